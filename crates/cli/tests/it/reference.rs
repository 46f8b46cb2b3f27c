//! docs/reference against the program: shapes of JSON, names of fields, numbers of the estimate.

use crate::Desk;
use crate::shape::{Checked, properties};
use reportedly_core::Certainty;
use reportedly_core::bearing::Bearing;
use reportedly_core::question::Tense;
use reportedly_core::stance::TIE;
use reportedly_core::trace::OriginKind;
use reportedly_core::weigh::{Likelihood, Parameters, origin_word, probability, word};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

fn root(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

fn file(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What comes out of the program fits the schema; the schema names nothing that does not come out
/// (but for `never_met`), and the page beside it names every field.
fn agree(name: &str, values: &[Value], never_met: &[&str]) {
    let schema: Value = serde_json::from_str(&file(&format!("docs/reference/{name}.schema.json"))).unwrap();
    let mut checked = Checked::default();
    for (i, value) in values.iter().enumerate() {
        checked.check(&schema, "", value, &format!("value {i}"));
    }
    assert!(checked.wrong.is_empty(), "edit docs/reference/{name}.schema.json: {:#?}", checked.wrong);
    let promised = properties(&schema);
    let unmet: Vec<&String> =
        promised.difference(&checked.met).filter(|p| !never_met.iter().any(|n| p.ends_with(n))).collect();
    assert!(unmet.is_empty(), "docs/reference/{name}.schema.json promises what never came out: {unmet:#?}");
    let page = file(&format!("docs/reference/{name}.md"));
    let told: BTreeSet<&str> = page.split('`').skip(1).step_by(2).collect();
    for place in &promised {
        let field = place.rsplit('/').next().unwrap_or_default();
        let has = told.iter().any(|t| *t == field || t.ends_with(&format!(".{field}")));
        assert!(has, "docs/reference/{name}.md does not tell what `{field}` is");
    }
}

/// The indented JSON of a page that starts with `first`; ", …" in it stands for more of the same.
fn example(page: &str, first: &str) -> Value {
    let page = file(page);
    let lines = page.lines().skip_while(|line| !line.starts_with(&format!("    {first}")));
    let json: String = lines.take_while(|line| !line.is_empty()).collect();
    serde_json::from_str(&json.replace(", …", "")).unwrap_or_else(|e| panic!("{e}: {json}"))
}

/// The document, the sentences and the words are as printed; numbers and spans depend on weights.
#[test]
fn the_examples_are_of_the_shape_they_document() {
    let shown = example("docs/reference/reading.md", "{\"reader\"");
    let desk = Desk::new(&[]);
    let article = "The ministry said the bridge may have collapsed.\n";
    std::fs::write(desk.path().join("bridge.txt"), article).unwrap();
    let printed: Value = serde_json::from_str(&desk.stdout("read --json bridge.txt")).unwrap();
    assert_eq!(shown["document"], printed["document"], "edit the example in docs/reference/reading.md");
    assert_eq!(shown["reading"]["statements"][0]["words"], printed["reading"]["statements"][0]["words"]);
    for (name, value) in
        [("reading", shown), ("answer", example("docs/reference/answer.md", "{\"question\""))]
    {
        let schema = serde_json::from_str(&file(&format!("docs/reference/{name}.schema.json"))).unwrap();
        let mut checked = Checked::default();
        checked.check(&schema, "", &value, "example");
        assert!(
            checked.wrong.is_empty(),
            "edit the example in docs/reference/{name}.md: {:#?}",
            checked.wrong
        );
    }
}

#[test]
fn the_limits_of_inputs_are_those_of_the_code() {
    let page = file("docs/reference/documents.md");
    let ingest = |name: &str| literal("crates/ingest/src", &format!("const {name}: usize = "));
    let limits = [
        format!("| text file or page | {} MB", ingest("MAX_FILE")),
        format!("| line of a JSONL feed | {} MB", ingest("MAX_LINE")),
        format!("inside one another | {} |", ingest("MAX_DEPTH")),
        format!("told from {} letters on", ingest("SHORTEST")),
        format!("has at most {} characters", ingest("HEADLINE")),
        format!("| archives inside one another | {} |", ingest("MAX_NESTING")),
        format!("| question | {} bytes", literal("crates/core/src", "pub const MAX_BYTES: usize = ")),
    ];
    for limit in limits {
        assert!(page.replace("2,000", "2000").contains(&limit), "edit docs/reference/documents.md: {limit}");
    }
}

const ARTICLES: &[(&str, &str)] = &[
    (
        "a.jsonl",
        "{\"id\":\"a\",\"url\":\"https://post.example/a\",\"publisher\":\"Harlow Post\",\"published\":\"2024-03-04\",\
         \"title\":\"Bridge down\",\"byline\":\"Anna Kral\",\"text\":\"Vera Blom, a spokeswoman for the Transport \
         Ministry, said that engineers had reported that the bridge had collapsed. Sources said the town may close \
         the road. The company denied that the bridge had not been safe. It is said that nobody was hurt.\"}\n\
         {\"id\":\"c\",\"published\":\"2024-03-04\",\"title\":\"Envoys out\",\"text\":\"Poland expelled \
         two Russian diplomats on Monday. Rebels attacked a convoy near Warsaw.\"}\n",
    ),
    ("b.txt", ""),
];

/// Every line of an export fits the part of the schema that its type names, and every field of the parts comes out.
#[test]
fn exports_are_as_documented() {
    let desk = Desk::new(ARTICLES);
    desk.run("add news");
    desk.write(
        "copies.jsonl",
        b"{\"id\":\"x\",\"publisher\":\"Post\",\"text\":\"OSLO (Reuters) - The ferry to Norhaven reopened on Tuesday after \
          eleven weeks in the yard, the port authority said, and both boats sailed with every seat taken.\"}\n\
          {\"id\":\"y\",\"publisher\":\"Herald\",\"text\":\"The ferry to Norhaven reopened on Tuesday after eleven weeks in \
          the yard, the port authority said, and both boats sailed with every seat taken, the Post reported.\"}\n",
    );
    desk.run("add news/copies.jsonl");
    desk.question("Did the bridge collapse?", "").output().unwrap();
    desk.command("correct").args(["grade", "Post", "B", "--who", "vera"]).output().unwrap();
    let schema: Value = serde_json::from_str(&file("docs/reference/export.schema.json")).unwrap();
    let lines = desk.stdout("export jsonl");
    let mut checked = Checked::default();
    let mut kinds = BTreeSet::new();
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let kind = value["type"].as_str().unwrap().to_owned();
        checked.check(&schema, &format!("/$defs/{kind}"), &value, &kind);
        kinds.insert(kind);
    }
    assert!(checked.wrong.is_empty(), "edit docs/reference/export.schema.json: {:#?}", checked.wrong);
    for kind in [
        "casebook",
        "capture",
        "document",
        "reading",
        "story",
        "link",
        "name",
        "claim",
        "correction",
        "question",
    ] {
        assert!(kinds.contains(kind), "no line of the type {kind} came out");
    }
    let page = file("docs/reference/export.md");
    let parts = schema["oneOf"].as_array().unwrap();
    let of_lines = parts.iter().map(|part| part["$ref"].as_str().unwrap().trim_start_matches('#'));
    for part in of_lines.filter(|part| !part.ends_with("/reading")) {
        for field in schema.pointer(part).unwrap()["properties"].as_object().unwrap().keys() {
            assert!(
                page.contains(&format!("`{field}`")),
                "docs/reference/export.md does not tell what `{field}` is"
            );
        }
    }
}

#[test]
fn readings_are_as_documented() {
    let text = Desk::new(ARTICLES).stdout("read --json news");
    let values: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    // Whether the reader finds them in so short a text depends on its weights.
    agree("reading", &values, &["/inside", "/speaks_for"]);
}

#[test]
fn answers_are_as_documented() {
    let desk = Desk::new(ARTICLES);
    let example = root("examples/drone-plant/documents.jsonl");
    let example = example.to_str().unwrap();
    let ask = |question: &str, paths: &str| -> Value {
        let output = desk.question(question, &format!("--json {paths}")).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let values = [
        ask("Will Iran set up a drone factory in Belarus?", example),
        ask("Who set up a drone factory in Belarus?", example),
        ask("Did penguins win the chess championship?", "news"),
    ];
    let toll = "{\"id\":\"t1\",\"publisher\":\"Post\",\"published\":\"2024-03-04\",\"text\":\"At least 12 people died in the \
                landslide at Arlen on Monday, the mayor said.\"}\n{\"id\":\"t2\",\"publisher\":\"Herald\",\"published\":\"2024-03-05\",\
                \"text\":\"Nine people died in the landslide at Arlen, the fire service said.\"}\n";
    desk.write("toll.jsonl", toll.as_bytes());
    let number = ask("How many people died in the landslide at Arlen on 4 March?", "news/toll.jsonl");
    assert_eq!(number["verdict"], "conflicting", "{number:#}");
    let counted = ask("Did at least 12 people die in the landslide at Arlen?", "news/toll.jsonl");
    assert_eq!(
        (&counted["independent_supporting"], &counted["independent_refuting"]),
        (&1.into(), &1.into())
    );
    let values: Vec<Value> = values.into_iter().chain([number, counted]).collect();
    let corrected = || {
        let desk = Desk::new(ARTICLES);
        desk.run("add news");
        let output = desk.question("Did the bridge collapse?", "--json").output().unwrap();
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let quote = &answer["origins"][0]["statements"][0];
        let place = format!("a:{}-{}", quote["span"][0], quote["span"][1]);
        let arguments = ["stance", "Did the bridge collapse?", &place, "unrelated", "--who", "vera"];
        assert!(desk.command("correct").args(arguments).output().unwrap().status.success());
        let grade = ["grade", answer["origins"][0]["name"].as_str().unwrap(), "B", "--who", "vera"];
        assert!(desk.command("correct").args(grade).output().unwrap().status.success());
        let output = desk.question("Did the bridge collapse?", "--json").output().unwrap();
        let corrected = serde_json::from_slice(&output.stdout).unwrap();
        let output = desk.question("Did the bridge collapse?", "--json --as-of 2030-01-01").output().unwrap();
        let as_of = serde_json::from_slice(&output.stdout).unwrap();
        // Somebody new takes a side: what changed is told with the answer.
        desk.write("sure.txt", b"Bridge gone\n\nThe mayor of Harlow said that the bridge had collapsed.\n");
        desk.run("add news");
        let output = desk.question("Did the bridge collapse?", "--json").output().unwrap();
        let later: Value = serde_json::from_slice(&output.stdout).unwrap();
        let origin = later["origins"][0]["name"].as_str().unwrap();
        let fit = ["fit", "Did the bridge collapse?", "It is so", origin, "inconsistent", "--who", "vera"];
        assert!(desk.command("correct").args(fit).output().unwrap().status.success());
        let output = desk.question("Did the bridge collapse?", "--json").output().unwrap();
        [corrected, as_of, later, serde_json::from_slice(&output.stdout).unwrap()]
    };
    let values: Vec<Value> = values.into_iter().chain(corrected()).collect();
    agree("answer", &values, &[]);
}

#[test]
fn the_factors_of_grades_are_those_of_the_code() {
    use reportedly::core::correction::Grade;
    let told = numbers(&file("docs/reference/corrections.md"));
    let code = Grade::ALL.map(|g| (format!("grade.{}", g.letter()), g.factor()));
    assert_eq!(told, code.into(), "edit the table in docs/reference/corrections.md");
}

/// Rows of tables that start with a name in backticks and a number: "| `prior.future` | 0.30 | …".
fn numbers(page: &str) -> BTreeMap<String, f64> {
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split('|');
        let name = cells.next()?.trim().strip_suffix('`')?.to_owned();
        Some((name, cells.next()?.trim().parse().ok()?))
    };
    page.lines().filter_map(row).collect()
}

/// A number that the code keeps to itself: what stands behind `words` in the sources of `folder`.
fn literal(folder: &str, words: &str) -> f64 {
    let mut folders = vec![root(folder)];
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if let Some((_, rest)) = std::fs::read_to_string(entry).unwrap().split_once(words) {
                let end = rest.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(rest.len());
                found.extend((end > 0).then(|| rest[..end].to_owned()));
            }
        }
    }
    let one = found.first().filter(|_| found.len() == 1).and_then(|n| n.parse().ok());
    one.unwrap_or_else(|| {
        panic!("not one number behind `{words}` in {folder} but {found:?}: edit `code` in reference.rs")
    })
}

