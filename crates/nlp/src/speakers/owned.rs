//! Whom "his wife" and "its inspectors" mean: somebody's, and whose that is.

use super::kinds::{Class, Gender, gender};
use super::{Speaker, Speakers, plain};
use reportedly_core::{SourceKind, Span};

/// Possessive pronouns with the personal ones that mean the same.
const OWNERS: [(&str, &str); 6] =
    [("his", "he"), ("her", "she"), ("its", "it"), ("their", "they"), ("my", "i"), ("our", "we")];

impl Speakers<'_> {
    /// "his wife" in what Piet Harmsen says is "Piet Harmsen's wife"; `None` if the source does not begin
    /// with such a word, or nobody fits it.
    pub(super) fn owned(&self, phrase: &str, source: Span, outer: Option<&Speaker>) -> Option<Speaker> {
        let (first, rest) = phrase.split_once(' ')?;
        let (_, pronoun) = OWNERS.iter().find(|(own, _)| first.eq_ignore_ascii_case(own))?;
        let says = outer.filter(|o| match self.class_of(o) {
            Class::Person => match *pronoun {
                "he" | "she" => gender(&o.name).agrees(gender(pronoun)),
                // Two capitalised words look like a person's name: "its" says that they are none.
                "it" => gender(&o.name) == Gender::Unknown,
                other => matches!(other, "i" | "we"),
            },
            Class::Body => matches!(*pronoun, "it" | "they" | "we" | "i"),
            _ => matches!(*pronoun, "they" | "we" | "i"),
        });
        let owner = says.cloned().or_else(|| self.pronoun(pronoun, source, outer))?;
        if owner.kind == SourceKind::Unnamed {
            return None;
        }
        let ending = if owner.name.ends_with('s') && matches!(*pronoun, "they") { "'" } else { "'s" };
        let mut speaker = plain(format!("{}{ending} {}", owner.name, rest.trim()), SourceKind::Role);
        if rest.trim_start().starts_with("spokes") {
            speaker.speaks_for = Some(owner.name);
        }
        Some(speaker)
    }
}
