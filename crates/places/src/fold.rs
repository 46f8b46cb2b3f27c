//! Names as keys. `training/gazetteer/names.py` does the same to the gazetteer's names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents, dots and apostrophes; other signs are blanks; "the" dropped at the front.
pub(crate) fn fold(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'þ' => plain.push_str("th"),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ı' => plain.push('i'),
            'ə' => plain.push('a'),
            'ħ' => plain.push('h'),
            'ŋ' => plain.push('n'),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ʻ' | 'ʿ' | 'ʾ' | '.' => {}
            '&' => plain.push_str(" and "),
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    let mut words = plain.split_whitespace().map(|w| match w {
        "st" => "saint",
        "ste" => "sainte",
        "mt" => "mount",
        "ft" => "fort",
        "mtn" => "mountain",
        w => w,
    });
    let first = words.next().unwrap_or_default();
    let mut key = String::with_capacity(plain.len());
    let mut rest = words.peekable();
    if first != "the" || rest.peek().is_none() {
        key.push_str(first);
    }
    for word in rest {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn names_that_are_one_have_one_key() {
        for (name, key) in [
            ("São Paulo", "sao paulo"),
            ("St. Louis", "saint louis"),
            ("the Hague", "hague"),
            ("The", "the"),
            ("Łódź", "lodz"),
            ("Côte d’Ivoire", "cote divoire"),
            ("W.Va.", "wva"),
            ("Winston-Salem", "winston salem"),
            ("TÜRKİYE", "turkiye"),
            ("", ""),
        ] {
            assert_eq!(fold(name), key, "{name}");
        }
    }
}
