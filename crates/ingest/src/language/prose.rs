//! What is text and no prose: tables, logs, code, encoded bytes, lists of links, words without grammar.

use super::common::Words;

/// Fewest characters from which a text is refused for its shape.
const LEAST_DATA: usize = 60;

/// Whether most letters are of another alphabet than the Latin one.
pub(super) fn written_otherwise(text: &str) -> bool {
    let latin = |c: &char| matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}');
    let (mut of, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        of += usize::from(latin(&c));
    }
    all >= 4 && of * 2 < all
}

/// Whether it is made of numbers, codes and signs rather than words.
pub(super) fn is_data(text: &str) -> bool {
    let (mut words, mut tokens, mut spelled, mut size, mut linked) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for token in text.split_whitespace() {
        // "@name", "#topic", an address: posts have more of them than words, and are still prose.
        if is_link(token) {
            linked += 1;
            continue;
        }
        let signs = token.chars().count();
        tokens += 1;
        size += signs;
        if is_word(token) {
            words += 1;
            spelled += signs;
        }
    }
    let bare = size < LEAST_DATA;
    if bare { linked >= 10 && linked > 3 * tokens } else { words * 2 < tokens || spelled * 20 < size * 9 }
}

/// An address, a name on a network or a topic.
pub(super) fn is_link(token: &str) -> bool {
    let t = token.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '#'));
    t.starts_with(['@', '#']) && t.len() > 1 && !t[1..].starts_with(['@', '#', ' '])
        || t.starts_with("http://")
        || t.starts_with("https://")
        || t.starts_with("www.")
        || t.starts_with("pic.twitter.com")
        || t.contains('@') && t.contains('.')
}

/// A word as prose has it: letters, with a mark or two around it or a hyphen or apostrophe inside.
fn is_word(token: &str) -> bool {
    let bare = token.trim_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '/' | '=' | '{' | '}' | '<' | '>' | '_' | '$' | '\\')
    });
    let size = bare.chars().count();
    let letters = bare.chars().all(|c| {
        c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '–' | '—' | '.' | '/' | ',' | '\u{301}')
    });
    // "userName", "QmFzZTY0": capitals inside a word are rare in prose and the rule in code.
    let inner = bare.split(['-', '–', '—', '.', '/', '\'', '’']).any(|part| {
        let lower = part.chars().position(char::is_lowercase);
        lower.is_some_and(|l| part.chars().skip(l).filter(|c| c.is_uppercase()).count() > 1)
    });
    let code = ["\":", "{", "}", "()", "::", "=", ";;", "\\"].iter().any(|sign| token.contains(sign));
    !code && (1..=30).contains(&size) && letters && !inner && bare.contains(char::is_alphabetic)
}

/// Whether it is many short lines that end no sentence: a menu, a list of links, an index.
pub(super) fn is_list(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let short = lines.iter().filter(|l| l.split_whitespace().count() <= 6).count();
    let ended = lines.iter().filter(|l| l.ends_with(['.', '!', '?', '"', '”', ':'])).count();
    lines.len() >= 8 && short * 10 >= lines.len() * 7 && ended * 5 < lines.len()
}

/// Whether it is words in a row without sentences: hardly any that occur twice, or hardly any marks.
pub(super) fn is_salad(words: &Words, text: &str) -> bool {
    let marks = text.matches(['.', '!', '?']).count();
    let long = words.count() >= 40;
    let endless = marks * 60 < words.count();
    let english = words.english();
    // Any language repeats its small words; a random draw of words does not, nor does an index.
    long && english.share < 0.08 && endless || long && english.share < 0.03 && words.variety() > 0.97
}

/// Whether most words begin in capitals: a list of names, in whatever language.
pub(super) fn is_names(text: &str) -> bool {
    let words = text.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphabetic()));
    let (mut small, mut all) = (0usize, 0usize);
    for c in words {
        all += 1;
        small += usize::from(c.is_lowercase());
    }
    small * 2 < all
}
