//! Draw the documents of files and folders and write each as a line of JSON, with the time it took
//! at the end: `cargo run --release -p reportedly-ingest --example draw -- news/ > documents.jsonl`.

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (from, mut count, mut bytes, mut failed) = (Instant::now(), 0usize, 0usize, Ok(()));
    for found in reportedly_ingest::walk(&paths)? {
        let begin = Instant::now();
        reportedly_ingest::ingest_file(&found, &mut |one| {
            bytes += one.capture.bytes.len();
            for document in &one.documents {
                count += 1;
                let line = serde_json::to_string(document);
                failed = line.map_err(std::io::Error::from).and_then(|l| writeln!(out, "{l}"));
            }
        });
        if begin.elapsed().as_millis() > 1000 {
            writeln!(std::io::stderr(), "slow: {} {:?}", found.location, begin.elapsed())?;
        }
    }
    failed?;
    let seconds = from.elapsed().as_secs_f64();
    writeln!(
        std::io::stderr(),
        "{count} documents from {:.1} MB in {seconds:.2} s: {:.1} a second",
        bytes as f64 / 1e6,
        count as f64 / seconds
    )?;
    Ok(())
}
