//! What can go wrong: with the workbench as a whole, and with one page.

use crate::page;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

/// Why the workbench cannot be served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// The port is taken, or may not be used.
    #[error("cannot listen at the port")]
    Listen(#[source] std::io::Error),
    /// The system gives no random numbers, without which forms cannot be protected.
    #[error("the system gives no random numbers")]
    Random,
    /// The casebook or the reader cannot be had.
    #[error(transparent)]
    Engine(#[from] reportedly::Error),
}

/// Why a page cannot be shown.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// What was asked for is not there.
    Missing(String),
    /// What was sent makes no sense, or may not be done.
    Bad(String),
    /// The engine refused.
    Engine(reportedly::Error),
    /// The page was being made and could not be finished: a fault of this program.
    Broken,
}

impl From<reportedly::Error> for Trouble {
    fn from(error: reportedly::Error) -> Self {
        match error {
            reportedly::Error::Correction { what } => Self::Bad(what),
            other => Self::Engine(other),
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let (status, title, what) = match self {
            Self::Missing(what) => (StatusCode::NOT_FOUND, "Not here", what),
            Self::Bad(what) => (StatusCode::BAD_REQUEST, "That cannot be done", what),
            Self::Engine(error) => {
                let hints = error.hints().join(" ");
                (StatusCode::INTERNAL_SERVER_ERROR, "The casebook gives trouble", format!("{error}. {hints}"))
            }
            Self::Broken => {
                let what = "This page could not be made. That is a fault of the program; nothing is lost.";
                (StatusCode::INTERNAL_SERVER_ERROR, "Something is broken", what.to_owned())
            }
        };
        let body = html! { div.notice { p { (what) } } p { a href="/" { "Back to the question" } } };
        (status, page::of("", title, body)).into_response()
    }
}
