//! The address under which people know a newsroom's workbench.

use crate::trouble::Refused;
use std::net::IpAddr;

/// A scheme, a name and a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Site {
    secure: bool,
    /// Name and port as browsers send them: without a port that goes without saying.
    host: String,
}

impl Site {
    /// Reads `https://desk.example.org`. Without TLS only names of this computer are taken: passwords and sessions would
    /// be there for all on the way to read.
    pub(crate) fn of(address: &str) -> Result<Self, Refused> {
        let wrong = |what: &str| Refused::Team(format!("\"{address}\" {what}"));
        let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
        let secure = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(wrong("is no address of a site: it is like https://desk.example.org")),
        };
        let host = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if host.is_empty() || !host.chars().all(fits) {
            return Err(wrong("has more than a name and a port: the workbench needs a name of its own"));
        }
        let usual = if secure { ":443" } else { ":80" };
        let host = host.strip_suffix(usual).unwrap_or(&host).to_owned();
        let site = Self { secure, host };
        if !site.secure && !site.is_here() {
            return Err(wrong(
                "has no TLS: put a proxy with TLS before the workbench and name its https address",
            ));
        }
        Ok(site)
    }

    fn is_here(&self) -> bool {
        let name = match self.host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => self.host.split(':').next().unwrap_or_default(),
        };
        name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// Whether pages come over TLS.
    pub(crate) fn is_secure(&self) -> bool {
        self.secure
    }

    /// What browsers and proxies may send as `Host`.
    pub(crate) fn hosts(&self) -> Vec<String> {
        let port = if self.secure { "443" } else { "80" };
        vec![self.host.clone(), format!("{}:{port}", self.host)]
    }

    /// What browsers send as `Origin`.
    pub(crate) fn origin(&self) -> String {
        format!("{}://{}", if self.secure { "https" } else { "http" }, self.host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_a_name_and_tls() {
        let of = |address: &str| Site::of(address).map(|s| (s.origin(), s.is_secure()));
        let site = |origin: &str, secure| (origin.to_owned(), secure);
        assert_eq!(of("https://Desk.example.org/").unwrap(), site("https://desk.example.org", true));
        assert_eq!(of("https://desk.example.org:443").unwrap(), site("https://desk.example.org", true));
        assert_eq!(of("https://desk.example.org:8443").unwrap(), site("https://desk.example.org:8443", true));
        for here in ["http://localhost:8420", "http://127.0.0.1:8420", "http://[::1]:8420"] {
            assert_eq!(of(here).unwrap(), site(here, false));
        }
        for wrong in [
            "desk.example.org",
            "ftp://x",
            "https://",
            "https://x/desk",
            "https://a@b",
            "http://desk.example.org",
        ] {
            assert!(matches!(Site::of(wrong), Err(Refused::Team(_))), "{wrong}");
        }
    }
}
