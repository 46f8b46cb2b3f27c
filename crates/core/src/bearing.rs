//! Whether a statement bears on a question, and whether closely enough to take a side.

use serde::Serialize;

/// How near a statement is to a question.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Nearness {
    /// Cosine of the two vectors of meaning, -1 to 1.
    pub meaning: f32,
    /// Share of the question's terms that the statement holds, 0 to 1, rarer terms counting more.
    pub words: f32,
    /// The same over the terms that are no names: what is asked of those who are named.
    pub point: f32,
    /// Share of all terms that the whole document and its headline hold.
    pub document: f32,
}

/// How nearness is judged. The defaults were chosen out of 864 settings on `eval/casefiles` and the
/// shipped example, by the stance of documents and the number of origins on each side: from a
/// plateau of good settings, not its highest point, because the cases are few.
#[derive(Debug, Clone, PartialEq)]
pub struct Bearing {
    /// Weight of [`Nearness::meaning`] in [`Bearing::relevance`]; the three weights add up to 1.
    pub meaning: f32,
    /// Weight of the statement's own words.
    pub words: f32,
    /// Weight of its document's words.
    pub document: f32,
    /// From this relevance a statement is read together with the question; what is further off is about something else.
    pub read: f32,
    /// From this relevance a statement bears on the question, whatever its reading says.
    pub about: f32,
    /// From this relevance it may take a side, if also `telling` or `close`.
    pub asked: f32,
    /// From this [`Nearness::point`] it is about what is asked, not only about who is named.
    pub telling: f32,
    /// Cosine that says so without the words.
    pub close: f32,
}

impl Default for Bearing {
    fn default() -> Self {
        Self {
            meaning: 0.60,
            words: 0.30,
            document: 0.10,
            read: 0.0,
            about: 0.34,
            asked: 0.49,
            telling: 0.45,
            close: 0.58,
        }
    }
}

impl Bearing {
    /// One number, 0 to 1: meaning and telling words in the statement itself count most.
    pub fn relevance(&self, n: Nearness) -> f32 {
        let words = self.words * n.words + self.document * n.document;
        (self.meaning * n.meaning.max(0.0) + words).clamp(0.0, 1.0)
    }

    /// Whether the statement bears on the question at all.
    pub fn is_about(&self, n: Nearness) -> bool {
        self.relevance(n) >= self.about
    }

    /// Whether the statement is about what is asked, so that it can take a side: near enough, and by
    /// telling words or by a close meaning, not only by the names that the whole story shares.
    pub fn is_asked(&self, n: Nearness) -> bool {
        self.relevance(n) >= self.asked && (n.point >= self.telling || n.meaning >= self.close)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone_do_not_take_a_side() {
        let b = Bearing::default();
        let names_only = Nearness { meaning: 0.55, words: 0.6, point: 0.0, document: 1.0 };
        let the_point = Nearness { meaning: 0.55, words: 0.6, point: 0.5, document: 1.0 };
        assert!(b.is_about(names_only) && !b.is_asked(names_only) && b.is_asked(the_point));
        assert!(b.relevance(Nearness { meaning: 1.0, words: 1.0, point: 1.0, document: 1.0 }) <= 1.0);
    }
}
