//! Reports that were written anew from another one and say so: they name its publisher as their source
//! near the top, and a good part of them stands in it word for word, if only as quotations.
//!
//! Quotations alone prove nothing, and a name alone does not either: reporters at one press conference
//! share the one, and everybody cites the paper that was first for some detail. The figures were
//! chosen on the few examples of `copies/news.dev`: three of six rewrites meet them and none of the 94 pairs that
//! report the same event or nothing in common, of which five come close.

use super::ReuseKind;
use super::align::Passage;
use super::judge::{Body, Verdict, containment};
use super::{LISTED, Source};
use crate::credit::credits;

/// Words that both have, in quotations or not.
const SHARED: usize = 60;
/// They are at least one in so many of the rewrite's words.
const PART: usize = 5;
/// The source is named in the first of so many equal parts of the rewrite.
const TOP: usize = 4;

/// A rewrite, if one of the documents of a wording credits one of the other's.
pub(super) fn judge(
    documents: &[Source<'_>],
    printings: (&[usize], &[usize]),
    bodies: (&Body, &Body),
    passages: &[Passage],
) -> Option<Verdict> {
    let shared: usize = passages.iter().map(Passage::len).sum();
    if shared < SHARED {
        return None;
    }
    let owes = |taker: &[usize], body: &Body, source: &[usize]| {
        shared * PART >= body.words.len() && any_credit(documents, taker, source)
    };
    let (left, right) = printings;
    (owes(left, bodies.0, right) || owes(right, bodies.1, left)).then(|| Verdict {
        kind: ReuseKind::Rewrite,
        containment: containment(bodies.0, bodies.1, passages),
        mutual: false,
    })
}

fn any_credit(documents: &[Source<'_>], takers: &[usize], sources: &[usize]) -> bool {
    let publishers =
        |of: &[usize]| of.iter().take(LISTED).filter_map(|i| documents[*i].publisher).collect::<Vec<_>>();
    let mut named = publishers(sources);
    named.sort_unstable();
    named.dedup();
    // A publisher that cites itself rewrites nobody.
    let own = publishers(takers);
    named.retain(|name| !own.contains(name));
    takers.iter().take(LISTED).any(|taker| {
        let text = documents[*taker].text;
        let top = &text[..text.floor_char_boundary(text.len() / TOP)];
        !credits(top, &named).is_empty()
    })
}
