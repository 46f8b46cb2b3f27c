//! What comes in and goes out, as JSON Schema. What other outputs of the program have too is taken from their schemas in
//! docs/reference, so that it is described once.

use serde_json::{Map, Value, json};

/// What only the API has.
const OWN: &str = include_str!("schemas.json");
const ANSWER: &str = include_str!("../../../../docs/reference/answer.schema.json");
const EXPORT: &str = include_str!("../../../../docs/reference/export.schema.json");

/// Parts of the lines of an export that the API gives, too.
const LINES: &[&str] = &["story", "link", "circle", "name", "claim"];

/// All schemas by the names under which they stand in the OpenAPI document.
pub(super) fn all() -> Map<String, Value> {
    // Both files are part of the program, and a test looks at what becomes of them.
    let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let mut all = read(OWN);
    for (name, schema) in parts(&mut read(EXPORT), "Export") {
        all.insert(name, schema);
    }
    for line in LINES {
        if let Some(schema) = all.get_mut(&format!("Export.{line}")) {
            without_type(schema);
        }
    }
    let mut answer = read(ANSWER);
    for (name, schema) in parts(&mut answer, "Answer") {
        all.insert(name, schema);
    }
    answer.remove("$schema");
    let mut answer = Value::Object(answer);
    renamed(&mut answer, "Answer");
    all.insert("Answer".to_owned(), answer);
    let used = used(&all);
    all.retain(|name, _| used.contains(name));
    all
}

/// A page of a list.
pub(super) fn page(of: &str) -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": reference(of)},
            "next": {
                "type": ["string", "null"],
                "description": "address of the next page, as the header Link has it; null on the last one",
            },
        },
    })
}

/// A reference to a schema.
pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// The definitions of a schema, each named after it.
fn parts(schema: &mut Map<String, Value>, of: &str) -> Vec<(String, Value)> {
    let Some(Value::Object(parts)) = schema.remove("$defs") else { return Vec::new() };
    parts
        .into_iter()
        .map(|(name, mut part)| {
            renamed(&mut part, of);
            (format!("{of}.{name}"), part)
        })
        .collect()
}

/// References within a schema as references within the OpenAPI document.
fn renamed(value: &mut Value, of: &str) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                match inner {
                    Value::String(to) if name == "$ref" => {
                        *to = to.replace("#/$defs/", &format!("#/components/schemas/{of}."));
                    }
                    _ => renamed(inner, of),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| renamed(item, of)),
        _ => {}
    }
}

/// The schema of a line without the field that says which line it is.
fn without_type(schema: &mut Value) {
    if let Some(fields) = schema["properties"].as_object_mut() {
        fields.remove("type");
    }
    if let Some(required) = schema["required"].as_array_mut() {
        required.retain(|name| name != "type");
    }
}

/// The schemas that are reached from what operations take and give.
fn used(all: &Map<String, Value>) -> Vec<String> {
    let mut reached: Vec<String> = super::operations::all()
        .flat_map(|o| {
            [Some(o.gives.schema()), o.body.map(|body| body.schema)].into_iter().flatten().map(str::to_owned)
        })
        .chain(["Problem".to_owned()])
        .collect();
    let mut at = 0;
    while let Some(name) = reached.get(at) {
        for name in all.get(name).map(references).unwrap_or_default() {
            if !reached.contains(&name) {
                reached.push(name);
            }
        }
        at += 1;
    }
    reached
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, inner)| match inner {
                Value::String(to) if name == "$ref" => {
                    to.strip_prefix("#/components/schemas/").map(str::to_owned).into_iter().collect()
                }
                _ => references(inner),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
