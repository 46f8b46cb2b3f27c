//! From markup to a [`Tree`], refusing pages that would take the process down.
//!
//! The parser itself does not recurse, but some of its own steps take time in proportion to the depth of
//! the open elements, and unclosed formatting multiplies nodes. So the page is parsed piece by piece, and
//! is given up as soon as a counter passes its limit.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_document};
use reportedly_core::{Problem, ProblemKind};

use super::attributes;
use super::tree::{Id, Kind, Node, ROOT, Tree};
use crate::limits::{MAX_DEPTH, MAX_NODES};

/// Bytes parsed between two looks at the counters.
const PIECE: usize = 16 << 10;

/// The tree of a page, or what is wrong with it: beyond [`MAX_DEPTH`], [`MAX_NODES`] or the attributes of a tag.
pub(super) fn parse(page: &str) -> Result<Tree, Problem> {
    if attributes::too_many(page) {
        return Err(too_large("full of tags with thousands of attributes"));
    }
    let deepest = Rc::new(Cell::new(0));
    let count = Rc::new(Cell::new(0));
    // With scripting, the content of `noscript` is text and not markup; it is looked at without.
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(Sink::new(deepest.clone(), count.clone()), options);
    let mut rest = page;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(PIECE));
        parser.process(StrTendril::from(piece));
        rest = after;
        if deepest.get() as usize > MAX_DEPTH {
            return Err(too_deep());
        }
        if count.get() > MAX_NODES {
            return Err(too_large(&format!("made of more than {MAX_NODES} elements")));
        }
    }
    let tree = parser.finish();
    // Nodes that moved with their parent kept the depth they had: this is the true one.
    if deepest_of(&tree) > MAX_DEPTH { Err(too_deep()) } else { Ok(tree) }
}

fn deepest_of(tree: &Tree) -> usize {
    let (mut at, mut depth, mut most) = (ROOT, 0usize, 0usize);
    loop {
        if let Some(first) = tree.node(at).first {
            (at, depth) = (first, depth + 1);
            most = most.max(depth);
            continue;
        }
        loop {
            if let Some(next) = tree.node(at).next {
                at = next;
                break;
            }
            let Some(parent) = tree.parent(at) else { return most };
            (at, depth) = (parent, depth - 1);
        }
    }
}

fn too_deep() -> Problem {
    too_large(&format!("nested more than {MAX_DEPTH} levels deep"))
}

fn too_large(what: &str) -> Problem {
    let message = format!("This page is {what} and was not read. Save its text alone.");
    Problem::new(ProblemKind::TooLarge, message)
}

/// A node as the parser holds it. The name is kept beside the number, since the parser borrows it.
#[derive(Clone)]
struct Handle(Id, Rc<QualName>);

struct Sink {
    nodes: RefCell<Vec<Node>>,
    deepest: Rc<Cell<u32>>,
    count: Rc<Cell<usize>>,
    nameless: Rc<QualName>,
}

impl Sink {
    fn new(deepest: Rc<Cell<u32>>, count: Rc<Cell<usize>>) -> Self {
        let nameless = Rc::new(QualName::new(None, ns!(), local_name!("")));
        let sink = Self { nodes: RefCell::new(Vec::with_capacity(4096)), deepest, count, nameless };
        sink.make(Kind::Root);
        sink
    }

