//! Who did what to whom, on the project's own gold (eval/deeds): predicates, their parts, categories.

use super::{lines, read};
use anyhow::Result;
use reportedly::Reader;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

const PARTS: [&str; 5] = ["actor", "recipient", "object", "place", "time"];

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    json!({"id": record["id"], "deeds": read(reader, record).deeds})
}

/// Exact spans: of predicates; of each part, with its predicate; categories of predicates found.
pub(super) fn score(gold: &Path, found: &Path) -> Result<Value> {
    let found: HashMap<String, Value> =
        lines(found)?.into_iter().map(|r| (r["id"].as_str().unwrap_or_default().to_owned(), r)).collect();
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let (mut same_category, mut paired) = (0, 0);
    for record in lines(gold)? {
        let id = record["id"].as_str().unwrap_or_default();
        let (want, got) = (by_predicate(&record), found.get(id).map(by_predicate).unwrap_or_default());
        let keys = |m: &BTreeMap<String, &Value>| m.keys().cloned().collect::<Vec<_>>();
        counts.entry("predicate").or_default().add(&keys(&want), &keys(&got));
        for part in PARTS {
            let spans = |m: &BTreeMap<String, &Value>| -> Vec<String> {
                let of = |(p, d): (&String, &&Value)| {
                    let all = d[part].as_array().cloned().unwrap_or_default();
                    all.iter().map(|s| format!("{p} {s}")).collect::<Vec<_>>()
                };
                m.iter().flat_map(of).collect()
            };
            counts.entry(part).or_default().add(&spans(&want), &spans(&got));
        }
        for (predicate, deed) in &want {
            if let Some(other) = got.get(predicate) {
                paired += 1;
                let category = |d: &Value| d["category"].as_str().unwrap_or("-").to_owned();
                same_category += usize::from(category(deed) == category(other));
            }
        }
    }
    let mut out: Map<String, Value> =
        counts.into_iter().map(|(name, c)| (name.to_owned(), c.shown())).collect();
    out.insert("category_of_found".into(), json!(f64::from(same_category as u32) / f64::from(paired.max(1))));
    Ok(Value::Object(out))
}

/// A record's deeds by the span of the predicate; the gold's may have pieces, of which the first counts.
fn by_predicate(record: &Value) -> BTreeMap<String, &Value> {
    let first = |p: &Value| if p[0].is_array() { p[0].to_string() } else { p.to_string() };
    record["deeds"].as_array().into_iter().flatten().map(|d| (first(&d["predicate"]), d)).collect()
}

#[derive(Default)]
struct Counts {
    correct: usize,
    predicted: usize,
    gold: usize,
}

impl Counts {
    fn add(&mut self, want: &[String], got: &[String]) {
        self.gold += want.len();
        self.predicted += got.len();
        self.correct += got.iter().filter(|g| want.contains(g)).count();
    }

    fn shown(&self) -> Value {
        let (c, p, g) = (self.correct as f64, self.predicted.max(1) as f64, self.gold.max(1) as f64);
        json!({"precision": c / p, "recall": c / g, "f1": 2.0 * c / (p + g)})
    }
}
