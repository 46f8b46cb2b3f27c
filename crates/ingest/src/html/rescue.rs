//! Text for pages whose own markup gives little: what machines are told, what scripts will put there.

use super::blocks::{Block, blocks};
use super::parse::parse;
use super::tree::{ROOT, Tree};
use crate::limits::MAX_DEPTH;
use serde_json::Value;

/// Letters below which a text is so short that others are asked.
const SHORT: usize = 250;
/// Letters from which a text from elsewhere is one.
const LEAST: usize = 200;
/// Letters from which a text is whole enough by itself.
const WHOLE: usize = 1500;
/// How many times longer, in tenths, what machines are told must be to count as the whole of which the page
/// shows a part.
const LONGER: usize = 16;

/// Better blocks than those found, if there are any. `body` is the text that machines are told.
pub(super) fn better(tree: &Tree, found: &[Block], body: Option<&str>) -> Option<Vec<Block>> {
    let size = letters(found);
    if size >= WHOLE {
        return None;
    }
    if let Some(told) = body.map(of_text).filter(|t| letters(t) >= LEAST && letters(t) * 10 > size * LONGER) {
        return Some(told);
    }
    if size >= SHORT {
        return None;
    }
    of_scripts(tree).filter(|t| letters(t) >= LEAST && letters(t) > size * 2)
}

/// Letters of all blocks.
pub(super) fn letters(blocks: &[Block]) -> usize {
    blocks.iter().map(|b| b.letters).sum()
}

/// Blocks of a text that is markup or plain.
fn of_text(text: &str) -> Vec<Block> {
    let is_markup = text.contains("</") || text.contains("<br") || text.contains("&lt;p&gt;");
    let page = if is_markup {
        text.to_owned()
    } else {
        let escaped = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace("&amp;amp;", "&amp;")
            .replace("&amp;#", "&#");
        format!("<p>{}", escaped.lines().collect::<Vec<_>>().join("<p>"))
    };
    parse(&page).map(|t| blocks(&t, ROOT, &|_| false)).unwrap_or_default()
}

/// The longest prose in the data that scripts of the page work on.
fn of_scripts(tree: &Tree) -> Option<Vec<Block>> {
    const MOST: usize = 40;
    let data = tree.elements(ROOT, &["script"]).filter(|s| {
        tree.attribute(*s, "type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/json"))
            || tree.attribute(*s, "id") == Some("__NEXT_DATA__")
    });
    let mut best: Option<String> = None;
    for script in data.take(MOST) {
        if let Ok(value) = serde_json::from_str::<Value>(tree.text(script).trim()) {
            longest(&value, 0, &mut best);
        }
    }
    best.map(|text| of_text(&text)).map(|all| all.into_iter().filter(Block::is_prose).collect())
}

/// Names under which systems keep the text of an article.
const TEXTS: &[&str] = &[
    "articleBody",
    "body",
    "content",
    "text",
    "html",
    "bodyText",
    "contentHtml",
    "bodyHtml",
    "rendered",
    "value",
];

/// The longest string under such a name, and lists of paragraphs under one taken together.
fn longest(value: &Value, depth: usize, best: &mut Option<String>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|v| longest(v, depth + 1, best)),
        Value::Object(fields) => {
            for (name, field) in fields {
                let text = match field {
                    Value::String(s) => s.clone(),
                    Value::Array(items) => items.iter().filter_map(paragraph).collect::<Vec<_>>().join("\n"),
                    _ => String::new(),
                };
                let better = text.contains(' ') && best.as_ref().is_none_or(|b| text.len() > b.len());
                if better && TEXTS.contains(&name.as_str()) {
                    *best = Some(text);
                }
                longest(field, depth + 1, best);
            }
        }
        _ => {}
    }
}

/// A paragraph in a list of such: the string, or the text of the object.
fn paragraph(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Object(fields) => TEXTS.iter().find_map(|t| fields.get(*t)?.as_str()).map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &str, body: Option<&str>) -> Option<Vec<String>> {
        let tree = parse(page).unwrap();
        better(&tree, &[], body).map(|b| b.into_iter().map(|b| b.text).collect())
    }

    #[test]
    fn what_machines_are_told_stands_in_for_a_page_without_text() {
        let body = "The port of Norhaven reopened on Monday. ".repeat(7);
        assert_eq!(texts("<div id=app></div>", Some(&format!("{body}\n{body}"))).unwrap().len(), 2);
        assert_eq!(texts("<div id=app></div>", Some("The port reopened.")), None);
    }

    #[test]
    fn data_of_scripts_stands_in_too() {
        let text = "The port of Norhaven reopened on Monday. ".repeat(7);
        let data = serde_json::json!({"props": {"article": {"title": "x", "content": [{"type": "p", "text": text}, {"type": "p", "text": text}]}}});
        let page =
            format!("<div id=app></div><script id=__NEXT_DATA__ type='application/json'>{data}</script>");
        assert_eq!(texts(&page, None).unwrap(), [text.trim(), text.trim()]);
    }
}
