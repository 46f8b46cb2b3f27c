//! An answer: the question as a note with its probability, and what each origin holds of it as an opinion.

use super::{Bundle, extension, reference};
use crate::Case;
use crate::finding::{Finding, OriginFinding};
use reportedly_core::weigh::Likelihood;
use serde_json::{Value, json};

pub(super) fn add(case: &Case<'_>, bundle: &mut Bundle) {
    let Some(finding) = &case.finding else { return };
    let mut about: Vec<String> =
        finding.origins.iter().flat_map(|o| &o.documents).filter_map(|id| article(case, id)).collect();
    about.sort();
    about.dedup();
    if about.is_empty() {
        about.push(reference("identity", &["reportedly"]));
    }
    let question = bundle.add("note", &["question", &finding.question], question(finding, &about));
    for origin in &finding.origins {
        let who = bundle.identity(&origin.name, "unknown");
        let opinion = json!({
            "opinion": held(origin),
            "explanation": format!("{}: {} ({})", origin.name, origin.stance, origin.reason),
            "authors": [origin.name],
            "object_refs": [question],
            "extensions": extension::of(json!({
                "stance": origin.stance,
                "certainty": origin.certainty,
                "weight": origin.weight,
                "points": origin.points,
                "interested": origin.interested,
                "documents": origin.documents,
            })),
        });
        let name = ["origin", &finding.question, &origin.id, &origin.name];
        bundle.add("opinion", &name, opinion);
        bundle.relationship(
            &question,
            "related-to",
            &who,
            "an independent origin of what bears on the question",
        );
    }
}

/// The id of an article's object, if it is shown.
fn article(case: &Case<'_>, id: &str) -> Option<String> {
    let filed = case.shown().find(|d| d.document().id == id)?;
    let dated = filed.document().published.as_deref().and_then(crate::when::moment).is_some();
    Some(reference(if dated { "report" } else { "grouping" }, &[id]))
}

fn question(finding: &Finding, about: &[String]) -> Value {
    let mut assessment = json!({
        "verdict": finding.verdict,
        "confidence": finding.confidence,
        "confidence_value": confidence(finding.confidence),
        "supporting": finding.supporting,
        "refuting": finding.refuting,
    });
    if let Some(e) = finding.estimate {
        assessment["probability"] = e.probability.into();
        assessment["low"] = e.low.into();
        assessment["high"] = e.high.into();
        assessment["prior"] = e.prior.into();
    }
    let mut note = json!({
        "abstract": finding.question,
        "content": format!(
            "{} Answer: {}. Verdict: {}. Confidence: {}. Independent origins: {} support, {} deny.",
            finding.question, finding.headline(), finding.verdict_words, finding.confidence, finding.supporting,
            finding.refuting
        ),
        "object_refs": about,
    });
    if let Some(likelihood) = finding.likelihood {
        assessment["likelihood"] = likelihood.word().into();
        note["confidence"] = dni(likelihood).into();
    }
    note["extensions"] = extension::of(assessment);
    note
}

/// The value of a word of ICD 203 on the DNI scale of Appendix A.
fn dni(likelihood: Likelihood) -> u8 {
    match likelihood {
        Likelihood::AlmostNoChance => 5,
        Likelihood::VeryUnlikely => 15,
        Likelihood::Unlikely => 30,
        Likelihood::RoughlyEvenChance => 50,
        Likelihood::Likely => 70,
        Likelihood::VeryLikely => 85,
        Likelihood::AlmostCertain => 95,
    }
}

/// The value of a word on the None / Low / Med / High scale of Appendix A.
fn confidence(word: &str) -> u8 {
    match word {
        "high" => 85,
        "moderate" => 50,
        _ => 15,
    }
}

/// What an origin holds of the question, as STIX's five words have it.
fn held(origin: &OriginFinding) -> &'static str {
    let sure = matches!(origin.certainty.as_str(), "certain" | "denied");
    match (origin.stance.as_str(), sure) {
        ("supports", true) => "strongly-agree",
        ("supports", false) => "agree",
        ("refutes", true) => "strongly-disagree",
        ("refutes", false) => "disagree",
        _ => "neutral",
    }
}
