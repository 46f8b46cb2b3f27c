//! model-en
