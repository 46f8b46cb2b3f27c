//! `claimreview`: schema.org's ClaimReview with its Claims (JSON-LD), as fact-checkers publish it.
//!
//! It is a draft for an editor, and says so in its author: the rating is the estimate in percent, and what it rests on
//! stands beside it. The claim's `appearance`s are the articles that carry it; `firstAppearance` is the earliest entry of
//! the origins that support it, since copies and rewrites only pass it on.

use crate::finding::{Finding, OriginFinding};
use crate::ids::id;
use crate::words::address;
use crate::{Case, Error, Filed, Format, Writing};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
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
