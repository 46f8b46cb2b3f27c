//! A peer that runs beside a bench: a Python program of a virtual environment, spoken to line by line.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running program. It is ended when this is dropped.
pub(super) struct Python {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// How to get a Python that can run it, for errors.
    how: &'static str,
}

impl Python {
    /// Starts the Python of a virtual environment with these arguments.
    pub(super) fn start(
        environment: &Path,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
        how: &'static str,
    ) -> Result<Self> {
        let python = std::path::absolute(environment.join("bin/python"))?;
        let mut child = Command::new(&python)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot run {}; {how}", python.display()))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("the peer has no pipes");
        };
        Ok(Self { child, input, output: BufReader::new(output), how })
    }

    /// Says a line.
    pub(super) fn say(&mut self, line: &str) -> Result<()> {
        Ok(writeln!(self.input, "{line}")?)
    }

    /// The next line that it says.
    pub(super) fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("the peer ended: does its Python have all that the program imports? {}", self.how);
        }
        Ok(line.trim().to_owned())
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        // It ends by itself when its input does; nothing depends on how.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
