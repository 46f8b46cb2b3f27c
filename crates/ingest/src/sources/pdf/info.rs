//! What a PDF says of itself in its information dictionary.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Object, String as Said};
use reportedly_core::Document;

use crate::sources::record::evidence;
use crate::{dates, tidy};

/// Title, author and dates.
pub(super) fn about(pdf: &Pdf) -> Document {
    let mut document = Document::default();
    let Some(info) = dictionary(pdf) else { return document };
    let said =
        |key: &[u8]| info.get::<Said<'_>>(key).and_then(|bytes| tidy::line(&characters(bytes.as_bytes())));
    document.title = said(b"Title").filter(|title| is_title(title));
    document.byline = said(b"Author").filter(|author| author.contains(' ') && !author.contains('@'));
    for (field, key) in [("published", "CreationDate"), ("modified", "ModDate")] {
        let Some(said) = said(key.as_bytes()) else { continue };
        let Some(date) = date(&said) else { continue };
        if field == "modified" && document.published.as_ref() == Some(&date) {
            continue;
        }
        document.evidence.push(evidence(field, key, &said));
        *(if field == "published" { &mut document.published } else { &mut document.modified }) = Some(date);
    }
    document
}

/// The dictionary itself: the library hands out what it says, but dates without saying how exact they are.
fn dictionary(pdf: &Pdf) -> Option<Dict<'_>> {
    let known = pdf.metadata();
    pdf.objects().into_iter().filter_map(Object::into_dict).find(|dictionary| {
        let same = |key: &[u8], value: &Option<Box<[u8]>>| {
            dictionary.get::<Said<'_>>(key).as_ref().map(Said::as_bytes) == value.as_deref()
        };
        ["CreationDate", "ModDate", "Producer", "Creator", "Title"]
            .iter()
            .any(|key| dictionary.contains_key(key))
            && same(b"Title", &known.title)
            && same(b"Author", &known.author)
            && same(b"Producer", &known.producer)
            && same(b"Creator", &known.creator)
    })
}

/// UTF-16 or UTF-8 by their marks, else an encoding that is Latin-1 for letters.
fn characters(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

/// Programs fill in the name of the file.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file =
        [".doc", ".docx", ".indd", ".pdf", ".qxd", ".qxp", ".rtf", ".odt", ".ppt", ".pptx", ".xls", ".xlsx"];
    !lower.starts_with("microsoft word")
        && !lower.starts_with("untitled")
        && !file.iter().any(|end| lower.ends_with(end))
}

/// `D:20240305073000+01'00'`, of which everything after the year may be missing.
fn date(said: &str) -> Option<String> {
    let said = said.strip_prefix("D:").unwrap_or(said);
    let end = said.find(|c: char| !c.is_ascii_digit()).unwrap_or(said.len());
    let (digits, zone) = said.split_at(end);
    let day = digits.get(..8).map(|d| format!("{}-{}-{}", &d[..4], &d[4..6], &d[6..]))?;
    let Some(time) = digits.get(8..12) else { return dates::normalise(&day) };
    let zone = zone.replace('\'', "");
    let zone = match zone.get(..1) {
        Some("Z") => "Z".to_owned(),
        Some("+" | "-") => format!("{}:{}", zone.get(..3)?, zone.get(3..5).unwrap_or("00")),
        _ => String::new(),
    };
    let seconds = digits.get(12..14).unwrap_or("00");
    dates::normalise(&format!("{day}T{}:{}:{seconds}{zone}", &time[..2], &time[2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_any_length_are_understood() {
        for (given, want) in [
            ("D:20240305073000+01'00'", Some("2024-03-05T07:30:00+01:00")),
            ("D:20240305073000Z", Some("2024-03-05T07:30:00Z")),
            ("20240305", Some("2024-03-05")),
            ("D:2024030507", Some("2024-03-05")),
            ("D:2024", None),
            ("yesterday", None),
        ] {
            assert_eq!(date(given).as_deref(), want, "{given}");
        }
    }
}
