//! Two passages word by word: which words both have.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A word, and whether the other text has it at that place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// As written, with its punctuation.
    pub text: &'a str,
    /// Whether the other has it.
    pub shared: bool,
}

/// The words of both, each with whether the other has it there. Case and punctuation at the ends make no difference.
///
/// ```
/// use reportedly::origins::aligned;
/// let (left, right) = aligned("The ferry stopped, he said.", "the ferry has stopped");
/// let own = |words: &[reportedly::origins::Word<'_>]| {
///     words.iter().filter(|w| !w.shared).map(|w| w.text.to_owned()).collect::<Vec<_>>()
/// };
/// assert_eq!((own(&left), own(&right)), (vec!["he".to_owned(), "said.".to_owned()], vec!["has".to_owned()]));
/// ```
pub fn aligned<'a>(left: &'a str, right: &'a str) -> (Vec<Word<'a>>, Vec<Word<'a>>) {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (left.split_whitespace().collect(), right.split_whitespace().collect());
    let plain = |words: &[&str]| -> Vec<String> {
        words.iter().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
    };
    let mut shared = (vec![false; a.len()], vec![false; b.len()]);
    for op in capture_diff_slices(Algorithm::Patience, &plain(&a), &plain(&b)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            shared.0[old_index..old_index + len].fill(true);
            shared.1[new_index..new_index + len].fill(true);
        }
    }
    let words = |text: Vec<&'a str>, shared: Vec<bool>| {
        text.into_iter().zip(shared).map(|(text, shared)| Word { text, shared }).collect()
    };
    (words(a, shared.0), words(b, shared.1))
}
