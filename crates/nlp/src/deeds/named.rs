//! Which words of a noun group name a side.

use super::groups::{Group, Sentence};
use super::kinds::Kind;
use super::parties::is_party;
use reportedly_core::Span;

/// Nouns that say before another noun whose it is: "rebel positions", "government offices".
const MODIFIERS: &[&str] =
    &["rebel", "government", "guerrilla", "army", "police", "opposition", "militia", "enemy", "insurgent"];

/// Heads that say only that a name is of a place: "Darfur region".
const PLACES: &[&str] =
    &["province", "region", "area", "town", "city", "district", "village", "island", "peninsula", "state"];

impl Sentence {
    /// Whether a part of a sentence holds a name. The first word of a sentence has its capital anyway:
    /// it counts alone unless it looks like a plural.
    pub(super) fn named(&self, start: usize, end: usize) -> bool {
        let first = |i: usize| {
            let alone = end == 1 && !is_party(self.word(0)) && !self.word(0).ends_with('s');
            i == 0 && self.tokens[0].capital && (self.kind(1) == Some(Kind::Name) || alone)
        };
        (start..end).any(|i| self.kind(i) == Some(Kind::Name) || first(i))
    }

    /// Whether a group is somebody: a name, or a noun for those who act.
    pub(super) fn party(&self, g: Group) -> bool {
        is_party(self.word(g.end - 1)) || self.named(g.start, g.end)
    }

    /// The words of a group that name a side: the whole of it where its head acts, else the name that
    /// begins it ("Indian" of "Indian proposal", "U.S." of "U.S. request").
    pub(super) fn side(&self, g: Group) -> Option<Span> {
        let own = (g.start..g.end).find(|i| self.kind(*i) == Some(Kind::Poss));
        let head = self.word(g.end - 1);
        if PLACES.contains(&head)
            && self.kind(g.end.saturating_sub(2)) == Some(Kind::Name)
            && g.end - g.start > 1
        {
            return Some(self.span(g.start, g.end - 1));
        }
        if is_party(head) || self.kind(g.end - 1) == Some(Kind::Name) {
            return Some(self.span(g.start, g.end));
        }
        if let Some(p) = own.filter(|p| *p > g.start && self.party(Group { end: *p, ..g })) {
            return Some(self.span(g.start, p));
        }
        // The name, with what belongs to it: "U.N. Security Council", "rebel peacekeepers"
        let modifies = |i: usize| self.kind(i) == Some(Kind::Name) || MODIFIERS.contains(&self.word(i));
        let from = (g.start..g.end).find(|i| modifies(*i))?;
        let to = (from..g.end).take_while(|i| modifies(*i) || is_party(self.word(*i))).count() + from;
        Some(self.span(from, to))
    }
}
