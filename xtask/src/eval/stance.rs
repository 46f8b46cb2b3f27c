//! Stance of a text to a claim.

use super::sides::{Sides, field};
use anyhow::{Context, Result};
use reportedly::Reader;
use reportedly::core::stance::Stance;
use reportedly::parallel::map_in_order;
use reportedly_nlp::Compare;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let records = super::lines(gold)?;
    let texts = texts(gold, &records)?;
    let text = |r: &Value| -> String {
        texts.get(field(r, "text_id")).cloned().unwrap_or_else(|| field(r, "text").to_owned())
    };
    let pairs: Vec<(&str, String)> = records.iter().map(|r| (field(r, "claim"), text(r))).collect();
    let reader = Reader::new()?;
    let compare = Compare::new(&reader)?;
    let started = std::time::Instant::now();
    let sides = Sides::new(&compare, pairs.iter().flat_map(|(claim, text)| [*claim, text.as_str()]));
    let read = started.elapsed().as_secs_f64();
    let found = map_in_order(&pairs, |(c, t)| compare.stance(sides.of(c), sides.of(t)).stance());
    let compared = started.elapsed().as_secs_f64() - read;
    eprintln!("{} pairs: texts read in {read:.1} s, compared in {compared:.1} s", pairs.len());
    super::write(out, records.iter().zip(found).map(|(r, s)| json!({"id": r["id"], "stance": label(s)})))
}

/// The side file, where the records name their texts.
fn texts(gold: &Path, records: &[Value]) -> Result<HashMap<String, String>> {
    let Some(side) = records.iter().find_map(|r| r["texts"].as_str()) else { return Ok(HashMap::new()) };
    let lines = super::lines(&gold.parent().unwrap_or(Path::new(".")).join(side)).context("the texts")?;
    Ok(lines.iter().map(|t| (field(t, "id").to_owned(), field(t, "text").to_owned())).collect())
}

fn label(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "agree",
        Stance::Refutes => "disagree",
        Stance::Discusses => "discuss",
        Stance::Unrelated => "unrelated",
    }
}
