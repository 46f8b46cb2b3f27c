//! Which documents took their text from one another, for the scorer and for timing.
//!
//! ```text
//! copies [GOLD.jsonl] < documents.jsonl
//! ```
//!
//! Documents are lines of `{id, text, published, publisher}`. Without a gold file every link is
//! printed; with one, a prediction for each of its pairs, which `score.py copies` reads.

#![allow(clippy::print_stdout, clippy::print_stderr)] // printing is what it is for

use std::collections::HashMap;
use std::io::Read as _;
use std::time::Instant;

use reportedly_core::reuse::{ReuseKind, Source, copy_groups, find_reuse};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let records = lines(&input)?;
    let text = |v: &'static str| move |r: &Value| r[v].as_str().unwrap_or_default().to_owned();
    let fields: Vec<[String; 4]> =
        records.iter().map(|r| ["id", "text", "published", "publisher"].map(|f| text(f)(r))).collect();
    let sources: Vec<Source<'_>> = fields
        .iter()
        .map(|[id, text, published, publisher]| Source {
            id,
            text,
            published: Some(published.as_str()).filter(|p| !p.is_empty()),
            publisher: Some(publisher.as_str()).filter(|p| !p.is_empty()),
        })
        .collect();

    let start = Instant::now();
    let found = find_reuse(&sources);
    let took = start.elapsed().as_secs_f64();
    let groups = copy_groups(sources.len(), &found).into_iter().max().map_or(0, |g| g + 1);
    let copies = found.iter().filter(|r| r.kind == ReuseKind::Copy).count();
    eprintln!(
        "{} documents, {:.1} MB, {took:.3} s, {:.0} documents/s, {copies} copies, {} partial, {groups} groups",
        sources.len(),
        input.len() as f64 / 1e6,
        sources.len() as f64 / took,
        found.len() - copies,
    );

    let Some(gold) = std::env::args().nth(1) else {
        for r in &found {
            let (left, right) = (sources[r.left].id, sources[r.right].id);
            println!(
                "{}",
                json!({"left": left, "right": right, "kind": r.kind, "containment": r.containment, "passages": r.passages})
            );
        }
        return Ok(());
    };
    let links: HashMap<_, _> = found.iter().map(|r| ((sources[r.left].id, sources[r.right].id), r)).collect();
    for pair in lines(&std::fs::read_to_string(gold)?)? {
        let (a, b) = (pair["left"].as_str().unwrap_or_default(), pair["right"].as_str().unwrap_or_default());
        let line = match (links.get(&(a, b)), links.get(&(b, a))) {
            (None, None) => json!({"id": pair["id"], "relation": "unrelated"}),
            (Some(r), _) => json!({"id": pair["id"], "relation": r.kind,
                "from": r.passages.iter().map(|p| p.0).collect::<Vec<_>>(),
                "to": r.passages.iter().map(|p| p.1).collect::<Vec<_>>()}),
            (_, Some(r)) => json!({"id": pair["id"], "relation": r.kind,
                "from": r.passages.iter().map(|p| p.1).collect::<Vec<_>>(),
                "to": r.passages.iter().map(|p| p.0).collect::<Vec<_>>()}),
        };
        println!("{line}");
    }
    Ok(())
}

fn lines(text: &str) -> Result<Vec<Value>, serde_json::Error> {
    text.lines().filter(|l| !l.trim().is_empty()).map(serde_json::from_str).collect()
}
