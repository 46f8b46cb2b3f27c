//! The table of hypotheses: how each origin fits each of them.

use super::{Column, Sink, Table, real, text, whole};
use crate::{Case, Cell, Error};

pub(super) const TABLE: Table = Table {
    name: "hypotheses",
    about: "how an origin fits a hypothesis; a hypothesis without any origin has one row, and no row is there where no \
            question was asked",
    columns: COLUMNS,
    rows,
};

const COLUMNS: &[Column] = &[
    text("question", "the question"),
    text("hypothesis", "`h1`, `h2`, …: those of the question first, then those that were given"),
    text("text", "the hypothesis in words"),
    whole("inconsistent", "origins that are inconsistent with it"),
    text("origin", "id of the origin in `origins`"),
    text("name", "its name"),
    text("fit", "`consistent`, `inconsistent`, `neutral`"),
    text("machine", "what the program had, where a person has set `fit`"),
    real("diagnosticity", "how far the origin tells the hypotheses apart, in log-odds; 0: it fits all alike"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    let Some(f) = &case.finding else { return Ok(()) };
    for (number, h) in f.hypotheses.iter().enumerate() {
        let mut row = |cells: [Cell; 5]| {
            let own = [
                f.question.as_str().into(),
                h.id.as_str().into(),
                h.text.as_str().into(),
                h.inconsistent.into(),
            ];
            sink(own.into_iter().chain(cells).collect())
        };
        for o in &f.origins {
            let fit = o.fits.get(number).map(|f| f.fit.as_str());
            let machine = o.fits.get(number).and_then(|f| f.machine.as_deref());
            let (id, name) = (o.id.as_str().into(), o.name.as_str().into());
            row([id, name, fit.into(), machine.into(), o.diagnosticity.into()])?;
        }
        if f.origins.is_empty() {
            row([const { Cell::Nothing }; 5])?;
        }
    }
    Ok(())
}
