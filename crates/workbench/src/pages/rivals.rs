//! What competes on the page of a question: values given to an open one, hypotheses and what fits them.

use super::answer::address;
use crate::parts::forms::{Desk, folded, hidden};
use crate::parts::words::stance;
use maud::{Markup, html};
use reportedly::ask::{Answer, MOST_HYPOTHESES};
use reportedly::core::correction::{Correction, Fit, Overrides, same_question};
use reportedly::core::days::iso;
use reportedly::core::question::{Asked, Question, Relation, Tense};
use std::collections::BTreeSet;

/// The values that are given as the answer to an open question, each with those who give it.
pub(super) fn values(a: &Answer) -> Markup {
    let who = |ids: &[String]| {
        let names = a.origins.iter().filter(|o| ids.contains(&o.id)).map(|o| o.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    html! {
        @if !a.values.is_empty() {
            section {
                h2 { "Values given" }
                table {
                    thead { tr { th scope="col" { "Value" } th scope="col" { "Given by" } th scope="col" { "Not so, say" } th scope="col" { "Cannot be, with" } } }
                    tbody {
                        @for v in &a.values {
                            tr { th scope="row" { (v.value) } td { (who(&v.origins)) } td { (who(&v.denied_by)) } td { (v.rivals.join(", ")) } }
                        }
                    }
                }
            }
        }
    }
}

/// What the matrix of a page needs beside the answer.
pub(super) struct Rivals<'a> {
    /// The base rate that was given.
    pub(super) prior: Option<f64>,
    /// The hypotheses of the person, a line each.
    pub(super) hypotheses: String,
    /// The last event of the log.
    pub(super) seen: i64,
    pub(super) overrides: &'a Overrides,
}

impl Rivals<'_> {
    /// How the question was understood, and which origin fits which hypothesis. A bookkeeping view; it estimates nothing.
    pub(super) fn shown(&self, a: &Answer, desk: &Desk) -> Markup {
        html! {
            section #hypotheses {
                h2 { "Hypotheses" }
                p { (understood(&a.question)) }
                @if !a.matrix.hypotheses.is_empty() && !a.matrix.rows.is_empty() {
                    details.fold open[!self.hypotheses.is_empty()] {
                        summary { "As a matrix of hypotheses" }
                        p.sub { "Bookkeeping only: the estimate does not come from this table. The fewer origins are inconsistent with a hypothesis, the better it stands; an origin that fits all alike tells nothing." }
                        (matrix(a))
                        (folded("Set how an origin fits", self.form(a, desk)))
                    }
                }
                (self.elsewhere(a))
                (folded("Set other hypotheses beside each other", self.hypotheses(a)))
            }
        }
    }

    /// A form for the hypotheses, which stand in the address.
    fn hypotheses(&self, a: &Answer) -> Markup {
        html! {
            form.correct method="get" action="/ask" {
                (hidden("q", &a.question.text))
                @if let Some(p) = self.prior { (hidden("prior", &format!("{:.0}", p * 100.0))) }
                label { "Explanations that exclude each other, a sentence and a line each; " (MOST_HYPOTHESES) " at the most"
                    textarea name="h" rows=(self.hypotheses.lines().count().max(2) + 1) maxlength="4000" { (self.hypotheses) }
                }
                p.sub { "They are judged by what is said on the question, and kept with it where it is kept." }
                button type="submit" { "Show them" }
            }
        }
    }

    /// A form that sets a cell.
    fn form(&self, a: &Answer, desk: &Desk) -> Markup {
        let fields = html! {
            (hidden("question", &a.question.text))
            label { "Origin" select name="origin" { @for o in &a.origins { option value=(o.name) { (o.name) } } } }
            label { "Hypothesis" select name="hypothesis" { @for h in &a.matrix.hypotheses { option value=(h.text) { (h.text) } } } }
            label { "The origin is" select name="fit" { @for fit in Fit::ALL { option value=(fit.word()) { (fit.word()) } } } }
        };
        desk.correct("fit", self.seen, fields, "Set the cell")
    }

    /// Hypotheses that people have judged and that are not shown.
    fn elsewhere(&self, a: &Answer) -> Markup {
        let judged = self.overrides.of_question(&a.question.text).filter_map(|c| match &c.correction {
            Correction::Fit { hypothesis, .. } => Some(hypothesis),
            _ => None,
        });
        let shown = |h: &&String| !a.matrix.hypotheses.iter().any(|known| same_question(&known.text, h));
        let others: BTreeSet<&String> = judged.filter(shown).collect();
        let all = |h: &str| {
            let mut lines: Vec<&str> = self.hypotheses.lines().collect();
            lines.push(h);
            address(&a.question.text, self.prior, Some(&lines.join("\n")))
        };
        html! {
            @if !others.is_empty() {
                p.sub { "People have also judged: " @for (n, h) in others.iter().enumerate() { @if n > 0 { ", " } a href=(all(h)) { (h) } } "." }
            }
        }
    }
}

