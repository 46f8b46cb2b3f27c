//! Disjoint sets (union-find), some of which may be held apart.

/// Disjoint sets of the numbers below `n`.
#[derive(Debug, Clone)]
pub(crate) struct Sets {
    parent: Vec<usize>,
    /// For each root whether its set is held apart from others that are.
    apart: Vec<bool>,
}

impl Sets {
    /// Every number in a set of its own.
    pub(crate) fn new(n: usize) -> Self {
        Self { parent: (0..n).collect(), apart: vec![false; n] }
    }

    /// From now on the set of `i` does not become one with another that is held apart.
    pub(crate) fn hold_apart(&mut self, i: usize) {
        let root = self.find(i);
        self.apart[root] = true;
    }

    /// The least member of the set of `i`.
    pub(crate) fn find(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    /// Make the sets of `a` and `b` one, unless both are held apart. Numbers that are not below `n` are left out.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        if a.max(b) < self.parent.len() {
            let (a, b) = (self.find(a), self.find(b));
            if a != b && !(self.apart[a] && self.apart[b]) {
                self.parent[a.max(b)] = a.min(b);
                self.apart[a.min(b)] |= self.apart[a.max(b)];
            }
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
