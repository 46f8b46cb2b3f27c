//! Nested attribution: who says that who says what, how certain; predictions and their score.
//!
//! The gold file is our own (`cargo xtask gold eval/hearsay`); what is measured stands in
//! eval/hearsay/README.md.

use super::read;
use anyhow::{Context, Result, ensure};
use reportedly::Reader;
use reportedly::core::{Attribution, Reading, SourceKind, Span};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let reading = read(reader, record);
    let text = record["text"].as_str().unwrap_or_default();
    let attributions: Vec<Value> = reading
        .attributions
        .iter()
        .map(|a| {
            let mut out = json!(a);
            out["chain"] = chain(&reading, a, text).into();
            out
        })
        .collect();
    json!({"id": record["id"], "attributions": attributions, "statements": reading.statements})
}

/// Who vouches for an attribution's content, outermost first, with the name that its link has in a
/// statement; as written where no statement has a link for it.
fn chain(reading: &Reading, a: &Attribution, text: &str) -> Vec<Value> {
    let mut out = Vec::new();
    let mut next = Some(a);
    while let Some(a) = next.filter(|_| out.len() < 16) {
        let cue = a.cue.first().copied().unwrap_or(Span::new(0, 0));
        let mut links = reading.statements.iter().flat_map(|s| &s.chain);
        let link = links.find(|l| l.cue == cue);
        let written = a.source.first().map_or("unnamed", |s| s.of(text));
        let name = link.map_or(written, |l| &l.name);
        out.push(json!({"name": name, "kind": link.map(|l| l.kind), "cue": cue}));
        next = a.inside.and_then(|i| reading.attributions.get(i));
    }
    out.reverse();
    out
}

pub(super) fn score(gold: &Path, predictions: &Path) -> Result<Value> {
    let (gold, predicted) = (super::lines(gold)?, super::lines(predictions)?);
    ensure!(gold.len() == predicted.len(), "{} gold records, {} predictions", gold.len(), predicted.len());
    let mut tally = Tally::default();
    for (g, p) in gold.iter().zip(&predicted) {
        ensure!(g["id"] == p["id"], "predictions are not in the order of the gold file at {}", g["id"]);
        tally.record(g, p).with_context(|| format!("record {}", g["id"]))?;
    }
    tally.print();
    Ok(tally.score())
}

/// What a gold or predicted attribution or statement covers: the numbers of its words.
type Words = BTreeSet<usize>;

struct Item<'a> {
    value: &'a Value,
    cue: Words,
    content: Words,
}

#[derive(Default)]
struct Tally {
    /// Right and all, by measure.
    shares: BTreeMap<String, [u32; 2]>,
    /// Right, predicted, gold.
    f1: BTreeMap<&'static str, [u32; 3]>,
    /// (measure, gold, predicted) to number.
    confusion: BTreeMap<(&'static str, String, String), u32>,
}

impl Tally {
    fn note(&mut self, measure: impl Into<String>, right: bool) {
        let share = self.shares.entry(measure.into()).or_default();
        share[0] += u32::from(right);
        share[1] += 1;
    }

    fn pair(&mut self, measure: &'static str, gold: &str, predicted: &str) {
        self.note(measure, gold == predicted);
        *self.confusion.entry((measure, gold.to_owned(), predicted.to_owned())).or_default() += 1;
    }

