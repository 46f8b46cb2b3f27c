//! `DOCUMENT:START-END`, as `ask` prints it.

use reportedly::core::Span;
use reportedly::core::correction::Place;

/// A place as written: `d02:27-167`. The document's id may hold colons.
pub(super) fn place(text: &str) -> Result<Place, String> {
    let wrong = || "a place such as d02:27-167, as `reportedly ask` prints it".to_owned();
    let (document, bytes) = text.rsplit_once(':').ok_or_else(wrong)?;
    let (start, end) = bytes.split_once('-').ok_or_else(wrong)?;
    let (start, end) = (start.parse::<u32>(), end.parse::<u32>());
    match (start, end) {
        (Ok(start), Ok(end)) if start < end && !document.is_empty() => {
            Ok(Place::new(document, Span { start, end }))
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_may_hold_colons() {
        let wanted = Place::new("feed.jsonl:12", Span::new(27, 167));
        assert_eq!(place("feed.jsonl:12:27-167"), Ok(wanted));
        for wrong in ["d02", "d02:27", "d02:9-3", ":1-2", "d02:a-b", "d02:-1-2"] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }
}
