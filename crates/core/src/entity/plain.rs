//! Plain letters: what is left of a name when case, accents, dots and possessive endings do not count.

/// A word in plain small letters: "Krejčí's" gives `krejci`, "U.S." gives `us`.
///
/// Only Latin letters lose their accents; all others are lower-cased and kept.
pub(super) fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in unpossessed(word).chars().flat_map(char::to_lowercase) {
        match latin(c) {
            Some(letters) => out.push_str(letters),
            None if c.is_alphanumeric() => out.push(c),
            None => {}
        }
    }
    out
}

/// A name's words in plain letters, hyphens parting words: "Kim Jong-un" gives `kim jong un`.
pub(super) fn plain_words(name: &str) -> Vec<String> {
    raw_words(name).flat_map(|w| w.split(is_hyphen)).map(plain).filter(|w| !w.is_empty()).collect()
}

/// A name's words as written, parted at white space and at marks that no name holds.
pub(super) fn raw_words(name: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '(' | ')' | '"' | '“' | '”' | '«' | '»' | '/' | '[' | ']')
    };
    name.split(parts).filter(|w| w.chars().any(char::is_alphanumeric))
}

/// Hyphens and the dashes that are mistaken for them.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–')
}

/// A word without its possessive ending: "Kral's", "Kral’s", "Holmes'".
pub(super) fn unpossessed(word: &str) -> &str {
    let apostrophe = ['\'', '’'];
    let bare = word.trim_end_matches(['.', '!', '?']);
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(stem) = bare.strip_suffix(ending).filter(|s| !s.is_empty()) {
            return stem;
        }
    }
    bare.strip_suffix(apostrophe).unwrap_or(word)
}

/// The plain letters of an accented Latin letter, in small letters; nothing for a mark that only
/// stands over a letter; `None` for all that is plain already or not Latin.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ə' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        '\u{0300}'..='\u{036f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_count_is_dropped() {
        let words = ["Krejčí's", "U.S.", "KRAL", "Holmes'", "İzmir", "Łódź", "d’Angelo"];
        assert_eq!(words.map(plain), ["krejci", "us", "kral", "holmes", "izmir", "lodz", "dangelo"]);
        assert_eq!(plain_words("Kim Jong-un"), ["kim", "jong", "un"]);
    }
}
