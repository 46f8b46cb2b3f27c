//! The visible text of a part of a page as a row of blocks: paragraphs, headings, items of lists.

use super::tree::{Id, Tree};

/// A run of text that a browser shows as one block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// White space as a browser shows it; a line break where the page has one.
    pub text: String,
    /// Letters and digits.
    pub letters: usize,
    /// Of these, how many are inside of a link.
    pub linked: usize,
    /// Of these, how many are bold or italic.
    pub stressed: usize,
    /// The block element it stands in.
    pub node: Id,
    pub shape: Shape,
    /// Level of a heading, 1 to 6; 0 for everything else.
    pub level: u8,
    /// Whether a class says that it is the lead.
    pub lead: bool,
    /// Whether it is all the text beside a picture.
    pub caption: bool,
}

/// What kind of block an element makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Paragraph,
    Heading,
    Item,
    Row,
}

impl Block {
    /// Whether it is prose rather than a label: enough letters outside of links.
    pub(super) fn is_prose(&self) -> bool {
        let own = self.letters - self.linked;
        let ended = self.text.ends_with(ENDS);
        own * 2 > self.letters && (own >= 80 || own >= 30 && ended) && self.shape != Shape::Heading
    }

    /// Share of letters inside of links, 0 to 1.
    pub(super) fn link_share(&self) -> f64 {
        if self.letters == 0 { 0.0 } else { self.linked as f64 / self.letters as f64 }
    }
}

/// Signs that end a sentence, with the marks that may close behind.
pub(super) const ENDS: &[char] = &['.', '!', '?', '"', '”', '’', '\'', '»', '“', ':', '…', ')', '।', '。'];

/// Elements that start a block of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "table",
    "tbody",
    "thead",
    "tr",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "figure",
    "figcaption",
    "hr",
    "body",
    "details",
    "summary",
    "address",
    "center",
    "nav",
    "form",
    "fieldset",
];

/// Elements whose content no reader sees as text.
pub(super) const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "video", "audio", "canvas",
    "select", "textarea", "button", "input", "head", "title", "datalist", "picture", "map", "dialog", "rt",
];

/// The blocks below `top`, without elements for which `left_out` is true.
pub(super) fn blocks(tree: &Tree, top: Id, left_out: &dyn Fn(Id) -> bool) -> Vec<Block> {
    let mut out = Walk { tree, left_out, done: Vec::new(), open: None, breaks: 0, blank: false };
    out.walk(top, State { node: top, shape: Shape::Paragraph, level: 0, linked: false, stressed: false });
    out.end();
    out.done
}

#[derive(Clone, Copy)]
struct State {
    node: Id,
    shape: Shape,
    level: u8,
    linked: bool,
    stressed: bool,
}

struct Walk<'a> {
    tree: &'a Tree,
    left_out: &'a dyn Fn(Id) -> bool,
    done: Vec<Block>,
    open: Option<Block>,
    /// Line breaks met: one is a new line, two are a new paragraph.
    breaks: usize,
    /// White space was met and stands between what is open and what comes.
    blank: bool,
}

impl Walk<'_> {
    /// Recursion is bounded by the depth that a tree may have.
    fn walk(&mut self, node: Id, state: State) {
        for child in self.tree.children(node) {
            if let Some(text) = self.tree.characters(child) {
                self.text(text, state);
                continue;
            }
            let tag = self.tree.tag(child);
            if tag == "br" {
                self.breaks += 1;
            } else if tag.is_empty() || SILENT.contains(&tag) || (self.left_out)(child) {
                // A picture parts words, a comment does not.
                self.blank |= !tag.is_empty();
            } else if BLOCKS.contains(&tag) {
                self.end();
                let (shape, level) = match tag {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (Shape::Heading, tag.as_bytes()[1] - b'0'),
                    "li" | "dt" | "dd" => (Shape::Item, 0),
                    "tr" => (Shape::Row, 0),
                    // A paragraph in an item is that item, a box in a heading that heading.
                    _ => (state.shape, state.level),
                };
                self.walk(child, State { node: child, shape, level, ..state });
                self.end();
            } else {
                // Cells stand side by side: "3" and "5" must not become "35".
                let cell = matches!(tag, "td" | "th");
                self.blank |= cell;
                let linked = state.linked || tag == "a" && self.tree.attribute(child, "href").is_some();
                let stressed = state.stressed || matches!(tag, "b" | "strong" | "i" | "em");
                self.walk(child, State { linked, stressed, ..state });
                self.blank |= cell;
            }
        }
    }

    fn text(&mut self, text: &str, state: State) {
        for c in text.chars() {
            // A no-break space is text, as between a number and its unit; the others are layout.
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                self.blank = true;
                continue;
            }
            if matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{200e}') {
                continue;
            }
            if self.breaks > 1 {
                self.end();
            }
            let open = self.open.get_or_insert_with(|| Block {
                text: String::new(),
                letters: 0,
                linked: 0,
                stressed: 0,
                node: state.node,
                shape: state.shape,
                level: state.level,
                lead: false,
                caption: false,
            });
            if !open.text.is_empty() {
                if self.breaks == 1 {
                    open.text.push('\n');
                } else if self.blank {
                    open.text.push(' ');
                }
            }
            (self.breaks, self.blank) = (0, false);
            open.text.push(c);
            let letter = usize::from(c.is_alphanumeric());
            open.letters += letter;
            open.linked += letter * usize::from(state.linked);
            open.stressed += letter * usize::from(state.stressed);
        }
    }

    fn end(&mut self) {
        if let Some(mut block) = self.open.take() {
            let trimmed = block.text.trim();
            if !trimmed.is_empty() {
                // So long a heading is a paragraph in large letters.
                if block.shape == Shape::Heading && block.letters > 120 && trimmed.ends_with(ENDS) {
                    (block.shape, block.level) = (Shape::Paragraph, 0);
                }
                if trimmed.len() != block.text.len() {
                    block.text = trimmed.to_owned();
                }
                self.done.push(block);
            }
        }
        (self.breaks, self.blank) = (0, false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{parse::parse, tree::ROOT};
    use super::*;

    fn texts(page: &str) -> Vec<String> {
        blocks(&parse(page).unwrap(), ROOT, &|_| false).into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn blocks_become_paragraphs_and_inline_markup_vanishes() {
        let page =
            "<p>The <b>port</b>\n  reopened, said <a>Mr. Roe</a>.</p><ul><li>One</li><li>Two</li></ul>tail";
        assert_eq!(texts(page), ["The port reopened, said Mr. Roe.", "One", "Two", "tail"]);
    }

    #[test]
    fn one_break_is_a_line_and_two_are_a_paragraph() {
        assert_eq!(texts("<p>one<br>two<br> <br>three<br></p>"), ["one\ntwo", "three"]);
    }

    #[test]
    fn cells_do_not_run_together() {
        let page = "<table><tr><td>3</td><td>5</td></tr><tr><td>7</td></tr></table>";
        assert_eq!(texts(page), ["3 5", "7"]);
    }

    #[test]
    fn letters_in_links_are_counted() {
        let all = blocks(&parse("<p><a href=x>Ferry</a> <b>won</b></p>").unwrap(), ROOT, &|_| false);
        assert_eq!((all[0].letters, all[0].linked, all[0].stressed), (8, 5, 3));
    }
}
