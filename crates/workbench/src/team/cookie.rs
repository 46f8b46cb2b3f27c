//! The two cookies of a newsroom: the session, and the one that ties the form of the door to a browser.

use crate::accounts::{LONGEST_SESSION, hex};
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

/// Which cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The session.
    Session,
    /// Before there is a session: without it somebody else's page could sign a browser in under a name of its own choice.
    Door,
}

impl Cookie {
    /// With `__Host-` browsers take it over TLS and from this host only, and send it nowhere else.
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-reportedly",
            (Self::Session, false) => "reportedly",
            (Self::Door, true) => "__Host-reportedly-door",
            (Self::Door, false) => "reportedly-door",
        }
    }

    /// What is set where it holds `value`; an empty one takes it away.
    pub(crate) fn set(self, value: &str, secure: bool) -> String {
        let age = if value.is_empty() { 0 } else { LONGEST_SESSION };
        let tls = if secure { "; Secure" } else { "" };
        format!("{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{tls}", self.name(secure))
    }

    /// What the browser sent: as long as our tokens are, or nothing.
    pub(crate) fn of(self, headers: &HeaderMap, secure: bool) -> Option<String> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|h| h.to_str().ok());
        let mut pairs = cookies.flat_map(|c| c.split(';')).filter_map(|c| c.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == self.name(secure))?;
        let ours = value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit());
        ours.then(|| value.to_owned())
    }
}

/// The token of the forms of a session: made of its secret, so that it need not be kept, and of no use without it.
pub(crate) fn form_token(secret: &str) -> String {
    hex(&Sha256::digest(format!("reportedly form {secret}")))
}
