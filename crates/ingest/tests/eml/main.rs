//! Mails, newsletters and mailboxes as people save them, and as they break.

use std::cell::Cell;
use std::collections::VecDeque;
use std::io::Read;
use std::rc::Rc;

use proptest::prelude::*;
use reportedly_core::ProblemKind::{self, *};
use reportedly_core::{Capture, Document};
use reportedly_ingest::{ingest_bytes, ingest_stream};

const NEWSLETTER: &[u8] = include_bytes!("newsletter.eml");
const FORWARD: &[u8] = include_bytes!("forward.eml");
const MBOX: &[u8] = include_bytes!("box.mbox");

fn captures(name: &str, bytes: &[u8]) -> Vec<(Capture, Vec<Document>)> {
    let mut all = Vec::new();
    ingest_bytes(name, bytes, &mut |one| all.push((one.capture, one.documents)));
    all
}

fn documents(bytes: &[u8]) -> Vec<Document> {
    let mut all = captures("in/a.eml", bytes);
    assert_eq!(all.len(), 1, "a mail is one capture");
    all.remove(0).1
}

fn kinds(d: &Document) -> Vec<ProblemKind> {
    d.problems.iter().map(|p| p.kind).filter(|kind| !matches!(kind, NoProse | Language)).collect()
}

#[test]
fn a_newsletter_gives_the_text_of_its_page() {
    let all = documents(NEWSLETTER);
    let d = &all[0];
    assert_eq!((all.len(), d.id.as_str()), (1, "a.eml"));
    assert_eq!(d.title.as_deref(), Some("Ferry reopens – and fills"));
    assert_eq!(d.publisher.as_deref(), Some("Harbour Post – Morning"));
    assert_eq!(d.published.as_deref(), Some("2024-03-05T07:30:00+01:00"));
    assert_eq!(d.url.as_deref(), Some("https://news.example/archive/17"));
    assert!(d.evidence.iter().any(|e| (&*e.field, &*e.place) == ("published", "Date")));
    assert!(d.evidence.iter().any(|e| (&*e.field, &*e.place) == ("publisher", "From")));
    assert_eq!(
        d.text,
        "The ferry line between Lund Island and Norhaven reopened on Tuesday, the port authority said, and the \
         café on the pier sold out within the hour.\n\nThe operator denied that prices would rise before the summer."
    );
}

#[test]
fn what_is_forwarded_or_attached_is_read_too() {
    let all = documents(FORWARD);
    let ids: Vec<&str> = all.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["a.eml", "a.eml/1", "a.eml/statement.html", "a.eml/all.zip", "a.eml/broken.txt"]);
    assert_eq!(all[0].text, "All I could find is below, with the mail of the harbour master.");
    assert_eq!((all[0].byline.as_deref(), kinds(&all[0])), (Some("Roe, Anna"), vec![Date]));
    assert_eq!((all[1].title.as_deref(), all[1].byline.as_deref()), (Some("The pier"), Some("Ivar Holm")));
    assert_eq!(all[1].text, "Ice damaged the pier in December. We closed the line at once.");
    assert!(all[2].text.starts_with("The port authority said in a statement on Monday"));
    assert!(all[3].problems[0].kind.is_fatal());
    assert_eq!(kinds(&all[4]), [Damaged]);
}

#[test]
fn a_mailbox_gives_its_mails_with_their_lines() {
    for name in ["in/box.mbox", "in/box"] {
        let all = captures(name, MBOX);
        let places: Vec<&str> = all.iter().map(|(c, _)| c.location.as_str()).collect();
        assert_eq!(places, [format!("{name}:2"), format!("{name}:9")]);
        assert_eq!(all[0].1[0].text, "Ice damaged the pier.\nFrom December on the line was closed.");
        assert_eq!(all[1].1[0].text, "From what I hear it has reopened.");
    }
}

/// A mailbox of so many mails that are written while they are read.
struct Mails {
    left: usize,
    given: Rc<Cell<usize>>,
    open: VecDeque<u8>,
}

impl Read for Mails {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.open.is_empty() && self.left > 0 {
            self.left -= 1;
            let mail = "From a@b.example Mon Mar  4 18:00:00 2024\nFrom: a@b.example\nSubject: The pier\n\nIt reopened.\n\n";
            self.open.extend(mail.bytes());
            self.given.set(self.given.get() + mail.len());
        }
        self.open.read(buffer)
    }
}

