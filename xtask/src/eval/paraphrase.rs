//! Whether two texts say the same, and how alike they are.

use super::sides::{Sides, field};
use anyhow::Result;
use reportedly::Reader;
use reportedly_nlp::Compare;
use serde_json::json;
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let records = super::lines(gold)?;
    let reader = Reader::new()?;
    let compare = Compare::new(&reader)?;
    let sides = Sides::new(&compare, records.iter().flat_map(|r| [field(r, "left"), field(r, "right")]));
    let predictions = records.iter().map(|r| {
        let likeness = compare.likeness(sides.of(field(r, "left")), sides.of(field(r, "right")));
        json!({"id": r["id"], "same": likeness.same >= 0.5, "score": likeness.similarity})
    });
    super::write(out, predictions)
}
