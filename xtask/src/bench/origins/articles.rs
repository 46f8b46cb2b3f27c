//! What streams are made of: the paragraphs of real articles, and the words to exchange theirs for.

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Shorter texts are no articles.
const SHORTEST: usize = 120;
/// The most frequent words, which an exchange leaves alone: they make the stock phrases of the language.
const PLAIN: usize = 60;
/// Sentences to a paragraph where the source has no line breaks.
const SENTENCES: usize = 3;

/// Articles as lists of paragraphs, and their words.
#[derive(Debug)]
pub(super) struct Articles {
    pub all: Vec<Vec<String>>,
    plain: HashSet<String>,
    /// Lower-case words and names, each as often as it stands in the articles.
    words: Vec<String>,
    names: Vec<String>,
    lower: HashSet<String>,
}

impl Articles {
    /// Read the field `text` of all records of JSON Lines files and folders of such.
    pub(super) fn read(paths: &[PathBuf]) -> Result<Self> {
        let mut files = BTreeSet::new();
        for path in paths {
            walk(path, &mut files)?;
        }
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        for file in files {
            let reader = BufReader::new(std::fs::File::open(&file)?);
            for line in reader.lines() {
                let Ok(record) = serde_json::from_str::<Value>(&line?) else { continue };
                let text = record["text"].as_str().unwrap_or_default();
                if text.split_whitespace().count() >= SHORTEST && seen.insert(text.to_owned()) {
                    all.push(paragraphs(text));
                }
            }
        }
        ensure!(
            all.len() >= 100,
            "there are {} articles of {SHORTEST} words or more; 100 are needed",
            all.len()
        );
        Ok(Self::new(all))
    }

    fn new(all: Vec<Vec<String>>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let (mut words, mut names, mut lower) = (Vec::new(), Vec::new(), HashSet::new());
        for piece in all.iter().flatten().flat_map(|p| pieces(p)).filter(|p| is_word(p)) {
            *counts.entry(piece.to_lowercase()).or_default() += 1;
            if piece.starts_with(char::is_lowercase) {
                lower.insert(piece.to_owned());
                words.push(piece.to_owned());
            } else if piece.starts_with(char::is_uppercase) {
                names.push(piece.to_owned());
            }
        }
        let mut by_count: Vec<(usize, String)> = counts.into_iter().map(|(w, n)| (n, w)).collect();
        by_count.sort_by(|a, b| b.cmp(a));
        let plain: HashSet<String> = by_count.into_iter().take(PLAIN).map(|(_, w)| w).collect();
        words.retain(|w| !plain.contains(w));
        names.retain(|w| !lower.contains(&w.to_lowercase()) && !plain.contains(&w.to_lowercase()));
        Self { all, plain, words, names, lower }
    }

    /// The same text with its numbers, names and telling words exchanged, each for the same one throughout
    /// a document. So two documents made of one article share its small words and nothing else.
    pub(super) fn exchange(&self, text: &str, document: u64) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        for piece in pieces(text) {
            if !is_word(piece) {
                out.push_str(piece);
                continue;
            }
            let low = piece.to_lowercase();
            let mut rng = Rng::with_seed(document ^ hash(&low));
            if piece.contains(|c: char| c.is_ascii_digit()) {
                let digit = |c: char| if c.is_ascii_digit() { rng.digit(10) } else { c };
                out.extend(piece.chars().map(digit));
            } else if self.plain.contains(&low) {
                out.push_str(piece);
            } else if self.lower.contains(&low) {
                let word = rng.choice(&self.words).map_or(piece, String::as_str);
                if piece.starts_with(char::is_uppercase) {
                    out.push_str(&capital(word))
                } else {
                    out.push_str(word)
                }
            } else {
                out.push_str(rng.choice(&self.names).map_or(piece, String::as_str));
            }
        }
        out
    }

    /// A word to put in the place of another.
    pub(super) fn word(&self, rng: &mut Rng) -> &str {
        rng.choice(&self.words).map_or("", String::as_str)
    }
}

fn walk(path: &Path, files: &mut BTreeSet<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))? {
            let path = entry?.path();
            if path.is_dir() || path.extension().is_some_and(|e| e == "jsonl") {
                walk(&path, files)?;
            }
        }
    } else {
        ensure!(path.is_file(), "there is no {}", path.display());
        files.insert(path.to_owned());
    }
    Ok(())
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if lines.len() > 2 {
        return lines.into_iter().map(str::to_owned).collect();
    }
    let all: Vec<&str> = lines.into_iter().flat_map(sentences).collect();
    all.chunks(SENTENCES).map(|c| c.join(" ")).collect()
}

/// Sentences, as well as a full stop and a capital tell.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text[..at].trim_end_matches(['"', '”', '’', '\'', ')']);
        let ends = before.ends_with(['.', '!', '?']);
        if ends && text[at + 1..].starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
            found.push(&text[start..at]);
            start = at + 1;
        }
    }
    found.push(&text[start..]);
    found
}

/// Words and what stands between them, in turn.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let inside = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
        let first = rest.chars().next()?;
        let end = rest.find(|c| inside(c) != inside(first)).unwrap_or(rest.len());
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

pub(super) fn is_word(piece: &str) -> bool {
    piece.contains(char::is_alphanumeric)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// FNV-1a: the same everywhere, which `std`'s is not.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
