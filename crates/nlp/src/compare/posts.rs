//! What posts are full of and claims are not.

/// Quotation marks, which claims use as they please. An apostrophe inside a word is none.
const QUOTES: &[char] = &['\'', '"', '‘', '’', '“', '”'];

/// Without quotation marks, white space squeezed.
pub(super) fn without_quotes(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let letter = |i: Option<usize>| i.and_then(|i| characters.get(i)).is_some_and(|c| c.is_alphanumeric());
    let inside = |i: usize| letter(i.checked_sub(1)) && letter(Some(i + 1));
    let double = |c: char| matches!(c, '"' | '“' | '”');
    let kept = |(i, c): &(usize, &char)| !QUOTES.contains(c) || (inside(*i) && !double(**c));
    let out: String = characters.iter().enumerate().filter(kept).map(|(_, c)| *c).collect();
    squeezed(&out)
}

/// Without the addresses of pages and pictures.
pub(super) fn without_addresses(post: &str) -> String {
    let mut out = String::with_capacity(post.len());
    let mut rest = post;
    while let Some(at) = ["https://", "http://", "pic.twitter.com/"].iter().filter_map(|p| rest.find(p)).min()
    {
        out.push_str(&rest[..at]);
        out.push(' ');
        let end = rest[at..].find(char::is_whitespace).map_or(rest.len(), |n| at + n);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Without a last line such as "— Anna Kral (@annakral) 3 May 2021", by which archives say who posted.
pub(super) fn without_signature(post: &str) -> &str {
    match post.rfind('—') {
        Some(at) if post[at..].contains("(@") => &post[..at],
        _ => post,
    }
}

/// Tags and names in one word as several: "#PortClosed" as "# Port Closed".
pub(super) fn parted(post: &str) -> String {
    let mut out = String::with_capacity(post.len() + 8);
    let characters: Vec<char> = post.chars().collect();
    for (i, c) in characters.iter().enumerate() {
        let before = i.checked_sub(1).map_or(' ', |i| characters[i]);
        let after = characters.get(i + 1).copied().unwrap_or(' ');
        let starts =
            c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && after.is_lowercase()));
        if starts {
            out.push(' ');
        }
        out.push(if *c == '_' { ' ' } else { *c });
    }
    out
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_go_and_apostrophes_stay() {
        assert_eq!(
            without_quotes("The 'Lomsund  whale' isn't \"real\", he said’"),
            "The Lomsund whale isn't real, he said"
        );
    }

    #[test]
    fn a_post_is_cut_to_what_it_says() {
        let post = "No ferry today #PortClosed https://example.org/x pic.twitter.com/ab — Anna Kral (@AnnaKral) 3 May 2021";
        let plain = without_addresses(post);
        assert_eq!(squeezed(without_signature(&plain)), "No ferry today #PortClosed");
        assert!(parted(&plain).contains("Port Closed") && parted(&plain).contains("(@Anna Kral)"));
        assert_eq!(without_signature("Closed — for now"), "Closed — for now");
        assert_eq!(without_addresses("see http://a.example"), "see  ");
    }
}
