//! Rust source as the checks see it: the program alone, as words with their lines.

/// The source with comments, string and character literals and `#[cfg(test)]` items blanked. Line
/// breaks stay, so that lines count as before.
pub(super) fn program(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut code: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let end = passive_end(&chars, at);
        if end > at {
            code.extend(chars[at..end].iter().map(|c| blank(*c)));
            at = end;
        } else {
            code.push(chars[at]);
            at += 1;
        }
    }
    blank_tests(&mut code);
    code.into_iter().collect()
}

fn blank(c: char) -> char {
    if c == '\n' { c } else { ' ' }
}

/// End of the comment or literal that begins at `at`; `at` itself where none does.
fn passive_end(c: &[char], at: usize) -> usize {
    let next = |n: usize| c.get(at + n).copied().unwrap_or('\0');
    match (c[at], next(1)) {
        ('/', '/') => (at..c.len()).find(|i| c[*i] == '\n').unwrap_or(c.len()),
        ('/', '*') => comment_end(c, at),
        ('"', _) => closing(c, at + 1, '"'),
        // A character, not a lifetime: 'x' or an escape.
        ('\'', '\\') => closing(c, at + 1, '\''),
        ('\'', _) if next(2) == '\'' => at + 3,
        ('r', '"' | '#') => raw_end(c, at),
        _ => at,
    }
}

/// One past the closing mark, backslashes heeded.
fn closing(c: &[char], mut at: usize, mark: char) -> usize {
    while at < c.len() && c[at] != mark {
        at += if c[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(c.len())
}

fn comment_end(c: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at + 1 < c.len() {
        match (c[at], c[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    c.len()
}

fn raw_end(c: &[char], at: usize) -> usize {
    let hashes = c[at + 1..].iter().take_while(|x| **x == '#').count();
    let open = at + 1 + hashes;
    if c.get(open) != Some(&'"') {
        return at; // a raw identifier: r#type
    }
    let closes =
        |i: &usize| c[*i] == '"' && c[i + 1..].iter().take(hashes).filter(|x| **x == '#').count() == hashes;
    (open + 1..c.len()).find(closes).map_or(c.len(), |i| i + 1 + hashes)
}

/// Blanks every item after `#[cfg(test)]`: to its closing brace, or its semicolon.
fn blank_tests(code: &mut [char]) {
    const MARK: &str = "#[cfg(test)]";
    let mark: Vec<char> = MARK.chars().collect();
    let mut at = 0;
    while at + mark.len() <= code.len() {
        if code[at..at + mark.len()] != mark[..] {
            at += 1;
            continue;
        }
        let mut end = at + mark.len();
        let mut depth = 0;
        while end < code.len() {
            let c = code[end];
            end += 1;
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(c, '}' | ';') {
                break;
            }
        }
        code[at..end].iter_mut().for_each(|c| *c = blank(*c));
        at = end;
    }
}

/// Identifiers, `::` and single marks, each with its line.
pub(super) fn words(code: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let part = |c: char| c.is_alphanumeric() || c == '_';
            let length = if part(first) {
                rest.find(|c| !part(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            out.push((number + 1, &rest[..length]));
            rest = rest[length..].trim_start();
        }
    }
    out
}

/// Lines on which `root::module` is named, in a path or in a group: `use std::{fs, io}`.
pub(super) fn uses_of(words: &[(usize, &str)], root: &str, module: &str) -> Vec<usize> {
    let word = |i: usize| words.get(i).map_or("", |w| w.1);
    let mut lines = Vec::new();
    for i in (0..words.len()).filter(|i| word(*i) == root && word(i + 1) == "::") {
        let mut depth = 0;
        for (j, (line, name)) in words.iter().enumerate().skip(i + 2) {
            match *name {
                "{" => depth += 1,
                "}" => depth -= 1,
                // The first name after `root::`, or one that stands in the outer braces itself.
                _ if *name == module && (j == i + 2 || depth == 1 && matches!(word(j - 1), "{" | ",")) => {
                    lines.push(*line);
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_with(source: &str, name: &str) -> Vec<usize> {
        let code = program(source);
        words(&code).iter().filter(|w| w.1 == name).map(|w| w.0).collect()
    }

    #[test]
    fn only_the_program_is_left() {
        let source = "//! x\nlet x = \"x \\\" x\"; /* x /* x */ x */\nlet y = 'x'; let z = b\"x\";\n\
                      fn f<'x>() { r#\"x \" x\"#; '\\''; x }\n";
        assert_eq!(lines_with(source, "x"), [2, 4, 4]);
    }

    #[test]
    fn tests_are_left_out_and_what_follows_is_not() {
        let source =
            "#[cfg(test)]\nmod tests {\n    fn f() { x }\n}\n#[cfg(test)]\nmod more;\nfn g() { x }\n";
        assert_eq!(lines_with(source, "x"), [7]);
    }

    #[test]
    fn paths_and_groups_are_found() {
        let code =
            "use std::fs;\nuse std::{io::{self, fs},\n  fs as files};\nstd::fs::read(p);\nmy::std::io;\n";
        assert_eq!(uses_of(&words(code), "std", "fs"), [1, 3, 4]);
    }
}
