//! The operations, a file for each kind of thing. A new one is an [`Operation`] and its line in its file's `OPERATIONS`.

mod adding;
mod ask;
mod casebook;
mod claims;
mod corrections;
mod documents;
mod names;
mod origins;
mod questions;
mod sources;
mod statements;

use super::operation::Operation;

const ALL: &[&[Operation]] = &[
    casebook::OPERATIONS,
    documents::OPERATIONS,
    adding::OPERATIONS,
    statements::OPERATIONS,
    claims::OPERATIONS,
    ask::OPERATIONS,
    questions::OPERATIONS,
    origins::OPERATIONS,
    sources::OPERATIONS,
    names::OPERATIONS,
    corrections::OPERATIONS,
];

/// All of them, in the order of the OpenAPI document.
pub(super) fn all() -> impl Iterator<Item = &'static Operation> {
    ALL.iter().flat_map(|some| some.iter())
}
