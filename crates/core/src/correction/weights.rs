//! Corrections of weights: grades of sources, and weights set by hand.

use super::{Applied, Correction, Grade, InForce, Overrides, same_question};
use crate::speaker::name_words;
use crate::stance::Stance;
use crate::trace::Origin;
use crate::weigh::Weighed;

/// The greatest weight that can be set, in log-odds: twenty to one.
pub const MOST_WEIGHT: f64 = 3.0;

/// What people have set about the origins of a question; nothing by default.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Set {
    grades: Vec<(String, Grade)>,
    weights: Vec<(String, f64)>,
}

impl Overrides {
    /// The grades of all sources, and the weights set for a question.
    pub fn weights(&self, question: &str) -> Set {
        let mut set = Set::default();
        for c in self.all() {
            if let Correction::Grade { source, grade } = &c.correction {
                set.grades.push((source.clone(), *grade));
            }
        }
        for c in self.of_question(question) {
            if let Correction::Weight { origin, weight, .. } = &c.correction {
                set.weights.push((origin.clone(), *weight));
            }
        }
        set
    }

    /// The grades and weights that reach one of a question's origins. What the machine had stands in the weight's reason.
    pub fn weighed(&self, question: &str, origins: &[Origin]) -> Vec<Applied> {
        let reaches = |c: &&InForce| match &c.correction {
            Correction::Grade { source, .. } => origins
                .iter()
                .any(|o| std::iter::once(&o.name).chain(&o.names).any(|name| same_source(name, source))),
            Correction::Weight { question: of, origin, .. } => {
                same_question(of, question) && origins.iter().any(|o| o.is_called(origin))
            }
            _ => false,
        };
        self.all().iter().filter(reaches).map(|by| Applied { by: by.clone(), machine: None }).collect()
    }

    /// The grade of a source, if a person has set one.
    pub fn grade(&self, source: &str) -> Option<Grade> {
        self.all().iter().rev().find_map(|c| match &c.correction {
            Correction::Grade { source: of, grade } => same_source(of, source).then_some(*grade),
            _ => None,
        })
    }
}

impl Set {
    /// Puts in what was set. The reason of each weight then says what the machine had.
    pub fn apply(&self, origins: &[Origin], weighed: &mut [Weighed]) {
        for w in weighed.iter_mut().filter(|w| matches!(w.stance, Stance::Supports | Stance::Refutes)) {
            let Some(origin) = origins.get(w.origin) else { continue };
            let sign = if w.stance == Stance::Refutes { -1.0 } else { 1.0 };
            let set = self.weights.iter().rev().find(|(name, _)| origin.is_called(name));
            if let Some((_, weight)) = set.filter(|(_, weight)| weight.is_finite()) {
                w.reason = format!("set by a person; the machine: {:+.2} = {}", w.weight, w.reason);
                w.weight = sign * weight.clamp(0.0, MOST_WEIGHT);
            } else if let Some(grade) = self.grade_of(origin).filter(|g| *g != Grade::F) {
                w.weight *= grade.factor();
                let factor = format!(" × {:.2} (graded {} by a person)", grade.factor(), grade.letter());
                w.reason.push_str(&factor);
            }
        }
    }

    /// The grade of an origin: of its name, else the worst of the names under which it speaks.
    fn grade_of(&self, origin: &Origin) -> Option<Grade> {
        let of = |name: &String| {
            self.grades.iter().rev().find(|(graded, _)| same_source(graded, name)).map(|(_, grade)| *grade)
        };
        of(&origin.name).or_else(|| origin.names.iter().filter_map(of).max())
    }
}

/// Whether two names are one source's: but for case, articles and spelling on the two sides of the Atlantic. Nearer than
/// [`same_speaker`](crate::speaker::same_speaker): a grade must not reach somebody with a longer name.
fn same_source(a: &str, b: &str) -> bool {
    a == b || (!name_words(a).is_empty() && name_words(a) == name_words(b))
}