    fn record(&mut self, gold: &Value, predicted: &Value) -> Result<()> {
        let words = words(gold["text"].as_str().context("has no text")?);
        let golds = items(&words, &gold["attributions"], "content")?;
        let found = items(&words, &predicted["attributions"], "content")?;
        let statements = items(&words, &predicted["statements"], "pieces")?;
        let nested = |i: &Item<'_>| i.value.get("inside").is_some();
        let pairs = matched(&golds, &found);
        for (measure, of) in [("attributions", false), ("nested", true)] {
            let count = |items: &[Item<'_>]| items.iter().filter(|i| !of || nested(i)).count() as u32;
            let both = |(g, p): &&(usize, usize)| !of || nested(&golds[*g]) && nested(&found[*p]);
            let entry = self.f1.entry(measure).or_default();
            let right = pairs.iter().filter(both).count() as u32;
            for (n, add) in entry.iter_mut().zip([right, count(&found), count(&golds)]) {
                *n += add;
            }
        }
        for g in &golds {
            self.content(g, &golds, &found, &statements);
        }
        Ok(())
    }

    /// One gold content: whether it is found, on whose word, and how certain.
    fn content(&mut self, g: &Item<'_>, golds: &[Item<'_>], found: &[Item<'_>], statements: &[Item<'_>]) {
        let wanted = names(&g.value["chain"]);
        let depth = format!("depth_{}", wanted.len().min(3));
        let best = found.iter().max_by(|a, b| {
            let fit = |i: &Item<'_>| (jaccard(&g.content, &i.content), share(&g.cue, &i.cue));
            fit(a).partial_cmp(&fit(b)).unwrap_or(std::cmp::Ordering::Equal)
        });
        let best = best.filter(|b| jaccard(&g.content, &b.content) >= 0.5);
        self.note("contents_found", best.is_some());
        self.note(format!("{depth}.contents_found"), best.is_some());
        if let Some(b) = best {
            let (order, same) = (same_cues(g, golds, b, found), names(&b.value["chain"]));
            self.note("chain_order", order);
            self.note(format!("{depth}.chain_order"), order);
            self.note("chain_names", same == wanted);
            self.note(format!("{depth}.chain_names"), same == wanted);
            self.pair("chain_length", &wanted.len().to_string(), &same.len().to_string());
            let outer = g.value["chain"][0].as_str();
            if let (Some(outer), Some(kind)) = (outer, b.value["chain"][0]["kind"].as_str()) {
                self.pair("outermost_kind", kind_of(outer), kind);
            }
        }
        if g.value.get("status").is_none() {
            return;
        }
        let best = statements.iter().filter(|s| share(&s.content, &g.content) >= 0.5).max_by(|a, b| {
            let fit = |i: &Item<'_>| jaccard(&g.content, &i.content);
            fit(a).total_cmp(&fit(b))
        });
        self.note("statements_found", best.is_some());
        let Some(s) = best else { return };
        let right = names(&s.value["chain"]) == wanted;
        self.note("statement_chain_names", right);
        self.note(format!("{depth}.statement_chain_names"), right);
        for measure in ["status", "polarity", "certainty"] {
            let of = |v: &Value| v.as_str().unwrap_or("none").to_owned();
            self.pair(measure, &of(&g.value[measure]), &of(&s.value["factuality"][measure]));
        }
    }

    fn score(&self) -> Value {
        let mut out = json!({});
        for (measure, [right, all]) in &self.shares {
            let place = measure.split('.').fold(&mut out, |v, key| &mut v[key]);
            *place = json!(rounded(f64::from(*right) / f64::from(*all)));
        }
        for (measure, [right, predicted, gold]) in &self.f1 {
            let ratio = |of: u32| f64::from(*right) / f64::from(of.max(1));
            let (p, r) = (ratio(*predicted), ratio(*gold));
            let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            out[format!("{measure}_f1")] = json!({
                "precision": rounded(p), "recall": rounded(r), "f1": rounded(f1),
                "correct": right, "predicted": predicted, "gold": gold,
            });
        }
        out
    }

    fn print(&self) {
        let mut last = "";
        for ((measure, gold, predicted), n) in &self.confusion {
            if *measure != last {
                eprintln!("{measure}: gold, predicted, number");
                last = measure;
            }
            let mark = if gold == predicted { "" } else { "  <-" };
            eprintln!("  {gold:<12} {predicted:<12} {n:>5}{mark}");
        }
    }
}

fn rounded(x: f64) -> f64 {
    (x * 1e4).round() / 1e4
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<Span> {
    let mut out = Vec::<Span>::new();
    for (i, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match out.last_mut().filter(|s| s.end as usize == i) {
            Some(s) => *s = Span::new(s.start as usize, i + c.len_utf8()),
            None => out.push(Span::new(i, i + c.len_utf8())),
        }
    }
    out
}

fn items<'a>(words: &[Span], list: &'a Value, content: &str) -> Result<Vec<Item<'a>>> {
    let covered = |spans: &Value| -> Result<Words> {
        let spans: Vec<Span> = serde_json::from_value(spans.clone()).context("a span is no [start, end]")?;
        let inside = |w: &Span| spans.iter().any(|s| s.overlap(*w) > 0);
        Ok(words.iter().enumerate().filter(|(_, w)| inside(w)).map(|(i, _)| i).collect())
    };
    let cue = |v: &Value| v.get("cue").map_or(Ok(Words::new()), covered);
    let item = |v: &'a Value| Ok(Item { value: v, cue: cue(v)?, content: covered(&v[content])? });
    list.as_array().into_iter().flatten().map(item).collect()
}

