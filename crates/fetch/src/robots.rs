//! robots.txt (RFC 9309): what a host allows us to fetch, and how fast.
//!
//! Reading the file and matching rules is the work of the crate `robotxt`. Here is what its absence
//! means, and for how long an answer holds.

use crate::error::{FetchError, FetchErrorKind};
use crate::redirect::Followed;
use robotxt::Robots;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Bytes of a robots.txt that are read; what follows is ignored, as the RFC allows.
pub(crate) const MAX_ROBOTS: usize = robotxt::BYTE_LIMIT;

/// How long rules hold: the RFC's "no more than 24 hours".
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a host that could not be asked is not asked again.
const RETRY: Duration = Duration::from_secs(10 * 60);

/// Most hosts whose rules are kept. Beyond it those are forgotten that no longer hold, else all.
const MAX_HOSTS: usize = 1024;

/// The name by which robots.txt speaks of us.
const NAME: &str = "reportedly";

/// What a host says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// These rules hold.
    Rules(Robots),
    /// Nobody knows, so nothing is fetched for now. The reason, in words.
    Unknown(String),
}

impl Verdict {
    /// What an answer for robots.txt means: a file's rules hold, a client error (4xx) allows everything, trouble
    /// of the server (5xx, and 429, which says "slow down") or on the way forbids everything for now.
    pub(crate) fn of(answer: &Result<Followed, FetchError>) -> Self {
        match answer {
            Ok(answer) => match answer.last.status {
                200..=299 => Self::Rules(parse(&answer.last.body)),
                429 | 500.. => Self::Unknown(format!("status {}", answer.last.status)),
                _ => Self::Rules(Robots::allow_all()),
            },
            Err(error) => match error.kind {
                // Nothing is there, only in more words.
                FetchErrorKind::TooManyRedirects | FetchErrorKind::RedirectLoop => {
                    Self::Rules(Robots::allow_all())
                }
                _ => Self::Unknown(error.to_string()),
            },
        }
    }

    /// Whether a page may be fetched.
    pub(crate) fn check(&self, url: &Url) -> Result<(), FetchError> {
        match self {
            Self::Rules(robots) if robots.is_url_allowed(url) => Ok(()),
            Self::Rules(_) => Err(FetchError::new(FetchErrorKind::Disallowed, url.as_str(), "")),
            Self::Unknown(why) => {
                Err(FetchError::new(FetchErrorKind::RobotsUnreachable, url.as_str(), why.clone()))
            }
        }
    }

    /// The least time between two requests that the host asks for.
    pub(crate) fn delay(&self) -> Option<Duration> {
        match self {
            Self::Rules(robots) => robots.crawl_delay(),
            Self::Unknown(_) => None,
        }
    }
}

/// The rules for us in a robots.txt. Any bytes will do: lines that make no sense are skipped.
fn parse(bytes: &[u8]) -> Robots {
    Robots::parse(bytes, NAME)
}

/// The address of the robots.txt that speaks of a page.
pub(crate) fn address(page: &Url) -> Url {
    let mut url = page.clone();
    url.set_path("/robots.txt");
    url.set_query(None);
    url.set_fragment(None);
    url
}

/// Verdicts by the address of their robots.txt, each with the time until which it holds.
#[derive(Debug, Default)]
pub(crate) struct Verdicts(HashMap<Url, (Duration, Arc<Verdict>)>);

impl Verdicts {
    /// The verdict if one is known that still holds. `now` is [`Clock::elapsed`](crate::Clock::elapsed).
    pub(crate) fn get(&self, robots: &Url, now: Duration) -> Option<Arc<Verdict>> {
        self.0.get(robots).filter(|(until, _)| now < *until).map(|(_, verdict)| Arc::clone(verdict))
    }

