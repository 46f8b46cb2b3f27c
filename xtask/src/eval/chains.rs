//! How well chains of mentions agree with gold ones: MUC (Vilain et al. 1995), B3 (Bagga and Baldwin
//! 1998), CEAFe (Luo 2005) and their mean F1, the CoNLL 2012 score; chains of one mention count.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A chain for every mention, by any number: equal numbers are one chain.
type Chains<'a> = &'a [usize];

/// The scores of `found` against `gold`, which give a chain to each of the same mentions, with the
/// counts of chains that a wrong merge or split would need to be mended.
pub(super) fn score(gold: Chains<'_>, found: Chains<'_>) -> Value {
    let (key, response) = (members(gold), members(found));
    let muc = ratios(muc(&response, gold), muc(&key, found));
    let b3 = ratios(b3(&response, gold), b3(&key, found));
    let total = ceafe(&key, &response);
    let ceafe = ratios((total, response.len() as f64), (total, key.len() as f64));
    let f1 = |v: &Value| v["f1"].as_f64().unwrap_or_default();
    json!({
        "conll_f1": (f1(&muc) + f1(&b3) + f1(&ceafe)) / 3.0,
        "muc": muc, "b3": b3, "ceafe": ceafe,
        "mentions": gold.len(), "chains": key.len(), "predicted_chains": response.len(),
        "wrong_merges": parts(&response, gold), "wrong_splits": parts(&key, found),
    })
}

/// Mentions of each chain.
fn members(chains: Chains<'_>) -> Vec<Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (mention, chain) in chains.iter().enumerate() {
        out.entry(*chain).or_default().push(mention);
    }
    out.into_values().collect()
}

/// How many parts too many the other side makes of these chains.
fn parts(chains: &[Vec<usize>], other: Chains<'_>) -> usize {
    chains.iter().map(|c| c.iter().map(|m| other[*m]).collect::<BTreeSet<_>>().len() - 1).sum()
}

fn ratios((hit, found): (f64, f64), (right, gold): (f64, f64)) -> Value {
    let of = |a: f64, b: f64| if b > 0.0 { a / b } else { 0.0 };
    let (p, r) = (of(hit, found), of(right, gold));
    json!({"precision": p, "recall": r, "f1": of(2.0 * p * r, p + r)})
}

fn muc(chains: &[Vec<usize>], other: Chains<'_>) -> (f64, f64) {
    let links: usize = chains.iter().map(|c| c.len() - 1).sum();
    ((links - parts(chains, other)) as f64, links as f64)
}

fn b3(chains: &[Vec<usize>], other: Chains<'_>) -> (f64, f64) {
    let (mut sum, mut n) = (0.0, 0);
    for chain in chains {
        let mut count: BTreeMap<usize, usize> = BTreeMap::new();
        for m in chain {
            *count.entry(other[*m]).or_default() += 1;
        }
        sum += count.values().map(|v| (v * v) as f64).sum::<f64>() / chain.len() as f64;
        n += chain.len();
    }
    (sum, n as f64)
}

/// Likeness of the chains under the best one-to-one matching, one connected part at a time.
fn ceafe(key: &[Vec<usize>], response: &[Vec<usize>]) -> f64 {
    let owner: BTreeMap<usize, usize> =
        response.iter().enumerate().flat_map(|(j, c)| c.iter().map(move |m| (*m, j))).collect();
    let of_key: BTreeMap<usize, usize> =
        key.iter().enumerate().flat_map(|(i, c)| c.iter().map(move |m| (*m, i))).collect();
    let (mut total, mut seen) = (0.0, BTreeSet::new());
    for start in 0..key.len() {
        if seen.contains(&start) {
            continue;
        }
        let (mut left, mut right, mut open) = (BTreeSet::from([start]), BTreeSet::new(), vec![start]);
        while let Some(i) = open.pop() {
            for j in key[i].iter().map(|m| owner[m]).collect::<BTreeSet<_>>() {
                if right.insert(j) {
                    open.extend(response[j].iter().map(|m| of_key[m]).filter(|i| left.insert(*i)));
                }
            }
        }
        let like = |i: &usize, j: &usize| {
            let shared = key[*i].iter().filter(|m| owner[m] == *j).count();
            2.0 * shared as f64 / (key[*i].len() + response[*j].len()) as f64
        };
        let weights: Vec<Vec<f64>> =
            left.iter().map(|i| right.iter().map(|j| like(i, j)).collect()).collect();
        total += matching(&weights);
        seen.extend(left);
    }
    total
}

/// Largest total weight of a one-to-one matching (Hungarian method).
fn matching(weights: &[Vec<f64>]) -> f64 {
    let (n, m) = (weights.len(), weights.first().map_or(0, Vec::len));
    if n > m {
        let turned: Vec<Vec<f64>> = (0..m).map(|j| weights.iter().map(|row| row[j]).collect()).collect();
        return matching(&turned);
    }
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; m + 1]);
    let (mut matched, mut way) = (vec![0; m + 1], vec![0; m + 1]);
    for i in 1..=n {
        matched[0] = i;
        let mut j0 = 0;
        let (mut least, mut used) = (vec![f64::INFINITY; m + 1], vec![false; m + 1]);
        loop {
            used[j0] = true;
            let (row, mut delta, mut next) = (matched[j0], f64::INFINITY, 0);
            for j in (1..=m).filter(|j| !used[*j]) {
                let cost = -weights[row - 1][j - 1] - u[row] - v[j];
                if cost < least[j] {
                    (least[j], way[j]) = (cost, j0);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=m {
                if used[j] {
                    u[matched[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            j0 = next;
            if matched[j0] == 0 {
                break;
            }
        }
        while j0 > 0 {
            matched[j0] = matched[way[j0]];
            j0 = way[j0];
        }
    }
    (1..=m).filter(|j| matched[*j] > 0).map(|j| weights[matched[j] - 1][j - 1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_chains_score_one() {
        let s = score(&[0, 0, 1, 2], &[5, 5, 9, 7]);
        assert_eq!((s["conll_f1"].as_f64(), s["wrong_merges"].as_u64()), (Some(1.0), Some(0)));
    }

    #[test]
    fn a_merge_and_a_split() {
        // Gold {a b c} {d e}; found {a b} {c d e}: the example of Luo (2005) in small.
        let s = score(&[0, 0, 0, 1, 1], &[0, 0, 1, 1, 1]);
        assert_eq!((s["wrong_merges"].as_u64(), s["wrong_splits"].as_u64()), (Some(1), Some(1)));
        let f1 = |name: &str| (s[name]["f1"].as_f64().unwrap() * 1e4).round() / 1e4;
        assert_eq!((f1("muc"), f1("b3"), f1("ceafe")), (0.6667, 0.7333, 0.8));
    }
}
