//! Refusing pages that would take the process down.
//!
//! The parser itself does not recurse, but what comes after it does, and some of its own steps take
//! time in proportion to the depth of the open elements. So a page is first parsed piece by piece
//! into nothing but counters, by the same parser, which cannot be led astray by markup inside of
//! scripts or comments, and is given up as soon as a counter passes its limit.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_document};
use reportedly_core::{Problem, ProblemKind};

use super::attributes;
use crate::limits::{MAX_DEPTH, MAX_NODES};

/// Bytes parsed between two looks at the counters.
const PIECE: usize = 16 << 10;

/// The problem of a page beyond [`MAX_DEPTH`], [`MAX_NODES`] or the attributes of a tag; `None` for every other page.
pub(super) fn refuse(page: &str) -> Option<Problem> {
    if attributes::too_many(page) {
        return Some(too_large("full of tags with thousands of attributes"));
    }
    let counters = Rc::new(Counters::default());
    let mut parser = parse_document(Sink::new(counters.clone()), ParseOpts::default());
    let mut rest = page;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(PIECE));
        parser.process(StrTendril::from(piece));
        rest = after;
        let what = if counters.depth.get() > MAX_DEPTH {
            format!("nested more than {MAX_DEPTH} levels deep")
        } else if counters.nodes.get() > MAX_NODES {
            format!("made of more than {MAX_NODES} elements")
        } else {
            continue;
        };
        return Some(too_large(&what));
    }
    None
}

fn too_large(what: &str) -> Problem {
    let message = format!("This page is {what} and was not read. Save its text alone.");
    Problem::new(ProblemKind::TooLarge, message)
}

#[derive(Default)]
struct Counters {
    depth: Cell<usize>,
    nodes: Cell<usize>,
}

/// An element of which only the name and the depth are kept. Depth is of the place where it was put
/// last; children that move with it keep theirs, which is near enough for a limit.
#[derive(Clone)]
struct Node(Rc<(QualName, Cell<usize>)>);

struct Sink {
    counters: Rc<Counters>,
    document: Node,
}

impl Sink {
    fn new(counters: Rc<Counters>) -> Self {
        let document = Node::new(QualName::new(None, ns!(), local_name!("")));
        Self { counters, document }
    }

    fn count(&self) {
        self.counters.nodes.set(self.counters.nodes.get() + 1);
    }

    fn put(&self, depth: usize, child: &NodeOrText<Node>) {
        match child {
            NodeOrText::AppendNode(node) => {
                node.0.1.set(depth);
                self.counters.depth.set(self.counters.depth.get().max(depth));
            }
            NodeOrText::AppendText(_) => self.count(),
        }
    }
}

impl Node {
    fn new(name: QualName) -> Self {
        Self(Rc::new((name, Cell::new(0))))
    }

    fn depth(&self) -> usize {
        self.0.1.get()
    }
}

impl TreeSink for Sink {
    type Handle = Node;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn add_attrs_if_missing(&self, _: &Node, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &Node) {}

    fn get_document(&self) -> Node {
        self.document.clone()
    }

    fn elem_name<'a>(&'a self, node: &'a Node) -> ExpandedName<'a> {
        node.0.0.expanded()
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Node {
        self.count();
        Node::new(name)
    }

    fn create_comment(&self, _: StrTendril) -> Node {
        self.count();
        Node::new(QualName::new(None, ns!(), local_name!("")))
    }

    fn create_pi(&self, target: StrTendril, _: StrTendril) -> Node {
        self.create_comment(target)
    }

    fn append(&self, parent: &Node, child: NodeOrText<Node>) {
        self.put(parent.depth() + 1, &child);
    }

    fn append_based_on_parent_node(&self, element: &Node, previous: &Node, child: NodeOrText<Node>) {
        self.put(element.depth().max(previous.depth() + 1), &child);
    }

    fn append_before_sibling(&self, sibling: &Node, child: NodeOrText<Node>) {
        self.put(sibling.depth(), &child);
    }

    fn get_template_contents(&self, target: &Node) -> Node {
        target.clone()
    }

    fn same_node(&self, x: &Node, y: &Node) -> bool {
        Rc::ptr_eq(&x.0, &y.0)
    }

    fn reparent_children(&self, _: &Node, new_parent: &Node) {
        // The children are not known; the formatting element that takes them adds one level.
        let depth = new_parent.depth() + 1;
        self.counters.depth.set(self.counters.depth.get().max(depth));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_and_old_pages_pass() {
        assert!(refuse("<p>one<p>two<ul><li>a<li>b</ul><script>'<div>'.repeat(9)</script>").is_none());
        assert!(refuse(&"<p>a paragraph nobody closed".repeat(20_000)).is_none());
        assert!(refuse(&"<div></div>".repeat(20_000)).is_none());
    }

    #[test]
    fn depth_is_refused_whatever_the_element() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<svg><style>", "<ul><li>"] {
            let page = tag.repeat(2_000_000 / tag.len());
            assert!(refuse(&page).is_some(), "{tag}");
        }
    }

    #[test]
    fn formatting_that_multiplies_is_refused() {
        let fonts: String = (0..400).map(|n| format!("<p><font size={n}>")).collect();
        let page = fonts + &"<p>x".repeat(200_000);
        assert!(refuse(&page).is_some());
    }
}
