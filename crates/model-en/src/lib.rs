//! The trained weights for English, as `training/reader/export.py` wrote them. Data only.
//!
//! What they were trained on, with licences, and how to train them again: `docs/model-card.md`.

/// ONNX graph `ids [1, T] -> hidden, cue, predicate, factuality, meaning`; int8 weights, f32 arithmetic.
pub static ENCODER: &[u8] = include_bytes!("../weights/encoder.onnx");
/// ONNX graph `words [C, W, 384], cue [C, W] -> roles [C, W, 5]`.
pub static ROLES: &[u8] = include_bytes!("../weights/roles.onnx");
/// Label tables of the sequence heads and the list of attributing words (JSON).
pub static HEADS: &str = include_str!("../weights/heads.json");
/// WordPiece vocabulary of all-MiniLM-L6-v2 (uncased), one piece a line, line number = id.
pub static VOCABULARY: &str = include_str!("../weights/vocab.txt");
/// An input with a few values of the encoder's output, computed by ONNX Runtime, for the parity test.
pub static EXAMPLE: &str = include_str!("../weights/example.json");
/// Name of this set of weights. Readings carry it; a casebook is read again when it changes.
pub const VERSION: &str = "en-1";
