//! Files of passages: a heading, fields, quoted lines of marked text, a list line for each item.
//!
//! ```text
//! ## wire-001
//! split: train
//! published: 2026-03-02
//!
//! > {1s|The ministry} {1c|said} on Monday that {1t|the border was open}.
//!
//! - 1: Interior Ministry; indirect; ongoing, positive, certain
//! ```
//!
//! What stands before the first heading is talk, and so is a field `note`.

use super::Fault;
use super::markup::{Piece, unmark};
use std::collections::BTreeMap;

pub(super) const SPLITS: &[&str] = &["train", "dev"];

/// A passage with its spans; the list lines are left to the set.
#[derive(Debug)]
pub(super) struct Passage {
    pub id: String,
    pub split: &'static str,
    pub published: Option<String>,
    pub text: String,
    pub pieces: Vec<Piece>,
    /// What the list says of each item, with the line that says it.
    pub items: BTreeMap<usize, (usize, String)>,
    /// Line of the heading.
    pub line: usize,
}

impl Passage {
    /// The spans of an item in one role, as they go into a record.
    pub(super) fn spans(&self, item: usize, role: char) -> Vec<reportedly::core::Span> {
        self.pieces.iter().filter(|p| p.item == item && p.role == role).map(|p| p.span).collect()
    }
}

