//! What a program has sent, once it is known to be as the table says.

use super::Problem;
use super::operation::{Body, Operation, Parameter, Place, Verb};
use crate::App;
use crate::adding::Adding;
use axum::body::to_bytes;
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The header that carries the token.
pub(crate) const TOKEN: &str = "reportedly-token";

/// A call that fits its operation.
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    values: BTreeMap<String, String>,
    body: Vec<u8>,
    /// Whose name corrections carry, unless another is given.
    pub(crate) who: Arc<str>,
    /// What a call that changes something has to carry.
    pub(crate) token: String,
    /// What is added in the background.
    pub(crate) adding: Arc<Adding>,
}

impl Call {
    /// Checks everything that can be checked without the casebook.
    pub(crate) async fn of(
        operation: &'static Operation,
        app: &App,
        parts: &RawPathParams,
        request: Request,
    ) -> Result<Self, Problem> {
        let (head, body) = request.into_parts();
        let mut values = BTreeMap::new();
        for (name, value) in parts {
            take(operation, &mut values, name, value, true)?;
        }
        for (name, value) in pairs(head.uri.query().unwrap_or_default())? {
            take(operation, &mut values, &name, &value, false)?;
        }
        let needed = |p: &&Parameter| p.place == Place::Required && !values.contains_key(p.name);
        if let Some(missing) = operation.parameters().find(needed) {
            return Err(Problem::bad_request(format!("The parameter `{}` is missing.", missing.name)));
        }
        if operation.verb == Verb::Post {
            let token = head.headers.get(TOKEN).and_then(|t| t.to_str().ok()).unwrap_or_default();
            if !app.guard.is_ours(token) {
                return Err(Problem::forbidden(format!(
                    "The header `{TOKEN}` does not have this program's token; it is new at every start."
                )));
            }
        }
        let body = match operation.body {
            None => Vec::new(),
            Some(_) if !is_json(&head.headers) => return Err(Problem::media_type()),
            Some(Body { most, .. }) => {
                to_bytes(body, most).await.map_err(|_| Problem::too_large(most))?.to_vec()
            }
        };
        let (who, adding) = (Arc::clone(&app.who), Arc::clone(app.desk.adding()));
        Ok(Self { operation, values, body, who, token: app.guard.token(), adding })
    }

    /// A parameter as it was given.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// A parameter as it was given; empty where it was not.
    pub(crate) fn text_or_empty(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    /// A whole number.
    pub(crate) fn whole(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }

    /// A share.
    pub(crate) fn share(&self, name: &str) -> Option<f64> {
        self.text(name)?.parse().ok()
    }

    /// Parameters of the query, for an address that asks the same again.
    pub(crate) fn query(&self) -> impl Iterator<Item = (&str, &str)> {
        let asked = self.operation.parameters().filter(|p| p.place != Place::Path);
        asked.filter_map(|p| Some((p.name, self.text(p.name)?)))
    }

    /// The body.
    pub(crate) fn body<T: DeserializeOwned + Serialize>(&self) -> Result<T, Problem> {
        let refused = |e: serde_json::Error| Problem::bad_request(format!("The body does not fit: {e}."));
        let mut sent: Value = serde_json::from_slice(&self.body).map_err(refused)?;
        whole_numbers(&mut sent);
        let understood: T = serde_json::from_value(sent.clone()).map_err(refused)?;
        match misread(&serde_json::to_value(&understood).map_err(refused)?, &sent) {
            None => Ok(understood),
            Some(field) => Err(Problem::impossible(format!("`{field}` makes no sense as it stands."))),
        }
    }
}

/// `4.0` as `4`: to JSON Schema both are integers.
fn whole_numbers(value: &mut Value) {
    /// Beyond it not every whole number is a float.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(n) if n.is_f64() => {
            if let Some(f) = n.as_f64().filter(|f| f.fract() == 0.0 && f.abs() < EXACT) {
                *value = Value::from(f as i64);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(whole_numbers),
        _ => {}
    }
}

/// A field that was taken for something else than was sent: `serde` takes `0` for the first word of an enumeration.
/// Fields that are not known, and those that were left out, are no matter.
fn misread(understood: &Value, sent: &Value) -> Option<String> {
    match (understood, sent) {
        (Value::Object(fields), Value::Object(sent)) => fields.iter().find_map(|(name, inner)| {
            let below = misread(inner, sent.get(name)?)?;
            Some(if below.is_empty() { name.clone() } else { format!("{name}.{below}") })
        }),
        (Value::Array(items), Value::Array(sent)) => items.iter().zip(sent).find_map(|(a, b)| misread(a, b)),
        (Value::Number(a), Value::Number(b)) => (a.as_f64() != b.as_f64()).then(String::new),
        (a, b) => (a != b).then(String::new),
    }
}

/// Takes a value in, if the operation has such a parameter and it fits.
fn take(
    operation: &Operation,
    values: &mut BTreeMap<String, String>,
    name: &str,
    value: &str,
    in_path: bool,
) -> Result<(), Problem> {
    let known = |p: &&Parameter| p.name == name && (p.place == Place::Path) == in_path;
    let Some(parameter) = operation.parameters().find(known) else {
        let there: Vec<&str> = operation.parameters().map(|p| p.name).collect();
        let there = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
        return Err(Problem::bad_request(format!("There is no parameter `{name}`; there are: {there}.")));
    };
    if let Err(wanted) = parameter.kind.check(value) {
        return Err(Problem::bad_request(format!("`{name}` must be {wanted}.")));
    }
    if values.insert(name.to_owned(), value.to_owned()).is_some() {
        return Err(Problem::bad_request(format!("`{name}` is there twice.")));
    }
    Ok(())
}

/// The parameters of a query. Bytes that are no UTF-8 are refused, not mended.
fn pairs(query: &str) -> Result<Vec<(String, String)>, Problem> {
    let decoded = |text: &str| {
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'+' => b' ',
                b'%' => {
                    let digit = |b: Option<u8>| char::from(b?).to_digit(16);
                    let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                    u8::try_from(high * 16 + low).ok()?
                }
                other => other,
            });
        }
        String::from_utf8(bytes).ok()
    };
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        Some((decoded(name)?, decoded(value)?))
    };
    let all = query.split('&').filter(|part| !part.is_empty()).map(pair);
    all.collect::<Option<_>>().ok_or_else(|| Problem::bad_request("The query is not percent-encoded UTF-8."))
}

fn is_json(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).and_then(|m| m.to_str().ok()).unwrap_or_default();
    media.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}
