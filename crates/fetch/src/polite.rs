//! When a host may be asked next. A plain calculation: time goes in, waiting times come out.

use crate::settings::Settings;
use std::collections::HashMap;
use std::time::{Duration, SystemTime};

/// The longest that a host can ask to be left alone.
const LONGEST_REQUEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Hosts that are remembered before those are forgotten that could be asked right away.
const MAX_HOSTS: usize = 4096;

/// How long after its last turn a host counts: longer than any usual delay.
const RECENT: Duration = Duration::from_secs(60);

/// What is known of every host that was asked.
#[derive(Debug, Default)]
pub(crate) struct Pace(HashMap<String, Host>);

/// All times are those of [`Clock::elapsed`](crate::Clock::elapsed).
#[derive(Debug, Default)]
struct Host {
    /// When the last request was, or will be: turns are given out ahead.
    last: Option<Duration>,
    /// Not before this.
    closed_until: Duration,
    /// Failures since the last success.
    failures: u32,
}

impl Pace {
    /// How long to wait until the host is open again after failures.
    pub(crate) fn closed_for(&self, host: &str, now: Duration) -> Duration {
        self.0.get(host).map_or(Duration::ZERO, |h| h.closed_until.saturating_sub(now))
    }

    /// Takes the next turn at a host: the time to wait for it. Turns are at least `delay` apart, however
    /// many threads ask.
    ///
    /// A wait of more than `longest` is an error that holds it, and the turn stays free.
    pub(crate) fn turn(
        &mut self,
        host: &str,
        now: Duration,
        delay: Duration,
        longest: Duration,
    ) -> Result<Duration, Duration> {
        self.forget(now);
        let host = self.0.entry(host.to_owned()).or_default();
        let free = host.last.map_or(Duration::ZERO, |last| last.saturating_add(delay));
        let start = now.max(free).max(host.closed_until);
        let wait = start.saturating_sub(now);
        if wait > longest {
            return Err(wait);
        }
        host.last = Some(start);
        Ok(wait)
    }

    /// The host failed. It is left alone for as long as it asked, or longer with every failure.
    pub(crate) fn failed(&mut self, host: &str, now: Duration, asked: Option<Duration>, settings: &Settings) {
        let host = self.0.entry(host.to_owned()).or_default();
        let doubled = settings.first_pause.saturating_mul(2_u32.saturating_pow(host.failures));
        host.failures = host.failures.saturating_add(1);
        let pause = asked.map_or(doubled.min(settings.longest_pause), |asked| asked.min(LONGEST_REQUEST));
        host.closed_until = host.closed_until.max(now.saturating_add(pause));
    }

    /// The host answered as it should.
    pub(crate) fn succeeded(&mut self, host: &str) {
        if let Some(host) = self.0.get_mut(host) {
            host.failures = 0;
        }
    }

    fn forget(&mut self, now: Duration) {
        if self.0.len() >= MAX_HOSTS {
            let recent = |last: Duration| last.saturating_add(RECENT) > now;
            self.0.retain(|_, host| host.closed_until > now || host.last.is_some_and(recent));
        }
    }
}

/// How long a header `Retry-After` asks to wait: seconds, or a date in any of the three forms of HTTP.
/// Nothing where it says neither; zero for a date that is over.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        // More digits than fit mean "for ever".
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn seconds(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn turns_at_one_host_are_apart_and_other_hosts_are_free() {
        let mut pace = Pace::default();
        let mut turn = |host, now| pace.turn(host, seconds(now), seconds(2), seconds(5));
        assert_eq!(turn("a", 10), Ok(seconds(0)));
        assert_eq!(turn("a", 10), Ok(seconds(2)));
        assert_eq!(turn("b", 10), Ok(seconds(0)));
        assert_eq!(turn("a", 10), Ok(seconds(4)));
        assert_eq!(turn("a", 10), Err(seconds(6)));
        assert_eq!(turn("a", 15), Ok(seconds(1)));
        assert_eq!(turn("a", 99), Ok(seconds(0)));
    }

    #[test]
    fn pauses_double_up_to_the_cap_and_end_with_a_success() {
        let settings =
            Settings { first_pause: seconds(2), longest_pause: seconds(10), ..Settings::default() };
        let mut pace = Pace::default();
        let mut now = 0;
        let mut fail = |pace: &mut Pace, asked| {
            now += 100_000;
            pace.failed("a", seconds(now), asked, &settings);
            pace.closed_for("a", seconds(now)).as_secs()
        };
        let pauses: Vec<u64> = (0..5).map(|_| fail(&mut pace, None)).collect();
        assert_eq!(pauses, [2, 4, 8, 10, 10]);
        assert_eq!(fail(&mut pace, Some(seconds(77))), 77);
        assert_eq!(fail(&mut pace, Some(seconds(u64::MAX))), LONGEST_REQUEST.as_secs());
        pace.succeeded("a");
        assert_eq!(fail(&mut pace, None), 2);
        assert_eq!(pace.closed_for("b", seconds(0)), seconds(0));
    }

    #[test]
    fn retry_after_is_read_in_every_form() {
        let now = SystemTime::UNIX_EPOCH + seconds(784_111_777); // Sun, 06 Nov 1994 08:49:37 GMT
        for (value, want) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", Some(30)),
            ("Sunday, 06-Nov-94 08:50:07 GMT", Some(30)),
            ("Sun Nov  6 08:50:07 1994", Some(30)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0)),
            ("", None),
            ("-5", None),
            ("soon", None),
        ] {
            assert_eq!(retry_after(value, now), want.map(seconds), "{value}");
        }
    }

    #[test]
    fn memory_of_hosts_is_bounded() {
        let mut pace = Pace::default();
        pace.failed("closed", seconds(0), Some(seconds(3600)), &Settings::default());
        for n in 0..3 * MAX_HOSTS as u64 {
            pace.turn(&n.to_string(), seconds(n / 50), seconds(1), seconds(5)).unwrap();
        }
        assert!(pace.0.len() <= MAX_HOSTS);
        assert!(pace.closed_for("closed", seconds(0)) > seconds(0));
    }

    proptest! {
        #[test]
        fn no_two_turns_come_closer_than_the_delay(steps in proptest::collection::vec((0_u64..5, 0_u64..4), 1..50)) {
            let mut pace = Pace::default();
            let (mut now, mut last): (u64, Option<u64>) = (0, None);
            for (passed, delay) in steps {
                now += passed;
                if let Ok(wait) = pace.turn("a", seconds(now), seconds(delay), seconds(20)) {
                    let start = now + wait.as_secs();
                    prop_assert!(last.is_none_or(|last| start >= last + delay));
                    last = Some(start);
                }
            }
        }
    }
}
