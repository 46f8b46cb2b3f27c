//! Yields: frees, pardons, lifts, eases, calls off, gives in.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Concede,
    verbs: &[
        "concede", "allow", "permit", "yield", "relent", "free", "release", "pardon", "acquit", "liberate", "amnesty",
        "give in", "back down", "call off", "climb down", "bow", "parole", "reprieve", "exonerate",
        "clear", "cede", "relinquish", "exempt", "capitulate", "decriminalise", "unfreeze", "reinstate",
        "backtrack", "relax",
    ],
    with: &[
        ("lift", &["sanction", "embargo", "curfew", "ban", "siege", "restriction", "blockade", "tariff", "emergency", "law", "censorship", "immunity", "measure", "boycott"]),
        ("ease", &["sanction", "embargo", "curfew", "ban", "siege", "restriction", "blockade", "emergency", "measure", "rule", "law", "control", "censorship"]),
        ("relax", &["sanction", "curfew", "restriction", "rule", "law", "control"]),
        ("end", &["strike", "boycott", "siege", "blockade", "curfew", "protest", "emergency", "embargo", "ban", "sanction", "hunger"]),
        ("shorten", &["curfew", "sentence"]),
        ("cancel", &["strike", "protest", "restriction", "order", "decree", "ban", "boycott"]),
        ("drop", &["charge", "claim", "demand", "case", "suit"]),
        ("suspend", &["strike", "protest", "boycott", "sentence"]),
        ("allow", &["rally", "protest", "demonstration", "return", "march", "party", "opposition", "access"]),
        ("permit", &["rally", "protest", "demonstration", "return", "march", "party", "opposition", "access"]),
        ("legalise", &["party", "union", "opposition"]),
        ("legalize", &["party", "union", "opposition"]),
        ("declare", &["ceasefire", "cease-fire", "truce", "amnesty"]),
        ("announce", &["ceasefire", "cease-fire", "truce", "amnesty"]),
        ("commute", &["sentence"]),
        ("quash", &["conviction", "sentence"]),
        ("overturn", &["conviction", "ban", "sentence"]),
        ("hand over", &["power", "control", "village", "territory", "land"]),
        ("transfer", &["power", "control", "sovereignty"]),
        ("grant", &["amnesty", "autonomy", "independence", "bail", "parole", "freedom"]),
        ("meet", &["demand", "condition"]),
        ("withdraw", &["charge", "demand", "bill", "decree", "plan"]),
        ("dismiss", &["charge", "case", "suit"]),
    ],
    nouns: &[
        "concession", "amnesty", "pardon", "release", "ceasefire", "cease-fire", "truce", "acquittal",
        "reprieve", "liberation",
    ],
};
