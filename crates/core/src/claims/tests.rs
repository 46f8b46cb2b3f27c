use super::*;
use crate::correction::{Act, Correction, Event, Place};
use crate::question::terms;
use crate::reading::{Entity, Factuality, Link, Mention, MentionKind, Polarity, SourceKind, Statement};
use crate::reuse::{self, find_reuse};
use crate::text::Span;
use proptest::prelude::*;
use reportedly_cases::Case;

/// A document of a case: "d1 2026-03-02 Post | Agency | happened | A barge sank off Arlen."
struct Line {
    id: String,
    published: String,
    publisher: String,
    text: String,
    reading: Reading,
    names: Vec<String>,
    corrections: Vec<Span>,
}

/// What the reader would find, by the capitals: these tests are of claims, not of reading.
fn line(line: &str) -> Line {
    let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let head: Vec<&str> = parts[0].split_whitespace().collect();
    let text = parts[3].to_owned();
    let whole = Span::new(0, text.len());
    let names: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .skip(1)
        .filter(|w| w.starts_with(char::is_uppercase))
        .collect();
    let mention = |name: &&str| {
        let start = text.find(*name).unwrap();
        let place = ["Arlen", "Borne", "Corve"].contains(name);
        let kind = match *name {
            _ if place => MentionKind::Location,
            "Albatros" | "Kestrel" => MentionKind::Product,
            _ => MentionKind::Organization,
        };
        Mention { span: Span::new(start, start + name.len()), kind }
    };
    let mentions: Vec<Mention> = names.iter().map(mention).collect();
    let entity = |(i, name): (usize, &&str)| Entity {
        name: (*name).to_owned(),
        kind: mentions[i].kind,
        mentions: vec![i],
    };
    let entities: Vec<Entity> = names.iter().enumerate().map(entity).collect();
    let (certainty, status) = match parts[2] {
        "planned" => (Certainty::Planned, Status::Planned),
        "possible" => (Certainty::Possible, Status::Hypothetical),
        "denied" => (Certainty::Denied, Status::Happened),
        "ongoing" => (Certainty::Certain, Status::Ongoing),
        _ => (Certainty::Certain, Status::Happened),
    };
    let polarity = if parts[2] == "not" { Polarity::Negative } else { Polarity::Positive };
    let factuality = Factuality { polarity, certainty, status, value: 2.0, cues: Vec::new() };
    let link = Link {
        name: parts[1].to_owned(),
        kind: SourceKind::Named,
        source: None,
        cue: Span::new(0, 0),
        speaks_for: None,
    };
    let chain = if parts[1] == "-" { Vec::new() } else { vec![link] };
    // A bag of words in place of the network's vector.
    let mut vector = vec![0i8; crate::meaning::COMPONENTS];
    for term in terms(&text).filter(|t| !t.bytes().any(|b| b.is_ascii_digit())) {
        let place = term.bytes().fold(7usize, |h, b| (h * 31 + usize::from(b)) % crate::meaning::COMPONENTS);
        vector[place] = 40;
    }
    let statement = Statement { span: whole, pieces: vec![whole], chain, factuality, vector };
    let reading = Reading {
        sentences: vec![whole],
        statements: vec![statement],
        mentions,
        entities,
        ..Reading::default()
    };
    let names = names.into_iter().map(str::to_owned).collect();
    Line {
        id: head[0].to_owned(),
        published: head[1].to_owned(),
        publisher: head[2].to_owned(),
        text,
        reading,
        names,
        corrections: if parts[2] == "correction" { vec![whole] } else { Vec::new() },
    }
}

fn found(lines: &[&Line]) -> Vec<Claim> {
    corrected(lines, &Overrides::default())
}

fn corrected(lines: &[&Line], overrides: &Overrides) -> Vec<Claim> {
    let sources: Vec<Source<'_>> = lines
        .iter()
        .map(|l| Source {
            entry: Entry {
                id: &l.id,
                text: &l.text,
                published: Some(&l.published),
                publisher: Some(&l.publisher),
                source: None,
            },
            reading: &l.reading,
            names: &l.names,
            corrections: &l.corrections,
        })
        .collect();
    let texts: Vec<reuse::Source<'_>> = sources.iter().map(|s| s.entry.text_of()).collect();
    claims(&sources, &find_reuse(&texts), &Parameters::default(), overrides)
}

fn word(x: impl Serialize) -> String {
    serde_json::to_value(x).unwrap().as_str().unwrap().to_owned()
}

/// One line a claim: its documents, origins on each side, values, history and stages.
fn shown(claim: &Claim) -> String {
    let ids: Vec<&str> = claim.statements.iter().map(|s| s.document.as_str()).collect();
    let mut out = format!("{}: {} assert, {} deny", ids.join(" "), claim.asserting, claim.denying);
    for m in claim.values.iter().filter(|m| m.conflicting) {
        let values: Vec<String> =
            m.values.iter().map(|v| format!("{} {}", v.value, v.names.join(" "))).collect();
        out += &format!("; {}", values.join(" or "));
    }
    for h in claim.history.iter().skip(1) {
        out += &format!("; {} {}", word(h.kind), h.document);
    }
    if claim.progress.len() > 1 {
        let steps: Vec<String> =
            claim.progress.iter().map(|s| format!("{} {}", word(s.stage), s.document)).collect();
        out += &format!("; {}", steps.join(", "));
    }
    out
}

fn lines(case: &Case) -> Vec<Line> {
    case.text.lines().map(line).collect()
}

