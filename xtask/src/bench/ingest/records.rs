//! Records a second, beside Python's FastWARC on the same file in turns.

use crate::bench::seconds;
use anyhow::{Context, Result, bail, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use reportedly_ingest::warc::{Kind, Records, response};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The peer's turn: prints processor seconds, records and bytes. Given the path, which it reads faster than a
/// file of Python's.
const PEER: &str = "
import sys, time
from fastwarc.warc import ArchiveIterator
count = size = 0
started = time.process_time()
for record in ArchiveIterator(sys.argv[1], parse_http=True):
    count += 1
    size += len(record.reader.read())
print(time.process_time() - started, count, size)
";

/// What a turn took and did.
#[derive(Debug, Clone, Copy)]
struct Turn {
    seconds: f64,
    records: usize,
    /// Bytes of all bodies: shows that both did the same.
    bytes: usize,
}

/// Prints how fast we read a file and how fast the peer; our seconds.
pub(super) fn compare(file: &Path, peer: Option<&Path>, rounds: usize) -> Result<f64> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first turn warms caches up and is not counted.
    for round in 0..=rounds {
        let turns = (read(file)?, peer.map(|p| read_by(p, file)).transpose()?);
        if round > 0 {
            ours.push(turns.0);
            theirs.extend(turns.1);
        }
    }
    let median = show("reportedly", &mut ours)?;
    if !theirs.is_empty() {
        let peer = show("FastWARC", &mut theirs)?;
        ensure!(ours[0].bytes == theirs[0].bytes, "they did not read the same");
        println!("  ours is {:.2} times that", peer / median);
    }
    Ok(median)
}

/// Prints the turns of one and gives the median of their seconds.
fn show(name: &str, turns: &mut [Turn]) -> Result<f64> {
    turns.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let median = turns.get(turns.len() / 2).context("no turn was taken: --rounds 1 or more")?;
    let speed = |turn: &Turn| turn.records as f64 / turn.seconds;
    println!(
        "  {name}: {} records, {:.1} MB of bodies: median {:.0} records/s, best {:.0}, worst {:.0}",
        median.records,
        median.bytes as f64 / 1e6,
        speed(median),
        speed(&turns[0]),
        speed(&turns[turns.len() - 1]),
    );
    Ok(median.seconds)
}

fn read(path: &Path) -> Result<Turn> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let started = seconds();
    let (mut records, mut bytes) = (0, 0);
    for record in Records::new(file) {
        let record = record?;
        records += 1;
        bytes += match record.kind {
            Kind::Response => response(record.bytes())?.recorded.len(),
            _ => record.bytes().len(),
        };
    }
    Ok(Turn { seconds: seconds() - started, records, bytes })
}

fn read_by(environment: &Path, file: &Path) -> Result<Turn> {
    let python = std::path::absolute(environment.join("bin/python"))?;
    let output = Command::new(&python).args(["-c", PEER]).arg(file).output();
    let output = output.with_context(|| format!("cannot run {}", python.display()))?;
    let told = String::from_utf8_lossy(&output.stdout);
    let [seconds, records, bytes] = *told.split_whitespace().collect::<Vec<_>>() else {
        bail!("the peer failed: {}", String::from_utf8_lossy(&output.stderr));
    };
    Ok(Turn { seconds: seconds.parse()?, records: records.parse()?, bytes: bytes.parse()? })
}

/// Writes a WARC file of the pages again and again under other addresses, a gzip member for each record.
pub(super) fn make(path: &Path, pages: &[PathBuf], records: usize) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for (i, page) in (0..records).zip(pages.iter().cycle()) {
        let page = super::page(page)?;
        let http = format!(
            "HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-cache\r\n\
             Content-Length: {}\r\n\r\n",
            page.len()
        );
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{i:012}>\r\n\
             WARC-Date: 2024-05-01T00:00:00Z\r\nWARC-Target-URI: https://bench.example/page/{i}\r\n\
             WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
            http.len() + page.len()
        );
        let mut member = GzEncoder::new(&mut file, Compression::new(6));
        for part in [head.as_bytes(), http.as_bytes(), &page, b"\r\n\r\n"] {
            member.write_all(part)?;
        }
        member.finish()?;
    }
    file.flush()?;
    Ok(())
}