    fn make(&self, kind: Kind) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            kind,
            parent: None,
            first: None,
            last: None,
            previous: None,
            next: None,
            depth: 0,
        });
        self.count.set(nodes.len());
        // The limit on nodes is far below.
        u32::try_from(nodes.len() - 1).unwrap_or(ROOT)
    }

    fn depth(&self, id: Id) -> u32 {
        self.nodes.borrow()[id as usize].depth
    }

    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let Node { parent, previous, next, .. } = nodes[id as usize];
        match previous {
            Some(p) => nodes[p as usize].next = next,
            None => {
                if let Some(p) = parent {
                    nodes[p as usize].first = next;
                }
            }
        }
        match next {
            Some(n) => nodes[n as usize].previous = previous,
            None => {
                if let Some(p) = parent {
                    nodes[p as usize].last = previous;
                }
            }
        }
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next) = (None, None, None);
    }

    /// Put a detached node under `parent`, before `next` or at the end.
    fn attach(&self, parent: Id, next: Option<Id>, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let previous = match next {
            Some(n) => nodes[n as usize].previous.replace(id),
            None => nodes[parent as usize].last.replace(id),
        };
        match previous {
            Some(p) => nodes[p as usize].next = Some(id),
            None => nodes[parent as usize].first = Some(id),
        }
        let depth = nodes[parent as usize].depth + 1;
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, next, depth);
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn put(&self, parent: Id, next: Option<Id>, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(Handle(id, _)) => {
                self.detach(id);
                self.attach(parent, next, id);
            }
            NodeOrText::AppendText(text) => {
                // Text that follows text becomes one node.
                let beside = match next {
                    Some(n) => self.nodes.borrow()[n as usize].previous,
                    None => self.nodes.borrow()[parent as usize].last,
                };
                if let Some(b) = beside
                    && let Kind::Text(before) = &mut self.nodes.borrow_mut()[b as usize].kind
                {
                    before.push_tendril(&text);
                    return;
                }
                let id = self.make(Kind::Text(text));
                self.attach(parent, next, id);
            }
        }
    }

    fn handle(&self, kind: Kind) -> Handle {
        Handle(self.make(kind), self.nameless.clone())
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        if let Kind::Element(_, attributes) = &mut self.nodes.borrow_mut()[target.0 as usize].kind {
            // A second `html` or `body` tag adds to the first; a flood of them shall not.
            for one in more.into_iter().take(attributes::MOST.saturating_sub(attributes.len())) {
                if attributes.iter().all(|a| a.name != one.name) {
                    attributes.push(one);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.0);
    }

    fn get_document(&self) -> Handle {
        Handle(ROOT, self.nameless.clone())
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.1.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let name = Rc::new(name);
        Handle(self.make(Kind::Element(name.clone(), attributes)), name)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.handle(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.handle(Kind::Other)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.0, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[element.0 as usize].parent;
        match parent {
            Some(parent) => self.put(parent, Some(element.0), child),
            None => self.put(previous.0, None, child),
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.0 as usize].parent;
        if let Some(parent) = parent {
            self.put(parent, Some(sibling.0), child);
        }
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.0 == y.0
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let depth = self.depth(new_parent.0) + 2;
        self.deepest.set(self.deepest.get().max(depth));
        loop {
            let child = self.nodes.borrow()[node.0 as usize].first;
            let Some(child) = child else { return };
            self.detach(child);
            self.attach(new_parent.0, None, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_and_old_pages_pass() {
        assert!(parse("<p>one<p>two<ul><li>a<li>b</ul><script>'<div>'.repeat(9)</script>").is_ok());
        assert!(parse(&"<p>a paragraph nobody closed".repeat(20_000)).is_ok());
        assert!(parse(&"<div></div>".repeat(20_000)).is_ok());
    }

    #[test]
    fn depth_is_refused_whatever_the_element() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<svg><style>", "<ul><li>"] {
            let page = tag.repeat(2_000_000 / tag.len());
            assert!(parse(&page).is_err(), "{tag}");
        }
    }

    #[test]
    fn formatting_that_multiplies_is_refused() {
        let fonts: String = (0..400).map(|n| format!("<p><font size={n}>")).collect();
        let page = fonts + &"<p>x".repeat(200_000);
        assert!(parse(&page).is_err());
    }

    #[test]
    fn text_misplaced_in_a_table_stands_before_it() {
        let tree = parse("<table>one<tr><td>two</td></tr>three</table>").unwrap();
        assert_eq!(tree.text(ROOT).split_whitespace().collect::<Vec<_>>().concat(), "onethreetwo");
    }
}
