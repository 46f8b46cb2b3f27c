//! Which names in a corpus are one speaker.

use crate::entity::{is_acronym_of, is_title};
use crate::speaker::{name_words, same_speaker};

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
            (0..groups.len()).filter(|g| groups[*g].iter().any(|n| same(n, name))).collect();
        match fits[..] {
            [one] => groups[one].push(name),
            _ => groups.push(vec![name]),
        }
    }
    fn same(a: &str, b: &str) -> bool {
        same_speaker(a, b) || is_acronym_of(a, b) || is_acronym_of(b, a)
    }
    groups
}

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
