//! From the characters of a page and their places to its lines.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Most characters of a page that are kept. A page of a newspaper has thirty thousand.
const CHARACTERS: usize = 500_000;

/// The pages of a file, in order.
#[derive(Debug, Default)]
pub(super) struct Pages(pub Vec<Page>);

/// A page as its lines, in the order in which it draws them.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub height: f64,
    pub lines: Vec<Line>,
    count: usize,
}

/// A line of text. Lengths in points, places from the upper left corner.
#[derive(Debug, Default, Clone)]
pub(super) struct Line {
    pub x: f64,
    pub y: f64,
    /// Where the last character ends.
    pub end: f64,
    /// Height of the letters.
    pub size: f64,
    pub text: String,
}

impl OutputDev for Page {
    fn begin_page(
        &mut self,
        _: u32,
        media: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = media.ury - media.lly;
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.count += text.len();
        let (x, y) = (place.m31, self.height - place.m32);
        // The side of a square as large as a letter, whatever way it is turned.
        let size = ((place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt() * font_size).abs();
        if self.count > CHARACTERS || !(x.is_finite() && y.is_finite() && size.is_finite()) {
            return Ok(());
        }
        let end = x + width * size;
        let same =
            |last: &Line| (y - last.y).abs() <= size.max(last.size) * 0.4 && x >= last.end - size * 2.0;
        match self.lines.last_mut().filter(|last| same(last)) {
            Some(last) => {
                // Columns drawn side by side are lines of their own.
                if x > last.end + size * 3.0 {
                    self.lines.push(Line { x, y, end, size, text: text.to_owned() });
                    return Ok(());
                }
                if x > last.end + size * 0.15 && !last.text.ends_with(' ') && !text.starts_with(' ') {
                    last.text.push(' ');
                }
                last.text.push_str(text);
                last.end = end.max(last.end);
            }
            None => self.lines.push(Line { x, y, end, size, text: text.to_owned() }),
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.lines.retain(|line| !line.text.trim().is_empty());
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
