//! What was said, cut to propositions: sentence by sentence, clause by clause.

use crate::lines::Lines;
use crate::sentences::sentences;
use reportedly_core::Span;

/// Pieces of one content, grouped to propositions. Cut at sentence ends, at "and that", and where the cue
/// stands between two clauses: "the roof was gone, she said, but the cows were safe".
pub(crate) fn propositions(text: &str, all: &[Span], lines: &Lines, pieces: &[Span]) -> Vec<Vec<Span>> {
    let mut out: Vec<Vec<Span>> = Vec::new();
    let Some(start) = pieces.iter().map(|p| p.start).min() else { return out };
    let end = pieces.iter().map(|p| p.end).max().unwrap_or(start);
    let first = all.partition_point(|s| s.end <= start);
    for s in all[first..].iter().take_while(|s| s.start < end) {
        let mut group: Vec<Span> = Vec::new();
        for piece in pieces.iter().filter(|p| p.overlap(*s) > 0) {
            let piece = Span::new(piece.start.max(s.start) as usize, piece.end.min(s.end) as usize);
            let parts = spoken(text, lines.body(text, piece, *s));
            let parts = parts.into_iter().flat_map(|part| clauses(text, part));
            for (i, part) in parts.enumerate() {
                let part = bare(text, part);
                let clause = coordinate(text, part);
                if i > 0 || clause.is_some() {
                    out.push(std::mem::take(&mut group));
                }
                group.extend(Some(clause.unwrap_or(part)).filter(|p| !p.is_empty()));
            }
        }
        out.push(group);
    }
    out.retain(|g| g.iter().map(|p| p.of(text).split_whitespace().count()).sum::<usize>() >= 2);
    out
}

/// The sentences of a piece: a quotation of several is one sentence of the text, but each puts something forward.
fn spoken(text: &str, piece: Span) -> Vec<Span> {
    let piece = bare(text, piece);
    let parts = sentences(text, piece);
    // "No. Never.": what is too short to be a proposition stays with its neighbour.
    let long = |s: &Span| s.of(text).split_whitespace().nth(2).is_some();
    if parts.len() > 1 && parts.iter().all(long) { parts } else { vec![piece] }
}

/// Without "that" and an opening quotation mark in front, and without marks at the end.
fn bare(text: &str, piece: Span) -> Span {
    let mut s = unquoted(text, piece.trim(text));
    let inside = s.of(text);
    if inside.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("that ")) {
        s = Span::new(s.start as usize + 5, s.end as usize).trim(text);
    }
    let inside = s.of(text);
    let has_word = inside.chars().any(char::is_alphanumeric);
    if has_word { s } else { Span::new(s.start as usize, s.start as usize) }
}

/// Without the quotation marks that stand around the whole, or whose other half is not in the piece.
fn unquoted(text: &str, piece: Span) -> Span {
    let mut s = piece;
    loop {
        let inside = s.of(text);
        let (start, end) = (s.start as usize, s.end as usize);
        let straight = inside.matches('"').count();
        let opens = inside.matches('“').count() > inside.matches('”').count();
        let closes = inside.matches('”').count() > inside.matches('“').count();
        let whole = inside.matches('“').count() == 1 && inside.matches('”').count() == 1;
        let both = inside.starts_with('"') && inside.ends_with('"') && straight == 2
            || inside.starts_with('“') && inside.ends_with('”') && whole;
        let front = both || inside.starts_with('"') && straight == 1 || inside.starts_with('“') && opens;
        let back = both || inside.ends_with('"') && straight == 1 || inside.ends_with('”') && closes;
        let mark = |c: Option<char>| c.map_or(0, char::len_utf8);
        let from = start + if front { mark(inside.chars().next()) } else { 0 };
        let to = end - if back { mark(inside.chars().next_back()) } else { 0 };
        if from >= to || !front && !back {
            return s;
        }
        s = Span::new(from, to).trim(text);
    }
}

/// Cut before "and that", "but that": each is put forward by itself.
fn clauses(text: &str, piece: Span) -> Vec<Span> {
    let inside = piece.of(text);
    let joints = [" and that ", " but that "];
    let ends = |j: &'static str| inside.match_indices(j).map(move |(i, _)| (i, i + j.len()));
    let mut out: Vec<(usize, usize)> = joints.into_iter().flat_map(ends).collect();
    out.sort_unstable();
    let mut from = 0;
    let mut spans = Vec::new();
    for (at, next) in out {
        // "this and that year": a clause has more than a word or two.
        let long = |s: &str| s.split_whitespace().nth(2).is_some();
        if at >= from && long(&inside[from..at]) && long(&inside[next..]) {
            spans.push(cut(text, piece, from, at));
            from = next;
        }
    }
    spans.push(cut(text, piece, from, inside.len()));
    spans
}

fn cut(text: &str, piece: Span, from: usize, to: usize) -> Span {
    let by = piece.start as usize;
    let s = Span::new(from + by, to + by).trim(text);
    let kept = s.of(text).trim_end_matches([',', ' ']).len();
    if to < piece.len() { Span::new(s.start as usize, s.start as usize + kept) } else { s }
}

/// A piece that goes on after the cue with a clause of its own, without its conjunction.
fn coordinate(text: &str, piece: Span) -> Option<Span> {
    const JOINTS: &[&str] = &["and ", "but ", "while ", "so ", "yet "];
    let inside = piece.of(text);
    let lead = inside.len() - inside.trim_start_matches(['"', '“']).len();
    let rest = &inside[lead..];
    let joint = JOINTS.iter().find(|j| rest.starts_with(**j))?;
    let clause = Span::new(piece.start as usize + lead + joint.len(), piece.end as usize).trim(text);
    (clause.of(text).split_whitespace().count() >= 3).then_some(clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_clause_is_a_proposition() {
        let text = "MALMO, May 2 (Wire) - The roof was gone, she said, but the cows were safe and that the barn stood firm. It rained.";
        let end = text.find(" It rained").unwrap();
        let sentences = [Span::new(0, end), Span::new(end + 1, text.len())];
        let first = text.find(", she").unwrap();
        let second = text.find("but the").unwrap();
        let pieces = [Span::new(0, first), Span::new(second, text.len())];
        let found: Vec<Vec<&str>> = propositions(text, &sentences, &Lines::new(text), &pieces)
            .iter()
            .map(|g| g.iter().map(|p| p.of(text)).collect())
            .collect();
        assert_eq!(
            found,
            [["The roof was gone"], ["the cows were safe"], ["the barn stood firm."], ["It rained."]]
        );
    }
}
