use super::*;
use crate::reading::{Certainty, Factuality, Link, Polarity, Status};
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

fn document<'a>(id: &'a str, publisher: &'a str) -> Entry<'a> {
    Entry { id, text: "", publisher: Some(publisher), published: Some("2023-10-30"), source: None }
}

fn of<'a>(document: usize, statement: &'a Statement) -> Evidence<'a> {
    Evidence { document, number: 0, statement, stance: Stance::Supports, relevance: 0.7, withdraws: false }
}

#[test]
fn relays_of_one_speaker_are_one_origin() {
    let seen = Entry { text: "We were there and saw it.", ..document("c", "Post") };
    let documents = [document("a", "Wire"), document("b", "Daily"), seen];
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
fn two_of_one_name_are_told_apart_by_number() {
    let documents = [document("a", "Harlow Post"), document("b", "Norvia Daily")];
    let s = [said(&["prosecutor"], 0), said(&["prosecutor"], 0)];
    let denies = Evidence { stance: Stance::Refutes, ..of(1, &s[1]) };
    let found = origins(&documents, &[], &[of(0, &s[0]), denies]);
    let names: Vec<&str> = found.iter().map(|o| o.name.as_str()).collect();
    assert_eq!(names, ["prosecutor", "prosecutor (2)"]);
    let called = |name: &str| found.iter().map(|o| o.is_called(name)).collect::<Vec<_>>();
    assert_eq!((called("prosecutor"), called("prosecutor (2)")), (vec![true, false], vec![false, true]));
}

#[test]
fn a_body_that_publishes_itself_is_its_own_speaker() {
    let by_office = Entry { source: Some("Press service"), ..document("a", "National Resistance Center") };
    let documents = [by_office, document("b", "Daily")];
    let s = [said(&[], 0), said(&["Ukraine's National Resistance Center", "sources"], 0)];
    let found = origins(&documents, &[], &[of(0, &s[0]), of(1, &s[1])]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, OriginKind::Official);
}

#[test]
fn what_an_office_publishes_is_its_holder_s_word() {
    let release = Entry { source: Some("Office of the Governor"), ..document("a", "Regional Government") };
    let cited = |text: &'static str| Entry { text, ..document("b", "Daily") };
    let count = |text: &'static str, name: &str| {
        let s = [said(&[], 0), named(text, &[name], 0)];
        origins(&[release, cited(text)], &[], &[of(0, &s[0]), of(1, &s[1])]).len()
    };
    assert_eq!(count("The regional governor, Jon Holm, disputed the figure.", "Jon Holm"), 1);
    assert_eq!(count("Governor Jon Holm disputed the figure.", "Jon Holm"), 1);
    assert_eq!(count("The mayor, Jon Holm, disputed the figure.", "Jon Holm"), 2);
    assert_eq!(count("The crowd, Jon Holm, the governor's aide, shouted.", "Jon Holm"), 2);
}

#[test]
fn own_words_rest_on_the_credit() {
    let seen = Entry { text: "We were there and saw it.", ..document("b", "Post") };
    let s = [said(&["Anna Kral"], 0), said(&[], 30), said(&[], 0)];
    let evidence = [of(0, &s[0]), of(0, &s[1]), of(1, &s[2])];
    let found = origins(&[document("a", "Daily"), seen], &[], &evidence);
    assert_eq!(found.len(), 2, "the author's words in a rest on Kral; b is its own");
    let found = origins(&[document("a", "Daily"), document("b", "Post")], &[], &evidence);
    assert_eq!(found.len(), 1, "nothing shows that b has it from anybody else");
}

/// A speaker whose name stands in a text, once.
fn named(text: &str, names: &[&str], at: usize) -> Statement {
    let mut s = said(names, at);
    for link in &mut s.chain {
        link.source = text.find(&link.name).map(|at| Span::new(at, at + link.name.len()));
    }
    s
}

#[test]
fn a_body_and_its_people_are_one_voice() {
    let one = |text: &str, speakers: &[&str]| {
        let documents = [Entry { text, ..document("a", "Post") }];
        let s: Vec<Statement> = speakers.iter().map(|name| named(text, &[name], 0)).collect();
        let evidence: Vec<Evidence<'_>> = s.iter().map(|s| of(0, s)).collect();
        origins(&documents, &[], &evidence).len() == 1
    };
    assert!(one(
        "It is so, the harbour board said. Board chairman Jon Holm agreed.",
        &["harbour board", "Jon Holm"]
    ));
    assert!(one(
        "Its director said so. Dr Ada Lund told us on the telephone.",
        &["Its director", "Ada Lund"]
    ));
    assert!(one("The operator said so. Lines Corp gave no reason.", &["operator", "Lines Corp"]));
    assert!(!one(
        "It is so, the harbour board said. Jon Holm, a farmer, saw it.",
        &["harbour board", "Jon Holm"]
    ));
    assert!(!one("It is so, the health ministry said. The army agreed.", &["health ministry", "army"]));
}

