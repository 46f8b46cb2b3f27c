//! Uses power over people without open violence: arrests, bans, seizes, deports, hacks.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Coerce,
    verbs: &[
        "arrest", "catch", "surround", "detain", "jail", "imprison", "deport", "seize", "confiscate", "ban", "outlaw", "hack",
        "sentence", "convict", "loot", "censor", "evict", "displace", "repress", "lock up", "round up",
        "harass", "persecute", "suppress", "force", "silence", "oust", "disperse", "break up",
        "expropriate", "quell", "crack down", "hold hostage", "extort", "ransack", "plunder", "curb",
        "gag", "coerce", "subjugate", "incarcerate", "intern", "dissolve", "oppress", "nationalise",
        "nationalize", "remand", "steal", "spy", "bug",
    ],
    with: &[
        ("impose", &["curfew", "law", "emergency", "censorship", "restriction", "rule", "ban"]),
        ("declare", &["emergency", "law", "curfew", "siege"]),
        ("extend", &["curfew", "emergency", "detention"]),
        ("place", &["arrest"]),
        ("put", &["arrest", "trial", "prison"]),
        ("take", &["custody", "hostage"]),
        ("close", &["newspaper", "school", "station", "party", "radio"]),
        ("shut", &["newspaper", "station", "radio"]),
        ("restrict", &["movement", "press", "travel", "freedom"]),
        ("set fire", &["office", "house", "shop"]),
        ("demolish", &["house", "home"]),
        ("hold", &["shield", "prisoner", "custody", "captive"]),
        ("fire", &["gas"]),
        ("use", &["gas", "cannon"]),
        ("dissolve", &["parliament", "party"]),
        ("surround", &["house", "building"]),
    ],
    nouns: &[
        "arrest", "detention", "curfew", "crackdown", "deportation", "imprisonment", "jailing",
        "repression", "censorship", "seizure", "eviction", "custody",
    ],
};
