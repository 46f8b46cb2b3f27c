//! Answers cite only what exists: every quote, value and origin of an answer, checked against the documents it cites.

use proptest::prelude::*;
use reportedly::ask::{Answer, Options, ask};
use reportedly::core::question::{Asked, Question};
use reportedly::{Casebook, Reader, StoredDocument, add, walk};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A shipped example: its question and its documents, a line each.
struct Example {
    question: String,
    lines: Vec<String>,
}

/// All that are shipped: those in `examples` and the casefiles in `eval`.
static EXAMPLES: LazyLock<Vec<Example>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = ["examples", "eval/casefiles"].map(|f| std::fs::read_dir(root.join(f)).unwrap());
    let mut all: Vec<PathBuf> = folders.into_iter().flatten().map(|e| e.unwrap().path()).collect();
    all.sort();
    all.retain(|f| f.join("question.txt").exists());
    let read = |f: &PathBuf, name| std::fs::read_to_string(f.join(name)).unwrap();
    all.iter()
        .map(|f| Example {
            question: read(f, "question.txt").trim().to_owned(),
            lines: read(f, "documents.jsonl").lines().map(str::to_owned).collect(),
        })
        .collect()
});

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().unwrap());

/// Asks of some documents, given a line each.
fn answer(question: &str, lines: &[&String], options: &Options) -> (Answer, Vec<StoredDocument>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("documents.jsonl");
    std::fs::write(&file, lines.iter().map(|l| format!("{l}\n")).collect::<String>()).unwrap();
    let mut casebook = Casebook::in_memory().unwrap();
    add::add(&mut casebook, &walk(&[file]).unwrap(), &*READER, &mut |_| ()).unwrap();
    let answer = ask(&casebook, &READER, &Question::new(question).unwrap(), options).unwrap();
    (answer, casebook.documents().unwrap())
}

/// Every citation of an answer is a span that says it, and every count adds up.
fn check(answer: &Answer, stored: &[StoredDocument]) {
    let documents: BTreeMap<&str, &StoredDocument> =
        stored.iter().map(|d| (d.document.id.as_str(), d)).collect();
    let text = |id: &str| documents[id].document.text.as_str();
    let ids: BTreeSet<&str> = answer.origins.iter().map(|o| o.id.as_str()).collect();
    let mut cited = BTreeSet::new();
    for origin in &answer.origins {
        let carrying: BTreeSet<&str> = origin.documents.iter().map(String::as_str).collect();
        assert!(!carrying.is_empty() && carrying.len() == origin.documents.len(), "{}", origin.name);
        assert!(origin.copies < carrying.len(), "the first is no copy: {}", origin.name);
        let published = |id: &&str| documents[id].document.published.as_deref();
        assert_eq!(origin.first_published.as_deref(), carrying.iter().filter_map(published).min());
        for quote in &origin.statements {
            assert!(carrying.contains(quote.document.as_str()), "{} does not carry it", quote.document);
            let span = quote.span.start as usize..quote.span.end as usize;
            assert_eq!(text(&quote.document).get(span), Some(quote.quote.as_str()));
            assert!(!quote.quote.trim().is_empty());
            let place = (quote.document.as_str(), quote.span.start, quote.span.end);
            assert!(cited.insert(place), "{place:?} is counted for two origins");
        }
    }
    for chain in &answer.chains {
        let of = text(&chain.document);
        assert!(of.get(chain.span.start as usize..chain.span.end as usize).is_some());
        for name in chain.chain.iter().filter(|n| !n.starts_with("unnamed")) {
            assert!(is_in(name, &documents[chain.document.as_str()].document), "nobody is called {name}");
        }
    }
    for value in &answer.values {
        assert!(value.origins.iter().chain(&value.denied_by).all(|o| ids.contains(o.as_str())));
        for place in &value.statements {
            assert!(cited.contains(&(place.document.as_str(), place.span.start, place.span.end)));
            // Days and numbers are written otherwise than they are said.
            if matches!(answer.question.asked, Some(Asked::Who | Asked::Place | Asked::Name)) {
                assert!(is_in(&value.value, &documents[place.document.as_str()].document));
            }
        }
    }
    assert!(answer.matrix.rows.iter().all(|r| ids.contains(r.origin.as_str())));
    let counts = answer.counts;
    assert_eq!(counts.documents, stored.len());
    assert_eq!(counts.documents, counts.related + counts.unrelated + counts.unusable);
    let listed: BTreeSet<&str> = answer.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!((listed.len(), answer.documents.len()), (stored.len(), stored.len()), "each once");
    assert!(answer.documents.iter().filter_map(|d| d.origin.as_deref()).all(|o| ids.contains(o)));
}

/// Whether every word of a name stands in a document, its headline or its byline. "Her husband" is called after her.
fn is_in(name: &str, document: &reportedly::core::Document) -> bool {
    let around = [&document.title, &document.byline, &document.publisher].map(|s| s.as_deref().unwrap_or(""));
    let whole = format!("{} {}", document.text, around.join(" ")).to_lowercase();
    name.split_whitespace().all(|w| whole.contains(w.trim_end_matches("'s").to_lowercase().as_str()))
}

#[test]
fn every_shipped_example_cites_what_exists() {
    assert!(EXAMPLES.len() > 20);
    for example in EXAMPLES.iter() {
        let lines: Vec<&String> = example.lines.iter().collect();
        let (answer, stored) = answer(&example.question, &lines, &Options::default());
        check(&answer, &stored);
        assert!(!answer.origins.is_empty(), "{}", example.question);
    }
}

/// Questions of other kinds, of the words of the examples.
fn question() -> impl Strategy<Value = String> {
    let asked = (0..EXAMPLES.len()).prop_map(|i| EXAMPLES[i].question.clone());
    let open = ["Who said so?", "Where did it happen?", "How many people died?", "When was it announced?"];
    prop_oneof![asked, prop::sample::select(open.to_vec()).prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Some of the documents of an example, asked anything, as of any day, with a rival hypothesis.
    #[test]
    fn any_question_of_any_of_them_cites_what_exists(
        example in 0..EXAMPLES.len(),
        kept in prop::collection::vec(any::<bool>(), 16),
        question in question(),
        rival in prop::option::of(question()),
    ) {
        let lines: Vec<&String> = EXAMPLES[example].lines.iter().zip(&kept).filter(|(_, k)| **k).map(|(l, _)| l).collect();
        let hypotheses = rival.iter().filter_map(|r| Question::new(r).ok()).collect();
        let (answer, stored) = answer(&question, &lines, &Options { hypotheses, ..Options::default() });
        check(&answer, &stored);
    }
}
