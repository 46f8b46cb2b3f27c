//! What changed between two answers to one question, and what may have changed it.

use super::{Kept, KeptOrigin};
use reportedly_core::stance::Stance;
use reportedly_core::weigh::{Confidence, Verdict};
use serde::Serialize;
use std::collections::HashSet;

/// What changed since a question was last asked in the same way. An origin that took no side either time is not told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// When it was last asked.
    pub since: String,
    /// The probability then and now, 0 to 1; `None` where there was no estimate.
    pub probability: (Option<f64>, Option<f64>),
    /// The verdict then and now.
    pub verdict: (Verdict, Verdict),
    /// The confidence then and now.
    pub confidence: (Confidence, Confidence),
    /// Origins that came, went, or changed their position or weight, in the order of the answer; those that went last.
    pub origins: Vec<Changed>,
    /// Documents that came into the casebook since.
    pub documents_added: usize,
    /// Corrections and undos since.
    pub corrections: usize,
    /// Whether the program or what it reads with is another version.
    pub program: bool,
}

/// An origin that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// Its name, now where it is there now.
    pub name: String,
    /// What became of it.
    #[serde(flatten)]
    pub what: What,
    /// Weight in log-odds then and now; 0 where it was not there.
    pub weight: (f64, f64),
    /// Ids of those of its documents that came into the casebook since: why it changed, where there are any.
    pub documents: Vec<String>,
}

/// What became of an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// It was not there, or took no side.
    New {
        /// Its side.
        now: Stance,
    },
    /// It is not there any more, or takes no side.
    Gone {
        /// The side that it took.
        was: Stance,
    },
    /// It changed sides.
    Position {
        /// The side that it took.
        was: Stance,
        /// Its side.
        now: Stance,
    },
    /// It takes the same side with another weight.
    Weight {
        /// Its side.
        now: Stance,
    },
}

impl Change {
    /// What changed from one answer to the next; `added` are the ids of the documents that came in between.
    pub(super) fn between(was: &Kept, now: &Kept, added: &[String]) -> Self {
        let (a, b) = (&was.answered, &now.answered);
        let before = matched(&a.origins, &b.origins);
        let new: HashSet<&str> = added.iter().map(String::as_str).collect();
        let came = |o: &KeptOrigin| -> Vec<String> {
            o.documents.iter().filter(|d| new.contains(d.as_str())).cloned().collect()
        };
        let mut origins = Vec::new();
        for (o, was) in b.origins.iter().zip(&before) {
            let was = was.map(|i| &a.origins[i]);
            if let Some(what) = what(was, Some(o)) {
                let weight = (was.map_or(0.0, |w| w.weight), o.weight);
                origins.push(Changed { name: o.name.clone(), what, weight, documents: came(o) });
            }
        }
        for (i, o) in a.origins.iter().enumerate() {
            if let (false, Some(what)) = (before.contains(&Some(i)), what(Some(o), None)) {
                let name = o.name.clone();
                origins.push(Changed { name, what, weight: (o.weight, 0.0), documents: Vec::new() });
            }
        }
        Self {
            since: was.asked_at.clone(),
            probability: (a.estimate.map(|e| e.probability), b.estimate.map(|e| e.probability)),
            verdict: (a.verdict, b.verdict),
            confidence: (a.confidence, b.confidence),
            origins,
            documents_added: added.len(),
            corrections: usize::try_from(now.event - was.event).unwrap_or(0),
            program: a.program != b.program,
        }
    }

    /// Whether the answer is the one that was given then.
    pub fn is_none(&self) -> bool {
        self.probability.0 == self.probability.1
            && self.verdict.0 == self.verdict.1
            && self.confidence.0 == self.confidence.1
            && self.origins.is_empty()
    }
}

fn what(was: Option<&KeptOrigin>, now: Option<&KeptOrigin>) -> Option<What> {
    let side = |o: &KeptOrigin| matches!(o.stance, Stance::Supports | Stance::Refutes);
    match (was.filter(|o| side(o)), now.filter(|o| side(o))) {
        (None, Some(now)) => Some(What::New { now: now.stance }),
        (Some(was), None) => Some(What::Gone { was: was.stance }),
        (Some(was), Some(now)) if was.stance != now.stance => {
            Some(What::Position { was: was.stance, now: now.stance })
        }
        // Weights are kept to the hundredth.
        (Some(was), Some(now)) if (was.weight - now.weight).abs() > 0.005 => {
            Some(What::Weight { now: now.stance })
        }
        _ => None,
    }
}

