//! Which statements are one claim: our own pairs (eval/claims) against the groups that core makes of all its documents.
//!
//! All documents are read as one casebook, so that statements of one case may also be joined to those of another.

use super::{Arguments, lines, scoreboard};
use anyhow::{Context, Result};
use reportedly::Reader;
use reportedly::claims::claims_in;
use reportedly::core::claims::{Claim, Parameters};
use reportedly::core::correction::Overrides;
use reportedly::core::{Document, Reading};
use reportedly::parallel::map_in_order;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Documents of the project's own with their case as a prefix of the id.
type Read = Vec<(Document, Reading)>;

pub(super) fn run(a: &Arguments) -> Result<()> {
    let pairs = lines(&a.gold)?;
    let folder = a.gold.parent().context("the gold file stands in no folder")?;
    let all = documents(folder, &pairs)?;
    let found = claims_in(&all, &Overrides::default(), &Parameters::default());
    let judged: Vec<Value> = pairs.iter().map(|p| judged(p, &all, &found)).collect();
    super::write(&a.out, judged.iter().cloned())?;
    for part in ["set", "kept"] {
        let of: Vec<&Value> = judged.iter().filter(|p| p["part"] == part).collect();
        let score = score(&of);
        if a.score {
            println!("{part}: {}", serde_json::to_string_pretty(&score)?);
        }
        if a.record {
            scoreboard::keep("claims", part, &score)?;
        }
    }
    if a.score {
        grid(&pairs, &all);
    }
    Ok(())
}

/// The part on which the thresholds are set, at others: for whoever sets them anew.
fn grid(pairs: &[Value], all: &Read) {
    let pairs: Vec<&Value> = pairs.iter().filter(|p| p["part"] == "set").collect();
    for meaning in [0.5, 0.6, 0.7, 0.8, 0.9] {
        for needed in [0.36, 0.40, 0.44, 0.48, 0.52, 0.56, 0.60] {
            let found = claims_in(all, &Overrides::default(), &Parameters { meaning, needed });
            let judged: Vec<Value> = pairs.iter().map(|p| judged(p, all, &found)).collect();
            let s = score(&judged.iter().collect::<Vec<_>>());
            eprintln!("set, meaning {meaning:.2} needed {needed:.2}: {}", s["all"]);
        }
    }
}

/// The documents of all cases that the pairs name, read.
fn documents(folder: &Path, pairs: &[Value]) -> Result<Read> {
    let cases: BTreeSet<&str> = pairs.iter().filter_map(|p| p["case"].as_str()).collect();
    let mut records: Vec<Document> = Vec::new();
    for case in cases {
        let own = folder.join(format!("{case}.jsonl"));
        let cased = folder.with_file_name("casefiles").join(case).join("documents.jsonl");
        for record in lines(if own.exists() { &own } else { &cased })? {
            let text = |key: &str| record[key].as_str().map(str::to_owned);
            records.push(Document {
                id: format!("{case}/{}", text("id").context("a document without an id")?),
                text: text("text").unwrap_or_default(),
                title: text("title"),
                published: text("published"),
                publisher: text("publisher"),
                byline: text("byline"),
                url: text("url"),
                ..Document::default()
            });
        }
    }
    let reader = Reader::new()?;
    let readings = map_in_order(&records, |d| reader.read(&d.text, d.published.as_deref()));
    Ok(records.into_iter().zip(readings).collect())
}

/// A pair with whether its statements came into one claim; `missing` where the reader finds one of them no more.
fn judged(pair: &Value, all: &Read, claims: &[Claim]) -> Value {
    let side = |key: &str| {
        let id = format!("{}/{}", pair["case"].as_str()?, pair[key][0].as_str()?);
        let words = pair[key][1].as_str()?;
        let (document, reading) = all.iter().find(|(d, _)| d.id == id)?;
        let of = |exact: bool| {
            reading.statements.iter().find(|s| {
                let read = s.words(&document.text);
                read == words || (!exact && (read.contains(words) || words.contains(&read)))
            })
        };
        let span = of(true).or_else(|| of(false))?.span;
        let holds = |c: &&Claim| c.statements.iter().any(|t| t.document == id && t.span == span);
        Some(claims.iter().find(holds).map(|c| c.id.clone()))
    };
    let (left, right) = (side("left"), side("right"));
    let mut out = pair.clone();
    out["missing"] = json!(left.is_none() || right.is_none());
    out["one"] = json!(matches!((&left, &right), (Some(Some(l)), Some(Some(r))) if l == r));
    out
}

/// Precision, recall and F1 of "these are one claim"; recall also by label. A pair of which a statement is missing or in no
/// claim counts as apart.
fn score(pairs: &[&Value]) -> Value {
    let count = |what: &dyn Fn(&Value) -> bool| pairs.iter().filter(|p| what(p)).count();
    let mut out = BTreeMap::new();
    let is = |p: &Value, label: &str| p["label"] == label;
    let looks = |p: &Value| p["case"] == "lookalikes";
    type Part<'a> = (&'a str, &'a dyn Fn(&Value) -> bool);
    let parts: [Part<'_>; 3] =
        [("all", &|_: &Value| true), ("casefiles", &|p: &Value| !looks(p)), ("lookalikes", &looks)];
    for (name, of) in parts {
        let gold = count(&|p| of(p) && !is(p, "other"));
        let predicted = count(&|p| of(p) && p["one"] == true);
        let correct = count(&|p| of(p) && p["one"] == true && !is(p, "other"));
        let share = |a: usize, b: usize| if b == 0 { 0.0 } else { (a as f64 / b as f64 * 1e3).round() / 1e3 };
        let (precision, recall) = (share(correct, predicted), share(correct, gold));
        let f1 = share(2 * correct, predicted + gold);
        let label = |l: &'static str| {
            share(count(&|p| of(p) && is(p, l) && p["one"] == true), count(&|p| of(p) && is(p, l)))
        };
        out.insert(
            name,
            json!({
                "pairs": count(&|p| of(p)), "gold": gold, "predicted": predicted, "correct": correct,
                "missing": count(&|p| of(p) && p["missing"] == true),
                "precision": precision, "recall": recall, "f1": f1,
                "recall_same": label("same"), "recall_value": label("value"),
            }),
        );
    }
    json!(out)
}