#[test]
fn a_report_that_is_taken_back_goes_with_its_unnamed_sources() {
    let documents = [document("a", "River Blog"), document("b", "River Blog")];
    let s = [said(&["a clerk"], 0), said(&[], 0)];
    let back = Evidence { stance: Stance::Refutes, withdraws: true, ..of(1, &s[1]) };
    assert_eq!(origins(&documents, &[], &[of(0, &s[0]), back]).len(), 1);
}

#[test]
fn an_agency_that_is_not_here_is_one_newsroom() {
    let wired =
        |id, publisher| Entry { text: "ORLEN, May 2 (Hill Wire) - Rain fell.", ..document(id, publisher) };
    let by = Entry { source: Some("Hill Wire"), ..document("c", "Old Herald") };
    let own = Entry { text: "We got wet in the rain.", ..document("d", "River Post") };
    let documents = [wired("a", "River Post"), wired("b", "Valley Daily"), by, own];
    let s = said(&[], 0);
    let found = origins(&documents, &[], &[of(0, &s), of(1, &s), of(2, &s), of(3, &s)]);
    let told: Vec<_> = found.iter().map(|o| (o.name.as_str(), o.kind, o.basis, o.documents.len())).collect();
    use OriginKind::{OwnReporting, Wire};
    assert_eq!(
        told,
        [("Hill Wire", Wire, Basis::Wire, 3), ("River Post", OwnReporting, Basis::Reporting, 1)]
    );
}

#[test]
fn an_outlet_that_is_cited_and_whom_it_credits_are_one() {
    let text = "According to the local paper Tarn Avis, Oda Berg saw smoke.";
    let documents =
        [document("a", "Tarn Avis"), Entry { text, ..document("b", "Express") }, document("c", "Echo")];
    let at = text.find("the local").unwrap();
    let mut cited = said(&["Tarn Avis", "Oda Berg"], 40);
    cited.chain[0].source = Some(Span::new(at, at + 25));
    let s = [said(&["Oda Berg"], 0), cited, said(&["Tarn Avis"], 0)];
    let found = origins(&documents, &[], &[of(0, &s[0]), of(1, &s[1]), of(2, &s[2])]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].name.as_str(), found[0].basis), ("Oda Berg", Basis::Speaker));
}

#[test]
fn a_public_act_is_the_word_of_the_body() {
    let text =
        "Norland's competition authority cleared the merger on Friday.\nWe saw the army shell the town.";
    let documents = [document("a", "Competition Authority"), Entry { text, ..document("b", "Post") }];
    let mut s = [said(&[], 0), said(&[], 0), said(&[], 0)];
    s[1].pieces = vec![Span::new(0, 60)];
    s[2].pieces = vec![Span::new(62, 92)];
    s[2].span = s[2].pieces[0];
    let both = origins(&documents, &[], &[of(0, &s[0]), of(1, &s[1])]);
    assert_eq!((both.len(), both[0].kind), (1, OriginKind::Official));
    s[1].pieces = vec![Span::new(0, 60)];
    let text =
        "Norland's Competition Authority has decided to take no action.\nWe saw the army shell the town.";
    s[2].span = Span::new(63, 90);
    s[2].pieces = vec![s[2].span];
    let documents = [documents[0], Entry { text, ..documents[1] }];
    assert_eq!(origins(&documents, &[], &[of(0, &s[0]), of(1, &s[1])]).len(), 1);
    let shelled = origins(&documents, &[], &[of(0, &s[0]), of(1, &s[2])]);
    assert_eq!(shelled.len(), 2);
}

#[test]
fn what_a_speaker_is_stands_beside_the_name() {
    let text =
        "\"It burned,\" said Mara Vey, a passenger. Interior Minister Jon Radev denied it. Iva Sand agreed.";
    let documents = [Entry { text, ..document("a", "Post") }];
    let kinds = ["Mara Vey", "Jon Radev", "Iva Sand", "person", "leaked records"].map(|name| {
        let mut s = said(&[name], 0);
        s.chain[0].source = text.find(name).map(|at| Span::new(at, at + name.len()));
        origins(&documents, &[], &[of(0, &s)])[0].kind
    });
    use OriginKind::{Anonymous, Document, Official, Unknown, Witness};
    assert_eq!(kinds, [Witness, Official, Unknown, Anonymous, Document]);
}

/// A document as drawn by a property test: who speaks in it (indices into [`SPEAKERS`]), who published it, what
/// stands before its text, and which text it is.
type Drawn = (Vec<usize>, usize, usize, usize);

/// Persons, bodies, outlets; some names are parts of others.
const SPEAKERS: [&str; 8] = [
    "Anna Kral",
    "Energy Ministry of Norland",
    "Energy Ministry",
    "the mayor",
    "sources",
    "River Post",
    "Hill",
    "Post",
];
/// Outlets, agencies and bodies, two of which are also cited.
const PUBLISHERS: [&str; 7] =
    ["Daily One", "River Post", "Post", "Second Post", "Hill News Agency", "Energy Ministry", "Anna Kral"];
