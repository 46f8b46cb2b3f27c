//! Pieces of pages.

pub(crate) mod chart;
pub(crate) mod estimate;
pub(crate) mod filters;
pub(crate) mod forms;
pub(crate) mod kept;
pub(crate) mod labels;
pub(crate) mod marks;
pub(crate) mod outlines;
pub(crate) mod statement;
pub(crate) mod words;
