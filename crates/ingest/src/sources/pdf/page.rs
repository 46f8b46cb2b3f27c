//! From the letters of a page and their places to its lines.

use std::panic::resume_unwind;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Most letters of a page that are kept. A page of a newspaper has thirty thousand.
const LETTERS: usize = 500_000;
/// Bytes of drawing that one letter or line counts for.
const STEP: usize = 64;
/// The same for a form, however small it is.
const FORM: usize = 1 << 10;

/// The pages of a file, in order.
#[derive(Debug, Default)]
pub(super) struct Pages(pub Vec<Page>);

/// A page as its lines, in the order in which it draws them.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// In points.
    pub height: f64,
    pub lines: Vec<Line>,
    /// Letters that were drawn.
    pub letters: usize,
    /// Those of them of which the file does not say what they are.
    pub unknown: usize,
}

/// A line of text. Lengths in points, places from the upper left corner of the page as it stands when the line is read.
#[derive(Debug, Default, Clone)]
pub(super) struct Line {
    pub x: f64,
    pub y: f64,
    /// Where the last letter ends.
    pub end: f64,
    /// Height of the letters.
    pub size: f64,
    /// Quarters of a turn: 0 for a line that runs from left to right.
    pub turn: u8,
    pub text: String,
}

/// What draws on a page. It stops, by unwinding, where the page asks for too much.
pub(super) struct Canvas<'a> {
    pub page: Page,
    /// Bytes that may still be looked at, in all pages together.
    pub work: &'a mut usize,
    /// Bytes that drawing a form counts for: the size of the largest.
    pub form: usize,
}

/// The mark with which a canvas unwinds.
pub(super) struct Exhausted;

impl Canvas<'_> {
    fn spend(&mut self, bytes: usize) {
        *self.work = self.work.saturating_sub(bytes.max(STEP));
        if *self.work == 0 || self.page.letters > LETTERS {
            // Not a panic: nothing is printed.
            resume_unwind(Box::new(Exhausted));
        }
    }
}

impl Page {
    fn letter(&mut self, place: Affine, advance: f64, text: &str) {
        let [a, b, c, d, x, y] = place.as_coeffs();
        // Places come in thousandths of the height of a letter.
        let size = c.hypot(d) * 1000.0;
        if ![x, y, size, advance].iter().all(|n| n.is_finite() && n.abs() < 1e6) || text.is_empty() {
            return;
        }
        let (turn, x, y) = match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
            (true, true, _) => (0, x, y),
            (false, _, true) => (1, y, -x),
            (true, false, _) => (2, -x, -y),
            (false, _, false) => (3, -y, x),
        };
        let end = x + advance / 1000.0 * size;
        let next = Line { x, y, end, size, turn, text: text.to_owned() };
        let Some(last) = self.lines.last_mut().filter(|last| last.is_followed_by(&next)) else {
            self.begin(next);
            return;
        };
        if x > last.end + size * 0.15 && !last.text.ends_with(' ') && text != " " {
            last.text.push(' ');
        }
        last.text.push_str(text);
        last.end = end.max(last.end);
    }

    /// Bold letters are often drawn twice, a hair apart: such a line is one.
    fn begin(&mut self, next: Line) {
        if let [.., first, second] = &self.lines[..]
            && first.turn == second.turn
            && (first.x - second.x).abs().max((first.y - second.y).abs()) < first.size * 0.2
            && first.text.trim() == second.text.trim()
        {
            self.lines.pop();
        }
        self.lines.push(next);
    }

    /// The page with all its lines, when everything is drawn.
    pub(super) fn done(mut self) -> Self {
        self.begin(Line::default());
        self.lines.retain(|line| !line.text.trim().is_empty());
        self
    }
}

impl Line {
    /// Whether a letter stands on this line. Columns drawn side by side are lines of their own.
    fn is_followed_by(&self, next: &Line) -> bool {
        self.turn == next.turn
            && (next.y - self.y).abs() <= next.size.max(self.size) * 0.4
            && next.x >= self.end - next.size * 0.8
            && next.x <= self.end + next.size * 3.0
    }
}

/// A letter as text; what two or three letters are drawn as in one is taken apart.
fn letters(glyph: &Glyph<'_>) -> Option<String> {
    let text = match glyph.as_unicode()? {
        BfString::Char(letter) => letter.to_string(),
        BfString::String(text) => text,
    };
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{a0}' | '\t' => out.push(' '),
            '\u{fffd}' => return None,
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    Some(out)
}

impl<'a> Device<'a> for Canvas<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.spend(STEP);
            self.page.letters += 1;
            let Some(text) = letters(glyph) else {
                self.page.unknown += 1;
                continue;
            };
            let advance = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            self.page.letter(props.transform * glyph.transform(), f64::from(advance.unwrap_or(500.0)), &text);
        }
    }

    /// Comes with every form, before what it draws.
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.spend(self.form.max(FORM));
    }

    fn draw_path(&mut self, path: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.spend(path.elements().len());
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.spend(STEP);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
