//! What comes back, kept as evidence.

/// A whole answer of a web server. Any status is an answer, "404 Not Found" too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The address that was asked for, as it was sent: in the normal form of the URL standard, without fragment.
    pub asked: String,
    /// The address that answered, after all redirects.
    pub url: String,
    /// The redirects on the way, in order. The answer itself is not among them.
    pub hops: Vec<Hop>,
    /// The HTTP status, such as 200. With 304 the body is empty: what was kept before still holds.
    pub status: u16,
    /// All headers of the answer: name in lower case, and value. In order of arrival, except that a name
    /// that came more than once stands where it came first. Values that are not UTF-8 are read as Latin-1.
    pub headers: Vec<(String, String)>,
    /// The bytes of the page after transfer coding and content coding (gzip, brotli) were taken off;
    /// otherwise untouched.
    pub body: Vec<u8>,
    /// When the answer was complete: ISO 8601, UTC, to the second, such as `2026-01-31T09:05:00Z`.
    pub received: String,
}

/// One redirect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// The HTTP status, such as 301.
    pub status: u16,
    /// The address that answered with it.
    pub url: String,
}

/// What is known of a page from before, so that an unchanged one is not sent again.
///
/// A server's marks hold for the address that gave them, so they are sent to that address only,
/// wherever it comes in a chain of redirects. Marks that cannot stand in a header are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// The address that gave the marks ([`Response::url`]). Empty: nothing is sent.
    pub url: String,
    /// The value of its header `etag`.
    pub etag: Option<String>,
    /// The value of its header `last-modified`.
    pub last_modified: Option<String>,
}

impl Response {
    /// The first value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.headers, name)
    }

    /// Whether it is the page itself (status 200 to 299).
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The conditions for asking again later.
    pub fn conditions(&self) -> Conditions {
        let mark = |name| self.header(name).map(str::to_owned);
        Conditions { url: self.url.clone(), etag: mark("etag"), last_modified: mark("last-modified") }
    }
}

/// The first value of a header, by its name in lower case.
pub(crate) fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}
