//! From a capture to its documents: a function of the capture alone.

use encoding_rs::Encoding;
use reportedly_core::{Capture, Document, Problem, ProblemKind};

use crate::decode::{self, Decoded};
use crate::sources::record::evidence;
use crate::{language, notes, sources, tidy};

/// Changes whenever the same capture may give other documents than before, so that a casebook can tell a document that
/// was drawn otherwise from one that was tampered with.
pub const VERSION: &str = "3";

/// The documents of a capture, at least one: where nothing can be drawn, a document without text that says why.
/// Equal captures give equal documents, wherever and whenever they are drawn.
pub fn draw(capture: &Capture) -> Vec<Document> {
    let mut documents = match &capture.problem {
        Some(problem) => vec![Document { problems: vec![problem.clone()], ..Document::default() }],
        None => match sources::named(&capture.format).and_then(|format| format.draw()) {
            Some(draw) => draw(capture),
            None => {
                let message = format!("This program does not read the format {:?}.", capture.format);
                let problem = Problem::new(ProblemKind::Unsupported, message);
                vec![Document { problems: vec![problem], ..Document::default() }]
            }
        },
    };
    if documents.is_empty() {
        documents.push(Document::default());
    }
    let many = documents.len() > 1;
    let [source, truncated] = said(&capture.context);
    for (at, document) in documents.iter_mut().enumerate() {
        if document.id.is_empty() {
            document.id = if many { format!("{}:{}", capture.name, at + 1) } else { capture.name.clone() };
        }
        if document.url.is_none() && !many {
            document.url.clone_from(&capture.url);
        }
        if document.publisher.is_none()
            && let Some(source) = &source
        {
            document.publisher = Some(source.clone());
            document.evidence.push(evidence("publisher", "source of the feed", source));
        }
        if let Some(why) = &truncated
            && !document.text.is_empty()
        {
            document.problems.push(Problem::new(ProblemKind::Truncated, why.clone()));
        }
        document.location.clone_from(&capture.location);
        finish(document);
    }
    documents
}

/// The publisher that a feed names for a page it links to, and why the bytes break off, where the surroundings say so; see
/// [`Envelope::context`](crate::Envelope::context).
fn said(context: &str) -> [Option<String>; 2] {
    let context: serde_json::Value = serde_json::from_str(context).unwrap_or_default();
    ["source", "truncated"].map(|field| tidy::line(context.get(field)?.as_str()?))
}

/// The characters of a capture. `page` says whether to look for a declaration in the bytes themselves.
pub(crate) fn text_of(capture: &Capture, page: bool) -> Decoded {
    decode::decode(&capture.bytes, charset(capture), page)
}

/// The encoding that the headers declare.
pub(crate) fn charset(capture: &Capture) -> Option<&'static Encoding> {
    let (_, value) = capture.headers.iter().find(|(name, _)| name == "content-type")?;
    let value = value.to_ascii_lowercase();
    let (_, label) = value.split_once("charset=")?;
    Encoding::for_label(label.split(';').next()?.trim().trim_matches(['"', '\'']).as_bytes())
}

/// Whether there is nothing but white space.
pub(crate) fn blank(text: &str) -> bool {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty()
}

/// One document from the characters of a capture; an empty one without characters.
pub(crate) fn one(capture: &Capture, page: bool, read: impl FnOnce(&str) -> Document) -> Vec<Document> {
    let decoded = text_of(capture, page);
    if blank(&decoded.text) {
        return vec![Document::default()];
    }
    let mut document = read(decoded.text.trim_start_matches('\u{FEFF}'));
    document.problems.extend(decoded.problem);
    vec![document]
}

/// The last steps for every document, whatever its format.
fn finish(document: &mut Document) {
    if document.text.is_empty() && !document.problems.iter().any(|p| p.kind.is_fatal()) {
        document.problems.push(Problem::new(ProblemKind::Empty, "There is no text in it."));
    }
    document.notes = notes::notes(&document.text);
    language::tell(document);
}
