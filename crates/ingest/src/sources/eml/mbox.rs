//! A folder of mails in one file, parted by lines that begin with `From ` (RFC 4155).

use std::io::{BufRead, Read};

use reportedly_core::{Capture, Document, Problem, ProblemKind};

use crate::input::Input;
use crate::sources::jsonl::at_line;
use crate::sources::{Format, Take};
use crate::unpack::{Scope, broken, capture, failed};
use crate::{Item, limits};

pub(crate) const FORMAT: Format = Format {
    name: "mbox",
    title: "Mailbox",
    about: "One capture a mail, read like a single one.",
    media_type: "application/mbox",
    also: &[],
    extensions: &["mbox"],
    magic: |_| false,
    sniff: |head| {
        head.lines().next().is_some_and(|line| is_postmark(line.as_bytes()))
            && head.lines().nth(1).is_some_and(|line| line.contains(": "))
    },
    take: Take::Records(each, draw),
};

/// One capture from each mail, with the location `path:LINE` of its first header, counted from 1.
fn each(mut input: Input<'_>, _: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let mut mail = Mail::default();
    let (mut number, mut blank, mut any) = (0usize, true, false);
    let mut line = Vec::new();
    loop {
        line.clear();
        // A line without end is cut into pieces, which stay in the mail as they are.
        let mut bounded = (&mut input.body).take(limits::HEAD as u64);
        match bounded.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(e) => {
                mail.give(&input, sink);
                let place = at_line(&input.envelope, number + 1);
                return sink(failed(&place, FORMAT.media_type, Vec::new(), broken(&e)));
            }
        }
        if blank && is_postmark(&line) {
            any |= mail.give(&input, sink);
            mail.first = number + 2;
        } else {
            mail.push(&line);
        }
        number += usize::from(line.ends_with(b"\n"));
        blank = line.trim_ascii().is_empty();
    }
    any |= mail.give(&input, sink);
    if !any {
        let problem = Problem::new(ProblemKind::Empty, "There are no mails in it.");
        sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), problem));
    }
}

/// Whether a line parts two mails: `From`, an address, a time and a year. A sentence may begin with "From" too.
fn is_postmark(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let Some(rest) = line.strip_prefix("From ") else { return false };
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let year = |word: &str| word.len() == 4 && digits(word);
    let time = |word: &str| word.split(':').count() >= 2 && word.split(':').all(digits);
    rest.split_whitespace().any(time) && rest.split_whitespace().any(year)
}

/// A mail that is being collected.
#[derive(Default)]
struct Mail {
    /// The line it begins with.
    first: usize,
    bytes: Vec<u8>,
    too_large: bool,
}

impl Mail {
    fn push(&mut self, line: &[u8]) {
        match self.bytes.len() + line.len() <= limits::MAX_FILE && !self.too_large {
            true => self.bytes.extend_from_slice(line),
            false => {
                self.bytes = Vec::new();
                self.too_large = true;
            }
        }
    }

    /// Hand over what was collected, if anything, and begin anew.
    fn give(&mut self, input: &Input<'_>, sink: &mut dyn FnMut(Item)) -> bool {
        let mail = std::mem::take(self);
        let place = at_line(&input.envelope, mail.first.max(1));
        if mail.too_large {
            let problem = limits::too_large("mail", limits::MAX_FILE);
            sink(failed(&place, super::FORMAT.media_type, Vec::new(), problem));
            return true;
        }
        if mail.bytes.trim_ascii().is_empty() {
            return false;
        }
        sink(Item::Capture(capture(&place, FORMAT.name, super::FORMAT.media_type, mail.bytes)));
        true
    }
}

/// Lines that begin with `From ` inside of a mail were marked with a `>`, which goes again.
fn draw(capture: &Capture) -> Vec<Document> {
    let mut bytes = Vec::with_capacity(capture.bytes.len());
    for line in capture.bytes.split_inclusive(|b| *b == b'\n') {
        let quotes = line.iter().take_while(|b| **b == b'>').count();
        let marked = quotes > 0 && line[quotes..].starts_with(b"From ");
        bytes.extend_from_slice(&line[usize::from(marked)..]);
    }
    super::message(&bytes, &capture.name, 0)
}
