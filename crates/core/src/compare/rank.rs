//! Which of many candidates a text is about: a shortlist by words and vectors, with the numbers to settle it by.
//!
//! The candidates are short, such as checked claims with their headlines. The words of a candidate are weighed as
//! by BM25 (Robertson and others, 1995).

use super::meaning::dot;
use super::side::Part;
use std::collections::{BTreeMap, BTreeSet};

/// One of the texts to choose from: its words, and its headline where it has one.
#[derive(Debug, Clone, Default)]
pub struct Candidate {
    /// What it says.
    pub text: Part,
    /// Its headline; without words if there is none.
    pub title: Part,
}

/// The text that is sought for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// All of it, with who posted it.
    pub whole: Part,
    /// What it says, without that.
    pub body: Part,
}

/// How many numbers describe a query and a candidate.
pub const RANK_COUNT: usize = 20;
/// What they are. `match_…` are BM25 scores as a share of the best candidate's, `near_…` cosines (of the body unless
/// they say `whole`), `behind_…` how far from the best candidate's, `cover_…` shares of terms, rarer ones
/// counting more.
pub const RANK_NAMES: [&str; RANK_COUNT] = [
    "match_text",
    "match_title",
    "match_both",
    "match_share",
    "match_body",
    "near_text",
    "near_title",
    "near_text_whole",
    "near_title_whole",
    "behind_text",
    "behind_title",
    "near_either",
    "cover_query",
    "cover_text",
    "cover_title",
    "doubles_query",
    "doubles_candidate",
    "numbers",
    "behind_sum",
    "log_shared",
];
/// How many of the candidates are looked at closely. Of 797 tweets in training, 788 have theirs among these.
const SHORTLIST: usize = 60;
/// BM25's two parameters: how soon repetition stops to count, and how much length does. Words of short texts hardly
/// repeat.
const REPETITION: f32 = 0.9;
const LENGTH: f32 = 0.4;

/// Many texts to choose from, indexed by their terms.
#[derive(Debug, Default)]
pub struct Candidates {
    all: Vec<Candidate>,
    text: Index,
    title: Index,
    both: Index,
    /// Of each candidate's text and title: the weight of their terms.
    weight: Vec<[f32; 2]>,
}

/// Terms of one field.
#[derive(Debug, Default)]
struct Index {
    /// Where each term stands, with its share of the score there.
    postings: BTreeMap<u64, Vec<(u32, f32)>>,
    /// How telling each term is.
    rarity: BTreeMap<u64, f32>,
}

impl Index {
    fn new<'a>(documents: impl Iterator<Item = Vec<&'a Part>> + Clone) -> Self {
        let words = |parts: &[&Part]| parts.iter().map(|p| p.order().len()).sum::<usize>();
        let n = documents.clone().count();
        let mean = documents.clone().map(|d| words(&d)).sum::<usize>() as f32 / n.max(1) as f32;
        let mut postings: BTreeMap<u64, Vec<(u32, f32)>> = BTreeMap::new();
        for (at, document) in documents.enumerate() {
            let length = 1.0 - LENGTH + LENGTH * words(&document) as f32 / mean.max(1e-6);
            let mut counts = BTreeMap::<u64, f32>::new();
            for term in document.iter().flat_map(|p| p.order()) {
                *counts.entry(*term).or_default() += 1.0;
            }
            for (term, count) in counts {
                let share = count * (REPETITION + 1.0) / (count + REPETITION * length);
                postings.entry(term).or_default().push((at as u32, share));
            }
        }
        let rare = |df: usize| (1.0 + (n as f32 - df as f32 + 0.5) / (df as f32 + 0.5)).ln();
        let rarity = postings.iter().map(|(t, p)| (*t, rare(p.len()))).collect();
        Self { postings, rarity }
    }

    /// The score of every document, and the best of them (1 if none has any).
    fn scores(&self, terms: &BTreeSet<u64>, documents: usize) -> (Vec<f32>, f32) {
        let mut out = vec![0.0; documents];
        for term in terms {
            let weight = self.rarity.get(term).copied().unwrap_or_default();
            for (at, share) in self.postings.get(term).into_iter().flatten() {
                out[*at as usize] += weight * share;
            }
        }
        let best = out.iter().copied().fold(0.0, f32::max);
        (out, if best > 0.0 { best } else { 1.0 })
    }
}

