//! "Staff had been told by a director that C".

use crate::hearsay::content::content;
use crate::hearsay::lexicon as lex;
use crate::hearsay::parse::{Found, Level};
use crate::hearsay::phrase;

/// The saying whose verb at `v`, its auxiliaries from `e`, is passive.
pub(super) fn find(l: &Level<'_>, v: usize, e: usize) -> Option<Found> {
    if !lex::addresses(l.word(v)) {
        return None;
    }
    let that = (v + 1..l.hi.min(v + 16)).find(|i| l.word(*i) == "that")?;
    let by = (v + 1..that).find(|i| l.word(*i) == "by").map(|b| b + 1..phrase::name_end(l, b + 1).min(that));
    Some(Found { source: by, cue: e..v + 1, content: vec![content(l, that + 1)], ..Found::default() })
}
