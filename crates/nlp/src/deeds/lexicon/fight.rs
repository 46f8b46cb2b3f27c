//! Armed force by armies, police or bands in battle: shells, bombs from the air, clashes, captures ground.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Fight,
    verbs: &[
        "fight", "clash", "shell", "bomb", "bombard", "strafe", "invade", "overrun", "retake", "recapture",
        "battle", "skirmish", "open fire", "besiege", "exchange fire", "duel", "pound", "raze", "destroy",
        "strike at", "counterattack", "occupy", "shoot down", "down", "torpedo", "annex", "repel",
        "ward off", "retaliate", "shoot", "cleanse", "mortar", "rout", "blockade", "fire on", "fire at",
    ],
    with: &[
        ("fire", &["shell", "missile", "rocket", "shot", "mortar", "bullet", "bomb", "round"]),
        ("launch", &["attack", "offensive", "assault", "strike", "raid", "air-strike", "missile", "rocket", "bombing", "incursion", "operation"]),
        ("carry out", &["strike", "air-strike", "offensive", "raid"]),
        ("capture", &["town", "village", "city", "base", "position", "stronghold", "part", "hill", "airport"]),
        ("seize", &["town", "village", "city", "base", "position", "bridge", "territory", "airport"]),
        ("take", &["town", "village", "city", "control"]),
        ("exchange", &["fire", "shot"]),
        ("violate", &["ceasefire", "cease-fire", "truce", "airspace", "border"]),
        ("break", &["ceasefire", "cease-fire", "truce"]),
        ("cross", &["border"]),
        ("engage", &["cleansing", "combat", "battle"]),
        ("open", &["fire"]),
        ("drop", &["bomb"]),
        ("strike", &["depot", "target", "base", "town", "village", "convoy", "position", "city"]),
        ("hit", &["depot", "target", "base", "town", "village", "convoy", "position", "school", "hospital"]),
        ("shoot", &["down"]),
    ],
    nouns: &[
        "fighting", "clash", "battle", "shelling", "bombardment", "offensive", "invasion", "war", "combat",
        "gunbattle", "air-strike", "airstrike", "skirmish", "incursion", "siege", "cleansing",
        "hostilities",
    ],
};
