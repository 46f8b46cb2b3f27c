//! What a statement is about: who, where, when, in which words and with what meaning.

use super::days::{When, when};
use super::{Side, Source};
use crate::cluster::lexicon::Lexicon;
use crate::meaning::COMPONENTS;
use crate::quantity::Quantity;
use crate::question::terms;
use crate::reading::{Certainty, Mention, MentionKind, PlaceKind, Polarity, Statement};
use crate::stance::withdraws;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A statement, seen for what it is about.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    /// Index of its document.
    pub document: usize,
    /// Number of its statement.
    pub number: usize,
    /// Its words.
    pub words: String,
    /// Stems of its words that are no figures.
    pub terms: BTreeSet<String>,
    /// Persons and bodies that it names.
    pub actors: BTreeSet<String>,
    /// Buildings, ships, products and occasions that it names.
    pub things: BTreeSet<String>,
    /// Places that it names, as fine as it does; countries apart.
    pub places: BTreeSet<String>,
    /// Provinces and districts that it names. They are compared with one another only: nothing knows which towns lie in them.
    pub regions: BTreeSet<String>,
    /// Codes of the countries in which its places lie.
    pub countries: BTreeSet<String>,
    /// When it is said to have been.
    pub when: When,
    /// Which side it takes of what it speaks of, put positively.
    pub side: Side,
    /// Whether it takes back what was said before.
    pub withdraws: bool,
    /// Whether it is against what somebody else says: a denial or a withdrawal, and no mere "not".
    pub answers: bool,
    /// Its numbers with what they count.
    pub numbers: Vec<Quantity>,
}

/// Names that stand for a document where its statements leave them out ("the plant").
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    /// The most named, by how often.
    pub most: Vec<String>,
    /// All its names.
    pub all: BTreeSet<String>,
    /// Its places that are finer than countries.
    pub places: BTreeSet<String>,
}

/// Whether a statement says that it is not so.
pub(super) fn is_denied(s: &Statement) -> bool {
    s.factuality.certainty == Certainty::Denied || s.factuality.polarity == Polarity::Negative
}

/// What a document is about.
pub(super) fn about(source: &Source<'_>) -> About {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut places = BTreeSet::new();
    for (entity, name) in source.reading.entities.iter().zip(source.names) {
        *counts.entry(name.to_lowercase()).or_default() += entity.mentions.len();
    }
    for (i, mention) in source.reading.mentions.iter().enumerate() {
        if mention.kind == MentionKind::Location && is_fine(source, mention) {
            places.insert(name_of(source, i));
        }
    }
    let all = counts.keys().cloned().collect();
    let mut most: Vec<(usize, String)> = counts.into_iter().map(|(name, n)| (n, name)).collect();
    most.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    About { most: most.into_iter().take(MOST_NAMED).map(|(_, name)| name).collect(), all, places }
}

/// Names by which a document may stand in for its statements.
const MOST_NAMED: usize = 3;

/// The profile of a statement; `None` for one that says too little to be found again, and for a noun phrase, which
/// names a thing and says nothing of it.
pub(super) fn profile(
    source: &Source<'_>,
    document: usize,
    number: usize,
    lexicon: &Lexicon,
) -> Option<Profile> {
    let statement = source.reading.statements.get(number)?;
    let f = &statement.factuality;
    let words = statement.words(source.entry.text);
    let plain = terms(&words).filter(|t| !t.bytes().any(|b| b.is_ascii_digit()));
    let terms: BTreeSet<String> = plain.map(|t| lexicon.row(&t).to_owned()).collect();
    // The head gives no value where there is no predicate, but neither does it to "was" and "has".
    if (f.value == 0.0 && !has_verb(&words)) || terms.len() < FEWEST {
        return None;
    }
    let inside = |span: Span| statement.pieces.iter().any(|p| p.start <= span.start && span.end <= p.end);
    let (mut actors, mut things) = (BTreeSet::new(), BTreeSet::new());
    let (mut places, mut regions, mut countries) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (i, mention) in source.reading.mentions.iter().enumerate().filter(|(_, m)| inside(m.span)) {
        let of = match mention.kind {
            MentionKind::Person | MentionKind::Organization => &mut actors,
            MentionKind::Facility | MentionKind::Product | MentionKind::Event => &mut things,
            MentionKind::Location if is_fine(source, mention) => &mut places,
            _ => continue,
        };
        of.insert(name_of(source, i));
    }
    for place in source.reading.places.iter().filter(|p| inside(p.span)) {
        countries.extend(place.country.clone());
        if place.kind == PlaceKind::Region {
            regions.insert(place.name.to_lowercase());
        }
    }
    let withdraws = withdraws(&words);
    let side = match f.certainty {
        _ if withdraws || is_denied(statement) => Side::Denies,
        Certainty::Unknown => Side::Open,
        _ => Side::Asserts,
    };
    let answers = withdraws || f.certainty == Certainty::Denied;
    let when = when(source, statement, side);
    let numbers = super::values::of_words(&words);
    Some(Profile {
        document,
        number,
        words,
        terms,
        actors,
        things,
        places,
        regions,
        countries,
        when,
        side,
        withdraws,
        answers,
        numbers,
    })
}

/// Whether words hold one of the small verbs by which something is said of a thing.
fn has_verb(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|w| VERBS.contains(&w.to_lowercase().as_str()))
}

const VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "may", "might", "can",
    "could",
];

/// Words that a statement needs to be told from others.
const FEWEST: usize = 2;

/// The name over all documents of what a mention names, in small letters.
fn name_of(source: &Source<'_>, mention: usize) -> String {
    let entity = source.reading.entities.iter().position(|e| e.mentions.binary_search(&mention).is_ok());
    let name = entity.and_then(|e| source.names.get(e)).map(String::as_str);
    let written = || source.reading.mentions[mention].span.of(source.entry.text);
    name.unwrap_or_else(written).to_lowercase()
}

/// Whether a place is finer than a country or a part of the world.
fn is_fine(source: &Source<'_>, mention: &Mention) -> bool {
    let place = source.reading.places.iter().find(|p| p.span == mention.span);
    place.is_none_or(|p| matches!(p.kind, PlaceKind::Settlement | PlaceKind::Nature))
}

/// The meaning of a statement as a vector of length 1; empty where there is none.
pub(super) fn meaning(statement: &Statement) -> Vec<f32> {
    let length = statement.vector.iter().map(|x| f32::from(*x).powi(2)).sum::<f32>().sqrt();
    if length == 0.0 {
        return Vec::new();
    }
    statement.vector.iter().take(COMPONENTS).map(|x| f32::from(*x) / length).collect()
}
