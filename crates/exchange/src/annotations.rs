//! `annotations`: W3C Web Annotations (JSON-LD), one for each statement, or for each quotation of an answer.
//!
//! Each target has two selectors: the words with what stands around them (`TextQuoteSelector`), which find the place on
//! the page itself, and its position (`TextPositionSelector`), counted in code points of the article's text as the
//! casebook has it, from 0, the end not included.

use crate::cite::{Citation, Citer};
use crate::ids::id;
use crate::words::{address, certainty, chain, names};
use crate::{Case, Error, Filed, Format, Writing};
use reportedly_core::Document;
use serde_json::{Value, json};
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "annotations",
    about: "W3C Web Annotations: statements and quotations with their places",
    extension: "jsonld",
    needs_answer: false,
    write: Writing::Whole(write),
};

fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let mut items = Vec::new();
    for filed in case.shown() {
        match &case.finding {
            Some(_) => quotations(case, filed, &mut items),
            None => statements(case, filed, &mut items)?,
        }
    }
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("page", &[&case.reader]),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    });
    serde_json::to_writer(&mut *out, &page)?;
    Ok(out.write_all(b"\n")?)
}

fn urn(kind: &str, parts: &[&str]) -> String {
    format!("urn:uuid:{}", id(kind, parts))
}

fn statements(case: &Case<'_>, filed: &Filed, items: &mut Vec<Value>) -> Result<(), Error> {
    let document = filed.document();
    let citer = Citer::new(document);
    for statement in &case.reading(filed)?.statements {
        let whose = match &names(statement)[..] {
            [] => "the author's own word".to_owned(),
            all => format!("on the word of {}", chain(all)),
        };
        let said = format!("{}; {whose}", certainty(&statement.factuality));
        items.push(annotation(document, &citer.cite(statement.span), "describing", &said));
    }
    Ok(())
}

fn quotations(case: &Case<'_>, filed: &Filed, items: &mut Vec<Value>) {
    let document = filed.document();
    let citer = Citer::new(document);
    let Some(finding) = &case.finding else { return };
    for origin in &finding.origins {
        for quoted in origin.quotes.iter().filter(|q| q.document == document.id) {
            let said = format!(
                "{}: {} \u{201c}{}\u{201d} ({})",
                origin.name, quoted.stance, finding.question, quoted.certainty
            );
            items.push(annotation(document, &citer.cite(quoted.span), "assessing", &said));
        }
    }
}

fn annotation(document: &Document, place: &Citation, motivation: &str, said: &str) -> Value {
    let [start, end] = place.code_points;
    let at = format!("{start}-{end}");
    json!({
        "id": urn("annotation", &[&document.id, &at, motivation, said]),
        "type": "Annotation",
        "motivation": motivation,
        "body": {"type": "TextualBody", "value": said, "format": "text/plain", "language": "en"},
        "target": {
            "source": address(document).map_or_else(|| urn("document", &[&document.id]), str::to_owned),
            "selector": [
                {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix},
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    })
}