const HEADS: [&str; 4] = ["", "ORLEN, May 2 (Hill) - ", "According to the River Post: ", "We were there. "];

/// A document and its statements: one on each speaker's word, and the author's own.
struct Made {
    text: String,
    publisher: &'static str,
    statements: Vec<Statement>,
}

fn made((speakers, publisher, head, which): &Drawn) -> Made {
    let word = |k: usize| format!("w{which}x{}", (k * 7 + which) % 97);
    let body = (0..60).map(word).collect::<Vec<_>>().join(" ");
    let text = format!("{}{body}.", HEADS[*head]);
    let places = [0].into_iter().chain(speakers.iter().enumerate().map(|(n, _)| (n + 1) * 40));
    let chains = [vec![]].into_iter().chain(speakers.iter().map(|s| vec![SPEAKERS[*s]]));
    let statements = chains.zip(places).map(|(chain, at)| said(&chain, HEADS[*head].len() + at)).collect();
    Made { text, publisher: PUBLISHERS[*publisher], statements }
}

/// For each document, in the order given, the origin of each statement.
fn traced(all: &[Made], order: &[usize]) -> (Vec<Vec<usize>>, usize) {
    let ids: Vec<String> = (0..all.len()).map(|i| format!("d{i}")).collect();
    let entry = |i: &usize| Entry {
        id: &ids[*i],
        text: &all[*i].text,
        publisher: Some(all[*i].publisher),
        published: None,
        source: None,
    };
    let documents: Vec<Entry<'_>> = order.iter().map(entry).collect();
    let sources: Vec<reuse::Source<'_>> = documents.iter().map(Entry::text_of).collect();
    let evidence: Vec<Evidence<'_>> = order
        .iter()
        .enumerate()
        .flat_map(|(at, i)| {
            all[*i].statements.iter().enumerate().map(move |(number, s)| Evidence { number, ..of(at, s) })
        })
        .collect();
    let found = origins(&documents, &reuse::find_reuse(&sources), &evidence);
    let mut of_document: Vec<Vec<usize>> = all.iter().map(|m| vec![0; m.statements.len()]).collect();
    for (n, origin) in found.iter().enumerate() {
        for e in &origin.evidence {
            of_document[order[evidence[*e].document]][evidence[*e].number] = n;
        }
    }
    (of_document, found.len())
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let speakers = prop::collection::vec(0..SPEAKERS.len(), 0..3);
    prop::collection::vec((speakers, 0..PUBLISHERS.len(), 0..HEADS.len(), 0..5usize), 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// The law: a copy, whoever publishes it, and another relay of a speaker never raise the number of
    /// independent origins; taken away again they never lower the rest; what was one stays one.
    #[test]
    fn copies_and_relays_add_no_origin(
        all in drawn(), pick in any::<prop::sample::Index>(), publisher in 0..PUBLISHERS.len(), how in 0..3usize,
    ) {
        let documents: Vec<Made> = all.iter().map(made).collect();
        let order: Vec<usize> = (0..all.len()).collect();
        let (before, n) = traced(&documents, &order);
        let (speakers, _, head, which) = pick.get(&all).clone();
        let extra = match how {
            // The same text under another name.
            0 => made(&(speakers, publisher, head, which)),
            // A rewrite in other words: what it says, it says on the word of the paper that it credits.
            1 => {
                let credited = PUBLISHERS[all[pick.index(all.len())].1];
                prop_assume!(crate::speaker::is_outlet(credited));
                let relay = made(&(vec![], publisher, 0, 60));
                Made { statements: vec![said(&[credited], 40)], ..relay }
            }
            // Another report that quotes the same speaker.
            _ => {
                prop_assume!(speakers.first().is_some_and(|s| SPEAKERS[*s] != "sources"));
                let relay = made(&(vec![], publisher, 0, 70));
                Made { statements: vec![said(&[SPEAKERS[speakers[0]]], 40)], ..relay }
            }
        };
        let mut more = documents;
        more.push(extra);
        let (after, m) = traced(&more, &(0..more.len()).collect::<Vec<_>>());
        prop_assert!(m <= n, "{n} became {m}");
        let (before, after) = (before.concat(), after[..all.len()].concat());
        for a in 0..before.len() {
            for b in 0..a {
                prop_assert!(before[a] != before[b] || after[a] == after[b]);
            }
        }
    }

    #[test]
    fn the_order_of_arrival_changes_nothing(all in drawn(), by in 0..7usize) {
        let documents: Vec<Made> = all.iter().map(made).collect();
        let order: Vec<usize> = (0..all.len()).collect();
        let mut turned = order.clone();
        turned.rotate_left(by % all.len());
        turned.reverse();
        let (here, n) = traced(&documents, &order);
        let (there, m) = traced(&documents, &turned);
        prop_assert_eq!(n, m);
        let (here, there) = (here.concat(), there.concat());
        for a in 0..here.len() {
            for b in 0..a {
                prop_assert_eq!(here[a] == here[b], there[a] == there[b]);
            }
        }
    }
}
