//! Feeds in XML as they are: taken apart by a parser that knows no errors, into entries one after the other.
//!
//! Feeds are written by hand and by programs that never checked them: entities nobody declared, elements nobody
//! closed, prefixes nobody bound. A parser that insists loses the whole feed for one sign. Entities of a document type
//! are never expanded, so that nothing can grow.

use std::cell::RefCell;
use std::collections::HashMap;

use xml5ever::tendril::StrTendril;
use xml5ever::tokenizer::{ProcessResult, Tag, TagKind, Token, TokenSink, XmlTokenizer, XmlTokenizerOpts};

use super::fields;
use super::{Entry, Feed, MAX_ENTRIES};

/// Elements that may lie in one another. Feeds have ten or so; what is deeper is passed over.
const DEPTH: usize = 64;
/// Namespaces that a feed may bind. Feeds bind a dozen.
const PREFIXES: usize = 1000;
/// Elements beside the entries that are kept to know the feed itself.
const ABOUT: usize = 100;

/// To what an element belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Space {
    /// RSS and Atom of any version, or no namespace at all.
    #[default]
    Feed,
    /// Dublin Core, its elements and its terms.
    Dc,
    /// `content:encoded` of RSS.
    Content,
    FeedBurner,
    Media,
    Itunes,
    Html,
    Rdf,
    Other,
}

impl Space {
    fn of_address(uri: &str) -> Self {
        let uri = uri.trim().to_ascii_lowercase();
        let has = |part: &str| uri.contains(part);
        match () {
            () if has("purl.org/rss/1.0/modules/content") => Self::Content,
            () if has("purl.org/rss/1.0/modules") => Self::Other,
            () if has("purl.org/dc/") => Self::Dc,
            () if has("feedburner") => Self::FeedBurner,
            () if has("search.yahoo.com/mrss") => Self::Media,
            () if has("itunes.com/dtds") => Self::Itunes,
            () if has("w3.org/1999/xhtml") => Self::Html,
            () if has("22-rdf-syntax-ns") => Self::Rdf,
            () if uri.is_empty() || has("atom") || has("/rss") || has("rdf/simple") => Self::Feed,
            () => Self::Other,
        }
    }

    /// What prefixes mean where nobody bound them.
    fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "atom" | "atom10" | "a10" | "rss" => Self::Feed,
            "dc" | "dcterms" => Self::Dc,
            "content" => Self::Content,
            "feedburner" => Self::FeedBurner,
            "media" => Self::Media,
            "itunes" => Self::Itunes,
            "xhtml" => Self::Html,
            "rdf" => Self::Rdf,
            _ => Self::Other,
        }
    }
}

/// An element of an entry.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub space: Space,
    /// Without prefix, lower case.
    pub name: String,
    /// The prefix as written, to find the end.
    prefix: String,
    /// What elements without prefix belong to in here.
    inside: Space,
    /// Names with prefix, lower case.
    attributes: Vec<(String, String)>,
    pub text: String,
    /// Whether elements inside it were written into `text` as markup.
    pub markup: bool,
    pub children: Vec<Node>,
}

impl Node {
    /// The value of an attribute, which may be empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim())
    }

    /// The elements in it of that kind.
    pub(super) fn all<'a>(&'a self, space: Space, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |c| c.space == space && c.name == name)
    }

    fn is_entry(&self) -> bool {
        self.space == Space::Feed && matches!(&*self.name, "item" | "entry")
    }

    /// Holds entries, and what is said of the feed itself.
    fn is_frame(&self) -> bool {
        matches!(self.space, Space::Feed | Space::Rdf)
            && matches!(&*self.name, "rss" | "feed" | "channel" | "rdf" | "items")
    }

    /// Holds text, in which elements can only be markup of that text.
    fn is_text(&self) -> bool {
        match self.space {
            Space::Feed => matches!(
                &*self.name,
                "title" | "description" | "summary" | "content" | "subtitle" | "tagline" | "rights"
            ),
            Space::Dc => matches!(&*self.name, "title" | "description"),
            Space::Content => self.name == "encoded",
            Space::Html => matches!(&*self.name, "body" | "div"),
            Space::Media => self.name == "description",
            Space::Itunes => self.name == "summary",
            _ => false,
        }
    }

    /// Whether its characters are characters and not markup that was escaped.
    fn is_literal(&self) -> bool {
        let kind = self.attribute("type").unwrap_or_default();
        self.space == Space::Html
            || kind == "xhtml"
            || kind.ends_with("+xml")
            || self.attribute("mode") == Some("xml")
    }
}

/// The entries of a feed; `None` where this is XML of another kind.
pub(super) fn read(xml: &str) -> Option<Feed> {
    let input = xml5ever::buffer_queue::BufferQueue::default();
    input.push_back(StrTendril::from(xml));
    let tokenizer = XmlTokenizer::new(Sink::default(), XmlTokenizerOpts::default());
    // The sink stops it nowhere.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut state = tokenizer.sink.0.into_inner();
    // What is still open here was cut off, or is a feed that nobody closed.
    let cut = state.stack.iter().any(Node::is_entry);
    state.leave(0);
    if cut && let Some(last) = state.feed.entries.last_mut() {
        last.cut = true;
    }
    let about = Node { children: state.about, ..Node::default() };
    fields::of_feed(&about, &mut state.feed);
    state.found.then_some(state.feed)
}

#[derive(Default)]
struct Sink(RefCell<State>);

