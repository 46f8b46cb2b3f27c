//! The table of statements.

use super::{Column, Sink, Table, list, real, text, whole};
use crate::cite::Citer;
use crate::words::{names, word};
use crate::{Case, Error};

pub(super) const TABLE: Table = Table {
    name: "statements",
    about: "a statement: one proposition put forward in one place",
    columns: COLUMNS,
    rows,
};

const COLUMNS: &[Column] = &[
    text("document", "id of the document"),
    whole("number", "number of the statement in it, counted from 0"),
    whole("start", "first byte in the text (UTF-8)"),
    whole("end", "one past the last byte"),
    whole("start_point", "the same in code points"),
    whole("end_point", "the same in code points"),
    text("words", "the words of the proposition, without interrupting cues"),
    text("quote", "the words at the place, letter by letter"),
    text("chain", "on whose word, a name a line, outermost first; empty for the author's own"),
    text("speaker", "the innermost of them"),
    text("polarity", "`positive` or `negative`"),
    text("certainty", "how sure the innermost speaker is"),
    text("status", "where it stands in time"),
    real("factuality", "-3 (certainly not) to 3 (certainly so)"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    for filed in &case.documents {
        let d = filed.document();
        let citer = Citer::new(d);
        for (number, s) in case.reading(filed)?.statements.iter().enumerate() {
            let (chain, cited, f) = (names(s), citer.cite(s.span), &s.factuality);
            sink(vec![
                d.id.as_str().into(),
                number.into(),
                s.span.start.into(),
                s.span.end.into(),
                cited.code_points[0].into(),
                cited.code_points[1].into(),
                s.words(&d.text).into(),
                cited.exact.into(),
                list(chain.iter().map(String::as_str)),
                chain.last().cloned().into(),
                word(&f.polarity).into(),
                word(&f.certainty).into(),
                word(&f.status).into(),
                // As short as the 32 bits that it was: 0.1, not 0.10000000149.
                f.value.to_string().parse::<f64>().ok().into(),
            ])?;
        }
    }
    Ok(())
}