impl Candidates {
    /// Index them. Takes about as long as reading their words.
    pub fn new(all: Vec<Candidate>) -> Self {
        let text = Index::new(all.iter().map(|c| vec![&c.text]));
        let title = Index::new(all.iter().map(|c| vec![&c.title]));
        let both = Index::new(all.iter().map(|c| vec![&c.text, &c.title]));
        let mut out = Self { all: Vec::new(), text, title, both, weight: Vec::new() };
        out.weight = all
            .iter()
            .map(|c| [out.weigh(c.text.terms().iter()), out.weigh(c.title.terms().iter())])
            .collect();
        out.all = all;
        out
    }

    /// The likeliest candidates for a query, by their places, each with the numbers that a trained model
    /// chooses by. In an order that is already fair; equal ones in the order in which they came.
    pub fn shortlist(&self, query: &Query) -> Vec<(usize, [f32; RANK_COUNT])> {
        let n = self.all.len();
        let (whole, body) = (query.whole.terms(), query.body.terms());
        let by_text = self.text.scores(whole, n);
        let by_title = self.title.scores(whole, n);
        let by_both = self.both.scores(whole, n);
        let by_body = self.both.scores(body, n);
        let near = |q: &Part, of: fn(&Candidate) -> &Part| -> Vec<f32> {
            self.all.iter().map(|c| dot(&q.vector, &of(c).vector)).collect()
        };
        let (text, title) = (near(&query.body, |c| &c.text), near(&query.body, |c| &c.title));
        let (text_whole, title_whole) = (near(&query.whole, |c| &c.text), near(&query.whole, |c| &c.title));
        let top = |values: &[f32]| values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let (top_text, top_title) = (top(&text), top(&title));
        let share = |(scores, best): &(Vec<f32>, f32), i: usize| scores[i] / best;
        let sums: Vec<f32> = (0..n)
            .map(|i| {
                let words = share(&by_both, i) + share(&by_body, i);
                words + text[i] + title[i] + text_whole[i] + title_whole[i]
            })
            .collect();
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|a, b| sums[*b].total_cmp(&sums[*a]).then(a.cmp(b)));
        order.truncate(SHORTLIST);
        let asked = self.weigh(whole.iter()).max(1e-6);
        let first = order.first().map_or(0.0, |i| sums[*i]);
        let doubles: BTreeSet<_> = query.whole.doubles().collect();
        let describe = |i: usize| {
            let c = &self.all[i];
            let held = |t: &&u64| c.text.terms().contains(t) || c.title.terms().contains(t);
            let shared = whole.iter().filter(held).count();
            let [of_text, of_title] = self.weight[i].map(|w| w.max(1e-6));
            let theirs: BTreeSet<_> = c.text.doubles().chain(c.title.doubles()).collect();
            let common = doubles.intersection(&theirs).count() as f32;
            let figures = query.whole.numbers.iter().filter(held).count() as f32;
            let numbers = [
                share(&by_text, i),
                share(&by_title, i),
                share(&by_both, i),
                by_both.0[i] / asked,
                share(&by_body, i),
                text[i],
                title[i],
                text_whole[i],
                title_whole[i],
                text[i] - top_text,
                title[i] - top_title,
                text[i].max(title[i]),
                self.weigh(whole.iter().filter(held)) / asked,
                self.weigh(whole.intersection(c.text.terms())) / of_text,
                self.weigh(whole.intersection(c.title.terms())) / of_title,
                common / doubles.len().max(1) as f32,
                common / theirs.len().max(1) as f32,
                if query.whole.numbers.is_empty() { 0.5 } else { figures / query.whole.numbers.len() as f32 },
                sums[i] - first,
                (shared as f32).ln_1p(),
            ];
            (i, numbers)
        };
        order.into_iter().map(describe).collect()
    }

    /// The weight of terms together; one that no candidate holds is the rarest.
    fn weigh<'a>(&self, terms: impl Iterator<Item = &'a u64>) -> f32 {
        let rarest = (1.0 + self.all.len().max(1) as f32).ln();
        terms.map(|t| self.both.rarity.get(t).copied().unwrap_or(rarest)).sum()
    }
}
