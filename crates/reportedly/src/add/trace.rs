//! Third step: stored documents to footprints, by which text that they share is found.

use super::Progress;
use crate::parallel::map_in_order;
use crate::{Casebook, Error, StoredDocument};
use reportedly_core::reuse::{Footprint, Prepared};

/// Documents that are cut up side by side and committed together.
const BATCH: usize = 512;

/// Makes the footprint of every document that has none; says of how many.
///
/// # Errors
///
/// [`Error::Busy`], [`Error::Store`], [`Error::Damaged`]; batches that were committed before stay.
pub fn trace(casebook: &mut Casebook, progress: &mut dyn FnMut(Progress)) -> Result<usize, Error> {
    let untraced = casebook.without_footprint()?;
    let mut done = 0;
    for keys in untraced.chunks(BATCH) {
        let documents: Vec<StoredDocument> =
            keys.iter().filter_map(|key| casebook.document(*key).transpose()).collect::<Result<_, _>>()?;
        let footprints = map_in_order(&documents, |stored| {
            let d = &stored.document;
            Footprint::from(&Prepared::new(&d.text, d.publisher.as_deref()))
        });
        let footprints: Vec<_> = documents.into_iter().zip(footprints).collect();
        casebook.put_footprints(&footprints)?;
        done += keys.len();
        progress(Progress::Tracing { documents: done, of: untraced.len() });
    }
    Ok(done)
}
