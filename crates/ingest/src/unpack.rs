//! From files and streams to captures: which format, and what lies inside.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use reportedly_core::{Capture, Problem, ProblemKind};

use crate::budget::Budget;
use crate::input::Input;
use crate::sources::{self, Format, Head, Take};
use crate::{Envelope, Found, Item, Options, binary, limits, tidy};

/// Media type of what could not be looked at.
const UNKNOWN: &str = "application/octet-stream";

/// What goes along into archives within archives.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    /// What the person asked for.
    pub options: &'a Options,
}

/// Take every capture from one file, calling `sink` for each in the order of the file. Archives are opened, and what
/// lies in them taken likewise. At least one item comes: what cannot be read is a capture with a problem.
///
/// Whatever is made of records is streamed, so that a file of any size takes the memory of its largest record;
/// pages, texts and the like are read whole up to [`MAX_FILE`](crate::MAX_FILE).
pub fn captures(found: &Found, options: &Options, sink: &mut dyn FnMut(Item)) {
    let envelope = Envelope::at(&found.location);
    if let Some(problem) = &found.problem {
        return sink(failed(&envelope, UNKNOWN, Vec::new(), problem.clone()));
    }
    match File::open(&found.path).and_then(|file| Input::file(envelope.clone(), file)) {
        Ok(input) => unpack(input, Scope { options }, sink),
        Err(e) => sink(failed(&envelope, UNKNOWN, Vec::new(), unreadable(&found.path, &e))),
    }
}

/// Take every capture from bytes that come from elsewhere: standard input, a web server. The envelope says what is
/// known of them.
pub fn captures_of(envelope: Envelope, body: &mut dyn Read, options: &Options, sink: &mut dyn FnMut(Item)) {
    unpack(Input::stream(envelope, body, Budget::new(None)), Scope { options }, sink);
}

/// Take every capture from an input, be it an archive, records or a single page.
pub(crate) fn unpack(mut input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let head = match input.head() {
        Ok(head) => head,
        Err(e) => return sink(failed(&input.envelope, UNKNOWN, Vec::new(), broken(&e))),
    };
    let format = match choose(&input.envelope, &head) {
        Ok(format) => format,
        Err((media_type, problem)) => return keep(input, media_type, problem, sink),
    };
    match format.take {
        Take::Whole(_) => whole(input, format, sink),
        Take::Records(split, _) => split(input, scope, sink),
        Take::Container(_) if input.depth >= limits::MAX_NESTING => {
            let message =
                format!("It lies in more than {} archives and was not opened.", limits::MAX_NESTING);
            sink(failed(
                &input.envelope,
                format.media_type,
                Vec::new(),
                Problem::new(ProblemKind::Bomb, message),
            ));
        }
        Take::Container(open) => open(input, scope, sink),
    }
}

/// How to read what is known so from outside and starts so; a media type and a problem where it is nothing that is read.
pub(crate) fn choose(envelope: &Envelope, head: &[u8]) -> Result<&'static Format, (&'static str, Problem)> {
    let head = Head::new(envelope, head);
    if let Some(certain) = sources::certain(&head) {
        return Ok(certain);
    }
    if !head.wide
        && let Some(binary) = binary::binary(head.bytes)
    {
        return Err(binary);
    }
    Ok(sources::likely(&head))
}

/// One capture of all bytes. Where they break off, what came before is one too, and says so: half a page is still evidence.
fn whole(mut input: Input<'_>, format: &Format, sink: &mut dyn FnMut(Item)) {
    match input.whole(limits::MAX_FILE) {
        None => sink(too_large(&input.envelope, format.media_type)),
        Some((bytes, Some(e))) if bytes.is_empty() || !breaks_off(&e) => {
            sink(failed(&input.envelope, format.media_type, Vec::new(), broken(&e)));
        }
        Some((bytes, error)) => {
            if let Some(e) = error {
                let why = format!("Only the beginning could be unpacked: {}", broken(&e).message);
                input.envelope.context = serde_json::json!({ "truncated": why }).to_string();
            }
            sink(Item::Capture(capture(&input.envelope, format.name, format.media_type, bytes)));
        }
    }
}

/// Whether bytes are cut, rather than corrupt, out of reach or without end: what came before a cut can be trusted.
fn breaks_off(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::UnexpectedEof
}

/// Bytes that are kept although nothing is read in them.
fn keep(mut input: Input<'_>, media_type: &str, problem: Problem, sink: &mut dyn FnMut(Item)) {
    match input.whole(limits::MAX_FILE) {
        None => sink(too_large(&input.envelope, media_type)),
        Some((_, Some(e))) => sink(failed(&input.envelope, media_type, Vec::new(), broken(&e))),
        Some((bytes, None)) => sink(failed(&input.envelope, media_type, bytes, problem)),
    }
}

/// A capture of a format.
pub(crate) fn capture(envelope: &Envelope, format: &str, media_type: &str, bytes: Vec<u8>) -> Capture {
    Capture {
        hash: tidy::sha256(&bytes),
        location: envelope.location.clone(),
        name: envelope.name.clone(),
        format: format.to_owned(),
        media_type: media_type.to_owned(),
        url: envelope.url.clone(),
        received: envelope.received.clone(),
        headers: envelope.headers.clone(),
        context: envelope.context.clone(),
        problem: None,
        bytes,
    }
}

/// A capture from which nothing can be drawn, with the reason and what bytes there are.
pub fn failed(envelope: &Envelope, media_type: &str, bytes: Vec<u8>, problem: Problem) -> Item {
    Item::Capture(Capture { problem: Some(problem), ..capture(envelope, "", media_type, bytes) })
}

fn too_large(envelope: &Envelope, media_type: &str) -> Item {
    failed(envelope, media_type, Vec::new(), limits::too_large("file", limits::MAX_FILE))
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

/// The problem of bytes that break off or cannot be unpacked further.
pub(crate) fn broken(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::QuotaExceeded => Problem::new(
            ProblemKind::Bomb,
            format!("The rest was not read: {error}. Unpack it yourself if you trust it."),
        ),
        std::io::ErrorKind::UnexpectedEof => {
            Problem::new(ProblemKind::Damaged, "It breaks off. Fetch it again if you can.")
        }
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput => {
            Problem::new(ProblemKind::Damaged, format!("It is damaged from here on ({error})."))
        }
        _ => Problem::new(ProblemKind::Unreadable, format!("It could not be read: {error}.")),
    }
}
