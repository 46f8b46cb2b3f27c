//! Values as people say them, and the class by which the style sheet knows them.

use reportedly::core::stance::Stance;
use reportedly::core::{Certainty, MentionKind, Status};

/// A stance as people say it.
pub(crate) fn stance(s: Stance) -> &'static str {
    match s {
        Stance::Supports => "supports",
        Stance::Refutes => "denies",
        Stance::Discusses => "takes no side",
        Stance::Unrelated => "does not bear on it",
    }
}

/// The class of a stance, which is also its value in forms.
pub(crate) fn stance_class(s: Stance) -> &'static str {
    match s {
        Stance::Supports => "supports",
        Stance::Refutes => "refutes",
        Stance::Discusses => "discusses",
        Stance::Unrelated => "unrelated",
    }
}

/// The stance of a form's value.
pub(crate) fn stance_of(value: &str) -> Option<Stance> {
    [Stance::Supports, Stance::Refutes, Stance::Discusses, Stance::Unrelated]
        .into_iter()
        .find(|s| stance_class(*s) == value)
}

/// All certainties, surest first.
pub(crate) const CERTAINTIES: [Certainty; 6] = [
    Certainty::Certain,
    Certainty::Probable,
    Certainty::Possible,
    Certainty::Planned,
    Certainty::Denied,
    Certainty::Unknown,
];

/// All kinds of names.
pub(crate) const KINDS: [MentionKind; 7] = [
    MentionKind::Person,
    MentionKind::Organization,
    MentionKind::Location,
    MentionKind::Facility,
    MentionKind::Group,
    MentionKind::Product,
    MentionKind::Event,
];

/// The kind of name that a form's value means.
pub(crate) fn kind_of(value: &str) -> Option<MentionKind> {
    KINDS.into_iter().find(|kind| kind.word() == value)
}

/// Where a statement stands in time.
pub(crate) fn status(s: Status) -> &'static str {
    match s {
        Status::Happened => "happened",
        Status::Ongoing => "going on",
        Status::Planned => "planned",
        Status::Hypothetical => "hypothetical",
    }
}

/// `Likely` of `likely`.
pub(crate) fn capital(s: &str) -> String {
    let mut c = s.chars();
    c.next().map(|f| f.to_uppercase().chain(c).collect()).unwrap_or_default()
}

/// `+12 points`
pub(crate) fn points(p: f64) -> String {
    let n = p.round() as i64;
    format!("{n:+} point{}", if n.abs() == 1 { "" } else { "s" })
}
