//! The choice for all names of a document at once: each reading is held against those of the others.

use crate::candidates::Candidate;
use crate::gazetteer::Kind;
use crate::weights;

/// A name in the document with all its readings; mentions in one sense share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Name {
    pub key: String,
    pub candidates: Vec<Candidate>,
    /// How often the document has it.
    pub count: usize,
    /// Names said to hold it, by number, with how plainly.
    pub within: Vec<(usize, f64)>,
    /// Names it stands in a list with, by number.
    pub listed: Vec<usize>,
}

const EARTH_KM: f64 = 6371.0;

/// For each name the probability of each of its readings. `home` has the countries (by number) whose
/// papers write as this text does, with how much it does so.
pub(crate) fn settle(names: &[Name], home: &[(usize, f64)]) -> Vec<Vec<f64>> {
    let mut belief: Vec<Vec<f64>> = names
        .iter()
        .map(|n| {
            let mut p: Vec<f64> = n.candidates.iter().map(|c| c.prior).collect();
            softmax(&mut p);
            p
        })
        .collect();
    for _ in 0..weights::ROUNDS {
        let strong = strong(names, &belief);
        let mut next = Vec::with_capacity(names.len());
        for (i, name) in names.iter().enumerate() {
            let mut scores: Vec<f64> =
                name.candidates.iter().map(|c| c.prior + support(c, i, names, &strong, home)).collect();
            for (j, weight) in &name.within {
                for (score, c) in scores.iter_mut().zip(&name.candidates) {
                    let held: f64 = strong[*j].iter().filter(|(d, _)| inside(c, d)).map(|(_, p)| p).sum();
                    *score += weight * held;
                }
            }
            for (j, other) in names.iter().enumerate() {
                for (_, weight) in other.within.iter().filter(|(k, _)| *k == i) {
                    for (score, c) in scores.iter_mut().zip(&name.candidates) {
                        let holds: f64 = strong[j].iter().filter(|(d, _)| inside(d, c)).map(|(_, p)| p).sum();
                        *score += weight * holds;
                    }
                }
            }
            for j in &name.listed {
                for (score, c) in scores.iter_mut().zip(&name.candidates) {
                    let alike: f64 = strong[*j].iter().filter(|(d, _)| equals(c, d)).map(|(_, p)| p).sum();
                    *score += weights::IN_LIST * alike;
                }
            }
            softmax(&mut scores);
            next.push(scores);
        }
        belief = next;
    }
    belief
}

/// The readings that are worth looking at.
fn strong<'a>(names: &'a [Name], belief: &[Vec<f64>]) -> Vec<Vec<(&'a Candidate, f64)>> {
    names
        .iter()
        .zip(belief)
        .map(|(n, p)| {
            let mut kept: Vec<_> =
                n.candidates.iter().zip(p.iter().copied()).filter(|(_, p)| *p > 0.02).collect();
            kept.sort_by(|a, b| b.1.total_cmp(&a.1));
            kept.truncate(12);
            kept
        })
        .collect()
}

/// What the other names of the document say for a reading.
fn support(
    c: &Candidate,
    own: usize,
    names: &[Name],
    strong: &[Vec<(&Candidate, f64)>],
    home: &[(usize, f64)],
) -> f64 {
    let (mut near, mut state) = (0.0, 0.0);
    let mut country: f64 =
        home.iter().filter(|h| c.entry.country == Some(h.0)).map(|h| h.1 * weights::HOME).sum();
    for (j, readings) in strong.iter().enumerate() {
        if j == own || names[j].key == names[own].key {
            continue;
        }
        let times = 1.0 + (names[j].count as f64).ln();
        for (d, p) in readings {
            let p = p * times;
            if is_point(c.entry.kind) && is_point(d.entry.kind) {
                let km = kilometres(c, d) / weights::NEAR_KM;
                near += p / (1.0 + km * km);
            }
            if c.entry.state.is_some() && c.entry.state == d.entry.state {
                state += p * if d.entry.kind == Kind::State { weights::NAMED } else { 1.0 };
            }
            if c.entry.country.is_some() && c.entry.country == d.entry.country {
                country += p * if d.entry.kind == Kind::Country { weights::NAMED } else { 1.0 };
            }
        }
    }
    weights::NEAR * (weights::NEAR_GAIN * near).ln_1p()
        + weights::SAME_STATE * f64::ln_1p(state)
        + weights::SAME_COUNTRY * f64::ln_1p(country)
}

/// Small enough that its distance to others means something.
fn is_point(kind: Kind) -> bool {
    !matches!(kind, Kind::Continent | Kind::Country | Kind::State)
}

fn kilometres(a: &Candidate, b: &Candidate) -> f64 {
    let dot: f64 = a.unit.iter().zip(&b.unit).map(|(x, y)| x * y).sum();
    dot.clamp(-1.0, 1.0).acos() * EARTH_KM
}

/// Whether one reading lies in another.
fn inside(a: &Candidate, b: &Candidate) -> bool {
    if a.entry.number == b.entry.number {
        return false;
    }
    match b.entry.kind {
        Kind::Country => a.entry.country == b.entry.country && a.entry.kind != Kind::Country,
        Kind::State => a.entry.state == b.entry.state && a.entry.kind != Kind::State,
        Kind::County => a.entry.country == b.entry.country && kilometres(a, b) < 60.0,
        Kind::Region => kilometres(a, b) < 150.0,
        Kind::Island => kilometres(a, b) < 100.0,
        Kind::Settlement => {
            a.entry.kind == Kind::Settlement
                && b.entry.importance > a.entry.importance
                && kilometres(a, b) < 30.0
        }
        _ => false,
    }
}

/// Whether two readings are of one rank: two countries, two states of a country.
fn equals(a: &Candidate, b: &Candidate) -> bool {
    a.entry.kind == b.entry.kind
        && (a.entry.kind == Kind::Country
            || a.entry.kind == Kind::State && a.entry.country == b.entry.country)
}

/// Scores to probabilities.
fn softmax(scores: &mut [f64]) {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = (*s - most).exp();
        sum += *s;
    }
    for s in scores {
        *s /= sum;
    }
}
