//! Hypotheses beside each other on a terminal: which origin fits which.

use crate::Context;
use crate::terminal::{Style, clean, shorten};
use reportedly::ask::{Answer, Fit};
use std::io;

/// Characters of an origin's name.
const NAME: usize = 40;

/// Show the matrix: hypotheses as columns, the origins that tell them apart as rows.
pub(super) fn show(a: &Answer, c: &mut Context) -> io::Result<()> {
    let m = &a.matrix;
    c.line("")?;
    c.line(format!(
        "{} (bookkeeping: the estimate does not come from it)",
        c.paint(Style::Strong, "Hypotheses and what fits them")
    ))?;
    for h in &m.hypotheses {
        let against = match h.inconsistent {
            1 => "1 origin is inconsistent with it".to_owned(),
            n => format!("{n} origins are inconsistent with it"),
        };
        c.line(format!("  {}  {}: {against}", h.id, clean(&h.text)))?;
    }
    let columns: String = m.hypotheses.iter().map(|h| format!("{:>4}", h.id)).collect();
    c.line(format!("\n  {:NAME$}{columns}  tells apart", ""))?;
    let telling = m.rows.iter().zip(&a.origins).filter(|(row, _)| row.diagnosticity > 0.0);
    for (row, origin) in telling.clone() {
        let fits: String = row.fits.iter().map(|f| format!("{:>4}", sign(*f))).collect();
        let name = clean(&origin.name);
        let name = shorten(&name, NAME - 6);
        c.line(format!(
            "  {:5} {name:width$}{fits}  {:>11.2}",
            row.origin,
            row.diagnosticity,
            width = NAME - 6
        ))?;
    }
    match m.rows.len() - telling.count() {
        0 => Ok(()),
        n => c.line(format!("  {n} more fit all hypotheses alike.")),
    }
}

fn sign(fit: Fit) -> &'static str {
    match fit {
        Fit::Consistent => "+",
        Fit::Inconsistent => "-",
        Fit::Neutral => ".",
    }
}
