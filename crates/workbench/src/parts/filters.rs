//! Filters of statements, kept in the address.

use super::words::CERTAINTIES;
use crate::overview::{Overview, Told};
use crate::page::encoded;
use crate::trouble::Trouble;
use maud::{Markup, html};
use reportedly::core::weigh::word;
use reportedly::{Casebook, StatementKey};
use serde::Deserialize;
use std::collections::HashSet;

/// Statements that a search by words finds at the most.
const FOUND: usize = 5000;

/// What statements must have to be shown. An empty field asks nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filters {
    /// Words, any of them; in quotation marks, a phrase.
    pub(crate) q: String,
    /// Published on this day or later.
    pub(crate) from: String,
    /// Published on this day or earlier.
    pub(crate) to: String,
    /// Who published it: a part of the name.
    pub(crate) publisher: String,
    /// On whose word: a part of the name.
    pub(crate) speaker: String,
    /// How certain.
    pub(crate) certainty: String,
    /// A place that it names: a part of the name.
    pub(crate) place: String,
}

impl Filters {
    /// The words and phrases that are looked for.
    pub(crate) fn words(&self) -> Vec<String> {
        words(&self.q)
    }

    /// Whether a statement is to be shown, words left out.
    pub(crate) fn lets(&self, overview: &Overview, told: &Told) -> bool {
        let document = overview.document(told);
        let day = document.published.as_deref().map(|d| d.get(..10).unwrap_or(d));
        let holds = |name: &str, part: &str| name.to_lowercase().contains(&part.trim().to_lowercase());
        (self.from.is_empty() || day.is_some_and(|d| d >= self.from.as_str()))
            && (self.to.is_empty() || day.is_some_and(|d| d <= self.to.as_str()))
            && (self.publisher.trim().is_empty()
                || document.publisher.as_ref().is_some_and(|p| holds(p, &self.publisher)))
            && (self.speaker.trim().is_empty() || told.chain.iter().any(|name| holds(name, &self.speaker)))
            && (self.certainty.is_empty() || word(told.certainty) == self.certainty)
            && (self.place.trim().is_empty() || told.places.iter().any(|(name, ..)| holds(name, &self.place)))
    }

    /// The statements that are to be shown, in the order of their documents.
    pub(crate) fn apply<'a>(
        &self,
        casebook: &Casebook,
        overview: &'a Overview,
    ) -> Result<Vec<&'a Told>, Trouble> {
        let words = self.words();
        let found: Option<HashSet<StatementKey>> = if words.is_empty() {
            None
        } else {
            Some(casebook.search_statements(&words, FOUND)?.into_iter().map(|(key, _)| key).collect())
        };
        let is_found = |t: &&Told| found.as_ref().is_none_or(|all| all.contains(&overview.key(t)));
        Ok(overview.statements.iter().filter(|t| self.lets(overview, t)).filter(is_found).collect())
    }

    /// The fields, for the page's form.
    pub(crate) fn fields(&self) -> Markup {
        html! {
            label { "Words" input type="search" name="q" value=(self.q) maxlength="400" placeholder="bridge \"road agency\""; }
            label { "Published from" input type="date" name="from" value=(self.from); }
            label { "to" input type="date" name="to" value=(self.to); }
            label { "Publisher" input name="publisher" value=(self.publisher) maxlength="200"; }
            label { "On the word of" input name="speaker" value=(self.speaker) maxlength="200"; }
            label { "Place" input name="place" value=(self.place) maxlength="200"; }
            label { "Certainty"
                select name="certainty" {
                    option value="" { "any" }
                    @for c in CERTAINTIES { option value=(word(c)) selected[self.certainty == word(c)] { (word(c)) } }
                }
            }
        }
    }

    /// The part of an address that says them.
    pub(crate) fn query(&self) -> String {
        let all = [
            ("q", &self.q),
            ("from", &self.from),
            ("to", &self.to),
            ("publisher", &self.publisher),
            ("speaker", &self.speaker),
            ("certainty", &self.certainty),
            ("place", &self.place),
        ];
        let said = all.iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
    }
}

/// Words, and phrases in quotation marks.
pub(crate) fn words(text: &str) -> Vec<String> {
    let plain = text.replace(['“', '”', '„'], "\"");
    plain
        .split('"')
        .enumerate()
        .flat_map(|(n, part)| match n % 2 {
            1 => vec![part.trim().to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .filter(|w| !w.is_empty())
        .take(30)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn phrases_stand_in_quotation_marks() {
        assert_eq!(words("bridge “road agency” shut"), ["bridge", "road agency", "shut"]);
        assert_eq!(words("an \"open end"), ["an", "open end"]);
        assert!(words(" \" ").is_empty());
    }
}
