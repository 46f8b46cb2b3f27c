//! Pages a second beside Python's trafilatura, in turns over the same pages. Seconds are processor time of the whole
//! process: each page is read on a thread of its own.

use super::HOW;
use crate::bench::python::Python;
use anyhow::{Context, Result};
use reportedly::ingest_bytes;
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// What the peer does: read the pages it is told of, then answer each line with the seconds for all of them.
const PEER: &str = r#"
import gzip, sys, time, trafilatura
pages = []
for path in sys.stdin.readline().rstrip("\n").split("\t"):
    data = open(path, "rb").read()
    pages.append(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
print("trafilatura", trafilatura.__version__, "Python", sys.version.split()[0], flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for page in pages:
        trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    print(time.process_time() - start, flush=True)
"#;

/// Prints how many pages a second we read, and how many the peer.
pub(super) fn compare(paths: &[PathBuf], peer: Option<&Path>, rounds: usize) -> Result<()> {
    let pages = paths.iter().map(|p| super::page(p)).collect::<Result<Vec<_>>>()?;
    let mut peer = peer.map(|p| Peer::start(p, paths)).transpose()?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first turn warms caches up and is not counted.
    for round in 0..=rounds {
        let started = seconds()?;
        for page in &pages {
            ingest_bytes("page.html", page, &mut |one| drop(black_box(one)));
        }
        let mine = seconds()? - started;
        let other = peer.as_mut().map(Peer::seconds).transpose()?;
        if round > 0 {
            ours.push(mine);
            theirs.extend(other);
        }
    }
    let size = pages.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let speed = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        pages.len() as f64 / times[times.len() / 2]
    };
    let mine = speed(&mut ours);
    println!("  {} pages, {size:.1} MB; median of {rounds} turns", pages.len());
    println!("  reportedly: {mine:.1} pages/s, peak {} MB with all pages in memory", super::peak());
    if let Some(peer) = peer {
        let other = speed(&mut theirs);
        println!("  {}: {other:.1} pages/s\n  ours is {:.1} times that", peer.name, mine / other);
    }
    Ok(())
}

/// Reads a page of that many paragraphs; seconds.
pub(super) fn long(paragraphs: &usize) -> Result<f64> {
    let text: String = (0..*paragraphs)
        .map(|n| format!("<p class=text>Ship <a href=/{n}>number {n}</a> left the port on Monday, the harbour office said. It had waited for {n} days.</p>\n"))
        .collect();
    let page = format!(
        "<!DOCTYPE html><title>Ships</title><body><main><article><h1>Ships leave</h1>{text}</article></main>"
    );
    let started = seconds()?;
    ingest_bytes("page.html", page.as_bytes(), &mut |one| drop(black_box(one)));
    let took = seconds()? - started;
    println!("  {paragraphs} paragraphs, {:.1} MB: {:.0} ms", page.len() as f64 / 1e6, took * 1e3);
    Ok(took)
}

/// Processor time of this process and its threads in seconds, also of those that ended.
pub(super) fn seconds() -> Result<f64> {
    /// Ticks a second in this file, the same on all Linux machines.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").context("processor time is told by Linux only")?;
    let fields: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|f| f.parse::<f64>().ok());
    // The 14th and 15th field of the line, counted from the name on, which is the second.
    Ok((ticks(11).context("no user time")? + ticks(12).context("no system time")?) / TICKS)
}

/// A running peer.
struct Peer {
    python: Python,
    /// What it calls itself.
    name: String,
}

impl Peer {
    fn start(environment: &Path, paths: &[PathBuf]) -> Result<Self> {
        let mut python = Python::start(environment, ["-c", PEER], HOW)?;
        let names: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        python.say(&names.join("\t"))?;
        let name = python.line()?;
        Ok(Self { python, name })
    }

    fn seconds(&mut self) -> Result<f64> {
        self.python.say("")?;
        Ok(self.python.line()?.parse()?)
    }
}
