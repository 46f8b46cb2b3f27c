//! What came in: captures and the documents drawn from them.

use serde::{Deserialize, Serialize};

/// Bytes as received: a file, a page, a line of a JSONL file. Never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// SHA-256 of `bytes`, lower-case hexadecimal.
    pub id: String,
    /// Where the bytes came from, for people: `news/a.html`, `feed.jsonl:12`.
    pub location: String,
    /// IANA media type as recognised: `text/html`, `text/plain`, `application/json`.
    pub media_type: String,
    /// The bytes. Empty where the file was too large or could not be read; the problem says so.
    pub bytes: Vec<u8>,
}

/// The article drawn from a capture. Every span indexes into `text`. Never changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Name in the casebook and in answers: the record's own id where it has one, else the file
    /// name, made unique by the casebook. Not a path to open.
    pub id: String,
    /// Where the article was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it, as named by the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it was published: ISO 8601 date or date-time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Author line as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// ISO 639-3 code of the language of `text`, where it could be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The article, without headline and boilerplate. Paragraphs are parted by line breaks.
    pub text: String,
    /// Where the bytes came from (see [`Capture::location`]).
    pub location: String,
    /// What went wrong on the way. A document with problems is kept and shown, never dropped.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub problems: Vec<Problem>,
}

impl Document {
    /// Whether there is text to read: no problem is [fatal](ProblemKind::is_fatal).
    pub fn is_usable(&self) -> bool {
        !self.problems.iter().any(|problem| problem.kind.is_fatal())
    }

    /// Whether the text is English prose: what is neither is kept and shown, but a reading of it would be
    /// nonsense, so that its reading is empty.
    pub fn is_readable(&self) -> bool {
        let unread = |kind| matches!(kind, ProblemKind::Language | ProblemKind::NoProse);
        self.is_usable() && !self.problems.iter().any(|problem| unread(problem.kind))
    }
}

/// Something wrong with one document; the run goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable word for programs.
    pub kind: ProblemKind,
    /// One sentence for people: what is wrong and, where there is something to do, what to do.
    pub message: String,
}

impl Problem {
    /// A problem of a kind, told in a sentence.
    pub fn new(kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }
}

/// Kinds of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// No bytes, or only white space.
    Empty,
    /// Bytes that are no text (an image, an archive, an executable).
    Binary,
    /// Larger than the limit; not read.
    TooLarge,
    /// Could not be opened or read.
    Unreadable,
    /// Bytes that are not valid in the declared or detected encoding; replaced by U+FFFD.
    Encoding,
    /// A page without article text.
    NoText,
    /// A record that is not valid JSON or lacks what it must have.
    BadRecord,
    /// Text in another language than English; kept and shown, not read.
    Language,
    /// Text that is no prose: a table, a log, code, a list of links; kept and shown, not read.
    NoProse,
    /// A date that could not be understood; kept as absent.
    Date,
}

impl ProblemKind {
    /// Whether the document has no usable text because of it.
    pub fn is_fatal(self) -> bool {
        !matches!(self, Self::Encoding | Self::Language | Self::NoProse | Self::Date)
    }
}
