//! Numbers in figures and words.

use crate::tokens::Tokens;
use crate::words::Word;

/// What was read, and the index past it.
pub(crate) type Found<T> = Option<(usize, T)>;

/// A whole number: "12", "1,500", "twenty-four", "two thousand and twelve", "a hundred".
pub(crate) fn cardinal(t: &Tokens, i: usize) -> Found<u32> {
    match t.word(i) {
        Word::Digits(value, length) if length <= 6 => {
            if fraction_follows(t, i + 1) {
                return None;
            }
            match t.word(i + 2) {
                Word::Digits(low, 3) if thousands_follow(t, i + 1) && length <= 3 => {
                    Some((i + 3, value * 1000 + low))
                }
                _ => Some((i + 1, value)),
            }
        }
        Word::Number(_) | Word::Hundred | Word::Thousand => in_words(t, i),
        Word::A if matches!(t.word(i + 1), Word::Hundred | Word::Thousand | Word::Dozen) => {
            in_words(t, i + 1)
        }
        _ => None,
    }
}

/// Whether the figures before `i` go on after a point: "2.5".
fn fraction_follows(t: &Tokens, i: usize) -> bool {
    t.sign(i, '.') && t.tight(i) && t.tight(i + 1) && matches!(t.word(i + 1), Word::Digits(..))
}

/// Whether the figures before `i` go on after a comma: "1,500".
pub(crate) fn thousands_follow(t: &Tokens, i: usize) -> bool {
    t.sign(i, ',') && t.tight(i) && t.tight(i + 1) && matches!(t.word(i + 1), Word::Digits(_, 3))
}

/// At most eight words of a number, so that a page of them stays linear.
fn in_words(t: &Tokens, start: usize) -> Found<u32> {
    let (mut total, mut part, mut i) = (0_u32, 0_u32, start);
    let mut last_small = false;
    while i < start + 8 {
        let at = if i > start && t.word(i) == Word::And && part % 100 == 0 { i + 1 } else { i };
        let at = if i > start { t.past_hyphen(at) } else { at };
        match t.word(at) {
            Word::Number(n) => {
                let n = u32::from(n);
                let joins = part % 100 == 0 || (part % 10 == 0 && n < 10 && part % 100 >= 20);
                if !joins || (last_small && n >= 10) {
                    break;
                }
                part += n;
                last_small = n < 20;
            }
            Word::Dozen if i == start => return Some((at + 1, 12)),
            Word::Hundred if part < 100 => (part, last_small) = (part.max(1) * 100, false),
            Word::Thousand if total == 0 => {
                (total, part, last_small) = (part.clamp(1, 999) * 1000, 0, false);
            }
            _ => break,
        }
        i = at + 1;
    }
    (i > start).then_some((i, total + part))
}

/// A year in words: "nineteen ninety-seven", "two thousand and twelve".
pub(crate) fn year_in_words(t: &Tokens, i: usize) -> Found<i32> {
    if let Word::Number(high @ 13..=20) = t.word(i) {
        let at = t.past_word(i + 1, Word::Hundred);
        let (end, low) = in_words(t, at)?;
        let fits = if at > i + 1 { (1..100).contains(&low) } else { (10..100).contains(&low) };
        return fits.then(|| (end, i32::from(high) * 100 + i32::try_from(low).unwrap_or(0)));
    }
    let (end, n) = in_words(t, i)?;
    let n = i32::try_from(n).ok()?;
    (t.word(i + 1) == Word::Thousand && (1000..2100).contains(&n)).then_some((end, n))
}

/// An ordinal: "first", "twenty-first", "21st".
pub(crate) fn ordinal(t: &Tokens, i: usize) -> Found<u8> {
    match t.word(i) {
        Word::Ordinal(n) => Some((i + 1, n)),
        Word::Number(tens @ 20..=90) => {
            let at = t.past_hyphen(i + 1);
            match t.word(at) {
                Word::Ordinal(n @ 1..=9) => Some((at + 1, tens + n)),
                _ => None,
            }
        }
        Word::Digits(n, 1..=2) if t.word(i + 1) == Word::OrdinalEnding && t.tight(i + 1) => {
            Some((i + 2, u8::try_from(n).ok()?))
        }
        _ => None,
    }
}

