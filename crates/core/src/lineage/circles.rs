//! Circles in a graph of documents.

use std::collections::BTreeMap;

use super::evidence::Found;
use super::{Circle, Entry, precedes, same_publisher, sorted};
use crate::reuse::Reuse;

/// Circles of credits: documents that credit one another, directly or through others.
pub(super) fn of_credits(documents: &[Entry<'_>], links: &[&Reuse], found: &[Found]) -> Vec<Circle> {
    let credits = links.iter().zip(found).filter(|(_, f)| f.in_circle);
    let directed = credits.flat_map(|(link, f)| {
        let (left, right) = f.credited();
        [left.then_some((link.left, link.right)), right.then_some((link.right, link.left))]
    });
    let directed: Vec<(usize, usize)> = directed.flatten().collect();
    let component = components(documents.len(), directed.iter().copied());
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (from, to) in directed {
        members.entry(component[from]).or_default().extend([from, to]);
    }
    let mut circles: Vec<Vec<usize>> = members.into_values().collect();
    for circle in &mut circles {
        let inside = circle.clone();
        for link in links {
            for (one, other) in [(link.left, link.right), (link.right, link.left)] {
                // What such a publisher had printed before the circle began.
                let is_earlier = |d: &usize| precedes(documents, one, *d);
                let is_known = inside.iter().any(|d| same_publisher(documents, one, *d));
                if inside.contains(&other) && is_known && inside.iter().all(is_earlier) {
                    circle.push(one);
                }
            }
        }
        *circle = sorted(documents, std::mem::take(circle));
        circle.dedup();
    }
    circles.sort_by(|a, b| super::in_order(documents, a[0], b[0]));
    let named = |all: Vec<usize>| {
        let is_first = |d: &&usize| all.iter().all(|other| other == *d || precedes(documents, **d, *other));
        let first = all.iter().find(is_first).copied();
        Circle { documents: all, first }
    };
    circles.into_iter().map(named).collect()
}

/// For each of `n` nodes its strongly connected component, as a number (Kosaraju). Two nodes with the same
/// number reach each other.
pub(super) fn components(n: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let (mut onwards, mut back) = (vec![Vec::new(); n], vec![Vec::new(); n]);
    for (from, to) in edges {
        onwards[from].push(to);
        back[to].push(from);
    }
    let mut order = Vec::with_capacity(n);
    let mut seen = vec![false; n];
    for node in 0..n {
        visit(&onwards, node, &mut seen, &mut |done| order.push(done));
    }
    let mut component = vec![0; n];
    seen.fill(false);
    for (number, node) in order.into_iter().rev().enumerate() {
        visit(&back, node, &mut seen, &mut |member| component[member] = number);
    }
    component
}

/// Go through all that a node reaches and that was not seen, depth first; each is `done` after what it reaches.
fn visit(graph: &[Vec<usize>], start: usize, seen: &mut [bool], done: &mut impl FnMut(usize)) {
    if std::mem::replace(&mut seen[start], true) {
        return;
    }
    let mut path = vec![(start, 0)];
    while let Some((node, next)) = path.last_mut() {
        match graph[*node].get(*next) {
            Some(&to) => {
                *next += 1;
                if !std::mem::replace(&mut seen[to], true) {
                    path.push((to, 0));
                }
            }
            None => {
                done(*node);
                path.pop();
            }
        }
    }
}
