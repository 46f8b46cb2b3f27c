//! Names of writers in what a page gives as its author.

use crate::html::phrases::BY;

/// Words that are no name but stand with names, in lower case.
const ROLES: &[&str] = &[
    "reporter",
    "editor",
    "correspondent",
    "writer",
    "journalist",
    "columnist",
    "contributor",
    "producer",
    "redakteur",
    "redakteurin",
    "autor",
    "autorin",
    "freelance",
    "photographer",
    "news",
    "updated",
    "published",
    "posted",
    "view",
    "profile",
    "follow",
    "more",
    "comments",
    "comment",
    "share",
    "email",
    "bio",
    "articles",
    "posts",
    "written",
    "read",
    "minutes",
    "min",
    "about",
    "contact",
    "us",
    "the",
    "author",
    "authors",
    "all",
    "by",
    "from",
    "chief",
    "senior",
    "political",
    "business",
    "sports",
    "deputy",
    "redaktion",
    "alle",
    "beiträge",
    "kommentare",
    "mehr",
    "weitere",
    "kontakt",
    "über",
    "presse",
    "menu",
    "home",
    "facebook",
    "twitter",
    "instagram",
    "click",
    "here",
    "see",
    "full",
    "staff",
    "guest",
    "admin",
    "administrator",
    "webmaster",
    "user",
    "super",
];

/// Small words inside of names.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "di", "da", "das", "do", "dos", "du", "van", "von", "vom", "zu",
    "la", "le", "el", "al", "bin", "ibn", "ben", "y", "e", "ter", "ten", "af", "av", "dr.", "dr", "prof.",
    "st.", "op", "het", "und",
];

/// The names in a printed byline: `By A. Roe and Bo Poe, harbour correspondent | 3 May`. Empty where it holds no name.
pub(super) fn printed(line: &str) -> Vec<String> {
    const LONGEST: usize = 160;
    const MOST: usize = 8;
    if line.len() > LONGEST {
        return Vec::new();
    }
    let mut rest = line.trim();
    let lower = rest.to_lowercase();
    if let Some(by) = BY.iter().find(|b| lower.starts_with(*b) && rest.is_char_boundary(b.len())) {
        rest = &rest[by.len()..];
    }
    let end = [
        " | ", " · ", " • ", " – ", " — ", " - ", "(", " @", " / ", ":", " on ", " am ", " le ", " el ",
        " for ", " from ",
    ]
    .iter()
    .filter_map(|s| rest.find(s))
    .min()
    .unwrap_or(rest.len());
    let names: Vec<String> = split(&rest[..end]).filter(|n| is_person(n)).map(str::to_owned).collect();
    if names.len() > MOST { Vec::new() } else { names }
}

/// The names in a list.
pub(super) fn split(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ';', '\n'])
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" und "))
        .flat_map(|p| p.split(" & "))
        .flat_map(|p| p.split(" et "))
        .map(|p| p.trim().trim_start_matches("and ").trim())
        .filter(|p| !p.is_empty())
}

/// Whether it looks like the name of a person: two to five words, all in capitals but particles.
pub(in crate::html) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let fits = |w: &&str| {
        let lower = w.to_lowercase();
        PARTICLES.contains(&lower.as_str())
            || w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
                && !ROLES.contains(&lower.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    (2..=5).contains(&words.len())
        && name.len() <= 60
        && words.iter().all(fits)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’' | '‐'))
        && words.iter().filter(|w| w.chars().count() > 1).count() >= 2
}

/// Account names that systems fill in, in lower case.
const ACCOUNTS: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "webmaster",
    "guest",
    "author",
    "staff",
    "super user",
    "redacción",
    "redaktion",
    "root",
    "web",
];

/// Whether what machines are told as author can be a person, an agency or a desk rather than markup, an address,
/// a photo credit, a domain or an account.
pub(super) fn is_name(s: &str) -> bool {
    let lower = s.to_lowercase();
    let one_word = !s.contains(char::is_whitespace);
    let domain = one_word && s.trim_end_matches('.').contains('.');
    let account = one_word && lower == s && s.bytes().any(|b| b.is_ascii_lowercase());
    s.len() <= 200
        && s.chars().any(char::is_alphabetic)
        && !s.contains(['<', '>', '{', '/'])
        && !s.starts_with(['(', '@'])
        && !lower.contains("image:")
        && !domain
        && !account
        && !ACCOUNTS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_bylines_give_names() {
        assert_eq!(
            printed("By Ann Roe and Bo van Poe, harbour correspondent | 3 May"),
            ["Ann Roe", "Bo van Poe"]
        );
        assert_eq!(printed("Von Ina Roh"), ["Ina Roh"]);
        assert_eq!(printed("Ann Roe, Senior Reporter"), ["Ann Roe"]);
        for none in
            ["By Monday the port had closed", "More from us", "Share on Facebook", "3 min read", "by admin"]
        {
            assert!(printed(none).is_empty(), "{none}");
        }
    }
}
