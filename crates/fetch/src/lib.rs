//! Articles and feeds from the web, fetched politely and safely. The only crate that opens a socket.
//!
//! - **Safe**: only http and https, only ports of the web, only the public internet. Every address is checked before it
//!   is asked, at every redirect, in every spelling; a name is resolved once and the connection goes
//!   to what was checked. No proxies, no cookies, no passwords.
//! - **Bounded**: size before and after unpacking, headers, redirects, silence, time over all.
//! - **Polite**: says who it is, obeys robots.txt (RFC 9309), keeps a delay between requests to one
//!   host, backs off when a host fails or asks for it, and asks for what changed only.
//! - **Evidence**: the bytes of the page, all headers, the way there and the time; a page that was cut short is an error
//!   and not a shorter page.
//!
//! ```no_run
//! use reportedly_fetch::{Client, Conditions, Settings};
//!
//! let client = Client::new(Settings { contact: Some("desk@paper.example".into()), ..Settings::default() });
//! let page = client.get("https://news.example/ferry", &Conditions::default())?;
//! // A day later: 304 and no body unless it has changed.
//! let again = client.get("https://news.example/ferry", &page.conditions())?;
//! # Ok::<(), reportedly_fetch::FetchError>(())
//! ```

mod body;
mod client;
mod clock;
mod error;
mod exchange;
mod guard;
mod polite;
mod redirect;
mod resolver;
mod response;
mod robots;
mod settings;
mod target;

pub use body::decode;
pub use client::{Client, Surroundings};
pub use clock::{Clock, SystemClock};
pub use error::{FetchError, FetchErrorKind};
pub use guard::{AddressPolicy, PublicOnly, is_public};
pub use resolver::{Lookup, SystemLookup};
pub use response::{Conditions, Hop, Response};
pub use settings::{MAX_URL, RobotsRule, Settings};
