//! Shows dissent in public: demonstrates, marches, strikes, riots, blocks roads.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Protest,
    verbs: &[
        "protest", "demonstrate", "march", "riot", "rally", "strike", "picket", "boycott", "mutiny", "boo",
        "heckle", "go on strike", "walk out", "chant", "down tools", "sit in", "jeer", "revolt", "mob",
        "rampage",
    ],
    with: &[
        ("block", &["road", "street", "highway", "motorway", "bridge", "railway", "port", "entrance"]),
        ("blockade", &["road", "street", "port", "depot", "border"]),
        ("stage", &["rally", "strike", "protest", "demonstration", "march", "sit-in", "vigil", "walkout", "hunger"]),
        ("hold", &["rally", "strike", "protest", "demonstration", "march", "sit-in", "vigil", "hunger"]),
        ("organise", &["rally", "strike", "protest", "demonstration", "march"]),
        ("organize", &["rally", "strike", "protest", "demonstration", "march"]),
        ("begin", &["strike", "protest", "march", "hunger", "sit-in"]),
        ("start", &["strike", "protest", "march", "hunger"]),
        ("launch", &["strike", "protest"]),
        ("continue", &["strike", "protest", "hunger", "demonstration"]),
        ("stop", &["work"]),
        ("burn", &["effigy", "flag", "tyre", "tire"]),
        ("throw", &["stone", "rock", "bottle", "egg"]),
        ("hurl", &["stone", "rock", "bottle"]),
        ("carry", &["banner", "placard"]),
        ("take", &["street"]),
        ("occupy", &["square", "university", "office", "school", "rector"]),
        ("shout", &["slogan"]),
        ("chant", &["slogan"]),
        ("join", &["strike", "march", "protest"]),
        ("go", &["strike"]),
    ],
    nouns: &[
        "protest", "demonstration", "rally", "march", "strike", "riot", "sit-in", "walkout",
        "hunger strike", "picket", "unrest", "riots", "mutiny", "vigil", "boycott",
    ],
};
