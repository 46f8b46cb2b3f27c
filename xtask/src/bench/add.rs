//! `cargo xtask bench add FILE.jsonl`: adding, adding again and asking, at a tenth and at the whole of a file.
//!
//! Prints documents and kilobytes a second, the highest memory so far, and how cost grows tenfold.
//! Machines are noisy: compare lines of one run, not runs.

use super::peak;
use anyhow::{Context, Result};
use reportedly::ask::{Options, ask};
use reportedly::core::question::Question;
use reportedly::{Casebook, Reader, add, walk};
use std::path::PathBuf;
use std::time::Instant;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Articles, one a line.
    file: PathBuf,
    /// A question to time, asked five times of the whole.
    #[arg(long, default_value = "Did the government announce a new plan?")]
    question: String,
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let text =
        std::fs::read_to_string(&a.file).with_context(|| format!("cannot read {}", a.file.display()))?;
    let lines: Vec<&str> = text.lines().collect();
    let started = Instant::now();
    let reader = Reader::new()?;
    println!("model loaded in {:.2} s, peak {} MB", started.elapsed().as_secs_f64(), peak());
    let folder = std::env::temp_dir().join(format!("reportedly-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let mut seconds = Vec::new();
    for n in [lines.len() / 10, lines.len()] {
        let part = folder.join(format!("{n}.jsonl"));
        std::fs::write(&part, lines[..n].join("\n"))?;
        let book = folder.join(format!("{n}.casebook"));
        let mut casebook = Casebook::open(&book)?;
        let started = Instant::now();
        let files = walk(&[part])?;
        let added = add::add(&mut casebook, &files, &reader, &mut |_| ())?;
        let s = started.elapsed().as_secs_f64();
        let kb: usize = lines[..n].iter().map(|l| l.len()).sum::<usize>() / 1000;
        println!(
            "add {} documents ({kb} kB): {s:.1} s, {:.1} documents/s, {:.1} kB/s, peak {} MB, casebook {} MB, {} with problems",
            added.documents,
            added.documents as f64 / s,
            kb as f64 / s,
            peak(),
            std::fs::metadata(&book)?.len() / 1_000_000,
            added.with_problems,
        );
        let started = Instant::now();
        let known = add::add(&mut casebook, &files, &reader, &mut |_| ())?.known;
        let again = started.elapsed().as_secs_f64();
        println!(
            "add them again: {again:.2} s, {:.2} % of the first time; {known} are known",
            100.0 * again / s
        );
        seconds.push(s);
        if n == lines.len() {
            let question = Question::new(&a.question).map_err(|e| anyhow::anyhow!("{e:?}"))?;
            for _ in 0..5 {
                let started = Instant::now();
                let answer = ask(&casebook, &reader, &question, &Options::default())?;
                let ms = started.elapsed().as_millis();
                println!(
                    "ask: {ms} ms, {} statements bear on it, peak {} MB",
                    answer.counts.statements,
                    peak()
                );
            }
        }
    }
    println!("ten times the documents cost {:.1} times the time", seconds[1] / seconds[0].max(1e-9));
    Ok(std::fs::remove_dir_all(&folder)?)
}
