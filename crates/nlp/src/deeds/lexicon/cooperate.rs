//! Does things together: trades, trains jointly, shares, extradites, exchanges.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Cooperate,
    verbs: &[
        "cooperate", "co-operate", "collaborate", "share", "exchange", "extradite", "trade", "team up",
        "join", "barter", "pool", "swap", "repatriate", "coproduce", "partner", "work together",
        "join forces", "unite",
    ],
    with: &[
        ("hold", &["exercise", "manoeuvre", "maneuver", "drill", "game"]),
        ("launch", &["exercise", "game", "drill", "manoeuvre", "project", "programme", "program", "venture"]),
        ("carry out", &["exercise", "drill", "project"]),
        ("set up", &["committee", "commission", "company", "venture", "force"]),
        ("form", &["alliance", "partnership", "union", "venture", "consortium", "coalition"]),
        ("rejoin", &["union", "alliance", "pact"]),
        ("join", &["alliance", "union", "pact", "treaty"]),
        ("hand over", &["suspect", "fugitive", "criminal"]),
        ("return", &["remains", "suspect", "artefact", "artifact", "treasure"]),
        ("sell", &["weapon", "arms", "wheat", "oil", "gas", "grain", "aircraft"]),
        ("buy", &["weapon", "arms", "wheat", "oil", "gas", "grain", "aircraft"]),
        ("conduct", &["exercise", "patrol", "drill"]),
    ],
    nouns: &[
        "cooperation", "co-operation", "collaboration", "exchange", "extradition", "partnership",
        "alliance", "trade",
    ],
};
