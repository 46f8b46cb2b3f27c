//! "Northline quotes her as saying C", "She is quoted as saying C".

use crate::hearsay::content::{content, content_start};
use crate::hearsay::parse::{Found, Level};
use crate::hearsay::phrase;

/// The saying whose verb of quoting stands at `v`, with what is quoted inside it.
pub(super) fn find(l: &Level<'_>, v: usize) -> Option<Found> {
    let e = l.verb_start(v)?;
    let r#as = (v + 2..l.hi.min(v + 16)).find(|i| l.word(*i) == "as" && l.word(i + 1) == "saying")?;
    let start = content_start(l, r#as + 1)?;
    let inner = Found {
        source: Some(v + 1..r#as),
        cue: r#as..r#as + 2,
        content: vec![content(l, start)],
        ..Found::default()
    };
    let passive = l.passive(e, v);
    let source = phrase::subject(l, e)?;
    if passive {
        return Some(Found { source: Some(source), ..inner });
    }
    let whole = v + 1..l.hi;
    Some(Found {
        source: Some(source),
        cue: e..v + 1,
        content: vec![whole],
        inner: Some(Box::new(inner)),
        ..Found::default()
    })
}
