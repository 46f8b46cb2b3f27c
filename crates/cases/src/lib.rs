//! Test cases written as Markdown pages, for people who do not program. Used by tests only.
//!
//! Each `##` heading begins a case; `key: value` lines give what the text comes with; `>` lines hold
//! the news text (an empty one parts paragraphs); `-` lines say what the reading must show, one thing
//! a line. Everything else is prose for people.
//!
//! ```
//! let page = "# Times\n\n## A weekday\n\npublished: 2026-03-04\n\n> Two men were held on Monday.\n\n- Monday: DATE 2026-03-02\n";
//! reportedly_cases::check("times.md", page, |case| {
//!     assert_eq!(case.value("published"), Some("2026-03-04"));
//!     assert_eq!(case.text, "Two men were held on Monday.");
//!     vec!["Monday: DATE 2026-03-02".to_owned()]
//! });
//! ```

use std::fmt::Write;

/// One case of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The heading.
    pub name: String,
    /// Line of the heading, counted from 1.
    pub line: usize,
    /// What the text comes with, such as `published`.
    pub given: Vec<(String, String)>,
    /// The news text.
    pub text: String,
    /// What the reading must show.
    pub expected: Vec<String>,
}

impl Case {
    /// The value of a `key: value` line.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.given.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }
}

/// The cases of a page, in order.
pub fn cases(page: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    for (n, line) in page.lines().enumerate() {
        if let Some(name) = line.strip_prefix("## ") {
            out.push(Case {
                name: name.trim().to_owned(),
                line: n + 1,
                given: Vec::new(),
                text: String::new(),
                expected: Vec::new(),
            });
            continue;
        }
        let Some(case) = out.last_mut() else { continue };
        if let Some(text) = line.strip_prefix('>') {
            if !case.text.is_empty() {
                case.text.push('\n');
            }
            case.text.push_str(text.strip_prefix(' ').unwrap_or(text));
        } else if let Some(item) = line.strip_prefix("- ") {
            case.expected.push(item.trim().to_owned());
        } else if let Some((key, value)) = line.split_once(": ")
            && key.chars().all(|c| c.is_ascii_lowercase())
        {
            case.given.push((key.to_owned(), value.trim().to_owned()));
        }
    }
    out
}

/// Hold every case of a page to what `read` makes of its text: the same lines in the same order.
///
/// # Panics
/// If a page has no case or a reading differs; the message shows all that differ, by line of the page.
pub fn check(name: &str, page: &str, mut read: impl FnMut(&Case) -> Vec<String>) {
    let all = cases(page);
    assert!(!all.is_empty(), "{name} holds no case");
    let mut wrong = String::new();
    for case in &all {
        let found = read(case);
        if found != case.expected {
            let _ = write!(wrong, "\n{name}:{} {}\n  text: {}\n", case.line, case.name, case.text);
            for line in case.expected.iter().filter(|e| !found.contains(e)) {
                let _ = writeln!(wrong, "  missing: {line}");
            }
            for line in found.iter().filter(|f| !case.expected.contains(f)) {
                let _ = writeln!(wrong, "  not expected: {line}");
            }
        }
    }
    assert!(wrong.is_empty(), "the reading differs from the page:\n{wrong}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "missing: a")]
    fn a_reading_that_differs_fails() {
        check("p.md", "## One\n\n> x\n\n- a\n", |_| vec!["b".to_owned()]);
    }

    #[test]
    #[should_panic(expected = "no case")]
    fn a_page_without_cases_fails() {
        check("p.md", "# Nothing\n", |_| Vec::new());
    }
}
