//! Who did what to whom.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Event categories of PLOVER (Halterman and others 2023), the successor of CAMEO's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the words are PLOVER's own; docs/glossary.md explains them")]
pub enum Category {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Mobilize,
    Sanction,
    Coerce,
    Assault,
    Demand,
    Disapprove,
    Fight,
    Investigate,
}

/// A predicate with those who take part in it, as the text puts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// The predicate: "attacked", "called off", "attack" in "launched an attack".
    pub predicate: Span,
    /// Who does it; several where they are coordinated or the words are interrupted.
    pub actor: Vec<Span>,
    /// To whom or against whom.
    pub recipient: Vec<Span>,
    /// What it is done with or about, where that is no party.
    pub object: Vec<Span>,
    /// Where.
    pub place: Vec<Span>,
    /// When: the words; their value is in [`Reading::times`](super::Reading::times).
    pub time: Vec<Span>,
    /// PLOVER category, where one applies.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub category: Option<Category>,
}
