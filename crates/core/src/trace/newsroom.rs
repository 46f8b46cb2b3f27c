//! Whose own words a document holds, and what shows that it has its report from nobody else.

use super::kind::{is_agency, official};
use crate::Span;
use crate::credit::{byline_names, credits, dateline, words};
use crate::lineage::Entry;
use crate::reuse::asides;
use crate::speaker::is_outlet;
use serde::Serialize;

/// What shows how something got in.
///
/// Two origins are known to be independent where both show it. A name alone shows nothing: of two outlets that
/// both print an unsourced claim, one may have it from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A speaker is credited.
    Speaker,
    /// A wire story: its dateline or byline names the agency.
    Wire,
    /// A body publishes it itself.
    Release,
    /// The text tells of the outlet's own reporting: "told the Post", "we counted".
    Reporting,
    /// Nothing but a publisher's name, or not even that.
    Nothing,
}

/// The newsroom whose words a document holds: the agency that its dateline or byline names, else its publisher.
pub(crate) fn newsroom<'a>(document: &Entry<'a>) -> Option<&'a str> {
    wire(document).or(document.publisher)
}

/// The agency that a dateline or byline names. It may be the publisher itself.
pub(crate) fn wire<'a>(document: &Entry<'a>) -> Option<&'a str> {
    let text = document.text;
    // A body's own press service is no agency, though it is called like one.
    let byline =
        || document.source.filter(|b| !is_press_office(b) && !document.publisher.is_some_and(official));
    let in_byline = || byline_names(byline()?).find(|name| is_outlet(name) || is_agency(name));
    dateline(text).map(|at| at.of(text)).or_else(in_byline)
}

/// Whether a body publishes a document itself.
pub(super) fn is_release(document: &Entry<'_>) -> bool {
    let of_body = document.publisher.is_some_and(official) || document.source.is_some_and(is_press_office);
    of_body && wire(document).is_none() && !document.publisher.is_some_and(is_agency)
}

/// What shows how a document's own words got in.
pub(crate) fn basis(document: &Entry<'_>) -> Basis {
    if wire(document).is_some() || document.publisher.is_some_and(is_agency) {
        Basis::Wire
    } else if is_release(document) {
        Basis::Release
    } else if tells_of_reporting(document) {
        Basis::Reporting
    } else {
        Basis::Nothing
    }
}

/// Words of the offices that write a body's own releases.
const OFFICES: &[&str] = &[
    "communications",
    "investor relations",
    "media relations",
    "public information",
    "public relations",
    "observer mission",
    "press office",
    "press centre",
    "press center",
    "press service",
    "registry",
];

/// Whether a byline is that of an office that writes a body's own releases.
pub(crate) fn is_press_office(byline: &str) -> bool {
    let byline = byline.to_lowercase();
    OFFICES.iter().any(|office| byline.contains(office)) || byline.starts_with("office of")
}

/// Whether a document says, outside of quotations, that its own people were there or were told.
fn tells_of_reporting(document: &Entry<'_>) -> bool {
    let text = document.text;
    if document.publisher.is_some_and(|p| !credits(text, &[p]).is_empty()) {
        return true;
    }
    let quoted = asides(text);
    let is_quoted = |word: &Span| quoted.iter().any(|q| q.overlap(*word) > 0);
    words(text).iter().any(|word| FIRST_PERSON.contains(&word.of(text)) && !is_quoted(word))
}

/// A writer's words of himself.
const FIRST_PERSON: &[&str] = &["I", "we", "We", "our", "Our", "us"];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, publisher: &str, source: &str) -> Basis {
        basis(&Entry { id: "a", text, published: None, publisher: Some(publisher), source: Some(source) })
    }

    #[test]
    fn what_shows_where_a_report_is_from() {
        assert_eq!(of("ORLEN, May 2 (Hill Wire) - Rain fell.", "Valley Daily", ""), Basis::Wire);
        assert_eq!(of("Rain fell.", "Valley Daily", "Anna Kral, Reuters"), Basis::Wire);
        assert_eq!(of("Rain fell.", "Weather Office", "Anna Kral"), Basis::Release);
        assert_eq!(of("Rain fell.", "Lines Corp", "Investor relations"), Basis::Release);
        assert_eq!(of("Rain fell.", "National River Center", "Press service"), Basis::Release);
        assert_eq!(of("Rain fell.", "River Movement", "Press service"), Basis::Release);
        assert_eq!(of("Rain fell, Kral told the Valley Daily.", "Valley Daily", ""), Basis::Reporting);
        assert_eq!(of("There were five. I counted them.", "Valley Daily", ""), Basis::Reporting);
        assert_eq!(of("\"We got wet,\" she said.", "Valley Daily", ""), Basis::Nothing);
    }
}
