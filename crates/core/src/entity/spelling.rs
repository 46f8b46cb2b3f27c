//! One name in several Latin spellings: transliteration from Cyrillic and Arabic, in a few rules.
//!
//! The rules undo the differences between the systems in use for Russian, Ukrainian and Belarusian
//! (BGN/PCGN, the national systems of 2010 and 2007, and agency style): `ks`/`x`, `kh`/`h`,
//! `ts`/`tz`/`c`, `y`/`i`/`j`, doubled letters, `-enko`/`-enka`. They read English and German words
//! alike ("Philip", "Filip"), so that they are for whole names only, never for a surname alone.

/// What is left of a word in plain letters when spelling systems do not count.
pub(super) fn letters(word: &str) -> String {
    if word.len() < SHORTEST {
        return word.to_owned();
    }
    let mut out = word.to_owned();
    for (from, to) in SOUNDS {
        if out.contains(from) {
            out = out.replace(from, to);
        }
    }
    let mut single = String::with_capacity(out.len());
    for c in out.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    if let Some(rest) = single.strip_prefix("ie") {
        single = format!("e{rest}");
    }
    if let Some(stem) = single.strip_suffix("enka") {
        single = format!("{stem}enko");
    }
    if ENDINGS.iter().any(|e| single.ends_with(e)) {
        single = single.replace('g', "h");
    }
    single
}

/// The same for a place: also `-iv` and `-ov` (Kharkiv, Kharkov).
pub(super) fn place_letters(word: &str) -> String {
    let out = letters(word);
    match out.strip_suffix("iv").filter(|stem| stem.len() >= 2 && word.len() >= 4) {
        Some(stem) => format!("{}ov", stem.strip_suffix('i').unwrap_or(stem)).replace('g', "h"),
        None => out,
    }
}

/// Letters of the shortest word that the rules are used on: below, too many words look alike.
const SHORTEST: usize = 5;

/// In this order.
const SOUNDS: &[(&str, &str)] = &[
    ("shch", "sh"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("cz", "ch"),
    ("kh", "h"),
    ("ck", "k"),
    ("zh", "z"),
    ("tz", "c"),
    ("ts", "c"),
    ("ks", "x"),
    ("ph", "f"),
    ("w", "v"),
    ("q", "k"),
    ("y", "i"),
    ("j", "i"),
];

/// Endings of East Slavic names, after the sounds: there `g` and `h` are one letter (Lugansk, Luhansk).
const ENDINGS: &[&str] =
    &["sk", "ske", "ska", "ski", "skaia", "ov", "ev", "enko", "ich", "uk", "hrad", "grad", "ivka", "ovka"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_out_of_another_alphabet() {
        let same = [
            ("zelensky", "zelenskyy"),
            ("lukashenko", "lukashenka"),
            ("aleksandr", "alexandr"),
            ("yevgeny", "evgeny"),
            ("luhansk", "lugansk"),
            ("odesa", "odessa"),
        ];
        for (a, b) in same {
            assert_eq!(letters(a), letters(b));
        }
        assert_eq!(place_letters("kharkiv"), place_letters("kharkov"));
        assert_eq!(place_letters("chernihiv"), place_letters("chernigov"));
        for (a, b) in [("harrison", "garrison"), ("ivanov", "ivanova"), ("jung", "young")] {
            assert_ne!(letters(a), letters(b));
        }
    }
}
