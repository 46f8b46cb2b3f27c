//! Words of enumerations, and how a chain of speakers is put.

use reportedly_core::{Document, Factuality, Polarity, Statement, Status};
use serde::Serialize;

/// The stable word of a kind, as it stands in JSON.
pub(crate) fn word(kind: &impl Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// `news agency Northline > the centre`; nothing for the author's own word.
pub(crate) fn chain(names: &[String]) -> String {
    names.join(" > ")
}

/// The names of a statement's chain, outermost first.
pub(crate) fn names(statement: &Statement) -> Vec<String> {
    statement.chain.iter().map(|link| link.name.clone()).collect()
}

/// `denied`, `possible, not so, planned`: how certain, as people say it.
pub(crate) fn certainty(factuality: &Factuality) -> String {
    let mut said = reportedly_core::weigh::word(factuality.certainty).to_owned();
    if factuality.polarity == Polarity::Negative {
        said.push_str(", not so");
    }
    let status = match factuality.status {
        Status::Happened => "",
        Status::Ongoing => ", ongoing",
        Status::Planned => ", planned",
        Status::Hypothetical => ", hypothetical",
    };
    if !said.contains(status.trim_start_matches(", ")) || status.is_empty() {
        said.push_str(status);
    }
    said
}

/// The address of a document, where it is one of the web: others (`javascript:`, a path) are of no use to anybody else, and
/// may harm who follows them.
pub(crate) fn address(document: &Document) -> Option<&str> {
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    document
        .url
        .as_deref()
        .filter(is_web)
        .filter(|url| !url.contains(|c: char| c.is_whitespace() || c.is_control()))
}
