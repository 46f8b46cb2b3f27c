//! Tools from PyPI, which checks of several kinds use: a virtual environment for each kind, under `target`.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python of a virtual environment under `here` that has what `requirements` lists; made where it is not there or has others.
pub(crate) fn environment(requirements: &Path, here: &Path) -> Result<PathBuf> {
    let venv = here.join("venv");
    let python = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = std::fs::read_to_string(requirements)?;
    let mark = venv.join("installed.txt");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    done(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))
        .context("the checks need Python 3.11 or later, with its module venv")?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    done(Command::new(&python).args(install).arg(requirements))?;
    std::fs::write(mark, wanted)?;
    Ok(python)
}

/// Runs a command to its end, which must be a good one.
pub(crate) fn done(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{:?} ended with {status}", command.get_program());
    }
    Ok(())
}
