//! Entities over many documents: joined only where the names themselves say so, with the reason kept.

use super::body::Body;
use super::person::Person;
use super::plain::plain_words;
use super::titles::Address;
use super::{acronym, given, group_key, place, spelling};
use crate::reading::{Entity, Mention, MentionKind};
use crate::sets::Sets;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An entity of one document by its names, for comparing over documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityName {
    /// What it is.
    pub kind: MentionKind,
    /// The fullest of its names.
    pub name: String,
    /// All its names in its document, as written, each once.
    pub names: Vec<String>,
}

/// Which rule joined two entities, by which two names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reason {
    /// The rule.
    pub rule: Rule,
    /// The first entity's name that it used.
    pub left: String,
    /// The second entity's.
    pub right: String,
}

/// Rules that join entities of two documents. There is none for a surname alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The full names are equal but for case, accents, titles and legal forms.
    SameName,
    /// The words are equal but for their order: "Ministry of Energy", "Energy Ministry" of one country.
    SameWords,
    /// One name in two spellings or under an old and a new name: "Homel", "Gomel"; "Burma", "Myanmar".
    Spelling,
    /// An acronym, and a document says what it stands for.
    Acronym,
}

/// Two entities that were joined (indices into what [`join`] was given), and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Join {
    /// The one that stands for its group.
    pub left: usize,
    /// The one that was added.
    pub right: usize,
    /// Why.
    pub reason: Reason,
}

/// What [`join`] found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Joined {
    /// Groups of entities that are one, each ascending, by their first member; single ones included.
    pub groups: Vec<Vec<usize>>,
    /// The joins that made them. Leave one out and call [`groups`] to undo it.
    pub joins: Vec<Join>,
}

/// The entities of a document with all their names.
pub fn named(text: &str, mentions: &[Mention], entities: &[Entity]) -> Vec<EntityName> {
    let names = |e: &Entity| -> BTreeSet<String> {
        let at = e.mentions.iter().filter_map(|i| mentions.get(*i));
        at.map(|m| super::name_at(text, m).name.to_owned()).filter(|n| !n.is_empty()).collect()
    };
    let whole =
        |e: &Entity| EntityName { kind: e.kind, name: e.name.clone(), names: names(e).into_iter().collect() };
    entities.iter().map(whole).collect()
}

/// Why two entities of two documents are one; `None` where their names do not say so.
///
/// What only the whole casebook can tell is left to [`join`]: whether "George Bush" or "NRC" has two
/// holders in it.
pub fn same_entity(a: &EntityName, b: &EntityName) -> Option<Reason> {
    if a.kind != b.kind || contradict([a, b].into_iter()) {
        return None;
    }
    let (of_a, of_b) = (keys(a), keys(b));
    let reason = |(x, y): (&Key, &Key)| {
        let both_bare = x.acronym && y.acronym && (x.sole != y.sole);
        let rule = if both_bare { Rule::Acronym } else { rule(a.kind, &x.name, &y.name) };
        Reason { rule, left: x.name.clone(), right: y.name.clone() }
    };
    let pairs = of_a.iter().flat_map(|x| of_b.iter().map(move |y| (x, y)));
    // Two documents may define one acronym differently; then the long names decide.
    let defined = |keys: &[Key]| keys.iter().any(|k| !k.acronym);
    let counts = |x: &Key| !(x.acronym && defined(&of_a) && defined(&of_b));
    pairs.filter(|(x, y)| x.key == y.key && counts(x)).map(reason).min()
}

