//! Numbers of one thing in a statement: which of its numbers say how many there are, and not how many more, on average or last year.

use super::{Quantity, quantities};
use crate::question::terms;
use std::collections::BTreeSet;

/// The numbers in a statement of what `unit`, a set of stems, counts, in reading order. Numbers that say how many there
/// are of something else, of more, on average or a year ago are left out; a number of those who were found is a bound:
/// there are at least so many.
pub(crate) fn counted(words: &str, unit: &BTreeSet<String>) -> Vec<Quantity> {
    let lower = words.to_lowercase();
    if EARLIER.iter().any(|e| lower.contains(e)) {
        return Vec::new();
    }
    let all: BTreeSet<String> = terms(words).collect();
    let alike = |stems: &BTreeSet<String>| stems.iter().any(|s| is_counted_alike(s, unit));
    // "The toll has risen to nine": what is counted stands elsewhere.
    let of_it = |q: &Quantity| if q.unit.is_empty() { alike(&all) } else { alike(&q.unit) };
    let is_part = unit.iter().any(|u| DEAD.contains(&u.as_str()))
        && all.iter().any(|s| FOUND.contains(&s.as_str()))
        && !all.iter().any(|s| TOTAL.contains(&s.as_str()));
    let mut found: Vec<Quantity> =
        quantities(words).into_iter().filter(|q| of_it(q) && !is_of_others(words, q)).collect();
    if is_part {
        found.iter_mut().for_each(|q| (q.low, q.high, q.below) = (q.low, None, false));
    }
    found
}

/// Whether a number is of an earlier time ("up from nine"), a comparison, a mean, or of some besides those that are counted.
fn is_of_others(words: &str, q: &Quantity) -> bool {
    let before = words.get(..q.span.start as usize).unwrap_or_default().trim_end().to_lowercase();
    let after = words.get(q.span.end as usize..).unwrap_or_default().trim_start().to_lowercase();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut next = after.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let mean = before.ends_with("average of") || before.ends_with("mean of");
    let besides = next.clone().next().is_some_and(|w| BESIDES.contains(&w));
    let of_some =
        q.unit.is_empty() && next.next().is_some_and(|w| matches!(w, "who" | "which" | "that" | "of"));
    let rate = after.split_whitespace().take(4).any(|w| w == "per" || w == "each");
    matches!(last, "from" | "than" | "another" | "further" | "average") || mean || besides || of_some || rate
}

/// Whether a stem of one unit is one of another's, or both count the dead.
pub(crate) fn is_counted_alike(stem: &str, unit: &BTreeSet<String>) -> bool {
    let dead = |s: &str| DEAD.contains(&s);
    unit.contains(stem) || (dead(stem) && unit.iter().any(|u| dead(u)))
}

/// Whether what is counted becomes more as time goes by: a later number takes the place of an earlier one.
pub(crate) fn grows(unit: &BTreeSet<String>) -> bool {
    unit.iter().any(|u| DEAD.contains(&u.as_str()) || GROWING.contains(&u.as_str()))
}

/// Stems of words by which the dead are counted.
const DEAD: &[&str] = &["die", "dead", "death", "kill", "bodi", "fatal", "victim", "toll", "live", "perish"];
/// Stems of words for others who are counted as they are found.
const GROWING: &[&str] =
    &["hurt", "injur", "wound", "arrest", "detain", "evacu", "displac", "infect", "ill", "homeless"];
/// Stems of words for finding some.
const FOUND: &[&str] = &["found", "find", "recov", "recover", "pull", "retriev", "dug", "drag"];
/// Stems of words for how many there are in all.
const TOTAL: &[&str] = &["toll", "total", "number", "altogeth", "overal", "certifi", "offici", "count"];
/// Words after a number that make it one of more, or of others.
const BESIDES: &[&str] = &["more", "further", "additional", "other", "others", "missing"];
/// Words for a time before the one that is spoken of.
const EARLIER: &[&str] =
    &["previous year", "last year", "year earlier", "year before", "year ago", "previous season"];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(unit: &str, words: &str) -> Vec<String> {
        let unit = terms(unit).collect();
        counted(words, &unit).iter().map(Quantity::shown).collect()
    }

    #[test]
    fn a_number_of_some_is_no_number_of_all() {
        assert_eq!(of("people died", "The toll has risen to nine, up from four"), ["9"]);
        assert_eq!(of("people died", "Four bodies were pulled from the hall"), ["at least 4"]);
        assert_eq!(of("people died", "A total of four bodies was found"), ["4"]);
        assert_eq!(
            of("people died", "Relatives of the people there have named six who are missing"),
            [""; 0]
        );
        assert_eq!(
            of("people died", "One more victim is in the well, and another two people died later"),
            [""; 0]
        );
        assert_eq!(
            of("tonnes", "The farms brought in 3.1 tonnes per hectare, an average of 50 tonnes"),
            [""; 0]
        );
        assert_eq!(of("tonnes", "In the previous year it was 7 million tonnes"), [""; 0]);
        assert_eq!(of("tonnes", "The union counted 8.4 million tonnes"), ["8400000"]);
    }
}
