//! A number in figures or in words.

use super::words::Word;

/// The number that begins at word `i`: the index past it and its value. "12", "1,500", "9.3 million", "twenty-four", "two
/// hundred and six", "a dozen".
pub(super) fn number(words: &[Word<'_>], i: usize) -> Option<(usize, f64)> {
    let (mut end, mut value) = figures(words, i).or_else(|| in_words(words, i))?;
    while let Some(scale) = scale(words, end).filter(|_| !words[end].breaks) {
        // To a thousandth, so that 8.3 million is a whole number.
        value = (value * scale * 1e3).round() / 1e3;
        end += 1;
    }
    (value.is_finite()).then_some((end, value))
}

/// "thousand", "million", "billion", "m", "bn" at word `i`.
pub(super) fn scale(words: &[Word<'_>], i: usize) -> Option<f64> {
    match words.get(i)?.lower.as_str() {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" | "mn" => Some(1e6),
        "billion" | "bn" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}

/// Digits with "," between thousands and "." before a fraction.
fn figures(words: &[Word<'_>], i: usize) -> Option<(usize, f64)> {
    let word = words.get(i)?.text;
    let good = word.len() <= 18 && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
    if !good {
        return None;
    }
    let parts: Vec<&str> = word.split('.').next()?.split(',').collect();
    let thousands = parts.len() == 1 || parts[1..].iter().all(|p| p.len() == 3);
    let plain = word.replace(',', "");
    (thousands && plain.matches('.').count() <= 1).then(|| plain.parse().ok()).flatten().map(|v| (i + 1, v))
}

/// "nine", "twenty-four", "two hundred and six", "a dozen". At most eight words, so that a page of them stays linear.
fn in_words(words: &[Word<'_>], start: usize) -> Option<(usize, f64)> {
    let lower = |i: usize| words.get(i).map_or("", |w| w.lower.as_str());
    if lower(start) == "a" {
        return match lower(start + 1) {
            "dozen" => Some((start + 2, 12.0)),
            "hundred" => Some((start + 2, 100.0)),
            "thousand" | "million" | "billion" => Some((start + 1, 1.0)),
            _ => None,
        };
    }
    let (mut total, mut i) = (0.0, start);
    let mut last = f64::INFINITY;
    while i < start + 8 {
        let at = if i > start && lower(i) == "and" && last >= 100.0 { i + 1 } else { i };
        let Some(value) = small(lower(at)).filter(|_| at == start || !words[at].breaks) else { break };
        // "Twenty four", "hundred six"; but "three four" are two numbers.
        if i > start && !(last >= 100.0 || (last >= 20.0 && value < 10.0)) {
            break;
        }
        total += value;
        last = value;
        i = at + 1;
        if lower(i) == "hundred" && total < 100.0 {
            (total, last, i) = (total * 100.0, 100.0, i + 1);
        }
    }
    (i > start).then_some((i, total))
}

fn small(word: &str) -> Option<f64> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let ones = ONES.iter().position(|w| *w == word).map(|n| n as f64);
    ones.or_else(|| TENS.iter().position(|w| *w == word).map(|n| (n as f64 + 2.0) * 10.0))
}