#[test]
fn a_mailbox_is_read_mail_by_mail() {
    let given = Rc::new(Cell::new(0));
    let mut mails = Mails { left: 3000, given: given.clone(), open: VecDeque::new() };
    let (mut count, mut before) = (0, None);
    ingest_stream("a.mbox", &mut mails, &mut |one| {
        before.get_or_insert(given.get());
        count += one.documents.iter().filter(|d| d.text == "It reopened.").count();
    });
    assert_eq!(count, 3000);
    assert!(before.unwrap() < given.get() / 2, "the first mail came after half of the mailbox was read");
}

#[test]
fn mails_are_told_by_their_headers() {
    let format = |bytes: &[u8]| captures("a", bytes)[0].0.format.clone();
    assert_eq!((format(NEWSLETTER), format(FORWARD)), ("eml".into(), "eml".into()));
    assert_eq!(format(b"Subject: the pier\n\nFrom: the port. It reopened."), "text");
    assert_eq!(format(b"From what I hear it has reopened."), "text");
}

#[test]
fn plain_text_is_taken_where_the_page_says_the_same() {
    let mail = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nThe pier \
                reopened.\n--x\nContent-Type: text/html\n\n<p>The <b>pier</b> reopened.\n--x--\n";
    let all = documents(mail.as_bytes());
    assert_eq!(all[0].text, "The pier reopened.");
    assert_eq!((all[0].publisher.as_deref(), all[0].byline.as_deref()), (Some("b.example"), None));
}

#[test]
fn broken_mails_are_problems() {
    assert_eq!(kinds(&documents(b" \r\n")[0]), [Empty]);
    assert_eq!(kinds(&documents(b"Subject: only a subject\n\n")[0]), [Empty]);
    let cut = FORWARD.windows(6).position(|w| w == b"Ice da").unwrap();
    let all = documents(&FORWARD[..cut + 9]);
    assert_eq!(all.last().unwrap().text, "Ice damag");
    let many: Vec<_> = captures("a.mbox", b"\n\n");
    assert_eq!((many.len(), kinds(&many[0].1[0])), (1, vec![Empty]));
}

#[test]
fn mails_in_mails_are_bounded() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(200_000);
    assert_eq!(kinds(&documents(nested.as_bytes())[0]), [TooLarge]);
    let mut parts = String::new();
    for n in 0..10_000 {
        parts.push_str(&format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"));
    }
    assert_eq!(kinds(&documents(parts.as_bytes())[0]), [TooLarge]);
}

#[test]
fn the_number_of_attachments_is_bounded() {
    let part = "--b\nContent-Type: text/plain; name=a.txt\n\nx\n";
    let flat = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", part.repeat(20_000));
    let all = documents(flat.as_bytes());
    assert!(all.len() <= 1001);
    assert!(kinds(all.last().unwrap()).contains(&TooLarge));
}

#[test]
fn a_header_of_any_length_is_read() {
    for word in ["=?utf-8?q?a?= ", "=?", "a ", "\"", "(", "<a@b>, ", "a;b=c;", "\n "] {
        for key in ["Subject", "From", "Content-Type", "Date", "Content-Disposition"] {
            let long = format!("{key}: {}\n\nx", word.repeat(20_000));
            documents(long.as_bytes());
        }
    }
}

/// What holds for whatever comes in.
fn lawful(name: &str, bytes: &[u8]) {
    let all = captures(name, bytes);
    assert!(!all.is_empty());
    for (capture, documents) in &all {
        for d in documents {
            assert!(!d.text.contains(['\0', '\r']) && d.text.trim() == d.text && !d.id.is_empty());
            assert!(!d.text.is_empty() || d.problems.iter().any(|p| p.kind.is_fatal()));
        }
        assert_eq!(documents, &reportedly_ingest::draw(capture));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_give_documents(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        lawful("a.eml", &bytes);
        lawful("a.mbox", &bytes);
    }

    #[test]
    fn any_headers_and_parts_give_documents(parts in proptest::collection::vec(prop_oneof![
        "(From|Date|Subject|Content-Type|Content-Disposition|Content-Transfer-Encoding): ",
        "(multipart/mixed|text/html|text/plain|message/rfc822|base64|quoted-printable)",
        "(; boundary=x|; charset=utf-16|; format=flowed|; name=a.md|attachment|=\\?utf-8\\?b\\?)",
        "(\n--x\n|\n--x--|\n\n|\n|\nFrom )",
        "[ -~]{0,20}",
        "\\PC{0,9}",
    ], 0..60)) {
        lawful("a.eml", parts.concat().as_bytes());
        lawful("a.mbox", format!("From x\n{}", parts.concat()).as_bytes());
    }

    #[test]
    fn any_place_to_break_off_gives_documents(which in 0..2usize, cut in any::<prop::sample::Index>()) {
        let mail = [NEWSLETTER, FORWARD][which];
        lawful("a.eml", &mail[..cut.index(mail.len())]);
    }
}
