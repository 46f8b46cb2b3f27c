//! The compiled gazetteer: read where it lies, nothing is parsed or copied when the program starts.
//!
//! `training/gazetteer/encode.py` writes it; all numbers little-endian. A header of eight bytes and five
//! counts (countries, records, bytes of names, blocks of keys, bytes of keys); the countries' codes, two
//! bytes each (record i of the first is country i); records of 18 bytes; names, each after its length;
//! offsets of the key blocks; keys, sorted, 16 a block, each as the count of bytes shared with the one
//! before, the count of its own, these, and its readings: a count, then three bytes each, number of the
//! record shifted left by four, or'ed with how the name names it.

use reportedly_core::reading::PlaceKind;
use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../data/gazetteer.bin");
static SECTIONS: LazyLock<Sections> = LazyLock::new(Sections::of_header);

const HEADER: usize = 28;
const RECORD: usize = 18;
/// A name has its whole key here, nothing longer is looked up.
const LONGEST_KEY: usize = 60;

struct Sections {
    codes: &'static [u8],
    records: &'static [u8],
    names: &'static [u8],
    blocks: &'static [u8],
    keys: &'static [u8],
}

impl Sections {
    fn of_header() -> Sections {
        let count = |i: usize| u32_at(BYTES, 8 + 4 * i);
        let (codes, rest) = BYTES[HEADER..].split_at(2 * count(0));
        let (records, rest) = rest.split_at(RECORD * count(1));
        let (names, rest) = rest.split_at(count(2));
        let (blocks, keys) = rest.split_at(4 * count(3));
        Sections { codes, records, names, blocks, keys: &keys[..count(4)] }
    }
}

fn u24_at(bytes: &[u8], at: usize) -> usize {
    usize::from(bytes[at]) | usize::from(bytes[at + 1]) << 8 | usize::from(bytes[at + 2]) << 16
}

fn u32_at(bytes: &[u8], at: usize) -> usize {
    u24_at(bytes, at) | usize::from(bytes[at + 3]) << 24
}

/// What an entry is, finer than [`PlaceKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A continent or a part of the world.
    Continent,
    Country,
    /// A first division: state, province, nation of the United Kingdom.
    State,
    /// A second division.
    County,
    /// A region without a government of its own.
    Region,
    Settlement,
    Sea,
    River,
    Lake,
    Mountain,
    Island,
    Nature,
}

impl Kind {
    const ALL: [Kind; 12] = [
        Kind::Continent,
        Kind::Country,
        Kind::State,
        Kind::County,
        Kind::Region,
        Kind::Settlement,
        Kind::Sea,
        Kind::River,
        Kind::Lake,
        Kind::Mountain,
        Kind::Island,
        Kind::Nature,
    ];

    /// The kind as others see it.
    pub(crate) fn place(self) -> PlaceKind {
        match self {
            Kind::Continent => PlaceKind::Continent,
            Kind::Country => PlaceKind::Country,
            Kind::State | Kind::County | Kind::Region => PlaceKind::Region,
            Kind::Settlement => PlaceKind::Settlement,
            Kind::Sea | Kind::River | Kind::Lake | Kind::Mountain | Kind::Island | Kind::Nature => {
                PlaceKind::Nature
            }
        }
    }
}

/// How a name names an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// Its name.
    Own,
    /// Another name or spelling.
    Other,
    /// A division's name without the word for what it is: "Licking" for Licking County.
    Bare,
    /// A short form that counts only as written: "Ind.", "IN".
    Short,
    /// An adjective, or the name of the people.
    People,
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entry {
    /// Number of the record; of first divisions and countries, what others name as theirs.
    pub number: usize,
    pub kind: Kind,
    pub latitude: f64,
    pub longitude: f64,
    /// Number in GeoNames, or 0.
    pub geoname: u32,
    /// Number of the country's record.
    pub country: Option<usize>,
    /// Number of the first division's record; its own for one.
    pub state: Option<usize>,
    /// Eight times the binary logarithm of the inhabitants, or of a weight given by hand.
    pub importance: u8,
}

