//! `claimreview`: schema.org's ClaimReview with its Claims (JSON-LD), as fact-checkers publish it.
//!
//! It is a draft for an editor, and says so in its author: the rating is the estimate in percent, and what it rests on
//! stands beside it. The claim's `appearance`s are the articles that carry it; `firstAppearance` is the earliest entry of
//! the origins that support it, since copies and rewrites only pass it on. What the casebook knows as claims follows, as far
//! as the answer quotes them.

use crate::finding::{Finding, OriginFinding};
use crate::ids::id;
use crate::words::address;
use crate::{Case, Error, Filed, Format, Writing};
use reportedly_core::claims::{Claim, Side};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "claimreview",
    about: "schema.org ClaimReview and Claim (JSON-LD), a draft for an editor",
    extension: "jsonld",
    needs_answer: true,
    write: Writing::Whole(write),
};

fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let finding = case.finding(FORMAT.name)?;
    let mut graph = vec![review(case, finding)];
    graph.extend(finding.origins.iter().filter_map(|origin| said(case, origin)));
    graph.extend(claims(case, finding)?);
    serde_json::to_writer(&mut *out, &json!({"@context": "https://schema.org", "@graph": graph}))?;
    Ok(out.write_all(b"\n")?)
}

fn review(case: &Case<'_>, finding: &Finding) -> Value {
    let supporting: Vec<&OriginFinding> = finding.origins.iter().filter(|o| o.stance == "supports").collect();
    let documents = |origins: &[&OriginFinding]| -> Vec<Value> {
        let ids: BTreeSet<&String> = origins.iter().flat_map(|o| &o.documents).collect();
        ids.into_iter().filter_map(|id| case.find(id)).map(article).collect()
    };
    let first = supporting.iter().filter_map(|o| case.find(o.documents.first()?)).min_by_key(|d| {
        let published = d.document().published.as_deref();
        (published.is_none(), published.and_then(crate::when::moment), d.document().id.as_str())
    });
    let mut claim = node("Claim", "claim", &[&finding.question]);
    claim.insert("text".into(), finding.question.as_str().into());
    claim.insert("appearance".into(), documents(&supporting).into());
    if let Some(first) = first {
        claim.insert("firstAppearance".into(), article(first));
    }
    let mut review = node("ClaimReview", "review", &[&finding.question]);
    review.insert("claimReviewed".into(), finding.question.as_str().into());
    let author = "reportedly (draft by a program, to be checked by an editor)";
    review.insert("author".into(), json!({"@type": "Organization", "name": author}));
    review.insert("reviewRating".into(), rating(finding));
    let body = format!(
        "{}. {} of the evidence: {}; confidence: {}. Independent origins: {} support, {} deny.",
        finding.headline(),
        "Verdict",
        finding.verdict_words,
        finding.confidence,
        finding.supporting,
        finding.refuting
    );
    review.insert("reviewBody".into(), body.into());
    review.insert("itemReviewed".into(), claim.into());
    if let Some(latest) = case.latest() {
        review.insert("datePublished".into(), crate::when::day(&latest).into());
    }
    review.into()
}

/// The estimate in percent, from 1 to 99 as the estimate itself goes; without one the words alone.
fn rating(finding: &Finding) -> Value {
    let mut rating = Map::new();
    rating.insert("@type".into(), "Rating".into());
    if let Some(estimate) = finding.estimate {
        rating.insert("ratingValue".into(), ((estimate.probability * 100.0).round() as u8).into());
        rating.insert("worstRating".into(), 1.into());
        rating.insert("bestRating".into(), 99.into());
    }
    rating
        .insert("alternateName".into(), format!("{}; {}", finding.headline(), finding.verdict_words).into());
    rating.into()
}

/// What one origin says on the matter, as a claim of its own with its first entry.
fn said(case: &Case<'_>, origin: &OriginFinding) -> Option<Value> {
    let quote = origin.quotes.first()?;
    let mut claim = node("Claim", "said", &[&origin.id, &quote.document, &quote.quote]);
    claim.insert("text".into(), quote.quote.as_str().into());
    claim.insert("claimInterpreter".into(), json!({"@type": "Organization", "name": "reportedly"}));
    claim.insert("author".into(), json!({"@type": "Organization", "name": origin.name}));
    let appearance: Vec<Value> =
        origin.documents.iter().filter_map(|id| case.find(id)).map(article).collect();
    if let Some(first) = appearance.first() {
        claim.insert("firstAppearance".into(), first.clone());
    }
    claim.insert("appearance".into(), appearance.into());
    Some(claim.into())
}

