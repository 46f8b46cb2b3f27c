//! What the names of classes say of an element, read word by word: `ArticleNewsletter_box` is "article",
//! "newsletter", "box".

use super::tree::{Id, Tree};

/// Words for what is no part of an article wherever it stands. Sorted.
const SHUT: &[&str] = &[
    "ad",
    "addthis",
    "ads",
    "adsbygoogle",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "affiliate",
    "authorbio",
    "authorbox",
    "authors",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "bylines",
    "caption",
    "captions",
    "ccpa",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "credit",
    "credits",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "dropdown",
    "figcaption",
    "footer",
    "gdpr",
    "infobox",
    "jwplayer",
    "lightbox",
    "login",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "onetrust",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paging",
    "player",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "rating",
    "readmore",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "relatedarticles",
    "relatedcontent",
    "respond",
    "seealso",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signin",
    "signup",
    "sociable",
    "social",
    "socials",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "toc",
    "toolbar",
    "tooltip",
    "trending",
    "trinity",
    "upsell",
    "username",
    "video",
    "videos",
    "yarpp",
    "zergnet",
];

/// Beginnings of words that systems write together: `relatedstories`, `newsletterbox`.
const SHUT_BEGINNINGS: &[&str] =
    &["related", "newsletter", "recommend", "breadcrumb", "advert", "sharebutton", "socialshare", "mostread"];

/// Words for what may be a part of an article, unless it consists of links.
const DOUBTFUL: &[&str] = &[
    "aside",
    "box",
    "callout",
    "card",
    "cards",
    "embed",
    "gallery",
    "inset",
    "item",
    "list",
    "meta",
    "module",
    "more",
    "player",
    "post",
    "read",
    "rail",
    "slideshow",
    "teaser",
    "teasers",
    "widget",
    "also",
    "link",
    "links",
    "series",
    "topic",
    "topics",
    "latest",
    "tag",
    "category",
    "categories",
    "video",
    "quiz",
    "poll",
];

/// Words that mark the text of an article, after "article", "story", "post", "entry" or the like.
const BODIES: &[&str] = &["body", "content", "text", "copy", "main", "inhalt", "texto", "corpo", "cuerpo"];
const PIECES: &[&str] = &[
    "article", "story", "post", "entry", "news", "articulo", "artikel", "noticia", "blog", "page", "nota",
    "single", "content", "rich", "materia",
];

/// Words that mark what stands between headline and text.
const LEADS: &[&str] = &[
    "standfirst",
    "dek",
    "deck",
    "lead",
    "lede",
    "leadtext",
    "subtitle",
    "subhead",
    "subheading",
    "subheadline",
    "intro",
    "introduction",
    "summary",
    "excerpt",
    "abstract",
    "chapo",
    "chapeau",
    "bajada",
    "sottotitolo",
    "vorspann",
    "teaser",
    "kicker",
    "description",
    "strapline",
    "sell",
    "copete",
    "entradilla",
    "anriss",
    "einleitung",
    "ingress",
    "preamble",
];

/// What the classes of an element say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Says {
    /// No part of an article.
    pub shut: bool,
    /// No part of an article if it is made of links.
    pub doubtful: bool,
    /// The text of an article.
    pub body: bool,
    /// The lead of an article.
    pub lead: bool,
    /// Not shown.
    pub hidden: bool,
}

/// The words of a name: parted at signs and where small letters meet capitals.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let bytes = rest.as_bytes();
            let cut = (1..bytes.len())
                .find(|i| bytes[*i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase())
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(cut);
            rest = after;
            Some(word)
        })
    })
}

/// Read a class or an id. Longer ones than any publisher writes are cut.
pub(super) fn says(names: &str) -> Says {
    const LONGEST: usize = 400;
    let names = &names[..names.floor_char_boundary(LONGEST)];
    let mut says = Says::default();
    for name in names.split_ascii_whitespace() {
        let lower: Vec<String> = words(name).map(str::to_ascii_lowercase).collect();
        let is = |set: &[&str]| lower.iter().any(|w| set.contains(&w.as_str()));
        // Which features a page has is written on its frame: `has-sidebar`, `no-comments`, `with-ads`.
        let feature = lower.first().is_some_and(|w| {
            matches!(w.as_str(), "has" | "no" | "with" | "without" | "is" | "js" | "single" | "hide" | "show")
        });
        // What is said while a match is played is the article.
        let live = is(&["live", "ticker", "liveblog"]);
        if !feature && !live {
            says.shut |= lower.iter().any(|w| SHUT.binary_search(&w.as_str()).is_ok())
                || lower.iter().any(|w| SHUT_BEGINNINGS.iter().any(|b| w.starts_with(b)))
                || lower.windows(2).any(|w| {
                    matches!(
                        (w[0].as_str(), w[1].as_str()),
                        ("read", "more" | "next" | "also")
                            | ("most", "read" | "viewed" | "popular")
                            | ("more", "on" | "from" | "stories" | "news" | "articles")
                            | ("author", _)
                            | ("also", "read")
                            | ("see", "also")
                            | ("follow", "us")
                            | ("sign", "up")
                            | ("pull", "quote")
                            | ("tag", "list")
                            | ("keep", "reading")
                            | ("top", "stories")
                    )
                })
                || lower.last().is_some_and(|w| w == "author");
            says.doubtful |= is(DOUBTFUL);
            says.lead |= is(LEADS);
        }
        let at = |set: &[&str]| lower.iter().position(|w| set.contains(&w.as_str()));
        says.body |= lower.len() <= 5
            && at(PIECES)
                .zip(lower.iter().rposition(|w| BODIES.contains(&w.as_str())))
                .is_some_and(|(p, b)| p < b)
            || matches!(
                lower.concat().as_str(),
                "articlebody"
                    | "storybody"
                    | "articletext"
                    | "postcontent"
                    | "entrycontent"
                    | "articlecontent"
                    | "storytext"
                    | "bodytext"
                    | "postbody"
            );
        says.hidden |= matches!(
            name,
            "hidden"
                | "visually-hidden"
                | "visuallyhidden"
                | "sr-only"
                | "screen-reader-text"
                | "invisible"
                | "u-hidden"
        );
    }
    says
}

/// Whether a quotation is a message of a social network, put in whole: its author's words and not the article's, often
/// in another language, with nothing around them that says whose they are.
pub(super) fn is_message(tree: &Tree, id: Id) -> bool {
    tree.tag(id) == "blockquote"
        && tree.attribute(id, "class").is_some_and(|c| {
            c.split_ascii_whitespace().any(|name| {
                name == "instagram-media"
                    || words(name)
                        .any(|w| matches!(w.to_ascii_lowercase().as_str(), "tweet" | "embed" | "toot"))
            })
        })
}

/// Whether an element is not shown, by its own attributes.
pub(super) fn is_hidden(tree: &Tree, id: Id) -> bool {
    tree.attribute(id, "hidden").is_some()
        || tree.attribute(id, "aria-hidden") == Some("true")
        || tree.attribute(id, "style").is_some_and(|s| {
            let s: String = s.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            s.contains("display:none") || s.contains("visibility:hidden")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(SHUT.is_sorted());
    }

    #[test]
    fn names_are_read_word_by_word() {
        assert_eq!(
            words("ArticleNewsletter_box-2").collect::<Vec<_>>(),
            ["Article", "Newsletter", "box", "2"]
        );
        assert!(says("c-ArticleNewsletter").shut);
        assert!(says("article__body").body && !says("article__body").shut);
        assert!(!says("has-sidebar").shut && !says("shared-context").shut);
    }
}
