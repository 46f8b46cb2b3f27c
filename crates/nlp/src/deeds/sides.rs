//! Sides of a deed as an index of events writes them: "Kurvian diplomats" for "A group of Kurvian diplomats".

use super::groups::{Group, Sentence};
use super::kinds::Kind;
use super::parties::{counts_others, is_party};
use reportedly_core::Span;

/// Words before a noun that say nothing of who it is.
const RANK: &[&str] = &[
    "senior",
    "top",
    "leading",
    "main",
    "young",
    "angry",
    "several",
    "newly",
    "appointed",
    "elected",
    "alleged",
    "suspected",
    "other",
    "fellow",
];

/// Spans of actors or recipients without article, number, rank, possessive ending and what follows the name.
///
/// Works on spans by whomever: a trained head's or a rule's. A span of which nothing is left stays as it is.
pub fn sides(text: &str, spans: &[Span]) -> Vec<Span> {
    spans.iter().map(|s| side(text, *s)).collect()
}

fn side(text: &str, span: Span) -> Span {
    let s = Sentence::phrase(text, span);
    let Some(Group { start, end, next, .. }) = s.full(0) else { return span };
    let mut from = start;
    while from + 1 < end && RANK.contains(&s.word(from)) {
        from += 1;
    }
    // "neighbouring Kurvia", "the regional capital Tarvo": what is said of a name in passing
    let name = (from..end).find(|i| s.kind(*i) == Some(Kind::Name));
    if let Some(n) = name.filter(|n| (from..*n).all(|i| s.kind(i) == Some(Kind::Word) && !tells(s.word(i)))) {
        from = n;
    }
    let mut to = end;
    if next < s.tokens.len() && !counts_others(s.word(end - 1)) && keeps(&s, next) {
        to = s.tokens.len();
    }
    while to > from + 1 && matches!(s.kind(to - 1), Some(Kind::Poss | Kind::Mark)) && s.word(to - 1) != ")" {
        to -= 1;
    }
    s.span(from, to)
}

/// Whether a word before a name is part of who it is: "former president", "ethnic Kurvians".
fn tells(word: &str) -> bool {
    is_party(word)
        || matches!(
            word,
            "ethnic"
                | "former"
                | "acting"
                | "deputy"
                | "prime"
                | "foreign"
                | "vice"
                | "ex-president"
                | "then"
                | "ousted"
        )
}

/// Whether the phrase that follows says which party is meant, as "of former President Rau" does.
fn keeps(s: &Sentence, next: usize) -> bool {
    s.word(next) == "of" && is_party(s.word(next.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_party_is_left() {
        for (phrase, kept) in [
            ("A group of Kurvian diplomats", "Kurvian diplomats"),
            ("the Kurvian government", "Kurvian government"),
            ("about 200 supporters of former President Rau", "supporters of former President Rau"),
            ("President Ilan Drost", "President Ilan Drost"),
            ("A senior Moravian official", "Moravian official"),
            ("more than 100 rebels", "rebels"),
            ("Lena Okafor, the foreign minister", "Lena Okafor"),
            ("its own troops", "own troops"),
        ] {
            let span = Span::new(0, phrase.len());
            assert_eq!(sides(phrase, &[span])[0].of(phrase), kept);
        }
    }
}
