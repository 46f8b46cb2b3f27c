//! Mails: a message or a newsletter as it was sent, with what was forwarded or attached.
//!
//! Built on `mailparse`, which leaves a message inside of a message alone, so that how deep to go is decided here.

mod attachment;
mod body;
pub(crate) mod mbox;

use std::panic::catch_unwind;

use mailparse::{MailAddr, MailHeaderMap, ParsedMail};
use reportedly_core::{Capture, Document, Problem, ProblemKind};

use super::record::{evidence, unknown_date};
use super::{Format, Head, Take};
use crate::{dates, limits, tidy};

pub(crate) const FORMAT: Format = Format {
    name: "eml",
    title: "E-mail",
    about: "One document from the message, and one from each page, text or message that is forwarded or attached.",
    media_type: "message/rfc822",
    also: &["message/global"],
    extensions: &["eml"],
    magic: |_: &Head<'_>| false,
    sniff: is_mail,
    take: Take::Whole(draw),
};

/// Multiparts that may lie in one mail, and so in one another. A forwarded thread has some dozens; the parser
/// recurses for each and looks through the rest of the mail.
const MULTIPARTS: usize = 200;
/// Documents drawn from one mail with everything in it.
const DOCUMENTS: usize = 1000;

pub(crate) fn draw(capture: &Capture) -> Vec<Document> {
    message(&capture.bytes, &capture.name, 0)
}

/// The documents of a message that is called so and lies in `depth` others.
fn message(bytes: &[u8], name: &str, depth: usize) -> Vec<Document> {
    if bytes.trim_ascii().is_empty() {
        return vec![Document::default()];
    }
    if depth > limits::MAX_NESTING || boundaries(bytes) > MULTIPARTS {
        let message = "This mail has too many parts in one another and was not read. Save its text alone.";
        return vec![alone(name, Problem::new(ProblemKind::TooLarge, message))];
    }
    // The parser is not ours; should it fail, only this mail is lost.
    let read = catch_unwind(|| mailparse::parse_mail(bytes).ok().map(|mail| of_mail(&mail, name, depth)));
    read.ok().flatten().unwrap_or_else(|| {
        let problem =
            Problem::new(ProblemKind::BadRecord, "There is no mail in it: its headers cannot be read.");
        vec![alone(name, problem)]
    })
}

fn alone(name: &str, problem: Problem) -> Document {
    Document { id: name.to_owned(), problems: vec![problem], ..Document::default() }
}

/// Every multipart names its boundary.
fn boundaries(bytes: &[u8]) -> usize {
    bytes.windows(8).filter(|word| word.eq_ignore_ascii_case(b"boundary")).count()
}

fn of_mail(mail: &ParsedMail<'_>, name: &str, depth: usize) -> Vec<Document> {
    let mut document = about(mail, name);
    let parts = body::parts(mail);
    match body::text(&parts) {
        Ok(text) => document.text = text,
        Err(problem) => document.problems.push(problem),
    }
    let mut documents = vec![document];
    for (at, part) in parts.attachments.iter().enumerate() {
        if documents.len() >= DOCUMENTS {
            let message = format!("More than {DOCUMENTS} attachments; the rest was not read.");
            documents.push(alone(name, Problem::new(ProblemKind::TooLarge, message)));
            break;
        }
        documents.extend(attachment::documents(part, name, at + 1, depth));
    }
    // A mail that only carries something has nothing to say itself.
    if documents.len() > 1 && documents[0].text.is_empty() && documents[0].problems.is_empty() {
        documents.remove(0);
    }
    documents
}

/// What the headers say.
fn about(mail: &ParsedMail<'_>, name: &str) -> Document {
    let header = |key: &str| mail.headers.get_first_value(key).and_then(|value| tidy::line(&value));
    let (person, domain) = mail.headers.get_first_header("From").map(from).unwrap_or_default();
    let mut document = Document {
        id: name.to_owned(),
        title: header("Subject"),
        publisher: person.clone().or(domain),
        byline: person,
        url: header("Archived-At")
            .map(|at| at.trim_matches(['<', '>']).to_owned())
            .filter(|at| at.starts_with("https://") || at.starts_with("http://")),
        ..Document::default()
    };
    if let (Some(publisher), Some(said)) = (&document.publisher, header("From")) {
        let place = evidence("publisher", "From", if said.is_empty() { publisher } else { &said });
        document.evidence.push(place);
    }
    if let Some(said) = header("Date") {
        // A comment behind it names the zone once more.
        let date = dates::normalise(said.split('(').next().unwrap_or_default());
        match &date {
            Some(_) => document.evidence.push(evidence("published", "Date", &said)),
            None => document.problems.push(unknown_date(&said)),
        }
        document.published = date;
    }
    document
}

/// The name and the domain of the first sender.
fn from(header: &mailparse::MailHeader<'_>) -> (Option<String>, Option<String>) {
    let Ok(all) = mailparse::addrparse_header(header) else { return (None, None) };
    match all.first() {
        Some(MailAddr::Single(one)) => {
            let name = one.display_name.as_deref().and_then(tidy::line).filter(|name| !name.contains('@'));
            (name, one.addr.rsplit_once('@').and_then(|(_, domain)| tidy::line(domain)))
        }
        Some(MailAddr::Group(group)) => (tidy::line(&group.group_name), None),
        None => (None, None),
    }
}

/// Headers with which mails begin, and of which one must follow, in lower case.
const FIRST: &[&str] = &[
    "arc-seal",
    "date",
    "delivered-to",
    "dkim-signature",
    "from",
    "message-id",
    "mime-version",
    "received",
    "reply-to",
    "return-path",
    "subject",
    "to",
    "x-",
];
const MUST: &[&str] = &["\nmessage-id:", "\nmime-version:", "\nreceived:", "\ncontent-type:"];

fn is_mail(head: &str) -> bool {
    let Some((key, _)) = head.split_once(':') else { return false };
    let key = key.to_ascii_lowercase();
    let first = FIRST.iter().any(|f| key == *f || (f.ends_with('-') && key.starts_with(f)));
    if !first || key.contains(char::is_whitespace) {
        return false;
    }
    let head = head.replace("\r\n", "\n").to_ascii_lowercase();
    let headers = format!("\n{}", head.split("\n\n").next().unwrap_or_default());
    headers.contains("\nfrom:") && MUST.iter().any(|m| headers.contains(m))
}
