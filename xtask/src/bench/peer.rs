//! The network to beat, in a process of its own: `training/reader/peer.py`.

use super::python::Python;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// How to get a Python that can run it.
pub(super) const HOW: &str = "no peer: make one with `python3 -m venv peer && peer/bin/pip install torch==2.11.0 onnx \
     onnxruntime safetensors numpy` and give it as --peer peer";

/// A running peer, which answers a line of windows with the seconds that they took.
pub(super) struct Peer {
    python: Python,
    /// What it calls itself.
    pub name: String,
    folder: PathBuf,
}

impl Peer {
    /// Start the peer of a virtual environment on the product's own weights.
    pub(super) fn start(environment: &Path) -> Result<Self> {
        let root = crate::root();
        let folder = std::env::temp_dir().join(format!("reportedly-peer-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let program = root.join("training/reader/peer.py");
        let weights = root.join("crates/model-en/weights/reader.safetensors");
        let python = Python::start(environment, [&program, &weights, &folder], HOW)?;
        let mut peer = Self { python, name: String::new(), folder };
        peer.name = peer.python.line()?;
        Ok(peer)
    }

    /// Seconds that it takes for these windows, one after another on one thread.
    pub(super) fn seconds(&mut self, windows: &[Vec<u32>]) -> Result<f64> {
        self.python.say(&serde_json::to_string(windows)?)?;
        Ok(self.python.line()?.parse()?)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
