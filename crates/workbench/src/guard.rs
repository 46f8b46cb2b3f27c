//! Who may ask, and what browsers may do with the pages.

use crate::App;
use crate::api;
use crate::trouble::{Refused, Trouble};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::fmt::Write;

/// Nothing inline, nothing from elsewhere, in no frame.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Largest form, in bytes.
pub(crate) const MAX_FORM: usize = 256 << 10;

/// Largest file that is taken in from a page, in bytes.
pub(crate) const MAX_UPLOAD: usize = 64 << 20;

/// What is known of who may ask.
pub(crate) struct Guard {
    hosts: Vec<String>,
    token: String,
}

impl Guard {
    pub(crate) fn new(port: u16) -> Result<Self, Refused> {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let hosts = names.iter().map(|name| format!("{name}:{port}")).collect();
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|_| Refused::Random)?;
        let token = bytes.iter().fold(String::new(), |mut all, byte| {
            // Writing to a string cannot fail.
            let _ = write!(all, "{byte:02x}");
            all
        });
        Ok(Self { hosts, token })
    }

    /// What every form carries. Other sites cannot read it, so that they cannot send forms in a person's name.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// Whether a form carries the token. Takes as long for a wrong one as for a nearly right one.
    pub(crate) fn is_ours(&self, token: &str) -> bool {
        token.len() == self.token.len()
            && token.bytes().zip(self.token.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
    }

    /// Whether the request is for this program by its own name: a name that somebody else's server resolves to this
    /// computer (DNS rebinding) is not.
    fn knows_host(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
        host.is_some_and(|host| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)))
    }

    /// Whether what changes something comes from one of our own pages, as far as the browser says.
    fn knows_origin(&self, headers: &HeaderMap) -> bool {
        let site = headers.get("sec-fetch-site").and_then(|h| h.to_str().ok());
        let origin = headers.get(header::ORIGIN).map(|h| h.to_str().unwrap_or("null"));
        let own = |origin: &str| {
            let host = origin.strip_prefix("http://").unwrap_or_default();
            self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
        };
        site.is_none_or(|site| site == "same-origin" || site == "none") && origin.is_none_or(own)
    }
}

/// Checks who asks, and puts the rules for browsers on every answer.
pub(crate) async fn guarded(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let refused = if !app.guard.knows_host(headers) {
        Some("This address is not the workbench's own. Open it as http://localhost with its port.")
    } else if request.method() != Method::GET
        && request.method() != Method::HEAD
        && !app.guard.knows_origin(headers)
    {
        Some("This was sent by another site.")
    } else {
        None
    };
    let mut response = match refused {
        Some(why) if api::is_api(request.uri().path()) => api::Problem::forbidden(why).into_response(),
        Some(why) => (axum::http::StatusCode::FORBIDDEN, Trouble::Bad(why.to_owned())).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let rules = [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        // Not `no-referrer`: browsers then hide from us, too, where a form comes from.
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in rules {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
