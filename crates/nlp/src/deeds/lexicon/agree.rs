//! Says that it will do something friendly: agrees, offers, promises, accepts.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Agree,
    verbs: &[
        "accept", "agree", "assent", "assure", "offer", "pledge", "promise", "undertake", "guarantee",
        "volunteer", "consent", "commit", "sign up", "acquiesce",
    ],
    with: &[
        ("come to", &["agreement", "terms", "understanding", "accord"]),
        ("reach", &["agreement", "accord", "deal", "understanding", "compromise", "settlement", "consensus"]),
        ("strike", &["deal", "bargain"]),
        ("give", &["assurance", "promise", "word", "go-ahead"]),
        ("express", &["readiness", "willingness"]),
    ],
    nouns: &[
        "agreement", "accord", "deal", "pledge", "promise", "offer", "commitment", "assurance",
        "willingness", "readiness", "settlement", "compromise", "consensus", "understanding",
    ],
};
