//! What is attached to a mail or forwarded with it.

use mailparse::ParsedMail;
use reportedly_core::{Document, Problem, ProblemKind};

use super::{alone, body, message};
use crate::sources::Take;
use crate::unpack::{capture, choose};
use crate::{Envelope, limits, tidy};

/// Parts that hold no article by their nature and are passed over: pictures, sounds, invitations, cards, signatures.
const SILENT: &[&str] = &[
    "image/",
    "audio/",
    "video/",
    "font/",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/css",
    "text/rfc822-headers",
    "message/delivery-status",
    "message/disposition-notification",
    "application/pgp-",
    "application/pkcs7-",
    "application/x-pkcs7-",
    "application/ms-tnef",
    "application/ics",
];

/// The documents of the part that is the `number`th of those attached to a mail.
///
/// A message is read as one, whatever it is called; other parts by their format where that gives
/// documents from whole files. Archives and tables are named and not opened, since they are no part of what was said.
pub(super) fn documents(part: &ParsedMail<'_>, mail: &str, number: usize, depth: usize) -> Vec<Document> {
    let kind = part.ctype.mimetype.as_str();
    if SILENT.iter().any(|silent| kind.starts_with(silent)) {
        return Vec::new();
    }
    let name = name(part).unwrap_or_else(|| number.to_string());
    let id = format!("{mail}/{name}");
    let bytes = match body::bytes(part) {
        Ok(bytes) => bytes,
        Err(problem) => return vec![alone(&id, problem)],
    };
    if kind.starts_with("message/") {
        return message(&bytes, &id, depth + 1);
    }
    let mut envelope = Envelope { name: id.clone(), ..Envelope::at(&name) };
    let charset = part.ctype.params.get("charset").map(|c| format!("; charset={c}")).unwrap_or_default();
    if kind != "application/octet-stream" {
        envelope.headers.push(("content-type".to_owned(), format!("{kind}{charset}")));
    }
    let format = match choose(&envelope, &bytes[..bytes.len().min(limits::HEAD)]) {
        Ok(format) => format,
        Err((_, problem)) => return vec![alone(&id, problem)],
    };
    match format.take {
        Take::Whole(_) if format.name == super::FORMAT.name => message(&bytes, &id, depth + 1),
        Take::Whole(draw) => {
            let mut drawn = draw(&capture(&envelope, format.name, format.media_type, bytes));
            let many = drawn.len() > 1;
            for (at, document) in drawn.iter_mut().enumerate().filter(|(_, d)| d.id.is_empty()) {
                document.id = if many { format!("{id}:{}", at + 1) } else { id.clone() };
            }
            drawn
        }
        Take::Records(..) | Take::Container(_) => {
            let message =
                format!("{name} ({}) is attached and was not opened. Save it and add it.", format.title);
            vec![alone(&id, Problem::new(ProblemKind::Unsupported, message))]
        }
    }
}

/// The name of the file that a part was.
fn name(part: &ParsedMail<'_>) -> Option<String> {
    let disposition = part.get_content_disposition();
    let name = disposition.params.get("filename").or_else(|| part.ctype.params.get("name"))?;
    tidy::line(name).map(|name| tidy::file_name(&name))
}
