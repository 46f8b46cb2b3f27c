//! Nested attribution: who says that who says what.
//!
//! List line: `- 1: speaker; direct|indirect|mixed; status, polarity, certainty`, the third part only
//! where the content holds no further attribution. `-` is the speaker where nobody is named.

use super::passage::Passage;
use super::{Fault, Set};
use reportedly::core::{Certainty, Polarity, Span, Status};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub(super) const SET: Set = Set { name: "hearsay", roles: &['s', 'c', 't'], record };

const MANNERS: &[&str] = &["direct", "indirect", "mixed"];

/// One attribution of a passage.
struct Marked<'a> {
    id: usize,
    source: Vec<Span>,
    cue: Vec<Span>,
    content: Vec<Span>,
    speaker: Option<&'a str>,
    manner: &'a str,
    /// Status, polarity, certainty, as the list has them.
    factuality: Option<[&'a str; 3]>,
    /// Line of its list line.
    line: usize,
}

fn record(p: &Passage) -> Result<Value, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut marked: Vec<Marked<'_>> = Vec::new();
    for (id, (line, what)) in &p.items {
        match attribution(p, *id, *line, what) {
            Ok(m) => marked.push(m),
            Err(message) => faults.push(Fault::new(*line, message)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    marked.sort_by(|a, b| a.cue.cmp(&b.cue));
    let inside: Vec<Option<usize>> = (0..marked.len()).map(|i| outer(&marked, i)).collect();
    let chains: Vec<Option<Vec<usize>>> = (0..marked.len()).map(|i| path(&inside, i)).collect();
    for (i, m) in marked.iter().enumerate() {
        let leaf = !inside.contains(&Some(i));
        let advice = match (leaf, &m.factuality) {
            _ if chains[i].is_none() => "lies in a content that lies in its own: check the braces of `t`",
            (true, None) => {
                "holds no further attribution: add `; status, polarity, certainty` to its list line"
            }
            (false, Some(_)) => "holds a further attribution: only that one has status, polarity, certainty",
            _ => continue,
        };
        faults.push(Fault::new(m.line, format!("{} {advice}", m.id)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let name = |i: &usize| marked[*i].speaker.unwrap_or("-");
    let attributions = marked.iter().zip(&inside).zip(&chains).map(|((m, inside), chain)| {
        let chain: Vec<&str> = chain.iter().flatten().map(name).collect();
        let mut out = json!({
            "source": m.source, "cue": m.cue, "content": m.content,
            "speaker": m.speaker, "manner": m.manner, "chain": chain,
        });
        if let Some(i) = inside {
            out["inside"] = json!(i);
        }
        if let Some([status, polarity, certainty]) = m.factuality {
            out["status"] = status.into();
            out["polarity"] = polarity.into();
            out["certainty"] = certainty.into();
        }
        out
    });
    Ok(json!({"attributions": attributions.collect::<Vec<_>>()}))
}

fn attribution<'a>(p: &Passage, id: usize, line: usize, what: &'a str) -> Result<Marked<'a>, String> {
    let [source, cue, content] = ['s', 'c', 't'].map(|role| p.spans(id, role));
    if cue.is_empty() {
        return Err(format!("{id} has no cue: mark the word that attributes as {{{id}c|…}}"));
    }
    if content.is_empty() {
        return Err(format!("{id} has no content: mark what is attributed as {{{id}t|…}}"));
    }
    for own in source.iter().chain(&cue) {
        if content.iter().any(|c| c.overlap(*own) > 0) {
            let words = own.of(&p.text);
            return Err(format!("{id} has {words:?} inside its own content: close the content before it"));
        }
    }
    let parts: Vec<&str> = what.split(';').map(str::trim).collect();
    let (speaker, manner, rest) = match parts[..] {
        [speaker, manner] => (speaker, manner, None),
        [speaker, manner, rest] => (speaker, manner, Some(rest)),
        _ => return Err("write `speaker; manner` or `speaker; manner; status, polarity, certainty`".into()),
    };
    if !MANNERS.contains(&manner) {
        return Err(format!("no manner {manner:?}; there are: {}", MANNERS.join(", ")));
    }
    let speaker = Some(speaker).filter(|s| *s != "-");
    match (speaker, source.is_empty()) {
        (Some(""), _) => return Err(format!("{id} has no speaker: write a name, or `-` for nobody")),
        (Some(s), true) => {
            return Err(format!(
                "{id} has the speaker {s} and no source: mark it as {{{id}s|…}}, or write `-`"
            ));
        }
        (None, false) => return Err(format!("{id} has a source: write who it is in place of `-`")),
        _ => {}
    }
    let factuality = rest.map(factuality).transpose()?;
    Ok(Marked { id, source, cue, content, speaker, manner, factuality, line })
}

fn factuality(rest: &str) -> Result<[&str; 3], String> {
    let parts: Vec<&str> = rest.split(',').map(str::trim).collect();
    let [status, polarity, certainty] = parts[..] else {
        return Err(format!("{rest:?} is not `status, polarity, certainty`"));
    };
    known::<Status>(status, "status: happened, ongoing, planned, hypothetical")?;
    known::<Polarity>(polarity, "polarity: positive, negative")?;
    known::<Certainty>(certainty, "certainty: certain, probable, possible, planned, denied, unknown")?;
    Ok([status, polarity, certainty])
}

fn known<T: DeserializeOwned>(word: &str, there_are: &str) -> Result<(), String> {
    let read = serde_json::from_value::<T>(word.into());
    read.map(|_| ()).map_err(|_| format!("{word:?} is no {there_are}"))
}

/// The attribution with the shortest content that holds the cue.
fn outer(marked: &[Marked<'_>], i: usize) -> Option<usize> {
    let cue = marked[i].cue[0];
    let holds = |(j, m): (usize, &Marked<'_>)| {
        m.content.iter().find(|c| j != i && c.contains(cue)).map(|c| (c.len(), j))
    };
    marked.iter().enumerate().filter_map(holds).min().map(|(_, j)| j)
}

/// From the outermost to `i`; `None` where they lie in each other.
fn path(inside: &[Option<usize>], i: usize) -> Option<Vec<usize>> {
    let mut chain = vec![i];
    while let Some(o) = chain.last().and_then(|l| inside[*l]) {
        if chain.contains(&o) {
            return None;
        }
        chain.push(o);
    }
    chain.reverse();
    Some(chain)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{built, words};
    use super::*;

    fn of(text: &str, list: &[&str]) -> Result<Value, Vec<String>> {
        let list: Vec<String> = list.iter().map(|l| format!("- {l}")).collect();
        built(&SET, &format!("## h-1\nsplit: train\n> {text}\n{}\n", list.join("\n")))
    }

    #[test]
    fn nesting_gives_chains_in_order_of_the_cues() {
        let text = "{3t|{1s|The ministry} {1c|said} {1t|{2s|two men} had {2c|claimed} {2t|it was “théâtre”}}}, \
                    {3s|Bo Frick} {3c|wrote}.";
        let list = [
            "3: Bo Frick; indirect",
            "1: ministry; indirect",
            "2: two men; mixed; ongoing, positive, certain",
        ];
        let record = of(text, &list).unwrap();
        let a = record["attributions"].as_array().unwrap();
        assert_eq!(a[1]["chain"], json!(["Bo Frick", "ministry", "two men"]));
        assert_eq!((&a[0]["inside"], &a[1]["inside"], &a[2].get("inside")), (&json!(2), &json!(0), &None));
        assert_eq!(words(&record, &a[1]["content"]), ["it was “théâtre”"]);
        assert_eq!(words(&record, &a[2]["cue"]), ["wrote"]);
        assert_eq!((&a[1]["certainty"], a[0].get("certainty")), (&json!("certain"), None));
    }

    #[test]
    fn nobody_may_be_named() {
        let record =
            of("It {1c|is said} that {1t|he left}.", &["1: -; indirect; happened, positive, possible"]);
        let a = record.unwrap()["attributions"][0].clone();
        assert_eq!((&a["speaker"], &a["chain"], &a["source"]), (&Value::Null, &json!(["-"]), &json!([])));
    }

    #[test]
    fn faults_name_line_and_remedy() {
        let good = "1: Bo; indirect; happened, positive, certain";
        let cases: &[(&str, &[&str], &str)] = &[
            ("{1s|Bo} says {1t|so}", &[good], "4: 1 has no cue"),
            ("{1s|Bo} {1c|says} so", &[good], "4: 1 has no content"),
            ("{1t|{1s|Bo} {1c|says} so}", &[good], "4: 1 has \"Bo\" inside its own content"),
            ("{1c|says} {1t|so}", &[good], "4: 1 has the speaker Bo and no source"),
            (
                "{1s|Bo} {1c|says} {1t|so}",
                &["1: -; indirect; happened, positive, certain"],
                "4: 1 has a source",
            ),
            (
                "{1s|Bo} {1c|says} {1t|so}",
                &["1: Bo; loud; happened, positive, certain"],
                "4: no manner \"loud\"",
            ),
            (
                "{1s|Bo} {1c|says} {1t|so}",
                &["1: Bo; direct; past, positive, certain"],
                "4: \"past\" is no status",
            ),
            (
                "{1s|Bo} {1c|says} {1t|so}",
                &["1: Bo; direct; happened, yes, certain"],
                "4: \"yes\" is no polarity",
            ),
            (
                "{1s|Bo} {1c|says} {1t|so}",
                &["1: Bo; direct; happened, certain"],
                "4: \"happened, certain\" is not",
            ),
            ("{1s|Bo} {1c|says} {1t|so}", &["1: Bo; direct"], "4: 1 holds no further attribution"),
            ("{1s|Bo} {1c|says} {1t|so}", &["1: Bo"], "4: write `speaker; manner`"),
            (
                "{1s|Bo} {1c|says} {1t|{2s|Al} {2c|says} {2t|so}}",
                &[good, "2: Al; indirect; happened, positive, certain"],
                "4: 1 holds a further attribution",
            ),
        ];
        for (text, list, expected) in cases {
            let found = of(text, list).unwrap_err();
            assert!(found.len() == 1 && found[0].starts_with(expected), "{text:?} {list:?}: {found:?}");
        }
        let crossed = "{1t|{2s|Al} {2c|says} a} {2t|{1s|Bo} {1c|says} b}";
        let both = of(crossed, &[good, "2: Al; indirect; happened, positive, certain"]).unwrap_err();
        assert!(both.len() == 2 && both[0].contains("lies in its own"), "{both:?}");
    }
}
