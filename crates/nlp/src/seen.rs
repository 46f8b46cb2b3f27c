//! What was read lately, by its text: a paragraph that a hundred outlets print is read once.

use lru::LruCache;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// Blocks kept: about 50 MB, whatever the number of documents.
const KEPT: NonZeroUsize = NonZeroUsize::new(2048).unwrap();

type Key = (Box<str>, Box<[Range<usize>]>);

/// Readings of blocks by text and sentence ranges. What a block's reading is does not depend on
/// whether it was here.
pub(crate) struct Seen<T> {
    kept: Mutex<LruCache<Key, Arc<T>>>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { kept: Mutex::new(LruCache::new(KEPT)) }
    }
}

impl<T> Seen<T> {
    /// The reading of a block, from memory or made now. Two threads may make the same one at once.
    pub(crate) fn get(&self, text: &str, sentences: &[Range<usize>], make: impl FnOnce() -> T) -> Arc<T> {
        let key: Key = (text.into(), sentences.into());
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = lock().get(&key) {
            return Arc::clone(found);
        }
        let made = Arc::new(make());
        lock().put(key, Arc::clone(&made));
        made
    }
}
