//! What each line of an article is: running text, a headline, or something that tells nothing.
//!
//! A byline or a picture credit is made of the same words as news ("Reporting by Anna Kral"), so that
//! whoever reads it as a sentence finds nonsense. What a line is shows in its first words, its end and
//! its place.

mod leads;
mod marks;
mod named;
#[cfg(test)]
mod tests;

use crate::sentences::paragraphs;
use reportedly_core::Span;

/// What a line is. Only [`tells`](LineKind::tells) of the kinds are read for statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// Running text.
    Prose,
    /// A headline or a crosshead that is a sentence: "Minister: plant will close", in capitals or not.
    Headline,
    /// A label of what follows, without a verb to speak of: "What we know so far".
    Heading,
    /// An item of a list, told by its mark: "• Two cranes were damaged".
    Bullet,
    /// Who wrote, edited or contributed: "By Anna Kral", "Reporting by X; editing by Y".
    Byline,
    /// Whose picture it is, or whose rights: "Photo: Anna Kral", "© 2024 Example Wire".
    Credit,
    /// What a site puts around articles: "Read more: …", "Last updated 14:05 GMT".
    Notice,
}

impl LineKind {
    /// Whether statements are sought in it.
    pub fn tells(self) -> bool {
        matches!(self, Self::Prose | Self::Headline | Self::Bullet)
    }
}

/// A paragraph and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The paragraph, without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: LineKind,
    /// The paragraph without dateline, clock time or list mark in front.
    pub body: Span,
}

/// The paragraphs of a text with what each is, in order.
pub fn lines(text: &str) -> Vec<Line> {
    let all = paragraphs(text);
    let one = all.len() == 1;
    all.iter()
        .enumerate()
        .map(|(i, span)| {
            let inside = span.of(text);
            let body = Span::new(span.start as usize + leads::lead(inside), span.end as usize).trim(text);
            // A text of one line is what somebody wants read, whatever it looks like.
            let kind = if one { named::by_words(inside) } else { marks::kind(inside, body.of(text), i) };
            Line { span: *span, kind, body: if body.is_empty() { *span } else { body } }
        })
        .collect()
}

/// The lines of a text, to be asked for by place.
#[derive(Debug)]
pub(crate) struct Lines {
    all: Vec<Line>,
    /// For each, whether it is all in capitals.
    shouted: Vec<bool>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let all = lines(text);
        let shouted = all.iter().map(|l| shouted(l.body.of(text))).collect();
        Self { all, shouted }
    }

    fn index(&self, at: Span) -> Option<usize> {
        let i = self.all.partition_point(|l| l.span.end <= at.start);
        self.all.get(i).filter(|l| l.span.start <= at.start).map(|_| i)
    }

    /// The line that a sentence stands in; `None` for a span that is in none (a test's own cut).
    fn of(&self, sentence: Span) -> Option<&Line> {
        self.index(sentence).map(|i| &self.all[i])
    }

    /// Whether a place stands in a line of capitals, where case tells no name.
    pub(crate) fn shouted(&self, at: Span) -> bool {
        self.index(at).is_some_and(|i| self.shouted[i])
    }

    /// What the line of a sentence is; running text where there is none.
    pub(crate) fn kind(&self, sentence: Span) -> LineKind {
        self.of(sentence).map_or(LineKind::Prose, |l| l.kind)
    }

    /// `piece` of `sentence` without what stands before the line's body: its dateline, time or mark.
    pub(crate) fn body(&self, text: &str, piece: Span, sentence: Span) -> Span {
        let start = self.of(sentence).map_or(0, |l| l.body.start).clamp(piece.start, piece.end);
        Span::new(start as usize, piece.end as usize).trim(text)
    }
}

/// Whether a line opens an item, a credit and so on by itself, so that it never goes on with the line before.
pub(crate) fn begins_anew(line: &str) -> bool {
    let line = line.trim();
    leads::bullet(line) > 0 || leads::dateline(line) > 0 || leads::clock(line) > 0 || stands_alone(line)
}

/// Whether a line is complete by itself, so that the next never goes on with it.
pub(crate) fn stands_alone(line: &str) -> bool {
    named::by_words(line.trim()) != LineKind::Prose
}

/// Whether a line is written like a title: most of its words begin in capitals, or it is a short label.
pub(crate) fn titled(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().filter(|w| w.starts_with(char::is_alphabetic)).collect();
    let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
    !words.is_empty() && (words.len() <= 6 || capitals * 2 > words.len())
}

/// Whether letters are all capitals: such words say nothing by their case.
pub(crate) fn shouted(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let first = letters.next();
    first.is_some_and(char::is_uppercase) && letters.all(|c| !c.is_lowercase())
}
