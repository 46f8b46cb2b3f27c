//! `cargo xtask bench read FILE.jsonl`: the network on one thread, at a tenth and at the whole of a file,
//! and the peer on the same windows in turns.

use super::peak;
use super::peer::{HOW, Peer};
use anyhow::{Context, Result, ensure};
use reportedly::Reader;
use reportedly_encoder::{Encoder, Kernel, Weights};
use serde_json::Value;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

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
    let started = Instant::now();
    let reader = Reader::new()?;
    println!("reader loaded in {:.0} ms, peak {} MB", 1e3 * started.elapsed().as_secs_f64(), peak());
    let started = Instant::now();
    let encoder = Encoder::new(&Weights::parse(reportedly_model_en::WEIGHTS)?)?;
    println!("encoder alone packed in {:.1} ms", 1e3 * started.elapsed().as_secs_f64());

    let mut seconds = Vec::new();
    for n in [texts.len() / 10, texts.len()] {
        seconds.push(whole(&reader, &encoder, &texts[..n]));
    }
    let tenth = texts.len() as f64 / (texts.len() / 10) as f64;
    println!("{tenth:.1} times the articles took {:.1} times the time\n", seconds[1] / seconds[0]);

    // Windows from the whole file, so that a turn has the lengths of the file.
    let all: Vec<Vec<u32>> = texts.iter().flat_map(|t| reader.windows(t)).collect();
    let step = (all.len() / a.windows.max(1)).max(1);
    let some: Vec<Vec<u32>> = all.into_iter().step_by(step).take(a.windows).collect();
    compare(a, &encoder, &some)
}

/// Reads the texts and prints what that took and what took it; gives the seconds.
fn whole(reader: &Reader, encoder: &Encoder, texts: &[String]) -> f64 {
    let started = Instant::now();
    let windows: Vec<Vec<u32>> = texts.iter().flat_map(|t| reader.windows(t)).collect();
    let cutting = started.elapsed().as_secs_f64();
    let encoding = ours(encoder, Kernel::best(), &windows);
    let started = Instant::now();
    for text in texts {
        black_box(reader.read(text, None));
    }
    let reading = started.elapsed().as_secs_f64();
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
    reading
}

/// The kernels of this machine and the peer, in turns over the same windows.
fn compare(a: &Arguments, encoder: &Encoder, windows: &[Vec<u32>]) -> Result<()> {
    let mut peer = a.peer.as_deref().map(Peer::start).transpose()?;
    if peer.is_none() {
        println!("{HOW}");
    }
    let kernels = Kernel::available();
    // One more column, for the peer. The first turn warms caches up and is not counted.
    let mut seconds: Vec<Vec<f64>> = vec![Vec::new(); kernels.len() + 1];
    for round in 0..=a.rounds {
        for (kernel, seconds) in kernels.iter().zip(&mut seconds) {
            let s = ours(encoder, *kernel, windows);
            if round > 0 {
                seconds.push(s);
            }
        }
        if let Some(peer) = &mut peer {
            let s = peer.seconds(windows)?;
            if round > 0 {
                seconds[kernels.len()].push(s);
            }
        }
    }
    let tokens = pieces(windows) as f64;
    println!(
        "{} windows, {tokens} word pieces, {} turns each, one thread; word pieces a second:",
        windows.len(),
        a.rounds
    );
    let names = kernels.iter().map(|k| k.name().to_owned()).chain(peer.map(|p| p.name.clone()));
    let base = middle(&mut seconds[kernels.len()].clone());
    for (name, seconds) in names.zip(&mut seconds) {
        let median = middle(seconds);
        let ratio = if base > 0.0 { format!(", {:.2} of the peer", base / median) } else { String::new() };
        println!("  {name}: median {:.0}, best {:.0}{ratio}", tokens / median, tokens / seconds[0]);
    }
    Ok(())
}

fn ours(encoder: &Encoder, kernel: Kernel, windows: &[Vec<u32>]) -> f64 {
    let started = Instant::now();
    for ids in windows {
        black_box(encoder.forward_by(kernel, ids, &[]));
    }
    started.elapsed().as_secs_f64()
}

fn pieces(windows: &[Vec<u32>]) -> usize {
    windows.iter().map(Vec::len).sum()
}

/// The median; sorts. 0 for none.
fn middle(x: &mut [f64]) -> f64 {
    x.sort_by(f64::total_cmp);
    x.get(x.len() / 2).copied().unwrap_or_default()
}
