//! The cases of `places.md`.
#![allow(missing_docs, clippy::unwrap_used)]

use reportedly_core::text::Span;

#[test]
fn names_are_taken_for_the_places_meant() {
    reportedly_cases::check("places.md", include_str!("places.md"), |case| {
        let mut spans = Vec::new();
        let mut from = 0;
        for line in &case.expected {
            let name = line.split(": ").next().unwrap_or_default();
            let at = case.text[from..].find(name).map_or(from, |i| from + i);
            spans.push(Span::new(at, at + name.len()));
            from = at + name.len();
        }
        let found = reportedly_places::resolve(&case.text, &spans);
        let line = |(span, place): (&Span, &Option<reportedly_core::reading::Place>)| {
            let name = span.of(&case.text);
            let Some(p) = place else { return format!("{name}: nowhere") };
            let country = p.country.as_ref().map(|c| format!(", {c}")).unwrap_or_default();
            format!("{name}: {}{country} ({:.1}, {:.1})", p.name, p.latitude, p.longitude)
        };
        spans.iter().zip(&found).map(line).collect()
    });
}
