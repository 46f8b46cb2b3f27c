//! Says that somebody did wrong, or takes it to court: blames, charges, indicts, sues.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Accuse,
    verbs: &[
        "accuse", "blame", "charge", "indict", "sue", "allege", "arraign", "prosecute", "implicate",
        "impeach", "fault", "finger", "incriminate", "scapegoat",
    ],
    with: &[
        ("file", &["lawsuit", "suit", "complaint", "charge"]),
        ("bring", &["charge", "lawsuit", "case", "action"]),
        ("press", &["charge"]),
        ("level", &["accusation", "charge"]),
        ("take", &["court"]),
        ("hold", &["responsible"]),
    ],
    nouns: &[
        "accusation", "allegation", "charge", "indictment", "lawsuit", "blame", "impeachment",
    ],
};