fn jaccard(a: &Words, b: &Words) -> f64 {
    let both = a.intersection(b).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// How much of `a` lies in `b`.
fn share(a: &Words, b: &Words) -> f64 {
    a.intersection(b).count() as f64 / a.len().max(1) as f64
}

/// Gold and predicted attributions with a common cue word and half of the content, best first, each once.
fn matched(golds: &[Item<'_>], found: &[Item<'_>]) -> Vec<(usize, usize)> {
    let mut fits = Vec::new();
    for (i, g) in golds.iter().enumerate() {
        for (j, p) in found.iter().enumerate() {
            let fit = jaccard(&g.content, &p.content);
            if fit >= 0.5 && !g.cue.is_disjoint(&p.cue) {
                fits.push((fit, i, j));
            }
        }
    }
    fits.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out = Vec::<(usize, usize)>::new();
    for (_, i, j) in fits {
        if !out.iter().any(|(g, p)| *g == i || *p == j) {
            out.push((i, j));
        }
    }
    out
}

/// Whether the chains have the same length and their cues overlap one by one.
fn same_cues(g: &Item<'_>, golds: &[Item<'_>], p: &Item<'_>, found: &[Item<'_>]) -> bool {
    let (mut g, mut p) = (g, p);
    let outer = |i: &Item<'_>| i.value["inside"].as_u64().map(|n| n as usize);
    loop {
        if g.cue.is_disjoint(&p.cue) {
            return false;
        }
        match (outer(g).and_then(|i| golds.get(i)), outer(p).and_then(|i| found.get(i))) {
            (Some(a), Some(b)) => (g, p) = (a, b),
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// The names of a chain, of strings or of links, for comparison: a speaker who reports himself once.
fn names(chain: &Value) -> Vec<String> {
    let links = chain.as_array().map_or(&[][..], Vec::as_slice);
    let mut names: Vec<String> =
        links.iter().filter_map(|l| l.as_str().or_else(|| l["name"].as_str())).map(plain).collect();
    names.dedup();
    names
}

/// A name for comparison: lower case, no leading article; nobody is `-`.
fn plain(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let rest = ["the ", "a ", "an "].iter().find_map(|a| lower.strip_prefix(a)).unwrap_or(&lower);
    if rest == "unnamed" { "-".into() } else { rest.into() }
}

/// Kind of a gold speaker, which the gold only names. The last word before "of", "for" and the like
/// tells: "Bo Frick" and "Bank of Dorn" are names, "ministry spokesman" and "clerk of the Dorn court"
/// roles; "officials", "a source" and nobody are unnamed.
fn kind_of(name: &str) -> &'static str {
    const AFTER: &[&str] = &["of", "for", "at", "in", "from", "with", "by", "on", "to", "who", "and"];
    let head = name.split_whitespace().take_while(|w| !AFTER.contains(w)).last().unwrap_or("-");
    let many = head.ends_with('s') && !head.ends_with("ss") || matches!(head, "people" | "police" | "men");
    let kind = match head {
        _ if head.starts_with(char::is_uppercase) => SourceKind::Named,
        "-" | "source" | "insider" => SourceKind::Unnamed,
        _ if many => SourceKind::Unnamed,
        _ => SourceKind::Role,
    };
    match kind {
        SourceKind::Named => "named",
        SourceKind::Role => "role",
        SourceKind::Unnamed => "unnamed",
    }
}

#[cfg(test)]
mod tests;
