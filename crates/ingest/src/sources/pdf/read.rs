//! From the bytes of a PDF to its document.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::Builder;

use hayro_interpret::hayro_syntax::page::Page as Source;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page,
};
use memchr::memmem;
use reportedly_core::{Capture, Document, Problem, ProblemKind};

use super::page::{Canvas, Page, Pages};
use super::{guard, info, paragraphs};
use crate::limits;

/// Most pages that are read. Reports of commissions have hundreds.
const PAGES: usize = 2000;
/// Bytes of drawing that are looked at in one file, forms as often as they are drawn. Takes some ten seconds.
const WORK: usize = 1 << 30;
/// The share of letters nobody can read above which a person should know: one of so many.
const UNKNOWN: usize = 20;
/// Bytes at the end of a file among which its end mark stands.
const END: usize = 4096;

pub(super) fn draw(capture: &Capture) -> Vec<Document> {
    if capture.bytes.trim_ascii().is_empty() {
        return Vec::new();
    }
    // A thread of its own: the library recurses, and should it panic, only this file is lost.
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

fn unreadable(error: LoadPdfError) -> Problem {
    let message = match error {
        LoadPdfError::Invalid => return damaged(),
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            "This PDF is locked with a password. Save it without one."
        }
        LoadPdfError::Decryption(_) => {
            "This PDF is locked in a way that is not known. Save it without a lock."
        }
    };
    Problem::new(ProblemKind::Unreadable, message)
}

fn read(bytes: &[u8]) -> Result<Document, Problem> {
    guard::refuse_bytes(bytes)?;
    // Most files that are locked are locked against printing only and open without a password.
    let pdf = Pdf::new(bytes.to_vec()).map_err(unreadable)?;
    let form = guard::refuse(&pdf)?;
    let (mut pages, mut lost, mut work) = (Pages::default(), 0, WORK);
    let cache = InterpreterCache::new();
    for source in pdf.pages().iter().take(PAGES) {
        // One page that asks for too much does not take the others with it.
        let page = catch_unwind(AssertUnwindSafe(|| page(source, &pdf, &cache, form, &mut work)));
        match page {
            Ok(Some(page)) => pages.0.push(page),
            _ => lost += 1,
        }
    }
    lost += pdf.pages().len().saturating_sub(PAGES);
    let mut document = info::about(&pdf);
    let letters: usize = pages.0.iter().map(|page| page.letters).sum();
    let unknown: usize = pages.0.iter().map(|page| page.unknown).sum();
    document.text = paragraphs::text(pages);
    if document.text.is_empty() {
        return Err(if work == 0 {
            guard::bomb("asks for more drawing than a page can hold")
        } else if lost > 0 {
            damaged()
        } else {
            let what =
                if unknown > 0 { "does not say which letters it draws" } else { "holds pictures only" };
            let message = format!("There is no text in this PDF: it {what}. Have its text recognised first.");
            Problem::new(ProblemKind::NoText, message)
        });
    }
    let message = if lost > 0 {
        format!("{lost} of {} pages could not be read.", pdf.pages().len())
    } else if memmem::rfind(bytes, b"%%EOF").is_none_or(|at| bytes.len() - at > END) {
        "This PDF breaks off; pages may be missing.".to_owned()
    } else if unknown > letters / UNKNOWN {
        format!("This PDF does not say what {unknown} of its {letters} letters are; they are missing.")
    } else {
        return Ok(document);
    };
    document.problems.push(Problem::new(ProblemKind::Truncated, message));
    Ok(document)
}

fn page<'a>(
    source: &Source<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    form: usize,
    work: &mut usize,
) -> Option<Page> {
    if !guard::is_readable(source.raw()) {
        return None;
    }
    *work = work.saturating_sub(source.page_stream().map_or(0, <[u8]>::len));
    let settings =
        InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let (width, height) = source.render_dimensions();
    let area = hayro_interpret::kurbo::Rect::new(0.0, 0.0, width.into(), height.into());
    let mut context =
        Context::new(source.initial_transform(true).to_kurbo(), area, cache, pdf.xref(), settings);
    let page = Page { height: height.into(), ..Page::default() };
    let mut canvas = Canvas { page, work, form };
    interpret_page(source, &mut context, &mut canvas);
    Some(canvas.page.done())
}
