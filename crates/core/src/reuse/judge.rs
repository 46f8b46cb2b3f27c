//! What shared passages prove: a copy, a partial reuse, or nothing.
//!
//! The figures were chosen on `copies/news.dev` (144 labelled pairs): from 22 to 36 words of shared
//! prose no pair that only reports the same event is linked.

use super::ReuseKind;
use super::align::Passage;
use super::words::Words;

/// Words of shared prose that link two documents: a sentence or two.
const PROSE: usize = 24;
/// Shorter stretches of shared prose are stock phrases ("said in a statement on Monday").
const STRETCH: usize = 8;
/// Shorter passages prove nothing, whatever they hold.
pub(super) const PASSAGE: usize = 12;
/// Share of the shorter document that stands in the other when it is a copy.
const COPY: f32 = 0.8;
/// Share of a document that is taken for the whole of it.
const WHOLE: f32 = 0.9;

/// A document as the judge sees it. The vectors have one entry for each word.
#[derive(Debug, Clone, Default)]
pub(super) struct Body {
    /// Its words.
    pub(super) words: Words,
    /// Words that are the writer's own: no aside, no phrase that stands in unrelated documents.
    pub(super) own: Vec<bool>,
    /// Words of the publisher's site: they stand in unrelated documents of the same publisher.
    pub(super) site: Vec<bool>,
}

impl Body {
    /// A document of which all prose is taken for its own.
    pub(super) fn new(words: Words) -> Self {
        Self { own: words.aside.iter().map(|a| !a).collect(), site: vec![false; words.len()], words }
    }

    /// Words of its own, but for the site's.
    fn own_words(&self) -> usize {
        (0..self.words.len()).filter(|i| self.is_own(*i)).count()
    }

    /// Words that are not the site's.
    fn article_words(&self) -> usize {
        self.site.iter().filter(|site| !**site).count()
    }

    fn is_own(&self, word: usize) -> bool {
        self.own[word] && !self.site[word]
    }
}

/// A link between two documents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Verdict {
    /// Copy or partial.
    pub(super) kind: ReuseKind,
    /// Share of the shorter document's own words that stand in the other.
    pub(super) containment: f32,
    /// Whether nearly the whole of the longer document stands in the shorter, too.
    pub(super) mutual: bool,
}

/// What the passages prove, if anything.
pub(super) fn judge(left: &Body, right: &Body, passages: &[Passage]) -> Option<Verdict> {
    let shared = count(passages, |l, r| !left.site[l] && !right.site[r]);
    let (words_left, words_right) = (left.article_words(), right.article_words());
    let of_shorter = share(shared, words_left.min(words_right));
    let of_longer = share(shared, words_left.max(words_right));
    let containment = containment(left, right, passages);
    let inside = containment.min(of_shorter);
    let own = own_prose(left, right, passages);
    let is_copy = (inside >= COPY && own >= PROSE)
        || (inside >= WHOLE && own >= PASSAGE)
        || (of_longer >= WHOLE && shared >= PASSAGE);
    let off_site = |l: usize, r: usize| left.own[l] && right.own[r] && !left.site[l] && !right.site[r];
    let kind = if is_copy {
        ReuseKind::Copy
    } else if prose(passages, off_site) >= PROSE {
        ReuseKind::Partial
    } else {
        return None;
    };
    Some(Verdict { kind, containment, mutual: of_longer >= COPY })
}

/// Share of the shorter document's own words that stand in the other; of all words, where it has hardly any.
pub(super) fn containment(left: &Body, right: &Body, passages: &[Passage]) -> f32 {
    let all = || {
        let shared = count(passages, |l, r| !left.site[l] && !right.site[r]);
        share(shared, left.article_words().min(right.article_words()))
    };
    own_share(left, right, passages).unwrap_or_else(all)
}

/// Words of shared prose that are both writers' own, in stretches of some length.
pub(super) fn own_prose(left: &Body, right: &Body, passages: &[Passage]) -> usize {
    prose(passages, |l, r| left.own[l] && right.own[r])
}

/// Share of the own words of the document with fewer of them; none where it has hardly any.
fn own_share(left: &Body, right: &Body, passages: &[Passage]) -> Option<f32> {
    let (own_left, own_right) = (left.own_words(), right.own_words());
    let covered = if (own_left, left.words.len()) <= (own_right, right.words.len()) {
        count(passages, |l, _| left.is_own(l))
    } else {
        count(passages, |_, r| right.is_own(r))
    };
    let own = own_left.min(own_right);
    (own >= PASSAGE).then(|| share(covered, own))
}

/// Whether two documents have so much in common, quotations and all, that a phrase in both is no
/// sign of its being common.
pub(super) fn is_family(left: &Body, right: &Body, passages: &[Passage]) -> bool {
    let shared: usize = passages.iter().map(Passage::len).sum();
    shared * 2 >= left.words.len().min(right.words.len())
}

fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

fn pairs(passage: &Passage) -> impl Iterator<Item = (usize, usize)> {
    passage.runs.iter().flat_map(|r| (0..r.len).map(move |i| (r.left + i, r.right + i)))
}

fn count(passages: &[Passage], is: impl Fn(usize, usize) -> bool) -> usize {
    passages.iter().flat_map(pairs).filter(|(l, r)| is(*l, *r)).count()
}

/// Words in long stretches of words of which `is` holds, within long passages.
fn prose(passages: &[Passage], is: impl Fn(usize, usize) -> bool) -> usize {
    let mut total = 0;
    for passage in passages.iter().filter(|p| p.len() >= PASSAGE) {
        let mut stretch = 0;
        for (l, r) in pairs(passage) {
            if is(l, r) {
                stretch += 1;
                total += if stretch == STRETCH { STRETCH } else { usize::from(stretch > STRETCH) };
            } else {
                stretch = 0;
            }
        }
    }
    total
}
