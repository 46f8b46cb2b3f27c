//! `cargo xtask bench warc FILE.warc.gz --make PAGES --peer VENV`: records a second, beside Python's FastWARC
//! on the same file in turns. Both unpack every record, read its block and the HTTP fields in it.
//! Processor time of one thread.

use super::{peak, seconds};
use anyhow::{Context, Result, bail, ensure};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use reportedly_ingest::warc::{Kind, Records, response};
use std::fs::File;
use std::io::{BufWriter, Read, Write};
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

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The WARC file to read.
    file: PathBuf,
    /// Make the file first, from a folder of pages (`*.html` or `*.html.gz`).
    #[arg(long, value_name = "PAGES")]
    make: Option<PathBuf>,
    /// Records of the file that is made: the pages again and again under other addresses.
    #[arg(long, default_value_t = 10_000)]
    records: usize,
    /// A Python virtual environment with FastWARC, to compare with.
    #[arg(long)]
    peer: Option<PathBuf>,
    /// Turns that both take.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

/// What a turn took and did.
#[derive(Debug, Clone, Copy)]
struct Turn {
    seconds: f64,
    records: usize,
    /// Bytes of all bodies: shows that both did the same.
    bytes: usize,
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    if let Some(pages) = &a.make {
        make(&a.file, pages, a.records)?;
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first turn warms caches up and is not counted.
    for round in 0..=a.rounds {
        let turns = (read(&a.file)?, a.peer.as_deref().map(|p| read_by(p, &a.file)).transpose()?);
        if round > 0 {
            ours.push(turns.0);
            theirs.extend(turns.1);
        }
    }
    let median = show("reportedly", &mut ours)?;
    println!("  peak {} MB", peak());
    if theirs.is_empty() {
        println!(
            "no peer: `python3 -m venv peer && peer/bin/pip install fastwarc`, and give it as --peer peer"
        );
    } else {
        let peer = show("FastWARC", &mut theirs)?;
        ensure!(ours[0].bytes == theirs[0].bytes, "they did not read the same");
        println!("{:.2} of the peer", peer / median);
    }
    Ok(())
}

/// Prints the turns of one and gives the median of their seconds.
fn show(name: &str, turns: &mut [Turn]) -> Result<f64> {
    turns.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let median = turns.get(turns.len() / 2).context("no turn was taken: --rounds 1 or more")?;
    let speed = |turn: &Turn| turn.records as f64 / turn.seconds;
    println!(
        "{name}: {} records, {:.1} MB of bodies: median {:.0} records/s, best {:.0}, worst {:.0}",
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

/// Writes a WARC file, a gzip member for each record.
fn make(path: &Path, folder: &Path, records: usize) -> Result<()> {
    let pages = pages(folder)?;
    let mut file = BufWriter::new(File::create(path)?);
    for (i, page) in (0..records).zip(pages.iter().cycle()) {
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
        for part in [head.as_bytes(), http.as_bytes(), page, b"\r\n\r\n"] {
            member.write_all(part)?;
        }
        member.finish()?;
    }
    file.flush()?;
    Ok(())
}

fn pages(folder: &Path) -> Result<Vec<Vec<u8>>> {
    let folder_of = || format!("cannot read {}", folder.display());
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).with_context(folder_of)?.map(|e| Ok(e?.path())).collect::<Result<_>>()?;
    paths.sort();
    let mut pages = Vec::new();
    for path in paths {
        let mut page = Vec::new();
        match path.extension().and_then(|e| e.to_str()) {
            Some("gz") => MultiGzDecoder::new(File::open(&path)?).read_to_end(&mut page)?,
            Some("html") => File::open(&path)?.read_to_end(&mut page)?,
            _ => continue,
        };
        pages.push(page);
    }
    ensure!(!pages.is_empty(), "{} holds no *.html or *.html.gz", folder.display());
    Ok(pages)
}
