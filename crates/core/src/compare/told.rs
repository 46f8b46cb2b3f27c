//! How the statements of a sentence are put: summed over them, so that shares can be taken of any selection.

use crate::reading::{Certainty, Polarity, SourceKind, Statement};

/// How many numbers describe it.
pub(super) const COUNT: usize = 10;
/// Their names, in order: shares of the statements, but `value` (-3 to 3) and `depth` (links) are means.
pub(super) const NAMES: [&str; COUNT] = [
    "certain", "probable", "possible", "planned", "denied", "unknown", "negative", "value", "depth",
    "unnamed",
];

/// Sums over statements.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Told {
    sums: [f32; COUNT],
    /// How many statements, or their weight.
    statements: f32,
}

impl Told {
    /// Of one statement.
    pub(super) fn of(statement: &Statement) -> Self {
        let f = &statement.factuality;
        let mut sums = [0.0; COUNT];
        let certainty = match f.certainty {
            Certainty::Certain => 0,
            Certainty::Probable => 1,
            Certainty::Possible => 2,
            Certainty::Planned => 3,
            Certainty::Denied => 4,
            Certainty::Unknown => 5,
        };
        sums[certainty] = 1.0;
        sums[6] = f32::from(u8::from(f.polarity == Polarity::Negative));
        sums[7] = f.value;
        sums[8] = statement.chain.len() as f32;
        sums[9] = f32::from(u8::from(statement.chain.iter().any(|l| l.kind == SourceKind::Unnamed)));
        Self { sums, statements: 1.0 }
    }

    /// Add another, weighted.
    pub(super) fn add(&mut self, other: &Self, weight: f32) {
        for (a, b) in self.sums.iter_mut().zip(other.sums) {
            *a += b * weight;
        }
        self.statements += other.statements * weight;
    }

    /// The means; zeros where there is no statement.
    pub(super) fn means(&self) -> [f32; COUNT] {
        if self.statements <= 1e-6 { [0.0; COUNT] } else { self.sums.map(|s| s / self.statements) }
    }
}
