//! What was found, held against what is known.

use super::change::Change;
use super::stream::Made;
use reportedly::core::Span;
use std::collections::BTreeMap;

/// The truth of each document, small.
#[derive(Debug, Default)]
pub(super) struct Truth {
    roots: Vec<[u32; 2]>,
}

/// One document's links with earlier ones.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Documents with which a link was found, and whether it is a copy.
    pub linked: Vec<(u32, bool)>,
    /// Documents with which a passage was found that proves nothing by itself.
    pub shown: Vec<u32>,
    /// Where passages stand in it, with the document that shares them.
    pub places: Vec<(u32, Span)>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    documents: u64,
    shown: u64,
    linked: u64,
    copies: u64,
    /// Sum over spliced passages that were found of how well the place agrees, 0 to 1.
    agreement: f64,
}

/// Counts over a stream.
#[derive(Debug, Default)]
pub(super) struct Score {
    by_change: BTreeMap<Change, Tally>,
    links: u64,
    right: u64,
    shown: u64,
    shown_right: u64,
}

impl Truth {
    pub(super) fn push(&mut self, roots: [u32; 2]) {
        self.roots.push(roots);
    }

    /// Whether two documents hold text of one original.
    fn is_right(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.roots[a as usize], self.roots[b as usize]);
        a.iter().any(|root| b.contains(root))
    }

    fn holds(&self, document: u32, root: u32) -> bool {
        self.roots[document as usize].contains(&root)
    }
}

impl Score {
    /// Count one document. `taken_from` is the original that its taken text is from.
    pub(super) fn add(&mut self, truth: &Truth, n: u32, made: &Made, found: &Found) {
        let Made { change, taken_from, .. } = made;
        let tally = self.by_change.entry(*change).or_default();
        tally.documents += 1;
        // Documents of nobody else's text count as linked with anybody; the others with their source.
        let wanted = |other: u32| taken_from.is_none_or(|root| truth.holds(other, root));
        let linked = found.linked.iter().any(|l| wanted(l.0));
        tally.copies += u64::from(found.linked.iter().any(|l| l.1 && wanted(l.0)));
        tally.linked += u64::from(linked);
        if let Some(passage) = &made.passage {
            let start = made.text.find(passage).unwrap_or(0);
            let truth = Span::new(start, start + passage.len());
            let places = found.places.iter().filter(|p| wanted(p.0)).map(|p| p.1);
            // Dice: twice what both cover, by what either does.
            let dice = |p: Span| 2.0 * p.overlap(truth) as f64 / (p.len() + truth.len()) as f64;
            tally.agreement += places.map(dice).fold(0.0, f64::max);
        }
        tally.shown += u64::from(linked || found.shown.iter().any(|other| wanted(*other)));
        self.links += found.linked.len() as u64;
        self.right += found.linked.iter().filter(|l| truth.is_right(n, l.0)).count() as u64;
        self.shown += found.shown.len() as u64;
        self.shown_right += found.shown.iter().filter(|other| truth.is_right(n, **other)).count() as u64;
    }

    /// Share of the documents that took text over which were linked with whom they have it from, 0 to 1.
    pub(super) fn recall(&self) -> f64 {
        let reuse = self.by_change.iter().filter(|(c, _)| Change::REUSE.contains(c));
        let (linked, all) = reuse.fold((0, 0), |(l, n), (_, t)| (l + t.linked, n + t.documents));
        linked as f64 / all.max(1) as f64
    }

    /// The same, for a passage put into another article: found and shown, linked or not.
    pub(super) fn lifted(&self) -> f64 {
        let lifted = self.by_change.iter().filter(|(c, _)| c.is_splice());
        let (shown, all) = lifted.fold((0, 0), |(s, n), (_, t)| (s + t.shown, n + t.documents));
        shown as f64 / all.max(1) as f64
    }

    /// Share of the links that are right, 0 to 1.
    pub(super) fn precision(&self) -> f64 {
        self.right as f64 / self.links.max(1) as f64
    }

    pub(super) fn print(&self) {
        println!("    {:<14} {:>8}  {:>10} {:>8} {:>8}", "", "documents", "passage", "linked", "as copy");
        for (change, t) in &self.by_change {
            let place = format!("  place {:.1} %", 100.0 * t.agreement / t.shown.max(1) as f64);
            let share = |part: u64| 100.0 * part as f64 / t.documents as f64;
            println!(
                "    {:<14} {:>8}  {:>8.2} % {:>6.2} % {:>6.2} %{}",
                format!("{change:?}"),
                t.documents,
                share(t.shown),
                share(t.linked),
                share(t.copies),
                if change.is_splice() { &place } else { "" },
            );
        }
        let rate = |right: u64, all: u64| 100.0 * right as f64 / all.max(1) as f64;
        println!(
            "    {} links, {:.3} % right; {} passages shown besides, {:.2} % in text of one original",
            self.links,
            rate(self.right, self.links),
            self.shown,
            rate(self.shown_right, self.shown),
        );
        println!("    {:.2} % of all reuse linked", 100.0 * self.recall());
    }
}
