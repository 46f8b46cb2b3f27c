//! Lines that stand between the paragraphs of an article and are no part of it: links to other
//! articles, photo credits, calls to subscribe. Read as reporting, each would be a false statement.

use super::paragraphs::same;

/// Longest paragraph that can be a line of this kind, in bytes. Longer ones are prose that happens to
/// begin so.
const LONGEST: usize = 220;

/// Whole paragraphs, compared by their letters.
const WHOLE: &[&str] = &[
    "advertisement",
    "comments",
    "comment",
    "copy link",
    "image",
    "more trending",
    "read more",
    "related",
    "related articles",
    "related stories",
    "recommended",
    "scroll to continue",
    "share",
    "share this article",
    "sign up",
    "skip ad",
    "subscribe",
    "trending",
    "most read",
    "continue reading",
    "watch more videos",
    "read also",
];

/// Beginnings, in lower case. Each names a thing to do on the site or the maker of a picture; none
/// begins a sentence of reporting.
const BEGINNINGS: &[&str] = &[
    "advertisement ·",
    "advertisement - ",
    "also read:",
    "click here to ",
    "copyright ©",
    "credit:",
    "don't miss:",
    "follow us on ",
    "for more stories like this",
    "get in touch with our news team",
    "image:",
    "image credit:",
    "(image:",
    "join our ",
    "listen:",
    "more from ",
    "more:",
    "more on this story",
    "photo:",
    "photo by ",
    "photo credit:",
    "(photo by ",
    "(photos by ",
    "(photo:",
    "picture:",
    "(picture:",
    "read also:",
    "read more:",
    "read more |",
    "read next:",
    "read:",
    "recommended:",
    "related:",
    "see also:",
    "sign up for ",
    "sign up to ",
    "sign up here",
    "subscribe to ",
    "watch:",
    "you may also like",
    "© ",
];

/// The paragraphs without such lines, without the headline, and without what stands above it.
pub(super) fn clear(mut paragraphs: Vec<String>, title: Option<&str>) -> Vec<String> {
    /// Paragraphs among which a repeated headline is looked for, and the longest crumb above it.
    const TOP: usize = 10;
    const CRUMB: usize = 100;
    let headline = title.and_then(|t| paragraphs.iter().take(TOP).position(|p| same(p, t)));
    if let Some(at) = headline {
        // The way to the page ("Home", "Sport") ends with the headline; anything longer is a lead.
        let from = if paragraphs[..at].iter().all(|p| p.len() <= CRUMB) { 0 } else { at };
        paragraphs.drain(from..=at);
    }
    paragraphs.retain(|p| !is_furniture(p));
    paragraphs
}

fn is_furniture(paragraph: &str) -> bool {
    if paragraph.len() > LONGEST {
        return false;
    }
    let lower = paragraph.to_lowercase();
    // Signs alone, as `* * *` or `___`, part an article and say nothing.
    let letters = lower.chars().any(char::is_alphanumeric);
    !letters || BEGINNINGS.iter().any(|b| lower.starts_with(b)) || WHOLE.iter().any(|w| same(w, &lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleared(paragraphs: &[&str], title: &str) -> Vec<String> {
        clear(paragraphs.iter().map(|p| (*p).to_owned()).collect(), Some(title))
    }

    #[test]
    fn crumbs_and_the_headline_go() {
        assert_eq!(
            cleared(&["Home", "Sport", "Ferry wins!", "The ferry won."], "Ferry wins"),
            ["The ferry won."]
        );
        let lead = "A lead ".repeat(20);
        assert_eq!(
            cleared(&[&lead, "Ferry wins", "The ferry won."], "Ferry wins"),
            [lead.as_str(), "The ferry won."]
        );
    }

    #[test]
    fn links_credits_and_signs_go_and_prose_stays() {
        let kept =
            ["More than 40 people read the notice.", "“Watch out,” he said.", "Share prices fell on Monday."];
        let mut all = vec!["READ MORE: Ferry loses", "Image: J. Roe/Harbour Post", "Advertisement", "* * *"];
        all.extend(kept);
        assert_eq!(cleared(&all, "Ferry wins"), kept);
    }
}