    /// Keeps a verdict.
    pub(crate) fn put(&mut self, robots: Url, now: Duration, verdict: Arc<Verdict>) {
        if self.0.len() >= MAX_HOSTS {
            self.0.retain(|_, (until, _)| now < *until);
            if self.0.len() >= MAX_HOSTS {
                self.0.clear();
            }
        }
        let holds = if matches!(*verdict, Verdict::Rules(_)) { FRESH } else { RETRY };
        self.0.insert(robots, (now.saturating_add(holds), verdict));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Exchange;

    fn answer(status: u16, body: &str) -> Verdict {
        let last = Exchange { status, body: body.as_bytes().to_vec(), ..Exchange::default() };
        let url = Url::parse("https://a.example/robots.txt").unwrap();
        Verdict::of(&Ok(Followed { url, hops: Vec::new(), last }))
    }

    fn failure(kind: FetchErrorKind) -> Verdict {
        Verdict::of(&Err(FetchError::new(kind, "https://a.example/robots.txt", "")))
    }

    fn says(verdict: &Verdict, path: &str) -> Option<FetchErrorKind> {
        let url = Url::parse("https://a.example").unwrap().join(path).unwrap();
        verdict.check(&url).err().map(|e| e.kind)
    }

    #[test]
    fn rules_for_us_come_before_rules_for_all() {
        use FetchErrorKind::Disallowed;
        let file = "User-agent: *\nDisallow: /\n\nUser-agent: other\nuser-agent: REPORTEDLY # us\nCrawl-delay: 2.5\n\
                    Disallow: /drafts/\nAllow: /drafts/open\nDisallow: /*.pdf$\nDisallow: /s?q=\n";
        let verdict = answer(200, file);
        assert_eq!(verdict.delay(), Some(Duration::from_millis(2500)));
        for (path, want) in [
            ("/news", None),
            ("/robots.txt", None),
            ("/drafts/one", Some(Disallowed)),
            ("/%64rafts/one", Some(Disallowed)),
            ("/drafts/open/x", None),
            ("/a/b.pdf", Some(Disallowed)),
            ("/a/b.pdf?x", None),
            ("/s?q=ferry", Some(Disallowed)),
            ("/s?p=1", None),
        ] {
            assert_eq!(says(&verdict, path), want, "{path}");
        }
    }

    #[test]
    fn no_file_allows_and_no_answer_forbids() {
        use FetchErrorKind::{
            Connect, NotPublic, RedirectLoop, RobotsUnreachable, Timeout, TooManyRedirects,
        };
        let closed = "User-agent: *\nDisallow: /";
        for status in [301, 400, 401, 403, 404, 410] {
            assert_eq!(says(&answer(status, closed), "/a"), None, "{status}");
        }
        for status in [429, 500, 503, 599] {
            assert_eq!(says(&answer(status, ""), "/a"), Some(RobotsUnreachable), "{status}");
        }
        for kind in [Connect, Timeout, NotPublic] {
            assert_eq!(says(&failure(kind), "/a"), Some(RobotsUnreachable));
        }
        for kind in [TooManyRedirects, RedirectLoop] {
            assert_eq!(says(&failure(kind), "/a"), None);
        }
        assert_eq!(says(&answer(200, ""), "/a"), None);
        assert_eq!(says(&answer(200, "\0\u{feff}<html>not found</html>"), "/a"), None);
    }

    #[test]
    fn verdicts_age_and_are_bounded() {
        let robots = |n: usize| Url::parse(&format!("https://h{n}.example/robots.txt")).unwrap();
        let mut verdicts = Verdicts::default();
        verdicts.put(robots(0), Duration::ZERO, Arc::new(answer(404, "")));
        verdicts.put(robots(1), Duration::ZERO, Arc::new(answer(500, "")));
        let known = |verdicts: &Verdicts, n, now| verdicts.get(&robots(n), now).is_some();
        assert!(known(&verdicts, 0, FRESH - Duration::from_secs(1)) && !known(&verdicts, 0, FRESH));
        assert!(known(&verdicts, 1, RETRY - Duration::from_secs(1)) && !known(&verdicts, 1, RETRY));
        for n in 2..3 * MAX_HOSTS {
            verdicts.put(robots(n), RETRY, Arc::new(answer(404, "")));
            assert!(known(&verdicts, n, RETRY) && verdicts.0.len() <= MAX_HOSTS);
        }
    }

    #[test]
    fn the_file_lies_at_the_root_of_the_host() {
        let page = Url::parse("https://a.example:8443/b/c?d").unwrap();
        assert_eq!(address(&page).as_str(), "https://a.example:8443/robots.txt");
    }
}
