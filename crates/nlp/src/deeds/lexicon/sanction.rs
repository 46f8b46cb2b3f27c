//! Cuts back what there was between two: ties, trade, aid, access; expels.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Sanction,
    verbs: &[
        "sanction", "expel", "fine", "embargo", "penalise", "penalize", "disqualify", "recall", "cut off",
        "blacklist", "withhold", "bar", "banish", "sever", "freeze",
    ],
    with: &[
        ("impose", &["sanction", "embargo", "tariff", "duty", "fine", "penalty", "quota", "visa"]),
        ("slap", &["sanction", "tariff", "fine", "duty"]),
        ("cut", &["aid", "tie", "relation", "relations", "link", "fund", "funding", "supply"]),
        ("cut off", &["aid", "tie", "relation", "relations", "supply", "gas"]),
        ("break", &["relation", "relations", "tie"]),
        ("break off", &["relation", "relations", "tie"]),
        ("sever", &["tie", "relation", "relations", "link"]),
        ("suspend", &["aid", "membership", "tie", "relation", "relations", "licence", "license", "flight", "cooperation", "payment", "programme"]),
        ("halt", &["aid", "trade", "flight", "shipment", "import", "export", "cooperation", "delivery"]),
        ("stop", &["aid", "trade", "shipment", "import", "export", "delivery"]),
        ("freeze", &["asset", "account", "aid", "fund"]),
        ("reduce", &["aid", "supply", "tie", "relation", "relations", "staff", "food"]),
        ("close", &["border", "airspace", "embassy", "consulate"]),
        ("shut", &["border", "airspace", "embassy", "consulate"]),
        ("recall", &["ambassador", "envoy", "diplomat"]),
        ("withdraw", &["ambassador", "envoy", "aid", "licence"]),
        ("cancel", &["aid", "visit", "flight", "contract"]),
        ("ban", &["import", "export", "flight", "product", "goods"]),
        ("prohibit", &["aid", "trade", "import", "export"]),
        ("deny", &["entry", "visa"]),
        ("revoke", &["licence", "license", "visa", "accreditation"]),
        ("strip", &["medal", "title", "citizenship"]),
        ("end", &["mediation", "aid"]),
        ("tighten", &["sanction", "embargo", "blockade"]),
    ],
    nouns: &[
        "sanction", "sanctions", "embargo", "tariff", "expulsion", "fine",
    ],
};
