//! Talks with somebody: meets, visits, telephones, hosts, mediates.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Consult,
    verbs: &[
        "meet", "visit", "confer", "consult", "telephone", "phone", "host", "receive", "mediate",
        "negotiate", "discuss", "deliberate", "talk", "chat", "parley", "broker", "arbitrate", "tour",
        "correspond", "brief",
    ],
    with: &[
        ("hold", &["talk", "meeting", "summit", "conference", "consultation", "negotiation", "discussion", "conversation", "dialogue", "session"]),
        ("arrive", &["visit", "talk", "meeting", "summit", "trip"]),
        ("leave", &["talk", "meeting", "summit", "visit"]),
        ("fly", &["talk", "meeting", "summit"]),
        ("travel", &["talk", "meeting", "summit", "visit"]),
        ("begin", &["talk", "visit", "negotiation", "consultation", "trip", "tour"]),
        ("open", &["talk", "negotiation", "dialogue"]),
        ("resume", &["talk", "negotiation", "dialogue", "consultation"]),
        ("attend", &["summit", "meeting", "conference", "talk"]),
        ("pay", &["visit", "call"]),
        ("speak", &["telephone", "phone", "counterpart"]),
        ("exchange", &["view", "letter"]),
    ],
    nouns: &[
        "talk", "talks", "meeting", "summit", "negotiation", "consultation", "visit", "conference",
        "discussion", "dialogue", "mediation", "tour", "trip", "call", "conversation", "encounter",
        "session",
    ],
};
