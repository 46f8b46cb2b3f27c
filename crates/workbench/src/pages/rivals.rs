//! What competes on the page of a question: values given to an open one, hypotheses and what fits them.

use crate::parts::words::stance;
use maud::{Markup, html};
use reportedly::ask::Answer;

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

/// Which origin fits which hypothesis. A bookkeeping view; it estimates nothing.
pub(super) fn matrix(a: &Answer) -> Markup {
    let m = &a.matrix;
    html! {
        @if !m.hypotheses.is_empty() && !m.rows.is_empty() {
            details.fold {
                summary { "As a matrix of hypotheses" }
                p.sub { "Bookkeeping only: the estimate does not come from this table. The fewer origins are inconsistent with a hypothesis, the better it stands; an origin that fits all alike tells nothing." }
                table {
                    thead {
                        tr {
                            th scope="col" { "Origin" }
                            @for h in &m.hypotheses { th scope="col" { (h.text) } }
                            th scope="col" { "Tells apart" }
                        }
                    }
                    tbody {
                        @for (row, o) in m.rows.iter().zip(&a.origins) {
                            tr {
                                th scope="row" { (o.name) " (" (stance(o.stance)) ")" }
                                @for fit in &row.fits { td { (fit.word()) } }
                                td { (format!("{:.2}", row.diagnosticity)) }
                            }
                        }
                    }
                    tfoot {
                        tr {
                            th scope="row" { "Inconsistent" }
                            @for h in &m.hypotheses { td { (h.inconsistent) } }
                            td {}
                        }
                    }
                }
            }
        }
    }
}
