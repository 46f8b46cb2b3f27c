//! The network's heads, one file each: what each makes of the encoder's output.

pub(crate) mod attribution;
pub(crate) mod event;
pub(crate) mod meaning;
