//! `cargo xtask bench origins FOLDER-OR-FILES --documents 10000,100000`: the index of reuse on streams of
//! documents of which it is known who took text from whom ([`stream`]).
//!
//! For each size: time, memory, what was found and what was right; then what the next 1,000 documents cost. With
//! `--peer`, MinHash LSH of two libraries on the same streams of up to 100,000 documents, and all side by side at
//! the end. Making the documents and writing them to the file from which the index reads them again is not counted.

mod articles;
mod change;
mod peers;
mod score;
mod stream;
mod texts;

use self::articles::Articles;
use self::score::{Found, Score, Truth};
use self::stream::{Made, Stream};
use self::texts::Texts;
use super::peak;
use anyhow::Result;
use reportedly::core::reuse::{Index, Prepared, ReuseKind};
use reportedly::parallel::map_in_order;
use std::path::PathBuf;
use std::time::Instant;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// JSON Lines files with a field `text`, or folders of such.
    #[arg(required = true)]
    articles: Vec<PathBuf>,
    /// Sizes of the streams, ascending: the highest memory is that of the process so far.
    #[arg(long, value_delimiter = ',', default_value = "10000,100000")]
    documents: Vec<u32>,
    /// A million documents, too: about ten minutes on two cores.
    #[arg(long)]
    million: bool,
    /// Another seed makes another stream.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A Python virtual environment with rensa and datasketch, to compare with.
    #[arg(long)]
    peer: Option<PathBuf>,
}

/// Documents made, added and matched at a time.
const BATCH: u32 = 1000;

/// Seconds on the wall and of the processor.
#[derive(Debug, Default, Clone, Copy)]
struct Cost {
    wall: f64,
    processor: f64,
    /// Parts of the processor's: cutting texts up, adding them, matching them.
    parts: [f64; 3],
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let stream = Stream { articles: Articles::read(&a.articles)?, seed: a.seed };
    println!("{} articles read, peak {} MB", stream.articles.all.len(), peak());
    let mut sizes = a.documents.clone();
    sizes.extend(a.million.then_some(1_000_000));
    let mut rows = Vec::new();
    let mut before: Option<(u32, Cost)> = None;
    for n in &sizes {
        let (cost, row) = size(&stream, *n)?;
        if let Some((smaller, less)) = before {
            println!(
                "  {:.1} times the documents cost {:.1} times the processor time",
                f64::from(*n) / f64::from(smaller),
                cost.processor / less.processor
            );
        }
        before = Some((*n, cost));
        rows.push(row);
    }
    // Last, because they need all documents at once in this process.
    match &a.peer {
        Some(environment) => {
            for n in sizes.iter().filter(|n| **n <= PEERS) {
                let numbers: Vec<u32> = (0..*n).collect();
                let made = map_in_order(&numbers, |n| stream.document(*n));
                let mut truth = Truth::default();
                made.iter().for_each(|m| truth.push(m.roots));
                rows.extend(peers::compare(environment, &made, &truth)?);
            }
        }
        None => println!("{}", peers::HOW),
    }
    rows.sort_by_key(|row| row.documents);
    println!("documents  index               a processor s   peak MB   linked  lifted passages   right");
    rows.iter().for_each(|row| println!("{}", row.line));
    Ok(())
}

/// Documents on which the peers are run at most: in Python a million would take an hour.
const PEERS: u32 = 100_000;

/// A line of the table at the end.
#[derive(Debug)]
struct Row {
    documents: u32,
    line: String,
}

impl Row {
    /// `seconds` of processor, `peak` memory in MB.
    fn new(name: String, documents: u32, seconds: f64, peak: u64, score: &Score) -> Self {
        let line = format!(
            "{documents:>9}  {name:<18} {:>14.0} {peak:>9} {:>6.2} % {:>14.2} % {:>7.3} %",
            f64::from(documents) / seconds,
            100.0 * score.recall(),
            100.0 * score.lifted(),
            100.0 * score.precision(),
        );
        Self { documents, line }
    }
}

