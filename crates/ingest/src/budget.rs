//! How much an archive may unpack to, so that a small file cannot ask for a week of work.

use std::cell::Cell;
use std::io::{Error, ErrorKind, Read};
use std::rc::Rc;

/// Bytes that every input may unpack to, however small it is.
const FREE: u64 = 256 << 20;
/// Times its own size that an input may unpack to beyond [`FREE`]. Pages and records pack to a twentieth, very
/// repetitive ones to a hundredth; deflate ends at a thousandth, which only bombs reach.
const TIMES: u64 = 200;
/// Size that counts for an input whose length nobody knows, such as a pipe.
const UNKNOWN: u64 = 1 << 30;

/// What may still be unpacked from one input and everything inside it. Clones share it.
#[derive(Debug, Clone)]
pub(crate) struct Budget(Rc<Cell<u64>>);

impl Budget {
    /// For an input of so many bytes.
    pub(crate) fn new(length: Option<u64>) -> Self {
        Self(Rc::new(Cell::new(FREE + length.unwrap_or(UNKNOWN).saturating_mul(TIMES))))
    }

    /// A reader of unpacked bytes that fails where the budget is used up.
    pub(crate) fn spend<R: Read>(&self, reader: R) -> Spending<R> {
        Spending { reader, budget: self.clone() }
    }

    /// Whether nothing is left.
    pub(crate) fn is_spent(&self) -> bool {
        self.0.get() == 0
    }
}

/// See [`Budget::spend`].
pub(crate) struct Spending<R> {
    reader: R,
    budget: Budget,
}

impl<R: Read> Read for Spending<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.budget.is_spent() {
            return Err(Error::new(ErrorKind::QuotaExceeded, "it unpacks to far more than its size"));
        }
        let count = self.reader.read(buffer)?;
        let left = &self.budget.0;
        left.set(left.get().saturating_sub(count as u64));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_spend_from_one_budget_and_then_fail() {
        let budget = Budget::new(Some(0));
        let zeros = |n| budget.spend(std::io::repeat(0).take(n));
        assert_eq!(std::io::copy(&mut zeros(FREE - 1), &mut std::io::sink()).unwrap(), FREE - 1);
        let e = std::io::copy(&mut zeros(1 << 20), &mut std::io::sink()).unwrap_err();
        assert_eq!(e.kind(), ErrorKind::QuotaExceeded);
    }
}
