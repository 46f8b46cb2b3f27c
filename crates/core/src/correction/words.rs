//! Corrections in a sentence.

use super::{Before, Correction, Fit, Judgement, Place, Speaker, Subject};
use crate::stance::Stance;

/// `grade of Harlow Post: D (not usually reliable)`
pub fn of(correction: &Correction) -> String {
    match correction {
        Correction::Attribution { statement, judgement, chain } => {
            let judged = match judgement {
                Judgement::Accept => "accepted",
                Judgement::Reject => "rejected",
                Judgement::Edit => "edited",
            };
            format!("attribution at {} {judged}: {}", at(statement), speakers(chain))
        }
        Correction::Stance { question, statement, stance } => {
            format!("{} {} \"{question}\"", at(statement), verb(*stance))
        }
        Correction::JoinOrigins { origins, name, .. } => {
            format!("origins joined as {name}: {}", origins.join(", "))
        }
        Correction::PartOrigin { origin, statements, name, .. } => {
            format!("{name} parted from the origin {origin}: {}", places(statements))
        }
        Correction::JoinEntities { of, names } => format!("one {}: {}", of.word(), names.join(", ")),
        Correction::PartEntity { of, names } => format!("another {}: {}", of.word(), names.join(", ")),
        Correction::JoinClaims { statements } => format!("one claim: {}", places(statements)),
        Correction::PartClaim { claim, statements } => {
            format!("not of the claim at {}: {}", at(claim), places(statements))
        }
        Correction::Grade { source, grade } => {
            format!("grade of {source}: {} ({})", grade.letter(), grade.word())
        }
        Correction::Weight { question, origin, weight } => {
            format!("weight of {origin}: {weight:.2} in \"{question}\"")
        }
        Correction::Fit { hypothesis, origin, fit, .. } => {
            format!("{origin} is {} {} the hypothesis \"{hypothesis}\"", fit.word(), preposition(*fit))
        }
        Correction::Note { on, text } => format!("note on {}: {text}", subject(on)),
    }
}

/// What held before, in words.
pub fn before(before: &Before) -> String {
    match before {
        Before::Chain(chain) => speakers(chain),
        Before::Stance(stance) => verb(*stance).to_owned(),
        Before::Origins(names) => names.join(", "),
        Before::Claims(ids) if ids.len() == 1 => format!("of the claim {}", ids[0]),
        Before::Claims(ids) => format!("the claims {}", ids.join(", ")),
        Before::Grade(Some(grade)) => grade.letter().to_owned(),
        Before::Grade(None) => "no grade".to_owned(),
        Before::Weight(weight) => format!("{weight:+.2}"),
        Before::Fit(fit) => fit.word().to_owned(),
    }
}

/// A subject, in words.
pub fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Question { question } => format!("\"{question}\""),
        Subject::Document { document } => document.clone(),
        Subject::Statement { statement } | Subject::Stance { statement, .. } => at(statement),
        Subject::Fit { hypothesis, origin, .. } => format!("{origin} and the hypothesis \"{hypothesis}\""),
        Subject::Origin { origin, .. } => format!("the origin {origin}"),
        Subject::Claim { statement } => format!("the claim at {}", at(statement)),
        Subject::Source { source } => source.clone(),
        Subject::Entity { name, .. } => name.clone(),
    }
}

/// A place, as `ask` prints it.
pub fn at(place: &Place) -> String {
    format!("{}:{}-{}", place.document, place.span.start, place.span.end)
}

fn preposition(fit: Fit) -> &'static str {
    if fit == Fit::Neutral { "to" } else { "with" }
}

fn places(all: &[Place]) -> String {
    all.iter().map(at).collect::<Vec<_>>().join(", ")
}

/// A chain, outermost first, in words.
pub fn speakers(chain: &[Speaker]) -> String {
    if chain.is_empty() {
        return "the author's own word".to_owned();
    }
    chain.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(" > ")
}

/// What a statement does to a question, as a verb.
pub fn verb(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Refutes => "refutes",
        Stance::Discusses => "discusses",
        Stance::Unrelated => "is unrelated to",
    }
}
