use super::*;
use crate::reading::{Certainty, Factuality, Polarity, Status};
use crate::{Span, reuse};
use proptest::prelude::*;

fn said(names: &[&str], at: usize) -> Statement {
    let cue = Span::new(0, 1);
    let chain = names
        .iter()
        .map(|n| Link {
            name: (*n).to_owned(),
            kind: crate::speaker::source_kind(n),
            source: None,
            cue,
            speaks_for: None,
        })
        .collect();
    let factuality = Factuality {
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        status: Status::Happened,
        value: 2.0,
        cues: vec![],
    };
    Statement { span: Span::new(at, at + 20), pieces: vec![], chain, factuality, vector: vec![] }
}

fn document<'a>(id: &'a str, publisher: &'a str) -> Traced<'a> {
    Traced { id, publisher: Some(publisher), published: Some("2023-10-30") }
}

fn of<'a>(document: usize, statement: &'a Statement) -> Evidence<'a> {
    Evidence { document, number: 0, statement, stance: Stance::Supports, relevance: 0.7, withdraws: false }
}

#[test]
fn relays_of_one_speaker_are_one_origin() {
    let documents = [document("a", "Wire"), document("b", "Daily"), document("c", "Post")];
    let s = [
        said(&["Defence Ministry of Belarus"], 0),
        said(&["Wire", "Belarusian Defence Ministry"], 0),
        said(&[], 0),
    ];
    let found = origins(&documents, &[], &[of(0, &s[0]), of(1, &s[1]), of(2, &s[2])]);
    assert_eq!(found.len(), 2);
    assert_eq!(found.iter().map(|o| o.documents.len()).max(), Some(2));
}

#[test]
fn a_body_that_publishes_itself_is_its_own_speaker() {
    let documents = [document("a", "National Resistance Center"), document("b", "Daily")];
    let s = [said(&[], 0), said(&["Ukraine's National Resistance Center", "sources"], 0)];
    let found = origins(&documents, &[], &[of(0, &s[0]), of(1, &s[1])]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, OriginKind::Official);
}

#[test]
fn own_words_rest_on_the_credit() {
    let documents = [document("a", "Daily"), document("b", "Post")];
    let s = [said(&["Anna Kral"], 0), said(&[], 30), said(&[], 0)];
    let found = origins(&documents, &[], &[of(0, &s[0]), of(0, &s[1]), of(1, &s[2])]);
    assert_eq!(found.len(), 2, "the author's words in a rest on Kral; b is its own");
}

/// A small corpus: for each document a speaker (or the author) and a paragraph of its own.
fn corpus() -> impl Strategy<Value = Vec<(Option<u8>, u8)>> {
    prop::collection::vec((prop::option::of(0u8..3), 0u8..4), 1..6)
}

const SPEAKERS: [&str; 3] = ["Anna Kral", "Energy Ministry of Norland", "the mayor"];
const PUBLISHERS: [&str; 4] = ["Daily One", "Second Post", "Third Gazette", "Fourth Herald"];

fn text(i: usize, seed: u8) -> String {
    let word = |k: usize| format!("w{}x{}", i, (k * 7 + seed as usize) % 97);
    (0..60).map(word).collect::<Vec<_>>().join(" ") + "."
}

fn count(corpus: &[(Option<u8>, u8, String)]) -> usize {
    let ids: Vec<String> = (0..corpus.len()).map(|i| format!("d{i}")).collect();
    let sources: Vec<reuse::Source<'_>> = corpus
        .iter()
        .zip(&ids)
        .map(|((_, p, t), id)| reuse::Source {
            id,
            text: t,
            published: None,
            publisher: Some(PUBLISHERS[*p as usize]),
        })
        .collect();
    let traced: Vec<Traced<'_>> = corpus
        .iter()
        .zip(&ids)
        .map(|((_, p, _), id)| Traced { id, publisher: Some(PUBLISHERS[*p as usize]), published: None })
        .collect();
    let statements: Vec<Statement> = corpus
        .iter()
        .map(|(s, _, _)| said(&s.map(|s| SPEAKERS[s as usize]).into_iter().collect::<Vec<_>>(), 40))
        .collect();
    let evidence: Vec<Evidence<'_>> = statements.iter().enumerate().map(|(i, s)| of(i, s)).collect();
    origins(&traced, &reuse::find_reuse(&sources), &evidence).len()
}

proptest! {
    /// The law: adding a copy never raises the number of independent origins; nor does another relay
    /// of the same speaker; and taking either away again never lowers the rest.
    #[test]
    fn a_copy_never_adds_an_origin(corpus in corpus(), pick in any::<prop::sample::Index>(), publisher in 0u8..4) {
        let made: Vec<(Option<u8>, u8, String)> =
            corpus.iter().enumerate().map(|(i, (s, p))| (*s, *p, text(i, *p))).collect();
        let before = count(&made);
        let (speaker, _, copied) = made[pick.index(made.len())].clone();
        let mut with_copy = made.clone();
        with_copy.push((speaker, publisher, copied));
        prop_assert!(count(&with_copy) <= before);
        if speaker.is_some() {
            let mut with_relay = made.clone();
            with_relay.push((speaker, publisher, text(99, publisher)));
            prop_assert!(count(&with_relay) <= before);
        }
        let mut reversed = made.clone();
        reversed.reverse();
        prop_assert_eq!(count(&reversed), before);
    }
}
