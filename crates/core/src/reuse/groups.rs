//! Groups of documents that are copies of one another.

use super::{Reuse, ReuseKind};
use crate::sets::Sets;

/// Groups of documents of which one is a copy of another, directly or through others.
///
/// One number for each of the `n` documents; equal numbers are one group. Groups are numbered from 0
/// in the order of their first members. Partial reuse joins nothing. A group is not yet an origin: it
/// says nothing about two reports that rest on the same person's word.
///
/// ```
/// use reportedly_core::reuse::copy_groups;
/// assert_eq!(copy_groups(3, &[]), [0, 1, 2]);
/// ```
pub fn copy_groups(n: usize, reuse: &[Reuse]) -> Vec<usize> {
    groups(n, reuse.iter().filter(|r| r.kind == ReuseKind::Copy))
}

/// The same, with rewrites that credit their source in the group of what they were made from.
pub(crate) fn text_groups(n: usize, reuse: &[Reuse]) -> Vec<usize> {
    groups(n, reuse.iter().filter(|r| r.kind != ReuseKind::Partial))
}

fn groups<'a>(n: usize, links: impl Iterator<Item = &'a Reuse>) -> Vec<usize> {
    let mut sets = Sets::new(n);
    links.for_each(|link| sets.join(link.left, link.right));
    let mut number = vec![usize::MAX; n];
    let mut next = 0;
    let mut groups = Vec::with_capacity(n);
    for i in 0..n {
        let root = sets.find(i);
        if number[root] == usize::MAX {
            number[root] = next;
            next += 1;
        }
        groups.push(number[root]);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(left: usize, right: usize, kind: ReuseKind) -> Reuse {
        Reuse { left, right, kind, passages: Vec::new(), containment: 1.0 }
    }

    #[test]
    fn copies_join_and_parts_do_not() {
        let links =
            [link(3, 1, ReuseKind::Copy), link(1, 4, ReuseKind::Copy), link(0, 2, ReuseKind::Partial)];
        assert_eq!(copy_groups(5, &links), [0, 1, 2, 1, 1]);
    }

    #[test]
    fn links_to_documents_that_are_not_there_are_left_out() {
        assert_eq!(copy_groups(1, &[link(0, 7, ReuseKind::Copy)]), [0]);
    }
}
