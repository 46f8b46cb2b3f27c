//! One request and its answer, without redirects, within limits.

use crate::body::{self, Trouble};
use crate::error::{FetchError, FetchErrorKind};
use crate::resolver::{Guarded, Refused};
use crate::response::header;
use crate::settings::Settings;
use std::io::Read;
use std::time::{Duration, Instant};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Timeout};
use url::Url;

/// Most bytes of status line and headers. Publishers with many cookies stay below 20 KB.
const MAX_HEADERS: usize = 64 << 10;

/// One answer of a server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Exchange {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Exchange {
    /// Where a redirect leads; nothing where this is none.
    pub(crate) fn location(&self) -> Option<&str> {
        if !matches!(self.status, 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        header(&self.headers, "location").filter(|l| !l.trim().is_empty())
    }
}

/// How much of a body is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// All of it; more than so many bytes are an error.
    Whole(usize),
    /// The first so many bytes; the rest is not read.
    Beginning(usize),
}

/// Network time that is left for a fetch.
#[derive(Debug)]
pub(crate) struct Budget(pub(crate) Duration);

/// The HTTP client underneath: no redirects, cookies or proxies, no connection kept for later.
pub(crate) fn agent(settings: &Settings, resolver: Guarded) -> Agent {
    let config = Agent::config_builder()
        // A proxy would resolve names in our place, so the one of the environment is not used.
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(settings.user_agent())
        .accept(
            "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, \
                 application/feed+json, application/xml;q=0.9, text/*;q=0.9, */*;q=0.5",
        )
        .max_response_header_size(MAX_HEADERS)
        .max_idle_connections(0)
        .max_idle_connections_per_host(0)
        .timeout_resolve(Some(settings.connect))
        .timeout_connect(Some(settings.connect))
        .timeout_recv_response(Some(settings.silence))
        .timeout_per_read(Some(settings.silence))
        .timeout_per_write(Some(settings.silence))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), resolver)
}

/// Asks once. `headers` are sent besides the usual ones; the time spent is taken off `budget`.
pub(crate) fn exchange(
    agent: &Agent,
    url: &Url,
    headers: &[(&str, &str)],
    bound: Bound,
    budget: &mut Budget,
) -> Result<Exchange, FetchError> {
    let started = Instant::now();
    let result = attempt(agent, url, headers, bound, budget.0);
    budget.0 = budget.0.saturating_sub(started.elapsed());
    result.map_err(|(kind, detail)| FetchError::new(kind, url.as_str(), detail))
}

fn attempt(
    agent: &Agent,
    url: &Url,
    headers: &[(&str, &str)],
    bound: Bound,
    left: Duration,
) -> Result<Exchange, Trouble> {
    if left.is_zero() {
        return Err((FetchErrorKind::Timeout, "the time for this page is used up".to_owned()));
    }
    let packing = match bound {
        Bound::Whole(_) => body::ACCEPTED,
        // The beginning of a packed body cannot be unpacked.
        Bound::Beginning(_) => "identity",
    };
    let mut request = agent.get(url.as_str()).header("accept-encoding", packing);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.config().timeout_global(Some(left)).build().call().map_err(trouble)?;
    let (parts, body) = response.into_parts();
    let mut answer = Exchange { status: parts.status.as_u16(), ..Exchange::default() };
    answer.headers =
        parts.headers.iter().map(|(n, v)| (n.as_str().to_owned(), readable(v.as_bytes()))).collect();
    // A redirect's own page says nothing; with 304 there is none.
    if answer.location().is_none() && answer.status != 304 {
        let packed = read(body, bound)?;
        let encodings: Vec<&str> =
            answer.headers.iter().filter(|h| h.0 == "content-encoding").map(|h| h.1.as_str()).collect();
        let (Bound::Whole(limit) | Bound::Beginning(limit)) = bound;
        answer.body = body::decode(&encodings.join(","), packed, limit)?;
    }
    Ok(answer)
}

/// The body as it comes.
fn read(body: ureq::Body, bound: Bound) -> Result<Vec<u8>, Trouble> {
    let length = body.content_length();
    let (limit, whole) = match bound {
        Bound::Whole(limit) => (limit, true),
        Bound::Beginning(limit) => (limit, false),
    };
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    if whole && length.is_some_and(|length| length > most) {
        return Err(body::too_large(limit));
    }
    let mut bytes = Vec::new();
    body.into_reader().take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| trouble(e.into()))?;
    if bytes.len() > limit {
        if whole {
            return Err(body::too_large(limit));
        }
        bytes.truncate(limit);
    }
    Ok(bytes)
}

/// A header's value as text.
fn readable(value: &[u8]) -> String {
    std::str::from_utf8(value).map_or_else(|_| value.iter().map(|b| char::from(*b)).collect(), str::to_owned)
}

/// The library's errors in the words of ours.
fn trouble(error: ureq::Error) -> Trouble {
    use std::io::ErrorKind as Io;
    let detail = error.to_string();
    let kind = match error {
        ureq::Error::Other(inner) => {
            let refused = inner.downcast_ref::<Refused>().map(ToString::to_string);
            let kind = if refused.is_some() { FetchErrorKind::NotPublic } else { FetchErrorKind::Protocol };
            return (kind, refused.unwrap_or(detail));
        }
        ureq::Error::HostNotFound => return (FetchErrorKind::HostNotFound, String::new()),
        ureq::Error::Timeout(reason) => return (FetchErrorKind::Timeout, too_slow(reason).to_owned()),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => FetchErrorKind::BadUrl,
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::Pem(_) | ureq::Error::TlsRequired => {
            FetchErrorKind::Tls
        }
        ureq::Error::Io(e) => match e.kind() {
            Io::UnexpectedEof => return (FetchErrorKind::Truncated, "the host hung up".to_owned()),
            // rustls wraps what it dislikes.
            Io::InvalidData => FetchErrorKind::Tls,
            Io::TimedOut | Io::WouldBlock => FetchErrorKind::Timeout,
            _ => FetchErrorKind::Connect,
        },
        ureq::Error::ConnectionFailed => FetchErrorKind::Connect,
        _ => FetchErrorKind::Protocol,
    };
    (kind, detail)
}

fn too_slow(reason: Timeout) -> &'static str {
    match reason {
        Timeout::Resolve => "resolving its name",
        Timeout::Connect => "connecting",
        Timeout::RecvResponse => "waiting for an answer",
        Timeout::PerRead => "silence in the middle",
        _ => "over all",
    }
}
