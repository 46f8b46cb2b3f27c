//! Records, a JSON object on each line.

use reportedly_core::{Capture, Problem, ProblemKind};

use super::{Format, Take, record};
use crate::input::Input;
use crate::lines::{Line, next_line};
use crate::unpack::{Scope, broken, capture, failed};
use crate::{Envelope, Item, limits};

pub(crate) const FORMAT: Format = Format {
    name: "jsonl",
    title: "JSON Lines",
    about: "One document a line: a JSON object with `text` and, where known, `id`, `url`, `publisher`, `published`, \
            `title`, `byline`; `--column` maps other names.",
    media_type: "application/x-ndjson",
    also: &["application/jsonl", "application/x-jsonlines"],
    extensions: &["jsonl", "ndjson"],
    magic: |_| false,
    sniff: first_line_is_record,
    take: Take::Records(each, record::draw),
};

fn first_line_is_record(head: &str) -> bool {
    let (line, complete) = head.split_once('\n').map_or((head, false), |(line, _)| (line, true));
    match serde_json::from_str::<serde_json::Value>(line) {
        Ok(value) => value.get("text").is_some(),
        // A line longer than what was looked at.
        Err(e) => !complete && head.len() >= limits::HEAD / 2 && e.is_eof() && line.contains("\"text\""),
    }
}

/// One capture from each line, with the location `path:LINE` counted from 1. Blank lines give
/// none; a file of nothing but blank lines gives one that says so.
fn each(mut input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let context = record::context(scope.options);
    let mut any = false;
    let mut number = 0usize;
    loop {
        number += 1;
        let place = at_line(&input.envelope, number);
        let one = match next_line(&mut *input.body, limits::MAX_LINE) {
            Ok(Line::End) => break,
            Ok(Line::Bytes(bytes)) if blank(&bytes) => continue,
            Ok(Line::Bytes(bytes)) => Item::Capture(Capture {
                context: context.clone(),
                ..capture(&place, FORMAT.name, record::FORMAT.media_type, bytes)
            }),
            Ok(Line::TooLong) => {
                let problem = limits::too_large("line", limits::MAX_LINE);
                failed(&place, record::FORMAT.media_type, Vec::new(), problem)
            }
            Err(e) => return sink(failed(&place, FORMAT.media_type, Vec::new(), broken(&e))),
        };
        any = true;
        sink(one);
    }
    if !any {
        let problem = Problem::new(ProblemKind::Empty, "There are no records in it.");
        sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), problem));
    }
}

/// Line `number` of a file.
pub(crate) fn at_line(file: &Envelope, number: usize) -> Envelope {
    Envelope {
        name: format!("{}:{number}", file.name),
        location: format!("{}:{number}", file.location),
        ..file.clone()
    }
}

fn blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ingested, ingest_bytes};

    fn all(bytes: &[u8]) -> Vec<Ingested> {
        let mut out = Vec::new();
        ingest_bytes("in/feed.jsonl", bytes, &mut |one| out.push(one));
        out
    }

    #[test]
    fn lines_keep_their_place_whatever_stands_between() {
        let feed =
            b"\xef\xbb\xbf{\"text\":\"One.\"}\r\n\r\n{\"text\": broken}\n{\"id\":\"b\",\"text\":\"Two.\"}";
        let out = all(feed);
        let ids: Vec<_> = out.iter().map(|i| i.documents[0].id.as_str()).collect();
        assert_eq!(ids, ["feed.jsonl:1", "feed.jsonl:3", "b"]);
        assert_eq!(out[1].documents[0].problems[0].kind, ProblemKind::BadRecord);
        assert_eq!(out[1].capture.bytes, b"{\"text\": broken}");
        assert_eq!(out[1].documents[0].text, "");
        assert_eq!(out[2].capture.location, "in/feed.jsonl:4");
    }

    #[test]
    fn a_huge_line_is_passed_over_without_its_neighbours() {
        let mut feed = b"{\"text\":\"One.\"}\n{\"text\":\"".to_vec();
        feed.resize(feed.len() + limits::MAX_LINE, b'x');
        feed.extend(b"\"}\n{\"text\":\"Two.\"}\n");
        let out = all(&feed);
        assert_eq!(out.len(), 3);
        assert_eq!(out[1].documents[0].problems[0].kind, ProblemKind::TooLarge);
        assert!(out[1].capture.bytes.is_empty());
        assert_eq!(out[2].documents[0].id, "feed.jsonl:3");
    }

    #[test]
    fn no_records_is_one_problem() {
        for feed in [&b""[..], b"\n\r\n  \n"] {
            let out = all(feed);
            assert_eq!((out.len(), out[0].documents[0].problems[0].kind), (1, ProblemKind::Empty));
        }
    }

    #[test]
    fn nuls_and_bad_bytes_in_records_do_not_reach_the_text() {
        let out = all(b"{\"text\":\"a\\u0000b \xff c\"}");
        assert_eq!(out[0].documents[0].text, "a\u{FFFD}b \u{FFFD} c");
        assert_eq!(out[0].documents[0].problems[0].kind, ProblemKind::Encoding);
    }
}
