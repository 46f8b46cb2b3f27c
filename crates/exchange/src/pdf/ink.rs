//! Sheets to a file.

use super::block::{Block, Ink, Link, Role, Run};
use super::face::Faces;
use super::flow::{Flow, HEIGHT, Line, MARGIN, WIDTH};
use super::refused;
use crate::Error;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb::Color;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use std::num::NonZeroU16;

/// Size of the numbers of pages.
const SMALL: f32 = 8.0;

/// A link on a sheet, before it is one of the file.
struct Waiting {
    block: usize,
    /// Behind so many children of the block.
    at: usize,
    rect: Rect,
    to: Link,
    words: String,
    shown: Identifier,
}

/// The bytes of the file.
pub(super) fn file(blocks: &[Block], flow: &Flow, faces: &Faces) -> Result<Vec<u8>, Error> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = configuration.finish().map_err(|e| refused(format!("{e:?}")))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut groups: Vec<TagGroup> = blocks.iter().map(group).collect();
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| refused("no such size of a page"))?;
    for (number, sheet) in flow.sheets.iter().enumerate() {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        let mut links = Vec::new();
        for line in sheet {
            draw(line, blocks, faces, &mut surface, &mut groups, &mut links);
        }
        let starting = blocks.iter().zip(&flow.starts).filter(|(_, (on, _))| *on == number);
        for (block, (_, y)) in starting {
            if let Some(scale) = block.scale {
                draw_scale(scale, y + block.size * 1.42 + 6.0, &mut surface);
            }
        }
        draw_number(number + 1, flow.sheets.len(), faces, &mut surface);
        surface.finish();
        for link in links {
            let target = target(&link.to, flow);
            // A place that is not there: the words are shown, and lead nowhere.
            let Some(target) = target else {
                groups[link.block].children.insert(link.at, link.shown.into());
                continue;
            };
            let annotation = Annotation::new_link(LinkAnnotation::new(link.rect, target), Some(link.words));
            let made = page.add_tagged_annotation(annotation);
            let both = TagGroup::with_children(Tag::Link, vec![made.into(), link.shown.into()]);
            groups[link.block].children.insert(link.at, both.into());
        }
        page.finish();
    }
    let mut tree = TagTree::new();
    groups.into_iter().filter(|g| !g.children.is_empty()).for_each(|g| tree.push(g));
    document.set_tag_tree(tree);
    document.set_outline(outline(blocks, flow));
    let is_title = |block: &&Block| block.role == Role::Heading(1);
    let title = blocks.iter().find(is_title).map(Block::words).filter(|words| !words.trim().is_empty());
    let title = title.unwrap_or_else(|| "Report".to_owned());
    document.set_metadata(
        Metadata::new()
            .title(title)
            .language("en".to_owned())
            .creator(concat!("reportedly ", env!("CARGO_PKG_VERSION")).to_owned()),
    );
    document.finish().map_err(|e| refused(format!("{e:?}")))
}

/// What a block is in the structure of the file.
fn group(block: &Block) -> TagGroup {
    match block.role {
        Role::Text => TagGroup::new(Tag::P),
        Role::Quotation => TagGroup::new(Tag::BlockQuote),
        Role::Heading(level) => {
            TagGroup::new(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(block.words())))
        }
    }
}

fn draw(
    line: &Line,
    blocks: &[Block],
    faces: &Faces,
    surface: &mut Surface<'_>,
    groups: &mut [TagGroup],
    links: &mut Vec<Waiting>,
) {
    let block = &blocks[line.block];
    for piece in &line.pieces {
        let run: &Run = &block.runs[piece.run];
        let face = faces.of(run.bold);
        let wide = face.width(piece.text.trim_end(), block.size);
        let rect = Rect::from_xywh(piece.x, line.baseline - block.size * 0.95, wide, block.size * 1.25);
        if let Some(rect) = rect.filter(|_| run.marked && wide > 0.0) {
            fill(rect, Color::new(255, 241, 184), surface);
        }
        surface.set_fill(Some(paint(run.ink)));
        let shown = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        let (start, text) = (Point::from_xy(piece.x, line.baseline), face.shown(&piece.text));
        surface.draw_glyphs(start, &face.glyphs(&text), face.font.clone(), &text, block.size, false);
        surface.end_tagged();
        match (&run.link, rect) {
            (Some(to), Some(rect)) => {
                let before = links.iter().filter(|link: &&Waiting| link.block == line.block).count();
                links.push(Waiting {
                    block: line.block,
                    at: groups[line.block].children.len() + before,
                    rect,
                    to: to.clone(),
                    words: run.text.clone(),
                    shown,
                });
            }
            _ => groups[line.block].push(shown),
        }
    }
}

