//! A newsroom behind its own TLS: who comes in, what they may do, how often.
//!
//! All of it stands in front of the router ([`door::admitted`]), so that a page or an operation that is merged in later is
//! guarded without doing anything for it: without a session nothing is answered, a reader changes nothing, and what is
//! signed carries the account's name.

pub(crate) mod access;
pub(crate) mod cookie;
pub(crate) mod door;
pub(crate) mod limits;
pub(crate) mod visitor;

use crate::accounts::{AccountError, Accounts};
use crate::trouble::{Refused, Trouble};
use limits::Limits;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// How a newsroom is served.
#[derive(Debug, Clone)]
pub struct TeamSettings {
    /// The file of accounts, which must hold an owner.
    pub accounts: PathBuf,
    /// The address that people type, such as `https://desk.example.org`; `None` where only this computer is served.
    pub site: Option<String>,
    /// The address to listen at; by default 127.0.0.1. Another than loopback needs a `site` with https.
    pub listen: Option<IpAddr>,
    /// The proxy that is believed where it says who asks (`X-Forwarded-For`); by default one on this computer.
    pub proxy: Option<IpAddr>,
}

impl TeamSettings {
    pub(crate) fn listens_at(&self) -> IpAddr {
        self.listen.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }
}

/// Passwords that are checked at one time: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;

/// What is known of a newsroom.
pub(crate) struct Team {
    accounts: Arc<Mutex<Accounts>>,
    pub(crate) limits: Mutex<Limits>,
    pub(crate) hashing: Semaphore,
    /// Whether pages come over TLS, so that cookies are never sent without.
    pub(crate) secure: bool,
    pub(crate) proxy: Option<IpAddr>,
}

impl Team {
    pub(crate) fn new(accounts: Accounts, secure: bool, proxy: Option<IpAddr>) -> Result<Self, Refused> {
        if !accounts.has_owner()? {
            return Err(Refused::NoOwner);
        }
        Ok(Self {
            accounts: Arc::new(Mutex::new(accounts)),
            limits: Mutex::default(),
            hashing: Semaphore::new(AT_ONCE),
            secure,
            proxy,
        })
    }

    /// Does something with the accounts, where waiting for the disk stops nobody else.
    pub(crate) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Accounts) -> Result<T, AccountError> + Send + 'static,
    ) -> Result<T, Trouble> {
        let accounts = Arc::clone(&self.accounts);
        let done = tokio::task::spawn_blocking(move || {
            work(&mut accounts.lock().unwrap_or_else(PoisonError::into_inner))
        });
        Ok(done.await.map_err(|_| Trouble::Broken)??)
    }
}
