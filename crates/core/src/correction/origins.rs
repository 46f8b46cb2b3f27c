//! Corrections of origins: several are one, or one is several.

use super::statements::among;
use super::{Applied, Before, Correction, InForce, Overrides};
use crate::lineage::Entry;
use crate::reading::Statement;
use crate::reuse::Reuse;
use crate::trace::{Evidence, Origin, describe_group, in_order};

impl Overrides {
    /// Joins and parts origins of a question as people have said, in the order of the log. Gives the origins in their
    /// usual order. Documents, links and evidence are those that the origins were traced from.
    pub fn origins(
        &self,
        question: &str,
        documents: &[Entry<'_>],
        reuse: &[Reuse],
        evidence: &[Evidence<'_>],
        mut origins: Vec<Origin>,
    ) -> (Vec<Origin>, Vec<Applied>) {
        let mut applied = Vec::new();
        let described = |group: Vec<usize>, name: &str| Origin {
            name: name.to_owned(),
            ..describe_group(documents, reuse, evidence, group)
        };
        let places: Vec<(&str, &Statement)> =
            evidence.iter().map(|e| (documents[e.document].id, e.statement)).collect();
        for by in self.of_question(question) {
            let had = match &by.correction {
                Correction::JoinOrigins { origins: names, name, .. } => {
                    let (of, rest): (Vec<Origin>, Vec<Origin>) = std::mem::take(&mut origins)
                        .into_iter()
                        .partition(|o| names.iter().any(|n| o.is_called(n)));
                    origins = rest;
                    if of.len() < 2 {
                        origins.extend(of);
                        continue;
                    }
                    let had = of.iter().map(|o| o.name.clone()).collect();
                    origins.push(described(of.into_iter().flat_map(|o| o.evidence).collect(), name));
                    had
                }
                Correction::PartOrigin { origin, statements, name, .. } => {
                    let out: Vec<usize> = statements.iter().filter_map(|s| among(s, &places)).collect();
                    let parts = |o: &Origin| {
                        let leaves = |i: &usize| out.contains(i);
                        o.is_called(origin) && o.evidence.iter().any(leaves) && !o.evidence.iter().all(leaves)
                    };
                    let Some(at) = origins.iter().position(parts) else { continue };
                    let whole = origins.swap_remove(at);
                    let (new, rest): (Vec<usize>, Vec<usize>) =
                        whole.evidence.iter().partition(|i| out.contains(i));
                    origins.push(described(rest, &whole.name));
                    origins.push(described(new, name));
                    vec![whole.name]
                }
                _ => continue,
            };
            applied.push(applied_to(by, had));
        }
        origins.sort_by(|a, b| in_order(documents, a, b));
        (origins, applied)
    }
}

fn applied_to(by: &InForce, had: Vec<String>) -> Applied {
    Applied { by: by.clone(), machine: Some(Before::Origins(had)) }
}

impl Origin {
    /// Whether it goes by a name: its own, or one under which it speaks. One that had to be numbered goes by that alone.
    pub fn is_called(&self, name: &str) -> bool {
        let numbered = || {
            let number = self.name.strip_suffix(')').and_then(|n| n.rsplit_once(" ("));
            number.is_some_and(|(name, n)| n.parse::<u32>().is_ok() && self.names.iter().any(|k| k == name))
        };
        self.name == name || (self.names.iter().any(|n| n == name) && !numbered())
    }
}
