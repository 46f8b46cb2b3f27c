//! Violence against persons outside battle: kills, kidnaps, beats, bombs, tortures.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Assault,
    verbs: &[
        "attack", "assault", "kidnap", "mine", "drag", "spit at", "abduct", "kill", "murder", "assassinate", "beat", "torture",
        "stab", "wound", "injure", "execute", "rape", "ambush", "hijack", "mug", "rob", "maim", "massacre",
        "slaughter", "slay", "lynch", "poison", "behead", "strangle", "slap", "burn down", "blow up",
        "storm", "hurt", "shoot dead", "gun down", "beat up", "vandalise", "torch", "desecrate",
        "detonate", "explode", "set fire to", "harm", "molest", "gas", "manhandle", "raid",
    ],
    with: &[
        ("set off", &["bomb", "explosive", "device"]),
        ("plant", &["bomb", "mine", "explosive"]),
        ("explode", &["bomb", "device", "series"]),
        ("set", &["fire", "ablaze"]),
        ("throw", &["grenade", "bomb", "petrol"]),
        ("hurl", &["grenade", "bomb"]),
        ("commit", &["massacre", "atrocity", "murder"]),
        ("carry out", &["attack", "bombing", "massacre", "killing", "assassination"]),
        ("lay", &["mine"]),
    ],
    nouns: &[
        "attack", "assault", "killing", "murder", "assassination", "kidnapping", "abduction", "bombing",
        "massacre", "ambush", "torture", "explosion", "blast", "execution", "hijacking", "stabbing",
        "raid", "shooting", "beating",
    ],
};
