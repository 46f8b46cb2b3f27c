//! Looks into what happened: investigates, inspects, searches, questions.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Investigate,
    verbs: &[
        "investigate", "probe", "inspect", "search", "question", "examine", "audit", "monitor", "inquire",
        "enquire", "scrutinise", "scrutinize", "verify", "interrogate", "look into", "observe", "track",
    ],
    with: &[
        ("open", &["investigation", "inquiry", "probe", "enquiry"]),
        ("launch", &["investigation", "inquiry", "probe", "enquiry"]),
        ("begin", &["investigation", "inquiry", "probe", "enquiry"]),
        ("order", &["investigation", "inquiry", "probe", "enquiry"]),
        ("put", &["investigation", "scrutiny"]),
        ("place", &["investigation", "scrutiny"]),
        ("conduct", &["investigation", "inquiry", "inspection", "search"]),
        ("dispatch", &["inspector", "monitor"]),
        ("send", &["inspector", "monitor", "observer", "investigator"]),
        ("set up", &["inquiry"]),
    ],
    nouns: &[
        "investigation", "inquiry", "probe", "inspection", "search", "audit", "enquiry",
    ],
};
