//! Adding articles in the background: one job after another, each with its progress, which can be paused and cancelled.
//!
//! Adding commits batch by batch and picks up where it stopped, so that a cancelled job leaves what it has taken in, and
//! the next one reads what this one has not.

use reportedly::add::{Progress, add_given};
use reportedly::core::Problem;
use reportedly::fetch::{Client, Settings};
use reportedly::{Added, Casebook, Envelope, Given, Options, web};
use std::collections::{HashMap, HashSet, VecDeque};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::desk::Shared;
use crate::page::count;

/// What is to be added.
#[derive(Debug)]
pub(crate) enum Wanted {
    /// A page of the web.
    Address(String),
    /// Bytes, and what they are called.
    Bytes(String, Vec<u8>),
    /// Records of JSON, each on one line.
    Records(Vec<String>),
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Id of its document.
    pub(crate) id: Option<String>,
    /// Whether that has text.
    pub(crate) usable: bool,
    pub(crate) problems: Vec<Problem>,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum State {
    /// It waits for others.
    Waiting,
    /// It runs.
    Running,
    /// It stands still until it is let go on.
    Paused,
    /// It is done.
    Done(Box<Added>),
    /// Somebody stopped it.
    Cancelled,
    /// It could not go on.
    Failed(String),
}

/// A job, for people to look at.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) id: u64,
    /// What is added: an address, the name of a file.
    pub(crate) what: String,
    pub(crate) state: State,
    pub(crate) progress: Option<Progress>,
    /// What became of each record, in their order, once they are in; empty for what is no list of records.
    pub(crate) taken: Vec<Taken>,
}

/// What a person can do with a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Pause,
    Resume,
    Cancel,
}

/// Jobs that are remembered, and those that may wait at once.
const KEPT: usize = 50;
const MOST_WAITING: usize = 20;

#[derive(Default)]
struct Board {
    last: u64,
    jobs: Vec<Job>,
    waiting: VecDeque<(u64, Wanted)>,
}

/// The queue of jobs and the thread that works through it.
#[derive(Default)]
pub(crate) struct Adding {
    board: Mutex<Board>,
    changed: Condvar,
}

/// Thrown through the engine to stop it between two batches.
struct Stopped;

