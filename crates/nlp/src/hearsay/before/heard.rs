//! "X heard from Y that C".

use crate::hearsay::content::content;
use crate::hearsay::parse::{Found, Level};
use crate::hearsay::phrase::Range;

/// The saying whose verb at `v`, its auxiliaries from `e`, has the subject `source`.
pub(super) fn find(l: &Level<'_>, v: usize, e: usize, source: Range) -> Option<Found> {
    let that = (v + 2..l.hi.min(v + 14)).find(|i| l.word(*i) == "that")?;
    let inner = Found {
        source: Some(v + 2..that),
        cue: v + 1..v + 2,
        content: vec![content(l, that + 1)],
        ..Found::default()
    };
    let whole = v + 1..content(l, that + 1).end;
    Some(Found {
        source: Some(source),
        cue: e..v + 1,
        content: vec![whole],
        inner: Some(Box::new(inner)),
        ..Found::default()
    })
}