fn paint(ink: Ink) -> Fill {
    let color = match ink {
        Ink::Black => Color::new(28, 30, 33),
        Ink::Faint => Color::new(93, 101, 112),
        Ink::Accent => Color::new(35, 82, 124),
    };
    Fill { paint: color.into(), ..Fill::default() }
}

/// A coloured box, which says nothing.
fn fill(rect: Rect, color: Color, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(Some(Fill { paint: color.into(), ..Fill::default() }));
    surface.draw_path(&path);
    surface.end_tagged();
}

/// The estimate on a line from 0 to 100 percent, with its interval; the words above it say the same.
fn draw_scale([low, at, high]: [f64; 3], y: f32, surface: &mut Surface<'_>) {
    const LONG: f64 = 300.0;
    let x = |share: f64| MARGIN + (share.clamp(0.0, 1.0) * LONG) as f32;
    let mut bar = |from: f32, to: f32, y: f32, high: f32, color: Color| {
        if let Some(rect) = Rect::from_ltrb(from, y, to.max(from + 0.5), y + high) {
            fill(rect, color, surface);
        }
    };
    bar(x(0.0), x(1.0), y, 3.0, Color::new(217, 221, 226));
    bar(x(low), x(high), y - 1.0, 5.0, Color::new(145, 168, 189));
    bar(x(at) - 1.5, x(at) + 1.5, y - 3.5, 10.0, Color::new(35, 82, 124));
}

fn draw_number(number: usize, of: usize, faces: &Faces, surface: &mut Surface<'_>) {
    let (face, text) = (faces.of(false), format!("{number} / {of}"));
    let start = Point::from_xy(WIDTH - MARGIN - face.width(&text, SMALL), HEIGHT - MARGIN / 2.0);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    surface.set_fill(Some(paint(Ink::Faint)));
    surface.draw_glyphs(start, &face.glyphs(&text), face.font.clone(), &text, SMALL, false);
    surface.end_tagged();
}

/// Where a link leads.
fn target(link: &Link, flow: &Flow) -> Option<Target> {
    match link {
        Link::Web(url) => Some(Target::Action(Action::Link(LinkAction::new(ascii(url))))),
        Link::Within(anchor) => {
            Some(Target::Destination(destination(*flow.anchors.get(anchor)?, flow).into()))
        }
    }
}

/// An address as PDF takes it: letters beyond ASCII by their bytes.
fn ascii(url: &str) -> String {
    let plain = |b: u8| if b.is_ascii_graphic() { char::from(b).to_string() } else { format!("%{b:02X}") };
    url.bytes().map(plain).collect()
}

fn destination(block: usize, flow: &Flow) -> XyzDestination {
    let (sheet, y) = flow.starts[block];
    XyzDestination::new(sheet, Point::from_xy(0.0, (y - 6.0).max(0.0)))
}

/// The headings as bookmarks: those of level 3 below those of level 2.
fn outline(blocks: &[Block], flow: &Flow) -> Outline {
    let node = |number: usize| OutlineNode::new(blocks[number].words(), destination(number, flow));
    let of = |number: &usize| blocks[*number].role;
    let headings: Vec<usize> = (0..blocks.len()).filter(|n| matches!(of(n), Role::Heading(_))).collect();
    let mut outline = Outline::new();
    let mut at = 0;
    while at < headings.len() {
        let below: Vec<usize> =
            headings[at + 1..].iter().copied().take_while(|n| of(n) == Role::Heading(3)).collect();
        let mut own = node(headings[at]);
        below.iter().for_each(|n| own.push_child(node(*n)));
        outline.push_child(own);
        at += 1 + below.len();
    }
    outline
}