impl Entry {
    pub(crate) fn of(number: usize) -> Entry {
        let r = &SECTIONS.records[RECORD * number..][..RECORD];
        let degrees = |at: usize, range: f64| u24_at(r, at) as f64 / 0xFF_FFFF as f64 * range;
        let longitude = degrees(3, 360.0);
        let state = usize::from(r[14]) | usize::from(r[15]) << 8;
        let kind = Kind::ALL[usize::from(r[16])];
        Entry {
            number,
            kind,
            latitude: rounded(degrees(0, 180.0) - 90.0),
            longitude: rounded(if longitude > 180.0 { longitude - 360.0 } else { longitude }),
            geoname: u32_at(r, 6) as u32,
            country: (r[13] != 0xFF).then_some(usize::from(r[13])),
            state: if kind == Kind::State { Some(number) } else { (state != 0xFFFF).then_some(state) },
            importance: r[17],
        }
    }

    /// Its own name.
    pub(crate) fn name(&self) -> &'static str {
        let at = u24_at(&SECTIONS.records[RECORD * self.number..], 10);
        let length = usize::from(SECTIONS.names[at]);
        std::str::from_utf8(&SECTIONS.names[at + 1..][..length]).unwrap_or_default()
    }

    /// ISO 3166-1 code of its country.
    pub(crate) fn country_code(&self) -> Option<&'static str> {
        std::str::from_utf8(SECTIONS.codes.get(2 * self.country?..)?.get(..2)?).ok()
    }
}

/// Number of a country's record by its ISO 3166-1 code.
pub(crate) fn country(code: &str) -> Option<usize> {
    SECTIONS.codes.chunks_exact(2).position(|c| c == code.as_bytes())
}

/// To four decimals, ten metres: what the gazetteer knows.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}

/// What a key may name, the most important first; nothing if the gazetteer has no such name.
pub(crate) fn readings(key: &str) -> impl Iterator<Item = (usize, Naming)> + use<> {
    let found = if key.len() > LONGEST_KEY { &[][..] } else { find(key.as_bytes()).unwrap_or_default() };
    found.chunks_exact(3).map(|r| {
        let value = u24_at(r, 0);
        let naming = match value & 15 {
            0 => Naming::Own,
            1 => Naming::Other,
            2 => Naming::Bare,
            4 => Naming::Short,
            _ => Naming::People,
        };
        (value >> 4, naming)
    })
}

/// The bytes of a key's readings.
fn find(key: &[u8]) -> Option<&'static [u8]> {
    let s = &*SECTIONS;
    let block = |n: usize| u32_at(s.blocks, 4 * n);
    let (mut low, mut high) = (0, s.blocks.len() / 4);
    while low < high {
        let middle = usize::midpoint(low, high);
        let at = block(middle);
        let first = &s.keys[at + 2..][..usize::from(s.keys[at + 1])];
        if first <= key { low = middle + 1 } else { high = middle }
    }
    let mut at = block(low.checked_sub(1)?);
    let end = if low < s.blocks.len() / 4 { block(low) } else { s.keys.len() };
    let mut current = Vec::with_capacity(LONGEST_KEY);
    while at < end {
        let (shared, own) = (usize::from(s.keys[at]), usize::from(s.keys[at + 1]));
        current.truncate(shared);
        current.extend_from_slice(&s.keys[at + 2..][..own]);
        let count = usize::from(s.keys[at + 2 + own]);
        at += 3 + own;
        let readings = &s.keys[at..][..3 * count];
        match current.as_slice().cmp(key) {
            std::cmp::Ordering::Less => at += 3 * count,
            std::cmp::Ordering::Equal => return Some(readings),
            std::cmp::Ordering::Greater => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn every_record_and_every_key_can_be_read() {
        let s = &*SECTIONS;
        let records = s.records.len() / RECORD;
        for n in 0..records {
            let e = Entry::of(n);
            assert!(!e.name().is_empty(), "{n}");
            assert!((-90.0..=90.0).contains(&e.latitude) && (-180.0..=180.0).contains(&e.longitude), "{n}");
            assert!(e.state.is_none_or(|s| Entry::of(s).kind == Kind::State), "{n}");
            let key = fold(e.name());
            let names_it = |e: &Entry| readings(&key).any(|(r, _)| r == e.number);
            // The rarest of very common names are left out, and so are names longer than a key.
            assert!(names_it(&e) || readings(&key).count() == 200 || key.len() > LONGEST_KEY, "{key}");
        }
        assert_eq!(Entry::of(0).country_code(), Some("AD"));
    }

    #[test]
    fn a_name_that_is_not_there_has_no_reading() {
        for key in ["", " ", "zzzzzz", "0", "qqq qqq", &"x".repeat(400)] {
            assert_eq!(readings(key).count(), 0, "{key}");
        }
    }
}