/// The numbers that the code goes by, under the names that the page gives them.
fn code() -> BTreeMap<String, f64> {
    let p = Parameters::default();
    let mut out = BTreeMap::new();
    let mut put = |name: &str, value: f64| out.insert(name.to_owned(), value);
    put("prior.future", p.prior(Tense::Future));
    put("prior.past", p.prior(Tense::Past));
    put("prior.present", p.prior(Tense::Present));
    put("interested", p.interested);
    put("hearsay", p.hearsay);
    put("announced", p.announced);
    use Certainty::{Certain, Denied, Planned, Possible, Probable, Unknown};
    for c in [Certain, Probable, Possible, Planned, Denied, Unknown] {
        put(&format!("certainty.{}", word(c)), p.certainty(c));
    }
    use OriginKind as K;
    for k in [K::Wire, K::Official, K::OwnReporting, K::Witness, K::Document, K::Anonymous, K::Unknown] {
        let name = if k == K::Unknown { "unknown".to_owned() } else { origin_word(k).replace(' ', "_") };
        put(&format!("kind.{name}"), p.kind(k));
    }
    let b = Bearing::default();
    let shown = |x: f32| (f64::from(x) * 1000.0).round() / 1000.0;
    put("share.meaning", shown(b.meaning));
    put("share.words", shown(b.words));
    put("share.document", shown(b.document));
    put("read", shown(b.read));
    put("about", shown(b.about));
    put("asked", shown(b.asked));
    put("telling", shown(b.telling));
    put("close", shown(b.close));
    let (retrieve, trace, weigh) =
        ("crates/reportedly/src/ask", "crates/core/src/trace", "crates/core/src/weigh");
    put("candidates", literal(retrieve, "const CANDIDATES: usize = "));
    put("evidence", literal(retrieve, "const EVIDENCE: usize = "));
    put("credit", literal(trace, "const CREDIT: f32 = "));
    put("place", literal(trace, "(dx - dy).abs() <= "));
    put("tie", TIE);
    put("spread.low", literal(weigh, "let spread = ["));
    put("spread.high", literal(weigh, &format!("let spread = [{}, ", literal(weigh, "let spread = ["))));
    put("clearly", literal(weigh, "const CLEARLY: f64 = "));
    put("narrow", literal(weigh, "width < "));
    put("least", probability(-99.0));
    put("most", probability(99.0));
    out
}

