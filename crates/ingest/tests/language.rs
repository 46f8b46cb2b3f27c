//! What is read and what is not: `language.md`.

use reportedly_cases::check;

#[test]
fn only_english_prose_is_read() {
    check("language.md", include_str!("language.md"), |case| {
        let mut out = Vec::new();
        let record = serde_json::json!({ "text": case.text }).to_string();
        reportedly_ingest::ingest_bytes("case.jsonl", record.as_bytes(), &mut |one| {
            let d = &one.documents[0];
            out.extend(d.language.iter().map(|l| format!("language: {l}")));
            let kind = |k| serde_json::to_value(k).expect("a kind has a word").as_str().map(str::to_owned);
            out.extend(d.problems.iter().filter_map(|p| kind(p.kind)).map(|k| format!("problem: {k}")));
            out.push(if d.is_readable() { "read".into() } else { "not read".into() });
        });
        out
    });
}
