//! Names to addresses, of which only permitted ones are handed on.
//!
//! A name is resolved once for each connection, and the connection goes to an address out of that
//! very answer. So a name that resolves to a public address while it is checked and to a private
//! one a moment later (DNS rebinding) gains nothing: nobody asks a second time.

use crate::guard::AddressPolicy;
use std::fmt::Debug;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Where the addresses of a host come from.
pub trait Lookup: Debug + Send + Sync + 'static {
    /// The addresses of a host, best first. `host` is a name, never an address.
    fn lookup(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>>;
}

/// The resolver of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        Ok((host, port).to_socket_addrs()?.collect())
    }
}

/// A resolver that hands on permitted addresses only.
#[derive(Debug)]
pub(crate) struct Guarded {
    pub(crate) lookup: Arc<dyn Lookup>,
    pub(crate) policy: Arc<dyn AddressPolicy>,
}

/// Every address of a host was refused.
#[derive(Debug, thiserror::Error)]
#[error("it resolves to {0}")]
pub(crate) struct Refused(pub(crate) String);

impl Guarded {
    /// The permitted ones among the addresses of a host. Those that are not are dropped silently as
    /// long as one is left: nothing connects to them anyway.
    fn permitted(&self, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, ureq::Error> {
        const NAMED: usize = 3;
        let (permitted, refused): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|address| self.policy.permits(*address));
        if !permitted.is_empty() {
            return Ok(permitted);
        }
        if refused.is_empty() {
            return Err(ureq::Error::HostNotFound);
        }
        let names: Vec<String> = refused.iter().take(NAMED).map(|a| a.ip().to_string()).collect();
        Err(ureq::Error::Other(Box::new(Refused(names.join(", ")))))
    }

    /// Asks on a thread of its own, because the system's resolver knows no time limit. A thread that is not
    /// waited for any longer ends when the system answers.
    fn ask(&self, host: &str, port: u16, timeout: NextTimeout) -> Result<Vec<SocketAddr>, ureq::Error> {
        let (sender, receiver) = mpsc::sync_channel(1);
        let (lookup, host) = (Arc::clone(&self.lookup), host.to_owned());
        std::thread::Builder::new().name("resolve".to_owned()).spawn(move || {
            // Nobody listens any more after a timeout, which is no trouble.
            let _ = sender.send(lookup.lookup(&host, port));
        })?;
        match receiver.recv_timeout(*timeout.after) {
            // Resolvers say "no such name" in many ways; none of them is worth telling apart here.
            Ok(answer) => answer.map_err(|_| ureq::Error::HostNotFound),
            Err(RecvTimeoutError::Timeout) => Err(ureq::Error::Timeout(timeout.reason)),
            Err(RecvTimeoutError::Disconnected) => Err(ureq::Error::HostNotFound),
        }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let default = if uri.scheme_str() == Some("https") { 443 } else { 80 };
        let port = uri.port_u16().unwrap_or(default);
        let host = uri.host().ok_or(ureq::Error::HostNotFound)?;
        let found = match host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            Ok(literal) => vec![SocketAddr::new(literal, port)],
            Err(_) => self.ask(host, port, timeout)?,
        };
        let mut addresses = self.empty();
        // More addresses than the array holds are never tried by anybody.
        for address in self.permitted(found)?.into_iter().take(16) {
            addresses.push(address);
        }
        Ok(addresses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::PublicOnly;

    fn permitted(addresses: &[&str]) -> Result<Vec<String>, String> {
        let guarded = Guarded { lookup: Arc::new(SystemLookup), policy: Arc::new(PublicOnly) };
        let found = addresses.iter().map(|a| SocketAddr::new(a.parse().unwrap(), 80)).collect();
        let permitted = guarded.permitted(found).map_err(|e| e.to_string())?;
        Ok(permitted.iter().map(|a| a.ip().to_string()).collect())
    }

    #[test]
    fn private_addresses_are_dropped_and_refused_alone() {
        assert_eq!(
            permitted(&["10.0.0.1", "8.8.8.8", "::1", "2606:4700::1"]).unwrap(),
            ["8.8.8.8", "2606:4700::1"]
        );
        assert!(
            permitted(&["127.0.0.1", "fd00::1"]).unwrap_err().contains("it resolves to 127.0.0.1, fd00::1")
        );
        assert!(permitted(&[]).unwrap_err().contains("not found"));
    }
}
