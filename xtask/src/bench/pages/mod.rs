//! `cargo xtask bench pages`: many readers at the workbench at once, on a tenth of the documents and on all of them.
//!
//! The documents are made up (`made`). The program is built in release and runs as it does for people, in a process of its
//! own; each reader has a connection of its own and opens page after page, one kind after another. Readers run on the same processors.

mod reader;

use super::made::made;
use anyhow::{Context, Result, bail};
use reader::Connection;
use reportedly::core::Document;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many documents.
    #[arg(long, default_value_t = 10_000)]
    documents: usize,
    /// How many people read at once.
    #[arg(long, default_value_t = 50)]
    readers: usize,
    /// For how many seconds.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Milliseconds for which each looks at a page before the next. Both are timed: with it, and without.
    #[arg(long, default_value_t = 1000)]
    look: u64,
    /// A built program to time instead.
    #[arg(long)]
    program: Option<PathBuf>,
}

/// A kind of page, with addresses of it.
struct Kind {
    name: &'static str,
    addresses: Vec<String>,
}

/// Answered requests: which kind of page, how many milliseconds.
type Times = Vec<(usize, f64)>;

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let program = match &a.program {
        Some(built) => built.clone(),
        None => build()?,
    };
    let folder = std::env::temp_dir().join(format!("reportedly-pages-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let timed = [a.documents / 10, a.documents].into_iter().try_for_each(|n| at(n, a, &program, &folder));
    std::fs::remove_dir_all(&folder)?;
    timed
}

fn build() -> Result<PathBuf> {
    let root = crate::root();
    let target = root.join("target");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--release", "-p", "reportedly-cli", "--target-dir"]).arg(&target).current_dir(root);
    crate::venv::done(&mut cargo)?;
    Ok(target.join("release").join(format!("reportedly{}", std::env::consts::EXE_SUFFIX)))
}

/// Times a casebook of so many documents.
fn at(documents: usize, a: &Arguments, program: &Path, folder: &Path) -> Result<()> {
    let (articles, book) =
        (folder.join(format!("{documents}.jsonl")), folder.join(format!("{documents}.casebook")));
    let mut file = std::io::BufWriter::new(std::fs::File::create(&articles)?);
    let made = made(documents);
    for d in &made {
        let record = serde_json::json!({ "id": d.id, "publisher": d.publisher, "published": d.published, "text": d.text });
        writeln!(file, "{record}")?;
    }
    file.flush()?;
    let mut add = Command::new(program);
    add.args(["--quiet", "--casebook"]).arg(&book).arg("add").arg(&articles).stdout(Stdio::null());
    crate::venv::done(&mut add)?;
    let served = Served::new(program, &book)?;
    println!("\n{documents} documents, {} readers; memory {} MB", a.readers, served.memory());
    let kinds = kinds(&served, &made)?;
    warm(&served, &kinds)?;
    for look in [0, a.look] {
        let pause = Duration::from_millis(look);
        let (begun, used) = (Instant::now(), served.used());
        let times = read(&served, &kinds, a.readers, Duration::from_secs(a.seconds), pause)?;
        let seconds = begun.elapsed().as_secs_f64();
        let title = if look == 0 { "page after page".to_owned() } else { format!("a page every {look} ms") };
        println!(
            "{title}: {:.0} pages/s, {:.2} ms of processor time a page; memory {} MB",
            times.len() as f64 / seconds,
            (served.used() - used) * 1e3 / times.len().max(1) as f64,
            served.memory()
        );
        told(&kinds, &times);
    }
    Ok(())
}

/// The workbench in a process of its own, which ends with this.
struct Served {
    process: Child,
    port: u16,
}

impl Served {
    fn new(program: &Path, book: &Path) -> Result<Self> {
        let mut serve = Command::new(program);
        serve.args(["--quiet", "--casebook"]).arg(book).args(["serve", "--port", "0"]);
        let mut process = serve.stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        let said = process.stdout.take().context("no output of the program")?;
        let mut served = Self { process, port: 0 };
        BufReader::new(said).read_line(&mut line)?;
        let port = line.trim().trim_end_matches('/').rsplit(':').next().and_then(|p| p.parse().ok());
        served.port = port.with_context(|| format!("the program does not say where it listens: {line}"))?;
        Ok(served)
    }

    /// Memory that it holds now, in MB; 0 where the system does not tell (not Linux).
    fn memory(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1000
    }

    /// Processor time that it has used so far in seconds, which other programs disturb less than the clock on the wall; 0 where
    /// the system does not tell (not Linux).
    fn used(&self) -> f64 {
        const TICKS: f64 = 100.0;
        let told = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap_or_default();
        // After the name, which may hold anything: of itself, of the system for it.
        let numbers = told.rsplit(')').next().unwrap_or_default().split_whitespace();
        numbers.skip(11).take(2).filter_map(|n| n.parse::<f64>().ok()).sum::<f64>() / TICKS
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The pages that people read. Of those that there are many of, many.
fn kinds(served: &Served, documents: &[Document]) -> Result<Vec<Kind>> {
    const MANY: usize = 400;
    const FEW: usize = 12;
    // What somebody said in a document, and of which town.
    let said = |d: &Document| {
        let (said, rest) = d.text.split_once(", ")?;
        let town = rest.split_once(" said. ")?.0.rsplit(' ').next()?;
        Some((said.replace(' ', "+"), town.to_owned()))
    };
    let step = (documents.len() / FEW).max(1);
    let asked = documents.chunks(step).filter_map(|some| some.iter().find_map(said)).take(FEW);
    let (sayings, towns): (Vec<String>, Vec<String>) = asked.unzip();
    let of = |name, form: &str, values: &[String]| Kind {
        name,
        addresses: values.iter().map(|v| form.replace("{}", v)).collect(),
    };
    let one = |name, address: &str| Kind { name, addresses: vec![address.to_owned()] };
    let step = (documents.len() / MANY).max(1);
    let some: Vec<String> = documents.iter().step_by(step).map(|d| d.id.clone()).collect();
    let list = Connection::new(served.port)?.get("/claims?all=yes")?;
    let claims: Vec<String> = list
        .split("href=\"/claims/")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    if claims.is_empty() {
        bail!("there are no claims");
    }
    Ok(vec![
        one("home", "/"),
        of("question", "/ask?q=Is+it+true+that+{}%3F", &sayings),
        of("document", "/document?id={}", &some),
        one("claims", "/claims"),
        of("claim", "/claims/{}", &claims),
        one("sources", "/sources"),
        of("origins", "/origins?document={}", &some),
        of("search", "/search?q=damaged+{}", &towns),
        of("search by meaning", "/search?by=meaning&q=trouble+in+{}", &towns),
        of("timeline", "/timeline?q={}", &towns),
        one("timeline, all", "/timeline"),
        of("map", "/map?q={}", &towns),
        one("map, all", "/map"),
    ])
}

/// Opens every address once, and tells what the first page of a kind costs.
fn warm(served: &Served, kinds: &[Kind]) -> Result<()> {
    let mut connection = Connection::new(served.port)?;
    let mut first = Vec::new();
    for kind in kinds {
        for (n, address) in kind.addresses.iter().enumerate() {
            let begun = Instant::now();
            connection.get(address)?;
            if n == 0 {
                first.push(format!("{} {:.0}", kind.name, begun.elapsed().as_secs_f64() * 1e3));
            }
        }
    }
    println!("first of its kind, one reader, ms: {}", first.join(", "));
    Ok(())
}

/// What all readers together have read.
fn read(served: &Served, kinds: &[Kind], readers: usize, time: Duration, pause: Duration) -> Result<Times> {
    let end = Instant::now() + time;
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..readers)
            .map(|n| scope.spawn(move || reader::read(served.port, kinds, n, end, pause)))
            .collect();
        let mut all = Vec::new();
        for reader in readers {
            match reader.join() {
                Ok(times) => all.extend(times?),
                Err(_) => bail!("a reader failed"),
            }
        }
        Ok(all)
    })
}

/// Half of the pages, and 95 of 100, came within so many milliseconds; and the slowest one.
fn told(kinds: &[Kind], times: &Times) {
    println!("{:<20}{:>8}{:>8}{:>8}{:>8}   (ms)", "", "pages", "p50", "p95", "max");
    let line = |name: &str, mut of: Vec<f64>| {
        of.sort_by(f64::total_cmp);
        let at =
            |share: f64| of.get((of.len() as f64 * share) as usize).or(of.last()).copied().unwrap_or(0.0);
        println!("{name:<20}{:>8}{:>8.1}{:>8.1}{:>8.1}", of.len(), at(0.5), at(0.95), at(1.0));
    };
    for (n, kind) in kinds.iter().enumerate() {
        line(kind.name, times.iter().filter(|(k, _)| *k == n).map(|(_, ms)| *ms).collect());
    }
    line("all", times.iter().map(|(_, ms)| *ms).collect());
}
