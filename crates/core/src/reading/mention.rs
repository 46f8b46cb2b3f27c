//! Names in the text, and whom they name.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Kinds of named things (Universal NER's and OntoNotes' kinds, joined).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// A person, real or not, without the title: "Anna Kral" in "Minister Anna Kral".
    Person,
    /// A company, agency, party, court, club, newspaper.
    Organization,
    /// A country, town, region, sea, mountain.
    Location,
    /// A building or works: an airport, a bridge, a plant.
    Facility,
    /// A nationality, a religious or political group: "Belarusian", "Democrats".
    Group,
    /// A named product: a vehicle, a drug, a weapon type, a program.
    Product,
    /// A named event: a war, an election, a storm, a tournament.
    Event,
}

impl MentionKind {
    /// The kind as people say it, and as it stands in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Location => "location",
            Self::Facility => "facility",
            Self::Group => "group",
            Self::Product => "product",
            Self::Event => "event",
        }
    }
}

/// A name where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The name, without article, title or possessive ending.
    pub span: Span,
    /// What it names.
    pub kind: MentionKind,
}

/// One person or thing, by all its names in one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest of its names.
    pub name: String,
    /// What it is.
    pub kind: MentionKind,
    /// Its mentions: indices into [`Reading::mentions`](super::Reading::mentions), ascending.
    pub mentions: Vec<usize>,
}
