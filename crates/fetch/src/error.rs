//! Why something was not fetched, and what a person can do about it.

use crate::response::Hop;
use std::time::Duration;

/// A fetch that gave no whole response, shown as one sentence.
///
/// An answer such as "404 Not Found" is no error: it is a [`Response`](crate::Response) with that status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: {url}{}", Detail(.detail))]
pub struct FetchError {
    /// What kind of trouble, for programs.
    pub kind: FetchErrorKind,
    /// The address at which it happened: the one asked for, or where a redirect led.
    pub url: String,
    /// Particulars in words; may be empty.
    pub detail: String,
    /// The redirects that led to `url`; empty where the first address failed.
    pub hops: Vec<Hop>,
}

/// The particulars in brackets, nothing where there are none.
struct Detail<'a>(&'a str);

impl std::fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " ({})", self.0) }
    }
}

impl FetchError {
    pub(crate) fn new(kind: FetchErrorKind, url: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { kind, url: url.into(), detail: detail.into(), hops: Vec::new() }
    }

    /// What a person can do about it, in one sentence.
    pub fn hint(&self) -> &'static str {
        self.kind.hint()
    }
}

/// Kinds of [`FetchError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum FetchErrorKind {
    /// It is no address, or one longer than [`MAX_URL`](crate::MAX_URL).
    #[error("not a web address")]
    BadUrl,
    /// Neither http nor https.
    #[error("only http and https are fetched")]
    Scheme,
    /// A port on which no web server is to be expected.
    #[error("the port is not one of the web")]
    Port,
    /// The address holds a user name or a password.
    #[error("the address holds a user name or password")]
    Credentials,
    /// The host is, or resolves to, an address that is not public.
    #[error("the host is not on the public internet")]
    NotPublic,
    /// The host has no address.
    #[error("the host was not found")]
    HostNotFound,
    /// More redirects than allowed.
    #[error("too many redirects")]
    TooManyRedirects,
    /// A redirect led back to an address already visited.
    #[error("the redirects go round in a circle")]
    RedirectLoop,
    /// A redirect led from https to http.
    #[error("a redirect leads from https to unprotected http")]
    Downgrade,
    /// robots.txt forbids it.
    #[error("robots.txt of the host forbids it")]
    Disallowed,
    /// robots.txt could not be had, which forbids everything until it can.
    #[error("robots.txt of the host could not be read")]
    RobotsUnreachable,
    /// The host must be left alone for longer than a person would wait.
    #[error("the host must be left alone for a while")]
    TooSoon {
        /// How long, from now.
        wait: Duration,
    },
    /// No connection: refused, reset, no route.
    #[error("no connection to the host")]
    Connect,
    /// The host's certificate or its encryption is not accepted.
    #[error("no secure connection to the host")]
    Tls,
    /// The host took too long, over all or between two pieces.
    #[error("the host took too long")]
    Timeout,
    /// The answer is not HTTP as it should be, or its headers are too many or too long.
    #[error("the answer is broken")]
    Protocol,
    /// The body is larger than allowed, as it came or once unpacked.
    #[error("the page is too large")]
    TooLarge,
    /// The body ended before its announced end.
    #[error("the page was cut short")]
    Truncated,
    /// The body cannot be unpacked.
    #[error("the page cannot be unpacked")]
    BadBody,
}

impl FetchErrorKind {
    /// What a person can do about it, in one sentence.
    pub fn hint(self) -> &'static str {
        match self {
            Self::BadUrl => "Check the address: it should look like https://example.org/page.",
            Self::Scheme => "Give an address that begins with https:// or http://; give files by their path.",
            Self::Port => {
                "Use the address that a browser shows; web servers listen on 80, 443 or 1024 and above."
            }
            Self::Credentials => {
                "Leave out what stands before the @; to keep a page behind a login, save it and add the file."
            }
            Self::NotPublic => {
                "Addresses of this machine and of private networks are never fetched; save the page and add the file."
            }
            Self::HostNotFound => "Check the spelling of the host and your connection to the internet.",
            Self::TooManyRedirects | Self::RedirectLoop => {
                "Open it in a browser and give the address where it ends; the site may want cookies."
            }
            Self::Downgrade => "If you trust the unprotected page, give its http:// address itself.",
            Self::Disallowed => "Respect it, or open the page in a browser, save it and add the file.",
            Self::RobotsUnreachable => "Try again later; nothing is fetched until the host says what may be.",
            Self::TooSoon { .. } => "Try again after that time; the host asked for it or keeps failing.",
            Self::Connect => {
                "Check your connection to the internet, and whether the site opens in a browser."
            }
            Self::Tls => "Do not trust what it shows; try again later or tell the site.",
            Self::Timeout => "Try again later, or allow more time.",
            Self::Protocol => "Open the page in a browser, save it and add the file.",
            Self::TooLarge => "Open the page in a browser, save what you need and add the file.",
            Self::Truncated => "Try again; what came was not kept, because evidence must be whole.",
            Self::BadBody => "Try again; if it stays, open the page in a browser, save it and add the file.",
        }
    }

    /// Whether the same request may well succeed a little later.
    pub fn is_transient(self) -> bool {
        matches!(self, Self::Connect | Self::Timeout | Self::Truncated)
    }
}
