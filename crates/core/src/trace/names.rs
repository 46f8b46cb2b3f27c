//! Which names in a corpus are one speaker.

use crate::speaker::{name_words, same_speaker, same_word};

/// Group names of one speaker. A short name that fits several longer ones which do not fit each other
/// ("Defence Ministry" of two countries) stays alone: unknown stays unknown.
pub(super) fn same<'a>(names: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut sorted: Vec<&str> = names.to_vec();
    sorted.sort_by_key(|n| (std::cmp::Reverse(name_words(n).len()), *n));
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
        same_speaker(a, b) || initials(a, b) || initials(b, a)
    }
    groups
}

/// "NRC" and "National Resistance Center".
fn initials(short: &str, long: &str) -> bool {
    let acronym = short.trim_start_matches("the ").trim_start_matches("The ");
    let letters: String =
        long.split_whitespace().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    acronym.len() >= 3
        && acronym.chars().all(char::is_uppercase)
        && letters.ends_with(acronym)
        && !name_words(long).iter().any(|w| same_word(w, &acronym.to_lowercase()))
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
    }
}
