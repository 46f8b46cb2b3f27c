//! Which part of a page is the article.
//!
//! Elements that name themselves as something else are shut out first, unless they hold much of the
//! page's prose, since names lie. What is left is weighed by prose, and the smallest element that holds
//! nearly all of it is the article.

use std::collections::HashMap;

use super::blocks::{Block, Shape, blocks};
use super::tree::{Id, ROOT, Tree};
use super::words::{self, Says};

/// Largest share of the page's prose that is shut out on the word of a class.
const MOST_SHUT: f64 = 0.3;

/// Share of the page's prose from which an element is not shut out that holds the headline.
const LARGE: f64 = 0.05;

/// The part of the page.
pub(super) struct Region {
    /// Blocks of the whole page, without what is shut out.
    pub blocks: Vec<Block>,
    /// Those of the article: from, and up to before.
    pub from: usize,
    pub to: usize,
    /// Blocks of the whole page with what is shut out.
    pub all: Vec<Block>,
}

impl Region {
    /// First and last node of the article.
    pub(super) fn nodes(&self) -> (Id, Id) {
        let ids = || self.blocks[self.from..self.to].iter().map(|b| b.node);
        (ids().min().unwrap_or_default(), ids().max().unwrap_or(Id::MAX))
    }
}

/// Find it. `body` is where to look.
pub(super) fn find(tree: &Tree, body: Id, title: &dyn Fn(&Block) -> bool) -> Region {
    let shut = Shut::new(tree, body);
    let mut blocks = blocks(tree, body, &|id| shut.elements[id as usize]);
    let weigher = Sums::new(tree, &blocks);
    let (start, sure) = shut.hinted(&weigher, body);
    let node = descend(tree, &weigher, start, sure);
    let chunks = chunks(tree, &weigher, node);
    let mut chosen = vec![false; tree.nodes.len()];
    chunks.iter().for_each(|id| chosen[*id as usize] = true);
    let inside = |b: &Block| chosen[b.node as usize] || tree.ancestors(b.node).any(|a| chosen[a as usize]);
    let mut from = blocks.iter().position(&inside).unwrap_or(blocks.len());
    let to = blocks.iter().rposition(&inside).map_or(from, |i| i + 1);
    // The lead often stands outside, between the headline and the text; what else does is cleared later.
    const APART: usize = 40;
    const LONGEST_LEAD: usize = 1500;
    let above = from.saturating_sub(APART);
    if let Some(head) = blocks[above..from].iter().rposition(title).map(|i| above + i + 1)
        && blocks[head..from].iter().map(|b| b.letters).sum::<usize>() < LONGEST_LEAD
    {
        from = head;
    }
    for block in &mut blocks[from..to] {
        block.caption = is_caption(tree, &weigher, block);
    }
    Region { from, to, blocks, all: shut.all }
}

/// Whether a block is all the text there is beside a picture.
fn is_caption(tree: &Tree, sums: &Sums, block: &Block) -> bool {
    const LONGEST: usize = 250;
    const LEVELS: usize = 4;
    if block.letters > LONGEST || block.shape == Shape::Heading {
        return false;
    }
    let alone = |id: &Id| {
        sums.letters[*id as usize] == block.letters && !matches!(tree.tag(*id), "body" | "article" | "main")
    };
    let boxes = std::iter::once(block.node).chain(tree.ancestors(block.node)).take(LEVELS).take_while(alone);
    let Some(outer) = boxes.last() else { return false };
    let picture = tree.elements(outer, &["img", "picture", "video", "amp-img"]).next().is_some();
    // A picture inside of a paragraph may stand beside a sentence.
    let sentence = tree.tag(outer) == "p" && block.text.ends_with(['.', '!', '?', '”', '"']);
    picture && !sentence
}

/// Letters of prose below every element.
struct Sums {
    prose: Vec<usize>,
    letters: Vec<usize>,
    linked: Vec<usize>,
}

