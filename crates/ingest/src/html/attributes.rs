//! Counting the attributes of a tag before a parser sees it.
//!
//! The parser compares each attribute with all before it, so that one tag of 10 MB would keep it
//! busy for days. Which `<` opens a tag depends on scripts and comments, which hostile markup can
//! disguise; so every `<` before a letter is taken for one. Those that are none soon meet a `>`.

/// Most attributes of one tag. Tags of publishers have some dozens.
pub(super) const MOST: usize = 2000;

/// How often the page may be looked at in total, for tags that open inside of tags.
const PASSES: usize = 64;

/// Whether some tag has more attributes than a parser can take in good time.
pub(crate) fn too_many(page: &str) -> bool {
    let bytes = page.as_bytes();
    let mut budget = bytes.len().saturating_mul(PASSES);
    for (at, pair) in bytes.windows(2).enumerate() {
        if pair[0] == b'<' && pair[1].is_ascii_alphabetic() {
            let (count, used) = count(&bytes[at + 1..]);
            if count > MOST || used > budget {
                return true;
            }
            budget -= used;
        }
    }
    false
}

/// Attributes of the tag that begins here with its name, up to one over [`MOST`], and the number of
/// bytes looked at.
fn count(tag: &[u8]) -> (usize, usize) {
    let space = |b: &u8| b.is_ascii_whitespace() || *b == b'/';
    let ends = |b: &u8| space(b) || *b == b'>';
    // The place from `from` on where a byte is such, or the end.
    let find = |from: usize, such: &dyn Fn(&u8) -> bool| {
        tag.get(from..).and_then(|rest| rest.iter().position(such)).map_or(tag.len(), |n| from + n)
    };
    let mut at = find(0, &ends);
    let mut count = 0;
    while count <= MOST {
        at = find(at, &|b| !space(b));
        if tag.get(at).is_none_or(|b| *b == b'>') {
            break;
        }
        count += 1;
        // The first byte of a name may be any, also `=`.
        at = find(at + 1, &|b| ends(b) || *b == b'=');
        let equals = find(at, &|b| !b.is_ascii_whitespace());
        if tag.get(equals) != Some(&b'=') {
            continue;
        }
        at = find(equals + 1, &|b| !b.is_ascii_whitespace());
        at = match tag.get(at) {
            Some(quote @ (b'"' | b'\'')) => find(at + 1, &|b| b == quote) + 1,
            _ => find(at, &|b| b.is_ascii_whitespace() || *b == b'>'),
        };
    }
    (count, at.min(tag.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_a_parser_does() {
        let of = |tag: &str| count(tag.as_bytes()).0;
        assert_eq!(of("p>a b c"), 0);
        assert_eq!(of("p a b=1 c = \"x > y z\"d='e'/f/>g h"), 5);
        assert_eq!(of("p =a"), 1);
        assert_eq!(of("p a=\"never closed > b c"), 1);
    }

    #[test]
    fn a_flood_of_attributes_is_refused_wherever_it_hides() {
        let flood: String = (0..3000).map(|n| format!(" a{n}")).collect();
        for page in
            [format!("<p{flood}>"), format!("<!-- <p x=\" --><p{flood}>"), format!("<svg><style><p{flood}>")]
        {
            assert!(too_many(&page));
        }
        assert!(too_many(&"<a".repeat(100_000)));
        assert!(!too_many(&"<a href='x'>word</a> if (a<b && c>d) ".repeat(10_000)));
    }
}
