//! `cargo xtask bench read FILE.jsonl`: the network on one thread, at a tenth and at the whole of a file,
//! and the peer on the same windows in turns. Seconds are processor time.

use super::peer::{HOW, Peer};
use super::{peak, seconds};
use anyhow::{Context, Result, ensure};
use reportedly::Reader;
use reportedly_encoder::{Encoder, Kernel, Weights};
use serde_json::Value;
use std::hint::black_box;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Articles, one a line, with a field `text`.
    file: PathBuf,
    /// A Python virtual environment with torch, onnx, onnxruntime and safetensors, to compare with.
    #[arg(long)]
    peer: Option<PathBuf>,
    /// Turns that the network and its peer take.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// Time the kernels that this machine can run but would not choose, too.
    #[arg(long)]
    kernels: bool,
    /// Windows in a turn.
    #[arg(long, default_value_t = 50)]
    windows: usize,
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let file =
        std::fs::read_to_string(&a.file).with_context(|| format!("cannot read {}", a.file.display()))?;
    let mut texts: Vec<String> = Vec::new();
    for line in file.lines().filter(|l| !l.trim().is_empty()) {
        let record: Value = serde_json::from_str(line)?;
        texts.extend(record["text"].as_str().map(str::to_owned));
    }
    ensure!(texts.len() >= 10, "{} needs ten lines with a field `text`", a.file.display());
    let started = seconds();
    let reader = Reader::new()?;
    println!("reader loaded in {:.0} ms, peak {} MB", 1e3 * (seconds() - started), peak());
    let started = seconds();
    let encoder = Encoder::new(&Weights::parse(reportedly_model_en::WEIGHTS)?)?;
    println!("encoder alone packed in {:.1} ms", 1e3 * (seconds() - started));

    let tenth = whole(&reader, &encoder, &texts[..texts.len() / 10]);
    let all = whole(&reader, &encoder, &texts);
    let growth = all.seconds / tenth.seconds;
    println!("{:.1} times the word pieces took {growth:.1} times the time\n", all.pieces / tenth.pieces);

    // Windows from the whole file, so that a turn has the lengths of the file.
    let all: Vec<Vec<u32>> = texts.iter().flat_map(|t| reader.windows(t)).collect();
    let step = (all.len() / a.windows.max(1)).max(1);
    let some: Vec<Vec<u32>> = all.into_iter().step_by(step).take(a.windows).collect();
    compare(a, &encoder, &some)
}

struct Cost {
    pieces: f64,
    seconds: f64,
}

/// Reads the texts and prints what that took and what took it.
fn whole(reader: &Reader, encoder: &Encoder, texts: &[String]) -> Cost {
    let started = seconds();
    let windows: Vec<Vec<u32>> = texts.iter().flat_map(|t| reader.windows(t)).collect();
    let cutting = seconds() - started;
    let encoding = ours(encoder, Kernel::best(), &windows);
    let started = seconds();
    for text in texts {
        black_box(reader.read(text, None));
    }
    let reading = seconds() - started;
    let tokens = pieces(&windows);
    println!(
        "{} articles, {} windows, {tokens} word pieces: encoder {:.0} word pieces/s; reading {:.2} articles/s, \
         of which cutting into words {:.1} %, encoder {:.0} %; peak {} MB",
        texts.len(),
        windows.len(),
        tokens as f64 / encoding,
        texts.len() as f64 / reading,
        100.0 * cutting / reading,
        100.0 * encoding / reading,
        peak(),
    );
    Cost { pieces: tokens as f64, seconds: reading }
}

/// The kernels of this machine and the peer, in turns over the same windows.
fn compare(a: &Arguments, encoder: &Encoder, windows: &[Vec<u32>]) -> Result<()> {
    let mut peer = a.peer.as_deref().map(Peer::start).transpose()?;
    if peer.is_none() {
        println!("{HOW}");
    }
    let kernels = if a.kernels { Kernel::available() } else { vec![Kernel::best()] };
    // One more column, for the peer. The first turn warms caches up and is not counted.
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); kernels.len() + 1];
    for round in 0..=a.rounds {
        for (kernel, times) in kernels.iter().zip(&mut times) {
            let s = ours(encoder, *kernel, windows);
            if round > 0 {
                times.push(s);
            }
        }
        if let Some(peer) = &mut peer {
            let s = peer.seconds(windows)?;
            if round > 0 {
                times[kernels.len()].push(s);
            }
        }
    }
    let tokens = pieces(windows) as f64;
    println!(
        "{} windows, {tokens} word pieces, {} turns each, one thread; word pieces a second of processor time:",
        windows.len(),
        a.rounds
    );
    let names = kernels.iter().map(|k| k.name().to_owned()).chain(peer.map(|p| p.name.clone()));
    let base = middle(&mut times[kernels.len()]);
    for (name, times) in names.zip(&mut times) {
        let median = middle(times);
        let ratio = if base > 0.0 { format!(", {:.2} of the peer", base / median) } else { String::new() };
        println!("  {name}: median {:.0}, best {:.0}{ratio}", tokens / median, tokens / times[0]);
    }
    Ok(())
}

fn ours(encoder: &Encoder, kernel: Kernel, windows: &[Vec<u32>]) -> f64 {
    let started = seconds();
    for ids in windows {
        black_box(encoder.forward_by(kernel, ids, &[]));
    }
    seconds() - started
}

fn pieces(windows: &[Vec<u32>]) -> usize {
    windows.iter().map(Vec::len).sum()
}

/// The median; sorts. 0 for none.
fn middle(x: &mut [f64]) -> f64 {
    x.sort_by(f64::total_cmp);
    x.get(x.len() / 2).copied().unwrap_or_default()
}
