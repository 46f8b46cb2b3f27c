//! Readies force without using it: deploys, mobilises, arms itself, patrols.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Mobilize,
    verbs: &[
        "mobilise", "mobilize", "deploy", "scramble", "call up", "mass", "militarise", "rearm", "muster",
        "fortify", "conscript", "shadow", "patrol", "reinforce", "remilitarise", "garrison",
    ],
    with: &[
        ("move", &["troop", "tank", "armour", "armor", "missile", "warship", "soldier"]),
        ("send", &["troop", "soldier", "warship", "tank", "paratrooper", "reinforcement", "fleet", "marine"]),
        ("put", &["alert"]),
        ("place", &["alert"]),
        ("remain", &["alert"]),
        ("test", &["missile", "weapon", "bomb"]),
        ("test-fire", &["missile"]),
        ("launch", &["satellite"]),
        ("call up", &["reservist"]),
        ("build up", &["force", "troop"]),
        ("train", &["hacker", "fighter", "militia", "commando"]),
        ("station", &["troop", "missile", "force"]),
        ("hold", &["manoeuvre", "maneuver"]),
        ("conduct", &["missile", "nuclear"]),
    ],
    nouns: &[
        "mobilisation", "mobilization", "deployment", "build-up", "buildup", "alert", "conscription",
    ],
};