/// Lines under one heading.
#[derive(Default)]
struct Raw<'a> {
    id: &'a str,
    line: usize,
    fields: Vec<(usize, &'a str, &'a str)>,
    quoted: Vec<(usize, &'a str)>,
    list: Vec<(usize, &'a str)>,
}

/// The passages of a file, and what is wrong with the others.
pub(super) fn passages(file: &str, roles: &[char]) -> (Vec<Passage>, Vec<Fault>) {
    let (mut raws, mut faults) = (Vec::<Raw<'_>>::new(), Vec::new());
    for (i, line) in file.lines().enumerate() {
        let number = i + 1;
        if let Some(id) = line.strip_prefix("## ") {
            raws.push(Raw { id: id.trim(), line: number, ..Raw::default() });
            continue;
        }
        let Some(raw) = raws.last_mut() else { continue };
        if let Some(text) = line.strip_prefix('>') {
            raw.quoted.push((number, text.strip_prefix(' ').unwrap_or(text).trim_end()));
        } else if let Some(item) = line.strip_prefix("- ") {
            raw.list.push((number, item));
        } else if let Some((key, value)) = line.split_once(": ") {
            raw.fields.push((number, key, value.trim()));
        } else if !line.trim().is_empty() {
            let message = "is no field (`key: value`), text (`> …`) or list line (`- 1: …`)";
            faults.push(Fault::new(number, message));
        }
    }
    let mut found = Vec::new();
    for raw in &raws {
        match passage(raw, roles) {
            Ok(p) => found.push(p),
            Err(wrong) => faults.extend(wrong),
        }
    }
    (found, faults)
}

fn passage(raw: &Raw<'_>, roles: &[char]) -> Result<Passage, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |line: usize, message: String| faults.push(Fault::new(line, message));
    if raw.id.is_empty() || raw.id.contains(char::is_whitespace) {
        fault(raw.line, format!("the id {:?} is no single word: write `## style-001`", raw.id));
    }
    let (mut split, mut published) = (None, None);
    for (line, key, value) in &raw.fields {
        match *key {
            "split" => match SPLITS.iter().find(|s| *s == value) {
                Some(s) => split = Some(*s),
                None => fault(*line, format!("no split {value:?}; there are: {}", SPLITS.join(", "))),
            },
            "published" if is_date(value) => published = Some((*value).to_owned()),
            "published" => fault(*line, format!("{value:?} is no date: write it as 2026-03-02")),
            "note" => {}
            _ => fault(*line, format!("no field {key:?}; there are: split, published, note")),
        }
    }
    if split.is_none() && !raw.fields.iter().any(|f| f.1 == "split") {
        fault(raw.line, format!("{} has no split: add `split: train` or `split: dev`", raw.id));
    }
    let mut items = BTreeMap::new();
    for (line, item) in &raw.list {
        let Some((Ok(id), what)) = item.split_once(": ").map(|(n, w)| (n.trim().parse::<usize>(), w)) else {
            fault(*line, "is no list line: write `- 1: …`, with the number that the braces have".to_owned());
            continue;
        };
        if items.insert(id, (*line, what.trim().to_owned())).is_some() {
            fault(*line, format!("{id} has two list lines: keep one"));
        }
    }
    if raw.quoted.is_empty() {
        fault(raw.line, format!("{} has no text: add lines that begin with `> `", raw.id));
    }
    let (text, pieces) = match unmark(&raw.quoted, roles) {
        Ok(found) => found,
        Err(wrong) => {
            faults.push(wrong);
            return Err(faults);
        }
    };
    let mut without: Vec<&Piece> = pieces.iter().filter(|p| !items.contains_key(&p.item)).collect();
    without.dedup_by_key(|p| p.item);
    for p in without {
        let message = format!("{} is marked in the text but has no list line: add `- {}: …`", p.item, p.item);
        faults.push(Fault::new(p.line, message));
    }
    for (id, (line, _)) in &items {
        if !pieces.iter().any(|p| p.item == *id) {
            faults.push(Fault::new(*line, format!("{id} is nowhere in the text: mark it, or drop the line")));
        }
    }
    let Some(split) = split.filter(|_| faults.is_empty()) else { return Err(faults) };
    Ok(Passage { id: raw.id.to_owned(), split, published, text, pieces, items, line: raw.line })
}

fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let digits = |p: &&str| p.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(digits) && parts.iter().map(|p| p.len()).collect::<Vec<_>>() == [4, 2, 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        passages(text, &['s']).1.iter().map(|f| format!("{}: {}", f.line, f.message)).collect()
    }

    #[test]
    fn a_passage_is_read() {
        let text = "Talk.\n\n## a-1\nsplit: dev\npublished: 2026-03-02\n\n> {1s|He} came.\n>\n> End.\n\n- 1: Bo; x\n";
        let (found, faults) = passages(text, &['s']);
        assert!(faults.is_empty(), "{faults:?}");
        let p = &found[0];
        assert_eq!((p.id.as_str(), p.split, p.published.as_deref()), ("a-1", "dev", Some("2026-03-02")));
        assert_eq!((p.text.as_str(), p.line), ("He came.\n\nEnd.", 3));
        assert_eq!(p.items[&1], (11, "Bo; x".to_owned()));
        assert_eq!(p.spans(1, 's').len(), 1);
    }

    #[test]
    fn faults_name_line_and_remedy() {
        let cases: &[(&str, &[&str])] = &[
            ("## a\n> {1s|x}\n- 1: y", &["1: a has no split"]),
            ("## a\nsplit: test\n> {1s|x}\n- 1: y", &["2: no split \"test\"; there are"]),
            ("## a b\nsplit: dev\n> {1s|x}\n- 1: y", &["1: the id \"a b\" is no single word"]),
            ("## a\nsplit: dev\ndate: 1\n> {1s|x}\n- 1: y", &["3: no field \"date\""]),
            ("## a\nsplit: dev\npublished: May 2\n> {1s|x}\n- 1: y", &["3: \"May 2\" is no date"]),
            ("## a\nsplit: dev\n> {1s|x}", &["3: 1 is marked in the text but has no list line"]),
            ("## a\nsplit: dev\n> x\n- 1: y", &["4: 1 is nowhere in the text"]),
            ("## a\nsplit: dev\n> {1s|x}\n- 1: y\n- 1: z", &["5: 1 has two list lines"]),
            ("## a\nsplit: dev\n> {1s|x}\n- y", &["4: is no list line", "3: 1 is marked"]),
            ("## a\nsplit: dev\n- 1: y", &["1: a has no text", "3: 1 is nowhere"]),
            ("## a\nsplit: dev\nwhat\n> {1s|x}\n- 1: y", &["3: is no field"]),
            ("## a\nsplit: dev\n> {1s|x\n- 1: y", &["3: {1s|x… is not closed"]),
        ];
        for (text, expected) in cases {
            let found = faults(text);
            assert_eq!(found.len(), expected.len(), "{text:?}: {found:?}");
            for (f, e) in found.iter().zip(*expected) {
                assert!(f.starts_with(e), "{text:?}: {f}");
            }
        }
    }
}
