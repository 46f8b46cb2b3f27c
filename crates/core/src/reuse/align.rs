//! Aligned passages of two word sequences, grown from seeds.

use super::fingerprint::{SHINGLE, Seed};

/// Words that stand in both texts without a break.
const RUN: usize = 8;
/// Words that may differ between two runs of one passage, on either side.
const GAP: usize = 3;
/// Words that must agree after a gap for a passage to go on.
const RESUME: usize = 4;
/// A passage is at least so many agreeing words long.
const PASSAGE: usize = 8;

/// Equal words of two texts: `len` words from `left` and from `right` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    /// First word in the left text.
    pub(super) left: usize,
    /// First word in the right text.
    pub(super) right: usize,
    /// Number of words.
    pub(super) len: usize,
}

impl Run {
    fn end(self) -> (usize, usize) {
        (self.left + self.len, self.right + self.len)
    }
}

/// Runs with small gaps between them, in order; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// The equal words.
    pub(super) runs: Vec<Run>,
}

impl Passage {
    /// First and one past the last word on either side: left, right.
    pub(super) fn words(&self) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let (Some(first), Some(last)) = (self.runs.first(), self.runs.last()) else { return (0..0, 0..0) };
        let (left, right) = last.end();
        (first.left..left, first.right..right)
    }

    /// Number of equal words.
    pub(super) fn len(&self) -> usize {
        self.runs.iter().map(|r| r.len).sum()
    }

    /// Whether at least four in five words are equal, on either side, were `run` added.
    fn admits(&self, run: Run) -> bool {
        let (left, right) = self.words();
        let longer = (run.end().0 - left.start).max(run.end().1 - right.start);
        (self.len() + run.len) * 5 >= longer * 4
    }
}

/// The passages that two texts share, ordered by the left text. Every word is in one passage at most.
/// `seeds` hold the left text's word as `there` and the right text's as `here`.
pub(super) fn align(left: &[u64], right: &[u64], seeds: &[Seed]) -> Vec<Passage> {
    let mut taken = Taken { left: vec![false; left.len()], right: vec![false; right.len()] };
    let mut runs = Vec::new();
    let mut found = exact_runs(left, right, seeds);
    found.sort_unstable_by_key(|r| (std::cmp::Reverse(r.len), r.left, r.right));
    for run in found {
        taken.claim(run, &mut runs);
    }
    runs.sort_unstable();
    let mut passages: Vec<Passage> = Vec::new();
    let mut i = 0;
    while i < runs.len() {
        let mut passage = Passage { runs: vec![runs[i]] };
        i += 1;
        loop {
            let (l, r) = passage.words();
            let (l, r) = (l.end, r.end);
            let follows = |n: &Run| n.left >= l && n.right >= r && n.left - l <= GAP && n.right - r <= GAP;
            if let Some(next) = runs.get(i).copied().filter(|n| follows(n) && passage.admits(*n)) {
                passage.runs.push(next);
                i += 1;
            } else if let Some(next) = taken.resume(left, right, l, r).filter(|n| passage.admits(*n)) {
                taken.take(next);
                passage.runs.push(next);
            } else {
                break;
            }
        }
        if passage.len() >= PASSAGE {
            passages.push(passage);
        }
    }
    passages
}

/// Longest runs of equal words through each seed.
fn exact_runs(left: &[u64], right: &[u64], seeds: &[Seed]) -> Vec<Run> {
    let mut seeds: Vec<(i64, usize, usize)> = seeds
        .iter()
        .map(|s| (i64::from(s.there) - i64::from(s.here), s.there as usize, s.here as usize))
        .collect();
    seeds.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    let mut reached = (i64::MIN, 0);
    for (diagonal, l, r) in seeds {
        let (Some(l_rest), Some(r_rest)) = (left.get(l..), right.get(r..)) else { continue };
        if (diagonal, l + SHINGLE) <= reached {
            continue;
        }
        let back = left[..l].iter().rev().zip(right[..r].iter().rev()).take_while(|(a, b)| a == b).count();
        let len = back + l_rest.iter().zip(r_rest).take_while(|(a, b)| a == b).count();
        let run = Run { left: l - back, right: r - back, len };
        reached = (diagonal, run.end().0);
        if len >= RUN {
            runs.push(run);
        }
    }
    runs
}

