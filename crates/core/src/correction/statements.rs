//! Corrections of statements: on whose word, and what they do to a question.

use super::{Applied, Before, Correction, Overrides, Place, Speaker, same_question};
use crate::Span;
use crate::reading::{Link, Reading, Statement};
use crate::stance::Judged;

impl Overrides {
    /// Puts the chains that a person has set into a document's reading. Gives what the machine had there.
    pub fn chains(&self, document: &str, reading: &mut Reading) -> Vec<Applied> {
        let mut applied = Vec::new();
        for by in self.all() {
            let Correction::Attribution { statement, chain, .. } = &by.correction else { continue };
            if statement.document != document {
                continue;
            }
            let Some(found) = statement.find(&reading.statements) else { continue };
            let found = &mut reading.statements[found];
            let machine = Some(Before::Chain(found.chain.iter().map(Speaker::of).collect()));
            found.chain = chain.iter().map(|speaker| link(speaker, found)).collect();
            applied.push(Applied { by: by.clone(), machine });
        }
        applied
    }

    /// Puts the stances that a person has set in place of those judged. `places` says where each judged statement stands.
    pub fn stances(
        &self,
        question: &str,
        places: &[(&str, &Statement)],
        judged: &mut [Judged],
    ) -> Vec<Applied> {
        let mut applied = Vec::new();
        for by in self.of_question(question) {
            let Correction::Stance { statement, stance, .. } = &by.correction else { continue };
            let Some(at) = among(statement, places) else { continue };
            let Some(judged) = judged.get_mut(at) else { continue };
            let machine = Some(Before::Stance(judged.stance));
            *judged = Judged {
                stance: *stance,
                withdraws: judged.withdraws && judged.stance == *stance,
                reason: SET,
            };
            applied.push(Applied { by: by.clone(), machine });
        }
        applied
    }

    /// Whether a person has said what the statement at these bytes does to a question: then it is looked at, however
    /// far from the question it seems.
    pub fn has_stance(&self, question: &str, document: &str, span: Span) -> bool {
        self.of_question(question).any(|c| match &c.correction {
            Correction::Stance { statement, .. } => statement.document == document && statement.span == span,
            _ => false,
        })
    }

    /// Ids of the documents that a question's corrections name: they are looked at, too.
    pub fn documents<'a>(&'a self, question: &'a str) -> impl Iterator<Item = &'a str> {
        self.all().iter().filter_map(move |c| match &c.correction {
            Correction::Stance { question: of, statement, .. } => {
                same_question(of, question).then_some(statement.document.as_str())
            }
            _ => None,
        })
    }
}

/// The reason of a stance that a person has set.
pub(super) const SET: &str = "set by a person";

/// Which of the statements at `places` is meant.
pub(super) fn among(place: &Place, places: &[(&str, &Statement)]) -> Option<usize> {
    let here = || places.iter().enumerate().filter(|(_, (document, _))| *document == place.document);
    let statements: Vec<Statement> = here().map(|(_, (_, s))| (*s).clone()).collect();
    let found = place.find(&statements)?;
    here().nth(found).map(|(i, _)| i)
}

/// The machine's link of that name, which knows where it stands, or one that stands nowhere.
fn link(speaker: &Speaker, statement: &Statement) -> Link {
    let known = statement.chain.iter().find(|l| l.name == speaker.name);
    let start = statement.span.start as usize;
    Link {
        name: speaker.name.clone(),
        kind: speaker.kind,
        source: known.and_then(|l| l.source),
        cue: known.map_or(Span::new(start, start), |l| l.cue),
        speaks_for: speaker.speaks_for.clone(),
    }
}
