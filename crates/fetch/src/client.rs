//! The client: one page at a time, with everything that must hold on the way.

use crate::clock::{Clock, SystemClock, iso_second};
use crate::error::{FetchError, FetchErrorKind};
use crate::exchange::{self, Bound, Budget, Exchange, exchange};
use crate::guard::{AddressPolicy, PublicOnly};
use crate::polite::{self, Pace};
use crate::redirect::{Followed, follow};
use crate::resolver::{Guarded, Lookup, SystemLookup};
use crate::response::{Conditions, Response, header};
use crate::robots::{self, Verdict, Verdicts};
use crate::settings::{RobotsRule, Settings};
use crate::target;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use ureq::Agent;
use url::Url;

/// Fetches pages and feeds. It remembers when it asked each host and what its robots.txt says, so use
/// one for all; it may be shared between threads.
pub struct Client {
    settings: Settings,
    agent: Agent,
    policy: Arc<dyn AddressPolicy>,
    clock: Box<dyn Clock>,
    pace: Mutex<Pace>,
    verdicts: Mutex<Verdicts>,
}

/// What a client finds around it. Programs take the default; tests bring their own.
pub struct Surroundings {
    /// Which addresses may be connected to.
    pub policy: Arc<dyn AddressPolicy>,
    /// Where the addresses of a host come from. The policy is applied to what it says.
    pub lookup: Arc<dyn Lookup>,
    /// Where time comes from.
    pub clock: Box<dyn Clock>,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            policy: Arc::new(PublicOnly),
            lookup: Arc::new(SystemLookup),
            clock: Box::new(SystemClock::default()),
        }
    }
}

impl Client {
    /// A client for the public internet.
    pub fn new(settings: Settings) -> Self {
        Self::within(settings, Surroundings::default())
    }

    /// A client that connects to whatever `policy` permits.
    ///
    /// For tests, and for people who read their own intranet. A policy that permits private addresses lets
    /// every page that is fetched reach them through a redirect; permit single hosts, not ranges.
    pub fn with_policy(settings: Settings, policy: impl AddressPolicy) -> Self {
        Self::within(settings, Surroundings { policy: Arc::new(policy), ..Surroundings::default() })
    }

    /// A client in surroundings of its own, for tests.
    pub fn within(settings: Settings, surroundings: Surroundings) -> Self {
        let Surroundings { policy, lookup, clock } = surroundings;
        let agent = exchange::agent(&settings, Guarded { lookup, policy: Arc::clone(&policy) });
        Self { settings, agent, policy, clock, pace: Mutex::default(), verdicts: Mutex::default() }
    }

    /// Fetches a page or a feed, and waits where politeness asks for it.
    ///
    /// Any status is an answer: 404, too, and 304 (unchanged, with an empty body) if `conditions` were given.
    /// Redirects are followed; robots.txt is asked for each host on the way.
    ///
    /// # Errors
    ///
    /// A [`FetchError`] of the kind that says what was refused or failed. Nothing of the page is returned
    /// then: half a page is no evidence.
    pub fn get(&self, url: &str, conditions: &Conditions) -> Result<Response, FetchError> {
        let first = target::read(url, &*self.policy)?;
        let asked = first.to_string();
        let mut budget = Budget(self.settings.total);
        let Followed { url, hops, last } =
            follow(first, self.settings.max_redirects, &*self.policy, |url| {
                let delay = self.allowed(url, &mut budget)?;
                self.persist(url, conditions, delay, &mut budget)
            })?;
        let Exchange { status, headers, body } = last;
        let received = iso_second(self.clock.now());
        Ok(Response { asked, url: url.into(), hops, status, headers, body, received })
    }

    /// Asks robots.txt whether a page may be fetched: the delay to keep, or the refusal.
    fn allowed(&self, url: &Url, budget: &mut Budget) -> Result<Duration, FetchError> {
        if self.settings.robots == RobotsRule::Ignore {
            return Ok(self.settings.delay);
        }
        let verdict = self.verdict(url, budget)?;
        verdict.check(url)?;
        let asked = verdict.delay().unwrap_or_default().min(self.settings.longest_delay);
        Ok(self.settings.delay.max(asked))
    }

