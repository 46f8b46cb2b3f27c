//! Refusing files that would take the process down: the library unpacks whatever it is given.

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream};
use memchr::memmem;
use reportedly_core::{Problem, ProblemKind};

use super::measure::Packing;

/// Bytes that all text, forms and fonts of a file may unpack to.
const UNPACKED: u64 = 200 << 20;
/// The same for what says it is a picture, and is not looked at.
const PICTURES: u64 = 1 << 30;
/// Bytes that one form, one page may unpack to. Maps drawn in lines have ten millions.
const CONTENT: usize = 32 << 20;
/// Times its size to which deflate may unpack.
const DEFLATE: u64 = 1032;
/// Letters of which one line of a font may give the width. There are no more in a font.
const WIDTHS: i64 = 1 << 16;
/// Dictionaries that may lie in one another, where the widths of fonts are looked for.
const DEPTH: usize = 8;

pub(super) fn bomb(what: &str) -> Problem {
    Problem::new(ProblemKind::Bomb, format!("This PDF {what} and was not read."))
}

/// What may still be unpacked.
struct Budget {
    text: u64,
    pictures: u64,
}

impl Budget {
    fn spend(&mut self, packing: Packing, packed: &[u8], picture: bool) -> Result<(), Problem> {
        let left = if picture { &mut self.pictures } else { &mut self.text };
        *left -= packing.unpacked(packed, *left);
        if *left == 0 { Err(bomb("unpacks to far more than its size")) } else { Ok(()) }
    }
}

/// Before the file is taken apart, since that unpacks the streams that hold objects: every packed stream is measured
/// by what stands in front of it, and by its first byte where that says nothing.
pub(super) fn refuse_bytes(bytes: &[u8]) -> Result<(), Problem> {
    let mut budget = Budget { text: UNPACKED, pictures: PICTURES };
    let locked = memmem::find(bytes, b"/Encrypt").is_some();
    let mut objects = PICTURES;
    let mut before = 0;
    for start in memmem::find_iter(bytes, b"stream") {
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let own = &bytes[before..start];
        let own = plain(&own[memmem::rfind(own, b"obj").unwrap_or(0)..]);
        before = start + 6;
        let packed = &bytes[before..];
        let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
        let packed = packed.strip_prefix(b"\n").unwrap_or(packed);
        let has = |word: &[u8]| memmem::find(&own, word).is_some();
        let said = [(&b"/Fl"[..], Packing::Flate), (b"/LZW", Packing::Lzw), (b"/RunL", Packing::RunLength)];
        let packings: Vec<Packing> = said.iter().filter(|(word, _)| has(word)).map(|(_, p)| *p).collect();
        let refers = memmem::find_iter(&own, b"/Filter")
            .any(|at| own[at + 7..].trim_ascii_start().first().is_some_and(u8::is_ascii_digit));
        if packings.len() > 1 || memmem::find_iter(&own, b"/Fl").count() > 1 || refers {
            return Err(bomb("hides how it is packed"));
        }
        if locked && has(b"/ObjStm") {
            // What is locked cannot be measured yet.
            let length = memmem::find(packed, b"endstream").unwrap_or(packed.len()) as u64;
            objects = objects.saturating_sub(length.saturating_mul(DEFLATE));
            if objects == 0 {
                return Err(bomb("is locked in a way that cannot be measured"));
            }
        }
        // Bytes that stand as text are measured once the file is taken apart: they hold no objects.
        let packing = packings.first().copied().unwrap_or(Packing::Flate);
        if !packings.is_empty() || packed.first() == Some(&0x78) {
            budget.spend(packing, packed, has(b"/Image"))?;
        }
    }
    Ok(())
}

/// A dictionary with the letters for which their numbers may stand: `/Fl#61te` is `/Flate`.
fn plain(dictionary: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(dictionary.len());
    let mut at = 0;
    while let Some(&b) = dictionary.get(at) {
        let digits = (b == b'#').then(|| dictionary.get(at + 1..at + 3)).flatten();
        let letter =
            digits.and_then(|d| std::str::from_utf8(d).ok()).and_then(|d| u8::from_str_radix(d, 16).ok());
        out.push(letter.unwrap_or(b));
        at += if letter.is_some() { 3 } else { 1 };
    }
    out
}

