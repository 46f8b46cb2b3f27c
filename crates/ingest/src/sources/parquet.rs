//! Parquet files: tables by columns, as data sets are handed out. Read with the feature `parquet`, else only recognised.

#[cfg(feature = "parquet")]
mod rows;

#[cfg(feature = "parquet")]
use rows::open;

use super::{Format, Take};

pub(crate) const FORMAT: Format = Format {
    name: "parquet",
    title: "Parquet table",
    about: "One document a row, columns as in CSV. Only in a program built with the feature `parquet`.",
    media_type: "application/vnd.apache.parquet",
    also: &["application/x-parquet", "application/parquet"],
    extensions: &["parquet"],
    magic: |head| head.bytes.starts_with(b"PAR1"),
    sniff: |_| false,
    take: Take::Container(open),
};

/// Say how to read it, and keep it.
#[cfg(not(feature = "parquet"))]
fn open(mut input: crate::input::Input<'_>, _: crate::unpack::Scope<'_>, sink: &mut dyn FnMut(crate::Item)) {
    use crate::unpack::{broken, failed};
    use reportedly_core::{Problem, ProblemKind};

    let message = "This is a Parquet table, which this program was built without. Build it with `--features parquet`, \
                   or save the table as CSV.";
    let problem = Problem::new(ProblemKind::Unsupported, message);
    let item = match input.whole(crate::MAX_FILE) {
        Some((_, Some(e))) => failed(&input.envelope, FORMAT.media_type, Vec::new(), broken(&e)),
        kept => failed(&input.envelope, FORMAT.media_type, kept.unwrap_or_default().0, problem),
    };
    sink(item);
}

#[cfg(all(test, not(feature = "parquet")))]
mod tests {
    use super::*;
    use crate::testing::problems;

    #[test]
    fn it_is_recognised_and_says_how_to_be_read() {
        let found = problems("a", b"PAR1....PAR1");
        assert_eq!((found.len(), found[0].kind), (1, reportedly_core::ProblemKind::Unsupported));
        assert!(found[0].message.contains("--features parquet"));
        assert!(FORMAT.draw().is_none());
    }
}