/// A stream of one size and 1,000 documents more.
fn size(stream: &Stream, documents: u32) -> Result<(Cost, Row)> {
    let mut run = Run {
        stream,
        index: Index::default(),
        texts: Texts::new()?,
        truth: Truth::default(),
        publishers: Vec::new(),
    };
    let (mut score, mut cost) = (Score::default(), Cost::default());
    let started = Instant::now();
    let mut next = 0;
    while next < documents {
        let numbers: Vec<u32> = (next..documents.min(next + BATCH)).collect();
        next += numbers.len() as u32;
        cost.add(run.batch(&numbers, &mut score)?);
    }
    println!(
        "{documents} documents ({} MB): {:.1} s, {:.0} documents/s; {:.1} s of processor, {:.0} documents a \
         processor second (cutting up {:.0} %, adding {:.0} %, matching {:.0} %); {:.0} s with making them; peak {} MB, of which index {} MB, {} wordings",
        run.texts.bytes() / 1_000_000,
        cost.wall,
        f64::from(documents) / cost.wall,
        cost.processor,
        f64::from(documents) / cost.processor,
        100.0 * cost.parts[0] / cost.processor,
        100.0 * cost.parts[1] / cost.processor,
        100.0 * cost.parts[2] / cost.processor,
        started.elapsed().as_secs_f64(),
        peak(),
        run.index.bytes() / 1_000_000,
        run.index.wordings(),
    );
    score.print();
    let row = Row::new("reportedly".to_owned(), documents, cost.processor, peak(), &score);
    let numbers: Vec<u32> = (documents..documents + BATCH).collect();
    let more = run.batch(&numbers, &mut Score::default())?;
    let share = f64::from(BATCH) / f64::from(documents);
    println!(
        "    the next {BATCH} documents: {:.3} s of processor, {:.2} times their share of the whole",
        more.processor,
        more.processor / (cost.processor * share)
    );
    Ok((cost, row))
}

impl Cost {
    fn add(&mut self, more: Self) {
        self.wall += more.wall;
        self.processor += more.processor;
        self.parts.iter_mut().zip(more.parts).for_each(|(all, part)| *all += part);
    }
}

struct Run<'a> {
    stream: &'a Stream,
    index: Index,
    texts: Texts,
    truth: Truth,
    /// Who published each document, as a casebook would keep it.
    publishers: Vec<Option<String>>,
}

impl Run<'_> {
    /// Make documents, add them all, then ask for each what it shares with those before it.
    fn batch(&mut self, numbers: &[u32], score: &mut Score) -> Result<Cost> {
        let made: Vec<Made> = map_in_order(numbers, |n| self.stream.document(*n));
        self.texts.extend(made.iter().map(|m| m.text.as_str()))?;
        made.iter().for_each(|m| self.truth.push(m.roots));
        self.publishers.extend(made.iter().map(|m| m.publisher.clone()));

        let wall = Instant::now();
        let mut clock = vec![processor_seconds()];
        let prepared = map_in_order(&made, |m| Prepared::new(&m.text, m.publisher.as_deref()));
        clock.push(processor_seconds());
        for (n, text) in numbers.iter().zip(&prepared) {
            self.index.insert(*n, text);
        }
        clock.push(processor_seconds());
        let pairs: Vec<(u32, &Prepared)> = numbers.iter().copied().zip(&prepared).collect();
        let found = map_in_order(&pairs, |(n, text)| self.found(*n, text));
        clock.push(processor_seconds());
        let parts = [clock[1] - clock[0], clock[2] - clock[1], clock[3] - clock[2]];
        let cost = Cost { wall: wall.elapsed().as_secs_f64(), processor: clock[3] - clock[0], parts };

        for ((n, m), found) in numbers.iter().zip(&made).zip(&found) {
            score.add(&self.truth, *n, m, found);
        }
        Ok(cost)
    }

    fn found(&self, n: u32, text: &Prepared) -> Found {
        let mut found = Found::default();
        found
            .linked
            .extend(self.index.same(text).take_while(|other| *other < n).take(1).map(|other| (other, true)));
        let publisher = |other: u32| self.publishers.get(other as usize)?.as_deref();
        let read = |other| self.texts.prepared(other, publisher(other));
        for m in self.index.matches(text, read).iter().filter(|m| m.number < n) {
            found.places.extend(m.passages.iter().map(|p| (m.number, p.0)));
            match m.kind {
                Some(kind) => found.linked.push((m.number, kind == ReuseKind::Copy)),
                None => found.shown.push(m.number),
            }
        }
        found
    }
}

/// Processor time of this process so far, all threads; 0 where the system does not tell (not Linux).
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in brackets, fields 14 and 15 of proc(5), in ticks of a hundredth of a second.
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |i: usize| fields.get(i).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
