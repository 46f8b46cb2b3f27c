//! What the networks say of a pair.

use reportedly_core::stance::Stance;

/// What a text does to a claim: probabilities that add up to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStance {
    /// It says that the claim is so.
    pub supports: f32,
    /// It says that the claim is not so.
    pub refutes: f32,
    /// It is about the claim and takes no side.
    pub discusses: f32,
    /// It is about something else.
    pub unrelated: f32,
    stance: Stance,
}

const STANCES: [Stance; 4] = [Stance::Supports, Stance::Refutes, Stance::Discusses, Stance::Unrelated];

impl TextStance {
    pub(super) fn new(probabilities: [f32; 4]) -> Self {
        let [supports, refutes, discusses, unrelated] = probabilities;
        Self { supports, refutes, discusses, unrelated, stance: STANCES[leaning(probabilities, &[0.0; 4])] }
    }

    /// The likeliest. (Refuting texts counted threefold in training: they are rare, and matter.)
    pub fn stance(&self) -> Stance {
        self.stance
    }
}

/// What a reply does to the message that began its thread (RumourEval's classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyStance {
    /// Says so, too.
    Support,
    /// Says that it is not so.
    Deny,
    /// Asks for evidence.
    Query,
    /// Says something else.
    Comment,
}

const REPLIES: [ReplyStance; 4] =
    [ReplyStance::Support, ReplyStance::Deny, ReplyStance::Query, ReplyStance::Comment];

/// A reply's stance with the probabilities behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reply {
    /// The stance to settle on.
    pub stance: ReplyStance,
    /// Of supporting, denying, querying and commenting; they add up to 1.
    pub probabilities: [f32; 4],
}

impl Reply {
    pub(super) fn new(probabilities: [f32; 4], lean: &[f32]) -> Self {
        Self { stance: REPLIES[leaning(probabilities, lean)], probabilities }
    }
}

/// Whether two texts say the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Probability that they are paraphrases, as the Microsoft Research corpus draws the line.
    pub same: f32,
    /// How alike they are, 0 to 1, as people graded headlines (STS; its 5 is 1).
    pub similarity: f32,
}

/// The place of the greatest logarithm of a probability plus its offset; the first of equals.
fn leaning(probabilities: [f32; 4], lean: &[f32]) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (i, (p, l)) in probabilities.iter().zip(lean).enumerate() {
        let value = p.max(1e-9).ln() + l;
        if value > best.1 {
            best = (i, value);
        }
    }
    best.0
}
