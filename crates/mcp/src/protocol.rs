//! Messages: what a request is, and what can be wrong with one.

use serde_json::{Map, Value, json};

/// Revisions with a handshake, oldest first.
const HANDSHAKE: &[&str] = &["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];
/// Revisions without one, whose requests bring their version along.
const STATELESS: &[&str] = &["2026-07-28"];

/// Where a stateless request says its version.
const VERSION: &str = "io.modelcontextprotocol/protocolVersion";
/// Where a stateless reply says who answers.
pub(crate) const SERVER: &str = "io.modelcontextprotocol/serverInfo";

/// The version that a handshake comes to: the one asked for where it is known, else the latest.
pub(crate) fn agreed(asked: &str) -> &'static str {
    let latest = HANDSHAKE.last().copied().unwrap_or_default();
    HANDSHAKE.iter().find(|v| **v == asked).copied().unwrap_or(latest)
}

/// Every version that is spoken.
pub(crate) fn all_versions() -> Vec<&'static str> {
    HANDSHAKE.iter().chain(STATELESS).copied().collect()
}

/// A request, or a notification where it has no id.
#[derive(Debug)]
pub(crate) struct Request {
    pub id: Option<Value>,
    pub method: String,
    pub params: Map<String, Value>,
}

impl Request {
    /// A request from a message; what is wrong with it, and the id to answer under, where it is none.
    pub(crate) fn parse(message: &[u8]) -> Result<Self, (Fault, Value)> {
        let value: Value = serde_json::from_slice(message)
            .map_err(|e| (Fault::new(-32700, format!("no JSON: {e}")), Value::Null))?;
        let Value::Object(mut object) = value else {
            return Err((Fault::invalid("a message is one object"), Value::Null));
        };
        let id = object.remove("id");
        let answer_to = || id.clone().filter(is_id).unwrap_or_default();
        if object.get("jsonrpc") != Some(&Value::from("2.0")) {
            return Err((Fault::invalid("`jsonrpc` must be \"2.0\""), answer_to()));
        }
        if id.as_ref().is_some_and(|id| !is_id(id)) {
            return Err((Fault::invalid("an `id` is a string or a number"), Value::Null));
        }
        let Some(Value::String(method)) = object.remove("method") else {
            return Err((Fault::invalid("a request has a `method`"), answer_to()));
        };
        let params = match object.remove("params") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(params)) => params,
            Some(_) => return Err((Fault::params("`params` must be an object"), answer_to())),
        };
        Ok(Self { id, method, params })
    }

    /// Whether it is of the stateless era.
    pub(crate) fn era(&self) -> Result<bool, Fault> {
        match self.params.get("_meta").and_then(|meta| meta.get(VERSION)).and_then(Value::as_str) {
            None => Ok(false),
            Some(version) if STATELESS.contains(&version) => Ok(true),
            Some(version) => Err(Fault {
                code: -32022,
                message: "this version of the protocol is not spoken".into(),
                data: Some(json!({"supported": all_versions(), "requested": version})),
            }),
        }
    }
}

fn is_id(id: &Value) -> bool {
    id.is_string() || id.is_number()
}

/// An error of the protocol.
#[derive(Debug)]
pub(crate) struct Fault {
    code: i32,
    message: String,
    data: Option<Value>,
}

impl Fault {
    fn new(code: i32, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), data: None }
    }

    pub(crate) fn invalid(message: &str) -> Self {
        Self::new(-32600, message)
    }

    pub(crate) fn no_method(name: &str) -> Self {
        Self::new(-32601, format!("there is no method {name:?}"))
    }

    pub(crate) fn params(message: &str) -> Self {
        Self::new(-32602, message)
    }

    /// The message that tells it.
    pub(crate) fn reply(&self, id: Value) -> Value {
        let mut error = json!({"code": self.code, "message": self.message});
        if let Some(data) = &self.data {
            error["data"] = data.clone();
        }
        json!({"jsonrpc": "2.0", "id": id, "error": error})
    }
}