#[test]
fn cases_of_claims() {
    reportedly_cases::check("cases.md", include_str!("cases.md"), |case| {
        let lines = lines(case);
        found(&lines.iter().collect::<Vec<_>>()).iter().map(shown).collect()
    });
}

/// What became of each source's word, by the cases' own headings.
#[test]
fn records_tell_what_others_said_later() {
    let page = reportedly_cases::cases(include_str!("cases.md"));
    let record = |heading: &str, source: &str| {
        let case = page.iter().find(|c| c.name == heading).unwrap();
        let lines = lines(case);
        let claims = found(&lines.iter().collect::<Vec<_>>());
        let all = records(&claims);
        let r = all.get(source).cloned().unwrap_or_default();
        (r.taken.len(), r.confirmed.len(), r.contradicted.len(), r.withdrawn.len())
    };
    let sinking = "Two words for one sinking, and a denial";
    // The mayor spoke on the same day, which is not later; the owner denied it afterwards.
    assert_eq!(record(sinking, "Coast Guard"), (1, 0, 1, 0));
    assert_eq!(record(sinking, "Lodestar Shipping"), (1, 0, 0, 0));
    let fire = "Another origin with the same value confirms, one with another does not";
    assert_eq!(record(fire, "Hospital Director Wenz"), (1, 1, 0, 0));
    assert_eq!(record(fire, "Fire Brigade"), (1, 0, 1, 0));
    assert_eq!(record("A report is taken back", "Post"), (1, 0, 0, 1));
    assert_eq!(record("Copies of one word are one origin", "Coast Guard"), (1, 0, 0, 0), "no copy confirms");
}

/// What the machine keeps apart is joined by hand, and parted again; its own grouping is told beside.
#[test]
fn people_join_and_part() {
    let page = reportedly_cases::cases(include_str!("cases.md"));
    let case = page.iter().find(|c| c.name == "Another place, another day").unwrap();
    let lines = lines(case);
    let lines: Vec<&Line> = lines.iter().collect();
    let at = |n: usize| Place::new(lines[n].id.clone(), Span::new(0, lines[n].text.len()));
    let under = |corrections: Vec<Correction>| {
        let event = |(id, c)| Event {
            id,
            at: String::new(),
            who: "vera".into(),
            act: Act::Correct(c),
            before: None,
            why: String::new(),
        };
        corrected(&lines, &Overrides::of(&(1..).zip(corrections).map(event).collect::<Vec<_>>()))
    };
    let machine = found(&lines);
    assert!(machine.len() == 3 && machine.iter().all(|c| c.corrected.is_none()));
    let join = Correction::JoinClaims { statements: vec![at(2), at(0)] };
    let joined = under(vec![join.clone()]);
    assert_eq!(
        joined.iter().map(shown).collect::<Vec<_>>(),
        ["d1 d3: 1 assert, 0 deny", "d2: 1 assert, 0 deny"]
    );
    let told = joined[0].corrected.as_ref().unwrap();
    assert_eq!(told.by[0].event, 1);
    let beside = |m: &MachineClaim| (m.id.clone(), m.statements.clone(), m.elsewhere);
    let had = |n: usize, statement| (machine[n].id.clone(), vec![statement], 0);
    assert_eq!(told.machine.iter().map(beside).collect::<Vec<_>>(), [had(0, 0), had(2, 1)]);
    assert!(joined[1].corrected.is_none());
    let part = Correction::PartClaim { claim: at(2), statements: vec![at(0)] };
    let parted = under(vec![join, part]);
    assert_eq!(parted.iter().map(shown).collect::<Vec<_>>(), machine.iter().map(shown).collect::<Vec<_>>());
    assert_eq!(parted[0].corrected.as_ref().map(|c| c.by.len()), Some(2));
}

proptest! {
    /// Whatever the order of arrival, and whichever of the documents there are.
    #[test]
    fn order_changes_nothing(
        (kept, shuffled) in proptest::collection::btree_set(0usize..40, 0..16)
            .prop_map(|s| s.into_iter().collect::<Vec<_>>())
            .prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())),
    ) {
        let all: Vec<Line> = reportedly_cases::cases(include_str!("cases.md")).iter().flat_map(lines).collect();
        // Ids of several cases are the same.
        let all: Vec<Line> =
            all.into_iter().enumerate().map(|(n, l)| Line { id: format!("{}-{n}", l.id), ..l }).collect();
        let of = |numbers: &[usize]| found(&numbers.iter().filter_map(|n| all.get(*n)).collect::<Vec<_>>());
        let claims = of(&kept);
        prop_assert_eq!(&claims, &of(&shuffled));
        let mut spans: Vec<_> = claims.iter().flat_map(|c| &c.statements).map(|s| (&s.document, s.span)).collect();
        let count = spans.len();
        spans.sort();
        spans.dedup();
        prop_assert_eq!(count, spans.len(), "a statement is in one claim");
    }

    /// A copy of a document under another id adds no origin and moves nothing else into or out of a claim.
    #[test]
    fn a_copy_adds_no_origin(at in 0usize..5) {
        let page = reportedly_cases::cases(include_str!("cases.md"));
        let mut all = lines(&page[0]);
        let before = found(&all.iter().collect::<Vec<_>>());
        let mut copy = lines(&page[0]).swap_remove(at % all.len());
        copy.id = "z-copy".to_owned();
        all.push(copy);
        let after = found(&all.iter().collect::<Vec<_>>());
        prop_assert_eq!(before.len(), after.len());
        for (b, a) in before.iter().zip(&after) {
            prop_assert_eq!((b.asserting, b.denying, &b.id), (a.asserting, a.denying, &a.id));
        }
    }
}
