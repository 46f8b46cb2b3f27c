//! Disjoint sets (union-find).

/// Disjoint sets of the numbers below `n`.
#[derive(Debug, Clone)]
pub(crate) struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    /// Every number in a set of its own.
    pub(crate) fn new(n: usize) -> Self {
        Self { parent: (0..n).collect() }
    }

    /// The least member of the set of `i`.
    pub(crate) fn find(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    /// Make the sets of `a` and `b` one. Numbers that are not below `n` are left out.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        if a.max(b) < self.parent.len() {
            let (a, b) = (self.find(a), self.find(b));
            self.parent[a.max(b)] = a.min(b);
        }
    }

    /// Make the sets of all the numbers one.
    pub(crate) fn join_all(&mut self, items: impl IntoIterator<Item = usize>) {
        let mut items = items.into_iter();
        if let Some(first) = items.next() {
            for i in items {
                self.join(first, i);
            }
        }
    }
}
