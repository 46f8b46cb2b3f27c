//! Damaged files: what is damaged is told, the rest is read.

use super::*;
use crate::warc::{MAX_FIELDS, MAX_HEAD, Trouble};
use std::io::Read;

/// A record that states this as its length.
fn stating(length: &str, block: &str) -> Vec<u8> {
    format!("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n").into_bytes()
}

/// What is told of a record between two sound ones, without the sound ones: bare, and gzipped each.
fn between(middle: &[u8]) -> [Vec<String>; 2] {
    let (before, after) = (record("resource", "", &page(1)), record("resource", "", &page(2)));
    let bare = [&before[..], middle, &after].concat();
    let each = [gzip(&before), gzip(middle), gzip(&after)].concat();
    [bare, each].map(|file| {
        let mut told = told(&read(&file));
        assert_eq!([told.remove(0), told.pop().unwrap()].to_vec(), whole([1, 2]), "{told:?}");
        told
    })
}

#[test]
fn lengths_that_are_none() {
    for length in ["-5", "five", "", "99999999999999999999999999"] {
        let gap = format!("NoLength({length:?}) 7");
        assert_eq!(between(&stating(length, "abc")), [[gap.clone()], [gap]]);
    }
    let none = b"WARC/1.1\r\nWARC-Type: resource\r\n\r\nabc\r\n\r\n";
    assert_eq!(between(none), [["NoLength(\"\") 7"], ["NoLength(\"\") 7"]]);
}

#[test]
fn lengths_that_are_too_short_leave_junk() {
    assert_eq!(between(&stating("3", "abcdef")), [["3", "Junk 7"], ["3", "Junk 7"]]);
}

#[test]
fn lengths_that_are_too_long_stop_at_the_next_record() {
    for length in ["9", "60", "2000"] {
        assert_eq!(between(&stating(length, "abc")), [["cut at 3"], ["cut at 7"]], "{length}");
    }
    let [bare, each] = between(&stating("1000000000000", "abc"));
    assert_eq!(
        (&bare[..], &each[..]),
        (&["large".to_owned(), "WrongLength 7".to_owned()][..], &["large".to_owned()][..])
    );
}

#[test]
fn heads_without_end() {
    let fields = format!("WARC/1.0\r\n{}Content-Length: 0\r\n\r\n", "A: b\r\n".repeat(MAX_FIELDS));
    assert_eq!(between(fields.as_bytes()), [["LongHead 0"], ["LongHead 0"]]);
    let line = format!("WARC/1.0\r\nA: {}\r\nContent-Length: 0\r\n\r\n", "b".repeat(MAX_HEAD));
    let rest = line.len() - MAX_HEAD;
    assert_eq!(between(line.as_bytes()), [[format!("LongHead {rest}")], [format!("LongHead {rest}")]]);
    assert_eq!(between(b"WARC/1.0\r\nWARC-Type: resource\r\n"), [["Junk 0"], ["Junk 0"]]);
}

#[test]
fn junk_between_records_is_counted() {
    let pages = pages(4);
    let junk = b"a line\nanother WARC/1.0\n\x1f\x8b\x08 no member";
    let bare = [&pages[0][..], junk, b"\r\n", &pages[1]].concat();
    assert_eq!(
        told(&read(&bare)),
        [&whole([1])[..], &[format!("Junk {}", junk.len() + 2)], &whole([2])].concat()
    );
    let each = [&gzip(&pages[0])[..], junk, &gzip(&pages[1])].concat();
    assert_eq!(
        told(&read(&each)),
        [&whole([1])[..], &[format!("Junk {}", junk.len())], &whole([2])].concat()
    );
    let inside = gzip(&[&pages[0][..], junk, b"\n", &pages[1]].concat());
    assert_eq!(
        told(&read(&inside)),
        [&whole([1])[..], &[format!("Junk {}", junk.len() + 1)], &whole([2])].concat()
    );
    assert_eq!(told(&read(junk)), [format!("Junk {}", junk.len())]);
    assert_eq!(told(&read(b"")), [""; 0]);
    assert_eq!(told(&read(b"\r\n\n")), [""; 0]);
}

#[test]
fn a_damaged_member_costs_one_record() {
    let members: Vec<Vec<u8>> = pages(40).iter().map(|p| gzip(p)).collect();
    let offset: usize = members[..20].iter().map(Vec::len).sum();
    for at in [0, 3, 12, 40, members[20].len() - 6, members[20].len() - 1] {
        let mut members = members.clone();
        members[20][at] ^= 0x5a;
        let items = read(&members.concat());
        assert_eq!(told(&items[..20]), whole(1..=20));
        assert_eq!(told(&items[items.len() - 19..]), whole(22..=40), "damage at {at}");
        let gaps: Vec<&Gap> = items.iter().filter_map(|i| i.as_ref().err()).collect();
        assert_eq!((gaps.len(), gaps[0].offset as usize), (1, offset), "damage at {at}: {gaps:?}");
        // Nothing of it passes for whole.
        assert!(
            items[20..items.len() - 19]
                .iter()
                .all(|i| !matches!(i, Ok(Record { block: Block::Whole(_), .. })))
        );
    }
}