impl Sums {
    fn new(tree: &Tree, blocks: &[Block]) -> Self {
        let n = tree.nodes.len();
        let mut sums = Self { prose: vec![0; n], letters: vec![0; n], linked: vec![0; n] };
        for block in blocks {
            let prose = if block.is_prose() { block.letters - block.linked } else { 0 };
            let id = block.node as usize;
            sums.prose[id] += prose;
            sums.letters[id] += block.letters;
            sums.linked[id] += block.linked;
        }
        // From the last node to the first, each is complete before it is added to the one above.
        let order: Vec<Id> = tree.below(ROOT).collect();
        for id in order.into_iter().rev() {
            if let Some(parent) = tree.parent(id) {
                let (id, parent) = (id as usize, parent as usize);
                sums.prose[parent] += sums.prose[id];
                sums.letters[parent] += sums.letters[id];
                sums.linked[parent] += sums.linked[id];
            }
        }
        sums
    }

    fn of(&self, id: Id) -> usize {
        self.prose[id as usize]
    }
}

/// Elements that are left out, and those that say they are the text.
struct Shut {
    elements: Vec<bool>,
    bodies: Vec<Id>,
    articles: Vec<Id>,
    mains: Vec<Id>,
    /// Every block of the page.
    all: Vec<Block>,
}

impl Shut {
    fn new(tree: &Tree, body: Id) -> Self {
        let all = blocks(tree, body, &|_| false);
        let sums = Sums::new(tree, &all);
        let total = sums.of(body).max(1) as f64;
        let mut out = Self {
            elements: vec![false; tree.nodes.len()],
            bodies: vec![],
            articles: vec![],
            mains: vec![],
            all: vec![],
        };
        let mut marked = Vec::new();
        let titled = tree.holding(&["h1"]);
        let with_text = tree.holding(&["table", "blockquote", "ul", "ol"]);
        let mut known: HashMap<&str, Says> = HashMap::new();
        let mut at = tree.node(body).first;
        while let Some(id) = at {
            let tag = tree.tag(id);
            let mut into = true;
            if !tag.is_empty() {
                let mut says = Says::default();
                for name in ["class", "id"] {
                    if let Some(value) = tree.attribute(id, name) {
                        let s = *known.entry(value).or_insert_with(|| words::says(value));
                        says.shut |= s.shut;
                        says.doubtful |= s.doubtful;
                        says.body |= s.body;
                        says.hidden |= s.hidden;
                    }
                }
                let role = tree.attribute(id, "role").unwrap_or_default();
                let of_body = tree.attribute(id, "itemprop").is_some_and(|p| {
                    let p = p.to_ascii_lowercase();
                    p.contains("articlebody") || p == "text"
                });
                let share = sums.of(id) as f64 / total;
                let letters = sums.letters[id as usize];
                let links = sums.linked[id as usize] as f64 / letters.max(1) as f64;
                let named = !matches!(tag, "article" | "main" | "h1" | "body" | "a" | "p") && says.shut
                    || tag == "p" && says.shut && letters < 300;
                let tagged = matches!(tag, "nav" | "footer" | "aside" | "figcaption" | "form" | "menu")
                    || matches!(
                        role,
                        "navigation"
                            | "complementary"
                            | "contentinfo"
                            | "search"
                            | "dialog"
                            | "alert"
                            | "banner"
                            | "toolbar"
                    );
                let figure = tag == "figure" && !with_text[id as usize];
                let doubtful = says.doubtful
                    && links > 0.4
                    && share < 0.1
                    && matches!(tag, "div" | "section" | "ul" | "ol" | "p" | "table" | "li");
                let list = matches!(tag, "ul" | "ol" | "table" | "section" | "div" | "dl")
                    && letters > 0
                    && links > 0.6
                    && share < 0.1;
                let hidden = says.hidden || words::is_hidden(tree, id) || words::is_message(tree, id);
                let out_of = (named || tagged || figure || hidden) && share < MOST_SHUT && !of_body;
                if (out_of || doubtful || list) && !(share > LARGE && titled[id as usize]) {
                    out.elements[id as usize] = true;
                    into = false;
                } else {
                    if of_body {
                        marked.push(id);
                    } else if says.body {
                        out.bodies.push(id);
                    }
                    if tag == "article" || role == "article" {
                        out.articles.push(id);
                    }
                    if tag == "main" || role == "main" {
                        out.mains.push(id);
                    }
                }
            }
            at = tree.node(id).first.filter(|_| into).or_else(|| tree.after(id, body));
        }
        // Those that microdata marks come before those that a class names.
        marked.reverse();
        marked.append(&mut out.bodies);
        (out.bodies, out.all) = (marked, all);
        out
    }

