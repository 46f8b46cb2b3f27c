//! Goes away or gives up: withdraws, resigns, surrenders, disarms.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Retreat,
    verbs: &[
        "retreat", "withdraw", "resign", "surrender", "disarm", "demobilise", "demobilize", "demilitarise",
        "pull out", "pull back", "step down", "abdicate", "quit", "flee", "lay down", "redeploy", "vacate",
        "disband", "disengage", "stand down", "capitulate",
    ],
    with: &[
        ("lay down", &["arm", "weapon", "rifle", "gun"]),
        ("give up", &["arm", "weapon", "rifle", "power", "territory"]),
        ("hand in", &["weapon", "arm", "gun"]),
        ("complete", &["withdrawal", "pullout", "retreat"]),
        ("begin", &["withdrawal", "pullout", "retreat", "disarmament"]),
        ("speed up", &["withdrawal", "pullout"]),
        ("leave", &["office", "post", "government", "coalition"]),
        ("evacuate", &["settlement", "base", "position", "outpost"]),
        ("dismantle", &["weapon", "base", "missile", "camp"]),
        ("pull", &["troop", "force", "soldier"]),
        ("abandon", &["position", "base", "post", "town"]),
        ("close", &["base"]),
    ],
    nouns: &[
        "withdrawal", "retreat", "pullout", "pull-out", "resignation", "surrender", "disarmament",
        "evacuation", "abdication", "demobilisation",
    ],
};
