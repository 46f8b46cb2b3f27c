//! `cargo xtask release`: the program as people get it, with every feature, the pages of its manual and the completions of
//! the shells, in one archive beside its SHA-256. The same program makes the same archive, whenever it is packed.

use crate::venv::done;
use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use reportedly::sha256;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a build from source leaves out to stay lean; `mcp` is in every build.
const FEATURES: &str = "pdf,parquet";
/// Who reads which completions, and from a file of which name.
const SHELLS: [(&str, &str); 3] =
    [("bash", "reportedly.bash"), ("fish", "reportedly.fish"), ("zsh", "_reportedly")];
const READ_FIRST: [&str; 4] = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "docs/model-card.md"];

/// Builds and packs.
pub(crate) fn run() -> Result<()> {
    let root = crate::root();
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--locked", "--package", "reportedly-cli", "--features", FEATURES]);
    done(build.current_dir(&root))?;
    let program = root.join("target/release/reportedly");
    let name = format!("reportedly-{}-{}", env!("CARGO_PKG_VERSION"), target()?);
    let packages = root.join("target/packages");
    let folder = packages.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("completions"))?;
    fs::create_dir_all(folder.join("man"))?;
    fs::copy(&program, folder.join("reportedly"))?;
    for file in READ_FIRST {
        let to = folder.join(Path::new(file).file_name().context("a file without a name")?);
        fs::copy(root.join(file), to)?;
    }
    for (shell, file) in SHELLS {
        let script = Command::new(&program).args(["completions", shell]).output()?.stdout;
        fs::write(folder.join("completions").join(file), script)?;
    }
    done(Command::new(&program).args(["man", "--out"]).arg(folder.join("man")))?;
    let archive = packages.join(format!("{name}.tar.gz"));
    fs::write(&archive, packed(&folder, &name)?)?;
    let sum = sha256(&fs::read(&archive)?);
    fs::write(packages.join(format!("{name}.tar.gz.sha256")), format!("{sum}  {name}.tar.gz\n"))?;
    println!("release: {} ({} bytes, SHA-256 {sum})", archive.display(), fs::metadata(&archive)?.len());
    Ok(())
}

/// For which machine is built: what the compiler says of itself.
fn target() -> Result<String> {
    let said = String::from_utf8(Command::new("rustc").arg("-vV").output()?.stdout)?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say its host")?.to_owned())
}

/// All files of a folder beneath a name, in order, without times and owners.
fn packed(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for path in files(folder)? {
        let bytes = fs::read(&path)?;
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(if path.ends_with("reportedly") { 0o755 } else { 0o644 });
        archive.append_data(&mut header, Path::new(name).join(path.strip_prefix(folder)?), &bytes[..])?;
    }
    Ok(archive.into_inner()?.finish()?)
}

/// The files of a folder and those below, by path.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}