/// Join the entities of many documents. Conservative: a join needs equal full names, one name in two
/// spellings, or an acronym that the casebook defines one way only. The order of the entities changes
/// nothing but their numbers.
pub fn join(entities: &[EntityName]) -> Joined {
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by_key(|i| &entities[*i]);
    let (mut full, mut short): (Buckets, Buckets) = (BTreeMap::new(), BTreeMap::new());
    for i in order {
        let keys = keys(&entities[i]);
        for k in &keys {
            let buckets = if k.acronym { &mut short } else { &mut full };
            let bucket = buckets.entry((entities[i].kind, k.key.clone())).or_default();
            if bucket.last() != Some(&i) {
                bucket.push(i);
            }
        }
    }
    let mut sets = Sets::new(entities.len());
    let mut joins = Vec::new();
    for bucket in full.values() {
        for agreed in agreeing(entities, bucket) {
            join_bucket(entities, &agreed, &mut sets, &mut joins);
        }
    }
    for bucket in short.values() {
        // An acronym with two meanings in the casebook says nothing of whoever bears it alone.
        let defined = bucket.iter().filter(|i| keys(&entities[**i]).iter().any(|k| !k.acronym));
        let meanings: BTreeSet<usize> = defined.map(|i| sets.find(*i)).collect();
        if meanings.len() <= 1 {
            let mut ordered = bucket.clone();
            ordered.sort_by_key(|i| !meanings.contains(&sets.find(*i)));
            join_bucket(entities, &ordered, &mut sets, &mut joins);
        }
    }
    let joins = without_contradiction(entities, joins);
    Joined { groups: groups(entities.len(), &joins), joins }
}

/// The groups that joins make of `n` entities.
pub fn groups(n: usize, joins: &[Join]) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(n);
    for j in joins {
        sets.join(j.left, j.right);
    }
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..n {
        out.entry(sets.find(i)).or_default().push(i);
    }
    out.into_values().collect()
}

type Buckets = BTreeMap<(MentionKind, String), Vec<usize>>;

/// The members of a bucket that are joined: all of them, or, where two of them contradict each other
/// ("George H. W. Bush", "George W. Bush", both also "George Bush"), those of equal names.
fn agreeing(entities: &[EntityName], bucket: &[usize]) -> Vec<Vec<usize>> {
    let mut by_names: BTreeMap<&EntityName, Vec<usize>> = BTreeMap::new();
    for i in bucket {
        by_names.entry(&entities[*i]).or_default().push(*i);
    }
    let contradicted = contradict(by_names.keys().copied());
    if contradicted { by_names.into_values().collect() } else { vec![bucket.to_vec()] }
}

fn join_bucket(entities: &[EntityName], bucket: &[usize], sets: &mut Sets, joins: &mut Vec<Join>) {
    let Some((left, rest)) = bucket.split_first() else { return };
    for right in rest {
        let reason = same_entity(&entities[*left], &entities[*right]);
        if let Some(reason) = reason.filter(|_| sets.find(*left) != sets.find(*right)) {
            sets.join(*left, *right);
            joins.push(Join { left: *left, right: *right, reason });
        }
    }
}

/// The joins without those of groups in which two members contradict each other: a chain of small
/// likenesses has led from one to the other. There only equal names stay joined.
fn without_contradiction(entities: &[EntityName], joins: Vec<Join>) -> Vec<Join> {
    let mut torn = vec![false; entities.len()];
    for group in groups(entities.len(), &joins).iter().filter(|g| g.len() > 2) {
        if contradict(group.iter().map(|i| &entities[*i])) {
            group.iter().for_each(|i| torn[*i] = true);
        }
    }
    joins.into_iter().filter(|j| !torn[j.left] || entities[j.left] == entities[j.right]).collect()
}

/// Different full names of persons in one group that are compared pair by pair; more are no one's.
const MOST: usize = 200;

/// A name under which an entity is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    key: String,
    /// As written.
    name: String,
    /// Whether the name is an acronym.
    acronym: bool,
    /// Whether the entity has no other name.
    sole: bool,
}

