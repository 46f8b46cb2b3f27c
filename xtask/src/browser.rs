//! `cargo xtask browser`: journeys through the workbench in Chromium, driven by Playwright, each page checked by axe.
//!
//! Needs Python 3.11 or later and Chromium, which is installed where it is missing and may be. Playwright comes from PyPI, once,
//! into `target/browser`; it downloads no browser.

use crate::venv::{self, done};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the journeys lie, from the root of the repository.
const FOLDER: &str = "crates/workbench/browser";
/// What the browser is called, where it can be found by name.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The packages of Debian: the browser, and letters for it.
const PACKAGES: &[&str] = &["chromium", "fonts-liberation"];

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only the journeys with these words in their names
    #[arg(long, default_value = "")]
    only: String,
    /// Take pictures of the main pages into this folder instead of making journeys
    #[arg(long, value_name = "FOLDER")]
    shots: Option<PathBuf>,
}

/// Builds the program, finds the browser, and makes the journeys.
pub(crate) fn run(a: &Arguments) -> Result<()> {
    let root = crate::root();
    let chromium = chromium()?;
    let program = build(&root)?;
    let folder = root.join(FOLDER);
    let python = venv::python(&root.join("target/browser/venv"), &folder.join("requirements.txt"))?;
    let mut journeys = Command::new(python);
    // Nothing is written beside the scripts.
    journeys.arg("-B").arg(folder.join("run.py")).arg(program).arg(chromium).arg("--only").arg(&a.only);
    if let Some(shots) = &a.shots {
        journeys.arg("--shots").arg(std::path::absolute(shots)?);
    }
    done(&mut journeys)
}

fn build(root: &Path) -> Result<PathBuf> {
    let target = root.join("target");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "-p", "reportedly-cli"]).arg("--target-dir").arg(&target);
    done(cargo.current_dir(root))?;
    Ok(target.join("debug").join(format!("reportedly{}", std::env::consts::EXE_SUFFIX)))
}

/// The browser: the one that CHROMIUM names, or else one on the path, or else Debian's, installed now.
fn chromium() -> Result<PathBuf> {
    const HOW: &str = "the journeys need Chromium: install it (Debian: apt-get install chromium), or name one with CHROMIUM=PATH";
    if let Some(named) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        bail!("CHROMIUM names {}, which is not there", named.display());
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    if !is_root() {
        bail!(HOW);
    }
    println!("Chromium is missing; installing it: apt-get install {}", PACKAGES.join(" "));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        done(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
    };
    apt(&["update", "-qq"]).context(HOW)?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], PACKAGES].concat()).context(HOW)?;
    on_path().context(HOW)
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let places = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

/// Whether packages may be installed. Where nobody can tell, they may not.
fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|told| told.stdout.trim_ascii() == b"0")
}
