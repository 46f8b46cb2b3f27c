//! What a page says of itself in JSON-LD (schema.org), the most reliable of its voices.

use serde_json::Value;

use crate::tidy;

/// Fields of the first article on the page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub description: Option<String>,
    /// The whole text, where it is given.
    pub body: Option<String>,
    /// Entries of a live blog.
    pub entries: Vec<Entry>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

/// An entry of a live blog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::html) struct Entry {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub body: Option<String>,
}

/// Most entries of a live blog that are read.
const MOST_ENTRIES: usize = 2000;

/// Most authors that are read.
const MOST_NAMES: usize = 50;

/// Deepest nesting of objects in which an article is looked for.
const DEEP: usize = 6;

/// Read the scripts of a page. Scripts that are not valid JSON are passed over; raw line breaks in
/// strings, which are common, are mended first.
pub(super) fn read(scripts: &[String]) -> Article {
    let values: Vec<Value> = scripts.iter().filter_map(|s| parse(s)).collect();
    let Some(article) = values.iter().find_map(|v| article(v, 0)) else { return Article::default() };
    // Authors and publishers are often given by reference to an object elsewhere in the graph.
    let look = |v: &Value| -> Option<String> {
        let id = v.get("@id")?.as_str()?;
        values.iter().find_map(|v| by_id(v, id, 0))
    };
    let name = |v: &Value| named(v).or_else(|| look(v));
    let list = |key: &str| match article.get(key) {
        Some(Value::Array(items)) => items.iter().take(MOST_NAMES).filter_map(name).collect(),
        Some(one) => name(one).into_iter().collect::<Vec<_>>(),
        None => Vec::new(),
    };
    let string = |key: &str| article.get(key).and_then(Value::as_str).and_then(clean);
    Article {
        headline: string("headline").or_else(|| string("name")),
        published: string("datePublished").or_else(|| string("dateCreated")),
        modified: string("dateModified"),
        description: string("description"),
        body: article.get("articleBody").and_then(Value::as_str).map(str::to_owned),
        entries: match article.get("liveBlogUpdate") {
            Some(Value::Array(items)) => items.iter().take(MOST_ENTRIES).map(entry).collect(),
            Some(one) => vec![entry(one)],
            None => Vec::new(),
        },
        authors: list("author"),
        publisher: list("publisher").into_iter().next(),
        url: string("url").or_else(|| {
            let page = article.get("mainEntityOfPage")?;
            clean(page.as_str().or_else(|| page.get("@id")?.as_str())?)
        }),
    }
}

fn entry(value: &Value) -> Entry {
    let string = |key: &str| value.get(key).and_then(Value::as_str).and_then(clean);
    Entry {
        headline: string("headline").or_else(|| string("name")),
        published: string("datePublished").or_else(|| string("dateModified")),
        body: value.get("articleBody").and_then(Value::as_str).map(str::to_owned),
    }
}

fn parse(script: &str) -> Option<Value> {
    let script =
        script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    let mended: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&mended).ok()
}

fn article(value: &Value, depth: usize) -> Option<&Value> {
    if depth > DEEP {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|v| article(v, depth + 1)),
        Value::Object(fields) if is_article(value) => {
            // An item of a list that stands beside the article has no date or author of its own.
            ["datePublished", "author", "headline"].iter().any(|k| fields.contains_key(*k)).then_some(value)
        }
        Value::Object(fields) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|k| article(fields.get(*k)?, depth + 1)),
        _ => None,
    }
}

fn is_article(value: &Value) -> bool {
    let is = |v: &Value| {
        v.as_str().is_some_and(|t| {
            let t = t.rsplit(['/', ':']).next().unwrap_or(t);
            t.ends_with("Article")
                || matches!(t, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
        })
    };
    match value.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is),
        Some(one) => is(one),
        None => false,
    }
}

fn by_id(value: &Value, id: &str, depth: usize) -> Option<String> {
    if depth > DEEP {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|v| by_id(v, id, depth + 1)),
        Value::Object(fields)
            if fields.get("@id").and_then(Value::as_str) == Some(id) && fields.contains_key("name") =>
        {
            named(value)
        }
        Value::Object(fields) => by_id(fields.get("@graph")?, id, depth + 1),
        _ => None,
    }
}

fn named(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => clean(s),
        Value::Object(fields) => match fields.get("name")? {
            Value::String(s) => clean(s),
            Value::Array(names) => names.iter().find_map(|n| clean(n.as_str()?)),
            _ => None,
        },
        _ => None,
    }
}

/// A string of JSON-LD as a line; HTML entities, which some publishers leave in, are resolved.
fn clean(s: &str) -> Option<String> {
    if s.contains('&') {
        let tree = crate::html::parse::parse(&s.replace('<', "&lt;")).ok()?;
        return tidy::line(&tree.text(crate::html::tree::ROOT));
    }
    tidy::line(s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_in_a_graph_with_references() {
        let script = r##"{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"Harbour Post"},
            {"@type":["NewsArticle","Article"],"headline":"Port &amp; ferry reopen","datePublished":"2023-10-30",
             "author":[{"@id":"#roe"},{"@type":"Person","name":"B. Poe"}],"publisher":{"@id":"#hp"},
             "mainEntityOfPage":{"@id":"https://post.example/port"}},
            {"@type":"Person","@id":"#roe","name":"A. Roe"},{"@type":"Organization","@id":"#hp","name":"Harbour Post"}]}"##;
        let a = read(&["not json".into(), script.into()]);
        assert_eq!(a.headline.as_deref(), Some("Port & ferry reopen"));
        assert_eq!(a.authors, ["A. Roe", "B. Poe"]);
        assert_eq!(a.publisher.as_deref(), Some("Harbour Post"));
        assert_eq!(a.url.as_deref(), Some("https://post.example/port"));
    }

    #[test]
    fn line_breaks_in_strings_are_mended_and_other_types_are_no_article() {
        assert_eq!(
            read(&["{\"@type\":\"Article\",\"headline\":\"Two\nlines\"}".into()]).headline.unwrap(),
            "Two lines"
        );
        assert_eq!(read(&["{\"@type\":\"Product\",\"name\":\"Boat\"}".into()]), Article::default());
    }
}
