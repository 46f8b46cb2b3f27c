//! Names of places in news text, and where they are.
//!
//! [`resolve`] chooses for each mention of a document the entry of a gazetteer that is compiled into
//! the program; [`known`] says what a name may stand for. Coordinates are degrees of WGS 84, of an area a point near its middle. Sources and licences
//! of the gazetteer are in README.md of this crate.
//!
//! ```
//! let text = "The mayor of Lebanon, Pa., spoke first.";
//! let span = reportedly_core::text::Span::new(13, 20);
//! let place = reportedly_places::resolve(text, &[span])[0].clone().expect("a town");
//! assert_eq!((place.name.as_str(), place.country.as_deref()), ("Lebanon", Some("US")));
//! ```

mod candidates;
mod fold;
mod gazetteer;
mod given;
mod home;
mod joint;
mod known;
mod mentions;
mod resolve;
mod weights;

pub use known::{Known, known};
pub use resolve::resolve;
