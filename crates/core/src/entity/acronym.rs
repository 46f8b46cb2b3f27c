//! Acronyms: what looks like one, and the initials under which a name may go.

use super::plain::plain;

/// Whether a word as written looks like an acronym: "IAEA", "U.S.", "MoI"; not "Acme".
pub(super) fn looks_so(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=LONGEST).contains(&letters) && capitals >= 2 && capitals * 2 >= letters
}

/// Whether a word is written like a name and has as many letters as an acronym that has become a
/// word ("Nato", "Unesco"): such a one must be spelled by all initials.
pub(super) fn may_be_worn(word: &str) -> bool {
    let letters = word.chars().count();
    (4..=LONGEST).contains(&letters)
        && word.chars().all(char::is_alphabetic)
        && word.chars().next().is_some_and(char::is_uppercase)
}

/// The initials of a name's words in plain letters (`of` and the like among them): with and without
/// the small words, and for an office also the other way round ("Energy Ministry": EM, ME, MoE).
pub(super) fn initials(words: &[&str], head: &str) -> Vec<String> {
    let small =
        |w: &str| matches!(w, "of" | "for" | "in" | "at" | "on" | "and" | "the" | "de" | "du" | "des");
    let content: Vec<&str> = words.iter().copied().filter(|w| !small(w)).collect();
    if content.len() < 2 || content.iter().any(|w| w.starts_with('#')) {
        return Vec::new();
    }
    let letters = |words: &[&str]| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let mut out = vec![letters(&content), letters(words)];
    if content.last() == Some(&head) && matches!(head, "ministry" | "department" | "university" | "bank") {
        let rest = letters(&content[..content.len() - 1]);
        let first = head.chars().next().unwrap_or_default();
        out.extend([format!("{first}{rest}"), format!("{first}o{rest}")]);
    }
    // The country is left out: "FA" for the Norvian Football Association.
    if let [first, rest @ ..] = &content[..]
        && rest.len() >= 2
        && ["ian", "ean", "an", "ish", "ese"].iter().any(|e| first.ends_with(e))
    {
        out.push(letters(rest));
    }
    // "Organization" is "org." to some, a "press agency" is written as one word by others: no rule.
    out.retain(|i| (2..=LONGEST).contains(&i.chars().count()));
    // The proper name is kept: "Zelen NPP" for the Zelen Nuclear Power Plant.
    out.extend(
        (1..3)
            .filter(|k| content.len() >= k + 2)
            .map(|k| format!("{} {}", content[..k].join(" "), letters(&content[k..]))),
    );
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether a short form in brackets can be an acronym of the name before it. In another language its
/// letters are others ("Federal Security Service (FSB)"), so that only its looks count.
pub(super) fn may_stand_for(short: &str, long: &str) -> bool {
    looks_so(short)
        && !short.contains(char::is_whitespace)
        && long.split_whitespace().nth(1).is_some()
        && !long.split_whitespace().any(|w| plain(w) == plain(short))
}

/// Letters of the longest acronym.
const LONGEST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_an_acronym() {
        assert!(["IAEA", "U.S.", "MoI", "EU", "DoJ"].iter().all(|w| looks_so(w)));
        assert!(!["Acme", "McDonald", "I"].iter().any(|w| looks_so(w)));
    }

    #[test]
    fn initials_with_and_without_small_words() {
        let of = |words: &[&str]| initials(words, words[words.len() - 1]);
        assert!(of(&["national", "resistance", "center"]).contains(&"nrc".to_owned()));
        assert!(initials(&["ministry", "of", "interior"], "ministry").contains(&"moi".to_owned()));
        assert!(of(&["energy", "ministry"]).contains(&"moe".to_owned()));
        assert!(of(&["#1", "brigade"]).is_empty());
    }
}
