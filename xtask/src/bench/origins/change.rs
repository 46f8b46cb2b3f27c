//! What becomes of a text that somebody takes over.

use super::articles::{Articles, is_word, pieces, sentences};
use fastrand::Rng;

/// What a document is. All but the first two took text over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// Nobody else's text.
    Own,
    /// Its own text and a quotation that stands in another, too. Not reuse: two reporters in one room.
    SameQuote,
    /// Byte for byte.
    Verbatim,
    /// The article between another publisher's site text.
    Reprint,
    /// Other quotation marks, dashes and commas.
    Restyled,
    /// The first three to seven tenths.
    Truncated,
    /// A fifth to a half of the paragraphs left out.
    Dropped,
    /// Paragraphs in another order.
    Reordered,
    /// The first paragraph written anew.
    NewLead,
    /// One word in twenty exchanged, left out or added.
    Reworded,
    /// One in ten.
    RewordedMore,
    /// One sentence of twelve words or more in an article of its own.
    Sentence,
    /// Sixty words in an article of its own.
    SixtyWords,
}

impl Change {
    /// Those that take text over; of documents that do each does as often.
    pub(super) const REUSE: [Self; 11] = [
        Self::Verbatim,
        Self::Reprint,
        Self::Restyled,
        Self::Truncated,
        Self::Dropped,
        Self::Reordered,
        Self::NewLead,
        Self::Reworded,
        Self::RewordedMore,
        Self::Sentence,
        Self::SixtyWords,
    ];

    /// Whether a passage is put into an article of the document's own.
    pub(super) fn is_splice(self) -> bool {
        matches!(self, Self::Sentence | Self::SixtyWords)
    }

    /// The paragraphs as they are after the change, for one that takes over the whole.
    pub(super) fn apply(
        self,
        articles: &Articles,
        body: &[String],
        rng: &mut Rng,
        document: u64,
    ) -> Vec<String> {
        let mut out = body.to_vec();
        match self {
            Self::Restyled => out.iter_mut().for_each(|p| *p = restyled(p)),
            Self::Truncated => return truncated(&out, rng),
            Self::Dropped => {
                let drop = (out.len() * rng.usize(20..=50) / 100).max(1);
                for _ in 0..drop.min(out.len() - 1) {
                    out.remove(rng.usize(..out.len()));
                }
            }
            Self::Reordered => rng.shuffle(&mut out),
            Self::NewLead => out[0] = articles.exchange(&out[0], document),
            Self::Reworded => out.iter_mut().for_each(|p| *p = reworded(articles, p, 20, rng)),
            Self::RewordedMore => out.iter_mut().for_each(|p| *p = reworded(articles, p, 10, rng)),
            _ => {}
        }
        out
    }

    /// The passage that is taken out of a text; none where it has nothing of the kind.
    pub(super) fn passage(self, body: &[String], rng: &mut Rng) -> Option<String> {
        match self {
            Self::Sentence => {
                let fits = |s: &&str| {
                    (12..60).contains(&s.split_whitespace().count())
                        && !s.contains(['"', '“', '”', '‘', '’', '\''])
                };
                let all: Vec<&str> = body.iter().flat_map(|p| sentences(p)).filter(fits).collect();
                rng.choice(all).map(str::to_owned)
            }
            Self::SixtyWords => {
                // A quotation would prove nothing.
                let bare = |p: &&String| !p.contains(['"', '“', '”', '‘', '’', '\'']);
                let bare_runs = body.split(|p| !bare(&p));
                let runs = bare_runs.map(|run| run.iter().flat_map(|p| p.split_whitespace()).collect());
                let long: Vec<Vec<&str>> = runs.filter(|words: &Vec<&str>| words.len() >= 60).collect();
                let words = rng.choice(&long)?;
                let start = rng.usize(..=words.len() - 60);
                Some(words[start..start + 60].join(" "))
            }
            _ => None,
        }
    }
}

fn restyled(text: &str) -> String {
    text.chars()
        .filter(|c| *c != ',')
        .map(|c| match c {
            '“' | '”' => '"',
            '’' | '‘' => '\'',
            '-' => '–',
            c => c,
        })
        .collect()
}

/// The first sentences, three to seven tenths of the words.
fn truncated(body: &[String], rng: &mut Rng) -> Vec<String> {
    let words = |p: &str| p.split_whitespace().count();
    let mut left = body.iter().map(|p| words(p)).sum::<usize>() * rng.usize(30..=70) / 100;
    let mut out = Vec::new();
    for paragraph in body {
        let mut kept = Vec::new();
        for sentence in sentences(paragraph) {
            if left > 0 {
                kept.push(sentence);
            }
            left = left.saturating_sub(words(sentence));
        }
        if !kept.is_empty() {
            out.push(kept.join(" "));
        }
    }
    out
}

/// One word in `every` exchanged, left out, or followed by another.
fn reworded(articles: &Articles, text: &str, every: usize, rng: &mut Rng) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for piece in pieces(text) {
        let hit = is_word(piece) && rng.usize(..every) == 0;
        match if hit { rng.u8(..3) } else { 3 } {
            0 => out.push_str(articles.word(rng)),
            1 => {}
            2 => {
                out.push_str(piece);
                out.push(' ');
                out.push_str(articles.word(rng));
            }
            _ => out.push_str(piece),
        }
    }
    out
}