#[test]
fn records_before_damage_in_one_member_are_given() {
    let all = pages(60).concat();
    let mut file = gzip(&all);
    let end = file.len();
    let half = end / 2;
    file[half..half + 8].fill(0xff);
    let items = read(&file);
    let given = items.iter().filter(|i| matches!(i, Ok(Record { block: Block::Whole(_), .. }))).count();
    assert!(given >= 20, "{given} records");
    assert_eq!(items.last().unwrap().as_ref().unwrap_err().trouble, Trouble::Corrupt);
}

#[test]
fn a_file_that_is_cut_is_told_once() {
    let pages = pages(3);
    let each: Vec<u8> = pages.iter().flat_map(|p| gzip(p)).collect();
    for file in [pages.concat(), each.clone()] {
        for missing in [5, 20, 40] {
            let told = told(&read(&file[..file.len() - missing]));
            let gaps = told.iter().filter(|t| t.starts_with("Truncated")).count();
            assert_eq!((&told[..2], gaps), (&whole([1, 2])[..], 1), "{missing} missing: {told:?}");
            assert!(told.len() <= 4);
        }
    }
    let all = gzip(&pages.concat());
    let cut = told(&read(&all[..all.len() - 5]));
    assert_eq!(
        cut,
        [&whole([1, 2])[..], &["cut at 116".to_owned(), format!("Truncated {}", all.len() - 6)]].concat()
    );
    let cut = &each[..each.len() - 20];
    assert!(told(&read(cut))[2].starts_with("cut at"));
}

#[test]
fn a_bomb_is_passed_over_in_little_memory() {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::new(9));
    bomb.write_all(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 9000000000\r\n\r\n").unwrap();
    std::io::copy(&mut std::io::repeat(b' ').take(60 << 20), &mut bomb).unwrap();
    let bomb = bomb.finish().unwrap();
    let (before, after) = (gzip(&record("resource", "", &page(1))), gzip(&record("resource", "", &page(2))));
    let file = [&before[..], &bomb, &after].concat();
    let items = bounded(Records::new(&file[..]).with_limit(1 << 20), file.len());
    let gap = items[2].as_ref().unwrap_err();
    assert_eq!((gap.offset as usize, &gap.trouble), (before.len(), &Trouble::Bomb));
    assert_eq!(
        [&told(&items)[..2], &told(&items)[3..]].concat(),
        [&whole([1])[..], &["large".to_owned()], &whole([2])].concat()
    );

    // Without any record in it; and a record within the limit is no bomb, however small it was.
    let nothing = gzip(&vec![0; 60 << 20]);
    let items =
        bounded(Records::new(&[&nothing[..], &after].concat()[..]).with_limit(1 << 20), nothing.len());
    assert_eq!(told(&items)[1..], whole([2]));
    let spaces = gzip(&record("resource", "", &vec![b' '; 1 << 20]));
    assert_eq!(
        told(&Records::new(&spaces[..]).with_limit(1 << 20).collect::<Vec<_>>()),
        [(1 << 20).to_string()]
    );
}

#[test]
fn what_is_not_read_is_named() {
    for (start, name) in
        [(&b"\x28\xb5\x2f\xfd"[..], "zstd"), (b"\x5d\x2a\x4d\x18", "zstd"), (b"BZh9", "bzip2")]
    {
        let items = read(&[start, &[0; 100]].concat());
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].as_ref().unwrap_err().trouble, Trouble::Unsupported(name));
    }
}

/// Gives its bytes, a few at a time, and then fails.
struct Failing<'a>(&'a [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let some = self.0.len().min(7).min(into.len());
        if some == 0 {
            return Err(std::io::Error::other("the disk is gone"));
        }
        into[..some].copy_from_slice(&self.0[..some]);
        self.0 = &self.0[some..];
        Ok(some)
    }
}

#[test]
fn a_file_that_cannot_be_read_on_ends() {
    let pages = pages(3);
    let each: Vec<u8> = pages.iter().flat_map(|p| gzip(p)).collect();
    for file in [pages.concat(), each] {
        let told = told(&bounded(Records::new(Failing(&file[..file.len() - 30])), file.len()));
        assert_eq!(told[..2], whole([1, 2]));
        assert_eq!(told.last().unwrap(), "Unreadable(\"the disk is gone\") 0");
    }
}
