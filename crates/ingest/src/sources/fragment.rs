//! HTML in pieces that are no page: the body of a feed's entry, a headline with entities, a mail without a layout.
//!
//! All of it is text of the article, so nothing needs to be found; only the markup goes. It is read token by token
//! and without a tree, so that neither depth nor unclosed elements cost anything.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EndTag, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};
use reportedly_core::{Problem, ProblemKind};

use crate::html::attributes;
use crate::tidy;

/// Elements that stand inside of a paragraph; all others begin one.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "var", "wbr",
];

/// Elements whose content is no text of the article.
const SILENT: &[&str] = &[
    "audio",
    "button",
    "canvas",
    "figcaption",
    "head",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

/// The paragraphs, parted by a blank line, with white space as a browser shows it.
///
/// Text without any markup keeps its line breaks.
///
/// # Errors
/// A problem where a tag has thousands of attributes, which only hostile markup has.
pub(crate) fn paragraphs(html: &str) -> Result<String, Problem> {
    if !html.contains(['<', '&']) {
        return Ok(tidy::text(html));
    }
    if attributes::too_many(html) {
        let message = "The markup is full of tags with thousands of attributes and was not read.";
        return Err(Problem::new(ProblemKind::TooLarge, message));
    }
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // Neither scripts nor declared encodings stop it, since the sink asks for nothing.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut text = tokenizer.sink.0.into_inner();
    text.end();
    Ok(tidy::text(&text.done.join("\n\n")))
}

/// The same as one line, for headlines and names. `None` where nothing is left.
pub(crate) fn line(html: &str) -> Option<String> {
    tidy::line(&paragraphs(html).unwrap_or_default())
}

#[derive(Default)]
struct Sink(RefCell<Text>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut text = self.0.borrow_mut();
        match token {
            CharacterTokens(characters) => text.characters(&characters),
            TagToken(tag) if tag.kind == StartTag => {
                text.start(&tag.name, tag.self_closing);
                return match &*tag.name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                        TokenSinkResult::RawData(RawKind::Rawtext)
                    }
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            TagToken(tag) if tag.kind == EndTag => text.stop(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Text {
    done: Vec<String>,
    open: String,
    /// A line break was met: one is a new line, two are a new paragraph.
    breaks: usize,
    /// White space was met and stands between what is open and what comes.
    blank: bool,
    /// The silent element that is open and how many of its name are.
    silent: Option<(String, usize)>,
}

impl Text {
    fn start(&mut self, name: &str, empty: bool) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth += usize::from(silent == name && !empty);
            return;
        }
        match name {
            "br" => self.breaks += 1,
            // Cells stand side by side: "3" and "5" must not become "35".
            "td" | "th" => self.blank = true,
            _ if SILENT.contains(&name) => {
                if !empty {
                    self.silent = Some((name.to_owned(), 1));
                }
            }
            _ if INLINE.contains(&name) => {}
            _ => self.end(),
        }
    }

    fn stop(&mut self, name: &str) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth -= usize::from(silent == name);
            // A caption that nobody closed ends with its picture.
            if *depth == 0 || (silent == "figcaption" && name == "figure") {
                self.silent = None;
            }
            return;
        }
        match name {
            "td" | "th" => self.blank = true,
            // A browser breaks the line here too.
            "br" => self.breaks += 1,
            _ if INLINE.contains(&name) || SILENT.contains(&name) => {}
            _ => self.end(),
        }
    }

    fn characters(&mut self, characters: &str) {
        if self.silent.is_some() {
            return;
        }
        for c in characters.chars() {
            // A no-break space is text, as between a number and its unit; the others are layout.
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                self.blank = true;
                continue;
            }
            match self.breaks {
                0 if self.blank && !self.open.is_empty() => self.open.push(' '),
                1 if !self.open.is_empty() => self.open.push('\n'),
                0 | 1 => {}
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
    use super::*;

    fn text(html: &str) -> String {
        paragraphs(html).unwrap()
    }

    #[test]
    fn blocks_become_paragraphs_and_inline_markup_vanishes() {
        assert_eq!(
            text(
                "<p>The <b>port</b>\n  reopened, said <a href=x>Mr. Roe</a>.<ul><li>One<li>Two</ul>tail &amp; end"
            ),
            "The port reopened, said Mr. Roe.\n\nOne\n\nTwo\n\ntail & end"
        );
        assert_eq!(text("one<br>two<br/> <br>three<br>"), "one\ntwo\n\nthree");
        assert_eq!(text("<table><tr><td>3</td><td>5</td></tr><tr><td>7</table>"), "3 5\n\n7");
    }

    #[test]
    fn what_is_no_text_of_the_article_is_silent() {
        assert_eq!(text("a<script>if (1 < 2) { '<p>' }</script>b<style>p{}</style>c"), "abc");
        assert_eq!(
            text(
                "<figure><img><figcaption>The pier.<p>Photo: Roe</figure>Text<noscript><i>x</i></noscript>."
            ),
            "Text."
        );
        assert_eq!(text("a<svg><title>x</title></svg><template/>b"), "ab");
    }

    #[test]
    fn text_without_markup_is_left_alone() {
        assert_eq!(text("One.\r\nTwo  three."), "One.\nTwo  three.");
        assert_eq!(line("Port &amp; pier <i>re</i>open: 3 < 5"), Some("Port & pier reopen: 3 < 5".into()));
        assert_eq!(line("<img src=x>"), None);
    }

    #[test]
    fn hostile_markup_is_bounded() {
        assert_eq!(text(&"<div><b><table><td>".repeat(100_000)), "");
        let flood: String = (0..10_000).map(|n| format!(" a{n}=1")).collect();
        assert_eq!(paragraphs(&format!("<p{flood}>")).unwrap_err().kind, ProblemKind::TooLarge);
    }
}