/// The casebook's claims that the answer quotes a statement of.
fn claims(case: &Case<'_>, finding: &Finding) -> Result<Vec<Value>, Error> {
    let quotes = finding.origins.iter().flat_map(|o| &o.quotes);
    let quoted: BTreeSet<_> = quotes.map(|q| (q.document.as_str(), q.span)).collect();
    let parents: BTreeMap<&str, &str> =
        case.origins.documents.iter().filter_map(|d| Some((d.id.as_str(), d.parent.as_deref()?))).collect();
    let is_quoted = |c: &&Claim| c.statements.iter().any(|s| quoted.contains(&(s.document.as_str(), s.span)));
    Ok(case.told_claims()?.filter(is_quoted).map(|c| claimed(case, c, &parents)).collect())
}

/// A claim, its articles, and the one that it first came in with.
fn claimed(case: &Case<'_>, c: &Claim, parents: &BTreeMap<&str, &str>) -> Value {
    let asserting = c.statements.iter().filter(|s| s.side == Side::Asserts);
    let mut documents: Vec<&str> = Vec::new();
    for told in asserting {
        if !documents.contains(&told.document.as_str()) {
            documents.push(&told.document);
        }
    }
    let mut claim = node("Claim", "claim of statements", &[&c.id]);
    claim.insert("text".into(), c.words.as_str().into());
    claim.insert("claimInterpreter".into(), json!({"@type": "Organization", "name": "reportedly"}));
    let first = first_of(&documents, parents);
    if let Some(filed) = first.and_then(|id| case.find(id)) {
        claim.insert("firstAppearance".into(), article(filed));
    }
    let appearance: Vec<Value> = documents.iter().filter_map(|id| case.find(id)).map(article).collect();
    claim.insert("appearance".into(), appearance.into());
    claim.into()
}

/// The first of documents that are given by time: of the earliest, the one that it has its text from, and so on, as long as
/// these are among them. An article without a date may well be the source of a dated copy.
fn first_of<'a>(documents: &[&'a str], parents: &BTreeMap<&str, &str>) -> Option<&'a str> {
    let mut first = *documents.first()?;
    // No longer than there are documents: what credits each other in a circle has no first.
    for _ in documents {
        let parent = parents.get(first).and_then(|parent| documents.iter().find(|d| *d == parent));
        let Some(parent) = parent else { break };
        first = parent;
    }
    Some(first)
}

fn node(kind: &str, name: &str, parts: &[&str]) -> Map<String, Value> {
    let mut node = Map::new();
    node.insert("@type".into(), kind.into());
    node.insert("@id".into(), format!("urn:uuid:{}", id(name, parts)).into());
    node
}

fn article(filed: &Filed) -> Value {
    let d = filed.document();
    let mut article = node("NewsArticle", "document", &[&d.id]);
    let fields =
        [("headline", d.title.as_deref()), ("url", address(d)), ("datePublished", d.published.as_deref())];
    for (name, value) in fields {
        if let Some(value) = value {
            article.insert(name.into(), value.into());
        }
    }
    if let Some(publisher) = &d.publisher {
        article.insert("publisher".into(), json!({"@type": "Organization", "name": publisher}));
    }
    article.insert("identifier".into(), d.id.as_str().into());
    article.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_claim_is_where_its_text_came_from() {
        let parents = BTreeMap::from([("copy", "wire"), ("rewrite", "copy"), ("wire", "elsewhere")]);
        assert_eq!(first_of(&["copy", "rewrite", "wire"], &parents), Some("wire"));
        assert_eq!(first_of(&["copy", "rewrite"], &parents), Some("copy"));
        assert_eq!(first_of(&[], &parents), None);
        let circle = BTreeMap::from([("a", "b"), ("b", "a")]);
        assert!(first_of(&["a", "b"], &circle).is_some());
    }
}