#[test]
fn the_numbers_of_the_estimate_are_those_of_the_code() {
    let told = numbers(&file("docs/reference/estimate.md"));
    let code = code();
    let all: BTreeSet<&String> = told.keys().chain(code.keys()).collect();
    let wrong: Vec<String> = all
        .into_iter()
        .filter(|name| told.get(*name) != code.get(*name))
        .map(|name| format!("`{name}`: the page says {:?}, the code {:?}", told.get(name), code.get(name)))
        .collect();
    assert!(wrong.is_empty(), "edit the tables in docs/reference/estimate.md: {wrong:#?}");
}

/// "| very likely | 0.80 to 0.95 |": both ends have a word, and numbers between have that word.
#[test]
fn the_words_of_the_estimate_are_those_of_the_code() {
    let page = file("docs/reference/estimate.md");
    let mut bands = 0;
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some((low, high)) = cells.get(2).and_then(|c| c.split_once(" to ")) else { continue };
        let (Ok(low), Ok(high)) = (low.parse::<f64>(), high.parse::<f64>()) else { continue };
        for p in [low + 1e-6, (low + high) / 2.0, high - 1e-6] {
            assert_eq!(Likelihood::of(p).word(), cells[1], "edit the bands in docs/reference/estimate.md");
        }
        bands += 1;
    }
    assert_eq!(bands, 7, "docs/reference/estimate.md should have the seven bands of ICD 203");
}
