//! Asks with pressure: demands, orders, insists, says that somebody must.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Demand,
    verbs: &[
        "demand", "insist", "order", "require", "pressure", "press", "instruct", "compel", "push", "exact",
        "command", "enjoin",
    ],
    with: &[
        ("issue", &["ultimatum", "order", "demand", "reminder", "summons", "subpoena"]),
        ("set", &["deadline", "condition", "ultimatum"]),
        ("give", &["ultimatum", "deadline"]),
        ("reiterate", &["demand", "call"]),
        ("press", &["demand"]),
        ("make", &["demand"]),
    ],
    nouns: &[
        "demand", "ultimatum", "insistence", "order", "pressure",
    ],
};