/// Words already aligned.
struct Taken {
    left: Vec<bool>,
    right: Vec<bool>,
}

impl Taken {
    fn is_free(&self, run: Run, i: usize) -> bool {
        !self.left[run.left + i] && !self.right[run.right + i]
    }

    fn take(&mut self, run: Run) {
        self.left[run.left..run.end().0].fill(true);
        self.right[run.right..run.end().1].fill(true);
    }

    /// Take what is free of a run, in pieces that are long enough.
    fn claim(&mut self, run: Run, pieces: &mut Vec<Run>) {
        let mut start = 0;
        for i in 0..=run.len {
            if i == run.len || !self.is_free(run, i) {
                let piece = Run { left: run.left + start, right: run.right + start, len: i - start };
                if piece.len >= RUN {
                    pieces.push(piece);
                }
                start = i + 1;
            }
        }
        let new = pieces.iter().rev().take_while(|p| p.left >= run.left && p.end().0 <= run.end().0);
        let new: Vec<Run> = new.copied().collect();
        new.into_iter().for_each(|p| self.take(p));
    }

    /// The run that goes on after a small gap at `(l, r)`, the smallest gap first.
    fn resume(&self, left: &[u64], right: &[u64], l: usize, r: usize) -> Option<Run> {
        let mut gaps: Vec<(usize, usize)> = (0..=GAP).flat_map(|a| (0..=GAP).map(move |b| (a, b))).collect();
        gaps.sort_unstable_by_key(|(a, b)| (a + b, a.abs_diff(*b), *a));
        gaps.into_iter().find_map(|(a, b)| {
            let start = Run { left: l + a, right: r + b, len: 0 };
            let most = left.len().saturating_sub(l + a).min(right.len().saturating_sub(r + b));
            let agrees =
                |i: &usize| left[start.left + i] == right[start.right + i] && self.is_free(start, *i);
            let len = (0..most).take_while(agrees).count();
            (len >= RESUME).then_some(Run { len, ..start })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Equal letters are equal words.
    fn shared(left: &str, right: &str) -> Vec<(usize, usize, usize)> {
        let of = |s: &str| s.bytes().map(u64::from).collect::<Vec<_>>();
        let (left, right) = (of(left), of(right));
        let places = (0..left.len()).flat_map(|l| (0..right.len()).map(move |r| (l, r)));
        let is_seed = |&(l, r): &(usize, usize)| {
            left[l..].len() >= SHINGLE && right[r..].starts_with(&left[l..(l + SHINGLE).min(left.len())])
        };
        let seeds: Vec<Seed> =
            places.filter(is_seed).map(|(l, r)| Seed { other: 0, there: l as u32, here: r as u32 }).collect();
        let passages = align(&left, &right, &seeds);
        passages.iter().map(|p| (p.words().0.start, p.words().1.start, p.len())).collect()
    }

    #[test]
    fn small_edits_do_not_end_a_passage() {
        assert_eq!(shared("abcdefgh-ijklmnop", "abcdefgh+ijklmnop"), [(0, 0, 16)]);
        assert_eq!(shared("abcdefghijklm", "abcdefgh??ijklm"), [(0, 0, 13)]);
        assert_eq!(shared("abcdefgh----ijklmnop", "abcdefgh++++ijklmnop").len(), 2);
    }

    #[test]
    fn moved_text_is_found_where_it_stands() {
        assert_eq!(shared("abcdefghABCDEFGH", "ABCDEFGHabcdefgh"), [(0, 8, 8), (8, 0, 8)]);
    }

    #[test]
    fn no_word_is_taken_twice() {
        assert_eq!(shared("abcdefgh.abcdefgh", "abcdefgh"), [(0, 0, 8)]);
        assert_eq!(shared(&"a".repeat(50), &"a".repeat(30)), [(0, 0, 30)]);
    }

    #[test]
    fn passages_stay_four_fifths_alike() {
        let left = "abcdefgh---ijkl---mnop---qrst";
        assert_eq!(shared(left, &left.replace('-', "+")), [(0, 0, 12)]);
    }
}