/// The names of an entity that are enough to know it by in another document.
fn keys(e: &EntityName) -> Vec<Key> {
    let made =
        |key: String, name: &str, acronym: bool| Key { key, name: name.to_owned(), acronym, sole: false };
    let mut out: Vec<Key> = match e.kind {
        MentionKind::Person => {
            let tells = |p: &Person| p.is_written_out() || p.given.len() > 1;
            let of = |n: &String| {
                let p = Person::new(n, Address::default()).filter(tells)?;
                let given: Vec<String> = p.given.iter().map(|g| given::spelling(g)).collect();
                Some(made(
                    format!("{} {}", given.join(" "), spelling::letters(&p.family)).replace('-', " "),
                    n,
                    false,
                ))
            };
            all(e).filter_map(of).collect()
        }
        MentionKind::Location => {
            all(e).map(|n| made(place::key(n), n, false)).filter(|k| !k.key.is_empty()).collect()
        }
        MentionKind::Group => {
            all(e).map(|n| made(group_key(n), n, false)).filter(|k| !k.key.is_empty()).collect()
        }
        _ => body_keys(e),
    };
    let sole = !out.iter().any(|k| !k.acronym);
    out.iter_mut().for_each(|k| k.sole = sole);
    out
}

/// Keys of an organization and the like: full names that say whose body it is, and acronyms.
fn body_keys(e: &EntityName) -> Vec<Key> {
    let bodies: Vec<(&String, Body)> = all(e).filter_map(|n| Some((n, Body::new(n)?))).collect();
    let mut out = Vec::new();
    for (name, body) in &bodies {
        let short = |(_, longer): &(&String, Body)| body.shortens(longer) || body.begins(longer);
        let made = |key: String, acronym| Key { key, name: (*name).clone(), acronym, sole: false };
        if body.is_acronym {
            out.push(made(body.exact(), true));
        } else if !body.is_generic() && !bodies.iter().any(short) {
            let key = body.unordered().map_or_else(|| body.exact(), |words| format!("{} {words}", body.head));
            out.push(made(key, false));
        }
    }
    out
}

/// The names of an entity, the fullest first.
fn all(e: &EntityName) -> impl Iterator<Item = &String> {
    std::iter::once(&e.name).chain(e.names.iter().filter(|n| **n != e.name))
}

/// Whether the names of entities of one kind rule out that they are one: full names of persons that do
/// not agree, places of two states, one company's name with two legal forms.
fn contradict<'a>(entities: impl Iterator<Item = &'a EntityName>) -> bool {
    let mut people: BTreeMap<Vec<String>, Person> = BTreeMap::new();
    let mut states: BTreeSet<String> = BTreeSet::new();
    let mut legal: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (kind, name) in entities.flat_map(|e| all(e).map(move |n| (e.kind, n))) {
        match kind {
            MentionKind::Person => {
                let full = Person::new(name, Address::default()).filter(Person::is_full);
                people.extend(full.map(|p| (plain_words(name), p)));
            }
            MentionKind::Location => states.extend(place::qualifier(name)),
            MentionKind::Group => {}
            _ => {
                let body = Body::new(name);
                let form = body.and_then(|b| Some((b.exact(), b.legal?)));
                form.into_iter().for_each(|(exact, form)| {
                    legal.entry(exact).or_default().insert(form);
                });
            }
        }
    }
    let people: Vec<&Person> = people.values().collect();
    let disagree = || people.iter().enumerate().any(|(i, a)| people[i + 1..].iter().any(|b| !a.agrees(b)));
    states.len() > 1 || legal.values().any(|forms| forms.len() > 1) || people.len() > MOST || disagree()
}

/// By which rule two names with one key are one.
fn rule(kind: MentionKind, a: &str, b: &str) -> Rule {
    let plain = |n: &str| -> Vec<String> {
        let mut words = plain_words(n);
        if matches!(kind, MentionKind::Person) {
            words = Person::new(n, Address::default()).map_or(words, |p| {
                let mut all = p.given;
                all.push(p.family);
                all
            });
        } else if kind != MentionKind::Location {
            words = Body::new(n).map_or(words, |b| b.words);
        }
        words
    };
    let (x, y) = (plain(a), plain(b));
    let places = kind == MentionKind::Location && place::is_respelled(a, b);
    if x == y && !places {
        Rule::SameName
    } else if matches!(kind, MentionKind::Person | MentionKind::Location) {
        Rule::Spelling
    } else if acronym::looks_so(a) != acronym::looks_so(b) {
        Rule::Acronym
    } else {
        Rule::SameWords
    }
}
