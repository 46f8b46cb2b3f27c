//! Says no: refuses, vetoes, declines, denies, fails to agree, defies.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Reject,
    verbs: &[
        "reject", "refuse", "decline", "veto", "rebuff", "rule out", "turn down", "spurn", "dismiss",
        "deny", "renege", "defy", "violate", "ignore", "disobey", "block", "snub", "repudiate", "resist",
        "strike down", "flout", "disregard", "break off", "throw out", "postpone", "shun", "vote down",
        "vote against", "scuttle",
    ],
    with: &[
        ("break", &["promise", "agreement", "treaty", "ceasefire", "truce", "pact"]),
        ("cancel", &["meeting", "talk", "summit", "visit"]),
        ("suspend", &["talk", "negotiation"]),
        ("fail", &["agreement", "agree", "deal", "compromise"]),
        ("boycott", &["talk", "summit", "election", "vote", "meeting", "parliament"]),
        ("walk out", &["talk", "meeting", "summit"]),
        ("break off", &["talk", "negotiation", "dialogue"]),
        ("pull out", &["talk", "deal", "agreement", "treaty", "accord"]),
        ("withdraw", &["treaty", "pact", "agreement", "talk"]),
        ("violate", &["ban", "order", "law"]),
    ],
    nouns: &[
        "rejection", "refusal", "veto", "denial", "defiance", "violation", "snub", "boycott",
    ],
};
