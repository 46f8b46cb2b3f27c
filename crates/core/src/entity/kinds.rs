//! One string read as two kinds: settled by how often, then by which kind has a fuller name.

use super::Named;
use super::body::Body;
use super::plain::plain_words;
use crate::reading::MentionKind;
use std::collections::{HashMap, HashSet};

/// The kind that each mention counts as. A reader takes "Holub" for a person in one sentence and for
/// a firm in the next; but where both have a fuller name ("Henry Ford", "Ford Motors") both stay.
pub(super) fn settled(mentions: &[Named<'_>]) -> Vec<MentionKind> {
    let mut by_name: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (i, m) in mentions.iter().enumerate() {
        by_name.entry(plain_words(m.name)).or_default().push(i);
    }
    let mut fuller: HashSet<(String, MentionKind)> = HashSet::new();
    for (words, at) in by_name.iter().filter(|(words, _)| words.len() > 1) {
        for kind in at.iter().map(|i| mentions[*i].kind) {
            fuller.extend(short_names(words, mentions[at[0]].name, kind).map(|w| (w, kind)));
        }
    }
    let mut kinds: Vec<MentionKind> = mentions.iter().map(|m| m.kind).collect();
    for (words, at) in &by_name {
        if words.is_empty() || at.iter().all(|i| kinds[*i] == kinds[at[0]]) {
            continue;
        }
        let name = words.join(" ");
        let has_fuller = |kind: MentionKind| fuller.contains(&(name.clone(), kind));
        let count = |kind: MentionKind| at.iter().filter(|i| mentions[**i].kind == kind).count();
        let first = |kind: MentionKind| at.iter().position(|i| mentions[*i].kind == kind);
        let rank = |kind: &MentionKind| (count(*kind), has_fuller(*kind), std::cmp::Reverse(first(*kind)));
        let read: HashSet<MentionKind> = at.iter().map(|i| mentions[*i].kind).collect();
        let Some(winner) = read.iter().copied().max_by_key(rank) else { continue };
        let is_place = |kind| matches!(kind, MentionKind::Location | MentionKind::Facility);
        // Places and persons share names: George Washington speaks in Washington.
        let stays = |kind: MentionKind| {
            let (a, b) = (has_fuller(kind), has_fuller(winner));
            (a && (b || is_place(winner))) || (b && is_place(kind))
        };
        for i in at {
            if !stays(mentions[*i].kind) {
                kinds[*i] = winner;
            }
        }
    }
    kinds
}

/// The short names that a longer name of a kind leads one to expect.
fn short_names<'a>(
    words: &'a [String],
    name: &'a str,
    kind: MentionKind,
) -> impl Iterator<Item = String> + use<'a> {
    let person = kind == MentionKind::Person;
    let ends = [words.first(), words.last()].into_iter().flatten().filter(move |_| person).cloned();
    let long = Body::new(name).filter(|_| kind == MentionKind::Organization);
    let bare = long.as_ref().filter(|b| b.drops(words)).map(Body::exact);
    let begun = (1..words.len()).map(|n| words[..n].join(" ")).filter(
        move |short| matches!((&long, Body::new(short)), (Some(long), Some(short)) if short.begins(long)),
    );
    ends.chain(bare).chain(begun)
}
