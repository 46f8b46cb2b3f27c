//! `cargo xtask bench WHAT FILE.jsonl`: how fast, how much memory, and how both grow. One file a bench.
//!
//! Benches are looked at, never asserted: machines are noisy. Compare lines of one run, not runs.

mod add;
mod ask;
mod claims;
mod ingest;
mod made;
mod origins;
mod pages;
mod peer;
mod python;
mod read;

use anyhow::Result;
pub(crate) use ingest::page;

#[derive(clap::Subcommand)]
pub(crate) enum Bench {
    /// Time adding and asking: cargo xtask bench add articles.jsonl
    Add(add::Arguments),
    /// Time and memory of answering questions: cargo xtask bench ask --documents 100000
    Ask(ask::Arguments),
    /// Time and memory of gathering claims: cargo xtask bench claims --documents 10000
    Claims(claims::Arguments),
    /// Time and score the index of reuse, beside MinHash: cargo xtask bench origins FOLDER --documents 10000
    Origins(origins::Arguments),
    /// Time the pages of the workbench, read by many at once: cargo xtask bench pages --documents 10000
    Pages(pages::Arguments),
    /// Time web archives and pages, beside FastWARC and trafilatura: cargo xtask bench ingest pages/ --peer venv
    Ingest(ingest::Arguments),
    /// Time the network, beside ONNX Runtime int8 if there is one: cargo xtask bench read articles.jsonl
    Read(read::Arguments),
}

pub(crate) fn run(bench: &Bench) -> Result<()> {
    match bench {
        Bench::Add(a) => add::run(a),
        Bench::Ask(a) => ask::run(a),
        Bench::Claims(a) => claims::run(a),
        Bench::Origins(a) => origins::run(a),
        Bench::Ingest(a) => ingest::run(a),
        Bench::Pages(a) => pages::run(a),
        Bench::Read(a) => read::run(a),
    }
}

/// Processor time of this thread so far in seconds, which other programs disturb less than the clock on
/// the wall; that clock where the system does not tell (not Linux).
fn seconds() -> f64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|n| n.parse::<f64>().ok());
    let start = START.get_or_init(std::time::Instant::now);
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |n| n / 1e9)
}

/// Processor time of all threads of this process so far in seconds, to a hundredth; 0 where the system does not tell (not Linux).
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name in parentheses, which may hold spaces.
    let fields = told.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// Highest memory of this process so far in MB; 0 where the system does not tell (not Linux).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1000
}
