//! How a document is called in the casebook and in answers.
//!
//! A document is called by the name it came with. Where several documents came with one name, each
//! of them is called `name~` and the first eight digits of its identity, so that a citation means
//! the same document whatever was added before or after, in whatever order. A counter (`~2`) would
//! depend on the order of arrival. An input without usable text never takes the plain name away
//! from a document that has some: a page that was fetched badly once does not rename the good one.

use super::Error;
use rusqlite::{Connection, OptionalExtension, params};

const DIGITS: usize = 8;

/// The id of a new document, not yet stored. Renames the document that held the plain name until
/// now, where the name has become ambiguous.
pub(super) fn name_document(
    db: &Connection,
    name: &str,
    identity: &str,
    unusable: bool,
) -> Result<String, Error> {
    let others: Option<bool> = db
        .prepare_cached("SELECT MIN(unusable) FROM documents WHERE name = ?1")?
        .query_row([name], |row| row.get(0))?;
    // `others` is Some(false) where a usable document came with this name.
    let keeps_plain = match others {
        None => true,
        Some(others_unusable) => others_unusable && !unusable,
    };
    let holder: Option<(i64, String, bool)> = db
        .prepare_cached("SELECT key, identity, unusable FROM documents WHERE id = ?1 AND name = ?1")?
        .query_row([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    if let Some((key, holder, holder_unusable)) = holder
        && (holder_unusable || !unusable)
    {
        let id = distinct(db, name, &holder)?;
        db.prepare_cached("UPDATE documents SET id = ?2 WHERE key = ?1")?.execute(params![key, id])?;
    }
    if keeps_plain && !looks_distinct(name) { Ok(name.to_owned()) } else { distinct(db, name, identity) }
}

/// `name~1a2b3c4d`; with all digits in the (so far unseen) case that two share the first eight.
fn distinct(db: &Connection, name: &str, identity: &str) -> Result<String, Error> {
    let short = format!("{name}~{}", &identity[..DIGITS]);
    let taken = db.prepare_cached("SELECT 1 FROM documents WHERE id = ?1")?.exists([&short])?;
    Ok(if taken { format!("{name}~{identity}") } else { short })
}

/// A name that looks like one of ours could be taken for another document's, so it gets digits too.
fn looks_distinct(name: &str) -> bool {
    name.rsplit_once('~')
        .is_some_and(|(_, tail)| tail.len() >= DIGITS && tail.bytes().all(|b| b.is_ascii_hexdigit()))
}
