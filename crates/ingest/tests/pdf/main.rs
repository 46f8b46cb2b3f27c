//! PDF files, made with fpdf2 from invented articles: with and without the feature that reads them.

use reportedly_core::{Document, ProblemKind};
use reportedly_ingest::ingest_bytes;

const REPORT: &[u8] = include_bytes!("report.pdf");

fn read(bytes: &[u8]) -> Document {
    let mut all = Vec::new();
    ingest_bytes("a.pdf", bytes, &mut |one| {
        assert_eq!(
            (one.capture.format.as_str(), one.capture.media_type.as_str()),
            ("pdf", "application/pdf")
        );
        all.extend(one.documents);
    });
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_the_feature_the_file_is_kept_and_the_way_out_told() {
    let d = read(REPORT);
    assert_eq!(d.problems[0].kind, ProblemKind::Unsupported);
    assert!(d.problems[0].message.contains("--features pdf"));
}

#[cfg(feature = "pdf")]
mod with {
    use super::*;
    use proptest::prelude::*;

    const COLUMNS: &[u8] = include_bytes!("columns.pdf");

    fn kind(bytes: &[u8]) -> ProblemKind {
        read(bytes).problems[0].kind
    }

    #[test]
    fn a_report_gives_its_paragraphs_without_what_pages_repeat() {
        let d = read(REPORT);
        let paragraphs = [
            "The ferry line between Lund Island and Norhaven reopened on Tuesday after eleven weeks, the port \
             authority said, and both boats sailed with every seat taken.",
            "Residents reported that tickets had sold out within an hour. The operator denied that prices would rise \
             before the summer.",
            "The harbour master said that the ice of December had bent two of the piles under the pier, which were \
             replaced.",
            "Neither the company nor the town council would say on Tuesday who is to pay for the work.",
            "A decision is expected in May.",
        ];
        assert_eq!(d.text, paragraphs.join("\n\n"));
        assert_eq!(d.title.as_deref(), Some("Ferry line to Norhaven reopens"));
        assert_eq!(d.byline.as_deref(), Some("Anna Roe"));
        assert_eq!(d.published.as_deref(), Some("2024-03-05T07:30:00+01:00"));
        assert_eq!(d.evidence[0].place, "CreationDate");
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        assert_eq!(
            read(COLUMNS).text,
            "Pier to be rebuilt\n\nThe pier will be rebuilt before winter, the town council said on Monday. Work begins \
             in May and will cost four million crowns, of which the port pays half.\n\nThe harbour master said that boats \
             would sail meanwhile."
        );
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(read(include_bytes!("owner.pdf")).text, "Locked against printing only.");
        assert_eq!(kind(include_bytes!("locked.pdf")), ProblemKind::Unreadable);
        assert_eq!(kind(include_bytes!("scan.pdf")), ProblemKind::NoText);
        assert_eq!(kind(b"%PDF-1.7\n1 0 obj"), ProblemKind::Damaged);
        let half = read(&REPORT[..REPORT.len() / 2]);
        assert_eq!(half.problems[0].kind, ProblemKind::Truncated);
        assert!(half.text.starts_with("The ferry line"));
    }

    /// A file whose only page has these objects beside it.
    fn file(content: &[u8], dictionary: &str, more: &[String]) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        let mut object = |text: &[u8]| {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", places.len()).bytes());
            bytes.extend(text);
            bytes.extend(b"\nendobj\n");
        };
        object(b"<</Type/Catalog/Pages 2 0 R>>");
        object(b"<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>");
        let head = format!("<<{dictionary}/Length {}>>\nstream\n", content.len());
        object(&[head.as_bytes(), content, b"\nendstream"].concat());
        more.iter().for_each(|text| object(text.as_bytes()));
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        for place in &places {
            bytes.extend(format!("{place:010} 00000 n \n").bytes());
        }
        bytes.extend(
            format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", places.len() + 1).bytes(),
        );
        bytes
    }

    /// A form that draws so, with another that is called F.
    fn form(content: &str, other: usize) -> String {
        let length = content.len();
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {other} 0 R>>>>/Length {length}>>\nstream\n{content}\nendstream"
        )
    }

    #[test]
    fn forms_that_hold_themselves_or_ever_more_others_end() {
        assert_eq!(kind(&file(b"/F Do", "", &[form("/F Do /F Do", 5)])), ProblemKind::NoText);
        let forms: Vec<String> = (6..26).map(|other| form("/F Do /F Do /F Do", other)).collect();
        assert_eq!(kind(&file(b"/F Do", "", &forms)), ProblemKind::Bomb);
    }

    #[test]
    fn bombs_are_refused() {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::copy(&mut std::io::Read::take(std::io::repeat(b' '), 210 << 20), &mut packer).unwrap();
        let packed = packer.finish().unwrap();
        let escaped = "/Filter[/Fl#61teDecode/#46lateDecode]";
        for dictionary in
            ["/Filter/FlateDecode", "/Filter[/FlateDecode/FlateDecode]", escaped, "/Filter 5 0 R"]
        {
            assert_eq!(
                kind(&file(&packed, dictionary, &["/FlateDecode".to_owned()])),
                ProblemKind::Bomb,
                "{dictionary}"
            );
        }
        let text = "/Filter[/ASCIIHexDecode/FlateDecode]";
        let hex: String = packed.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(kind(&file(hex.as_bytes(), text, &[])), ProblemKind::Bomb);
        for widths in ["/W[0 4294967295 500]", "/W2[1 [1 2 3] 7 4294967295 1 2 3]"] {
            let font = format!("<</Type/Font/Subtype/Type0/DescendantFonts[<<{widths}>>]>>");
            assert_eq!(kind(&file(b"", "", &[font])), ProblemKind::Bomb);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn any_wrong_bytes_and_any_place_to_break_off_give_a_document(
            which in 0..2usize,
            wrong in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut bytes = [REPORT, COLUMNS][which].to_vec();
            for (at, byte) in wrong {
                let at = at.index(bytes.len() - 5) + 5;
                bytes[at] = byte;
            }
            let d = read(&bytes);
            assert!(!d.text.is_empty() || d.problems.iter().any(|p| p.kind.is_fatal()));
            read(&bytes[..cut.index(bytes.len() - 5) + 5]);
        }
    }
}
