//! Open questions over casefiles of our own: who, which, where, when, how many.
//!
//! A line of gold: `casefile` (a folder beside the gold, in `casefiles/`), `question`, `values`: what the articles give as
//! the answer, the best supported first, each with the forms that count as it (`any_of`); `superseded` ones have been replaced by
//! those who gave them. No values: no article answers.

use super::{Arguments, lines, scoreboard, write};
use anyhow::{Context, Result, anyhow};
use reportedly::ask::{Options, ask};
use reportedly::core::question::Question;
use reportedly::parallel::map_in_order;
use reportedly::{Casebook, Reader, add, walk};
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn run(a: &Arguments) -> Result<()> {
    let records = lines(&a.gold)?;
    let reader = Reader::new()?;
    let cases = a.gold.parent().unwrap_or(Path::new(".")).join("casefiles");
    let said = map_in_order(&records, |r| say(&reader, &cases, &r["casefile"], &r["question"]));
    let said: Vec<Vec<String>> = said.into_iter().collect::<Result<_>>()?;
    let predictions = records.iter().zip(&said);
    write(&a.out, predictions.map(|(r, values)| json!({"id": r["id"], "values": values})))?;
    if a.score || a.record {
        let score = score(&records, &said);
        println!("{}", serde_json::to_string_pretty(&score)?);
        if a.record {
            scoreboard::keep("open", "casefiles", &score)?;
        }
    }
    Ok(())
}

/// The values that origins give, best first.
fn say(reader: &Reader, cases: &Path, casefile: &Value, question: &Value) -> Result<Vec<String>> {
    let (name, text) =
        casefile.as_str().zip(question.as_str()).context("a line has no casefile or question")?;
    let question = Question::new(text).map_err(|e| anyhow!("{text}: {e:?}"))?;
    let mut casebook = Casebook::in_memory()?;
    let documents = walk(&[cases.join(name).join("documents.jsonl")])?;
    add::add(&mut casebook, &documents, reader, &mut |_| ())?;
    let answer = ask(&casebook, reader, &question, &Options::default())?;
    Ok(answer.values.into_iter().filter(|v| !v.origins.is_empty()).map(|v| v.value).collect())
}

/// How often the first value is the best one, how many of the standing values are given, and how many of those given are any.
fn score(records: &[Value], said: &[Vec<String>]) -> Value {
    let (mut first, mut answered, mut silent, mut unanswerable) = (0, 0, 0, 0);
    let (mut found, mut standing, mut given, mut right) = (0, 0, 0, 0);
    for (record, said) in records.iter().zip(said) {
        let values = record["values"].as_array().map(Vec::as_slice).unwrap_or_default();
        given += said.len();
        if values.is_empty() {
            unanswerable += 1;
            silent += usize::from(said.is_empty());
            continue;
        }
        answered += 1;
        first += usize::from(said.first().is_some_and(|s| is_one_of(s, &values[0])));
        let stand: Vec<&Value> = values.iter().filter(|v| v["superseded"] != true).collect();
        standing += stand.len();
        found += stand.iter().filter(|v| said.iter().any(|s| is_one_of(s, v))).count();
        right += said.iter().filter(|s| values.iter().any(|v| is_one_of(s, v))).count();
    }
    let share = |n: usize, of: usize| (n as f64 / of.max(1) as f64 * 1e4).round() / 1e4;
    json!({
        "answerable": answered, "first_right": share(first, answered),
        "values_recall": share(found, standing), "values_precision": share(right, given),
        "unanswerable": unanswerable, "silent": share(silent, unanswerable),
    })
}

/// Small letters, without "the"; of a name one form may hold the other's words ("the agency", "Peru's civil defence agency").
fn is_one_of(said: &str, value: &Value) -> bool {
    let plain = |s: &str| s.to_lowercase().trim_start_matches("the ").to_owned();
    let said = plain(said);
    let forms = value["any_of"].as_array().into_iter().flatten().filter_map(Value::as_str).map(plain);
    let words = |s: &str| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let is_name =
        |s: &str| !s.starts_with(|c: char| c.is_ascii_digit()) && !s.contains(|c: char| c.is_ascii_digit());
    forms.into_iter().any(|form| {
        form == said
            || is_name(&form) && is_name(&said) && words(&form).iter().all(|w| words(&said).contains(w))
            || form.starts_with(&said) && said.len() == 10 && form.contains('T')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_as_a_value() {
        let value = json!({"any_of": ["Kral", "the governor", "2025-10-09"]});
        assert!(
            is_one_of("Anna Kral", &value)
                && is_one_of("Governor", &value)
                && is_one_of("2025-10-09", &value)
        );
        assert!(!is_one_of("Krall", &value) && !is_one_of("2025-10", &value));
    }

    #[test]
    fn the_score_adds_up() {
        let records = [
            json!({"values": [{"any_of": ["14"]}, {"any_of": ["9"]}, {"any_of": ["5"], "superseded": true}]}),
            json!({"values": []}),
        ];
        let said = [vec!["9".to_owned(), "5".to_owned(), "7".to_owned()], vec![]];
        let score = score(&records, &said);
        assert_eq!(score["first_right"], 0.0);
        assert_eq!((&score["values_recall"], &score["silent"]), (&json!(0.5), &json!(1.0)));
        assert_eq!(score["values_precision"], 0.6667);
    }
}
