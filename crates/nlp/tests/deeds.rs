//! The category of a deed, held to the page `deeds.md`.

use reportedly_core::{Deed, Span};
use reportedly_nlp::deeds::categorise;

#[test]
fn categories_are_those_of_the_page() {
    reportedly_cases::check("deeds.md", include_str!("deeds.md"), |case| {
        case.expected.iter().map(|line| coded(&case.text, line)).collect()
    });
}

/// The line that names a predicate, with the category that the rules give it.
fn coded(text: &str, line: &str) -> String {
    let words = line.split(':').next().unwrap_or_default();
    let Some(at) = text.find(words) else { return format!("{words}: does not stand in the text") };
    let category = categorise(text, &deed(Span::new(at, at + words.len())));
    let name = category.map_or("none".to_owned(), |c| format!("{c:?}").to_uppercase());
    format!("{words}: {name}")
}

fn deed(predicate: Span) -> Deed {
    Deed {
        predicate,
        actor: Vec::new(),
        recipient: Vec::new(),
        object: Vec::new(),
        place: Vec::new(),
        time: Vec::new(),
        category: None,
    }
}
