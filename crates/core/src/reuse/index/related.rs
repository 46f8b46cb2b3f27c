//! Which documents of an index belong together.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use super::{Index, Prepared};

impl Index {
    /// The documents that belong together with some: those that share a passage with one of them, those that
    /// share one with these, and so on, nearest first, until there are `most`; ascending. Those given are among
    /// them.
    ///
    /// `read` gives a document's text, as for [`matches`](Self::matches). A passage that proves nothing by
    /// itself leads no further.
    pub fn related<T: Borrow<Prepared>>(
        &self,
        documents: &[u32],
        most: usize,
        mut read: impl FnMut(u32) -> Option<T>,
    ) -> Vec<u32> {
        let mut found: BTreeSet<u32> = documents.iter().copied().collect();
        let mut next = found.clone();
        while !next.is_empty() && found.len() < most {
            let mut reached = BTreeSet::new();
            for number in std::mem::take(&mut next) {
                let Some(text) = read(number) else { continue };
                reached.extend(self.same(text.borrow()));
                let matches = self.matches(text.borrow(), &mut read);
                reached.extend(matches.iter().filter(|m| m.kind.is_some()).map(|m| m.number));
            }
            next = reached.into_iter().filter(|n| !found.contains(n)).take(most - found.len()).collect();
            found.extend(&next);
        }
        found.into_iter().collect()
    }
}
