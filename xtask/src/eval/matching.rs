//! Which of many checked claims a post is about.

use super::sides::field;
use anyhow::{Context, Result};
use reportedly::Reader;
use reportedly::core::compare::Candidates;
use reportedly::parallel::map_in_order;
use reportedly_nlp::Compare;
use reportedly_nlp::compare::{candidate, query};
use serde_json::json;
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let records = super::lines(gold)?;
    let side =
        records.first().and_then(|r| r["candidates"].as_str()).context("no candidates file is named")?;
    let choice = super::lines(&gold.parent().unwrap_or(Path::new(".")).join(side))?;
    let reader = Reader::new()?;
    let compare = Compare::new(&reader)?;
    let started = std::time::Instant::now();
    let all = map_in_order(&choice, |c| candidate(&reader, field(c, "text"), field(c, "title")));
    let candidates = Candidates::new(all);
    let indexed = started.elapsed().as_secs_f64();
    let found = map_in_order(&records, |r| compare.rank(&query(&reader, field(r, "text")), &candidates));
    let seconds = started.elapsed().as_secs_f64() - indexed;
    eprintln!("{} candidates in {indexed:.1} s, {} queries in {seconds:.2} s", choice.len(), records.len());
    let predictions = records.iter().zip(found).map(|(r, found)| {
        let ranked: Vec<_> = found.iter().map(|(at, _)| &choice[*at]["id"]).collect();
        json!({"id": r["id"], "ranked": ranked})
    });
    super::write(out, predictions)
}
