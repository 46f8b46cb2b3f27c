//! What came in: captures and the documents drawn from them.

use crate::Span;
use crate::lineage::Entry;
use serde::{Deserialize, Serialize};

/// Bytes as received, and all that is needed to draw documents from them again. Never changed.
///
/// One capture is the least piece of input that stands for itself: a page, a line of a JSONL file, a response in a
/// web archive, a feed. Drawing is a function of `name`, `format`, `url`, `headers`, `context` and `bytes`
/// alone, so that anybody can prove later that a document derives from its capture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Capture {
    /// SHA-256 of `bytes`, lower-case hexadecimal.
    pub hash: String,
    /// Where the bytes came from, for people: `news/a.html`, `feed.jsonl:12`, `crawl.warc.gz@1042`.
    pub location: String,
    /// What a document is called that brings no id of its own: `a.html`, `feed.jsonl:12`.
    pub name: String,
    /// The format by which documents are drawn: a name of ingest's registry (`html`, `jsonl`). Empty
    /// where the bytes are of no format that is read.
    pub format: String,
    /// IANA media type as recognised: `text/html`, `text/plain`, `application/json`.
    pub media_type: String,
    /// The address that the bytes were received from, where they came over the web.
    pub url: Option<String>,
    /// When they were received, ISO 8601, as the archive or the fetcher says. `None` for local files.
    pub received: Option<String>,
    /// The headers they came with, names in lower case, in their order.
    pub headers: Vec<(String, String)>,
    /// What their surroundings say that is needed to draw them: the column names of a CSV file. Empty for most.
    pub context: String,
    /// Set where there is nothing to draw: the bytes could not be read, or are too many to keep.
    pub problem: Option<Problem>,
    /// The bytes. Empty where the problem says so.
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
    /// When it was last changed, as it says itself: ISO 8601 date or date-time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub modified: Option<String>,
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
    /// What the article says of itself: where it was written, who else is to be thanked for it, what was
    /// corrected. In the order of the text.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub notes: Vec<Note>,
    /// The parts of a page that is written on while things happen (a live blog), in the order of the text.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub sections: Vec<Section>,
    /// From what each field above was taken.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<Evidence>,
    /// What went wrong on the way. A document with problems is kept and shown, never dropped.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub problems: Vec<Problem>,
}

impl Document {
    /// Whether there is text to read: no problem is [fatal](ProblemKind::is_fatal).
    pub fn is_usable(&self) -> bool {
        !self.problems.iter().any(|problem| problem.kind.is_fatal())
    }

    /// The document as lineage and tracing take it.
    pub fn entry(&self) -> Entry<'_> {
        Entry {
            id: &self.id,
            text: &self.text,
            published: self.published.as_deref(),
            publisher: self.publisher.as_deref(),
            source: self.byline.as_deref(),
        }
    }

    /// Whether the text is English prose: what is neither is kept and shown, but a reading of it would be
    /// nonsense, so that its reading is empty.
    pub fn is_readable(&self) -> bool {
        let unread = |kind| matches!(kind, ProblemKind::Language | ProblemKind::NoProse);
        self.is_usable() && !self.problems.iter().any(|problem| unread(problem.kind))
    }
}

/// A passage in which an article speaks of itself. It stays in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it says.
    pub kind: NoteKind,
    /// Where, in the document's text.
    pub span: Span,
}

/// Kinds of [`Note`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Where and by which agency it was written: "KYIV, Oct 30 (Wire) -".
    Dateline,
    /// Whose work is in it: "Reporting by …", "The Wire contributed to this report."
    Credit,
    /// What was wrong before: "An earlier version of this story misstated …"
    Correction,
    /// That it was added to: "This story has been updated with …"
    Update,
}

/// An entry of a page that is written on while things happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Where, in the document's text.
    pub span: Span,
    /// Its own headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// When it was published: ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published: Option<String>,
}

/// From what a field of a document was taken, so that a person can judge it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The field: `published`, `modified`, `title`, `byline`, `publisher`, `url`, `language`.
    pub field: String,
    /// The kind of place.
    pub from: EvidenceKind,
    /// The place in short: `article:published_time`, `NewsArticle.datePublished`, `<time class=entry-date>`.
    pub place: String,
    /// What stood there, cut at 200 characters.
    pub said: String,
}

/// Kinds of places that a field is taken from, the more trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A field of a record, a feed's entry, a mail's header.
    Record,
    /// JSON-LD in a page.
    JsonLd,
    /// A `meta` or `link` element of a page.
    Meta,
    /// Marked-up text of a page: a heading, a `time` element, a class that says byline.
    Markup,
    /// The address.
    Url,
    /// Plain text.
    Text,
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
    /// An archive or a stream that is corrupt in this place; what is readable around it is read.
    Damaged,
    /// Bytes that break off; the text before is kept and read.
    Truncated,
    /// An archive that unpacks to more than is read, or lies too deep in others.
    Bomb,
    /// A format that this program was built without, or that it does not read.
    Unsupported,
    /// An answer from the web that is no page: an error status, a redirect, a refusal.
    Refused,
    /// An address that stands for a capture made before (a WARC revisit record).
    Revisit,
}

impl ProblemKind {
    /// Whether it says that there was no text to be had, rather than that it could not be had.
    pub fn is_empty(self) -> bool {
        matches!(self, Self::Empty | Self::NoText)
    }

    /// Whether the document has no usable text because of it.
    pub fn is_fatal(self) -> bool {
        !matches!(self, Self::Encoding | Self::Language | Self::NoProse | Self::Date | Self::Truncated)
    }
}
