//! Bytes on their way in: what is known of them from outside, and a look at their start.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom, Write};

use crate::budget::Budget;
use crate::limits;

/// What the surroundings say of some bytes: the file system, an archive, a web server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// What a document is called that brings no id of its own: `a.html`, `post.example/port-reopens`.
    pub name: String,
    /// Where the bytes are, for people: `news/a.html`, `crawl.warc.gz@1042`, `https://post.example/port-reopens`.
    pub location: String,
    /// The address they were received from.
    pub url: Option<String>,
    /// When they were received, ISO 8601.
    pub received: Option<String>,
    /// The headers they came with, names in lower case.
    pub headers: Vec<(String, String)>,
    /// What else their surroundings say that documents are drawn with, as JSON; empty for most. `{"source": NAME}` names the
    /// publisher of a page whose feed says from whom it has it, `{"truncated": WHY}` says that the bytes break off.
    pub context: String,
}

impl Envelope {
    /// Something that lies at a place and is called like it.
    pub fn at(location: &str) -> Self {
        Self { name: crate::tidy::file_name(location), location: location.to_owned(), ..Self::default() }
    }

    /// Something at an address of the web, called by it.
    pub fn at_address(url: &str) -> Self {
        let name = crate::tidy::address_name(url);
        Self { name, location: url.to_owned(), url: Some(url.to_owned()), ..Self::default() }
    }

    /// The media type that the headers declare, in lower case and without parameters.
    pub(crate) fn declared(&self) -> Option<String> {
        let value = self.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value)?;
        let kind = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        kind.contains('/').then_some(kind)
    }
}

/// Bytes that are about to be taken apart.
pub(crate) struct Input<'a> {
    /// What is known of them.
    pub envelope: Envelope,
    /// The bytes, from the first on.
    pub body: Box<dyn BufRead + 'a>,
    /// The same bytes as a file that can be read in any order, where they are one.
    pub file: Option<File>,
    /// How many they are, where that is known.
    pub length: Option<u64>,
    /// How many archives they lie in.
    pub depth: usize,
    /// What may still be unpacked.
    pub budget: Budget,
}

impl<'a> Input<'a> {
    /// A file on disk. A pipe has no length that means anything and cannot be read in any order.
    pub(crate) fn file(envelope: Envelope, file: File) -> std::io::Result<Input<'static>> {
        let metadata = file.metadata()?;
        let plain = metadata.is_file();
        let again = if plain { Some(file.try_clone()?) } else { None };
        let length = plain.then_some(metadata.len());
        let mut input = Input::stream(envelope, file, Budget::new(length));
        (input.file, input.length) = (again, length);
        Ok(input)
    }

    /// Bytes that come from somewhere, of unknown length.
    pub(crate) fn stream(envelope: Envelope, body: impl Read + 'a, budget: Budget) -> Self {
        let body = Box::new(BufReader::with_capacity(limits::HEAD, body));
        Self { envelope, body, file: None, length: None, depth: 0, budget }
    }

    /// Bytes that came out of this input, such as the member of an archive.
    pub(crate) fn member<'b>(&self, envelope: Envelope, body: impl Read + 'b) -> Input<'b> {
        let mut member = Input::stream(envelope, body, self.budget.clone());
        member.depth = self.depth + 1;
        member
    }

    /// The first bytes, as many as there are up to [`limits::HEAD`]. They stay in the input. An error behind the first
    /// of them is met again when they have been read.
    pub(crate) fn head(&mut self) -> std::io::Result<Vec<u8>> {
        let mut head = Vec::new();
        let mut body = std::mem::replace(&mut self.body, Box::new(std::io::empty()));
        let start = Cursor::new(match (&mut body).take(limits::HEAD as u64).read_to_end(&mut head) {
            Err(e) if head.is_empty() => return Err(e),
            Err(e) => {
                body = Box::new(BufReader::new(Broken(Some(e))));
                head.clone()
            }
            Ok(_) => head.clone(),
        });
        self.body = Box::new(start.chain(body));
        Ok(head)
    }

    /// All bytes; `None` where they are more than `limit`, by their length or by what came. Where they break off, what came
    /// before, with the error.
    pub(crate) fn whole(&mut self, limit: usize) -> Option<(Vec<u8>, Option<std::io::Error>)> {
        if self.length.is_some_and(|length| length > limit as u64) {
            return None;
        }
        let mut bytes = Vec::new();
        let error = (&mut self.body).take(limit as u64 + 1).read_to_end(&mut bytes).err();
        (bytes.len() <= limit).then_some((bytes, error))
    }

    /// The bytes as a file that can be read in any order, from its start: the file itself, or a copy that is gone when it
    /// is closed, of at most `limit` bytes. `None` where there are more.
    pub(crate) fn seekable(&mut self, limit: u64) -> std::io::Result<Option<File>> {
        if let Some(mut file) = self.file.take() {
            file.seek(SeekFrom::Start(0))?;
            return Ok(Some(file));
        }
        let mut copy = tempfile::tempfile()?;
        let copied = std::io::copy(&mut (&mut self.body).take(limit + 1), &mut copy)?;
        copy.flush()?;
        copy.seek(SeekFrom::Start(0))?;
        Ok((copied <= limit).then_some(copy))
    }
}

/// The place where reading failed: the error once, and the same kind of error ever after.
struct Broken(Option<std::io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        let error = self.0.take().unwrap_or_else(|| std::io::ErrorKind::UnexpectedEof.into());
        self.0 = Some(error.kind().into());
        Err(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_before_an_error_is_read() {
        let torn = (&b"harbour"[..]).chain(Broken(None));
        let mut input = Input::stream(Envelope::at("a"), torn, Budget::new(None));
        assert_eq!(input.head().unwrap(), b"harbour");
        let mut all = Vec::new();
        assert!(input.body.read_to_end(&mut all).is_err());
        assert_eq!(all, b"harbour");
    }

    #[test]
    fn the_head_stays_in_the_input() {
        let mut input = Input::stream(Envelope::at("a"), &b"harbour"[..], Budget::new(None));
        assert_eq!(input.head().unwrap(), b"harbour");
        assert_eq!(input.whole(7).unwrap().0, b"harbour");
    }

    #[test]
    fn more_than_the_limit_is_none() {
        let input = || Input::stream(Envelope::at("a"), &b"harbour"[..], Budget::new(None));
        assert!(input().whole(6).is_none());
        assert!(input().seekable(6).unwrap().is_none());
        let mut copy = String::new();
        input().seekable(7).unwrap().unwrap().read_to_string(&mut copy).unwrap();
        assert_eq!(copy, "harbour");
    }

    #[test]
    fn the_declared_type_has_no_parameters() {
        let headers = vec![("content-type".to_owned(), "Text/HTML; charset=utf-8".to_owned())];
        let envelope = Envelope { headers, ..Envelope::at("a") };
        assert_eq!(envelope.declared().as_deref(), Some("text/html"));
    }
}
