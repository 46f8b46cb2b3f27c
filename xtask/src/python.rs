//! `cargo xtask python`: the wheel as people get it. Built by maturin in release, installed in a virtual environment of its own,
//! tested by pytest, and its stubs compared with the module as it is. Needs Python 3.11 or later.

use crate::venv::{done, python};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One wheel for every Python from 3.10 on: what its name must say.
const TAG: &str = "-cp310-abi3-";

/// Builds, installs, tests, compares.
pub(crate) fn run() -> Result<()> {
    let root = crate::root();
    let (package, here) = (root.join("python"), root.join("target/python"));
    let python = python(&here.join("venv"), &package.join("requirements.txt"))?;
    let wheels = here.join("wheels");
    if wheels.exists() {
        std::fs::remove_dir_all(&wheels)?;
    }
    let mut build = Command::new(&python);
    build.args(["-m", "maturin", "build", "--release", "--locked", "--out"]).arg(&wheels);
    done(build.current_dir(&package))?;
    let wheel = wheel(&wheels)?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    done(Command::new(&python).args(install).args(["--no-deps", "--force-reinstall"]).arg(&wheel))?;
    // Elsewhere than in the package's folder, where Python would take the sources for the package.
    let work = here.join("work");
    std::fs::create_dir_all(&work)?;
    // Its own settings are not read there: the folder of the tests is given, and no cache is left beside them.
    let tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir"];
    done(Command::new(&python).args(tests).arg(&work).arg(package.join("tests")).current_dir(&work))?;
    let mut stubs = Command::new(&python);
    // The rest of the package is its own source, which mypy checks as it stands (`cargo xtask exchange`).
    stubs.args(["-m", "mypy.stubtest", "reportedly._reportedly"]);
    done(stubs.current_dir(&work))?;
    println!("python: {} holds", wheel.file_name().unwrap_or_default().to_string_lossy());
    Ok(())
}

/// The one wheel that was built.
fn wheel(folder: &Path) -> Result<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        found.push(entry?.path());
    }
    let [wheel] = &found[..] else { bail!("maturin has built {} wheels, not one", found.len()) };
    let name = wheel.file_name().and_then(|name| name.to_str()).context("a wheel without a name")?;
    if !name.contains(TAG) {
        bail!("{name} is not for every Python from 3.10 on: its name lacks {TAG}");
    }
    Ok(wheel.clone())
}
