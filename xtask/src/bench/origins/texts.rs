//! The texts of a stream in a file that is gone when the bench is, as a casebook would keep them.

use anyhow::Result;
use lru::LruCache;
use reportedly::core::reuse::Prepared;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Texts that are kept ready once they were read: about 50 MB. What hundreds print is asked for hundreds of times.
const READY: NonZeroUsize = NonZeroUsize::new(512).unwrap();

#[derive(Debug)]
pub(super) struct Texts {
    path: PathBuf,
    file: Mutex<File>,
    /// Where each text ends.
    ends: Vec<u64>,
    ready: Mutex<LruCache<u32, Arc<Prepared>>>,
}

impl Texts {
    pub(super) fn new() -> Result<Self> {
        let path = std::env::temp_dir().join(format!("reportedly-origins-{}", std::process::id()));
        let file = File::options().create(true).truncate(true).read(true).write(true).open(&path)?;
        Ok(Self { path, file: Mutex::new(file), ends: Vec::new(), ready: Mutex::new(LruCache::new(READY)) })
    }

    /// Add texts, numbered onwards.
    pub(super) fn extend<'a>(&mut self, texts: impl Iterator<Item = &'a str>) -> Result<()> {
        let mut all = Vec::new();
        let before = self.ends.last().copied().unwrap_or(0);
        for text in texts {
            all.extend_from_slice(text.as_bytes());
            self.ends.push(before + all.len() as u64);
        }
        let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(before))?;
        Ok(file.write_all(&all)?)
    }

    /// The text of a number and its publisher, ready to be compared.
    pub(super) fn prepared(&self, n: u32, publisher: Option<&str>) -> Option<Arc<Prepared>> {
        let kept = || self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = kept().get(&n) {
            return Some(Arc::clone(ready));
        }
        let ready = Arc::new(Prepared::new(&self.read(n)?, publisher));
        kept().put(n, Arc::clone(&ready));
        Some(ready)
    }

    /// The text of a number; none where there is none or it cannot be read.
    fn read(&self, n: u32) -> Option<String> {
        let end = *self.ends.get(n as usize)?;
        let start = (n as usize).checked_sub(1).map_or(0, |before| self.ends[before]);
        let mut bytes = vec![0; (end - start) as usize];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        drop(file);
        String::from_utf8(bytes).ok()
    }

    /// Bytes of all texts.
    pub(super) fn bytes(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }
}

impl Drop for Texts {
    fn drop(&mut self) {
        // Nothing depends on whether the folder for temporary files is emptied now or later.
        let _ = std::fs::remove_file(&self.path);
    }
}
