//! Which language a text is in, told only when it can be told.

use reportedly_core::{Document, Problem, ProblemKind};

/// Fewest characters from which a language is told. Below, names decide more than language does.
const SHORTEST: usize = 80;

/// Characters looked at. More does not change the answer for an article and costs time.
const WINDOW: usize = 4000;

/// Set `language` (ISO 639-3) where it is reliable, with a problem where it is not English.
pub(crate) fn tell(document: &mut Document) {
    let Some(language) = language(&document.text) else { return };
    if language != whatlang::Lang::Eng {
        document.problems.push(Problem::new(
            ProblemKind::Language,
            format!(
                "The text is in {}. It is kept and searched, but read with the rules of English.",
                language.eng_name()
            ),
        ));
    }
    document.language = Some(language.code().to_owned());
}

fn language(text: &str) -> Option<whatlang::Lang> {
    let end = text.char_indices().nth(WINDOW).map_or(text.len(), |(i, _)| i);
    let window = &text[..end];
    if window.chars().filter(|c| c.is_alphabetic()).count() < SHORTEST {
        return None;
    }
    whatlang::detect(window).filter(whatlang::Info::is_reliable).map(|info| info.lang())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Document {
        let mut d = Document { text: text.into(), ..Document::default() };
        tell(&mut d);
        d
    }

    #[test]
    fn english_has_a_language_and_no_problem() {
        let d = told(
            "The harbour authority said on Tuesday that two cranes had been damaged overnight and that \
             shipping would resume once inspectors had finished their work.",
        );
        assert_eq!(d.language.as_deref(), Some("eng"));
        assert!(d.problems.is_empty());
    }

    #[test]
    fn another_language_is_a_problem_that_is_not_fatal() {
        let d = told(
            "Die Hafenbehörde teilte am Dienstag mit, dass in der Nacht zwei Kräne beschädigt worden \
             seien und der Betrieb nach der Prüfung wieder aufgenommen werde.",
        );
        assert_eq!(d.language.as_deref(), Some("deu"));
        assert_eq!(d.problems[0].kind, ProblemKind::Language);
        assert!(!d.problems[0].kind.is_fatal());
    }

    #[test]
    fn short_texts_have_no_language() {
        assert_eq!(told("Gute Nacht, Freunde.").language, None);
    }
}
