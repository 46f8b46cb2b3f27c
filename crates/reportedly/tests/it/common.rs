//! Articles of our own making, a toy reader, and the whole content of a casebook as text.

use reportedly::core::{
    Capture, Certainty, Document, Factuality, Polarity, Problem, ProblemKind, Reading, Span, Statement,
    Status,
};
use reportedly::{Casebook, DocumentReader, Ingested};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A document with the capture it was drawn from.
pub(crate) fn article(id: &str, published: Option<&str>, text: &str) -> Ingested {
    let document = Document {
        id: id.into(),
        published: published.map(Into::into),
        title: Some(format!("About {id}")),
        text: text.into(),
        location: format!("news/{id}"),
        ..Document::default()
    };
    captured(document, text)
}

/// An input that gave no text.
pub(crate) fn unusable(id: &str, bytes: &str) -> Ingested {
    let problems = vec![Problem::new(ProblemKind::Binary, "This is an image.")];
    captured(
        Document { id: id.into(), location: format!("news/{id}"), problems, ..Document::default() },
        bytes,
    )
}

/// `document` as drawn from `bytes`. The toy hash is as good as SHA-256 for telling texts apart.
pub(crate) fn captured(document: Document, bytes: &str) -> Ingested {
    let hash = bytes.bytes().fold(7_u64, |h, b| h.wrapping_mul(0x0100_0000_01b3) ^ u64::from(b));
    let capture = Capture {
        hash: format!("{hash:016x}"),
        location: document.location.clone(),
        name: document.id.clone(),
        // Drawing is a function of the capture: the same bytes give text by one format and none by another.
        format: if document.is_usable() { "text" } else { "html" }.into(),
        media_type: "text/plain".into(),
        bytes: bytes.into(),
        ..Capture::default()
    };
    Ingested { capture, documents: vec![document] }
}

/// Makes a statement of every sentence; the vector counts letters.
pub(crate) struct Toy(pub(crate) &'static str);

impl DocumentReader for Toy {
    fn version(&self) -> &str {
        self.0
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        let mut start = 0;
        for piece in document.text.split_inclusive(['.', '\n']) {
            let span = Span::new(start, start + piece.len()).trim(&document.text);
            start += piece.len();
            if !span.is_empty() {
                reading.sentences.push(span);
                reading.statements.push(statement(span, piece));
            }
        }
        reading
    }
}

fn statement(span: Span, words: &str) -> Statement {
    let count = |letter: u8| words.bytes().filter(|b| b.eq_ignore_ascii_case(&letter)).count();
    Statement {
        span,
        pieces: vec![span],
        chain: Vec::new(),
        factuality: Factuality {
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            status: Status::Happened,
            value: 2.75,
            cues: Vec::new(),
        },
        vector: (b'a'..=b'h').map(|letter| count(letter).min(127) as i8 - 3).collect(),
    }
}

/// Everything that a casebook holds, but the keys and the time of receipt.
pub(crate) fn content(path: &Path) -> String {
    let db = rusqlite::Connection::open(path).unwrap();
    let mut all = String::new();
    for sql in [
        "SELECT hash, size, packing, hex(bytes) FROM contents ORDER BY hash",
        "SELECT id, hash, location, name, format, media_type, url, received, headers, context, problem
         FROM captures ORDER BY id",
        "SELECT w.capture, w.number, d.id FROM drawn w JOIN documents d ON d.key = w.document ORDER BY 1, 2",
        "SELECT id, name, identity, unusable, capture_id, location, published, url, publisher, title, byline,
                language, text, modified, about, drawn_by FROM documents ORDER BY id",
        "SELECT d.id, p.number, p.kind, p.message FROM problems p JOIN documents d ON d.key = p.document ORDER BY 1, 2",
        "SELECT d.id, r.reader, r.reading FROM readings r JOIN documents d ON d.key = r.document ORDER BY 1",
        "SELECT d.id, s.number, hex(s.vector) FROM statements s JOIN documents d ON d.key = s.document ORDER BY 1, 2",
        "SELECT d.id, w.rowid & 4294967295 FROM statement_words w JOIN documents d ON d.key = w.rowid >> 32
         WHERE statement_words MATCH 'the OR port OR ship' ORDER BY 1, 2",
    ] {
        let mut statement = db.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                write!(all, "{:?} ", row.get::<_, rusqlite::types::Value>(column).unwrap()).unwrap();
            }
            all.push('\n');
        }
        all.push('\n');
    }
    all
}

/// Ids in the order of the list.
pub(crate) fn ids(casebook: &Casebook) -> Vec<String> {
    casebook.documents().unwrap().into_iter().map(|stored| stored.document.id).collect()
}

/// A folder of numbered one-sentence articles.
pub(crate) fn folder(of: &Path, name: &str, numbers: std::ops::Range<usize>) -> PathBuf {
    let folder = of.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    for n in numbers {
        let text =
            format!("Ship {n} left\n\nThe port authority said that ship {n} left the harbour at dawn.\n");
        std::fs::write(folder.join(format!("{n:04}.txt")), text).unwrap();
    }
    folder
}
