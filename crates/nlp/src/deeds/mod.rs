//! Who did what to whom: category of a deed, its sides as an index of events writes them, CAMEO codes, and
//! a finder by rule.

pub mod cameo;
mod category;
mod clause;
mod countries;
mod groups;
mod kinds;
mod lemma;
mod lexicon;
mod named;
mod parties;
mod recipient;
pub(crate) mod rules;
mod sides;
mod tokens;
mod verbs;

pub use category::categorise;
pub use sides::sides;

use reportedly_core::{Deed, Span};

/// The deeds of a text from what the network found in it. Of the acts that have a category the rules tell who
/// does what to whom, because they know to whom each category is done; the network fills in what they leave
/// open, and has all else.
///
/// `sayings` are the cues that only say: a deed is in them only where it has a category.
pub(crate) fn together(text: &str, sentences: &[Span], sayings: &[Span], network: Vec<Deed>) -> Vec<Deed> {
    let mut all = rules::deeds(text, sentences);
    all.retain(|d| d.category.is_some());
    for mut deed in network {
        match all.iter_mut().find(|d| d.predicate.overlap(deed.predicate) > 0) {
            Some(known) => fill(known, deed),
            None => {
                deed.category = categorise(text, &deed);
                all.push(deed);
            }
        }
    }
    all.retain(|d| d.category.is_some() || sayings.iter().all(|c| c.overlap(d.predicate) == 0));
    all.sort_by_key(|d| d.predicate);
    all
}

fn fill(known: &mut Deed, found: Deed) {
    let parties: Vec<Span> = known.actor.iter().chain(&known.recipient).copied().collect();
    let taken = |s: &Span| parties.iter().any(|p| p.overlap(*s) > 0);
    for (to, from) in [
        (&mut known.actor, found.actor),
        (&mut known.recipient, found.recipient),
        (&mut known.object, found.object),
        (&mut known.place, found.place),
        (&mut known.time, found.time),
    ] {
        if to.is_empty() {
            *to = from.into_iter().filter(|s| !taken(s)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use reportedly_core::Span;

    /// Words that the rules have a branch for, in any order, and marks between them.
    const SOUP: &str = "(to|not|at|least|the|said|that|must|will|have|been|by|refused|agreed|troops|of|two|U\\.S\\.|Kurvia|'s|\\(|\\)|,|-|attack|talks|who|if|for|and|é|“| ){0,40}";

    proptest! {
        #[test]
        fn any_words_have_deeds_that_slice(text in SOUP.replace('|', " |").as_str()) {
            let whole = [Span::new(0, text.len())];
            for d in rules::deeds(&text, &whole) {
                let spans: Vec<Span> = d.actor.iter().chain(&d.recipient).copied().collect();
                for s in spans.iter().chain(&sides(&text, &spans)) {
                    prop_assert!(!s.of(&text).is_empty());
                    let _ = cameo::actor(s.of(&text));
                }
                let _ = categorise(&text, &d);
            }
        }

        #[test]
        fn any_text_has_deeds(text in "\\PC{0,80}") {
            let whole = [Span::new(0, text.len())];
            let found = rules::deeds(&text, &whole);
            prop_assert!(found.iter().all(|d| text.get(d.predicate.start as usize..d.predicate.end as usize).is_some()));
            let _ = sides(&text, &whole);
            let _ = cameo::actor(&text);
        }
    }
}
