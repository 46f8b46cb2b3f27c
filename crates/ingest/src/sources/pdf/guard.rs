//! Refusing files that would take the process down: the library unpacks whatever it is given and follows forms that
//! contain themselves.

use std::collections::HashSet;
use std::io::Read;

use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document as Pdf, Object, ObjectId, Stream};
use reportedly_core::{Problem, ProblemKind};

/// Bytes that all text, forms and fonts of a file may unpack to. Pictures are not unpacked.
const UNPACKED: u64 = 200 << 20;
/// The same for what says it is a picture.
const PICTURES: u64 = 1 << 30;
/// Bytes before a stream in which its dictionary is looked for.
const DICTIONARY: usize = 2000;
/// Forms that may lie in one another.
const FORMS: usize = 32;
/// Looks at forms in total, for files in which every form holds all others.
const LOOKS: usize = 100_000;

fn bomb(what: &str) -> Problem {
    Problem::new(ProblemKind::Bomb, format!("This PDF {what} and was not read."))
}

/// Before the file is taken apart, since that unpacks the streams that hold objects: every packed stream is measured,
/// whatever it says it is.
pub(super) fn refuse_bytes(bytes: &[u8]) -> Result<(), Problem> {
    let (mut left, mut pictures) = (UNPACKED, PICTURES);
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(6).position(|word| word == b"stream") {
        let (start, end) = (at + found, at + found + 6);
        at = end;
        let packed = &bytes[end..];
        let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
        let packed = packed.strip_prefix(b"\n").unwrap_or(packed);
        // The first byte of every stream of this kind that is in use.
        if bytes[..start].ends_with(b"end") || packed.first() != Some(&0x78) {
            continue;
        }
        let before = &bytes[start.saturating_sub(DICTIONARY)..start];
        let own = before.windows(4).rposition(|word| word == b" obj").map_or(before, |from| &before[from..]);
        let picture = own.windows(6).any(|word| word == b"/Image");
        spend(packed, if picture { &mut pictures } else { &mut left })?;
    }
    Ok(())
}

fn spend(packed: &[u8], left: &mut u64) -> Result<(), Problem> {
    // Broken streams give what they have.
    let count = std::io::copy(&mut ZlibDecoder::new(packed).take(*left), &mut std::io::sink());
    *left -= count.unwrap_or(0).min(*left);
    if *left == 0 { Err(bomb("unpacks to far more than its size")) } else { Ok(()) }
}

/// Before its pages are read.
pub(super) fn refuse(pdf: &Pdf) -> Result<(), Problem> {
    let mut left = UNPACKED;
    for stream in pdf.objects.values().filter_map(|object| object.as_stream().ok()) {
        unpacked(stream, &mut left)?;
    }
    let mut looks = LOOKS;
    for page in pdf.get_pages().into_values() {
        if let Ok(page) = pdf.get_dictionary(page) {
            forms(pdf, page, &mut HashSet::new(), &mut looks)?;
        }
    }
    Ok(())
}

fn unpacked(stream: &Stream, left: &mut u64) -> Result<(), Problem> {
    let picture = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
    let filters = stream.filters().unwrap_or_default();
    if picture || filters.is_empty() {
        return Ok(());
    }
    match filters[..] {
        [b"FlateDecode"] | [b"ASCII85Decode" | b"ASCIIHexDecode"] => {
            if filters[0] == b"FlateDecode" {
                spend(&stream.content, left)?;
            }
            Ok(())
        }
        // Text over packed bytes: at most a thousand times its size.
        [b"ASCII85Decode" | b"ASCIIHexDecode", b"FlateDecode"] | [b"LZWDecode"] => {
            *left = left.saturating_sub(stream.content.len() as u64 * 100);
            if *left == 0 { Err(bomb("is packed in a way that cannot be measured")) } else { Ok(()) }
        }
        _ if filters.iter().any(|f| f == b"FlateDecode" || f == b"LZWDecode") && filters.len() > 1 => {
            Err(bomb("is packed more than once"))
        }
        _ => Ok(()),
    }
}

/// Walk the forms that a page or form draws, and those they draw.
fn forms(
    pdf: &Pdf,
    holder: &Dictionary,
    open: &mut HashSet<ObjectId>,
    looks: &mut usize,
) -> Result<(), Problem> {
    let inner = |dictionary: &Dictionary, key: &[u8]| {
        let value = dictionary.get(key).ok()?;
        pdf.dereference(value).ok().and_then(|(_, value)| value.as_dict().ok()).cloned()
    };
    let Some(objects) = inner(holder, b"Resources").and_then(|resources| inner(&resources, b"XObject"))
    else {
        return Ok(());
    };
    for (_, value) in objects.iter() {
        let Ok(id) = value.as_reference() else { continue };
        let Ok(form) = pdf.get_object(id).and_then(Object::as_stream) else { continue };
        *looks = looks.saturating_sub(1);
        if !open.insert(id) || open.len() > FORMS || *looks == 0 {
            return Err(bomb("has forms that hold themselves"));
        }
        forms(pdf, &form.dict, open, looks)?;
        open.remove(&id);
    }
    Ok(())
}
