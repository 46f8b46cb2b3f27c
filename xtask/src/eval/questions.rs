//! Questions with a known outcome: each is asked of a casebook that holds its own documents and nothing else.
//!
//! Beside the predictions stands what counting outlets would have said, so that both are scored alike.

use super::{Arguments, lines, scoreboard, write};
use anyhow::{Context, Result};
use reportedly::ask::{Answer, Options, ask};
use reportedly::core::question::{Question, Tense};
use reportedly::core::stance::Stance;
use reportedly::core::weigh::Parameters;
use reportedly::parallel::map_in_order;
use reportedly::{Casebook, Envelope, Given, Reader, add};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// What is said of a question.
struct Said {
    /// The probability that the engine gives; the base rate where it gives none.
    probability: f64,
    /// Whether it gives one.
    estimated: bool,
    /// The probability by counting outlets.
    outlets: f64,
}

/// A question as the format gives it.
struct Asked<'a> {
    text: &'a str,
    documents: Vec<&'a Value>,
}

pub(super) fn run(a: &Arguments) -> Result<()> {
    let records = lines(&a.gold)?;
    let side = side(&a.gold, &records)?;
    let asked: Vec<Asked<'_>> = records.iter().map(|r| given(r, &side)).collect::<Result<_>>()?;
    let reader = Reader::new()?;
    let started = std::time::Instant::now();
    let said: Vec<Said> = map_in_order(&asked, |q| say(&reader, q)).into_iter().collect::<Result<_>>()?;
    let seconds = started.elapsed().as_secs_f64();
    let estimated = said.iter().filter(|s| s.estimated).count();
    eprintln!("{} questions in {seconds:.1} s, {estimated} with an estimate", records.len());
    let outlets = a.out.with_extension("outlets.jsonl");
    let lines = |of: fn(&Said) -> f64| records.iter().zip(&said).map(move |(r, s)| (r["id"].clone(), of(s)));
    let predictions = |of| lines(of).map(|(id, p)| json!({"id": id, "probability": p}));
    write(&a.out, predictions(|s| s.probability))?;
    write(&outlets, predictions(|s| s.outlets))?;
    if a.score || a.record {
        score(a, &a.out, "")?;
        score(a, &outlets, ".outlets")?;
    }
    Ok(())
}

/// The documents by their ids.
fn side(gold: &Path, records: &[Value]) -> Result<HashMap<String, Value>> {
    let names: BTreeSet<&str> = records.iter().filter_map(|r| r["documents_file"].as_str()).collect();
    let mut all = HashMap::new();
    for name in names {
        for document in lines(&gold.parent().unwrap_or(Path::new(".")).join(name))? {
            all.insert(document["id"].as_str().unwrap_or_default().to_owned(), document);
        }
    }
    Ok(all)
}

fn given<'a>(record: &'a Value, side: &'a HashMap<String, Value>) -> Result<Asked<'a>> {
    let ids = record["documents"].as_array().map(Vec::as_slice).unwrap_or_default();
    let document = |id: &Value| {
        let id = id.as_str().unwrap_or_default();
        side.get(id).with_context(|| format!("{}: there is no document {id:?}", record["id"]))
    };
    let documents = ids.iter().map(document).collect::<Result<_>>()?;
    Ok(Asked { text: record["question"].as_str().unwrap_or_default(), documents })
}

fn say(reader: &Reader, asked: &Asked<'_>) -> Result<Said> {
    let prior = |tense| Parameters::default().prior(tense);
    let Ok(question) = Question::new(asked.text) else {
        let probability = prior(Tense::Present);
        return Ok(Said { probability, estimated: false, outlets: 0.5 });
    };
    let bytes: String = asked.documents.iter().map(|d| format!("{d}\n")).collect();
    let mut casebook = Casebook::in_memory()?;
    let stream = Given::Stream(Envelope::at("documents.jsonl"), Box::new(bytes.as_bytes()));
    add::add_given(&mut casebook, vec![stream], &reportedly::Options::default(), reader, &mut |_| ())?;
    let answer = ask(&casebook, reader, &question, &Options::default())?;
    let probability = answer.estimate.map_or_else(|| prior(question.tense), |e| e.probability);
    let outlets = outlets(&answer, &asked.documents);
    Ok(Said { probability, estimated: answer.estimate.is_some(), outlets })
}

/// Counting outlets: the share of publishers that support among those that take a side, one of each
/// added so that a single outlet is not certainty (Laplace). A document without a publisher is one itself.
fn outlets(answer: &Answer, documents: &[&Value]) -> f64 {
    let publisher: HashMap<&str, &str> = documents
        .iter()
        .filter_map(|d| Some((d["id"].as_str()?, d["publisher"].as_str().or(d["id"].as_str())?)))
        .collect();
    let of = |stance: Stance| {
        let here = answer.documents.iter().filter(|d| d.stance == stance);
        here.map(|d| publisher.get(d.id.as_str()).copied().unwrap_or(&d.id)).collect::<BTreeSet<_>>().len()
    };
    let (yes, no) = (of(Stance::Supports) as f64, of(Stance::Refutes) as f64);
    (yes + 1.0) / (yes + no + 2.0)
}

/// Score a file of predictions; the calibration table is kept on the board by its bands.
fn score(a: &Arguments, predictions: &Path, of: &str) -> Result<()> {
    let arguments = [a.scorer.as_os_str(), "questions".as_ref(), a.gold.as_os_str(), predictions.as_os_str()];
    let text = scoreboard::python(&arguments)?;
    println!("{text}");
    if a.record {
        let mut score: Value = serde_json::from_str(&text)?;
        let bands = score["calibration"].as_array().cloned().unwrap_or_default();
        let band = |b: Value| {
            let name = b["band"].as_str().unwrap_or_default().replace(' ', "_");
            (name, json!({"n": b["n"], "stated": b["stated"], "observed": b["observed"]}))
        };
        score["calibration"] = Value::Object(bands.into_iter().map(band).collect());
        let set = a.gold.file_stem().unwrap_or_default().to_string_lossy();
        scoreboard::keep("questions", &format!("{set}{of}"), &score)?;
    }
    Ok(())
}
