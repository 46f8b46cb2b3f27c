//! What comes back, with its entity tag.

use super::operation::{Gives, Operation};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What an operation gives.
pub(crate) struct Reply {
    body: Vec<u8>,
    headers: Vec<(HeaderName, String)>,
}

impl Reply {
    /// A value as JSON.
    pub(crate) fn of(value: &impl Serialize) -> Result<Self, super::Problem> {
        let body = serde_json::to_vec(value)
            .map_err(|source| reportedly::Error::Damaged { what: "an answer".to_owned(), source })?;
        Ok(Self { body, headers: Vec::new() })
    }

    /// A page of a list, with the address of the next one.
    pub(crate) fn page(items: Vec<Value>, next: Option<String>) -> Result<Self, super::Problem> {
        let reply = Self::of(&serde_json::json!({"items": items, "next": next}))?;
        Ok(match next {
            Some(next) => reply.with(header::LINK, format!("<{next}>; rel=\"next\"")),
            None => reply,
        })
    }

    /// With a header, whose value is ASCII.
    pub(crate) fn with(mut self, name: HeaderName, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The response; without its body where the program that asks has the same already.
    pub(crate) fn respond(self, operation: &Operation, known: Option<&str>) -> Response {
        let changed = match operation.gives {
            Gives::Made(_) => Some(StatusCode::CREATED),
            Gives::Accepted(_) => Some(StatusCode::ACCEPTED),
            Gives::One(_) | Gives::Page(_) => None,
        };
        let mut response = if let Some(status) = changed {
            (status, self.body).into_response()
        } else {
            let tag = tag(&self.body);
            let mut response = match known {
                Some(known) if names(known, &tag) => StatusCode::NOT_MODIFIED.into_response(),
                _ => self.body.into_response(),
            };
            let headers = response.headers_mut();
            headers.extend(HeaderValue::from_str(&tag).map(|tag| (header::ETAG, tag)));
            // Not `no-store`, as pages have it: a tag is for whoever keeps what it is of.
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
            response
        };
        let headers = response.headers_mut();
        if headers.contains_key(header::CONTENT_TYPE) {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        response
    }
}

/// The tags that the program that asks has, as it says.
pub(crate) fn known(headers: &HeaderMap) -> Option<String> {
    let all: Vec<&str> =
        headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).collect();
    (!all.is_empty()).then(|| all.join(","))
}

/// Whether a list of tags names this one; weak ones are compared without their mark (RFC 9110, 8.8.3.2).
fn names(list: &str, tag: &str) -> bool {
    list.trim() == "*" || list.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

/// A strong tag: of the bytes themselves.
fn tag(body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    let mut tag = String::from("\"");
    for byte in &hash[..16] {
        // Writing to a string cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}
