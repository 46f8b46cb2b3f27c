//! A casebook, a reader by a rule of thumb, and a finding: so that no snapshot depends on trained weights.

use reportedly::core::{
    Attribution, Certainty, Document, Factuality, Link, Polarity, Reading, SourceKind, Span, Statement,
    Status,
};
use reportedly::correct::{By, correct, undo};
use reportedly::handed::{Handed, take_log, take_questions};
use reportedly::questions::KeptQuestion;
use reportedly::{Casebook, DocumentReader, Envelope, Given, add};
use reportedly_core::correction::{Correction, Grade, Judgement, Place};
use reportedly_core::weigh::{Estimate, Likelihood};
use reportedly_exchange::{
    Case, Finding, FitFinding, Format, HypothesisFinding, OriginFinding, Quoted, Writing, formats, tables,
};

/// A wire story, its copy, a denial, an article that attacks whoever shows it, and an input without text.
pub(crate) const NEWS: &str = concat!(
    r#"{"id":"a","url":"https://wire.example/a","publisher":"Northline","published":"2024-03-04T06:00:00Z","#,
    r#""title":"Bridge closed","text":"Naïve 🚒 crews waited. The road agency said that the bridge at Arlen had been closed on Monday after cracks were found in two of its pillars."}"#,
    "\n",
    r#"{"id":"b","publisher":"Harlow Post","published":"2024-03-05","title":"Bridge closed","#,
    r#""text":"The road agency said that the bridge at Arlen had been closed on Monday after cracks were found in two of its pillars."}"#,
    "\n",
    r#"{"id":"c","text":"The mayor denied that the bridge was closed. Cars crossed it."}"#,
    "\n",
    r#"{"id":"=cmd|' /C calc'!A0","title":"<script>alert(1)</script>","url":"javascript:alert(1)","publisher":"@SUM(A1)","#,
    r#""text":"<img src=x onerror=alert(1)> said that **[all](javascript:x)** | is | lost.\n+1 more said that \u202eten | bars."}"#,
    "\n{broken\n"
);

/// Takes every sentence with "X said that Y" for a statement of X, every other for the author's own.
pub(crate) struct Toy;

impl DocumentReader for Toy {
    fn version(&self) -> &str {
        "toy"
    }

    fn read(&self, document: &Document) -> Reading {
        let (mut reading, mut start) = (Reading::default(), 0);
        for piece in document.text.split_inclusive(['.', '\n']) {
            let span = Span::new(start, start + piece.len()).trim(&document.text);
            start += piece.len();
            if !span.is_empty() {
                reading.sentences.push(span);
                sentence(&document.text, span, &mut reading);
            }
        }
        reading
    }
}

fn sentence(text: &str, span: Span, reading: &mut Reading) {
    let at = |cue: &str| span.of(text).find(cue).map(|from| (span.start as usize + from, cue.len()));
    let found = at(" said that ").or_else(|| at(" denied that "));
    let denied = at(" denied that ").is_some();
    let whole = span.range();
    let (content, chain) = match found {
        None => (span, Vec::new()),
        Some((from, length)) => {
            let source = Span::new(whole.start, from);
            let cue = Span::new(from, from + length).trim(text);
            let content = Span::new(from + length, whole.end);
            reading.attributions.push(Attribution {
                source: vec![source],
                cue: vec![cue],
                content: vec![content],
                inside: None,
            });
            let (name, kind) = (source.of(text).to_owned(), SourceKind::Named);
            (content, vec![Link { name, kind, source: Some(source), cue, speaks_for: None }])
        }
    };
    reading.statements.push(Statement {
        span: content,
        pieces: vec![content],
        chain,
        factuality: Factuality {
            polarity: Polarity::Positive,
            certainty: if denied { Certainty::Denied } else { Certainty::Certain },
            status: Status::Happened,
            value: if denied { -2.1 } else { 2.5 },
            cues: Vec::new(),
        },
        vector: meaning(content.of(text)),
    });
}

