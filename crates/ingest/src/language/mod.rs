//! Whether a text is English prose, which alone is read; which other language it is in, where that is sure.
//!
//! Trigrams alone (`whatlang`) give every text some language: English headlines were Tagalog, a table of
//! numbers Welsh, Hindi in Latin letters Indonesian. So the small words decide first: English has a
//! handful that make up a third of any prose. Another language is named only where its own small words are
//! there too; a text with neither is no English whatever it is.

mod common;
mod prose;

use common::Words;
use reportedly_core::{Document, Evidence, EvidenceKind, Problem, ProblemKind};
use whatlang::Lang;

/// Fewest letters from which a language is told. Below, names decide more than language does.
const SHORTEST: usize = 80;
/// Fewest words from which a text may be refused for what it lacks. A headline has fewer.
const FEWEST_WORDS: usize = 25;
/// Bytes looked at: more does not change the answer for an article and costs time.
const WINDOW: usize = 6000;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    English,
    /// Another language, named where sure.
    Other(Option<Lang>),
    NoProse,
    /// Too little to tell: read.
    Unsure,
}

/// Set `language` (ISO 639-3) where it is sure, with a problem where the text is no English prose.
pub(crate) fn tell(document: &mut Document) {
    let problem = match told(&document.text) {
        Told::English => {
            name(document, Lang::Eng);
            None
        }
        Told::Other(Some(language)) => {
            name(document, language);
            let message = format!(
                "The text is in {}. It is kept and shown, but only English is read.",
                language.eng_name()
            );
            Some(Problem::new(ProblemKind::Language, message))
        }
        Told::Other(None) => Some(Problem::new(
            ProblemKind::Language,
            "The text is not in English. It is kept and shown, but only English is read.",
        )),
        Told::NoProse => Some(Problem::new(
            ProblemKind::NoProse,
            "The text is no prose (a table, a log, code, a list of links or the like). It is kept and shown, \
             but nothing is read from it.",
        )),
        Told::Unsure => None,
    };
    document.problems.extend(problem);
}

/// Say which language it is, with the words by which one can see it.
fn name(document: &mut Document, language: Lang) {
    const SHOWN: usize = 80;
    document.language = Some(language.code().to_owned());
    document.evidence.push(Evidence {
        field: "language".to_owned(),
        from: EvidenceKind::Text,
        place: "text".to_owned(),
        said: document.text.chars().take(SHOWN).collect(),
    });
}

fn told(text: &str) -> Told {
    let window = window(text);
    let letters = window.chars().filter(|c| c.is_alphabetic()).count();
    if prose::written_otherwise(window) {
        let language = whatlang::detect(window).filter(|_| letters >= SHORTEST).map(|i| i.lang());
        return Told::Other(language.filter(|l| !LATIN.contains(l)));
    }
    if prose::is_data(window) {
        return Told::NoProse;
    }
    let words = Words::new(window);
    let english = words.english();
    if english.sure() {
        return if letters < SHORTEST { Told::Unsure } else { Told::English };
    }
    let guess = whatlang::detect(window).filter(|_| letters >= SHORTEST).map(|g| g.lang());
    let named = guess.filter(|g| words.confirm(*g));
    if let Some(other) = named.filter(|g| *g != Lang::Eng && english.share < 0.15) {
        return Told::Other(Some(other));
    }
    if words.count() < FEWEST_WORDS || english.share >= 0.15 {
        return Told::Unsure;
    }
    if prose::is_list(window) || prose::is_salad(&words, window) {
        return Told::NoProse;
    }
    // English without its small words is no running text; other languages look so to this list.
    match guess {
        Some(Lang::Eng) => Told::Unsure,
        Some(_) if english.share < 0.08 && !prose::is_names(window) => Told::Other(None),
        _ => Told::Unsure,
    }
}

/// The beginning of a text, cut at a character.
fn window(text: &str) -> &str {
    let mut end = text.len().min(WINDOW);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Languages in Latin letters that trigrams may come up with for a text in another alphabet.
const LATIN: &[Lang] =
    &[Lang::Eng, Lang::Spa, Lang::Por, Lang::Ita, Lang::Fra, Lang::Deu, Lang::Nld, Lang::Lat];

#[cfg(test)]
mod tests;
