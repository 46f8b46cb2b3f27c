//! A page as a tree, small and quick to walk.
//!
//! All nodes lie in one vector in the order of the source and know each other by number. A node that the
//! parser moved keeps its number, so numbers say nothing about order; the links do.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};
use std::rc::Rc;

/// Number of a node in its tree.
pub(super) type Id = u32;

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    Root,
    Element(Rc<QualName>, Vec<Attribute>),
    Text(StrTendril),
    /// Comments and the like: nothing to see.
    Other,
}

#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    pub parent: Option<Id>,
    pub first: Option<Id>,
    pub last: Option<Id>,
    pub previous: Option<Id>,
    pub next: Option<Id>,
    /// Levels below the root, as known when the node was put where it is.
    pub depth: u32,
}

/// The whole page.
#[derive(Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

/// The root of every tree.
pub(super) const ROOT: Id = 0;

impl Tree {
    pub(super) fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    /// Name of an element in lower case; empty for everything else.
    pub(super) fn tag(&self, id: Id) -> &str {
        match &self.node(id).kind {
            Kind::Element(name, _) => &name.local,
            _ => "",
        }
    }

    /// The characters of a text node.
    pub(super) fn characters(&self, id: Id) -> Option<&str> {
        match &self.node(id).kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Value of an attribute.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        match &self.node(id).kind {
            Kind::Element(_, attributes) => {
                attributes.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
            }
            _ => None,
        }
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id).parent
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.node(id).first, |c| self.node(*c).next)
    }

    /// The nodes above, nearest first.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |p| self.parent(*p))
    }

    /// The node that follows in the order of the page, not below `id`, and not beyond `top`.
    pub(super) fn after(&self, id: Id, top: Id) -> Option<Id> {
        let mut at = id;
        loop {
            if at == top {
                return None;
            }
            if let Some(next) = self.node(at).next {
                return Some(next);
            }
            at = self.parent(at)?;
        }
    }

    /// All nodes below `top` in the order of the page.
    pub(super) fn below(&self, top: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.node(top).first, move |id| {
            self.node(*id).first.or_else(|| self.after(*id, top))
        })
    }

    /// Elements below `top` with one of these names, in the order of the page.
    pub(super) fn elements<'a>(&'a self, top: Id, tags: &'a [&'a str]) -> impl Iterator<Item = Id> + 'a {
        self.below(top).filter(move |id| tags.contains(&self.tag(*id)))
    }

    /// All characters below a node, those of scripts included where it is one itself.
    pub(super) fn text(&self, top: Id) -> String {
        let mut out = String::new();
        let mut at = self.node(top).first;
        while let Some(id) = at {
            let silent = matches!(self.tag(id), "script" | "style" | "template" | "noscript");
            if let Some(text) = self.characters(id) {
                out.push_str(text);
            } else if matches!(self.tag(id), "br" | "p" | "div" | "li" | "span" | "td") && !out.is_empty() {
                // Words that stand in boxes of their own do not run together on the screen.
                if self.tag(id) != "span" {
                    out.push(' ');
                }
            }
            at = self.node(id).first.filter(|_| !silent).or_else(|| self.after(id, top));
        }
        out
    }

    /// For every node, whether an element with one of these names is below it.
    pub(super) fn holding(&self, tags: &[&str]) -> Vec<bool> {
        let mut holds = vec![false; self.nodes.len()];
        for id in self.elements(ROOT, tags) {
            // Where one was met, those above know already.
            for above in self.ancestors(id) {
                if std::mem::replace(&mut holds[above as usize], true) {
                    break;
                }
            }
        }
        holds
    }

    /// The text below a node as a line, `None` where there is none or it is longer than `most` bytes.
    pub(super) fn short_line(&self, top: Id, most: usize) -> Option<String> {
        let mut size = 0;
        for id in self.below(top) {
            size += self.characters(id).map_or(0, |t| t.trim().len());
            if size > most {
                return None;
            }
        }
        crate::tidy::line(&self.text(top)).filter(|l| l.len() <= most)
    }
}
