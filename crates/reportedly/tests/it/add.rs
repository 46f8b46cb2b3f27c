//! Files into a casebook: counting, doing it twice, stopping in the middle.

use crate::common::{Toy, content, folder};
use reportedly::core::{Document, Reading};
use reportedly::{Added, Casebook, DocumentReader, Progress, add, walk};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

fn add_paths(casebook: &Path, paths: &[&Path], reader: &dyn DocumentReader) -> Added {
    let found = walk(&paths.iter().map(|p| p.to_path_buf()).collect::<Vec<_>>()).unwrap();
    add::add(&mut Casebook::open(casebook).unwrap(), &found, reader, &mut |_| ()).unwrap()
}

#[test]
fn adding_twice_changes_nothing() {
    let tmp = tempfile::tempdir().unwrap();
    let news = folder(tmp.path(), "news", 0..70);
    std::fs::write(news.join("feed.jsonl"), "{\"id\":\"1\",\"text\":\"The port reopened.\"}\n{broken\n")
        .unwrap();
    std::fs::write(news.join("empty.txt"), "").unwrap();
    let casebook = tmp.path().join("c");

    let first = add_paths(&casebook, &[&news], &Toy("toy"));
    assert_eq!((first.files, first.documents, first.new, first.known, first.unusable), (72, 73, 71, 0, 2));
    assert_eq!((first.read, first.with_problems), (71, first.problems.len()));
    let before = content(&casebook);

    let second = add_paths(&casebook, &[&news], &Toy("toy"));
    assert_eq!((second.documents, second.new, second.known, second.unusable, second.read), (73, 0, 71, 2, 0));
    assert_eq!(second.problems, first.problems);
    assert_eq!(content(&casebook), before);
}

#[test]
fn the_casebook_does_not_take_itself_in() {
    let tmp = tempfile::tempdir().unwrap();
    let news = folder(tmp.path(), "news", 0..3);
    for _ in 0..2 {
        let added = add_paths(&news.join("x.casebook"), &[&news], &Toy("toy"));
        assert_eq!((added.files, added.documents, added.unusable), (3, 3, 0));
    }
}

#[test]
fn progress_counts_up_to_the_end() {
    let tmp = tempfile::tempdir().unwrap();
    let found = walk(&[folder(tmp.path(), "news", 0..130)]).unwrap();
    let mut seen = Vec::new();
    add::add(&mut Casebook::in_memory().unwrap(), &found, &Toy("toy"), &mut |p| seen.push(p)).unwrap();
    assert!(seen.contains(&Progress::Storing { files: 130, of: 130, documents: 130 }));
    assert_eq!(seen.last(), Some(&Progress::Reading { documents: 130, of: 130 }));
}

/// Gives up after some documents, as a process does that is killed.
struct Fails {
    after: usize,
    read: AtomicUsize,
}

impl DocumentReader for Fails {
    fn version(&self) -> &str {
        "toy"
    }

    fn read(&self, document: &Document) -> Reading {
        assert!(self.read.fetch_add(1, Ordering::Relaxed) < self.after, "power cut");
        Toy("toy").read(document)
    }
}

#[test]
fn an_interrupted_run_is_completed_by_the_next() {
    let tmp = tempfile::tempdir().unwrap();
    let news = folder(tmp.path(), "news", 0..300);
    let whole = tmp.path().join("whole");
    add_paths(&whole, &[&news], &Toy("toy"));

    let halved = tmp.path().join("halved");
    let fails = Fails { after: 150, read: AtomicUsize::new(0) };
    let run = std::panic::catch_unwind(|| add_paths(&halved, &[&news], &fails));
    assert!(run.is_err());

    let second = add_paths(&halved, &[&news], &Toy("toy"));
    assert_eq!((second.known, second.new), (300, 0));
    let kept = 300 - second.read;
    assert!((86..=150).contains(&kept), "all but the last batch of at most 64 is kept, not {kept}");
    assert_eq!(content(&halved), content(&whole));
}