/// How many of a unit, in tenths, none where it is not said: "two", "a few", "two and a half", "2.5",
/// "2 1/2", "two to three" (the lower counts), "a couple of", "dozens of".
pub(crate) fn count(t: &Tokens, i: usize) -> Found<Option<u32>> {
    match t.word(i) {
        Word::A => match t.word(i + 1) {
            Word::Few | Word::Several => Some((i + 2, None)),
            Word::Couple => Some((of(t, i + 2), Some(20))),
            Word::Half => Some((t.past_hyphen(i + 2), Some(5))),
            Word::Dozen => Some((i + 2, Some(120))),
            Word::Full | Word::More => Some((i + 2, Some(10))),
            Word::Hundred | Word::Thousand => whole(t, i),
            _ => Some((i + 1, Some(10))),
        },
        Word::Another => match t.word(i + 1) {
            Word::Few | Word::Several => Some((i + 2, None)),
            _ => whole(t, i + 1).or(Some((i + 1, Some(10)))),
        },
        Word::Few | Word::Several => Some((t.past_word(i + 1, Word::More), None)),
        Word::Couple => Some((of(t, i + 1), Some(20))),
        Word::Half => {
            let at = t.past_hyphen(i + 1);
            Some((t.past_word(at, Word::A), Some(5)))
        }
        Word::Digits(value, length) if length <= 4 && fraction_follows(t, i + 1) => {
            let Word::Digits(rest, 1) = t.word(i + 3 - 1) else { return None };
            Some((i + 3, Some(value * 10 + rest)))
        }
        _ if t.is_any(i, &["dozens", "scores", "hundreds", "thousands"]) => {
            (t.word(i + 1) == Word::Of).then_some((i + 2, None))
        }
        _ => whole(t, i),
    }
}

fn of(t: &Tokens, i: usize) -> usize {
    let i = t.past_word(i, Word::More);
    t.past_word(i, Word::Of)
}

/// A number with a half or the end of a range behind it.
fn whole(t: &Tokens, i: usize) -> Found<Option<u32>> {
    let (end, n) = cardinal(t, i)?;
    let tenths = n.checked_mul(10)?;
    // "2 1/2", "two and a half"
    let slash = matches!((t.word(end), t.word(end + 2)), (Word::Digits(1, 1), Word::Digits(2, 1)));
    if slash && t.sign(end + 1, '/') {
        return Some((end + 3, Some(tenths + 5)));
    }
    let and = t.past_hyphen(end);
    if t.word(and) == Word::And {
        let half = t.past_word(t.past_hyphen(and + 1), Word::A);
        let half = t.past_hyphen(half);
        if t.word(half) == Word::Half {
            return Some((half + 1, Some(tenths + 5)));
        }
    }
    // "two to three", "12-18": a range, or hours before the hour ("ten to three") that the clock reads.
    let joined = matches!(t.word(end), Word::To | Word::Or) || t.sign(end, '-');
    if joined
        && let Some((other, upper)) = cardinal(t, end + 1)
        && upper > n
    {
        return Some((other, Some(tenths)));
    }
    Some((end, Some(tenths)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_their_end() {
        let table = [
            ("1,500 days", 3, Some(15000)),
            ("twenty-four hours", 3, Some(240)),
            ("two thousand and twelve days", 4, Some(20120)),
            ("two and a half years", 4, Some(25)),
            ("four-and-a-half-year", 7, Some(45)),
            ("2 1/2 years", 4, Some(25)),
            ("2.5 hours", 3, Some(25)),
            ("a few days", 2, None),
            ("a couple of weeks", 3, Some(20)),
            ("another six months", 2, Some(60)),
            ("12 to 18 months", 3, Some(120)),
            ("half an hour", 2, Some(5)),
            ("twenty forty years", 1, Some(200)),
        ];
        for (text, end, tenths) in table {
            assert_eq!(count(&Tokens::new(text), 0), Some((end, tenths)), "{text}");
        }
        let years =
            [("nineteen ninety-seven", 1997), ("two thousand and twelve", 2012), ("eighteen twelve", 1812)];
        for (text, want) in years {
            assert_eq!(year_in_words(&Tokens::new(text), 0).map(|y| y.1), Some(want), "{text}");
        }
        assert_eq!(year_in_words(&Tokens::new("twenty people"), 0), None);
        assert_eq!(ordinal(&Tokens::new("twenty-first"), 0), Some((3, 21)));
    }
}
