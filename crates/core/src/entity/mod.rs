//! Whom names name: one entity for all the names of one person or thing, within a document
//! ([`entities`]) and over a casebook ([`join`]).
//!
//! Two names are joined where a rule says why, and stay apart where two entities could be meant: a
//! missed join is found by the next reader, an invented one puts words into somebody's mouth. Within
//! a document a surname is enough, because a newsroom introduces whom it names; over a casebook it
//! never is.

mod acronym;
mod bodies;
mod body;
mod casebook;
mod demonym;
mod given;
mod kinds;
mod person;
mod persons;
mod phrase;
mod place;
mod plain;
mod spelling;
mod titles;

pub(crate) use body::is_generic;
pub use casebook::{EntityName, Join, Joined, Reason, Rule, groups, join, named, same_entity};
pub use demonym::same_word;
pub(crate) use phrase::{is_acronym_of, is_title, one_person};

use crate::reading::{Entity, Mention, MentionKind};
use crate::sets::Sets;
use plain::{is_hyphen, plain, plain_words};
use std::collections::HashMap;
use titles::Address;

/// A mention with what the text says around it.
#[derive(Debug, Clone, Copy)]
struct Named<'a> {
    /// As written, without a definition in brackets that the span may hold.
    name: &'a str,
    kind: MentionKind,
    /// The title before it.
    before: Address,
}

/// The entities of a document, in order of first mention. Every mention is in exactly one of them.
///
/// `text` is the document's, `mentions` its names in order; a span that does not fit the text is an
/// entity of its own.
pub fn entities(text: &str, mentions: &[Mention]) -> Vec<Entity> {
    let all: Vec<Named<'_>> = mentions.iter().map(|m| name_at(text, m)).collect();
    let kinds = kinds::settled(&all);
    let mut sets = Sets::new(all.len());
    definitions(text, mentions, &kinds, &mut sets);
    let of = |kind: MentionKind| -> Vec<usize> {
        (0..all.len()).filter(|i| kinds[*i] == kind && !plain_words(all[*i].name).is_empty()).collect()
    };
    let people = of(MentionKind::Person);
    let named: Vec<Named<'_>> = people.iter().map(|i| all[*i]).collect();
    for set in persons::persons(&named) {
        sets.join_all(set.into_iter().map(|i| people[i]));
    }
    places(&all, &of(MentionKind::Location), &mut sets);
    groups_of_people(&all, &of(MentionKind::Group), &mut sets);
    use MentionKind::{Event, Facility, Organization, Product};
    for kind in [Organization, Facility, Product, Event] {
        bodies::join(&all, &of(kind), &mut sets);
    }
    collected(&all, &kinds, &mut sets)
}

fn name_at<'a>(text: &'a str, m: &Mention) -> Named<'a> {
    let whole = m.span.of(text);
    let name = whole.split_once(" (").map_or(whole, |(before, _)| before);
    let before = text.get(..m.span.start as usize).map(address_before).unwrap_or_default();
    Named { name, kind: m.kind, before }
}

/// What the one or two words before a name say: "Prime Minister ", "his wife, ".
fn address_before(text: &str) -> Address {
    // A sentence's end parts a title from a name; the dot of "Mr." does not.
    let mut words = text.rsplit(char::is_whitespace).filter(|w| !w.is_empty()).take(2);
    let mut title = || {
        let word = words.next()?;
        let abbreviated = word.len() <= 5 && word.ends_with('.');
        let bare = if abbreviated { word.trim_end_matches('.') } else { word };
        let ends = bare.ends_with(|c: char| !c.is_alphanumeric());
        Some(titles::address(&plain(bare))).filter(|a| !ends && (a.titled || a.gender.is_some()))
    };
    let Some(nearest) = title() else { return Address::default() };
    title().map_or(nearest, |farther| nearest.or(farther))
}

