//! All the numbers of a pair.

use super::marks;
use super::meaning::{self, meaning};
use super::near::{self, SHARPNESS, near, shape};
use super::overlap::{self, LEAD, overlap};
use super::rarity::Rarity;
use super::side::Side;
use super::told::{self, Told};

/// Marks in the whole text, in its lead and in the claim; how many of the text's sentences and of the claim's ask.
const WHOLE: usize = 3 * marks::KINDS + 2;

/// How many numbers describe a pair.
pub const COUNT: usize =
    overlap::COUNT + meaning::COUNT + near::SHAPES + SHARPNESS.len() * near::COUNT + WHOLE + told::COUNT;

/// The numbers that a text's stance to a claim is judged by, in the order of [`names`]. All are finite; a side
/// without words gives zeros where there is nothing to measure.
pub fn features(claim: &Side, text: &Side, rarity: Rarity<'_>) -> Vec<f32> {
    let (words, held) = overlap(claim, text, rarity);
    let (meanings, cosines) = meaning(claim, text);
    let nearness: Vec<f32> = held.iter().zip(&cosines).map(|(a, b)| a + b).collect();
    let mut out = Vec::with_capacity(COUNT);
    out.extend(words);
    out.extend(meanings);
    out.extend(shape(claim, text, &nearness));
    for sharpness in SHARPNESS {
        out.extend(near(text, &nearness, sharpness));
    }
    // A long text has more of everything, but not in proportion.
    let length = (text.words() as f32 + 1.0).sqrt();
    out.extend(marked(text, usize::MAX).map(|n| n / length));
    out.extend(marked(text, LEAD));
    out.extend(marked(claim, usize::MAX));
    let asking = |side: &Side| side.parts.iter().filter(|p| p.question).count() as f32;
    out.push(asking(text) / text.parts.len().max(1) as f32);
    out.push(asking(claim).min(1.0));
    let mut told = Told::default();
    claim.parts.iter().for_each(|p| told.add(&p.told, 1.0));
    out.extend(told.means());
    out
}

/// Marks in the first sentences.
fn marked(side: &Side, sentences: usize) -> [f32; marks::KINDS] {
    let mut out = [0.0; marks::KINDS];
    for part in side.parts.iter().take(sentences) {
        for (sum, n) in out.iter_mut().zip(part.marks) {
            *sum += n;
        }
    }
    out
}

/// What each of [`features`] is.
pub fn names() -> Vec<String> {
    let group =
        |prefix: &str, names: &[&str]| names.iter().map(|n| format!("{prefix}{n}")).collect::<Vec<_>>();
    let mut out = group("", &overlap::NAMES);
    out.extend(group("", &meaning::NAMES));
    out.extend(group("", &near::SHAPE_NAMES));
    for sharpness in ["wide_", "sharp_"] {
        out.extend(group(sharpness, &marks::NAMES));
        out.extend(group(sharpness, &told::NAMES));
    }
    for where_ in ["text_", "lead_", "claim_"] {
        out.extend(group(where_, &marks::NAMES));
    }
    out.extend(group("", &["text_asks", "claim_asks"]));
    out.extend(group("claim_", &told::NAMES));
    out
}
