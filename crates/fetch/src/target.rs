//! Which addresses are asked for at all, before any name is resolved.

use crate::error::{FetchError, FetchErrorKind};
use crate::guard::AddressPolicy;
use crate::settings::MAX_URL;
use std::net::{IpAddr, SocketAddr};
use url::{Host, Url};

/// Ports from 1024 up on which browsers refuse to speak HTTP, because other services listen there
/// (the "bad ports" of the WHATWG fetch standard).
const OTHER_SERVICES: &[u16] = &[
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
    6697, 10080,
];

/// Reads an address that a person gave or a redirect named, and refuses what is not to be fetched.
///
/// The URL standard's parser brings every spelling of a host to one form first (`0x7f.1`, `2130706433`, `127。0。0。1`
/// all become 127.0.0.1), so that nothing slips by in disguise. The fragment is taken off.
pub(crate) fn read(text: &str, policy: &dyn AddressPolicy) -> Result<Url, FetchError> {
    check_length(text)?;
    let url = Url::parse(text.trim()).map_err(|e| bad(shorten(text), e.to_string()))?;
    check(url, policy)
}

/// Where a redirect leads: `location`, which may be relative, seen from `from`.
pub(crate) fn join(from: &Url, location: &str, policy: &dyn AddressPolicy) -> Result<Url, FetchError> {
    check_length(location)?;
    let url = from.join(location.trim()).map_err(|e| bad(shorten(location), e.to_string()))?;
    check(url, policy)
}

fn check(mut url: Url, policy: &dyn AddressPolicy) -> Result<Url, FetchError> {
    url.set_fragment(None);
    check_length(url.as_str())?;
    if !url.username().is_empty() || url.password().is_some() {
        // The password must not be shown again.
        let named = url.host_str().unwrap_or_default();
        return Err(FetchError::new(FetchErrorKind::Credentials, named, ""));
    }
    let refuse = |kind, detail: String| Err(FetchError::new(kind, shorten(url.as_str()), detail));
    if !matches!(url.scheme(), "http" | "https") {
        return refuse(FetchErrorKind::Scheme, format!("{}:", url.scheme()));
    }
    let port = url.port_or_known_default().unwrap_or_default();
    if !is_web_port(port) {
        return refuse(FetchErrorKind::Port, port.to_string());
    }
    let literal = match url.host() {
        None => return refuse(FetchErrorKind::BadUrl, "no host".to_owned()),
        Some(Host::Domain(_)) => None,
        Some(Host::Ipv4(v4)) => Some(IpAddr::from(v4)),
        Some(Host::Ipv6(v6)) => Some(IpAddr::from(v6)),
    };
    match literal {
        Some(address) if !policy.permits(SocketAddr::new(address, port)) => {
            refuse(FetchErrorKind::NotPublic, address.to_string())
        }
        _ => Ok(url),
    }
}

fn is_web_port(port: u16) -> bool {
    matches!(port, 80 | 443) || port >= 1024 && !OTHER_SERVICES.contains(&port)
}

fn check_length(text: &str) -> Result<(), FetchError> {
    if text.len() > MAX_URL {
        return Err(bad(shorten(text), format!("longer than {MAX_URL} bytes")));
    }
    Ok(())
}

fn bad(url: String, detail: String) -> FetchError {
    FetchError::new(FetchErrorKind::BadUrl, url, detail)
}

/// The beginning of an address that may be of any length, for a message.
fn shorten(text: &str) -> String {
    const SHOWN: usize = 200;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::PublicOnly;
    use FetchErrorKind::{BadUrl, Credentials, NotPublic, Port, Scheme};
    use proptest::prelude::*;

    fn kind(text: &str) -> Option<FetchErrorKind> {
        read(text, &PublicOnly).err().map(|e| e.kind)
    }

    #[test]
    fn every_spelling_of_a_private_host_is_refused() {
        let hosts = "127.0.0.1 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 0177.1 127.0.0.1. 0 0.0.0.0 \
            0x0 017700000001 10.1 0xa9fea9fe 2852039166 169.254.169.254 169.254.169.254. %31%32%37.0.0.1 \
            127%2e0%2e0%2e1 127。0。0。1 １２７.0.0.1 ①②⑦.⓪.⓪.① [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] \
            [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::a9fe:a9fe] [fd00:ec2::254] [fe80::1] [2002:7f00:1::] \
            100.100.100.200 168.63.129.16";
        for host in hosts.split_whitespace() {
            assert_eq!(kind(&format!("http://{host}/")), Some(NotPublic), "{host}");
        }
    }

    #[test]
    fn what_is_no_page_of_the_web_is_refused() {
        for (text, want) in [
            ("", BadUrl),
            ("news.example/page", BadUrl),
            ("http://", BadUrl),
            ("http://a b/", BadUrl),
            ("http://256.256.256.256/", BadUrl),
            ("http://1.2.3.4.5/", BadUrl),
            ("http://[::1%25eth0]/", BadUrl),
            ("http://xn--a/", BadUrl),
            ("file:///etc/passwd", Scheme),
            ("ftp://ftp.example/", Scheme),
            ("gopher://a.example:70/", Scheme),
            ("javascript:alert(1)", Scheme),
            ("data:text/html,x", Scheme),
            ("http://user@a.example/", Credentials),
            ("http://user:secret@a.example/", Credentials),
            ("http://8.8.8.8:secret@127.0.0.1/", Credentials),
            ("http://a.example:22/", Port),
            ("http://a.example:25/", Port),
            ("http://a.example:0/", Port),
            ("https://a.example:6667/", Port),
        ] {
            assert_eq!(kind(text), Some(want), "{text}");
        }
        let long = format!("https://a.example/{}", "x".repeat(MAX_URL));
        assert_eq!(kind(&long), Some(BadUrl));
        // Short as given, long once every byte is escaped.
        assert_eq!(kind(&format!("https://a.example/{}", "é".repeat(MAX_URL / 4))), Some(BadUrl));
    }

    #[test]
    fn pages_of_the_web_are_brought_to_one_form() {
        for (text, want) in [
            ("  HTTPS://News.Example:443/a/../b?q=1#part ", "https://news.example/b?q=1"),
            ("http://bücher.example", "http://xn--bcher-kva.example/"),
            ("http://0x08.8.8.8:8080/", "http://8.8.8.8:8080/"),
            ("http://[2606:4700:0::1111]/", "http://[2606:4700::1111]/"),
            ("http:\\\\news.example\\a", "http://news.example/a"),
        ] {
            assert_eq!(read(text, &PublicOnly).unwrap().as_str(), want, "{text}");
        }
    }

    #[test]
    fn a_password_is_not_repeated() {
        let error = read("https://user:secret@a.example/", &PublicOnly).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }

    proptest! {
        #[test]
        fn nothing_but_public_http_gets_through(text in "(http|https|ftp|file)://[0-9a-fx.:@\\[\\]%]{1,24}(/.{0,8})?") {
            if let Ok(url) = read(&text, &PublicOnly) {
                prop_assert!(matches!(url.scheme(), "http" | "https"));
                prop_assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none());
                if let Ok(address) = url.host_str().unwrap().trim_matches(['[', ']']).parse::<IpAddr>() {
                    prop_assert!(crate::guard::is_public(address));
                }
            }
        }
    }
}
