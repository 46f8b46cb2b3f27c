//! Finds fault: criticises, condemns, complains, deplores.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Disapprove,
    verbs: &[
        "condemn", "criticise", "criticize", "denounce", "deplore", "complain", "disapprove", "lambast",
        "slam", "blast", "censure", "rebuke", "reprimand", "chide", "castigate", "decry", "rap", "mock",
        "berate", "disparage", "lament", "rail", "scold", "vilify", "ridicule", "oppose", "deride",
        "scorn", "disown", "object", "regret",
    ],
    with: &[
        ("express", &["concern", "outrage", "dismay", "anger", "alarm", "regret", "disappointment", "fury"]),
        ("voice", &["concern", "outrage", "dismay", "anger", "alarm"]),
        ("lodge", &["complaint", "protest"]),
        ("summon", &["ambassador", "envoy", "diplomat", "charge"]),
        ("call in", &["ambassador", "envoy"]),
        ("speak out", &["against"]),
    ],
    nouns: &[
        "condemnation", "criticism", "complaint", "denunciation", "censure", "rebuke", "outrage", "dismay",
        "fury", "objection",
    ],
};
