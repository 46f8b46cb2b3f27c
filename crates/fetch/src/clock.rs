//! Time as the client sees it. Tests bring their own, so that no test waits.

use std::time::{Duration, Instant, SystemTime};

/// Where time comes from and how it is spent.
///
/// Only politeness and the time of arrival use it. The limits on a connection are kept by the
/// sockets themselves, in real time.
pub trait Clock: Send + Sync + 'static {
    /// The time of day.
    fn now(&self) -> SystemTime;
    /// Time since some fixed moment; never runs backwards.
    fn elapsed(&self) -> Duration;
    /// Waits that long.
    fn wait(&self, time: Duration);
}

/// The clock of this machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn wait(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// A moment as ISO 8601, UTC, to the second.
pub(crate) fn iso_second(time: SystemTime) -> String {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    // The calendar ends with the year 9999; no clock is that wrong, but an answer must still come.
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX).min(jiff::Timestamp::MAX.as_second());
    jiff::Timestamp::from_second(seconds).unwrap_or_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_to_the_second() {
        let at = |millis| iso_second(SystemTime::UNIX_EPOCH + Duration::from_millis(millis));
        assert_eq!(at(0), "1970-01-01T00:00:00Z");
        assert_eq!(at(1_793_352_300_999), "2026-10-30T09:25:00Z");
        assert_eq!(iso_second(SystemTime::UNIX_EPOCH - Duration::from_secs(5)), "1970-01-01T00:00:00Z");
    }
}
