//! When two documents are the same document, and two captures the same capture.

use reportedly_core::{Capture, Document};
use sha2::{Digest, Sha256};

/// SHA-256, in hexadecimal, over what makes a document that document.
///
/// A usable document is its name, the facts about its publication and its text, wherever it lies:
/// the same article added by another path is the same document. An input without usable text has
/// nothing but its name and its capture.
pub(super) fn identity(document: &Document, capture_id: &str) -> String {
    let mut hash = Fields::default();
    if !document.is_usable() {
        hash.text("unusable").text(capture_id).text(&document.id);
    } else {
        hash.text("document").text(&document.id);
        for optional in
            [&document.url, &document.publisher, &document.published, &document.title, &document.byline]
        {
            hash.field(optional.as_deref());
        }
        hash.text(&document.text);
    }
    hash.finish()
}

/// SHA-256, in hexadecimal, over all that documents are drawn from: everything of a capture but the place where it lies.
/// The same page fetched twice is two captures, since each proves what stood there at its time. Where nothing could be
/// kept, the place is all there is.
pub(super) fn capture_identity(capture: &Capture) -> String {
    let mut hash = Fields::default();
    hash.text("capture").text(&capture.name).text(&capture.format).text(&capture.media_type);
    hash.field(capture.url.as_deref()).field(capture.received.as_deref());
    for (name, value) in &capture.headers {
        hash.text(name).text(value);
    }
    hash.field(None).text(&capture.context);
    if let Some(problem) = &capture.problem {
        hash.text(&problem.message).text(&capture.location);
    }
    hash.text(&capture.hash).finish()
}

/// A hash over fields. Every field carries its length, so that no two different lists write the same bytes.
#[derive(Default)]
struct Fields(Sha256);

impl Fields {
    fn field(&mut self, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => {
                self.0.update([1]);
                self.0.update((value.len() as u64).to_le_bytes());
                self.0.update(value);
            }
            None => self.0.update([0]),
        }
        self
    }

    fn text(&mut self, value: &str) -> &mut Self {
        self.field(Some(value))
    }

    fn finish(&mut self) -> String {
        std::mem::take(&mut self.0).finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
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
    fn everything_of_a_capture_counts_but_its_place() {
        let here = Capture { name: "a".into(), hash: "1".into(), ..Capture::default() };
        let id = capture_identity(&here);
        assert_eq!(capture_identity(&Capture { location: "elsewhere".into(), ..here.clone() }), id);
        let others = [
            Capture { name: "b".into(), ..here.clone() },
            Capture { received: Some("2024-01-01T00:00:00Z".into()), ..here.clone() },
            Capture { headers: vec![("etag".into(), "1".into())], ..here.clone() },
            Capture { context: "x".into(), ..here.clone() },
            Capture { hash: "2".into(), ..here.clone() },
        ];
        assert!(others.iter().all(|other| capture_identity(other) != id));
    }

    #[test]
    fn name_and_capture_are_all_there_is_without_text() {
        let problems = vec![Problem::new(ProblemKind::Empty, "no bytes")];
        let here = Document { problems, ..document("a", None, "") };
        let there = Document { location: "elsewhere".into(), ..here.clone() };
        assert_eq!(identity(&here, "1"), identity(&there, "1"));
        assert_ne!(identity(&here, "1"), identity(&here, "2"));
    }

    #[test]
    fn what_could_not_be_kept_is_told_apart_by_its_place() {
        let problem = Some(Problem::new(ProblemKind::TooLarge, "too large"));
        let here = Capture { name: "a".into(), location: "x/a".into(), problem, ..Capture::default() };
        let there = Capture { location: "y/a".into(), ..here.clone() };
        assert_ne!(capture_identity(&here), capture_identity(&there));
    }
}
