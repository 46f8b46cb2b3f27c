//! Which names in a corpus are one speaker.

use crate::entity::{is_acronym_of, is_title};
use crate::speaker::{name_words, same_speaker, same_word};

/// Group names of one speaker. A short name that fits several longer ones which do not fit each other
/// ("Defence Ministry" of two countries) stays alone: unknown stays unknown.
pub(super) fn same<'a>(names: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut sorted: Vec<&str> = names.to_vec();
    // Full names come first: "Secretary Clinton" must meet all Clintons.
    let telling = |n: &str| name_words(n).iter().filter(|w| !is_title(w)).count();
    sorted.sort_by_key(|n| (std::cmp::Reverse((telling(n), name_words(n).len())), *n));
    let mut groups: Vec<Vec<&'a str>> = Vec::new();
    for name in sorted {
        let fits: Vec<usize> =
            (0..groups.len()).filter(|g| groups[*g].iter().any(|n| is_one(n, name))).collect();
        match fits[..] {
            [one] => groups[one].push(name),
            _ => groups.push(vec![name]),
        }
    }
    groups
}

/// Whether two names may be one speaker's or one newsroom's.
pub(super) fn is_one(a: &str, b: &str) -> bool {
    a == b
        || same_speaker(a, b)
        || is_one_force(a, b)
        || is_one_outlet(a, b)
        || is_acronym_of(a, b)
        || is_acronym_of(b, a)
        || is_one_agency(a, b)
}

/// "Northline" is the Northline News Agency, "Corvus" is Corvus Press.
fn is_one_agency(a: &str, b: &str) -> bool {
    let (a, b) = (name_words(a), name_words(b));
    let is_short = |short: &[String], long: &[String]| {
        let rest = long.strip_prefix(short).unwrap_or_default();
        let all = rest.iter().all(|w| AGENCY.contains(&w.as_str()));
        !short.is_empty() && all && rest.iter().any(|w| matches!(w.as_str(), "news" | "press" | "wire"))
    };
    is_short(&a, &b) || is_short(&b, &a)
}

/// "The paper Tarn Avis" is Tarn Avis.
fn is_one_outlet(a: &str, b: &str) -> bool {
    let bare = |name: &str| -> Vec<String> {
        name_words(name).into_iter().filter(|w| !PAPERS.contains(&w.as_str())).collect()
    };
    let called = |name: &str| name_words(name).iter().any(|w| PAPERS.contains(&w.as_str()));
    let (x, y) = (bare(a), bare(b));
    let ends = |long: &[String], short: &[String]| {
        !short.is_empty() && long.ends_with(short) && long.len() <= short.len() + 1
    };
    (called(a) && ends(&x, &y)) || (called(b) && ends(&y, &x))
}

/// What outlets are called before their names.
const PAPERS: &[&str] =
    &["newspaper", "paper", "daily", "broadcaster", "agency", "website", "site", "blog", "channel", "radio"];

/// "The General Staff of Norland" and "Norland's army" are one force.
fn is_one_force(a: &str, b: &str) -> bool {
    let (a, b) = (name_words(a), name_words(b));
    let is_force = |w: &String| FORCES.contains(&w.as_str());
    let country = |words: &[String]| words.iter().filter(|w| !is_force(w)).cloned().collect::<Vec<_>>();
    let (x, y) = (country(&a), country(&b));
    x.len() < a.len() && y.len() < b.len() && x.len() == 1 && y.len() == 1 && same_word(&x[0], &y[0])
}

/// Words for a country's armed forces.
const FORCES: &[&str] = &["army", "military", "general", "staff", "armed", "forces", "troops", "command"];

/// What agencies' names end with.
const AGENCY: &[&str] = &["news", "press", "wire", "agency", "service"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_short_names_stay_alone() {
        let names = [
            "Defence Ministry",
            "Belarusian Defence Ministry",
            "Defence Ministry of Belarus",
            "Ukrainian Defence Ministry",
        ];
        let groups = same(&names);
        assert_eq!(groups.len(), 3, "{groups:?}");
        let two = same(&["NRC", "National Resistance Center", "Anna Kral"]);
        assert_eq!(two.len(), 2, "{two:?}");
        let clinton = same(&["Secretary Clinton", "Hillary Clinton"]);
        assert_eq!(clinton.len(), 1, "{clinton:?}");
        let three = same(&["Secretary Clinton", "Hillary Clinton", "Zoe Clinton"]);
        assert_eq!(three.len(), 3, "{three:?}");
    }
}