/// Before its pages are read. Gives the size of the largest form, unpacked.
pub(super) fn refuse(pdf: &Pdf) -> Result<usize, Problem> {
    let mut budget = Budget { text: UNPACKED, pictures: PICTURES };
    let mut largest = 0;
    for object in pdf.objects() {
        widths(&object, 0)?;
        let Object::Stream(stream) = object else { continue };
        let form = is(&stream, b"Form");
        let size = unpacked(&stream, &mut budget, is(&stream, b"Image"))?;
        if form && size > CONTENT as u64 {
            return Err(bomb("has a drawing of more than 32 MB"));
        }
        largest = if form { largest.max(size as usize) } else { largest };
    }
    Ok(largest)
}

fn is(stream: &Stream<'_>, kind: &[u8]) -> bool {
    let name = stream.dict().get::<Object<'_>>(b"Subtype").and_then(Object::into_name);
    name.is_some_and(|name| &*name == kind)
}

/// Measure a stream. Gives its size.
fn unpacked(stream: &Stream<'_>, budget: &mut Budget, picture: bool) -> Result<u64, Problem> {
    let mut bytes = stream.raw_data();
    let mut size = bytes.len() as u64;
    let mut packed = false;
    for filter in stream.filters() {
        let packing = match filter {
            Filter::FlateDecode => Packing::Flate,
            Filter::LzwDecode => Packing::Lzw,
            Filter::RunLengthDecode => Packing::RunLength,
            Filter::AsciiHexDecode => Packing::Hex,
            Filter::Ascii85Decode => Packing::Base85,
            // Pictures are not unpacked, and locks are open.
            _ => continue,
        };
        if packed {
            return Err(bomb("is packed more than once"));
        }
        if packing.grows() {
            packed = true;
            let left = if picture { budget.pictures } else { budget.text };
            budget.spend(packing, &bytes, picture)?;
            size = left - if picture { budget.pictures } else { budget.text };
        } else {
            bytes = packing.bytes(&bytes).into();
        }
    }
    Ok(size)
}

/// A page whose text was put together from pieces: whether these are within the limit.
pub(super) fn is_readable(page: &Dict<'_>) -> bool {
    let Some(pieces) = page.get::<Array<'_>>(b"Contents") else { return true };
    let mut left = CONTENT;
    for piece in pieces.iter::<Stream<'_>>() {
        let length = piece.decoded_data().map_or(0, |data| data.len()) + 1;
        left = left.saturating_sub(length);
        if left == 0 {
            return false;
        }
    }
    true
}

/// The library writes the width of each letter down, and a font may say "from 0 to four milliards".
fn widths(object: &Object<'_>, depth: usize) -> Result<(), Problem> {
    if depth > DEPTH {
        return Ok(());
    }
    let own;
    let dictionary = match object {
        Object::Dict(dictionary) => dictionary,
        Object::Stream(stream) => stream.dict(),
        Object::Array(array) => {
            own = array.raw_iter().filter_map(direct);
            for object in own {
                widths(&object, depth + 1)?;
            }
            return Ok(());
        }
        _ => return Ok(()),
    };
    for key in [&b"W"[..], b"W2"] {
        if let Some(array) = dictionary.get::<Array<'_>>(key) {
            let mut last: Option<i64> = None;
            for object in array.iter::<Object<'_>>() {
                let number = object.into_number().map(|number| number.as_i64());
                if let (Some(from), Some(to)) = (last, number)
                    && to - from > WIDTHS
                {
                    return Err(bomb("has a font of more letters than there are"));
                }
                last = number;
            }
        }
    }
    for (_, value) in dictionary.entries() {
        if let Some(object) = direct(value) {
            widths(&object, depth + 1)?;
        }
    }
    Ok(())
}

/// What stands in its place; what lies elsewhere is looked at there.
fn direct(value: MaybeRef<Object<'_>>) -> Option<Object<'_>> {
    match value {
        MaybeRef::NotRef(object) => Some(object),
        MaybeRef::Ref(_) => None,
    }
}
