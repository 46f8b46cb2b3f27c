//! Digests and running files ("The Latest") hold the whole of several documents that have nothing to
//! do with one another. They are no copies of any of them, and must not join them.

use super::judge::Body;
use super::{Link, ReuseKind};

/// Make the links partial between a digest and the documents that stand in it.
///
/// A document is a digest where the documents that stand in it as a whole cover, taken together, at
/// least three tenths more of it than any one of them.
pub(super) fn part(bodies: &[Body], links: &mut [Link]) {
    let mut hosted: Vec<(usize, usize)> = Vec::new();
    for (n, link) in links.iter().enumerate() {
        if link.verdict.kind == ReuseKind::Copy && !link.verdict.mutual {
            let a_is_longer = bodies[link.a].words.len() > bodies[link.b].words.len();
            hosted.push((if a_is_longer { link.a } else { link.b }, n));
        }
    }
    hosted.sort_unstable();
    let digests: Vec<&[(usize, usize)]> = hosted
        .chunk_by(|x, y| x.0 == y.0)
        .filter(|items| items.len() > 1 && is_digest(items[0].0, items, bodies, links))
        .collect();
    for (_, link) in digests.concat() {
        links[link].verdict.kind = ReuseKind::Partial;
    }
}

fn is_digest(host: usize, items: &[(usize, usize)], bodies: &[Body], links: &[Link]) -> bool {
    let mut covered = vec![false; bodies[host].words.len()];
    let mut most = 0;
    for (_, link) in items {
        let link = &links[*link];
        let mut own = 0;
        for passage in &link.passages {
            let (a, b) = passage.words();
            let range = if link.a == host { a } else { b };
            own += range.len();
            covered[range].fill(true);
        }
        most = most.max(own);
    }
    let all = covered.iter().filter(|c| **c).count();
    all * 10 > most * 13
}
