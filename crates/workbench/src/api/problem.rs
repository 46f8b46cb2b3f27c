//! Trouble as programs are told of it: `application/problem+json` (RFC 9457).

use super::ROOT;
use crate::trouble::Trouble;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

/// Why there is no answer.
#[derive(Debug)]
pub(crate) struct Problem {
    kind: &'static Kind,
    /// What is wrong this time, for people.
    detail: String,
    /// What else a program may want to know.
    more: Map<String, Value>,
    /// What the client is to do instead: the methods that there are, the seconds to wait.
    instead: Option<HeaderValue>,
}

/// A kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// The end of its type, and of the address that explains it.
    pub(crate) name: &'static str,
    pub(crate) status: StatusCode,
    pub(crate) title: &'static str,
    /// What to do about it.
    pub(crate) about: &'static str,
}

macro_rules! kinds {
    ($($constant:ident $name:literal $status:ident $title:literal $about:literal)*) => {
        $(const $constant: Kind = Kind { name: $name, status: StatusCode::$status, title: $title, about: $about };)*
        /// All kinds.
        pub(crate) const KINDS: &[Kind] = &[$($constant),*];
    };
}

kinds! {
    BAD_REQUEST "bad-request" BAD_REQUEST "The request is not as the description says"
        "A parameter or a field is missing, unknown, twice there, or has a value that the OpenAPI document rules out."
    SIGNED_OUT "signed-out" UNAUTHORIZED "Not signed in"
        "A newsroom is served here: send a key in the header Authorization: Bearer. `reportedly accounts key` makes one."
    FORBIDDEN "forbidden" FORBIDDEN "That may not be done"
        "The address is not this program's own, the request comes from another site, the token is missing or old (get it at /token), or the account may not."
    NOT_FOUND "not-found" NOT_FOUND "Not here"
        "There is no such address, document, question or event."
    NOT_ALLOWED "method-not-allowed" METHOD_NOT_ALLOWED "Not with this method"
        "The header Allow has the methods of the address."
    CHANGED "changed-since" CONFLICT "Somebody else was faster"
        "The same thing was corrected after the event given as `seen`, or undone already; `events` are the later ones. Nothing was kept."
    TOO_LARGE "too-large" PAYLOAD_TOO_LARGE "Too large"
        "The body has more bytes than are taken in."
    MEDIA_TYPE "unsupported-media-type" UNSUPPORTED_MEDIA_TYPE "Not this media type"
        "Bodies are JSON: Content-Type application/json."
    IMPOSSIBLE "cannot-be-done" UNPROCESSABLE_ENTITY "That cannot be done"
        "The request is as described and makes no sense here: words that are no question, a cursor of another list, a correction of what is not there."
    TOO_OFTEN "too-often" TOO_MANY_REQUESTS "Too often"
        "Wait as long as the header Retry-After says."
    BUSY "busy" SERVICE_UNAVAILABLE "The casebook is locked"
        "Another program is writing to it. Try again."
    BROKEN "broken" INTERNAL_SERVER_ERROR "Something is broken"
        "The casebook or the program gives trouble. Nothing is lost."
}

impl Kind {
    /// As an object, as its address gives it.
    pub(crate) fn told(&self) -> Value {
        json!({"type": self.address(), "title": self.title, "status": self.status.as_u16(), "about": self.about})
    }

    fn address(&self) -> String {
        format!("{ROOT}/problems/{}", self.name)
    }
}

impl Problem {
    fn new(kind: &'static Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), more: Map::new(), instead: None }
    }

    /// The request is not as the description says.
    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(&BAD_REQUEST, detail)
    }

    /// Who asks may not.
    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(&FORBIDDEN, detail)
    }

    /// What is asked for is not there.
    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(&NOT_FOUND, detail)
    }

    /// Only with these methods.
    pub(crate) fn not_allowed(verbs: &str) -> Self {
        let instead = HeaderValue::from_str(verbs).ok();
        Self { instead, ..Self::new(&NOT_ALLOWED, format!("This address takes {verbs}.")) }
    }

    /// Others have changed it: the events that were not seen.
    pub(crate) fn changed(events: Value) -> Self {
        let mut problem = Self::new(&CHANGED, "This was changed since you looked at it.");
        problem.more.insert("events".to_owned(), events);
        problem
    }

    /// More than is taken in.
    pub(crate) fn too_large(most: usize) -> Self {
        Self::new(&TOO_LARGE, format!("A body has at most {most} bytes."))
    }

    /// Too much waits to be added.
    pub(crate) fn queue_is_full() -> Self {
        let instead = Some(HeaderValue::from_static("30"));
        Self { instead, ..Self::new(&TOO_OFTEN, "Too many calls wait to be added. Let some of them finish.") }
    }

    /// Something else than JSON.
    pub(crate) fn media_type() -> Self {
        Self::new(&MEDIA_TYPE, "Send JSON with the header Content-Type: application/json.")
    }

    /// It cannot be done.
    pub(crate) fn impossible(detail: impl Into<String>) -> Self {
        Self::new(&IMPOSSIBLE, detail)
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Missing(what) => Self::not_found(what),
            Trouble::Bad(what) => Self::impossible(what),
            Trouble::Engine(error @ reportedly::Error::Busy { .. }) => Self::new(&BUSY, error.to_string()),
            Trouble::Engine(error) => {
                let hints = error.hints().join(" ");
                Self::new(&BROKEN, format!("{error}. {hints}").trim_end().to_owned())
            }
            Trouble::SignedOut(what) => Self::new(&SIGNED_OUT, what),
            Trouble::Forbidden(what) => Self::forbidden(what),
            Trouble::TooOften(what) => Self::new(&TOO_OFTEN, what),
            Trouble::Accounts => Self::new(&BROKEN, "The accounts cannot be read or written."),
            Trouble::Broken => Self::new(&BROKEN, "That is a fault of the program."),
        }
    }
}

impl From<reportedly::Error> for Problem {
    fn from(error: reportedly::Error) -> Self {
        Trouble::from(error).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut told = self.more;
        told.insert("type".to_owned(), self.kind.address().into());
        told.insert("title".to_owned(), self.kind.title.into());
        told.insert("status".to_owned(), self.kind.status.as_u16().into());
        told.insert("detail".to_owned(), self.detail.into());
        let media = HeaderValue::from_static("application/problem+json");
        let body = Value::Object(told).to_string();
        let mut response = (self.kind.status, [(header::CONTENT_TYPE, media)], body).into_response();
        if let Some(instead) = self.instead {
            let is_wait = self.kind.status == StatusCode::TOO_MANY_REQUESTS;
            let name = if is_wait { header::RETRY_AFTER } else { header::ALLOW };
            response.headers_mut().insert(name, instead);
        }
        response
    }
}
