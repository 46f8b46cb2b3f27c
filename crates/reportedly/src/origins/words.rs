//! Lineage in words.

use super::Link;
use reportedly_core::lineage::Reason;
use reportedly_core::origins::Doubt;
use reportedly_core::reuse::ReuseKind;
use reportedly_core::trace::Basis;

/// `copy of d01, 98 %: names it as its source`
pub fn told(link: &Link) -> String {
    let kind = match link.kind {
        ReuseKind::Copy => "copy",
        ReuseKind::Rewrite => "rewrite",
        ReuseKind::Partial => "takes a part",
    };
    let reasons: Vec<&str> = link.reasons.iter().map(reason).collect();
    let why = match (&link.both_credit, reasons.is_empty()) {
        (_, false) => reasons.join(", "),
        (Some(third), true) => format!("both credit {third}"),
        (None, true) => "who had it first is not known".to_owned(),
    };
    format!("{kind} of {}, {:.0} %: {why}", link.from, 100.0 * link.containment)
}

/// Why a document is taken for the source, in words.
pub fn reason(reason: &Reason) -> &'static str {
    match reason {
        Reason::Credit(_) => "names it as its source",
        Reason::Record => "its record names it",
        Reason::Earlier => "published later",
        Reason::Whole => "is a part of it",
    }
}

/// What shows how an origin came in, in words.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Speaker => "a speaker is named",
        Basis::Wire => "dateline or byline names the agency",
        Basis::Release => "published by the body itself",
        Basis::Reporting => "tells of its own reporting",
        Basis::Nothing => "nothing shows how it came in",
    }
}

/// Why independence is not established, in words.
pub fn why(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::SharedText => "they share text",
        Doubt::Credit => "one names the other as a source",
        Doubt::Newsroom => "both are one newsroom's",
        Doubt::NoEvidence => "nothing shows how it came in",
    }
}
