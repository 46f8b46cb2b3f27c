//! Hypotheses beside each other on a terminal: which origin fits which.

use crate::Context;
use crate::terminal::{Style, clean, shorten};
use reportedly::ask::{Answer, Fit, Hypothesis};
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
        c.line(format!("  {}  {}: {}", h.id, clean(&h.text), against(h)))?;
    }
    let columns: String = m.hypotheses.iter().map(|h| format!("{:>4}", h.id)).collect();
    c.line(format!("\n  {:NAME$}{columns}  tells apart", ""))?;
    let telling =
        m.rows.iter().zip(&a.origins).filter(|(row, _)| row.diagnosticity > 0.0 || !row.set.is_empty());
    for (row, origin) in telling.clone() {
        let is_set = |h: &str| row.set.iter().any(|s| s.hypothesis == h);
        let cell = |(fit, h): (&Fit, &Hypothesis)| {
            format!("{:>4}", format!("{}{}", if is_set(&h.id) { "*" } else { "" }, sign(*fit)))
        };
        let fits: String = row.fits.iter().zip(&m.hypotheses).map(cell).collect();
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
        0 => {}
        n => c.line(format!("  {n} more fit all hypotheses alike."))?,
    }
    for (row, set) in m.rows.iter().flat_map(|row| row.set.iter().map(move |s| (row, s))) {
        let (origin, hypothesis, machine) = (&row.origin, &set.hypothesis, set.machine.word());
        c.line(format!(
            "  * {origin} {hypothesis}: set by a person (event {}); the machine: {machine}",
            set.event
        ))?;
    }
    Ok(())
}

/// "2 origins are inconsistent with it"
pub(in crate::commands) fn against(h: &Hypothesis) -> String {
    match h.inconsistent {
        1 => "1 origin is inconsistent with it".to_owned(),
        n => format!("{n} origins are inconsistent with it"),
    }
}

fn sign(fit: Fit) -> &'static str {
    match fit {
        Fit::Consistent => "+",
        Fit::Inconsistent => "-",
        Fit::Neutral => ".",
    }
}
