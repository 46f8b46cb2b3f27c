//! From the bytes of a PDF to its document.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::Builder;

use pdf_extract::Document as Pdf;
use reportedly_core::{Capture, Document, Problem, ProblemKind};

use super::page::{Page, Pages};
use super::{guard, info, paragraphs};
use crate::limits;

/// Most pages that are read. Reports of commissions have hundreds.
const PAGES: usize = 2000;

pub(super) fn draw(capture: &Capture) -> Vec<Document> {
    if capture.bytes.trim_ascii().is_empty() {
        return Vec::new();
    }
    // A thread of its own: the library recurses, and where it panics only this file is lost.
    let read = std::thread::scope(|scope| {
        let thread = Builder::new().name("pdf".into()).stack_size(limits::STACK);
        thread.spawn_scoped(scope, || read(&capture.bytes)).ok().and_then(|handle| handle.join().ok())
    });
    let document = read
        .unwrap_or_else(|| Err(damaged()))
        .unwrap_or_else(|problem| Document { problems: vec![problem], ..Document::default() });
    vec![document]
}

fn damaged() -> Problem {
    Problem::new(
        ProblemKind::Damaged,
        "This PDF could not be taken apart. Save it anew, or save the text alone.",
    )
}

fn read(bytes: &[u8]) -> Result<Document, Problem> {
    guard::refuse_bytes(bytes)?;
    let mut pdf = Pdf::load_mem(bytes).map_err(|_| damaged())?;
    // Most files that are locked are locked against printing only and open without a password.
    if pdf.is_encrypted() && pdf.decrypt("").is_err() {
        let message = "This PDF is locked with a password. Save it without one.";
        return Err(Problem::new(ProblemKind::Unreadable, message));
    }
    guard::refuse(&pdf)?;
    let numbers: Vec<u32> = pdf.get_pages().keys().copied().collect();
    let mut pages = Pages::default();
    let mut lost = 0usize;
    for number in numbers.iter().take(PAGES) {
        // One page with a broken font does not take the others with it.
        let page = catch_unwind(AssertUnwindSafe(|| {
            let mut page = Page::default();
            pdf_extract::output_doc_page(&pdf, &mut page, *number).ok().map(|()| page)
        }));
        match page {
            Ok(Some(page)) => pages.0.push(page),
            _ => lost += 1,
        }
    }
    let mut document = info::about(&pdf);
    document.text = paragraphs::text(pages);
    if lost > 0 && document.text.is_empty() {
        return Err(damaged());
    }
    if document.text.is_empty() {
        let message =
            "There is no text in this PDF; its pages are pictures. Have their text recognised first.";
        document.problems.push(Problem::new(ProblemKind::NoText, message));
    } else if lost > 0 || numbers.len() > PAGES {
        let lost = lost + numbers.len().saturating_sub(PAGES);
        let message = format!("{lost} of {} pages could not be read.", numbers.len());
        document.problems.push(Problem::new(ProblemKind::Truncated, message));
    }
    Ok(document)
}
