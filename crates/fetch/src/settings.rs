//! What a client may do, with defaults that suit a newsroom.

use std::time::Duration;

/// Longest address that is fetched, in bytes. RFC 9110 asks everybody to cope with 8,000.
pub const MAX_URL: usize = 8000;

/// How a client behaves. Take the default and change what you must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Who fetches: an address or e-mail that a webmaster finds in the header `User-Agent`. Characters
    /// that cannot stand there are left out.
    pub contact: Option<String>,
    /// Whether robots.txt is obeyed.
    pub robots: RobotsRule,
    /// Largest body in bytes, as it comes and once unpacked. 20 MB is what the rest of the program reads of a page.
    pub max_body: usize,
    /// Most redirects that are followed.
    pub max_redirects: usize,
    /// Longest time that one fetch may spend on the network, over all redirects, attempts and robots.txt.
    /// Waiting out of politeness does not count.
    pub total: Duration,
    /// Longest time to resolve a name, and to connect.
    pub connect: Duration,
    /// Longest silence: until the headers are there, and between two pieces of the body.
    pub silence: Duration,
    /// Least time between two requests to one host.
    pub delay: Duration,
    /// Longest delay that robots.txt can ask for; longer ones are cut to this.
    pub longest_delay: Duration,
    /// Longest that one fetch waits before a request. Beyond it the fetch fails with
    /// [`TooSoon`](crate::FetchErrorKind::TooSoon) rather than hang.
    pub longest_wait: Duration,
    /// How often a request is made that fails in a way that may pass (no connection, silence, a cut body,
    /// status 429, 502, 503 or 504). At least 1.
    pub attempts: u32,
    /// How long a host is left alone after its first failure; each further failure doubles it.
    pub first_pause: Duration,
    /// The most that doubling leads to. A host that names a time itself (`Retry-After`) is left alone
    /// that long, up to a day.
    pub longest_pause: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            contact: None,
            robots: RobotsRule::Obey,
            max_body: 20 * 1000 * 1000,
            max_redirects: 5,
            total: Duration::from_secs(60),
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(15),
            delay: Duration::from_secs(1),
            longest_delay: Duration::from_secs(30),
            longest_wait: Duration::from_secs(60),
            attempts: 3,
            first_pause: Duration::from_secs(2),
            longest_pause: Duration::from_secs(15 * 60),
        }
    }
}

/// Whether robots.txt is obeyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RobotsRule {
    /// Yes, before every request and after every redirect.
    Obey,
    /// No: for a person who asks for one page, as with a browser. Politeness between requests stays.
    Ignore,
}

impl Settings {
    /// The value of the header `User-Agent`.
    pub fn user_agent(&self) -> String {
        const NAME: &str = concat!("reportedly/", env!("CARGO_PKG_VERSION"));
        // Brackets would end the comment, everything outside of visible ASCII the header.
        let keeps = |c: &char| c.is_ascii_graphic() && !matches!(c, '(' | ')' | '\\' | ';');
        let contact: String = self.contact.iter().flat_map(|c| c.chars()).filter(keeps).take(200).collect();
        if contact.is_empty() { NAME.to_owned() } else { format!("{NAME} (+{contact})") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_cannot_break_the_header() {
        let agent = |contact: &str| {
            let settings = Settings { contact: Some(contact.to_owned()), ..Settings::default() };
            settings.user_agent().split_once(' ').map(|(_, rest)| rest.to_owned())
        };
        assert_eq!(agent("desk@paper.example").as_deref(), Some("(+desk@paper.example)"));
        assert_eq!(agent("a\r\nCookie: b) é").as_deref(), Some("(+aCookie:b)"));
        assert_eq!(agent(" \n"), None);
    }
}