#[derive(Default)]
struct State {
    feed: Feed,
    /// What stands beside the entries.
    about: Vec<Node>,
    /// A frame was met: it is a feed.
    found: bool,
    prefixes: HashMap<String, Space>,
    stack: Vec<Node>,
    /// Elements open beyond [`DEPTH`].
    deeper: usize,
    /// Elements of its own name open in the text element on top.
    again: usize,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token) -> ProcessResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::Tag(tag) => match tag.kind {
                TagKind::StartTag => state.start(&tag, false),
                TagKind::EmptyTag => state.start(&tag, true),
                TagKind::EndTag => state.end(&prefix(&tag), &tag.name.local),
                TagKind::ShortTag => {
                    if let Some(top) = state.stack.last() {
                        let (prefix, name) = (top.prefix.clone(), top.name.clone());
                        state.end(&prefix, &name);
                    }
                }
            },
            Token::Characters(text) => state.characters(&text),
            Token::NullCharacter => state.characters("\u{FFFD}"),
            _ => {}
        }
        ProcessResult::Continue
    }
}

fn prefix(tag: &Tag) -> String {
    tag.name.prefix.as_deref().unwrap_or_default().to_ascii_lowercase()
}

impl State {
    fn node(&mut self, tag: &Tag) -> Node {
        let parent = self.stack.last();
        let mut inside = parent.map(|p| p.inside).unwrap_or_default();
        let mut attributes = Vec::new();
        for one in &tag.attrs {
            let local = one.name.local.to_ascii_lowercase().to_string();
            match one.name.prefix.as_deref() {
                Some("xmlns") if self.prefixes.len() < PREFIXES => {
                    self.prefixes.insert(local, Space::of_address(&one.value));
                }
                None if local == "xmlns" => inside = Space::of_address(&one.value),
                Some(prefix) => attributes.push((format!("{prefix}:{local}"), one.value.to_string())),
                None => attributes.push((local, one.value.to_string())),
            }
        }
        let (prefix, name) = (prefix(tag), tag.name.local.to_ascii_lowercase().to_string());
        let bound = self.prefixes.get(&prefix).copied();
        let space = match prefix.is_empty() {
            // A namespace that nobody knows is a misspelt one where the element is that of a feed.
            true if inside == Space::Other && self.stack.is_empty() => Space::Feed,
            true => inside,
            false => bound.unwrap_or_else(|| Space::of_prefix(&prefix)),
        };
        if self.stack.is_empty() && inside == Space::Other {
            inside = Space::Feed;
        }
        Node { space, name, prefix, inside, attributes, ..Node::default() }
    }

    fn start(&mut self, tag: &Tag, empty: bool) {
        let node = self.node(tag);
        if node.is_entry() {
            // An entry in an entry, or in a text, is one after something that nobody closed.
            if let Some(open) = self.stack.iter().position(Node::is_entry) {
                self.leave(open);
            } else if self.stack.last().is_some_and(Node::is_text) {
                let top = self.stack.len() - 1;
                self.leave(top);
            }
        } else if let Some(text) = self.stack.last_mut().filter(|top| top.is_text()) {
            text.markup = true;
            text.text.push('<');
            text.text.push_str(&tag.name.local);
            text.text.push_str(if empty { "/>" } else { ">" });
            self.again += usize::from(!empty && node.name == text.name && node.prefix == text.prefix);
            return;
        }
        if self.stack.len() >= DEPTH {
            self.deeper += usize::from(!empty);
            return;
        }
        if node.is_frame() {
            self.found = true;
            if let Some(base) = node.attribute("xml:base") {
                self.feed.base = Some(base.to_owned());
            }
        }
        self.stack.push(node);
        if empty {
            self.leave(self.stack.len() - 1);
        }
    }

    fn end(&mut self, prefix: &str, local: &str) {
        let name = local.to_ascii_lowercase();
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let same = |node: &Node| node.name == name && node.prefix == prefix;
        if let Some(top) = self.stack.last_mut().filter(|top| top.is_text()) {
            if same(top) && self.again == 0 {
                return self.leave(self.stack.len() - 1);
            }
            let frame = |node: &Node| same(node) && (node.is_entry() || node.is_frame());
            if let Some(at) = self.stack.iter().rposition(frame) {
                return self.leave(at);
            }
            let Some(top) = self.stack.last_mut() else { return };
            self.again -= usize::from(top.name == name && top.prefix == prefix);
            top.text.push_str("</");
            top.text.push_str(local);
            top.text.push('>');
            return;
        }
        if let Some(at) = self.stack.iter().rposition(same) {
            self.leave(at);
        }
    }

    fn characters(&mut self, text: &str) {
        let Some(top) = self.stack.last_mut().filter(|top| !top.is_frame() && !top.is_entry()) else {
            return;
        };
        if top.is_text() && top.is_literal() {
            top.text.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
        } else {
            top.text.push_str(text);
        }
    }

    /// Close everything that is open down to this place of the stack.
    fn leave(&mut self, to: usize) {
        (self.deeper, self.again) = (0, 0);
        while self.stack.len() > to {
            let Some(node) = self.stack.pop() else { return };
            if node.is_entry() {
                self.keep(fields::of_entry(&node));
            } else if node.is_frame() {
            } else if let Some(parent) = self.stack.last_mut() {
                if !parent.is_frame() {
                    parent.children.push(node);
                } else if self.about.len() < ABOUT {
                    self.about.push(node);
                }
            }
        }
    }

    fn keep(&mut self, entry: Entry) {
        match self.feed.entries.len() < MAX_ENTRIES {
            true => self.feed.entries.push(entry),
            false => self.feed.more += 1,
        }
    }
}
