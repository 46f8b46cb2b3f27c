//! What the reader found in one document: attributions, statements, events, names, times, places.

mod deed;
mod mention;
mod negation;
mod place;
mod time;

pub use deed::{Category, Deed};
pub use mention::{Entity, Mention, MentionKind};
pub use negation::Negation;
pub use place::{Place, PlaceKind};
pub use time::{TimeExpression, TimeKind};

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// "X said that Y": somebody is held responsible for content (PARC and PolNeAR).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Who is held responsible, as written: "the ministry", "he". Empty in "it is said".
    pub source: Vec<Span>,
    /// The words that attribute: "said in a statement", "according to".
    pub cue: Vec<Span>,
    /// What is attributed, in reading order; several pieces where the cue interrupts.
    pub content: Vec<Span>,
    /// The attribution in whose content this one stands (index into [`Reading::attributions`]).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inside: Option<usize>,
}

/// A predicate and how certain it is that it is so, as the reporter or speaker puts it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The predicate word.
    pub span: Span,
    /// -3 (certainly not) to 3 (certainly so), 0 unknown; the scale of UDS It-Happened.
    pub factuality: f32,
    /// Told as one that took place, as a kind of event, or neither.
    pub realis: Realis,
}

/// Whether an event is told as one that took place (ACE's and CASIE's realis).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Realis {
    /// A particular one that took place.
    Actual,
    /// Any of its kind: "hackers often steal passwords".
    Generic,
    /// Planned, feared, denied, asked about.
    Other,
}

/// Kinds of source (PolNeAR and newsroom practice).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Named: "Anna Kral", "the Energy Ministry".
    Named,
    /// By role only, singular and identifiable in principle: "a ministry spokesman".
    Role,
    /// Nobody in particular: "sources", "officials", "it is said".
    Unnamed,
}

/// One link of a chain: on whose word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The source's name with pronouns and short forms resolved within the document.
    pub name: String,
    /// Named, by role, or unnamed.
    pub kind: SourceKind,
    /// Where the source stands in the text; `None` where there is none ("it is said").
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<Span>,
    /// Where the cue stands.
    pub cue: Span,
    /// On whose behalf a spokesperson speaks: the organization, resolved within the document.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaks_for: Option<String>,
}

/// Whether it is put as so or as not so (FactBank).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// Put as so.
    Positive,
    /// Put as not so.
    Negative,
}

/// How sure the innermost speaker puts it (FactBank's certainty, and what news adds to it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Stated flatly: happened, is so, is not so.
    Certain,
    /// "Likely", "believed to".
    Probable,
    /// "May", "could", "possibility".
    Possible,
    /// Intended, under study, announced for later.
    Planned,
    /// Somebody else's claim is denied.
    Denied,
    /// Asked, conditional, or no position taken.
    Unknown,
}

/// Where it stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Over and done.
    Happened,
    /// Going on, or a state.
    Ongoing,
    /// Intended or expected.
    Planned,
    /// "If", "would", a question.
    Hypothetical,
}

/// Factuality of a statement for its innermost speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Factuality {
    /// As so or as not so.
    pub polarity: Polarity,
    /// How sure.
    pub certainty: Certainty,
    /// Where in time.
    pub status: Status,
    /// The trained head's value for the main predicate, -3 to 3.
    pub value: f32,
    /// The words that decided: "may", "denied", "not", "plans to".
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub cues: Vec<Span>,
}

/// One proposition put forward in one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// From the first to the last byte of its pieces.
    pub span: Span,
    /// The words of the proposition, without interrupting cues.
    pub pieces: Vec<Span>,
    /// On whose word, outermost first; empty where the author states it.
    pub chain: Vec<Link>,
    /// How certain, for the innermost speaker.
    pub factuality: Factuality,
    /// Unit vector of its meaning, quantised: component times 127. Not shown in JSON output.
    #[serde(skip)]
    pub vector: Vec<i8>,
}

impl Statement {
    /// Whether a span lies in the words of the proposition, not in a cue that interrupts them.
    pub fn holds(&self, span: Span) -> bool {
        self.pieces.iter().any(|p| p.contains(span))
    }

    /// The words of the proposition, pieces joined by a space.
    pub fn words(&self, text: &str) -> String {
        self.pieces.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" ")
    }
}

/// All that the reader found in one document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// Sentences, in order, not overlapping.
    pub sentences: Vec<Span>,
    /// Attributions, by cue.
    pub attributions: Vec<Attribution>,
    /// Predicates with their factuality.
    pub events: Vec<Event>,
    /// Statements, in order.
    pub statements: Vec<Statement>,
    /// Names of people, organizations, places and so on, in order, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// Who the mentions name: one entry for all the names of one person or thing, in order of first mention.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
    /// Mentions of places with coordinates, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Time expressions, in order, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<TimeExpression>,
    /// What is negated by which words, in order of the cues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub negations: Vec<Negation>,
    /// Who did what to whom, in order of the predicates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deeds: Vec<Deed>,
}
