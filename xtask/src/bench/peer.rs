//! The network to beat, in a process of its own: `training/reader/peer.py`.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// How to get a Python that can run it.
pub(super) const HOW: &str = "no peer: make one with `python3 -m venv peer && peer/bin/pip install torch==2.11.0 onnx \
     onnxruntime safetensors numpy` and give it as --peer peer";

/// A running peer, which answers a line of windows with the seconds that they took.
pub(super) struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// What it calls itself.
    pub name: String,
    folder: PathBuf,
}

impl Peer {
    /// Start the peer of a virtual environment on the product's own weights.
    pub(super) fn start(environment: &Path) -> Result<Self> {
        let root = crate::root();
        let python = std::path::absolute(environment.join("bin/python"))?;
        let folder = std::env::temp_dir().join(format!("reportedly-peer-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let mut child = Command::new(&python)
            .arg(root.join("training/reader/peer.py"))
            .arg(root.join("crates/model-en/weights/reader.safetensors"))
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot run {}; {HOW}", python.display()))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("the peer has no pipes");
        };
        let mut peer = Self { child, input, output: BufReader::new(output), name: String::new(), folder };
        peer.name = peer.line()?;
        Ok(peer)
    }

    /// Seconds that it takes for these windows, one after another on one thread.
    pub(super) fn seconds(&mut self, windows: &[Vec<u32>]) -> Result<f64> {
        writeln!(self.input, "{}", serde_json::to_string(windows)?)?;
        Ok(self.line()?.parse()?)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("the peer ended: does its Python have what training/reader/peer.py imports? {HOW}");
        }
        Ok(line.trim().to_owned())
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends by itself when its input does; nothing depends on how.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
