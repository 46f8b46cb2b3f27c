//! Gives or shelters: sends help, lends, donates, shelters, rescues.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Aid,
    verbs: &[
        "aid", "assist", "help", "donate", "rescue", "evacuate", "shelter", "feed", "vaccinate", "fund",
        "finance", "subsidise", "subsidize", "supply", "provide", "equip", "arm", "lend", "bankroll",
        "resettle", "treat", "nurse", "save", "sponsor", "airlift", "take in", "bail out", "relieve",
        "protect", "train",
    ],
    with: &[
        ("send", &["aid", "food", "medicine", "relief", "arms", "weapon", "help", "supply", "water", "doctor", "rescuer", "team", "money", "blanket", "aircraft", "tent", "battalion", "hospital", "peacekeeper"]),
        ("deliver", &["aid", "food", "medicine", "relief", "supply", "water"]),
        ("give", &["aid", "money", "asylum", "refuge", "help", "loan", "grant", "food", "shelter", "boat", "vehicle"]),
        ("grant", &["asylum", "refuge", "loan", "aid", "citizenship", "visa", "credit"]),
        ("offer", &["asylum", "refuge", "shelter"]),
        ("extend", &["loan", "credit", "aid", "asylum"]),
        ("approve", &["loan", "credit", "aid", "grant"]),
        ("distribute", &["food", "aid", "relief", "water"]),
        ("ship", &["food", "aid", "arms", "weapon", "relief"]),
        ("open", &["border", "corridor", "camp"]),
        ("contribute", &["troop", "money", "million", "fund", "aid"]),
        ("hand out", &["blanket", "food", "water", "aid"]),
        ("drop", &["food", "aid", "supply", "parcel"]),
        ("arrive", &["peacekeeper", "peacekeeping", "aid", "relief"]),
        ("pay", &["compensation"]),
    ],
    nouns: &[
        "aid", "assistance", "help", "relief", "donation", "loan", "rescue", "asylum", "evacuation",
        "airlift", "subsidy", "grant",
    ],
};
