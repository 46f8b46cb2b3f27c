//! What a record is, and what is told of the parts of a file that are none.

use super::fields::Fields;

/// One record of a WARC file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where to seek to in the file, in bytes: the gzip member in which the record begins, or the record
    /// itself where the file is not compressed.
    pub offset: u64,
    /// Decoded bytes from there to the record. Not 0 only where one gzip member holds several records.
    pub within: u64,
    /// Bytes of the file that hold the record, from `offset` on: its gzip member, or the record with the
    /// line breaks that end it. `None` where it shares a member with others or is cut.
    pub length: Option<u64>,
    /// What kind of record it says it is.
    pub kind: Kind,
    /// Its named fields.
    pub fields: Fields,
    /// The length of the block that its fields state, in bytes.
    pub stated: u64,
    /// Its content.
    pub block: Block,
}

/// The content of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// All of it, as long as stated.
    Whole(Vec<u8>),
    /// What there was of it: the file ends, the compressed data is damaged, or the stated length reaches
    /// into the next record.
    Cut(Vec<u8>),
    /// Longer than the limit, passed over.
    TooLarge,
    /// Of a kind that was not asked for, passed over.
    Unread,
}

/// The kind of a record, by its `WARC-Type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// About the file.
    Warcinfo,
    /// A server's answer with its protocol fields.
    Response,
    /// A thing as such, of the media type that the record's fields name.
    Resource,
    /// What was asked of a server.
    Request,
    /// About another record.
    Metadata,
    /// Seen again and not stored again: see [`Record::refers_to`].
    Revisit,
    /// Another form of another record, such as its text.
    Conversion,
    /// The rest of a record of another file.
    Continuation,
    /// Anything else, or no type at all.
    Other,
}

impl Kind {
    /// The kind that a `WARC-Type` names, in any case.
    #[must_use]
    pub fn named(name: &str) -> Self {
        const NAMES: [(&str, Kind); 8] = [
            ("response", Kind::Response),
            ("request", Kind::Request),
            ("resource", Kind::Resource),
            ("metadata", Kind::Metadata),
            ("warcinfo", Kind::Warcinfo),
            ("revisit", Kind::Revisit),
            ("conversion", Kind::Conversion),
            ("continuation", Kind::Continuation),
        ];
        NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map_or(Kind::Other, |(_, kind)| *kind)
    }
}

/// What a revisit or a conversion is about. Which of these a record names differs by crawler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Referred<'a> {
    /// `WARC-Refers-To`: the id of a record, without angle brackets.
    pub id: Option<&'a str>,
    /// `WARC-Refers-To-Target-URI`.
    pub target: Option<&'a str>,
    /// `WARC-Refers-To-Date`, as written.
    pub date: Option<&'a str>,
}

impl Record {
    /// What there is of its content; empty where it was passed over.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match &self.block {
            Block::Whole(bytes) | Block::Cut(bytes) => bytes,
            Block::TooLarge | Block::Unread => &[],
        }
    }

    /// `WARC-Record-ID` without angle brackets.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.bare("WARC-Record-ID")
    }

    /// `WARC-Target-URI`, also where a crawler wrote it in angle brackets.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.bare("WARC-Target-URI")
    }

    /// `WARC-Date`, as written: W3C form, UTC.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.fields.get("WARC-Date")
    }

    /// What it refers to; `None` where it names nothing.
    #[must_use]
    pub fn refers_to(&self) -> Option<Referred<'_>> {
        let referred = Referred {
            id: self.bare("WARC-Refers-To"),
            target: self.bare("WARC-Refers-To-Target-URI"),
            date: self.fields.get("WARC-Refers-To-Date"),
        };
        (referred.id.or(referred.target).or(referred.date).is_some()).then_some(referred)
    }

    fn bare(&self, name: &str) -> Option<&str> {
        let value = self.fields.get(name)?;
        let inside = value.strip_prefix('<').and_then(|v| v.strip_suffix('>'));
        Some(inside.unwrap_or(value)).filter(|v| !v.is_empty())
    }
}

/// A part of the file that gave no record, or damage that cut the record before it. What follows it is still read, unless it reaches to the end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{trouble} (byte {offset}, {skipped} bytes passed over)")]
pub struct Gap {
    /// Where in the file it begins, in bytes: a gzip member, or the bytes themselves.
    pub offset: u64,
    /// Bytes passed over in search of the next record; decoded bytes where they lie inside a gzip member.
    pub skipped: u64,
    /// Why.
    pub trouble: Trouble,
}

/// What is wrong with a part of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Bytes between records, which are no record.
    #[error("no WARC record where one should be")]
    Junk,
    /// A record whose fields go on for ever.
    #[error("a record with more fields than {MAX} kB or {FIELDS}", MAX = super::MAX_HEAD >> 10, FIELDS = super::MAX_FIELDS)]
    LongHead,
    /// A record without a length, or with one that is no number; holds what is written there.
    #[error("a record whose Content-Length is {0:?}, which is no length")]
    NoLength(String),
    /// A record that ends before its stated length.
    #[error("a record whose Content-Length is too long")]
    WrongLength,
    /// Compressed data that cannot be unpacked, or that does not match its checksum.
    #[error("compressed data that is damaged")]
    Corrupt,
    /// A gzip member that unpacks to more than a hundred times its size and more than a record may have.
    #[error("compressed data that unpacks without end")]
    Bomb,
    /// The file ends in the middle of a record.
    #[error("the file ends in the middle of a record; it was not copied whole")]
    Truncated,
    /// Compressed with something that is not read; holds its name.
    #[error("compressed with {0}, which is not read here: unpack it and compress it with gzip")]
    Unsupported(&'static str),
    /// The file could not be read on; holds what the system said.
    #[error("the file cannot be read on: {0}")]
    Unreadable(String),
}

impl Trouble {
    /// Whether the compressed data itself is at fault, so that its member cannot be read on.
    pub(super) fn is_damage(&self) -> bool {
        matches!(self, Self::Corrupt | Self::Bomb | Self::Truncated)
    }
}

impl Gap {
    /// The gap when a record follows it: what looked like the end of the file was none. `damaged`: it was a
    /// gzip member that seemed to end there.
    pub(super) fn before_a_record(mut self, damaged: bool) -> Self {
        if self.trouble == Trouble::Truncated {
            self.trouble = if damaged { Trouble::Corrupt } else { Trouble::WrongLength };
        }
        self
    }
}
