//! Words of acts by PLOVER category: one file a category, of our own making from the codebook's definitions.
//!
//! A verb may have its particle ("call off"). What a light verb means depends on its object ("lift
//! sanctions", "hold talks"), so those stand as pairs in `with`, and pairs decide before single verbs.

mod accuse;
mod agree;
mod aid;
mod assault;
mod coerce;
mod concede;
mod consult;
mod cooperate;
mod demand;
mod disapprove;
mod fight;
mod investigate;
mod mobilize;
mod protest;
mod reject;
mod request;
mod retreat;
mod sanction;
mod support;
mod threaten;

use super::lemma::lemmas;
use reportedly_core::Category;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The words of one category, as lemmas in lower case.
pub(super) struct Words {
    category: Category,
    /// Verbs that decide by themselves.
    verbs: &'static [&'static str],
    /// Verbs that decide together with the head of their object.
    with: &'static [(&'static str, &'static [&'static str])],
    /// Nouns that name the act: "the arrest of".
    nouns: &'static [&'static str],
}

/// Where a word stands in two, the earlier decides: violence of armies before violence of others, words
/// that bind before words that ask.
const ALL: &[&Words] = &[
    &fight::WORDS,
    &assault::WORDS,
    &sanction::WORDS,
    &coerce::WORDS,
    &agree::WORDS,
    &concede::WORDS,
    &retreat::WORDS,
    &support::WORDS,
    &consult::WORDS,
    &cooperate::WORDS,
    &aid::WORDS,
    &demand::WORDS,
    &request::WORDS,
    &accuse::WORDS,
    &disapprove::WORDS,
    &reject::WORDS,
    &threaten::WORDS,
    &protest::WORDS,
    &mobilize::WORDS,
    &investigate::WORDS,
];

static VERBS: LazyLock<HashMap<&str, Category>> =
    LazyLock::new(|| first(ALL.iter().flat_map(|w| w.verbs.iter().map(|v| (*v, w.category)))));
static NOUNS: LazyLock<HashMap<&str, Category>> =
    LazyLock::new(|| first(ALL.iter().flat_map(|w| w.nouns.iter().map(|n| (*n, w.category)))));
static WITH: LazyLock<HashMap<(&str, &str), Category>> =
    LazyLock::new(|| {
        first(ALL.iter().flat_map(|w| {
            w.with.iter().flat_map(|(v, objects)| objects.iter().map(|o| ((*v, *o), w.category)))
        }))
    });
/// First words of all verbs, to tell verbs from other words.
static HEADS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let verbs = ALL.iter().flat_map(|w| w.verbs.iter().copied().chain(w.with.iter().map(|(v, _)| *v)));
    verbs.filter_map(|v| v.split(' ').next()).collect()
});

fn first<K: std::hash::Hash + Eq>(all: impl Iterator<Item = (K, Category)>) -> HashMap<K, Category> {
    let mut out = HashMap::new();
    for (k, c) in all {
        out.entry(k).or_insert(c);
    }
    out
}

/// Whether a form is of a verb that the tables hold.
pub(super) fn is_verb(word: &str) -> bool {
    lemmas(word).iter().any(|l| HEADS.contains(l.as_str()))
}

/// Verbs that leave it to their object to say what is done: "held talks", "launched an attack".
const LIGHT: &[&str] = &[
    "begin", "carry", "conduct", "continue", "express", "hold", "issue", "launch", "lodge", "make", "mount",
    "open", "organise", "organize", "resume", "stage", "start",
];

/// Whether a form is of a light verb.
pub(super) fn is_light(word: &str) -> bool {
    lemmas(word).iter().any(|l| LIGHT.contains(&l.as_str()))
}

/// Whether a form is of a noun that the tables hold.
pub(super) fn is_noun(word: &str) -> bool {
    noun(word).is_some()
}

/// The category of a noun, singular or plural.
pub(super) fn noun(word: &str) -> Option<Category> {
    lemmas(word).iter().find_map(|l| NOUNS.get(l.as_str()).copied())
}

/// The category of a verb by itself, with the words after it in the predicate ("off", "fire").
pub(super) fn verb(head: &str, after: &[&str]) -> Option<Category> {
    forms(head, after).find_map(|f| VERBS.get(f.as_str()).copied())
}

/// The category of a verb by one of the nouns that it governs, the nearest first.
pub(super) fn verb_with(head: &str, after: &[&str], objects: &[&str]) -> Option<Category> {
    let objects: Vec<String> = objects.iter().flat_map(|o| lemmas(o)).collect();
    let of = |f: &str| objects.iter().find_map(|o| WITH.get(&(f, o.as_str())).copied());
    forms(head, after).find_map(|f| of(&f))
}

/// Whether a verb and its particle stand together in a table: "call off".
pub(super) fn phrase(head: &str, particle: &str) -> bool {
    static PHRASES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let verbs = ALL.iter().flat_map(|w| w.verbs.iter().copied().chain(w.with.iter().map(|(v, _)| *v)));
        verbs.filter(|v| v.contains(' ')).collect()
    });
    lemmas(head).iter().any(|h| PHRASES.contains(format!("{h} {particle}").as_str()))
}

/// "call off" and "call" for "called" with "off": the longer form first, as it says more.
fn forms<'a>(head: &str, after: &'a [&'a str]) -> impl Iterator<Item = String> + use<'a> {
    let heads = lemmas(head);
    let long = heads.clone().into_iter().flat_map(move |h| {
        (1..=after.len().min(2)).rev().map(move |n| format!("{h} {}", after[..n].join(" ")))
    });
    long.chain(heads)
}
