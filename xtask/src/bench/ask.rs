//! `cargo xtask bench ask`: answering questions from a tenth of the documents and from all of them, beside the limit of a second.
//!
//! The documents are made up (`made`): events in invented towns, each told by several outlets. They are added to a casebook
//! on disk first, which is not part of the time; so are the first questions, which fill what is kept between questions.

use super::made::{made, town};
use super::{peak, processor};
use anyhow::{Context, Result};
use reportedly::ask::{Options, ask};
use reportedly::core::question::Question;
use reportedly::{Casebook, Reader, add, walk};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What the 95th percentile is to stay below.
const LIMIT: Duration = Duration::from_secs(1);
/// Questions before the time counts.
const WARM_UP: usize = 5;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many documents.
    #[arg(long, default_value_t = 100_000)]
    documents: usize,
    /// How many questions are timed.
    #[arg(long, default_value_t = 100)]
    questions: usize,
    /// Keep the casebooks here, and take those that are here already.
    #[arg(long)]
    keep: Option<PathBuf>,
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let temporary = std::env::temp_dir().join(format!("reportedly-bench-{}", std::process::id()));
    let folder = a.keep.clone().unwrap_or_else(|| temporary.clone());
    std::fs::create_dir_all(&folder)?;
    let reader = Reader::new()?;
    let mut means = Vec::new();
    for n in [a.documents / 10, a.documents] {
        let casebook = casebook(&folder, n, &reader)?;
        let before = peak();
        let (mut took, of_processor) = asked(&casebook, &reader, a.questions)?;
        took.sort();
        let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
        println!(
            "{n} documents, {} questions: median {:.0} ms, 95 % within {:.0} ms ({:.2} of the limit), longest {:.0} ms, \
             {:.0} ms of processor time each; peak {} MB, {before} MB before",
            took.len(),
            at(0.5).as_secs_f64() * 1e3,
            at(0.95).as_secs_f64() * 1e3,
            at(0.95).as_secs_f64() / LIMIT.as_secs_f64(),
            at(1.0).as_secs_f64() * 1e3,
            of_processor * 1e3,
            peak()
        );
        means.push(of_processor);
    }
    println!("ten times the documents cost {:.1} times the processor time", means[1] / means[0].max(1e-9));
    if a.keep.is_none() {
        std::fs::remove_dir_all(&temporary)?;
    }
    Ok(())
}

/// A casebook of so many documents in `folder`.
fn casebook(folder: &Path, n: usize, reader: &Reader) -> Result<Casebook> {
    let path = folder.join(format!("{n}.casebook"));
    let kept = path.exists();
    let mut casebook = Casebook::open(&path)?;
    if !kept {
        let started = Instant::now();
        let lines: Result<Vec<String>, _> = made(n).iter().map(serde_json::to_string).collect();
        let file = folder.join(format!("{n}.jsonl"));
        std::fs::write(&file, lines?.join("\n"))?;
        add::add(&mut casebook, &walk(&[file])?, reader, &mut |_| ())?;
        println!("{n} documents added in {:.0} s", started.elapsed().as_secs_f64());
    }
    println!("casebook of {n} documents: {} MB", std::fs::metadata(&path)?.len() / 1_000_000);
    Ok(casebook)
}

/// How long each of so many questions took on the clock after the warm-up, and processor time in seconds of all threads for a mean
/// one, which other programs disturb less.
fn asked(casebook: &Casebook, reader: &Reader, count: usize) -> Result<(Vec<Duration>, f64)> {
    let mut random = fastrand::Rng::with_seed(11);
    let (mut took, mut statements, mut origins, mut before) = (Vec::with_capacity(count), 0, 0, 0.0);
    for i in 0..WARM_UP + count {
        let text = QUESTIONS[i % QUESTIONS.len()].replace("{town}", &town(&mut random));
        let question = Question::new(&text).ok().context("a question of the table is none")?;
        if i == WARM_UP {
            before = processor();
        }
        let started = Instant::now();
        let answer = ask(casebook, reader, &question, &Options::default())?;
        if i >= WARM_UP {
            took.push(started.elapsed());
            statements += answer.counts.statements;
            origins += answer.origins.len();
        }
    }
    let each = (processor() - before) / count.max(1) as f64;
    let mean = |sum: usize| sum as f64 / count.max(1) as f64;
    println!("on a mean question {:.0} statements bear, of {:.0} origins", mean(statements), mean(origins));
    Ok((took, each))
}

/// One or two of each kind of event; every fifth is an open question.
const QUESTIONS: &[&str] = &[
    "Did a fire at the market of {town} kill at least ten people?",
    "Were houses in {town} damaged by a storm?",
    "Will the mill in {town} cut jobs?",
    "Did police arrest men over stolen cars in {town}?",
    "How many people were injured when a train left the rails near {town}?",
    "Will schools in {town} be closed?",
    "Did a barge sink in the harbour of {town}?",
    "Has cholera broken out in {town}?",
    "Will the bus drivers of {town} strike?",
    "How many cracks were found in the bridge of {town}?",
];
