//! Web archives (WARC, ISO 28500): each answer of a server and each resource in them is a page, text or feed of its own,
//! with its address, its headers and the time of its capture.

use reportedly_core::{Problem, ProblemKind};

use super::{Format, Take};
use crate::input::Input;
use crate::members::Members;
use crate::unpack::{Scope, capture};
use crate::warc::{Block, Coding, Fields, Gap, Kind, Record, Records, Trouble, media_type, response};
use crate::{Envelope, Item, limits, tidy};

/// Field of a record that names the [format](crate::formats) of a part of something larger, in archives that this program wrote.
pub const FORMAT_FIELD: &str = "Reportedly-Format";

/// Field of such a record with what is known of the part from around it: [`Envelope::context`].
pub const CONTEXT_FIELD: &str = "Reportedly-Context";

pub(crate) const FORMAT: Format = Format {
    name: "warc",
    title: "Web archive (WARC)",
    about: "Every answer with a page, text, feed or document in it, with address, headers, time and place in the file. \
            Requests, errors of servers, images and scripts are passed over and counted; a revisit is named.",
    media_type: "application/warc",
    also: &["application/x-warc", "application/warc+gzip"],
    extensions: &["warc"],
    magic: |head| {
        head.bytes.starts_with(b"WARC/") || (head.bytes.starts_with(b"\x1f\x8b") && holds_warc(head.bytes))
    },
    sniff: |_| false,
    take: Take::Container(open),
};

/// Whether a gzip file begins with a record.
fn holds_warc(packed: &[u8]) -> bool {
    let mut start = [0; 5];
    let mut unpacked = flate2::bufread::GzDecoder::new(packed);
    std::io::Read::read_exact(&mut unpacked, &mut start).is_ok() && start == *b"WARC/"
}

fn open(mut input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let body = std::mem::replace(&mut input.body, Box::new(std::io::empty()));
    let mut members = Members::new(&input, FORMAT.media_type, scope);
    let wanted = |kind| matches!(kind, Kind::Response | Kind::Resource | Kind::Revisit | Kind::Conversion);
    for found in Records::new(body).with_blocks_of(wanted) {
        match found {
            Ok(record) => take(&input, &record, &mut members, sink),
            Err(gap) => members.fail_as(at(&input, gap.offset), damage(&gap), sink),
        }
    }
    members.finish(sink);
}

/// A place in the file, where the record can be read again.
fn at(input: &Input<'_>, offset: u64) -> Envelope {
    let file = &input.envelope;
    Envelope {
        name: format!("{}@{offset}", file.name),
        location: format!("{}@{offset}", file.location),
        ..Envelope::default()
    }
}

fn take(input: &Input<'_>, record: &Record, members: &mut Members<'_>, sink: &mut dyn FnMut(Item)) {
    let place = at(input, record.offset);
    let target = record.target().unwrap_or_default();
    let named = match target.is_empty() {
        true => place.name.clone(),
        false => tidy::address_name(target),
    };
    let envelope = Envelope {
        name: named,
        url: Some(target.to_owned()).filter(|target| is_web(target)),
        received: record.date().and_then(tidy::line),
        headers: Vec::new(),
        ..place
    };
    if let (Kind::Resource, Block::Whole(block), Some((format, context))) =
        (record.kind, &record.block, part(record))
    {
        let kind = record.fields.get("Content-Type").map(media_type).unwrap_or_default();
        let envelope = Envelope { context: context.to_owned(), ..envelope };
        members.count();
        return sink(Item::Capture(capture(&envelope, format, &kind, block.clone())));
    }
    match (record.kind, &record.block) {
        (Kind::Response | Kind::Resource | Kind::Conversion, Block::TooLarge) => {
            members.fail_as(envelope, limits::too_large("record", limits::MAX_FILE), sink);
        }
        (Kind::Response, Block::Whole(block) | Block::Cut(block)) if is_web(target) => {
            answer(input, envelope, block, matches!(record.block, Block::Cut(_)), members, sink);
        }
        (Kind::Resource | Kind::Conversion, Block::Whole(block) | Block::Cut(block))
            if !is_internal(target) =>
        {
            let cut =
                matches!(record.block, Block::Cut(_)).then_some("The record is cut short in the archive.");
            let kind = record.fields.get("Content-Type").unwrap_or_default();
            let headers = vec![("content-type".to_owned(), kind.to_owned())];
            members.give_as(input, Envelope { headers, context: context(cut), ..envelope }, &block[..], sink);
        }
        (Kind::Revisit, _) => revisit(record, envelope, members, sink),
        (kind, _) => members.pass(what(kind)),
    }
}

