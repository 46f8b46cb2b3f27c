//! The OpenAPI 3.1 document, made of the table of operations.

use super::call::TOKEN;
use super::operation::{Gives, Kind, Operation, Parameter, Place, Verb};
use super::{ROOT, operations, schemas};
use reportedly::core::question::MAX_BYTES;
use serde_json::{Map, Value, json};

const ABOUT: &str = "A casebook for programs of this computer: who says so, on whose word, how certain, and how many \
independent origins stand behind a claim. Served by `reportedly serve`. docs/reference/api.md tells the rest.";

/// The document, as it is served and as it stands in docs/reference/openapi.json.
pub(crate) fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations::all() {
        let path = paths.entry(format!("{ROOT}{}", operation.path)).or_insert_with(|| json!({}));
        let verb = if operation.verb == Verb::Get { "get" } else { "post" };
        path[verb] = described(operation);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "reportedly",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "http://127.0.0.1:8420"}],
        "paths": paths,
        "components": {
            "schemas": schemas::all(),
            "securitySchemes": {
                "token": {
                    "type": "apiKey",
                    "in": "header",
                    "name": TOKEN,
                    "description": format!("what {ROOT}/token gives; new at every start of the program"),
                },
            },
            "headers": {
                "ETag": {
                    "description": "strong: of the bytes of the body; send it back as If-None-Match",
                    "schema": {"type": "string"},
                },
                "Link": {
                    "description": "the next page, rel=\"next\"; absent on the last one",
                    "schema": {"type": "string"},
                },
                "Location": {"description": "address of what was made, or of what is done", "schema": {"type": "string"}},
            },
            "responses": {
                "Problem": {
                    "description": "Trouble (RFC 9457)",
                    "content": {"application/problem+json": {"schema": schemas::reference("Problem")}},
                },
                "NotModified": {"description": "The program that asks has it already"},
            },
        },
    })
}

fn described(operation: &Operation) -> Value {
    let parameters: Vec<Value> = operation.parameters().map(parameter).collect();
    let mut told = json!({
        "operationId": operation.name,
        "summary": operation.about,
        "responses": responses(operation),
    });
    if !operation.more.is_empty() {
        told["description"] = operation.more.into();
    }
    if !parameters.is_empty() {
        told["parameters"] = parameters.into();
    }
    if let Some(body) = operation.body {
        told["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": schemas::reference(body.schema)}}});
    }
    if operation.verb == Verb::Post {
        told["security"] = json!([{"token": []}]);
    }
    told
}

fn parameter(p: &Parameter) -> Value {
    let place = if p.place == Place::Path { "path" } else { "query" };
    json!({
        "name": p.name,
        "in": place,
        "required": p.place != Place::Query,
        "description": p.about,
        "schema": schema(p.kind),
    })
}

fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Text(most) => json!({"type": "string", "minLength": 1, "maxLength": most}),
        Kind::Question => json!({
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_BYTES,
            "examples": ["Did the bridge collapse?"],
        }),
        Kind::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::Share(least, most) => json!({"type": "number", "minimum": least, "maximum": most}),
        Kind::Day => json!({"type": "string", "format": "date"}),
        Kind::Word(words) => json!({"type": "string", "enum": words}),
    }
}

fn responses(operation: &Operation) -> Value {
    let header = |name: &str| json!({"$ref": format!("#/components/headers/{name}")});
    let given = |schema: Value, headers: Value| json!({"description": "Done", "headers": headers, "content": {"application/json": {"schema": schema}}});
    let mut all = Map::new();
    match operation.gives {
        Gives::One(name) => {
            all.insert("200".into(), given(schemas::reference(name), json!({"ETag": header("ETag")})))
        }
        Gives::Page(of) => {
            let headers = json!({"ETag": header("ETag"), "Link": header("Link")});
            all.insert("200".into(), given(schemas::page(of), headers))
        }
        Gives::Made(name) => {
            all.insert("201".into(), given(schemas::reference(name), json!({"Location": header("Location")})))
        }
        Gives::Accepted(name) => {
            let mut later = given(schemas::reference(name), json!({"Location": header("Location")}));
            later["description"] = "Taken on; it is done in the background".into();
            all.insert("202".into(), later)
        }
    };
    if operation.verb == Verb::Get {
        all.insert("304".into(), json!({"$ref": "#/components/responses/NotModified"}));
    }
    // 400 and 405 can befall every call; what else can, the table says.
    let problem = json!({"$ref": "#/components/responses/Problem"});
    for status in [400, 405].iter().chain(operation.troubles) {
        all.insert(status.to_string(), problem.clone());
    }
    all.insert("default".into(), problem);
    Value::Object(all)
}
