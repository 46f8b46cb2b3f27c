//! Writes what `training/stance` trains on: `cargo run -p reportedly-nlp --example compare -- rarity|pairs|ranks FILE`.
//!
//! - `rarity TEXTS`: the table of [`Rarity`], from lines `{"text"}`.
//! - `pairs PAIRS`: of lines `{"left", "right"}`, whose values are texts, the numbers of left to right and of right to
//!   left, as f32 in the machine's order.
//! - `ranks QUERIES CANDIDATES`: of lines `{"text"}` and `{"text", "title"}`, a JSON line a query:
//!   `[[place, [numbers]], …]`.
//!
//! Everything goes to standard output.

use reportedly_core::compare::{Candidates, Part, Rarity, Side};
use reportedly_nlp::Reader;
use reportedly_nlp::compare::{candidate, numbers, query};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::io::{BufWriter, Write, stdout};
use std::sync::atomic::{AtomicUsize, Ordering};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["rarity", texts] => rarity(&lines(texts)?),
        ["pairs", pairs] => write_pairs(&lines(pairs)?),
        ["ranks", queries, candidates] => ranks(&lines(queries)?, &lines(candidates)?),
        _ => Err("rarity TEXTS | pairs PAIRS | ranks QUERIES CANDIDATES".into()),
    }
}

fn lines(path: &str) -> Outcome<Vec<Value>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn field<'a>(record: &'a Value, name: &str) -> &'a str {
    record[name].as_str().unwrap_or_default()
}

fn rarity(texts: &[Value]) -> Outcome<()> {
    let terms = |t: &Value| Side::new(vec![Part::new(field(t, "text"), &[])]).terms();
    let documents: Vec<BTreeSet<u64>> = texts.iter().map(terms).collect();
    Ok(stdout().write_all(&Rarity::table(&documents))?)
}

fn write_pairs(pairs: &[Value]) -> Outcome<()> {
    let texts: BTreeSet<&str> = pairs.iter().flat_map(|p| [field(p, "left"), field(p, "right")]).collect();
    let texts: Vec<&str> = texts.into_iter().collect();
    let reader = Reader::new()?;
    let sides = on_all_cores(&texts, |t| Side::of_reading(t, &reader.read(t, None)));
    let side: HashMap<&str, &Side> = texts.iter().copied().zip(&sides).collect();
    let mut out = BufWriter::new(stdout().lock());
    for p in pairs {
        let (left, right) = (side[field(p, "left")], side[field(p, "right")]);
        for number in [numbers(left, right), numbers(right, left)].concat() {
            out.write_all(&number.to_ne_bytes())?;
        }
    }
    Ok(out.flush()?)
}

fn ranks(queries: &[Value], candidates: &[Value]) -> Outcome<()> {
    let reader = Reader::new()?;
    let all = on_all_cores(candidates, |c| candidate(&reader, field(c, "text"), field(c, "title")));
    let all = Candidates::new(all);
    let found = on_all_cores(queries, |q| json!(all.shortlist(&query(&reader, field(q, "text")))));
    let mut out = BufWriter::new(stdout().lock());
    for f in found {
        writeln!(out, "{f}")?;
    }
    Ok(out.flush()?)
}

/// The results in the order of the items.
fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let worker = || {
            let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|i| *i < items.len());
            std::iter::from_fn(take).map(|i| (i, work(&items[i]))).collect::<Vec<_>>()
        };
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|w| w.join().unwrap_or_default()).collect()
    });
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, r)| r).collect()
}
