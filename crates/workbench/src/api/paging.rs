//! Lists in pages. A cursor says behind which entry to go on, by that entry's place in the order, not by a count: what is
//! added meanwhile moves nothing, so that no entry comes twice and none is left out.

use super::call::Call;
use super::operation::{Kind, Parameter};
use super::reply::Reply;
use super::{Problem, ROOT};
use crate::page::encoded;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Entries of a page: by default, at the most.
const DEFAULT: usize = 50;
const MOST: u32 = 200;

/// The parameters of every list.
pub(crate) const PARAMETERS: &[Parameter] = &[
    Parameter::query("limit", "entries of a page at the most, 50 by default", Kind::Whole(1, MOST)),
    Parameter::query(
        "cursor",
        "where to go on, as `next` of the page before has it; opaque",
        Kind::Text(2000),
    ),
];

/// A part of an entry's place in the order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Part {
    Whole(i64),
    Text(String),
}

/// An entry's place in the order of its list; no two have the same.
pub(crate) type Key = Vec<Part>;

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Where dated things stand: undated ones last.
pub(crate) fn dated(published: Option<&str>) -> [Part; 2] {
    [Part::Whole(i64::from(published.is_none())), published.unwrap_or_default().into()]
}

/// The entries of the page that is asked for, and the address of the next one. `all` need not be in order.
pub(crate) fn cut<T>(
    call: &Call,
    all: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> Key,
) -> Result<(Vec<T>, Option<String>), Problem> {
    let limit = call.whole("limit").and_then(|n| usize::try_from(n).ok()).unwrap_or(DEFAULT);
    let list = call.operation.name;
    let after = call.text("cursor").map(|cursor| read(list, cursor)).transpose()?;
    let mut rest: Vec<(Key, T)> = all
        .into_iter()
        .map(|one| (key(&one), one))
        .filter(|(key, _)| after.as_ref().is_none_or(|after| key > after))
        .collect();
    rest.sort_by(|a, b| a.0.cmp(&b.0));
    let more = rest.len() > limit;
    rest.truncate(limit);
    let next = rest.last().filter(|_| more).map(|(key, _)| address(call, &written(list, key)));
    Ok((rest.into_iter().map(|(_, one)| one).collect(), next))
}

/// A page of things that are shown one by one.
pub(crate) fn page<T>(
    call: &Call,
    all: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> Key,
    mut shown: impl FnMut(&T) -> Result<Value, Problem>,
) -> Result<Reply, Problem> {
    let (items, next) = cut(call, all, key)?;
    Reply::page(items.iter().map(&mut shown).collect::<Result<_, _>>()?, next)
}

/// The same call, going on at a cursor.
fn address(call: &Call, cursor: &str) -> String {
    let asked = call.query().filter(|(name, _)| *name != "cursor");
    let query: String = asked.map(|(name, value)| format!("{name}={}&", encoded(value))).collect();
    format!("{ROOT}{}?{query}cursor={cursor}", call.operation.path)
}

fn written(list: &str, key: &Key) -> String {
    // Text and numbers can always be written.
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(&(list, key)).unwrap_or_default())
}

fn read(list: &str, cursor: &str) -> Result<Key, Problem> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let read = bytes.and_then(|bytes| serde_json::from_slice::<(String, Key)>(&bytes).ok());
    match read {
        Some((of, key)) if of == list => Ok(key),
        _ => Err(Problem::impossible("The cursor is not one of this list: take it from `next`, as it is.")),
    }
}
