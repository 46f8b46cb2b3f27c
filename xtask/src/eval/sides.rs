//! Texts that stand in many pairs, made ready once.

use reportedly::core::compare::Side;
use reportedly::parallel::map_in_order;
use reportedly_nlp::Compare;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// The texts of a file of pairs, read.
pub(super) struct Sides<'a>(HashMap<&'a str, Side>);

impl<'a> Sides<'a> {
    /// Read each text once.
    pub(super) fn new(compare: &Compare<'_>, texts: impl Iterator<Item = &'a str>) -> Self {
        let texts: Vec<&str> = texts.collect::<BTreeSet<_>>().into_iter().collect();
        let sides = map_in_order(&texts, |t| compare.side(t));
        Self(texts.into_iter().zip(sides).collect())
    }

    /// One of them.
    pub(super) fn of(&self, text: &str) -> &Side {
        &self.0[text]
    }
}

/// A field of a record; empty where it has none.
pub(super) fn field<'a>(record: &'a Value, name: &str) -> &'a str {
    record[name].as_str().unwrap_or_default()
}
