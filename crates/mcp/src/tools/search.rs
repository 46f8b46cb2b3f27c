//! `search`: statements by words and by meaning.

use super::{Argument, Desk, Kind, Tool, refused, shown};
use reportedly::StatementKey;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const TOOL: Tool = Tool {
    name: "search",
    title: "Search statements",
    about: "Find statements in the articles by words and by meaning. Gives each with who says so, how certain, and a \
            citation. Use it to see what there is; use `ask` for whether something is so.",
    arguments: &[
        Argument { name: "query", about: "words, or a sentence", kind: Kind::Text(2000), required: true },
        Argument {
            name: "limit",
            about: "statements at most, 10 by default",
            kind: Kind::Whole(1, 50),
            required: false,
        },
    ],
    run,
};

/// Softens the weight of the first ranks where two lists are joined (reciprocal rank fusion, Cormack and others 2009).
const RANK: f64 = 60.0;

fn run(desk: &Desk<'_>) -> Result<Value, String> {
    let query = desk.text("query").unwrap_or_default();
    let limit = desk.whole("limit").unwrap_or(10);
    let words: Vec<String> = query.split_whitespace().map(str::to_owned).collect();
    let by_words = desk.casebook.search_statements(&words, limit * 2).map_err(refused)?;
    let by_meaning = desk.casebook.nearest(&desk.reader.embed(query), limit * 2).map_err(refused)?;
    let mut found = Vec::new();
    for key in joined(&[
        by_words.into_iter().map(|(key, _)| key).collect(),
        by_meaning.into_iter().map(|(key, _)| key).collect(),
    ]) {
        if found.len() < limit {
            found.extend(shown::statement(desk.casebook, key)?);
        }
    }
    Ok(json!({"query": query, "statements": found}))
}

/// Ranked lists as one: what stands high in both comes first.
fn joined(lists: &[Vec<StatementKey>]) -> Vec<StatementKey> {
    let mut scores: BTreeMap<StatementKey, (f64, usize)> = BTreeMap::new();
    let mut seen = 0;
    for list in lists {
        for (rank, key) in list.iter().enumerate() {
            seen += 1;
            scores.entry(*key).or_insert((0.0, seen)).0 += 1.0 / (RANK + rank as f64);
        }
    }
    let mut all: Vec<(StatementKey, (f64, usize))> = scores.into_iter().collect();
    // Of equals the one that was met first: keys depend on the order of adding.
    all.sort_by(|(_, a), (_, b)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    all.into_iter().map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_lists_have_comes_first() {
        let key = |number| StatementKey { document: 1, number };
        let found = joined(&[vec![key(1), key(2), key(3)], vec![key(4), key(3)]]);
        assert_eq!(found, [key(3), key(1), key(4), key(2)]);
    }
}
