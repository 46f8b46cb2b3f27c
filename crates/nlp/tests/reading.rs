//! Pages of cases that the whole reader is held to. The texts are ours; the expected lines are what a
//! careful reader finds, so that a change of weights that loses one is seen.

use reportedly_cases::{Case, check};
use reportedly_core::{Reading, Span};
use reportedly_nlp::Reader;

fn words(spans: &[Span], text: &str) -> String {
    spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" | ")
}

fn hold(name: &str, page: &str, lines: impl Fn(&Reading, &Case) -> Vec<String>) {
    let reader = Reader::new().expect("the weights load");
    check(name, page, |case| lines(&reader.read(&case.text, case.value("published")), case));
}

#[test]
fn attributions() {
    hold("attributions.md", include_str!("attributions.md"), |reading, case| {
        let said = reading.statements.iter().filter(|s| !s.chain.is_empty());
        let chain = |s: &reportedly_core::Statement| {
            s.chain.iter().map(|l| l.name.clone()).collect::<Vec<_>>().join(" > ")
        };
        said.map(|s| format!("{}: {}", chain(s), words(&s.pieces, &case.text))).collect()
    });
}

#[test]
fn mentions() {
    hold("mentions.md", include_str!("mentions.md"), |reading, case| {
        reading.mentions.iter().map(|m| format!("{}: {}", m.span.of(&case.text), m.kind.word())).collect()
    });
}

#[test]
fn negation() {
    hold("negation.md", include_str!("negation.md"), |reading, case| {
        let line = |n: &reportedly_core::Negation| {
            format!("{}: {}", words(&n.cue, &case.text), words(&n.scope, &case.text))
        };
        reading.negations.iter().map(line).collect()
    });
}