    /// What the host of a page says in its robots.txt, asked now unless it is still known.
    fn verdict(&self, page: &Url, budget: &mut Budget) -> Result<Arc<Verdict>, FetchError> {
        let address = robots::address(page);
        if let Some(known) = locked(&self.verdicts).get(&address, self.clock.elapsed()) {
            return Ok(known);
        }
        // A host that is to be left alone is not asked for its robots.txt either.
        let wait = locked(&self.pace).closed_for(host(page), self.clock.elapsed());
        self.wait(page, Some(wait).filter(|wait| *wait <= self.settings.longest_wait).ok_or(wait))?;
        let bound = Bound::Beginning(robots::MAX_ROBOTS);
        let answer = follow(address.clone(), self.settings.max_redirects, &*self.policy, |url| {
            exchange(&self.agent, url, &[], bound, budget)
        });
        if let Err(error) = &answer
            && error.hops.is_empty()
            && matches!(error.kind, FetchErrorKind::NotPublic | FetchErrorKind::HostNotFound)
        {
            // True of the page as well, and plainer to say.
            return Err(FetchError { url: page.to_string(), ..error.clone() });
        }
        let verdict = Arc::new(Verdict::of(&answer));
        locked(&self.verdicts).put(address, self.clock.elapsed(), Arc::clone(&verdict));
        Ok(verdict)
    }

    /// Asks for a page, again after failures that may pass. What came last counts.
    fn persist(
        &self,
        url: &Url,
        conditions: &Conditions,
        delay: Duration,
        budget: &mut Budget,
    ) -> Result<Exchange, FetchError> {
        let headers = marks(url, conditions);
        let mut attempt = 1;
        let mut before: Option<Result<Exchange, FetchError>> = None;
        loop {
            let longest = self.settings.longest_wait;
            let turn = locked(&self.pace).turn(host(url), self.clock.elapsed(), delay, longest);
            match (self.wait(url, turn), before) {
                (Ok(()), _) => {}
                // An answer is worth more than the news that it is too soon for another.
                (Err(_), Some(answer)) => return answer,
                (Err(too_soon), None) => return Err(too_soon),
            }
            let answer = exchange(&self.agent, url, &headers, Bound::Whole(self.settings.max_body), budget);
            let Some(pause) = self.failure(&answer) else {
                locked(&self.pace).succeeded(host(url));
                return answer;
            };
            locked(&self.pace).failed(host(url), self.clock.elapsed(), pause, &self.settings);
            if attempt >= self.settings.attempts || budget.0.is_zero() {
                return answer;
            }
            attempt += 1;
            before = Some(answer);
        }
    }

    /// Whether an answer is a failure that may pass, and then how long the host asks to be left alone.
    fn failure(&self, answer: &Result<Exchange, FetchError>) -> Option<Option<Duration>> {
        match answer {
            Ok(answer) if matches!(answer.status, 429 | 502 | 503 | 504) => {
                let asked = header(&answer.headers, "retry-after");
                Some(asked.and_then(|value| polite::retry_after(value, self.clock.now())))
            }
            Err(error) if error.kind.is_transient() => Some(None),
            _ => None,
        }
    }

    /// Waits for a turn, or says that it is too far away.
    fn wait(&self, url: &Url, turn: Result<Duration, Duration>) -> Result<(), FetchError> {
        match turn {
            Ok(wait) if wait.is_zero() => Ok(()),
            Ok(wait) => {
                self.clock.wait(wait);
                Ok(())
            }
            Err(wait) => {
                let detail = format!("{} seconds", wait.as_secs().max(1));
                Err(FetchError::new(FetchErrorKind::TooSoon { wait }, url.as_str(), detail))
            }
        }
    }
}

/// The headers that make a request conditional, for the address that gave the marks.
fn marks<'a>(url: &Url, conditions: &'a Conditions) -> Vec<(&'a str, &'a str)> {
    if conditions.url != url.as_str() {
        return Vec::new();
    }
    let fits = |value: &&str| !value.is_empty() && value.bytes().all(|b| (b' '..0x7f).contains(&b));
    let mark = |name, value: &'a Option<String>| value.as_deref().filter(fits).map(|value| (name, value));
    [mark("if-none-match", &conditions.etag), mark("if-modified-since", &conditions.last_modified)]
        .into_iter()
        .flatten()
        .collect()
}

fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

/// A lock whose content stays whole even where a thread panicked with it: every change is one step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_to_the_address_that_gave_them() {
        let url = Url::parse("https://a.example/feed").unwrap();
        let conditions = Conditions {
            url: url.to_string(),
            etag: Some("\"x\"".to_owned()),
            last_modified: Some("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()),
        };
        let both = [("if-none-match", "\"x\""), ("if-modified-since", "Sun, 06 Nov 1994 08:49:37 GMT")];
        assert_eq!(marks(&url, &conditions), both);
        assert!(marks(&Url::parse("https://b.example/feed").unwrap(), &conditions).is_empty());
        let broken =
            Conditions { etag: Some("a\r\nCookie: b".to_owned()), last_modified: None, ..conditions };
        assert!(marks(&url, &broken).is_empty());
    }

    #[test]
    fn one_client_serves_all_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Client>();
    }
}
