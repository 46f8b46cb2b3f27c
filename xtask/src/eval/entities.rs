//! Whom names name: our own gold texts (eval/entities), mentions given, entities found and scored.

use super::{Arguments, chains, scoreboard};
use anyhow::Result;
use reportedly::core::{Mention, MentionKind, Span, entity};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;

pub(super) fn run(a: &Arguments) -> Result<()> {
    let (_, splits) = crate::gold::records(&a.gold)?;
    let mut out = std::io::BufWriter::new(std::fs::File::create(&a.out)?);
    for (split, records) in &splits {
        let (mut gold, mut found) = (Vec::new(), Vec::new());
        for record in records {
            let (right, entities) = (labels(record), predict(record));
            writeln!(out, "{}", json!({"id": record["id"], "split": split, "entities": entities}))?;
            let base = gold.len();
            gold.extend(right.iter().map(|e| base + e));
            let mut chains = vec![0; right.len()];
            for (n, e) in entities.iter().enumerate() {
                e.mentions.iter().for_each(|m| chains[*m] = base + n);
            }
            if a.score {
                errors(split, record, &right, &chains);
            }
            found.extend(chains);
        }
        let score = chains::score(&gold, &found);
        if a.score {
            println!("{split}: {}", serde_json::to_string_pretty(&score)?);
        }
        if a.record {
            scoreboard::keep("entities", split, &score)?;
        }
    }
    Ok(out.flush()?)
}

fn predict(record: &Value) -> Vec<reportedly::core::Entity> {
    let mention = |m: &Value| {
        let at = |i: usize| m["span"][i].as_u64().unwrap_or_default() as usize;
        let kind = serde_json::from_value(m["kind"].clone()).unwrap_or(MentionKind::Person);
        Mention { span: Span::new(at(0), at(1)), kind }
    };
    let mentions: Vec<Mention> = record["mentions"].as_array().into_iter().flatten().map(mention).collect();
    entity::entities(record["text"].as_str().unwrap_or_default(), &mentions)
}

/// The gold entity of each mention.
fn labels(record: &Value) -> Vec<usize> {
    let of = |m: &Value| m["entity"].as_u64().unwrap_or_default() as usize;
    record["mentions"].as_array().into_iter().flatten().map(of).collect()
}

/// What is wrong in a text, for whoever mends the rules: a line for each wrong merge and split.
fn errors(split: &str, record: &Value, gold: &[usize], found: &[usize]) {
    let text = record["text"].as_str().unwrap_or_default();
    let name = |i: usize| {
        let at = |n: usize| record["mentions"][i]["span"][n].as_u64().unwrap_or_default() as usize;
        text.get(at(0)..at(1)).unwrap_or_default()
    };
    for (what, of, by) in [("merged", found, gold), ("split", gold, found)] {
        let mut sets: BTreeMap<usize, BTreeMap<usize, Vec<&str>>> = BTreeMap::new();
        for i in 0..of.len() {
            let names = sets.entry(of[i]).or_default().entry(by[i]).or_default();
            if !names.contains(&name(i)) {
                names.push(name(i));
            }
        }
        for parts in sets.values().filter(|parts| parts.len() > 1) {
            let shown: Vec<String> = parts.values().map(|names| names.join("; ")).collect();
            eprintln!("{split} {}: {what}: {}", record["id"].as_str().unwrap_or_default(), shown.join(" | "));
        }
    }
}
