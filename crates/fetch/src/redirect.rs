//! Redirects, followed one by one, so that every address on the way is checked.

use crate::error::{FetchError, FetchErrorKind};
use crate::exchange::Exchange;
use crate::guard::AddressPolicy;
use crate::response::Hop;
use crate::target;
use url::Url;

/// The end of a chain of redirects.
#[derive(Debug)]
pub(crate) struct Followed {
    pub(crate) url: Url,
    pub(crate) hops: Vec<Hop>,
    pub(crate) last: Exchange,
}

/// Asks `first`, and after it wherever the answers lead, over at most `most` redirects. `ask` makes one request.
///
/// Errors name the address at which it went wrong and the redirects that led there.
pub(crate) fn follow(
    first: Url,
    most: usize,
    policy: &dyn AddressPolicy,
    mut ask: impl FnMut(&Url) -> Result<Exchange, FetchError>,
) -> Result<Followed, FetchError> {
    let was_secure = first.scheme() == "https";
    let mut hops: Vec<Hop> = Vec::new();
    let mut url = first;
    loop {
        let last = match ask(&url) {
            Ok(answer) => answer,
            Err(error) => return Err(FetchError { hops, ..error }),
        };
        let Some(location) = last.location() else { return Ok(Followed { url, hops, last }) };
        let next = target::join(&url, location, policy);
        hops.push(Hop { status: last.status, url: String::from(url) });
        let next = match next {
            Ok(next) => next,
            Err(error) => return Err(FetchError { hops, ..error }),
        };
        let refused = if was_secure && next.scheme() == "http" {
            Some(FetchErrorKind::Downgrade)
        } else if hops.iter().any(|hop| hop.url == next.as_str()) {
            Some(FetchErrorKind::RedirectLoop)
        } else if hops.len() > most {
            Some(FetchErrorKind::TooManyRedirects)
        } else {
            None
        };
        if let Some(kind) = refused {
            return Err(FetchError { hops, ..FetchError::new(kind, next, "") });
        }
        url = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::PublicOnly;
    use FetchErrorKind::{BadUrl, Downgrade, NotPublic, RedirectLoop, Scheme, TooManyRedirects};
    use proptest::prelude::*;

    fn answer(status: u16, location: &str) -> Exchange {
        Exchange {
            status,
            headers: vec![("location".to_owned(), location.to_owned())],
            ..Exchange::default()
        }
    }

    /// Follows a table of `(address, where it leads)` from its first line.
    fn run(table: &[(&str, &str)]) -> Result<Followed, FetchError> {
        follow(Url::parse(table[0].0).unwrap(), 5, &PublicOnly, |url| {
            let found = table.iter().find(|(from, _)| *from == url.as_str());
            Ok(found.map_or(Exchange { status: 200, ..Exchange::default() }, |(_, to)| answer(302, to)))
        })
    }

    #[test]
    fn a_chain_is_followed_to_its_end() {
        let followed = run(&[
            ("http://a.example/", "https://a.example/x#part"),
            ("https://a.example/x", "../y?q"),
            ("https://a.example/y?q", "//b.example/z"),
        ]);
        let Followed { url, hops, last } = followed.unwrap();
        assert_eq!((url.as_str(), last.status), ("https://b.example/z", 200));
        let visited: Vec<&str> = hops.iter().map(|hop| hop.url.as_str()).collect();
        assert_eq!(visited, ["http://a.example/", "https://a.example/x", "https://a.example/y?q"]);
    }

    #[test]
    fn a_redirect_to_where_nothing_is_fetched_is_refused() {
        for (to, want) in [
            ("http://127.0.0.1/", NotPublic),
            ("//169.254.169.254/latest/meta-data/", NotPublic),
            ("http://[::ffff:10.0.0.1]/", NotPublic),
            ("file:///etc/passwd", Scheme),
            ("ftp://b.example/", Scheme),
            ("http://b.example:22/", FetchErrorKind::Port),
            ("http://user:secret@b.example/", FetchErrorKind::Credentials),
            ("http://", BadUrl),
            ("http://a.example/", RedirectLoop),
            ("/#part", RedirectLoop),
        ] {
            let error = run(&[("http://a.example/", to)]).unwrap_err();
            assert_eq!((error.kind, error.hops.len()), (want, 1), "{to}");
        }
        assert_eq!(run(&[("https://a.example/", "http://a.example/b")]).unwrap_err().kind, Downgrade);
        // First http, so nobody was promised more; http stays allowed on the way.
        assert!(
            run(&[("http://a.example/", "https://a.example/"), ("https://a.example/", "http://b.example/")])
                .is_ok()
        );
    }

    #[test]
    fn other_statuses_and_no_location_are_the_end() {
        for (status, location) in [(300, "/b"), (304, "/b"), (200, "/b"), (302, " ")] {
            let ask = |_: &Url| Ok(answer(status, location));
            let followed = follow(Url::parse("http://a.example/").unwrap(), 5, &PublicOnly, ask).unwrap();
            assert_eq!((followed.last.status, followed.hops.len()), (status, 0));
        }
    }

    proptest! {
        #[test]
        fn no_table_of_redirects_asks_more_than_six_times(to in proptest::collection::vec(0_usize..12, 12)) {
            let mut asked = 0;
            let result = follow(Url::parse("http://a.example/0").unwrap(), 5, &PublicOnly, |url| {
                asked += 1;
                let at: usize = url.path()[1..].parse().unwrap();
                // The last four are pages.
                Ok(if at < 8 { answer(301, &format!("/{}", to[at])) } else { Exchange { status: 200, ..Exchange::default() } })
            });
            prop_assert!(asked <= 6);
            match result {
                Ok(followed) => prop_assert_eq!(followed.hops.len() + 1, asked),
                Err(error) => prop_assert!(matches!(error.kind, RedirectLoop | TooManyRedirects)),
            }
        }
    }
}