    /// Where to begin: the element that says it is the text, if there is much text in it; and how much is
    /// known by that.
    fn hinted(&self, sums: &Sums, body: Id) -> (Id, Sure) {
        let total = sums.of(body) as f64;
        let sets = [
            (&self.bodies, 0.4, Sure::Text),
            (&self.articles, 0.4, Sure::Article),
            (&self.mains, 0.5, Sure::Nothing),
        ];
        for (set, least, sure) in sets {
            // The first of the best: what repeats below is another article.
            let best = set.iter().copied().max_by_key(|id| (sums.of(*id), std::cmp::Reverse(*id)));
            if let Some(best) = best.filter(|b| sums.of(*b) as f64 >= least * total) {
                return (best, sure);
            }
        }
        (body, Sure::Nothing)
    }
}

/// What the name of an element promises.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// It is the text.
    Text,
    /// It is an article with what belongs to it.
    Article,
    Nothing,
}

/// From `start` down to the smallest element that still holds nearly all of its prose.
fn descend(tree: &Tree, sums: &Sums, start: Id, sure: Sure) -> Id {
    // In tenths: what a single child must hold for the rest to be left behind.
    let nearly = if sure == Sure::Text { 9 } else { 8 };
    let mut node = start;
    loop {
        let all = sums.of(node);
        let Some(best) = tree.children(node).max_by_key(|c| sums.of(*c)) else { return node };
        let most = sums.of(best);
        if most == 0 || matches!(tree.tag(best), "p" | "ul" | "ol" | "blockquote" | "table" | "li") {
            return node;
        }
        if most * 10 >= all * nearly {
            node = best;
            continue;
        }
        // Pieces of one kind side by side are one text.
        let alike: usize =
            tree.children(node).filter(|c| same_kind(tree, *c, best)).map(|c| sums.of(c)).sum();
        let loose: usize = tree
            .children(node)
            .filter(|c| matches!(tree.tag(*c), "p" | "ul" | "ol" | "blockquote" | "h2" | "h3"))
            .map(|c| sums.of(c))
            .sum();
        if sure != Sure::Text
            && most * 2 > all
            && alike * 10 < all * 8
            && loose * 5 < all
            && alike < most + most / 4
        {
            node = best;
            continue;
        }
        return node;
    }
}

fn same_kind(tree: &Tree, a: Id, b: Id) -> bool {
    tree.tag(a) == tree.tag(b) && tree.attribute(a, "class") == tree.attribute(b, "class")
}

/// The element and its siblings of the same kind that hold prose: a text cut in pieces by what stands between.
fn chunks(tree: &Tree, sums: &Sums, node: Id) -> Vec<Id> {
    let Some(parent) = tree.parent(node) else { return vec![node] };
    if matches!(tree.tag(node), "article" | "main" | "body" | "html")
        || tree.attribute(node, "class").is_none()
    {
        return vec![node];
    }
    tree.children(parent).filter(|c| *c == node || same_kind(tree, *c, node) && sums.of(*c) > 0).collect()
}
