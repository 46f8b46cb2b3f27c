//! A casebook to lines.

use super::line::{CaptureLine, DocumentLine, Head, Line, ReadingLine, WithWords};
use super::{MARK, VERSION};
use crate::{Case, Error, Filed};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reportedly::CaptureEntry;
use reportedly_core::{Capture, Reading, Statement};
use std::io::Write;

pub(super) fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let head = Head {
        mark: MARK.to_owned(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        reader: case.reader.clone(),
        captures: case.captures.len(),
        documents: case.documents.len(),
    };
    line(out, &Line::Casebook(head))?;
    for entry in &case.captures {
        if let Some(capture) = case.casebook().capture(&entry.id)? {
            line(out, &Line::Capture(of_capture(entry, capture)))?;
        }
    }
    for filed in &case.documents {
        let document = DocumentLine { document: filed.document(), captures: &filed.captures };
        line(out, &Line::Document(document))?;
    }
    for filed in case.documents.iter().filter(|d| d.document().is_usable()) {
        let reading = case.reading(filed)?;
        line(out, &Line::Reading(of_reading(filed, &reading)))?;
    }
    let origins = &case.origins;
    origins.stories.iter().try_for_each(|story| line(out, &Line::Story(story)))?;
    origins.links.iter().try_for_each(|link| line(out, &Line::Link(link)))?;
    origins.circles.iter().try_for_each(|circle| line(out, &Line::Circle(circle)))?;
    case.names.iter().try_for_each(|name| line(out, &Line::Name(name)))?;
    case.claims()?.iter().try_for_each(|claim| line(out, &Line::Claim(claim)))?;
    case.log.iter().try_for_each(|event| line(out, &Line::Correction(event)))?;
    case.questions.iter().try_for_each(|question| line(out, &Line::Question(question)))?;
    case.answer.iter().try_for_each(|answer| line(out, &Line::Answer { answer }))
}

fn line(out: &mut dyn Write, value: &Line<'_>) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(out.write_all(b"\n")?)
}

fn of_capture(entry: &CaptureEntry, capture: Capture) -> CaptureLine {
    CaptureLine {
        id: entry.id.clone(),
        bytes: STANDARD.encode(&capture.bytes),
        hash: capture.hash,
        location: capture.location,
        name: capture.name,
        format: capture.format,
        media_type: capture.media_type,
        url: capture.url,
        received: capture.received,
        headers: capture.headers,
        context: capture.context,
        problem: capture.problem,
        documents: entry.documents.clone(),
    }
}

fn of_reading<'a>(filed: &'a Filed, reading: &'a Reading) -> ReadingLine<'a> {
    let document = filed.document();
    let with_words =
        |statement: &'a Statement| WithWords { words: statement.words(&document.text), statement };
    ReadingLine {
        document: &document.id,
        sentences: &reading.sentences,
        attributions: &reading.attributions,
        events: &reading.events,
        statements: reading.statements.iter().map(with_words).collect(),
        mentions: &reading.mentions,
        entities: &reading.entities,
        places: &reading.places,
        times: &reading.times,
        negations: &reading.negations,
        deeds: &reading.deeds,
    }
}
