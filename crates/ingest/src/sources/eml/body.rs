//! The text of a mail among its parts.

use encoding_rs::Encoding;
use mailparse::{DispositionType, ParsedMail};
use reportedly_core::{Problem, ProblemKind};

use crate::sources::{fragment, html};
use crate::{decode, tidy};

/// How much longer, in letters, the page of a newsletter must be than its plain text for the latter to be a stub
/// ("View this mail in your browser").
const STUB: usize = 3;

/// The parts of a mail, by what they are.
#[derive(Default)]
pub(super) struct Parts<'a> {
    plain: Vec<&'a ParsedMail<'a>>,
    pages: Vec<&'a ParsedMail<'a>>,
    pub attachments: Vec<&'a ParsedMail<'a>>,
}

/// What a mail consists of. What is shown with it is its text, everything else is attached.
pub(super) fn parts<'a>(mail: &'a ParsedMail<'a>) -> Parts<'a> {
    let mut parts = Parts::default();
    for part in mail.parts() {
        let kind = part.ctype.mimetype.as_str();
        if kind.starts_with("multipart/") && !part.subparts.is_empty() {
            continue;
        }
        let disposition = part.get_content_disposition();
        let attached = disposition.disposition == DispositionType::Attachment
            || disposition.params.contains_key("filename")
            || part.ctype.params.contains_key("name");
        match kind {
            "text/html" if !attached => parts.pages.push(part),
            // A multipart without parts is broken; its bytes are read as they are.
            "text/plain" if !attached => parts.plain.push(part),
            _ if kind.starts_with("multipart/") => parts.plain.push(part),
            _ => parts.attachments.push(part),
        }
    }
    parts
}

/// The text, as plain text where it was sent so, else that of the page.
pub(super) fn text(parts: &Parts<'_>) -> Result<String, Problem> {
    let plain = join(parts.plain.iter().map(|part| {
        let flowed = part.ctype.params.get("format").is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
        let deleted = part.ctype.params.get("delsp").is_some_and(|d| d.eq_ignore_ascii_case("yes"));
        let text = characters(part)?.replace("\r\n", "\n");
        Ok(tidy::text(&without_signature(&if flowed { unflow(&text, deleted) } else { text })))
    }))?;
    let page = match parts.pages.is_empty() {
        true => String::new(),
        false => join(parts.pages.iter().map(|part| page(&characters(part)?)))?,
    };
    Ok(if letters(&plain) * STUB < letters(&page) { page } else { plain })
}

fn join(texts: impl Iterator<Item = Result<String, Problem>>) -> Result<String, Problem> {
    let texts: Vec<String> = texts.collect::<Result<_, _>>()?;
    Ok(texts.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n\n"))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The article of a newsletter's page; all text of a mail that is laid out like no page.
fn page(markup: &str) -> Result<String, Problem> {
    let article = html::read(markup, None).text;
    let all = fragment::paragraphs(markup)?;
    Ok(if letters(&article) * 2 < letters(&all) { all } else { article })
}

/// The bytes of a part, unpacked.
pub(super) fn bytes(part: &ParsedMail<'_>) -> Result<Vec<u8>, Problem> {
    part.get_body_raw().map_err(|_| {
        Problem::new(
            ProblemKind::Damaged,
            "A part of this mail is not encoded as it says. Fetch it again if you can.",
        )
    })
}

/// The characters of a part.
fn characters(part: &ParsedMail<'_>) -> Result<String, Problem> {
    let declared = part.ctype.params.get("charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    Ok(decode::decode(&bytes(part)?, declared, part.ctype.mimetype == "text/html").text)
}

/// Without what stands below the line that begins a signature (RFC 3676, 4.3).
fn without_signature(text: &str) -> String {
    let text = text.strip_prefix("-- \n").map_or(text, |_| "");
    text.split("\n-- \n").next().unwrap_or_default().to_owned()
}

/// Lines that end with a blank go on in the next (RFC 3676). `deleted`: the blank is no part of the text.
fn unflow(text: &str, deleted: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|b| *b == b'>').count();
        let body = line[depth..].strip_prefix(' ').unwrap_or(&line[depth..]);
        let signature = body == "-- ";
        if before == Some(depth) && !signature {
            if deleted {
                out.pop();
            }
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&">".repeat(depth));
            if depth > 0 {
                out.push(' ');
            }
        }
        out.push_str(body);
        before = (body.ends_with(' ') && !signature).then_some(depth);
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_are_joined_within_their_quotation() {
        let text = "The port \nreopened.\n\n> It was \n> full.\n> Yes.\nNo. \n> x\n-- \nRoe";
        assert_eq!(
            unflow(text, false),
            "The port reopened.\n\n> It was full.\n> Yes.\nNo. \n> x\n-- \nRoe\n"
        );
        assert_eq!(unflow("ab \ncd", true), "abcd\n");
        assert_eq!(unflow(" From here", false), "From here\n");
    }

    #[test]
    fn signatures_go() {
        assert_eq!(without_signature("One.\n-- \nRoe\n"), "One.");
        assert_eq!(without_signature("One.\n--\nTwo."), "One.\n--\nTwo.");
    }
}
