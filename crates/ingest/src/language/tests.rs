use super::*;

fn read(text: &str) -> Document {
    let mut d = Document { text: text.into(), ..Document::default() };
    tell(&mut d);
    d
}

#[test]
fn english_has_a_language_and_no_problem() {
    let d = read(
        "The harbour authority said on Tuesday that two cranes had been damaged overnight and that \
         shipping would resume once inspectors had finished their work.",
    );
    assert_eq!(d.language.as_deref(), Some("eng"));
    assert!(d.problems.is_empty());
    assert!(d.is_readable());
}

#[test]
fn another_language_is_a_problem_that_is_not_fatal() {
    let d = read(
        "Die Hafenbehörde teilte am Dienstag mit, dass in der Nacht zwei Kräne beschädigt worden \
         seien und der Betrieb nach der Prüfung wieder aufgenommen werde.",
    );
    assert_eq!(d.language.as_deref(), Some("deu"));
    assert_eq!(d.problems[0].kind, ProblemKind::Language);
    assert!(!d.problems[0].kind.is_fatal());
    assert!(d.is_usable() && !d.is_readable());
}

#[test]
fn short_texts_have_no_language() {
    assert_eq!(read("Gute Nacht, Freunde.").language, None);
}
