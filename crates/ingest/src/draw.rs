//! From a file or bytes to documents: size, binary, format, characters, article, language.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use reportedly_core::{Document, Problem, ProblemKind};

use crate::sources::{self, Reading, Source, jsonl};
use crate::{Found, Ingested, binary, decode, language, limits, tidy};

/// Media type of what could not be looked at.
const UNKNOWN: &str = "application/octet-stream";

/// Draw every document of one file, calling `sink` for each in the order of the file. At least one is
/// drawn; bad content is told as problems. JSONL is streamed, so that a file of any size takes the
/// memory of its longest line; other files are read whole up to [`MAX_FILE`](crate::MAX_FILE).
pub fn ingest_file(found: &Found, sink: &mut dyn FnMut(Ingested)) {
    let location = found.location.as_str();
    let fail = |problem| Ingested::failed(tidy::file_name(location), location, UNKNOWN, Vec::new(), problem);
    if let Some(problem) = &found.problem {
        return sink(fail(problem.clone()));
    }
    // A file of 50 GB is refused by its length; a pipe has none and is refused by what came.
    let length = std::fs::metadata(&found.path).map_or(0, |m| m.len());
    let mut reader = match File::open(&found.path) {
        Ok(file) => BufReader::with_capacity(limits::HEAD, file),
        Err(e) => return sink(fail(unreadable(&found.path, &e))),
    };
    let head = match reader.fill_buf() {
        Ok(head) => head.to_vec(),
        Err(e) => return sink(fail(unreadable(&found.path, &e))),
    };
    let source = match choose(location, &head) {
        Ok(source) => source,
        Err((media_type, problem)) => {
            return match read_up_to(&mut reader, length) {
                Ok(Some(bytes)) => {
                    sink(Ingested::failed(tidy::file_name(location), location, media_type, bytes, problem))
                }
                Ok(None) => sink(too_large(location, media_type)),
                Err(e) => sink(fail(unreadable(&found.path, &e))),
            };
        }
    };
    match source.reading {
        Reading::Lines => jsonl::each(location, &mut reader, sink),
        Reading::Whole(draw) => match read_up_to(&mut reader, length) {
            Ok(Some(bytes)) => sink(whole(location, bytes, source, draw)),
            Ok(None) => sink(too_large(location, source.media_type)),
            Err(e) => sink(fail(unreadable(&found.path, &e))),
        },
    }
}

/// Draw every document of bytes already in memory. `name` tells the format together with the content
/// and becomes the location: `news/a.html`, `stdin`. At least one document is drawn.
pub fn ingest_bytes(name: &str, bytes: &[u8], sink: &mut dyn FnMut(Ingested)) {
    match choose(name, &bytes[..bytes.len().min(limits::HEAD)]) {
        Err((media_type, _)) if bytes.len() > limits::MAX_FILE => sink(too_large(name, media_type)),
        Err((media_type, problem)) => {
            sink(Ingested::failed(tidy::file_name(name), name, media_type, bytes.to_vec(), problem));
        }
        Ok(source) => match source.reading {
            Reading::Lines => jsonl::each(name, &mut &*bytes, sink),
            Reading::Whole(_) if bytes.len() > limits::MAX_FILE => sink(too_large(name, source.media_type)),
            Reading::Whole(draw) => sink(whole(name, bytes.to_vec(), source, draw)),
        },
    }
}

/// How to read a file that is named so and starts so; a media type and a problem where it is no text.
fn choose(name: &str, head: &[u8]) -> Result<&'static Source, (&'static str, Problem)> {
    match decode::utf16(head) {
        Some(encoding) => Ok(sources::of(name, &encoding.decode(head).0)),
        None => match binary::binary(head) {
            Some(binary) => Err(binary),
            None => Ok(sources::of(name, &String::from_utf8_lossy(head))),
        },
    }
}

fn whole(location: &str, bytes: Vec<u8>, source: &Source, draw: fn(&str) -> Document) -> Ingested {
    let decoded = decode::decode(&bytes, source.page);
    let id = tidy::file_name(location);
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        return Ingested::failed(id, location, source.media_type, bytes, empty());
    }
    let mut document = draw(&decoded.text);
    if document.id.is_empty() {
        document.id = id;
    }
    document.problems.extend(decoded.problem);
    finish(&mut document);
    Ingested::new(location, source.media_type, bytes, document)
}

/// The last steps for every document, whatever its format.
pub(crate) fn finish(document: &mut Document) {
    if document.text.is_empty() && !document.problems.iter().any(|p| p.kind.is_fatal()) {
        document.problems.push(empty());
    }
    language::tell(document);
}

/// The rest of the file, head included; `None` where it is longer than [`limits::MAX_FILE`], by its
/// `length` or, for a pipe without one, by what came.
fn read_up_to(reader: &mut dyn Read, length: u64) -> std::io::Result<Option<Vec<u8>>> {
    let limit = limits::MAX_FILE as u64;
    if length > limit {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

fn too_large(location: &str, media_type: &str) -> Ingested {
    let problem = limits::too_large("file", limits::MAX_FILE);
    Ingested::failed(tidy::file_name(location), location, media_type, Vec::new(), problem)
}

fn empty() -> Problem {
    Problem::new(ProblemKind::Empty, "There is no text in it.")
}

/// The problem of a file or folder that the system does not give.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let what = match error.kind() {
        std::io::ErrorKind::PermissionDenied => "there is no permission to read it".to_owned(),
        std::io::ErrorKind::NotFound => "it is a link to nothing, or was removed meanwhile".to_owned(),
        _ => error.to_string(),
    };
    Problem::new(ProblemKind::Unreadable, format!("{} could not be read: {what}.", path.display()))
}
