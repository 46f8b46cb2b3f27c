//! Which statements may be of one claim, and how alike two groups of them are.

use super::days::When;
use super::profile::{About, Profile};
use super::{Parameters, Source};
use crate::cluster::vector::{Frequencies, Vector, dot};
use crate::entity::is_generic;
use crate::speaker::{name_words, same_word};
use std::collections::BTreeSet;

/// Statements of one wording and one matter: what a hundred outlets print is compared once.
#[derive(Debug, Clone)]
pub(super) struct Wording {
    /// Its profiles, earliest first.
    pub profiles: Vec<usize>,
    /// Its weighted words.
    pub words: Vector,
    /// Its meaning, of length 1.
    pub meaning: Vec<f32>,
}

/// All that is known of the statements.
#[derive(Debug)]
pub(super) struct Matter<'a> {
    pub profiles: &'a [Profile],
    pub about: &'a [About],
    pub wordings: Vec<Wording>,
    /// For each profile its wording.
    wording_of: Vec<usize>,
    pub parameters: &'a Parameters,
}

/// Wordings that may be one claim, with their sums.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub wordings: Vec<usize>,
    words: Vector,
    meaning: Vec<f32>,
    when: When,
}

impl<'a> Matter<'a> {
    /// Profiles must come in an order that does not depend on that of arrival.
    pub(super) fn new(
        sources: &[Source<'_>],
        profiles: &'a [Profile],
        about: &'a [About],
        parameters: &'a Parameters,
    ) -> Self {
        let mut of = std::collections::BTreeMap::new();
        let mut all: Vec<Vec<usize>> = Vec::new();
        let mut wording_of = Vec::with_capacity(profiles.len());
        for (n, p) in profiles.iter().enumerate() {
            let key =
                (&p.words, p.when, &p.places, &p.regions, &p.actors, &p.things, &about[p.document].places);
            let at = *of.entry(key).or_insert_with(|| {
                all.push(Vec::new());
                all.len() - 1
            });
            all[at].push(n);
            wording_of.push(at);
        }
        let terms: Vec<Vec<String>> =
            all.iter().map(|w| profiles[w[0]].terms.iter().cloned().collect()).collect();
        let frequencies = Frequencies::new(&terms);
        let wording = |(profiles_of, terms): (Vec<usize>, &Vec<String>)| {
            let first = &profiles[profiles_of[0]];
            let statement = &sources[first.document].reading.statements[first.number];
            Wording {
                words: frequencies.vector(terms),
                meaning: super::profile::meaning(statement),
                profiles: profiles_of,
            }
        };
        let wordings = all.into_iter().zip(&terms).map(wording).collect();
        Self { profiles, about, wordings, wording_of, parameters }
    }

    /// The first profile of a wording; all that is compared is the same in the others.
    pub(super) fn first(&self, wording: usize) -> &Profile {
        &self.profiles[self.wordings[wording].profiles[0]]
    }

    /// The profiles of some wordings, ascending.
    pub(super) fn members(&self, wordings: &[usize]) -> Vec<usize> {
        let mut all: Vec<usize> =
            wordings.iter().flat_map(|w| self.wordings[*w].profiles.iter().copied()).collect();
        all.sort_unstable();
        all
    }

    /// The wordings of some profiles, ascending.
    pub(super) fn wordings_of(&self, profiles: &[usize]) -> Vec<usize> {
        let mut all: Vec<usize> = profiles.iter().map(|p| self.wording_of[*p]).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A group of one wording.
    pub(super) fn group(&self, wording: usize) -> Group {
        let w = &self.wordings[wording];
        Group {
            wordings: vec![wording],
            words: w.words.clone(),
            meaning: w.meaning.clone(),
            when: self.first(wording).when,
        }
    }

    /// Mean likeness of the members of two groups, at most 1.
    pub(super) fn likeness(&self, a: &Group, b: &Group) -> f64 {
        let pairs = (a.wordings.len() * b.wordings.len()) as f64;
        let words = dot(&a.words, &b.words) / pairs;
        let meaning: f32 = a.meaning.iter().zip(&b.meaning).map(|(x, y)| x * y).sum();
        self.parameters.meaning * f64::from(meaning) / pairs + (1.0 - self.parameters.meaning) * words
    }

    /// The two as one group; `None` where times, places or names keep any two of their members apart.
    pub(super) fn joined(&self, a: &Group, b: &Group) -> Option<Group> {
        let when = a.when.meet(b.when)?;
        if a.wordings.iter().any(|x| b.wordings.iter().any(|y| self.are_apart(*x, *y))) {
            return None;
        }
        let (mut out, other) = (a.clone(), b);
        out.when = when;
        out.wordings.extend(&other.wordings);
        for (n, w) in &other.words {
            *out.words.entry(*n).or_default() += w;
        }
        if out.meaning.is_empty() {
            out.meaning.clone_from(&other.meaning);
        } else {
            out.meaning.iter_mut().zip(&other.meaning).for_each(|(x, y)| *x += y);
        }
        Some(out)
    }

    /// Whether times, places and names leave it open that two wordings are of one claim.
    pub(super) fn may_be_one(&self, a: usize, b: usize) -> bool {
        self.first(a).when.meet(self.first(b).when).is_some() && !self.are_apart(a, b)
    }

    /// Whether two wordings are of different places, people or things.
    fn are_apart(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.first(a), self.first(b));
        let differ = |x: &BTreeSet<String>, y: &BTreeSet<String>| {
            !x.is_empty() && !y.is_empty() && !x.iter().any(|x| y.iter().any(|y| share_word(x, y)))
        };
        let names = [
            (&a.actors, &b.actors),
            (&a.things, &b.things),
            (&a.regions, &b.regions),
            (&a.countries, &b.countries),
        ];
        if names.iter().any(|(x, y)| differ(x, y)) {
            return true;
        }
        let (x, y) = (&self.about[a.document], &self.about[b.document]);
        match (a.places.is_empty(), b.places.is_empty()) {
            (false, false) => differ(&a.places, &b.places),
            // One that names no place is of its document's, and there one of several.
            (false, true) => differ(&a.places, &y.places) && a.document != b.document,
            (true, false) => differ(&x.places, &b.places) && a.document != b.document,
            (true, true) => differ(&x.places, &y.places) && x.all.is_disjoint(&y.all),
        }
    }
}

/// Whether two names have a word in common that tells which one is meant ("Kral", "Anna Kral"; but not "central bank"), or
/// one is all in the other ("Energy Ministry", "Energy Ministry of Norland").
fn share_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (name_words(a), name_words(b));
    let in_both = |x: &String| b.iter().any(|y| same_word(x, y));
    let shared = a.iter().filter(|x| in_both(x)).count();
    let telling = |x: &&String| x.len() > 3 && !is_generic(x) && in_both(x);
    (shared > 0 && shared == a.len().min(b.len())) || a.iter().any(|x| telling(&x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_share_a_word_that_tells_which() {
        assert!(share_word("kral", "anna kral"));
        assert!(share_word("energy ministry", "energy ministry of norland"));
        assert!(share_word("norland army", "norland troops"));
        assert!(!share_word("central bank of norland", "central bank of ostria"));
        assert!(!share_word("energy ministry", "defence ministry"));
    }
}
