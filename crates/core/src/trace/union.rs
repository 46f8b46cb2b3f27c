//! Union-find.

pub(super) struct Union {
    parent: Vec<usize>,
}

impl Union {
    pub(super) fn new(n: usize) -> Self {
        Self { parent: (0..n).collect() }
    }

    /// The smallest member of the set, so that the result does not depend on the order of joins.
    pub(super) fn find(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }

    pub(super) fn all(&mut self, items: impl IntoIterator<Item = usize>) {
        let mut items = items.into_iter();
        if let Some(first) = items.next() {
            for i in items {
                self.join(first, i);
            }
        }
    }
}
