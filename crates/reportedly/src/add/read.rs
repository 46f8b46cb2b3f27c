//! Second step: stored documents to readings.

use super::{DocumentReader, Progress};
use crate::parallel::map_in_order;
use crate::{Casebook, Error, StoredDocument};

/// Documents read between two commits: the most reading work that a kill can lose. Several for each
/// thread, so that threads rarely wait for the longest document; few in all, because one document
/// takes a good part of a second.
fn batch() -> usize {
    (8 * crate::parallel::threads()).clamp(16, 64)
}

/// Reads every document that has no reading by this version of the reader; says how many.
///
/// Documents are read side by side and stored in order, so the number of threads does not show.
///
/// # Errors
///
/// [`Error::Busy`], [`Error::Store`], [`Error::Damaged`]; batches that were committed before stay.
pub fn read(
    casebook: &mut Casebook,
    reader: &dyn DocumentReader,
    progress: &mut dyn FnMut(Progress),
) -> Result<usize, Error> {
    let unread = casebook.unread(reader.version())?;
    let mut done = 0;
    for keys in unread.chunks(batch()) {
        let documents: Vec<StoredDocument> =
            keys.iter().filter_map(|key| casebook.document(*key).transpose()).collect::<Result<_, _>>()?;
        let readings = map_in_order(&documents, |stored| reader.read(&stored.document));
        let readings: Vec<_> = documents.into_iter().zip(readings).collect();
        casebook.put_readings(reader.version(), &readings)?;
        done += keys.len();
        progress(Progress::Reading { documents: done, of: unread.len() });
    }
    Ok(done)
}
