//! As much of JSON Schema as `docs/reference/*.schema.json` use. Words that are not understood here
//! fail, so that a schema cannot promise what no test looks at.

use serde_json::Value;
use std::collections::BTreeSet;

/// What is wrong with `value`, and which properties of the schema were met (`$defs/link/cue`).
#[derive(Default)]
pub(crate) struct Checked {
    pub(crate) wrong: Vec<String>,
    pub(crate) met: BTreeSet<String>,
}

impl Checked {
    /// Looks at `value`, which stands at `at`, by the part of the schema at `pointer`.
    pub(crate) fn check(&mut self, schema: &Value, pointer: &str, value: &Value, at: &str) {
        let part = schema.pointer(pointer).unwrap_or_else(|| panic!("the schema has no {pointer}"));
        for (word, rule) in part.as_object().unwrap() {
            let right = match word.as_str() {
                "$schema" | "title" | "description" | "$defs" => true,
                "$ref" => {
                    self.check(schema, rule.as_str().unwrap().trim_start_matches('#'), value, at);
                    true
                }
                "type" => match rule {
                    Value::Array(any) => any.iter().any(|t| is(t, value)),
                    one => is(one, value),
                },
                "enum" => rule.as_array().unwrap().contains(value),
                "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|n| n <= rule.as_f64().unwrap()),
                "minItems" => value.as_array().is_none_or(|a| a.len() as u64 >= rule.as_u64().unwrap()),
                "maxItems" => value.as_array().is_none_or(|a| a.len() as u64 <= rule.as_u64().unwrap()),
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(schema, &format!("{pointer}/items"), item, &format!("{at}[{i}]"));
                    }
                    true
                }
                "required" => {
                    let names = rule.as_array().unwrap().iter();
                    value.is_null() || names.map(|n| n.as_str().unwrap()).all(|n| value.get(n).is_some())
                }
                "properties" => {
                    for (name, inner) in value.as_object().into_iter().flatten() {
                        let place = format!("{pointer}/properties/{name}");
                        if schema.pointer(&place).is_some() {
                            self.met.insert(place.clone());
                            self.check(schema, &place, inner, &format!("{at}.{name}"));
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let known = part["properties"].as_object().unwrap();
                    *rule == Value::Bool(false)
                        && value.as_object().into_iter().flatten().all(|(name, _)| known.contains_key(name))
                }
                other => panic!("shape.rs does not know `{other}`, which stands at {pointer}"),
            };
            if !right {
                let short: String = value.to_string().chars().take(80).collect();
                self.wrong.push(format!("{at}: not {word} {rule}: {short}"));
            }
        }
    }
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        other => panic!("no such type: {other}"),
    }
}

/// Every property that the schema names, as pointers.
pub(crate) fn properties(schema: &Value) -> BTreeSet<String> {
    fn walk(value: &Value, at: &str, out: &mut BTreeSet<String>) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            let place = format!("{at}/{name}");
            if at.ends_with("/properties") {
                out.insert(place.clone());
            }
            walk(inner, &place, out);
        }
    }
    let mut out = BTreeSet::new();
    walk(schema, "", &mut out);
    out
}

#[test]
fn what_does_not_fit_is_told() {
    let schema = serde_json::json!({
        "type": "object", "additionalProperties": false, "required": ["a"],
        "properties": { "a": { "type": "integer", "minimum": 0 }, "b": { "$ref": "#/$defs/b" } },
        "$defs": { "b": { "enum": ["x", null] } },
    });
    let wrong = |value: Value| {
        let mut checked = Checked::default();
        checked.check(&schema, "", &value, "$");
        checked.wrong.len()
    };
    assert_eq!(wrong(serde_json::json!({"a": 1, "b": null})), 0);
    assert_eq!(wrong(serde_json::json!({"a": -1, "b": "y"})), 2);
    assert_eq!(wrong(serde_json::json!({"b": "x", "c": 1})), 2);
    assert_eq!(properties(&schema).len(), 2);
}