/// Format and context of a record that is a part of something larger (a row of a table, a line of a feed), which says
/// nothing without them. Only archives that this program wrote have these fields.
fn part(record: &Record) -> Option<(&str, &str)> {
    let format = record.fields.get(FORMAT_FIELD).filter(|format| crate::is_part(format))?;
    Some((format, record.fields.get(CONTEXT_FIELD).unwrap_or_default()))
}

/// The answer of a server.
fn answer(
    input: &Input<'_>,
    envelope: Envelope,
    block: &[u8],
    cut: bool,
    members: &mut Members<'_>,
    sink: &mut dyn FnMut(Item),
) {
    let http = match response(block) {
        Ok(http) => http,
        Err(e) => {
            return members.fail_as(envelope, Problem::new(ProblemKind::Damaged, format!("{e}.")), sink);
        }
    };
    if !(200..300).contains(&http.status) {
        return members.pass(&format!("answer with status {}", http.status));
    }
    let body = http.body(limits::MAX_FILE);
    if body.trouble == Some(Coding::TooLarge) {
        return members.fail_as(envelope, limits::too_large("page", limits::MAX_FILE), sink);
    }
    let trouble = body.trouble.map(|trouble| format!("The page is not whole: {trouble}."));
    let cut = trouble.as_deref().or(cut.then_some("The record is cut short in the archive."));
    let envelope = Envelope { headers: headers(&http.fields), context: context(cut), ..envelope };
    members.give_as(input, envelope, &body.bytes[..], sink);
}

fn headers(fields: &Fields) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect()
}

/// See [`Envelope::context`].
fn context(cut: Option<&str>) -> String {
    cut.map(|why| serde_json::json!({ "truncated": why }).to_string()).unwrap_or_default()
}

/// A page that had not changed since it was captured before. Of an image that is no news.
fn revisit(record: &Record, envelope: Envelope, members: &mut Members<'_>, sink: &mut dyn FnMut(Item)) {
    let declared =
        response(record.bytes()).ok().and_then(|http| http.fields.get("Content-Type").map(media_type));
    let page = |kind: &str| kind.starts_with("text/html") || kind.contains("xml") || kind == "text/plain";
    if declared.is_some_and(|kind| !page(&kind)) {
        return members.pass("revisit of no page");
    }
    let before = record.refers_to();
    let before = match before.as_ref().and_then(|b| b.date.or(b.id)) {
        Some(before) => format!("the capture of {}", tidy::line(before).unwrap_or_default()),
        None => "an earlier capture".to_owned(),
    };
    let message = format!("The page had not changed since {before}; the archive does not hold it again.");
    members.fail_as(envelope, Problem::new(ProblemKind::Revisit, message), sink);
}

/// Addresses by which archives name what they made themselves: name look-ups, screenshots, extracted text.
fn is_internal(target: &str) -> bool {
    ["dns:", "urn:", "metadata:", "warcinfo:", "whois:"].iter().any(|own| target.starts_with(own))
}

fn is_web(target: &str) -> bool {
    target.starts_with("http://") || target.starts_with("https://")
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Request => "request record",
        Kind::Warcinfo => "warcinfo record",
        Kind::Metadata => "metadata record",
        Kind::Continuation => "continuation record",
        Kind::Response | Kind::Resource | Kind::Conversion | Kind::Revisit => "record of the archive itself",
        Kind::Other => "record of another kind",
    }
}

fn damage(gap: &Gap) -> Problem {
    let kind = match gap.trouble {
        Trouble::Bomb => ProblemKind::Bomb,
        Trouble::Unsupported(_) => ProblemKind::Unsupported,
        Trouble::Unreadable(_) => ProblemKind::Unreadable,
        _ => ProblemKind::Damaged,
    };
    let trouble = gap.trouble.to_string();
    let skipped = match gap.skipped {
        0 => String::new(),
        n => format!(" {n} bytes were passed over."),
    };
    let first = trouble.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let rest: String = trouble.chars().skip(1).collect();
    Problem::new(kind, format!("{first}{rest}.{skipped}"))
}