/// A meaning by a rule of thumb: a component for each word. What has the same words means the same.
fn meaning(words: &str) -> Vec<i8> {
    let mut counts = [0.0_f64; 384];
    for word in words.split_whitespace() {
        counts[word.bytes().fold(7, |h, b| (h * 31 + usize::from(b)) % 384)] += 1.0;
    }
    let length = counts.iter().map(|c| c * c).sum::<f64>().sqrt().max(1.0);
    counts.map(|c| (c / length * 127.0).round() as i8).to_vec()
}

/// The casebook of some lines of JSON.
pub(crate) fn casebook(lines: &str) -> Casebook {
    let mut casebook = Casebook::in_memory().unwrap();
    let given = Given::Stream(Envelope::at("news.jsonl"), Box::new(lines.as_bytes()));
    add::add_given(&mut casebook, vec![given], &Default::default(), &Toy, &mut |_| ()).unwrap();
    casebook
}

/// The casebook of some lines of JSON in which people have corrected and asked.
pub(crate) fn peopled(lines: &str) -> Casebook {
    let mut casebook = casebook(lines);
    let by = |why: &str| By { who: "=vera".into(), at: "2026-03-01T08:00:00Z".into(), why: why.into() };
    let span = |casebook: &Casebook| {
        let stored = casebook.find("c").unwrap().remove(0);
        casebook.reading(stored.key).unwrap().unwrap().statements[0].span
    };
    let grade = Correction::Grade { source: "Northline".into(), grade: Grade::B };
    correct(&mut casebook, grade, &by("known for long"), None, None).unwrap();
    let statement = Place::new("c", span(&casebook));
    let author = Correction::Attribution { statement, judgement: Judgement::Reject, chain: Vec::new() };
    correct(&mut casebook, author, &by(""), None, None).unwrap();
    undo(&mut casebook, 1, &by("not for so long")).unwrap();
    // As long as numbers come: what was kept must come back by the bit.
    let asked = |answer: i64, at: &str, event: i64, probability: f64| {
        serde_json::json!({
            "answer": answer, "asked_at": at, "event": event, "program": "reportedly 0.0.0, reader toy", "given_prior": null,
            "machine": false, "as_of": null, "estimate": {"probability": probability, "low": 0.17946151940732682,
            "high": 0.8698915256370021, "prior": 0.5}, "likelihood": "likely", "verdict": "conflicting", "confidence": "low",
            "independent_supporting": 1, "independent_refuting": 1,
            "counts": {"documents": 5, "related": 4, "unrelated": 0, "unusable": 1, "statements": 3},
            "origins": [{"name": "The mayor", "kind": "official", "stance": "refutes", "certainty": "denied", "weight": -0.8,
            "points": -17.25, "documents": ["c"]}],
        })
    };
    let questions = serde_json::json!([
        {"id": "q1", "text": "Was the bridge at Arlen closed?", "history": [
            asked(1, "2026-03-01T07:00:00Z", 0, 0.5938731029341427), asked(3, "2026-03-01T09:00:00Z", 3, 0.1)]},
        {"id": "q2", "text": "Did cars cross the bridge?", "history": [asked(2, "2026-03-01T08:30:00Z", 2, 0.7)]},
    ]);
    let questions: Vec<KeptQuestion> = serde_json::from_value(questions).unwrap();
    let mut handed = Handed::default();
    let log = casebook.log().unwrap().to_vec();
    take_log(&mut casebook, log, &mut handed).unwrap();
    take_questions(&mut casebook, questions, &mut handed).unwrap();
    assert_eq!((handed.corrections, handed.answers, handed.refused.len()), (0, 3, 0));
    casebook
}

