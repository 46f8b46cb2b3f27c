//! Pages of cases that need no network: what a line is, where a sentence ends, who goes on speaking, how
//! certain it is. `shape.md`, `status.md`.

use reportedly_cases::{Case, check};
use reportedly_core::weigh::word;
use reportedly_core::{Event, Polarity, Realis, Span, Statement, Status};

/// The `event: word value` lines of a case: predicates as the network would find them.
fn events(case: &Case) -> Vec<Event> {
    let given = case.given.iter().filter(|(key, _)| key == "event");
    let event = |(_, value): &(String, String)| {
        let (word, factuality) = value.rsplit_once(' ').expect("event: word value");
        let at = case.text.find(word).expect("the event stands in the text");
        let factuality = factuality.parse().expect("a number");
        Event { span: Span::new(at, at + word.len()), factuality, realis: Realis::Actual }
    };
    let mut all: Vec<Event> = given.map(event).collect();
    all.sort_by_key(|e| e.span);
    all
}

fn statement(s: &Statement, text: &str) -> String {
    let chain: Vec<&str> = s.chain.iter().map(|l| l.name.as_str()).collect();
    let words = s.words(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if chain.is_empty() { words } else { format!("{}: {words}", chain.join(" < ")) }
}

#[test]
fn lines_sentences_and_speakers() {
    check("shape.md", include_str!("shape.md"), |case| {
        let reading = reportedly_nlp::by_rules(&case.text, &events(case));
        match case.value("show") {
            Some("lines") => {
                let line =
                    |l: &reportedly_nlp::lines::Line| format!("{:?}: {}", l.kind, l.body.of(&case.text));
                reportedly_nlp::lines::lines(&case.text).iter().map(line).collect()
            }
            Some("sentences") => {
                reading.sentences.iter().map(|s| s.of(&case.text).replace('\n', " ")).collect()
            }
            _ => reading.statements.iter().map(|s| statement(s, &case.text)).collect(),
        }
    });
}

#[test]
fn how_certain_and_why() {
    check("status.md", include_str!("status.md"), |case| {
        let reading = reportedly_nlp::by_rules(&case.text, &events(case));
        let show = |s: &Statement| {
            let f = &s.factuality;
            let cues: Vec<&str> = f.cues.iter().map(|c| c.of(&case.text)).collect();
            let polarity = if f.polarity == Polarity::Negative { "not " } else { "" };
            let mut line = format!("{}{}, {}", polarity, word(f.certainty), status(f.status));
            if !cues.is_empty() {
                line = format!("{line} ({})", cues.join(", "));
            }
            line
        };
        reading.statements.iter().map(show).collect()
    });
}

fn status(s: Status) -> &'static str {
    match s {
        Status::Happened => "happened",
        Status::Ongoing => "ongoing",
        Status::Planned => "to come",
        Status::Hypothetical => "hypothetical",
    }
}
