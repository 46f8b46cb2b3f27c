//! What is made of the whole casebook, kept in memory until the casebook changes.

use super::{Casebook, Error};
use std::cell::RefCell;
use std::rc::Rc;

/// Changes of the casebook so far: by other connections, by this one.
type State = (i64, u64);

/// Something made of a state of the casebook; nothing before it is first asked for.
#[derive(Debug)]
pub(super) struct Kept<T>(RefCell<Option<(State, Rc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<T> Kept<T> {
    /// What was made of the casebook as it is; made now where it has changed since.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], and those of `make`.
    pub(super) fn get(
        &self,
        casebook: &Casebook,
        make: impl FnOnce() -> Result<T, Error>,
    ) -> Result<Rc<T>, Error> {
        let others = casebook.db.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        let state = (others, casebook.db.total_changes());
        if let Some((of, kept)) = &*self.0.borrow()
            && *of == state
        {
            return Ok(Rc::clone(kept));
        }
        let made = Rc::new(make()?);
        *self.0.borrow_mut() = Some((state, Rc::clone(&made)));
        Ok(made)
    }
}
