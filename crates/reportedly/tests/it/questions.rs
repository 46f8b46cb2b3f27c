//! Kept questions: an append-only history, what changed in between, and answers as of a day.

use crate::common::article;
use reportedly::ask::{Answer, Options, ask};
use reportedly::core::question::Question;
use reportedly::core::stance::Stance;
use reportedly::questions::{Keeping, What, keep};
use reportedly::{Casebook, Ingested, Reader, add};

const QUESTION: &str = "Has the bridge at Arlen been closed?";

struct Desk {
    casebook: Casebook,
    reader: Reader,
    clock: u32,
}

impl Desk {
    fn new() -> Self {
        Self { casebook: Casebook::in_memory().unwrap(), reader: Reader::new().unwrap(), clock: 0 }
    }

    fn add(&mut self, id: &str, published: Option<&str>, text: &str) {
        let mut one: Ingested = article(id, published, text);
        one.documents[0].title = None;
        self.casebook.put(&[one]).unwrap();
        add::read(&mut self.casebook, &self.reader, &mut |_| ()).unwrap();
    }

    fn ask(&mut self, text: &str, as_of: Option<&str>) -> (Answer, Keeping) {
        let options = Options { as_of: as_of.map(Into::into), ..Options::default() };
        let question = Question::new(text).unwrap();
        let answer = ask(&self.casebook, &self.reader, &question, &options).unwrap();
        self.clock += 1;
        let at = format!("2026-03-01T08:00:{:02}Z", self.clock);
        let version = self.reader.version().to_owned();
        let kept = keep(&mut self.casebook, &question, &answer, &options, &version, &at).unwrap();
        (answer, kept)
    }
}

const CLOSED: &str = "The road agency said on Monday that the bridge at Arlen had been closed.";
const DENIED: &str = "The bridge at Arlen has not been closed, the transport ministry said on Wednesday.";

#[test]
fn asked_again_it_says_what_changed_and_why() {
    let mut desk = Desk::new();
    desk.add("a", Some("2026-02-02"), CLOSED);
    let (first, kept) = desk.ask(QUESTION, None);
    assert_eq!((first.independent_supporting, kept.change), (1, None));
    let (_, again) = desk.ask("has the bridge at  Arlen been closed", None);
    assert_eq!(again.id, kept.id, "another spelling is the same question");
    assert!(again.change.unwrap().is_none(), "the same articles, the same answer");
    desk.add("b", Some("2026-02-04"), DENIED);
    let (_, later) = desk.ask(QUESTION, None);
    let change = later.change.unwrap();
    assert_eq!((change.since.as_str(), change.documents_added), ("2026-03-01T08:00:02Z", 1));
    let denial = change.origins.iter().find(|o| o.name.contains("ministry")).unwrap();
    assert_eq!((denial.what, denial.weight.0), (What::New { now: Stance::Refutes }, 0.0));
    assert_eq!(denial.documents, ["b"]);
    assert!(change.probability.0 > change.probability.1);

    let question = desk.casebook.question(&kept.id).unwrap().unwrap();
    assert_eq!((question.text.as_str(), question.history.len()), (QUESTION, 3));
    let changes = question.changes(&desk.casebook).unwrap();
    assert_eq!(changes[0], None);
    assert_eq!(changes[2].as_ref(), Some(&change), "the history tells what was told");
    assert_eq!(desk.casebook.questions().unwrap(), [question]);
}

#[test]
fn as_of_a_day_only_what_was_published_by_then_counts() {
    let mut desk = Desk::new();
    desk.add("a", Some("2026-02-02T23:59:00Z"), CLOSED);
    desk.add("b", Some("2026-02-04"), DENIED);
    desk.add("c", None, DENIED);
    desk.add("d", Some("2026"), DENIED);
    let (answer, _) = desk.ask(QUESTION, Some("2026-02-02"));
    let by = answer.as_of.unwrap();
    assert_eq!((by.later, by.undated), (1, 2), "a year is no day");
    assert_eq!((answer.independent_supporting, answer.independent_refuting), (1, 0));
    let n = answer.counts;
    assert_eq!((n.documents, n.related + n.unrelated + n.unusable), (1, 1));
    assert_eq!(answer.documents.len(), 1);
    let (today, kept) = desk.ask(QUESTION, None);
    assert!(today.as_of.is_none() && today.independent_refuting > 0);
    assert_eq!(kept.change, None, "an answer as of a day is not held against one of today");
    desk.add("e", Some("2026-02-03"), "The port at Harlow was quiet.");
    desk.add("f", Some("2026-02-01"), "The road agency closed the bridge at Arlen, its director said.");
    let (_, again) = desk.ask(QUESTION, Some("2026-02-02"));
    assert_eq!(again.change.unwrap().documents_added, 1, "what was published later was not added");
}

#[test]
fn nothing_of_the_history_is_changed_or_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.casebook");
    let mut desk = Desk { casebook: Casebook::open(&path).unwrap(), ..Desk::new() };
    desk.ask(QUESTION, None);
    let db = rusqlite::Connection::open(&path).unwrap();
    for sql in [
        "UPDATE answers SET asked_at = ''",
        "DELETE FROM answers",
        "UPDATE questions SET text = ''",
        "DELETE FROM questions",
    ] {
        let error = db.execute(sql, []).unwrap_err();
        assert!(error.to_string().contains("only added to"), "{sql}: {error}");
    }
}
