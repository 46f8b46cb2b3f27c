//! What an operation is: how it is called, with what, and what it gives.

use super::Problem;
use super::call::Call;
use super::reply::Reply;
use crate::desk::Shared;
use crate::guard::MAX_FORM;
use reportedly::Casebook;
use reportedly::core::question::MAX_BYTES;

/// An operation of the table.
pub(crate) struct Operation {
    /// Its name in the OpenAPI document, and so in clients that are made from it.
    pub(crate) name: &'static str,
    pub(crate) verb: Verb,
    /// Below the root, with `{names}` for what stands in the address.
    pub(crate) path: &'static str,
    /// In a line.
    pub(crate) about: &'static str,
    /// What else is to be known; may be empty.
    pub(crate) more: &'static str,
    /// Those in the address first.
    pub(crate) parameters: &'static [Parameter],
    /// The JSON that is sent; `None` where nothing is.
    pub(crate) body: Option<Body>,
    pub(crate) gives: Gives,
    /// Kinds of trouble that are its own, as statuses.
    pub(crate) troubles: &'static [u16],
    pub(crate) run: fn(&mut Casebook, &Shared, &Call) -> Result<Reply, Problem>,
}

/// JSON that is sent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Body {
    /// The name of its schema.
    pub(crate) schema: &'static str,
    /// Bytes at the most.
    pub(crate) most: usize,
}

impl Body {
    /// As large as a form may be.
    pub(crate) const fn of(schema: &'static str) -> Self {
        Self { schema, most: MAX_FORM }
    }
}

/// Methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Looks something up. HEAD with it.
    Get,
    /// Changes something: only with the token.
    Post,
}

impl Verb {
    /// As the header `Allow` has it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Get => "GET, HEAD",
            Self::Post => "POST",
        }
    }
}

/// What comes back, by the names of schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    /// An object.
    One(&'static str),
    /// A page of a list: with `limit` and `cursor` among the parameters.
    Page(&'static str),
    /// An object that was made.
    Made(&'static str),
    /// An object that tells of what is done later.
    Accepted(&'static str),
}

/// A parameter.
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) kind: Kind,
    pub(crate) place: Place,
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the address.
    Path,
    /// Behind the question mark, where it may be left out.
    Query,
    /// Behind the question mark, where it must stand.
    Required,
}

/// What a parameter is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Text of 1 to so many characters.
    Text(usize),
    /// A question in a sentence.
    Question,
    /// A whole number between two.
    Whole(u32, u32),
    /// A share between two.
    Share(f64, f64),
    /// A day: `2024-03-01`.
    Day,
    /// One of some words.
    Word(&'static [&'static str]),
}

impl Gives {
    /// The name of the schema.
    pub(crate) fn schema(self) -> &'static str {
        let (Self::One(name) | Self::Page(name) | Self::Made(name) | Self::Accepted(name)) = self;
        name
    }
}

impl Parameter {
    pub(crate) const fn path(name: &'static str, about: &'static str, kind: Kind) -> Self {
        Self { name, about, kind, place: Place::Path }
    }

    pub(crate) const fn query(name: &'static str, about: &'static str, kind: Kind) -> Self {
        Self { name, about, kind, place: Place::Query }
    }

    pub(crate) const fn required(name: &'static str, about: &'static str, kind: Kind) -> Self {
        Self { name, about, kind, place: Place::Required }
    }
}

impl Operation {
    /// Its parameters, those of a page included.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &'static Parameter> {
        let paged: &[Parameter] =
            if matches!(self.gives, Gives::Page(_)) { super::paging::PARAMETERS } else { &[] };
        self.parameters.iter().chain(paged)
    }
}

impl Kind {
    /// What a value must be; `Err` says it in words.
    pub(crate) fn check(self, value: &str) -> Result<(), String> {
        let (fits, wanted) = match self {
            Self::Question => return Self::Text(MAX_BYTES).check(value),
            Self::Text(most) => {
                let count = value.chars().take(most + 1).count();
                ((1..=most).contains(&count), format!("text of 1 to {most} characters"))
            }
            Self::Whole(least, most) => {
                let digits = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
                let fits = digits && value.parse::<u32>().is_ok_and(|n| (least..=most).contains(&n));
                (fits, format!("a whole number from {least} to {most}"))
            }
            Self::Share(least, most) => {
                let fits = value.parse::<f64>().is_ok_and(|n| (least..=most).contains(&n));
                (fits, format!("a number from {least} to {most}"))
            }
            Self::Day => {
                let fits = value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok();
                (fits, "a day, such as 2024-03-01".to_owned())
            }
            Self::Word(words) => (words.contains(&value), format!("one of: {}", words.join(", "))),
        };
        if fits { Ok(()) } else { Err(wanted) }
    }
}
