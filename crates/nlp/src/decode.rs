//! The best label sequence of a linear-chain CRF, and the spans that it means.

use serde::Deserialize;

/// Labels and scores of one sequence head, as exported from training.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Table {
    /// BIO labels: `O`, `B-source`, `I-source`, …
    pub labels: Vec<String>,
    /// Score of starting with a label.
    pub start: Vec<f32>,
    /// Score of moving from a label (row) to the next (column).
    #[serde(rename = "move")]
    pub step: Vec<Vec<f32>>,
}

/// A labelled run of words: label name without its B- or I-, first word, one past the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run<'a> {
    pub label: &'a str,
    pub first: usize,
    pub end: usize,
}

impl Table {
    /// Viterbi's algorithm over `scores`, one row of label scores a word. Ties go to the earlier label.
    pub(crate) fn best(&self, scores: &[&[f32]]) -> Vec<usize> {
        let n = self.labels.len();
        let Some((head, tail)) = scores.split_first() else { return Vec::new() };
        let mut alpha: Vec<f32> = (0..n).map(|j| self.start[j] + head[j]).collect();
        let mut back: Vec<Vec<usize>> = Vec::with_capacity(tail.len());
        for row in tail {
            let mut from = vec![0; n];
            let mut next = vec![0.0; n];
            for j in 0..n {
                let (i, best) = first_max((0..n).map(|i| alpha[i] + self.step[i][j]));
                from[j] = i;
                next[j] = best + row[j];
            }
            back.push(from);
            alpha = next;
        }
        let mut path = vec![first_max(alpha.iter().copied()).0];
        for from in back.iter().rev() {
            path.push(from[path[path.len() - 1]]);
        }
        path.reverse();
        path
    }

    /// Runs of a label sequence.
    pub(crate) fn runs(&self, path: &[usize]) -> Vec<Run<'_>> {
        let mut out: Vec<Run<'_>> = Vec::new();
        for (w, &l) in path.iter().enumerate() {
            let name = self.labels[l].as_str();
            if let Some(label) = name.strip_prefix("B-") {
                out.push(Run { label, first: w, end: w + 1 });
            } else if let (true, Some(run)) = (name.starts_with("I-"), out.last_mut()) {
                run.end = w + 1;
            }
        }
        out
    }
}

fn first_max(values: impl Iterator<Item = f32>) -> (usize, f32) {
    let mut best = (0, f32::NEG_INFINITY);
    for (i, v) in values.enumerate() {
        if v > best.1 {
            best = (i, v);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table() -> Table {
        let f = -1e4;
        Table {
            labels: ["O", "B-cue", "I-cue"].map(String::from).to_vec(),
            start: vec![0.0, 0.0, f],
            step: vec![vec![0.3, 0.0, f], vec![0.0, -0.2, 0.5], vec![0.1, 0.0, 0.4]],
        }
    }

    proptest! {
        #[test]
        fn the_best_path_is_the_best_of_all(flat in prop::collection::vec(-3.0f32..3.0, 12)) {
            let t = table();
            let rows: Vec<&[f32]> = flat.chunks(3).collect();
            let score = |p: &[usize]| {
                t.start[p[0]] + rows[0][p[0]]
                    + (1..4).map(|i| t.step[p[i - 1]][p[i]] + rows[i][p[i]]).sum::<f32>()
            };
            let best = score(&t.best(&rows));
            for code in 0..81usize {
                let p = [code % 3, code / 3 % 3, code / 9 % 3, code / 27];
                prop_assert!(score(&p) <= best + 1e-3);
            }
        }
    }

    #[test]
    fn runs_follow_the_labels() {
        let t = table();
        let found = t.runs(&[0, 1, 2, 1, 0, 1]);
        assert_eq!(found.iter().map(|r| (r.first, r.end)).collect::<Vec<_>>(), [(1, 3), (3, 4), (5, 6)]);
        assert!(t.best(&[]).is_empty());
    }
}
