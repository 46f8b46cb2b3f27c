//! What can go wrong: with the workbench as a whole, and with one page.

use crate::accounts::AccountError;
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
    /// What was said of how to serve a newsroom does not go together; says what to do.
    #[error("{0}")]
    Team(String),
    /// There is nobody who could look after the accounts.
    #[error("no account is an owner's")]
    NoOwner,
    /// The accounts cannot be had.
    #[error(transparent)]
    Accounts(#[from] AccountError),
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
    /// Who asks has not signed in.
    SignedOut(String),
    /// Who asks may not.
    Forbidden(String),
    /// Who asks does so too often.
    TooOften(String),
    /// The engine refused.
    Engine(reportedly::Error),
    /// The page was being made and could not be finished: a fault of this program.
    Broken,
    /// The accounts could not be read or written.
    Accounts,
}

impl From<reportedly::Error> for Trouble {
    fn from(error: reportedly::Error) -> Self {
        match error {
            reportedly::Error::Correction { what } => Self::Bad(what),
            other => Self::Engine(other),
        }
    }
}

impl From<AccountError> for Trouble {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Refused(what) => Self::Bad(what),
            _ => Self::Accounts,
        }
    }
}

impl Trouble {
    /// The status, and what people are told: a title, and what to do.
    pub(crate) fn told(self) -> (StatusCode, &'static str, String) {
        match self {
            Self::SignedOut(what) => (StatusCode::UNAUTHORIZED, "You are not signed in", what),
            Self::Forbidden(what) => (StatusCode::FORBIDDEN, "That is not for you", what),
            Self::TooOften(what) => (StatusCode::TOO_MANY_REQUESTS, "Too often", what),
            Self::Accounts => {
                let what = "The file of accounts could not be read or written. Try again; if it stays so, tell who runs \
                            the program to look at the disk and the file's permissions.";
                (StatusCode::INTERNAL_SERVER_ERROR, "The accounts give trouble", what.to_owned())
            }
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
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let (status, title, what) = self.told();
        let (to, where_to) = match status {
            StatusCode::UNAUTHORIZED => ("/sign-in", "Sign in"),
            _ => ("/", "Back to the question"),
        };
        let body = html! { div.notice { p { (what) } } p { a href=(to) { (where_to) } } };
        (status, page::of("", title, body)).into_response()
    }
}
