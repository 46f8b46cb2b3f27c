//! The two fonts, and how wide their letters are.

use super::refused;
use crate::Error;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans with Latin, Greek and Cyrillic letters (crates/exchange/fonts/README.md).
const REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

/// The fonts.
pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

/// A font.
pub(super) struct Face {
    pub font: Font,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    /// Units of the font in a letter's size.
    units: f32,
    /// What stands for letters that the font lacks.
    missing: skrifa::GlyphId,
}

impl Faces {
    pub(super) fn new() -> Result<Self, Error> {
        Ok(Self { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)? })
    }

    pub(super) fn of(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Result<Self, Error> {
        let font = Font::new(bytes.into(), 0).ok_or_else(|| refused("a font cannot be read"))?;
        let reference = FontRef::new(bytes).map_err(refused)?;
        let charmap = reference.charmap();
        let missing =
            charmap.map(char::REPLACEMENT_CHARACTER).ok_or_else(|| refused("a font lacks U+FFFD"))?;
        let metrics = reference.glyph_metrics(Size::unscaled(), LocationRef::default());
        Ok(Self { units: font.units_per_em(), font, charmap, metrics, missing })
    }

    /// The text as the font can show it. A letter that it lacks becomes U+FFFD, for the eye and for whoever copies the text:
    /// readers that know one letter for a glyph would give another's.
    pub(super) fn shown(&self, text: &str) -> String {
        let has = |c: char| self.charmap.map(c).is_some_and(|id| id.to_u32() != 0);
        text.chars().map(|c| if has(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
    }

    /// The letters of a text with their widths, each as wide as a share of the size.
    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, c): (usize, char)| {
            let id = self.charmap.map(c).filter(|id| id.to_u32() != 0).unwrap_or(self.missing);
            KrillaGlyph {
                glyph_id: GlyphId::new(id.to_u32()),
                text_range: at..at + c.len_utf8(),
                x_advance: self.metrics.advance_width(id).unwrap_or_default() / self.units,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            }
        };
        text.char_indices().map(glyph).collect()
    }

    /// How wide a text is, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.glyphs(text).iter().map(|glyph| glyph.x_advance).sum::<f32>() * size
    }
}