impl Adding {
    /// A queue, with its thread.
    pub(crate) fn start(path: &Path, shared: Arc<Shared>) -> Arc<Self> {
        let adding = Arc::new(Self::default());
        let (worker, path) = (Arc::clone(&adding), path.to_owned());
        std::thread::spawn(move || worker.work(&path, &shared));
        adding
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a job at the end of the queue; `None` where too many wait.
    pub(crate) fn put(&self, wanted: Wanted) -> Option<u64> {
        let mut board = self.board();
        if board.waiting.len() >= MOST_WAITING {
            return None;
        }
        board.last += 1;
        let id = board.last;
        let what = match &wanted {
            Wanted::Address(url) => url.clone(),
            Wanted::Bytes(name, _) => name.clone(),
            Wanted::Records(all) => format!("{} by a program", count(all.len(), "record")),
        };
        board.jobs.push(Job { id, what, state: State::Waiting, progress: None, taken: Vec::new() });
        if board.jobs.len() > KEPT {
            board.jobs.remove(0);
        }
        board.waiting.push_back((id, wanted));
        self.changed.notify_all();
        Some(id)
    }

    /// All jobs, latest first.
    pub(crate) fn jobs(&self) -> Vec<Job> {
        self.board().jobs.iter().rev().cloned().collect()
    }

    /// A job, unless it is forgotten.
    pub(crate) fn job(&self, id: u64) -> Option<Job> {
        self.board().jobs.iter().find(|j| j.id == id).cloned()
    }

    /// Pauses, resumes or cancels a job. One that has ended stays as it is.
    pub(crate) fn order(&self, id: u64, order: Order) {
        let mut board = self.board();
        let Some(job) = board.jobs.iter_mut().find(|j| j.id == id) else { return };
        job.state = match (&job.state, order) {
            (State::Running, Order::Pause) => State::Paused,
            (State::Paused, Order::Resume) => State::Running,
            (State::Running | State::Paused | State::Waiting, Order::Cancel) => State::Cancelled,
            (other, _) => other.clone(),
        };
        board.waiting.retain(|(waiting, _)| *waiting != id || order != Order::Cancel);
        self.changed.notify_all();
    }

    fn set(&self, id: u64, state: State) {
        let mut board = self.board();
        if let Some(job) = board.jobs.iter_mut().find(|j| j.id == id && j.state != State::Cancelled) {
            job.state = state;
        }
    }

    /// Notes how far a job is, waits while it is paused, and stops it where it was cancelled.
    fn step(&self, id: u64, progress: Progress) {
        let mut board = self.board();
        loop {
            let Some(job) = board.jobs.iter_mut().find(|j| j.id == id) else { return };
            job.progress = Some(progress);
            match job.state {
                State::Paused => board = self.changed.wait(board).unwrap_or_else(PoisonError::into_inner),
                State::Cancelled => {
                    drop(board);
                    resume_unwind(Box::new(Stopped));
                }
                _ => return,
            }
        }
    }

    fn next(&self) -> (u64, Wanted) {
        let mut board = self.board();
        loop {
            if let Some(next) = board.waiting.pop_front() {
                if let Some(job) = board.jobs.iter_mut().find(|j| j.id == next.0) {
                    job.state = State::Running;
                }
                return next;
            }
            board = self.changed.wait(board).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn work(&self, path: &Path, shared: &Shared) {
        loop {
            let (id, wanted) = self.next();
            let done = catch_unwind(AssertUnwindSafe(|| self.add(id, wanted, path, shared)));
            self.set(
                id,
                match done {
                    Ok(Ok(added)) => State::Done(Box::new(added)),
                    Ok(Err(error)) => State::Failed(format!("{error}. {}", error.hints().join(" "))),
                    Err(thrown) if thrown.is::<Stopped>() => State::Cancelled,
                    Err(_) => {
                        State::Failed("That is a fault of the program; what was taken in stays.".to_owned())
                    }
                },
            );
        }
    }

    fn add(&self, id: u64, wanted: Wanted, path: &Path, shared: &Shared) -> Result<Added, reportedly::Error> {
        let mut casebook = Casebook::open_existing(path)?;
        let hashes = match &wanted {
            Wanted::Records(all) => all.iter().map(|record| reportedly::sha256(record.as_bytes())).collect(),
            _ => Vec::new(),
        };
        let given = match wanted {
            Wanted::Address(url) => web::fetch(&Client::new(Settings::default()), &url),
            Wanted::Bytes(name, bytes) => Given::Stream(Envelope::at(&name), Box::new(Cursor::new(bytes))),
            Wanted::Records(all) => {
                let bytes = all.join("\n").into_bytes();
                // Documents without an id are named after it: the same records have the same names again.
                let name = format!("api-{}.jsonl", &reportedly::sha256(&bytes)[..12]);
                Given::Stream(Envelope::at(&name), Box::new(Cursor::new(bytes)))
            }
        };
        let mut step = |progress| self.step(id, progress);
        let added = add_given(&mut casebook, vec![given], &Options::default(), &shared.reader, &mut step)?;
        let taken = taken(&casebook, &hashes)?;
        if let Some(job) = self.board().jobs.iter_mut().find(|j| j.id == id) {
            job.taken = taken;
        }
        Ok(added)
    }
}

/// What became of records, by the hashes of their bytes.
fn taken(casebook: &Casebook, hashes: &[String]) -> Result<Vec<Taken>, reportedly::Error> {
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    let wanted: HashSet<&str> = hashes.iter().map(String::as_str).collect();
    let captures = casebook.captures()?.into_iter().filter(|c| wanted.contains(c.hash.as_str()));
    let drawn: HashMap<String, Vec<String>> = captures.map(|c| (c.hash, c.documents)).collect();
    let one = |hash: &String| {
        let id = drawn.get(hash).and_then(|ids| ids.first());
        let stored = id.map(|id| casebook.find(id)).transpose()?.into_iter().flatten().next();
        Ok(Taken {
            id: id.cloned(),
            usable: stored.as_ref().is_some_and(|s| s.document.is_usable()),
            problems: stored.map(|s| s.document.problems).unwrap_or_default(),
        })
    };
    hashes.iter().map(one).collect()
}
