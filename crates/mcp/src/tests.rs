//! The server as a client meets it.

use super::*;
use proptest::prelude::*;

const NEWS: &[(&str, &str)] = &[
    (
        "port.txt",
        "Port reopens\n\nThe harbour office said on Monday that the port of Norhaven had reopened. Ships sailed in.",
    ),
    (
        "strike.txt",
        "Port shut\n\nThe dockers' union denied on Tuesday that the port of Norhaven had reopened.",
    ),
];

fn server() -> Server {
    let mut casebook = Casebook::in_memory().unwrap();
    let reader = Reader::new().unwrap();
    let given = NEWS
        .iter()
        .map(|(name, text)| {
            reportedly::Given::Stream(reportedly::Envelope::at(name), Box::new(text.as_bytes()))
        })
        .collect();
    reportedly::add::add_given(&mut casebook, given, &Default::default(), &reader, &mut |_| ()).unwrap();
    Server::new(casebook, reader)
}

fn talk(server: &Server, lines: &str) -> Vec<Value> {
    let mut out = Vec::new();
    server.serve(&mut lines.as_bytes(), &mut out).unwrap();
    String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn call(server: &Server, tool: &str, arguments: Value) -> Value {
    let line = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call",
                      "params": {"name": tool, "arguments": arguments}});
    talk(server, &line.to_string())[0]["result"].clone()
}

#[test]
fn both_eras_are_spoken() {
    let server = server();
    let handshake = talk(
        &server,
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\"}}\n\
         {\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n\n\
         {\"jsonrpc\":\"2.0\",\"id\":\"b\",\"method\":\"ping\"}\n",
    );
    assert_eq!(handshake.len(), 2);
    assert_eq!(handshake[0]["result"]["protocolVersion"], "2025-06-18");
    assert_eq!((&handshake[1]["id"], &handshake[1]["result"]), (&json!("b"), &json!({})));
    let meta = |version: &str| {
        json!({"jsonrpc": "2.0", "id": 7, "method": "tools/list", "params": {"_meta": {
            "io.modelcontextprotocol/protocolVersion": version, "io.modelcontextprotocol/clientCapabilities": {}}}})
        .to_string()
    };
    let stateless = &talk(&server, &meta("2026-07-28"))[0]["result"];
    assert_eq!(stateless["resultType"], "complete");
    assert_eq!(stateless["tools"].as_array().unwrap().len(), 5);
    assert_eq!(talk(&server, &meta("2031-01-01"))[0]["error"]["code"], -32022);
}

#[test]
fn every_citation_is_where_it_says() {
    let server = server();
    let calls = [
        ("search", json!({"query": "port reopened"})),
        ("ask", json!({"question": "Has the port of Norhaven reopened?"})),
        ("get_statement", json!({"document": "port.txt", "number": 0})),
        ("list_contradictions", json!({"question": "Has the port of Norhaven reopened?"})),
    ];
    for (tool, arguments) in calls {
        let result = call(&server, tool, arguments);
        assert_eq!(result["isError"], false, "{tool}: {result}");
        let mut found = 0;
        walk(&result["structuredContent"], &mut |citation| {
            let id = citation["document"].as_str().unwrap();
            let text = server.casebook.find(id).unwrap()[0].document.text.clone();
            let [start, end]: [usize; 2] = serde_json::from_value(citation["span"].clone()).unwrap();
            assert_eq!(&text[start..end], citation["exact"].as_str().unwrap(), "{tool}");
            found += 1;
        });
        assert!(found > 0, "{tool} cites nothing: {result}");
    }
    let origins = call(&server, "get_origins", json!({"document": "port.txt"}));
    assert_eq!(origins["structuredContent"]["stories"].as_array().unwrap().len(), 1);
}

fn walk(value: &Value, see: &mut dyn FnMut(&Value)) {
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(name, inner)| if name == "citation" { see(inner) } else { walk(inner, see) }),
        Value::Array(all) => all.iter().for_each(|inner| walk(inner, see)),
        _ => {}
    }
}

#[test]
fn what_a_client_does_wrong_is_told() {
    let server = server();
    let code = |line: &str| talk(&server, line)[0]["error"]["code"].as_i64().unwrap();
    assert_eq!(code("{broken"), -32700);
    assert_eq!(code("[]"), -32600);
    assert_eq!(code("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}"), -32600);
    assert_eq!(code("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/list\"}"), -32601);
    assert_eq!(
        code("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\"}}"),
        -32602
    );
    let long = format!("{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{}\"}}\n", "x".repeat(2 << 20));
    let replies = talk(&server, &(long + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}"));
    assert_eq!((&replies[0]["error"]["code"], &replies[1]["id"]), (&json!(-32600), &json!(2)));
    let wrong = [
        ("search", json!({})),
        ("search", json!({"query": "x", "limit": 51})),
        ("search", json!({"query": "x", "other": 1})),
        ("ask", json!({"question": "port"})),
        ("ask", json!({"question": "Has the port reopened?", "prior": 1.5})),
        ("get_statement", json!({"document": "nowhere", "number": 0})),
        ("get_statement", json!({"document": "port.txt", "number": 9999})),
    ];
    for (tool, arguments) in wrong {
        let result = call(&server, tool, arguments.clone());
        assert_eq!(result["isError"], true, "{tool} {arguments}");
    }
}

#[test]
fn any_line_is_answered_or_passed_over() {
    let server = server();
    proptest!(ProptestConfig::with_cases(64), |(lines in "([\\x20-\\x7e\u{e9}]{0,60}\n){0,4}")| {
        for reply in talk(&server, &lines) {
            prop_assert!(reply.get("error").is_some() || reply.get("result").is_some());
        }
    });
}