/// How alike two origins are; 0 where they are not one.
type Likeness<'a> = dyn Fn(&KeptOrigin, &KeptOrigin) -> usize + 'a;

/// Which of the earlier origins each of the later ones was: that of its name and kind, else of its name, else the one
/// that it shares most documents with. No earlier one is taken twice.
fn matched(was: &[KeptOrigin], now: &[KeptOrigin]) -> Vec<Option<usize>> {
    let shared =
        |a: &KeptOrigin, b: &KeptOrigin| a.documents.iter().filter(|d| b.documents.contains(d)).count();
    let likeness: [&Likeness<'_>; 3] = [
        &|a, b| if (&a.name, a.kind) == (&b.name, b.kind) { 1 + shared(a, b) } else { 0 },
        &|a, b| if a.name == b.name { 1 + shared(a, b) } else { 0 },
        &shared,
    ];
    let mut of = vec![None; now.len()];
    let mut taken = vec![false; was.len()];
    for likeness in likeness {
        for (o, mine) in now.iter().zip(&mut of) {
            if mine.is_some() {
                continue;
            }
            let free = was.iter().enumerate().filter(|(i, _)| !taken[*i]);
            let best = free.map(|(i, w)| (likeness(w, o), std::cmp::Reverse(i))).max();
            if let Some((1.., std::cmp::Reverse(i))) = best {
                *mine = Some(i);
                taken[i] = true;
            }
        }
    }
    of
}

#[cfg(test)]
mod tests {
    use super::*;
    use reportedly_core::Certainty;
    use reportedly_core::trace::OriginKind;

    fn origin(name: &str, stance: Stance, weight: f64, documents: &[&str]) -> KeptOrigin {
        KeptOrigin {
            name: name.into(),
            kind: OriginKind::Official,
            stance,
            certainty: Certainty::Certain,
            weight,
            points: 0.0,
            documents: documents.iter().map(|d| (*d).to_owned()).collect(),
        }
    }

    #[test]
    fn an_origin_is_new_gone_turned_or_weighs_otherwise() {
        let yes = origin("Port office", Stance::Supports, 1.9, &["a"]);
        let no = origin("Port office", Stance::Refutes, -1.9, &["a", "b"]);
        let less = origin("Port office", Stance::Supports, 1.1, &["a"]);
        let none = origin("Port office", Stance::Discusses, 0.0, &["a"]);
        let (now, was) = (Stance::Supports, Stance::Supports);
        assert_eq!(what(None, Some(&yes)), Some(What::New { now }));
        assert_eq!(what(Some(&none), Some(&yes)), Some(What::New { now }));
        assert_eq!(what(Some(&yes), None), Some(What::Gone { was }));
        assert_eq!(what(Some(&yes), Some(&none)), Some(What::Gone { was }));
        assert_eq!(what(Some(&yes), Some(&no)), Some(What::Position { was, now: Stance::Refutes }));
        assert_eq!(what(Some(&yes), Some(&less)), Some(What::Weight { now }));
        assert_eq!(what(Some(&yes), Some(&yes)), None);
        assert_eq!(what(None, Some(&none)), None);
    }

    #[test]
    fn an_origin_that_got_another_name_is_known_by_its_documents() {
        let was = [
            origin("officials", Stance::Supports, 1.0, &["a", "b"]),
            origin("Harlow Post", Stance::Supports, 1.0, &["c"]),
        ];
        let now = [
            origin("Transport ministry", Stance::Supports, 1.0, &["a", "b", "d"]),
            origin("Harlow Post", Stance::Supports, 1.0, &["e"]),
            origin("Anna Kral", Stance::Refutes, -1.0, &["f"]),
        ];
        assert_eq!(matched(&was, &now), [Some(0), Some(1), None]);
    }
}