/// "National Resistance Center (NRC)": the bracket says that the two are one.
fn definitions(text: &str, mentions: &[Mention], kinds: &[MentionKind], sets: &mut Sets) {
    for (i, pair) in mentions.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let between = text.get(a.span.end as usize..b.span.start as usize).unwrap_or_default();
        let after = text.get(b.span.end as usize..).unwrap_or_default();
        let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’');
        let bracketed = between.trim_matches(marks) == "("
            && after.trim_start_matches(marks).starts_with([')', ',', ';']);
        let (short, long) = (b.span.of(text), a.span.of(text));
        let fits = acronym::may_stand_for(short, long) || acronym::may_stand_for(long, short);
        let person = [kinds[i], kinds[i + 1]].contains(&MentionKind::Person);
        // "Norvia (EU)" says where it belongs, "Dorn (DRN)" where one lands: for a place the letters
        // must fit.
        let place = kinds[i] == MentionKind::Location;
        let spelled = || body::Body::new(long).is_some_and(|b| b.initials.contains(&plain(short)));
        if bracketed && fits && !person && (!place || spelled()) {
            sets.join(i, i + 1);
        }
    }
}

/// Places by their key; of namesakes that the text parts by a qualifier, each by its own.
fn places(all: &[Named<'_>], of: &[usize], sets: &mut Sets) {
    let mut by_key: HashMap<String, Vec<(Option<String>, usize)>> = HashMap::new();
    for i in of {
        by_key.entry(place::key(all[*i].name)).or_default().push((place::qualifier(all[*i].name), *i));
    }
    for namesakes in by_key.into_values() {
        let mut by_qualifier: HashMap<&str, usize> = HashMap::new();
        let mut last = namesakes.iter().find(|(q, _)| q.is_some()).map(|(_, i)| *i);
        for (qualifier, i) in &namesakes {
            match qualifier {
                Some(q) => {
                    let first = *by_qualifier.entry(q).or_insert(*i);
                    sets.join(first, *i);
                    last = Some(first);
                }
                // The bare name is the namesake last told of.
                None => sets.join(*last.get_or_insert(*i), *i),
            }
        }
    }
}

fn groups_of_people(all: &[Named<'_>], of: &[usize], sets: &mut Sets) {
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for i in of {
        let first = *by_key.entry(group_key(all[*i].name)).or_insert(*i);
        sets.join(first, *i);
    }
}

/// What a people's or party's name comes down to: "Belarusians" and "Belarusian" are one.
fn group_key(name: &str) -> String {
    let mut words = plain_words(name);
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if let Some(last) = words.last_mut() {
        *last = demonym::people(last).to_owned();
    }
    words.join(" ")
}

fn collected(all: &[Named<'_>], kinds: &[MentionKind], sets: &mut Sets) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut at: HashMap<usize, usize> = HashMap::new();
    for (i, kind) in kinds.iter().enumerate() {
        let entity = *at.entry(sets.find(i)).or_insert_with(|| {
            entities.push(Entity { name: String::new(), kind: *kind, mentions: Vec::new() });
            entities.len() - 1
        });
        entities[entity].mentions.push(i);
    }
    for e in &mut entities {
        let fullest = e.mentions.iter().copied().max_by_key(|i| fullness(all[*i].name, kinds[*i], *i));
        if let Some(i) = fullest {
            e.name = all[i].name.to_owned();
            // A bracket joins across kinds; the long name's kind counts.
            e.kind = kinds[i];
        }
    }
    entities
}

/// The more words that are written out and no titles, the fuller; of equally many the one not in
/// capitals, then the longer, then the first.
fn fullness(name: &str, kind: MentionKind, at: usize) -> (usize, bool, usize, std::cmp::Reverse<usize>) {
    let telling = |w: &&str| {
        let word = plain(w);
        word.chars().count() > 1 && !(kind == MentionKind::Person && titles::is_title(&word))
    };
    let words = name.split(|c: char| c.is_whitespace() || is_hyphen(c)).filter(telling).count();
    let shouted = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    (words, !shouted, name.chars().count(), std::cmp::Reverse(at))
}
