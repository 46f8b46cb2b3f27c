//! Memory that a thread keeps between calls, so that a layer allocates nothing.

use crate::kernels::Scale;
use std::cell::RefCell;

/// Room for the intermediate values of one call.
#[derive(Default)]
pub(crate) struct Scratch {
    pub bytes: Room<u8>,
    pub scales: Room<Scale>,
    pub states: Room<f32>,
    pub wide: Room<f32>,
    pub narrow: Room<f32>,
    pub heads: Room<f32>,
}

/// A buffer that grows and is handed out from a multiple of 64 bytes on, where a cache line begins: a
/// vector that straddles two lines costs two loads.
#[derive(Default)]
pub(crate) struct Room<T> {
    values: Vec<T>,
}

impl<T: Copy + Default> Room<T> {
    /// `n` values, whatever they were last.
    pub(crate) fn take(&mut self, n: usize) -> &mut [T] {
        let spare = 64 / size_of::<T>();
        if self.values.len() < n + spare {
            self.values.resize(n + spare, T::default());
        }
        let start = self.values.as_ptr().align_offset(64).min(spare);
        &mut self.values[start..start + n]
    }
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Run with this thread's scratch memory.
pub(crate) fn with_scratch<R>(job: impl FnOnce(&mut Scratch) -> R) -> R {
    SCRATCH.with_borrow_mut(job)
}
