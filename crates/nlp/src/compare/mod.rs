//! What one text does to another: stance, sameness, and which claim a text is about.
//!
//! The numbers of a pair come from `reportedly_core::compare`; small networks over them, trained by
//! `training/stance`, judge. They are made for whole texts (an article, a post) against a claim; a statement by
//! itself can be judged, too, as a text of one sentence.

mod judge;
mod labels;
mod posts;

use crate::{Reader, ReaderError};
use judge::{Judge, probabilities};
pub use labels::{Likeness, Reply, ReplyStance, TextStance};
use posts::{parted, without_addresses, without_quotes, without_signature};
use reportedly_core::compare::{self, COUNT, Candidate, Candidates, Part, Query, RANK_COUNT, Rarity, Side};
use reportedly_encoder::Weights;

/// Compares texts. Owns the networks and borrows the reader; shared by any number of threads.
///
/// ```
/// let reader = reportedly_nlp::Reader::new()?;
/// let compare = reportedly_nlp::Compare::new(&reader)?;
/// let claim = compare.side("A whale swam up the river to Lomsund");
/// let text = compare.side("Bakers in the capital have agreed on a price for rye bread.");
/// assert_eq!(compare.stance(&claim, &text).stance(), reportedly_core::stance::Stance::Unrelated);
/// # Ok::<(), reportedly_nlp::ReaderError>(())
/// ```
pub struct Compare<'r> {
    reader: &'r Reader,
    rarity: Rarity<'static>,
    stance: Judge,
    reply: Judge,
    reply_lean: Vec<f32>,
    same: Judge,
    alike: Judge,
    rank: Judge,
}

/// Numbers of a pair where neither side is the claim.
const BOTH: usize = 2 * COUNT;

impl<'r> Compare<'r> {
    /// Take the embedded weights apart.
    ///
    /// # Errors
    /// [`ReaderError::Weights`] if the weights do not fit the program, which a test rules out.
    pub fn new(reader: &'r Reader) -> Result<Self, ReaderError> {
        let weights = Weights::parse(reportedly_model_en::COMPARE)?;
        Ok(Self {
            reader,
            rarity: Rarity::new(reportedly_model_en::RARITY),
            stance: Judge::new(&weights, "stance", COUNT, 4)?,
            reply: Judge::new(&weights, "reply", COUNT, 4)?,
            reply_lean: weights.vector("reply.lean", 4)?,
            same: Judge::new(&weights, "same", BOTH, 2)?,
            alike: Judge::new(&weights, "alike", BOTH, 1)?,
            rank: Judge::new(&weights, "rank", RANK_COUNT, 1)?,
        })
    }

    /// A text made ready to be compared: it is read, and its sentences' vectors are kept.
    pub fn side(&self, text: &str) -> Side {
        Side::of_reading(text, &self.reader.read(text, None))
    }

    /// What a text does to a claim, with a probability for each stance.
    ///
    /// Of a statement that was read before, `text` is `Side::new(vec![Part::of_statement(text, statement)])`: no
    /// network but the small one runs then.
    pub fn stance(&self, claim: &Side, text: &Side) -> TextStance {
        let scores = self.stance.scores(&compare::features(claim, text, self.rarity));
        TextStance::new(probabilities(&scores))
    }

    /// What a reply does to the message that began the thread.
    pub fn reply(&self, source: &Side, reply: &Side) -> Reply {
        let scores = self.reply.scores(&compare::features(source, reply, self.rarity));
        Reply::new(probabilities(&scores), &self.reply_lean)
    }

    /// Whether two texts say the same, and how alike they are. Turning them round changes nothing.
    pub fn likeness(&self, left: &Side, right: &Side) -> Likeness {
        let there = compare::features(left, right, self.rarity);
        let back = compare::features(right, left, self.rarity);
        let one_way = [there.as_slice(), &back].concat();
        let other_way = [back.as_slice(), &there].concat();
        let same = |numbers: &[f32]| probabilities::<2>(&self.same.scores(numbers))[1];
        let alike = |numbers: &[f32]| self.alike.scores(numbers)[0];
        Likeness {
            same: (same(&one_way) + same(&other_way)) / 2.0,
            similarity: ((alike(&one_way) + alike(&other_way)) / 2.0).clamp(0.0, 1.0),
        }
    }

    /// The candidates that a post may be about, likeliest first, by their places; at most sixty. The numbers are
    /// scores, comparable within one answer only.
    pub fn rank(&self, query: &Query, candidates: &Candidates) -> Vec<(usize, f32)> {
        let mut found: Vec<(usize, f32)> = candidates
            .shortlist(query)
            .iter()
            .map(|(at, numbers)| (*at, self.rank.scores(numbers)[0]))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }
}

/// A candidate for [`Compare::rank`]: what it says, and its headline (empty if it has none).
pub fn candidate(reader: &Reader, text: &str, title: &str) -> Candidate {
    Candidate { text: part(reader, text), title: part(reader, title) }
}

/// A post that is to be matched with a claim: addresses of pages left out, tags and names in one word parted, and
/// once without the line that says who posted it.
pub fn query(reader: &Reader, post: &str) -> Query {
    let plain = without_addresses(post);
    Query { whole: part(reader, &parted(&plain)), body: part(reader, without_signature(&plain)) }
}

/// A short text with its vector. Quotation marks do not count.
fn part(reader: &Reader, text: &str) -> Part {
    let text = without_quotes(text);
    Part::new(&text, &reader.embed(&text))
}

/// The numbers that [`Compare::stance`] judges by: for training.
#[doc(hidden)]
pub fn numbers(claim: &Side, text: &Side) -> Vec<f32> {
    compare::features(claim, text, Rarity::new(reportedly_model_en::RARITY))
}

#[cfg(test)]
mod tests;
