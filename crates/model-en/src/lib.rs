//! The trained weights for English, as `training/reader/export.py` wrote them. Data only.
//!
//! What they were trained on, with licences, and how to train them again: `docs/model-card.md`.

/// Tensors by their PyTorch names (safetensors): large matrices in int8 with a scale a row, else f32.
pub static WEIGHTS: &[u8] = include_bytes!("../weights/reader.safetensors");
/// Label tables of the sequence heads and the list of attributing words (JSON).
pub static HEADS: &str = include_str!("../weights/heads.json");
/// WordPiece vocabulary of all-MiniLM-L6-v2 (uncased), one piece a line, line number = id.
pub static VOCABULARY: &str = include_str!("../weights/vocab.txt");
/// Small networks over the numbers of a pair of texts (safetensors), as `training/stance/train.py` wrote them.
pub static COMPARE: &[u8] = include_bytes!("../weights/compare.safetensors");
/// How rare terms are in news, a byte for each of 65,536 hashes.
pub static RARITY: &[u8] = include_bytes!("../weights/rarity.bin");
/// Numbers of pairs with the scores that scikit-learn computed, for the parity test (JSON).
pub static COMPARE_EXAMPLE: &str = include_str!("../weights/compare_example.json");
/// An input with a few values of the network's output, computed in numpy, for the parity test.
pub static EXAMPLE: &str = include_str!("../weights/example.json");
/// Layers of the network that reads a question and a statement together, over the tables of [`WEIGHTS`]
/// (`training/pair/export.py`).
pub static PAIR: &[u8] = include_bytes!("../weights/pair.safetensors");
/// A question and a statement with the network's shares, computed in numpy, for the parity test.
pub static PAIR_EXAMPLE: &str = include_str!("../weights/pair_example.json");
/// Name of this set of weights. Readings carry it; a casebook is read again when it changes.
pub const VERSION: &str = "en-2";
