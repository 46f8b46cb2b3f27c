//! The network's heads, one file each: what each makes of the encoder's states of one block.

pub(crate) mod attribution;
pub(crate) mod block;
pub(crate) mod deed;
pub(crate) mod event;
pub(crate) mod meaning;
pub(crate) mod mention;
pub(crate) mod negation;
pub(crate) mod sequence;