/// What the articles amount to, put together by hand.
pub(crate) fn finding(casebook: &Casebook) -> Finding {
    let fit =
        |fit: &str, machine: Option<&str>| FitFinding { fit: fit.into(), machine: machine.map(Into::into) };
    let origin = |id: &str, name: &str, stance: &str, certainty: &str, documents: &[&str]| OriginFinding {
        id: id.into(),
        name: name.into(),
        kind: "official".into(),
        kind_words: "official",
        stance: stance.into(),
        certainty: certainty.into(),
        interested: stance == "refutes",
        weight: if stance == "refutes" { -0.8 } else { 1.6 },
        points: if stance == "refutes" { -17.0 } else { 30.0 },
        reason: "1.60 × 1.00 (official)".into(),
        documents: documents.iter().map(|d| (*d).to_owned()).collect(),
        copies: documents.len() - 1,
        first_published: casebook.find(documents[0]).unwrap()[0].document.published.clone(),
        first_publisher: casebook.find(documents[0]).unwrap()[0].document.publisher.clone(),
        fits: vec![
            fit("consistent", None),
            match stance {
                "refutes" => fit("consistent", Some("neutral")),
                _ => fit("neutral", None),
            },
            fit("inconsistent", None),
        ],
        diagnosticity: if stance == "discusses" { 0.0 } else { 1.1 },
        quotes: documents.iter().map(|d| quoted(casebook, d, stance, certainty)).collect(),
    };
    let hypothesis = |id: &str, text: &str, inconsistent| HypothesisFinding {
        id: id.into(),
        text: text.into(),
        inconsistent,
    };
    Finding {
        question: "Was the bridge at Arlen closed?".into(),
        is_open: false,
        values: Vec::new(),
        hypotheses: vec![
            hypothesis("h1", "It is so", 1),
            hypothesis("h2", "It is not so", 1),
            hypothesis("h3", "=The <b>works</b> | were *late*", 3),
        ],
        verdict: "supported".into(),
        verdict_words: "supported",
        estimate: Some(Estimate { probability: 0.69, low: 0.4, high: 0.8, prior: 0.5 }),
        likelihood: Some(Likelihood::Likely),
        confidence: "low",
        supporting: 1,
        refuting: 1,
        origins: vec![
            origin("o1", "The road agency", "supports", "certain", &["a", "b"]),
            origin("o2", "The mayor", "refutes", "denied", &["c"]),
            origin("o3", "<b>&", "discusses", "certain", &["=cmd|' /C calc'!A0"]),
        ],
        sensitivity: vec![("another independent official origin that says it is so".into(), 12.4)],
        looked_at: 5,
        related: 4,
        unusable: 1,
    }
}

fn quoted(casebook: &Casebook, id: &str, stance: &str, certainty: &str) -> Quoted {
    let stored = casebook.find(id).unwrap().remove(0);
    let reading = casebook.reading(stored.key).unwrap().unwrap();
    let s = reading.statements.iter().find(|s| !s.chain.is_empty()).unwrap();
    Quoted {
        document: id.into(),
        span: s.span,
        quote: s.span.of(&stored.document.text).into(),
        chain: s.chain.iter().map(|l| l.name.clone()).collect(),
        certainty: certainty.into(),
        stance: stance.into(),
        reason: "says it is so".into(),
    }
}

/// Everything gathered, with the finding where `answered`.
pub(crate) fn case(casebook: &Casebook, answered: bool) -> Case<'_> {
    let mut case = Case::gather(casebook, "toy", None).unwrap();
    if answered {
        case.finding = Some(finding(casebook));
    }
    case
}

pub(crate) fn format(name: &str) -> &'static Format {
    formats().iter().find(|f| f.name == name).unwrap()
}

/// An export in one piece; of bytes that are no text a picture, which is enough to compare.
pub(crate) fn export(case: &Case<'_>, name: &str) -> String {
    let mut out = Vec::new();
    match format(name).write {
        Writing::Whole(write) => write(case, &mut out).unwrap(),
        Writing::ByTable(write) => tables().iter().for_each(|table| {
            out.extend(format!("# {}\n", table.name).bytes());
            write(case, table, &mut out).unwrap();
        }),
    }
    String::from_utf8_lossy(&out).into_owned()
}
