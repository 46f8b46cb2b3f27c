//! What an open question wants to know, and the yes/no question that each answer to it makes.

use super::Question;
use serde::Serialize;

/// What an open question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// "Who": a person or a body.
    Who,
    /// "Which", "what": a name of any kind.
    Name,
    /// "Where": a place.
    Place,
    /// "When": a day, a month or a year.
    Time,
    /// "What time": a time of day.
    Clock,
    /// "How many", "how much": a number of what is counted.
    Count,
    /// "Why", "how": no value can stand for the answer; what bears on it is shown.
    Account,
}

impl Asked {
    /// What the words of a question, in small letters, ask for; `None` for a yes/no question.
    pub(super) fn of(words: &[&str]) -> Option<Self> {
        // "At what time", "in which town".
        let words = match words {
            ["at" | "in" | "on" | "by" | "to" | "from", rest @ ..]
                if matches!(rest.first(), Some(&("what" | "which" | "how" | "whom"))) =>
            {
                rest
            }
            _ => words,
        };
        let second = words.get(1).copied().unwrap_or_default();
        match *words.first()? {
            "who" | "whom" | "whose" => Some(Self::Who),
            "what" if matches!(second, "number" | "share") => Some(Self::Count),
            "what" | "which" if matches!(second, "time" | "hour") => Some(Self::Clock),
            "what" if matches!(second, "day" | "date" | "month" | "year") => Some(Self::Time),
            "which" | "what" if matches!(second, "day" | "month" | "year") => Some(Self::Time),
            "which" | "what"
                if matches!(second, "town" | "city" | "country" | "village" | "region" | "port") =>
            {
                Some(Self::Place)
            }
            "what" | "which" => Some(Self::Name),
            "where" => Some(Self::Place),
            "when" => Some(Self::Time),
            "how" if matches!(second, "many" | "much") => Some(Self::Count),
            "why" | "how" => Some(Self::Account),
            _ => None,
        }
    }
}

impl Question {
    /// The yes/no question whether `value` is the answer to this open one: "Who resigned?" and "Anna Kral" make "Anna Kral resigned?",
    /// "Where did the train derail?" and "Arlen" make "Did the train derail in Arlen?".
    pub fn with_value(&self, value: &str) -> String {
        let plain = self.text.trim_end_matches(['?', ' ', '.']);
        let words: Vec<&str> = plain.split(' ').collect();
        let from = |n: usize| words.get(n + 1..).unwrap_or_default().join(" ");
        let second = words.get(1).map(|w| w.to_lowercase());
        if matches!(second.as_deref(), Some("what" | "which" | "whom")) {
            // "At what time did it break?": "Did it break at 04:52?"
            let at = words[0].to_lowercase();
            return format!(
                "{} {at} {value}?",
                capital(&from(if self.asked == Some(Asked::Who) { 1 } else { 2 }))
            );
        }
        let rest = words.get(1..).unwrap_or_default();
        match self.asked {
            Some(Asked::Place) if self.begins("where") => format!("{} in {value}?", capital(&from(0))),
            Some(Asked::Time) if self.begins("when") => {
                let at = if value.len() == 10 { "on" } else { "in" };
                format!("{} {at} {value}?", capital(&from(0)))
            }
            // "How many people died", "which company bought it": the value stands for the first words.
            Some(Asked::Count) => format!("{value} {}?", from(1)),
            Some(Asked::Name | Asked::Place | Asked::Time | Asked::Clock) if !is_verb(rest.first()) => {
                format!("{value} {}?", from(1))
            }
            _ => format!("{value} {}?", from(0)),
        }
    }

    fn begins(&self, word: &str) -> bool {
        self.text.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word))
    }
}

/// An auxiliary, before which the subject of a question does not yet stand.
fn is_verb(word: Option<&&str>) -> bool {
    const AUXILIARY: &[&str] = &[
        "is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "will", "would", "can",
        "could", "may", "might", "should", "in", "at", "of",
    ];
    word.is_some_and(|w| AUXILIARY.contains(&w.to_lowercase().as_str()))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for() {
        let asked = |t: &str| Question::new(t).unwrap().asked;
        assert_eq!(asked("Who has resigned at the bank?"), Some(Asked::Who));
        assert_eq!(asked("How much wheat was harvested?"), Some(Asked::Count));
        assert_eq!(asked("On which day did it happen?"), Some(Asked::Time));
        assert_eq!(asked("At what time did the dyke break?"), Some(Asked::Clock));
        assert_eq!(asked("On Monday, did the dyke break?"), None);
        assert_eq!(asked("What year did the war begin?"), Some(Asked::Time));
        assert_eq!(asked("Did the train derail?"), None);
        assert_eq!(asked("Why did the train derail?"), Some(Asked::Account));
    }

    #[test]
    fn a_value_makes_a_yes_or_no_question() {
        let with = |t: &str, v: &str| Question::new(t).unwrap().with_value(v);
        assert_eq!(with("At what time did the dyke break?", "04:52"), "Did the dyke break at 04:52?");
        assert_eq!(with("Who resigned?", "Anna Kral"), "Anna Kral resigned?");
        assert_eq!(with("Where did the train derail?", "Arlen"), "Did the train derail in Arlen?");
        assert_eq!(with("When did the train derail?", "2025-10-09"), "Did the train derail on 2025-10-09?");
        assert_eq!(with("How many people died in the landslide?", "12"), "12 people died in the landslide?");
        assert_eq!(with("Which company bought the mill?", "Orlo Foods"), "Orlo Foods bought the mill?");
    }
}
