//! Places and the words made of them: Belarus and Belarusian, Poland and Poles.

/// Whether two words in small letters name the same place, as noun or adjective: Belarus/Belarusian,
/// Iran/Iranian.
pub fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    const NOUN: &[&str] = &["", "e", "a", "y", "ia", "s"];
    const ADJECTIVE: &[&str] = &["n", "an", "ian", "ean", "ish", "ese", "i", "ic", "sian", "s", "es"];
    let ends = |w: &str, endings: &[&str]| w.get(common..).is_some_and(|end| endings.contains(&end));
    (common >= 4 && ends(short, NOUN) && ends(long, ADJECTIVE))
        || irregular(a).is_some_and(|place| irregular(b) == Some(place))
}

/// A word in plain letters without what makes an adjective of a place or ends its noun: "norvian" and
/// "norvia" both give `norv`. Not for names of companies, where "Maria" and "Mariana" are two.
pub(super) fn place_stem(word: &str) -> &str {
    if let Some(place) = irregular(word) {
        return place;
    }
    let mut stem = word;
    while let Some(shorter) = ENDINGS.iter().filter_map(|e| stem.strip_suffix(e)).find(|s| s.len() >= 4) {
        stem = shorter;
    }
    stem
}

/// A people's name in plain letters, alike for adjective, one and many: "belarusians" gives
/// `belarusian`, "poles" gives `poland`.
pub(super) fn people(word: &str) -> &str {
    if let Some(place) = irregular(word) {
        return place;
    }
    match word.strip_suffix('s') {
        Some(one) if one.len() >= 3 && !one.ends_with('s') => irregular(one).unwrap_or(one),
        _ => word,
    }
}

/// The place of a word in plain letters that no ending leads to.
fn irregular(word: &str) -> Option<&'static str> {
    let of = |(_, words): &&(&str, &[&str])| words.contains(&word);
    IRREGULAR.iter().find(of).map(|(place, _)| *place)
}

/// Longest first.
const ENDINGS: &[&str] = &["ian", "ean", "ese", "ish", "ia", "an", "i", "y", "a", "o", "e"];

/// Places whose adjective or people is not made by an ending; the first is what all of them mean.
#[rustfmt::skip] // one place a line would be a page
const IRREGULAR: &[(&str, &[&str])] = &[
    ("america", &["american", "americans", "america"]), ("belarus", &["belarus", "belarusian", "belarussian", "belarusians"]),
    ("britain", &["britain", "british", "briton", "britons", "brits"]), ("cyprus", &["cyprus", "cypriot", "cypriots"]),
    ("czechia", &["czechia", "czech", "czechs"]), ("denmark", &["denmark", "danish", "dane", "danes"]),
    ("england", &["england", "english", "englishman", "englishmen"]), ("finland", &["finland", "finnish", "finn", "finns"]),
    ("france", &["france", "french", "frenchman", "frenchmen"]), ("germany", &["germany", "german", "germans"]),
    ("greece", &["greece", "greek", "greeks"]), ("iceland", &["iceland", "icelandic", "icelander", "icelanders"]),
    ("ireland", &["ireland", "irish", "irishman", "irishmen"]), ("netherlands", &["netherlands", "dutch", "dutchman"]),
    ("niger", &["niger", "nigerien"]), ("nigeria", &["nigeria", "nigerian", "nigerians"]),
    ("norway", &["norway", "norwegian", "norwegians"]), ("peru", &["peru", "peruvian", "peruvians"]),
    ("philippines", &["philippines", "philippine", "filipino", "filipinos"]), ("poland", &["poland", "polish", "pole", "poles"]),
    ("portugal", &["portugal", "portuguese"]), ("rome", &["rome", "roman"]),
    ("scotland", &["scotland", "scottish", "scot", "scots"]), ("slovakia", &["slovakia", "slovak", "slovaks"]),
    ("spain", &["spain", "spanish", "spaniard", "spaniards"]), ("sweden", &["sweden", "swedish", "swede", "swedes"]),
    ("switzerland", &["switzerland", "swiss"]), ("thailand", &["thailand", "thai", "thais"]),
    ("turkey", &["turkey", "turkiye", "turkish", "turk", "turks"]), ("wales", &["wales", "welsh"]),
    ("afghanistan", &["afghanistan", "afghan", "afghans"]), ("kazakhstan", &["kazakhstan", "kazakh", "kazakhs"]),
    ("uzbekistan", &["uzbekistan", "uzbek", "uzbeks"]), ("croatia", &["croatia", "croatian", "croat", "croats"]),
    ("serbia", &["serbia", "serbian", "serb", "serbs"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_their_adjectives() {
        for (a, b) in [
            ("belarus", "belarusian"),
            ("norvia", "norvian"),
            ("tarvo", "tarvan"),
            ("poland", "polish"),
            ("taiwan", "taiwanese"),
            ("pakistan", "pakistani"),
            ("iraq", "iraqi"),
            ("china", "chinese"),
        ] {
            assert_eq!(place_stem(a), place_stem(b), "{a} {b}");
        }
        for (a, b) in [("austria", "australia"), ("niger", "nigeria"), ("roman", "romania")] {
            assert_ne!(place_stem(a), place_stem(b));
        }
        assert_eq!(people("belarusians"), people("belarusian"));
        assert_eq!(people("poles"), people("polish"));
        assert_eq!(people("democrats"), "democrat");
        assert_eq!(people("taliban"), "taliban");
    }
}
