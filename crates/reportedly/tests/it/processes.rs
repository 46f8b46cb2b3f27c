//! Real processes: one that is killed, two at once.
//!
//! The test program starts itself again, with only the test `child` and its orders in the
//! environment.

use crate::common::{Toy, content, folder};
use reportedly::core::{Document, Reading};
use reportedly::{Casebook, DocumentReader, add, walk};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Slow;

impl DocumentReader for Slow {
    fn version(&self) -> &str {
        "toy"
    }

    fn read(&self, document: &Document) -> Reading {
        std::thread::sleep(Duration::from_millis(4));
        Toy("toy").read(document)
    }
}

fn add_all(casebook: &Path, news: &Path) {
    let found = walk(&[news.to_owned()]).unwrap();
    add::add(&mut Casebook::open(casebook).unwrap(), &found, &Slow, &mut |_| ()).unwrap();
}

/// Not a test of its own: the body of the processes that the tests start.
#[test]
fn child() {
    if let (Some(casebook), Some(news)) = (std::env::var_os("TEST_CASEBOOK"), std::env::var_os("TEST_NEWS")) {
        add_all(casebook.as_ref(), news.as_ref());
    }
}

fn start(casebook: &Path, news: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "processes::child", "--quiet"])
        .env("TEST_CASEBOOK", casebook)
        .env("TEST_NEWS", news)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

fn readings(casebook: &Path) -> usize {
    let count = |db: rusqlite::Connection| {
        db.query_row("SELECT count(*) FROM readings", [], |row| row.get::<_, u32>(0))
    };
    rusqlite::Connection::open_with_flags(casebook, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(count)
        .unwrap_or(0) as usize
}

#[test]
fn a_killed_process_loses_nothing_that_was_kept() {
    let tmp = tempfile::tempdir().unwrap();
    let news = folder(tmp.path(), "news", 0..600);
    let (killed, whole) = (tmp.path().join("killed"), tmp.path().join("whole"));

    let mut process = start(&killed, &news);
    let begun = Instant::now();
    while readings(&killed) < 100 && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(2));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    let kept = readings(&killed);
    assert!((100..600).contains(&kept), "{kept} readings were there when the process was killed");

    let found = walk(std::slice::from_ref(&news)).unwrap();
    let second = add::add(&mut Casebook::open(&killed).unwrap(), &found, &Toy("toy"), &mut |_| ()).unwrap();
    assert_eq!((second.new, second.known, second.read), (0, 600, 600 - kept));
    add_all(&whole, &news);
    assert_eq!(content(&killed), content(&whole));
}

#[test]
fn two_processes_at_once_lose_nothing() {
    let tmp = tempfile::tempdir().unwrap();
    // 200 articles of the same name and text in both folders, 100 in only one of them.
    let (left, right) = (folder(tmp.path(), "left", 0..300), folder(tmp.path(), "right", 100..400));
    let (both, serial) = (tmp.path().join("both"), tmp.path().join("serial"));

    let processes = [start(&both, &left), start(&both, &right)];
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
    for news in [&left, &right] {
        add_all(&serial, news);
    }
    assert_eq!(Casebook::open(&both).unwrap().documents().unwrap().len(), 400);
    assert_eq!(content(&both), content(&serial));
}