/// The hypotheses as columns, origins as rows; what people have set is marked, with the machine's beside it.
fn matrix(a: &Answer) -> Markup {
    let m = &a.matrix;
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Origin" }
                    @for h in &m.hypotheses { th scope="col" { (h.text) } }
                    th.number scope="col" { "Tells apart" }
                }
            }
            tbody {
                @for (row, o) in m.rows.iter().zip(&a.origins) {
                    tr {
                        th scope="row" { (o.name) " (" (stance(o.stance)) ")" }
                        @for (fit, h) in row.fits.iter().zip(&m.hypotheses) {
                            @let set = row.set.iter().find(|s| s.hypothesis == h.id);
                            td {
                                span.narrow { (h.text) ": " }
                                (fit.word())
                                @if let Some(set) = set { " " span.sub { "set by a person, " a href={ "/log#e" (set.event) } { "event " (set.event) } "; the machine: " (set.machine.word()) } }
                            }
                        }
                        td.number { span.narrow { "Tells apart: " } (format!("{:.2}", row.diagnosticity)) }
                    }
                }
            }
            tfoot {
                tr {
                    th scope="row" { "Inconsistent" }
                    @for h in &m.hypotheses { td { span.narrow { (h.text) ": " } (h.inconsistent) } }
                    td {}
                }
            }
        }
    }
}

/// What the question was taken to ask.
fn understood(q: &Question) -> String {
    let mut text = match (q.asked, q.tense) {
        (Some(Asked::Who), _) => "Asks who it is",
        (Some(Asked::Name), _) => "Asks for a name",
        (Some(Asked::Place), _) => "Asks where it is",
        (Some(Asked::Time), _) => "Asks when it is",
        (Some(Asked::Clock), _) => "Asks at what time of day it is",
        (Some(Asked::Count), _) => "Asks how many",
        (Some(Asked::Account), _) => "Asks for an account, for which no single value can stand",
        (None, Tense::Future) => "Asks whether it will be so: plans bear on it",
        (None, Tense::Past) => "Asks whether it was so: plans hardly bear on it",
        (None, Tense::Present) => "Asks whether it is so: plans hardly bear on it",
    }
    .to_owned();
    if q.negated {
        text.push_str("; asked with “not”, so that what says that it is so answers no");
    }
    if let Some(quantity) = &q.quantity {
        text.push_str(&format!("; about the number “{}”", quantity.span.of(&q.text)));
    }
    if let Some(period) = q.period {
        let days = (iso(period.days.first), iso(period.days.last));
        let range = if days.0 == days.1 { days.0.clone() } else { format!("{} to {}", days.0, days.1) };
        text.push_str(&match period.relation {
            Relation::Then => format!("; at that time: {range}"),
            Relation::By => format!("; by {}", days.1),
            Relation::Since => format!("; since {}", days.0),
        });
    }
    text.push_str(match q.asked {
        None => {
            ". So it rests on two hypotheses, that it is so and that it is not; more can be set beside them."
        }
        Some(_) => ". Each value that is given is a hypothesis; more can be set beside them.",
    });
    text
}
