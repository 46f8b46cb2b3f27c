//! Whether a statement bears on a question, and whether closely enough to take a side.

use serde::Serialize;

/// How near a statement is to a question.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Nearness {
    /// Cosine of the two vectors of meaning, -1 to 1.
    pub meaning: f32,
    /// Share of the question's terms that the statement holds, 0 to 1, rarer terms counting more.
    pub words: f32,
    /// The same over the statement's sentence.
    pub sentence: f32,
    /// The same over the whole document and its headline.
    pub document: f32,
}

/// How nearness is judged. The defaults were chosen out of 1,600 settings on `eval/casefiles` and the
/// shipped example, by the stance of documents and the number of origins on each side: from the
/// widest plateau of good settings, not its highest point, because the cases are few.
#[derive(Debug, Clone, PartialEq)]
pub struct Bearing {
    /// Weights of the four measures in [`Bearing::relevance`]; they add up to 1.
    pub meaning: f32,
    /// Weight of the statement's own words.
    pub words: f32,
    /// Weight of its sentence's words.
    pub sentence: f32,
    /// Weight of its document's words.
    pub document: f32,
    /// From this relevance a statement bears on the question.
    pub about: f32,
    /// From this relevance it may take a side, if also `telling` or `close`.
    pub asked: f32,
    /// Share of the terms that says it is about what is asked, not only about who is named.
    pub telling: f32,
    /// Cosine that says so without the words.
    pub close: f32,
}

impl Default for Bearing {
    fn default() -> Self {
        Self {
            meaning: 0.50,
            words: 0.40,
            sentence: 0.05,
            document: 0.05,
            about: 0.34,
            asked: 0.46,
            telling: 0.30,
            close: 0.60,
        }
    }
}

impl Bearing {
    /// One number, 0 to 1: meaning and telling words in the statement itself count most.
    pub fn relevance(&self, n: Nearness) -> f32 {
        let words = self.words * n.words + self.sentence * n.sentence + self.document * n.document;
        (self.meaning * n.meaning.max(0.0) + words).clamp(0.0, 1.0)
    }

    /// Whether the statement bears on the question at all.
    pub fn is_about(&self, n: Nearness) -> bool {
        self.relevance(n) >= self.about
    }

    /// Whether the statement is about what is asked, so that it can take a side: near enough, and by
    /// telling words or by a close meaning, not only by the names that the whole story shares.
    pub fn is_asked(&self, n: Nearness) -> bool {
        self.relevance(n) >= self.asked && (n.words >= self.telling || n.meaning >= self.close)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone_do_not_take_a_side() {
        let b = Bearing::default();
        let names_only = Nearness { meaning: 0.58, words: 0.2, sentence: 0.8, document: 1.0 };
        let the_point = Nearness { meaning: 0.6, words: 0.5, sentence: 0.8, document: 1.0 };
        assert!(b.is_about(names_only) && !b.is_asked(names_only) && b.is_asked(the_point));
        assert!(b.relevance(Nearness { meaning: 1.0, words: 1.0, sentence: 1.0, document: 1.0 }) <= 1.0);
    }
}
