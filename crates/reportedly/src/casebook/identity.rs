//! When two documents are the same document.

use reportedly_core::Document;
use sha2::{Digest, Sha256};

/// SHA-256, in hexadecimal, over what makes a document that document.
///
/// A usable document is its name, the facts about its publication and its text, wherever it lies:
/// the same article added by another path is the same document. An input without usable text has
/// nothing but its place and its bytes. Every field carries its length, so that no two different
/// documents write the same bytes.
pub(super) fn identity(document: &Document, capture_id: &str) -> String {
    let mut hash = Sha256::new();
    let mut field = |value: Option<&str>| match value {
        Some(value) => {
            hash.update([1]);
            hash.update((value.len() as u64).to_le_bytes());
            hash.update(value);
        }
        None => hash.update([0]),
    };
    if !document.is_usable() {
        field(Some("unusable"));
        field(Some(&document.location));
        field(Some(capture_id));
    } else {
        field(Some("document"));
        field(Some(&document.id));
        for optional in
            [&document.url, &document.publisher, &document.published, &document.title, &document.byline]
        {
            field(optional.as_deref());
        }
        field(Some(&document.text));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reportedly_core::{Problem, ProblemKind};

    fn document(id: &str, title: Option<&str>, text: &str) -> Document {
        Document {
            id: id.into(),
            title: title.map(Into::into),
            text: text.into(),
            location: "somewhere".into(),
            ..Document::default()
        }
    }

    #[test]
    fn place_and_capture_do_not_count_for_a_usable_document() {
        let here = document("a", None, "text");
        let there = Document { location: "elsewhere".into(), ..here.clone() };
        assert_eq!(identity(&here, "1"), identity(&there, "2"));
    }

    #[test]
    fn every_field_counts_and_none_runs_into_the_next() {
        let documents = [
            document("a", None, "text"),
            document("at", None, "ext"),
            document("a", Some(""), "text"),
            document("a", Some("t"), "ext"),
            Document { byline: Some("t".into()), ..document("a", None, "ext") },
            Document { url: Some("t".into()), ..document("a", None, "ext") },
        ];
        let mut seen: Vec<_> = documents.iter().map(|d| identity(d, "1")).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), documents.len());
    }

    #[test]
    fn place_and_capture_are_all_there_is_without_text() {
        let problems = vec![Problem::new(ProblemKind::Empty, "no bytes")];
        let here = Document { problems, ..document("a", None, "") };
        let there = Document { location: "elsewhere".into(), ..here.clone() };
        assert_ne!(identity(&here, "1"), identity(&there, "1"));
        assert_ne!(identity(&here, "1"), identity(&here, "2"));
    }
}
