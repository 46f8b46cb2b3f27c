//! Says that it will do harm: threatens, warns, gives notice.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Threaten,
    verbs: &[
        "threaten", "warn", "menace", "vow", "caution", "intimidate", "bully", "swear",
    ],
    with: &[
        ("issue", &["threat", "warning"]),
        ("give", &["warning", "notice"]),
        ("make", &["threat"]),
        ("prepare", &["retaliate", "war", "attack"]),
        ("vow", &["revenge"]),
        ("raise", &["spectre"]),
    ],
    nouns: &[
        "threat", "warning", "menace", "intimidation",
    ],
};
