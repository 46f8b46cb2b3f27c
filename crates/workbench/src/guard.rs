//! Who may ask, and what browsers may do with the pages.

use crate::App;
use crate::accounts::random;
use crate::api;
use crate::site::Site;
use crate::team::door;
use crate::team::visitor::{self, Visitor};
use crate::trouble::{Refused, Trouble};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Nothing inline, nothing from elsewhere, in no frame.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
     img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What somebody is told whose form carries no token of ours, or an old one.
pub(crate) const OLD: &str = "This form is from before the program was started, or from before you signed in. Load the page again and repeat it.";

/// Largest form, in bytes.
pub(crate) const MAX_FORM: usize = 256 << 10;

/// Largest file that is taken in from a page, in bytes.
pub(crate) const MAX_UPLOAD: usize = 64 << 20;

/// What is known of who may ask.
pub(crate) struct Guard {
    hosts: Vec<String>,
    origins: Vec<String>,
    token: String,
}

impl Guard {
    /// For a port of this computer.
    pub(crate) fn new(port: u16) -> Result<Self, Refused> {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        let origins = hosts.iter().map(|host| format!("http://{host}")).collect();
        Ok(Self { hosts, origins, token: random().map_err(|_| Refused::Random)? })
    }

    /// For the address under which a newsroom is known.
    pub(crate) fn of_site(site: &Site) -> Result<Self, Refused> {
        let token = random().map_err(|_| Refused::Random)?;
        Ok(Self { hosts: site.hosts(), origins: vec![site.origin()], token })
    }

    /// What every form carries. Other sites cannot read it, so that they cannot send forms in a person's name.
    pub(crate) fn token(&self) -> String {
        let visitor = visitor::current();
        visitor.and_then(|v| v.token).map_or_else(|| self.token.clone(), |token| token.to_string())
    }

    /// Whether a form carries the token of its session. What a program sends with a key needs none: no other site can make
    /// a browser send a key.
    pub(crate) fn is_ours(&self, token: &str) -> bool {
        match visitor::current() {
            Some(Visitor { token: Some(own), .. }) => same(token, &own),
            Some(Visitor { token: None, .. }) => true,
            None => same(token, &self.token),
        }
    }

    /// The same, for pages: what somebody is told whose form is not ours.
    pub(crate) fn ours(&self, token: &str) -> Result<(), Trouble> {
        if self.is_ours(token) { Ok(()) } else { Err(Trouble::Bad(OLD.to_owned())) }
    }

    /// Whether the request is for this program by its own name: a name that somebody else's server resolves to this
    /// computer (DNS rebinding) is not.
    fn knows_host(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
        host.is_some_and(|host| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)))
    }

    /// What somebody is told who comes by another name.
    fn strange_host(&self) -> &'static str {
        let by_tls = self.origins.iter().any(|origin| origin.starts_with("https://"));
        if by_tls {
            return "This address is not the workbench's own. Open it under the name that it is served with (--site); \
                    where a proxy stands before it, let the proxy pass the name on (Host).";
        }
        "This address is not the workbench's own. Open it as http://localhost with its port."
    }

    /// Whether what changes something comes from one of our own pages, as far as the browser says.
    fn knows_origin(&self, headers: &HeaderMap) -> bool {
        let site = headers.get("sec-fetch-site").and_then(|h| h.to_str().ok());
        let origin = headers.get(header::ORIGIN).map(|h| h.to_str().unwrap_or("null"));
        let own = |origin: &str| self.origins.iter().any(|own| own.eq_ignore_ascii_case(origin));
        site.is_none_or(|site| site == "same-origin" || site == "none") && origin.is_none_or(own)
    }
}

/// Whether two secrets are one. Takes as long for a wrong one as for a nearly right one.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// Checks who asks, and puts the rules for browsers on every answer.
pub(crate) async fn guarded(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let refused = if !app.guard.knows_host(headers) {
        Some(app.guard.strange_host())
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
        None => door::admitted(&app, request, next).await,
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
