//! What a ZIP archive is by the names in it.

use crate::Envelope;

/// What to make of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Files of any kind.
    Plain,
    /// A crawl, of which the WARC files are read.
    Crawl,
    /// A document of an office program: its media type and what people call it.
    Office(&'static str, &'static str),
}

const WORD: Shape = Shape::Office(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a Word document",
);
const SHEET: Shape =
    Shape::Office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel sheet");
const SLIDES: Shape = Shape::Office(
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "a PowerPoint presentation",
);
const OPEN: Shape = Shape::Office("application/vnd.oasis.opendocument.text", "an OpenDocument file");
const BOOK: Shape = Shape::Office("application/epub+zip", "an EPUB book");

impl Shape {
    /// By the ending of the archive's name, else by its members.
    pub(super) fn of(envelope: &Envelope, names: &mut dyn Iterator<Item = String>) -> Self {
        let (_, ending) = envelope.name.rsplit_once('.').unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "docx" | "docm" | "dotx" => return WORD,
            "xlsx" | "xlsm" => return SHEET,
            "pptx" | "pptm" => return SLIDES,
            "odt" | "ods" | "odp" => return OPEN,
            "epub" => return BOOK,
            "wacz" => return Self::Crawl,
            _ => {}
        }
        let (mut types, mut main, mut package, mut warc) = (false, None, false, false);
        for name in names {
            match name.as_str() {
                "META-INF/container.xml" => return BOOK,
                "META-INF/manifest.xml" => return OPEN,
                "[Content_Types].xml" => types = true,
                "word/document.xml" => main = Some(WORD),
                "xl/workbook.xml" => main = Some(SHEET),
                "ppt/presentation.xml" => main = Some(SLIDES),
                "datapackage.json" => package = true,
                name => warc |= is_warc(name),
            }
        }
        match main {
            Some(office) if types => office,
            _ if package && warc => Self::Crawl,
            _ => Self::Plain,
        }
    }

    /// What a member is that is passed over for the shape of the archive: the indexes of a crawl.
    pub(super) fn passes_over(&self, name: &str) -> Option<&'static str> {
        (*self == Self::Crawl && !is_warc(name)).then_some("index of a crawl")
    }
}

/// Whether a member of a crawl holds what was captured. Other files there are made from it.
fn is_warc(name: &str) -> bool {
    name.strip_prefix("archive/").is_some_and(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, members: &[&str]) -> Shape {
        Shape::of(&Envelope::at(name), &mut members.iter().map(|m| (*m).to_owned()))
    }

    #[test]
    fn office_files_and_crawls_are_told_by_their_members() {
        assert_eq!(of("a", &["[Content_Types].xml", "word/document.xml"]), WORD);
        assert_eq!(of("a", &["mimetype", "META-INF/container.xml", "a.xhtml"]), BOOK);
        assert_eq!(of("a.zip", &["datapackage.json", "archive/data.warc.gz"]), Shape::Crawl);
        assert_eq!(of("a.zip", &["datapackage.json", "a.html"]), Shape::Plain);
        assert_eq!(of("a.zip", &["word/document.xml"]), Shape::Plain);
        assert_eq!(of("a.DOCX", &[]), WORD);
    }
}
