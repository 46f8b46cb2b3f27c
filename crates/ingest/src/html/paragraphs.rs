//! The extracted article, which is simple HTML, as paragraphs of text.

use trafilatura::dom::{Document, NodeId};

use super::furniture;

/// Elements that start a paragraph of their own.
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
    "quote",
    "list",
    "item",
    "head",
    "row",
    "details",
    "summary",
    "address",
    "center",
];

/// Elements whose content is no text of the article.
const SILENT: &[&str] = &["script", "style", "template", "noscript", "figcaption"];

/// The paragraphs, parted by a blank line, with white space as a browser shows it, without
/// the headline, which is no part of the text, and lines that are no reporting.
pub(super) fn text(article: &str, title: Option<&str>) -> String {
    let tree = Document::parse(article);
    let mut out = Paragraphs::default();
    out.walk(&tree, tree.body().unwrap_or_else(|| tree.root()));
    out.end();
    crate::tidy::text(&furniture::clear(out.done, title).join("\n\n"))
}

/// Whether two lines are the same apart from case, white space and signs.
pub(super) fn same(a: &str, b: &str) -> bool {
    let letters =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}

#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    open: String,
    /// A line break was met: one is a new line, two are a new paragraph.
    breaks: usize,
    /// White space was met and stands between what is open and what comes.
    blank: bool,
}

impl Paragraphs {
    fn walk(&mut self, tree: &Document, node: NodeId) {
        for child in tree.child_nodes(node) {
            if tree.is_text(child) {
                self.text(&tree.text_content(child));
                continue;
            }
            let tag = tree.tag_name(child);
            match tag {
                "br" | "lb" => self.breaks += 1,
                _ if SILENT.contains(&tag) => {}
                _ if BLOCKS.contains(&tag) => {
                    self.end();
                    self.walk(tree, child);
                    self.end();
                }
                _ => {
                    // Cells stand side by side: "3" and "5" must not become "35".
                    let cell = matches!(tag, "td" | "th" | "cell");
                    self.blank |= cell;
                    self.walk(tree, child);
                    self.blank |= cell;
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            // A no-break space is text, as between a number and its unit; the others are layout.
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                self.blank = true;
                continue;
            }
            match self.breaks {
                0 if self.blank && !self.open.is_empty() => self.open.push(' '),
                0 => {}
                1 if !self.open.is_empty() => self.open.push('\n'),
                1 => {}
                _ => self.end(),
            }
            (self.breaks, self.blank) = (0, false);
            self.open.push(c);
        }
    }

    fn end(&mut self) {
        let text = self.open.trim();
        if !text.is_empty() {
            self.done.push(text.to_owned());
        }
        self.open.clear();
        (self.breaks, self.blank) = (0, false);
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn blocks_become_paragraphs_and_inline_markup_vanishes() {
        let html =
            "<p>The <b>port</b>\n  reopened, said <a>Mr. Roe</a>.</p><ul><li>One</li><li>Two</li></ul>tail";
        assert_eq!(text(html, None), "The port reopened, said Mr. Roe.\n\nOne\n\nTwo\n\ntail");
    }

    #[test]
    fn one_break_is_a_line_and_two_are_a_paragraph() {
        assert_eq!(text("<p>one<br>two<br> <br>three<br></p>", None), "one\ntwo\n\nthree");
    }

    #[test]
    fn cells_do_not_run_together() {
        assert_eq!(text("<table><tr><td>3</td><td>5</td></tr><tr><td>7</td></tr></table>", None), "3 5\n\n7");
    }

    #[test]
    fn the_title_is_not_repeated_in_the_text() {
        assert_eq!(text("<h1>Port reopens!</h1><p>On Monday.</p>", Some("PORT REOPENS")), "On Monday.");
    }
}
