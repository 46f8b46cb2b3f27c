//! How often something may be done in a while. The clock is the caller's.

use std::collections::HashMap;
use std::net::IpAddr;

/// How often in how many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) most: u32,
    pub(crate) seconds: i64,
}

/// Attempts to sign in to one account: a guesser gets 960 a day.
pub(crate) const ACCOUNT: Rate = Rate { most: 10, seconds: 900 };
/// Attempts from one address, behind which a whole newsroom may sit.
pub(crate) const ADDRESS: Rate = Rate { most: 30, seconds: 900 };
/// Pages of one account that take more than a moment to make.
pub(crate) const PAGES: Rate = Rate { most: 60, seconds: 60 };

/// Windows that are remembered; a flood of names or addresses takes no more memory than this.
const MOST: usize = 10_000;

/// It was too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooOften {
    /// Seconds until it may be tried again.
    pub(crate) wait: i64,
    /// Whether this is the first time in this window, which is worth a note.
    pub(crate) first: bool,
}

#[derive(Debug)]
struct Window {
    end: i64,
    count: u32,
    told: bool,
}

/// What was done, by whom, in windows of time that begin with the first.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    windows: HashMap<String, Window>,
}

impl Limits {
    /// Counts one more. Attempts are counted before they are answered, so that many at once are not one.
    pub(crate) fn count(&mut self, key: &str, rate: Rate, now: i64) -> Result<(), TooOften> {
        if self.windows.len() >= MOST && !self.windows.contains_key(key) {
            self.make_room(now);
        }
        let fresh = || Window { end: now + rate.seconds, count: 0, told: false };
        let window = self.windows.entry(key.to_owned()).or_insert_with(fresh);
        if now >= window.end {
            *window = fresh();
        }
        if window.count < rate.most {
            window.count += 1;
            return Ok(());
        }
        let first = !std::mem::replace(&mut window.told, true);
        Err(TooOften { wait: window.end - now, first })
    }

    /// Takes one back that has turned out well.
    pub(crate) fn forgive(&mut self, key: &str) {
        if let Some(window) = self.windows.get_mut(key) {
            window.count = window.count.saturating_sub(1);
        }
    }

    /// Forgets all of a key.
    pub(crate) fn clear(&mut self, key: &str) {
        self.windows.remove(key);
    }

    fn make_room(&mut self, now: i64) {
        self.windows.retain(|_, w| w.end > now);
        // Still full: the one that ends first goes.
        if self.windows.len() >= MOST
            && let Some(key) = self.windows.iter().min_by_key(|(_, w)| w.end).map(|(key, _)| key.clone())
        {
            self.windows.remove(&key);
        }
    }
}

/// What an address counts as: a household or a newsroom has all of a /64 of IPv6.
pub(crate) fn address_key(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => format!("from {v4}"),
        IpAddr::V6(v6) => {
            let s = v6.segments();
            format!("from {:x}:{:x}:{:x}:{:x}::/64", s[0], s[1], s[2], s[3])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { most: 3, seconds: 60 };

    #[test]
    fn the_fourth_waits_for_the_end_of_the_window() {
        let mut limits = Limits::default();
        assert!((0..3).all(|n| limits.count("a", RATE, n).is_ok()));
        assert_eq!(limits.count("a", RATE, 10), Err(TooOften { wait: 50, first: true }));
        assert_eq!(limits.count("a", RATE, 11), Err(TooOften { wait: 49, first: false }));
        assert_eq!(limits.count("b", RATE, 11), Ok(()), "another is not held back");
        assert_eq!(limits.count("a", RATE, 60), Ok(()));
    }

    #[test]
    fn what_turns_out_well_is_taken_back() {
        let mut limits = Limits::default();
        for n in 0..20 {
            assert!(limits.count("a", RATE, n).is_ok());
            limits.forgive("a");
        }
        assert!((0..3).all(|n| limits.count("a", RATE, n).is_ok()));
        limits.clear("a");
        assert!(limits.count("a", RATE, 5).is_ok());
    }

    #[test]
    fn a_flood_takes_no_more_memory() {
        let mut limits = Limits::default();
        for n in 0..MOST + 50 {
            let _ = limits.count(&format!("{n}"), RATE, 1);
        }
        assert_eq!(limits.windows.len(), MOST);
        let _ = limits.count("later", RATE, 100);
        assert_eq!(limits.windows.len(), 1, "what has ended makes room");
    }

    #[test]
    fn an_address_of_a_newsroom_is_one() {
        let of = |a: &str| address_key(a.parse().unwrap());
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
        assert_eq!(of("2001:db8:1:2::5"), of("2001:db8:1:2:9::1"));
        assert_ne!(of("2001:db8:1:2::5"), of("2001:db8:1:3::5"));
    }
}
