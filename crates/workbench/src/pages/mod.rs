//! The pages, one file each.

pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod add;
pub(crate) mod aligned;
pub(crate) mod answer;
pub(crate) mod capture;
pub(crate) mod claim;
pub(crate) mod claims;
pub(crate) mod correct;
pub(crate) mod document;
pub(crate) mod documents;
mod effect;
mod grouping;
pub(crate) mod history;
pub(crate) mod inbox;
pub(crate) mod log;
pub(crate) mod map;
pub(crate) mod names;
pub(crate) mod origin;
pub(crate) mod origins;
pub(crate) mod question;
mod rivals;
pub(crate) mod search;
pub(crate) mod sign_in;
pub(crate) mod sources;
pub(crate) mod timeline;

use crate::api;
use crate::trouble::Trouble;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use reportedly::core::Span;
use reportedly::{Casebook, StoredDocument};

/// What is shown where there is no such page.
pub(crate) async fn nowhere(uri: Uri) -> Response {
    // Programs that miss the API by a letter are told in their own way.
    if api::is_api(uri.path()) {
        return api::nowhere().into_response();
    }
    Trouble::Missing("There is no such page.".to_owned()).into_response()
}

/// An address to go on to, whatever a form says: one of ours, or `otherwise`.
fn own_address<'a>(address: &'a str, otherwise: &'a str) -> &'a str {
    let is_ours = address.starts_with('/')
        && !address.starts_with("//")
        && address.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if is_ours { address } else { otherwise }
}

/// A form that is cut off or no form.
fn unread<T>(_: T) -> Trouble {
    Trouble::Bad("The form could not be read. Load the page again.".to_owned())
}

/// The one document of an id.
pub(crate) fn one(casebook: &Casebook, id: &str) -> Result<StoredDocument, Trouble> {
    let mut found = casebook.find(id)?;
    match (found.pop(), found.is_empty()) {
        (Some(stored), true) => Ok(stored),
        (Some(_), false) => {
            Err(Trouble::Missing(format!("Several documents came as “{id}”; each has an id of its own.")))
        }
        (None, _) => Err(Trouble::Missing(format!("There is no document “{id}”."))),
    }
}

/// `27-167` as a span.
fn span(at: &str) -> Option<Span> {
    let (start, end) = at.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start < end).then_some(Span { start, end })
}
