//! The cases of times.md.

use reportedly_core::TimeKind;
use reportedly_times::{Published, times};

#[test]
fn the_page_of_cases_holds() {
    reportedly_cases::check("times.md", include_str!("times.md"), |case| {
        let published = case.value("published").map(|p| Published::parse(p).expect("a date of publication"));
        let line = |t: &reportedly_core::TimeExpression| {
            let kind = match t.kind {
                TimeKind::Date => "DATE",
                TimeKind::Time => "TIME",
                TimeKind::Duration => "DURATION",
                TimeKind::Set => "SET",
            };
            format!("{}: {kind} {}", t.span.of(&case.text), t.value.as_deref().unwrap_or("unknown"))
        };
        times(&case.text, published).iter().map(line).collect()
    });
}
