//! `cargo xtask bench ingest PAGES --peer VENV`: reading web archives beside FastWARC, and pages beside trafilatura, each
//! in turns with its peer on the same bytes; then how time and memory grow with the size of a file.
//!
//! Seconds are processor time, which other programs disturb less than the clock on the wall. The peak is that of the
//! process so far, so that the stages that need little memory come first.

mod pages;
mod records;

use super::peak;
use anyhow::{Context, Result, ensure};
use flate2::read::MultiGzDecoder;
use reportedly_ingest::ingest_stream;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// How to get a Python that can run both peers.
const HOW: &str = "make one with `python3 -m venv peer && peer/bin/pip install trafilatura fastwarc`, and give it as --peer peer";

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folders of pages (`*.html` or `*.html.gz`).
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// A Python virtual environment with trafilatura and FastWARC, to compare with.
    #[arg(long)]
    peer: Option<PathBuf>,
    /// Turns that each takes.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Records of the web archive that is made of the pages; another has ten times as many.
    #[arg(long, default_value_t = 500)]
    records: usize,
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    ensure!(a.rounds > 0 && a.records > 0, "a bench without turns or records tells nothing");
    let paths = paths(&a.folders)?;
    if a.peer.is_none() {
        println!("no peer: {HOW}\n");
    }
    let folder = std::env::temp_dir().join(format!("reportedly-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let told = stages(a, &paths, &folder);
    std::fs::remove_dir_all(&folder)?;
    told
}

fn stages(a: &Arguments, paths: &[PathBuf], folder: &Path) -> Result<()> {
    let files = [(folder.join("1.warc.gz"), a.records), (folder.join("10.warc.gz"), a.records * 10)];
    for (file, records) in &files {
        records::make(file, paths, *records)?;
    }
    let files = files.map(|(file, _)| file);
    println!("records of web archives, unpacked, with their block and the HTTP fields in it");
    growth(&files, |file| records::compare(file, a.peer.as_deref(), a.rounds))?;
    println!("\nweb archives to documents");
    growth(&files, documents)?;
    println!("\npages, one after another");
    pages::compare(paths, a.peer.as_deref(), a.rounds)?;
    println!("\none page, all of it article");
    growth(&[500, 5_000], pages::long)
}

/// Takes the same step for the small and for the tenfold, and tells what that does to time and memory.
fn growth<T>(both: &[T; 2], mut step: impl FnMut(&T) -> Result<f64>) -> Result<()> {
    let small = step(&both[0])?;
    let before = peak();
    let large = step(&both[1])?;
    println!(
        "  ten times as much: {:.1} times the time; peak {before} MB, then {} MB",
        large / small.max(1e-9),
        peak()
    );
    Ok(())
}

/// Draws every document of a file; seconds.
fn documents(file: &PathBuf) -> Result<f64> {
    let started = pages::seconds()?;
    let mut bytes = File::open(file)?;
    let (mut count, mut with_text) = (0, 0);
    ingest_stream(&file.display().to_string(), &mut bytes, &mut |one| {
        count += one.documents.len();
        with_text += one.documents.iter().filter(|d| !d.text.is_empty()).count();
    });
    let seconds = pages::seconds()? - started;
    println!(
        "  reportedly: {count} documents, {with_text} with text: {:.0} documents/s",
        count as f64 / seconds
    );
    Ok(seconds)
}

/// The pages of folders, sorted.
fn paths(folders: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for folder in folders {
        let entries =
            std::fs::read_dir(folder).with_context(|| format!("cannot open {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let ending = path.extension().and_then(|e| e.to_str());
            if path.is_file() && matches!(ending, Some("html" | "gz")) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    ensure!(!paths.is_empty(), "there are no *.html or *.html.gz");
    Ok(paths)
}

/// The bytes of a page, unpacked where it is packed.
pub(crate) fn page(path: &Path) -> Result<Vec<u8>> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}
