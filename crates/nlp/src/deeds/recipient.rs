//! To whom: the object where it is somebody, else whoever a preposition leads to.

use super::groups::{Group, Sentence};
use super::kinds::Kind;
use reportedly_core::{Category, Span};

/// After these nobody is acted on; they tell when, why or where from.
const NOT_THERE: &[&str] = &[
    "during",
    "after",
    "before",
    "despite",
    "since",
    "amid",
    "until",
    "without",
    "following",
    "under",
    "within",
    "like",
    "than",
    "including",
    "per",
    "via",
    "as",
];

/// Who a deed is done to, searched from after its predicate.
pub(super) fn recipients(
    s: &Sentence,
    from: usize,
    category: Option<Category>,
    subject: &[Group],
) -> Vec<Span> {
    // Several who agree, meet or clash do it with one another.
    use Category::{Agree, Consult, Cooperate, Fight, Reject, Support};
    let mutual =
        subject.len() > 1 && matches!(category, Some(Agree | Consult | Cooperate | Fight | Reject | Support));
    let mut best: Option<(u8, usize)> = None;
    let mut i = from;
    let mut preposition: Option<String> = None;
    let mut clause = 0;
    while i < s.tokens.len() {
        match s.kind(i) {
            Some(Kind::Prep | Kind::To) => {
                preposition = Some(s.word(i).to_owned());
                i += 1;
                continue;
            }
            Some(Kind::Sub | Kind::Rel) => {
                clause += 1;
                preposition = (s.word(i) == "as" || s.word(i) == "after").then(|| s.word(i).to_owned());
            }
            Some(Kind::Mark) if matches!(s.word(i), "," | ";") => {
                if spoken(s, i + 1) {
                    break;
                }
                clause += 1;
            }
            Some(Kind::Verb | Kind::Conj) => preposition = None,
            _ => {}
        }
        let Some(g) = s.group(i) else {
            i += 1;
            continue;
        };
        let time = (i..g.end).any(|k| s.kind(k) == Some(Kind::Time))
            || s.kind(g.end) == Some(Kind::Time) && g.end == g.start;
        let skip = time || g.own || !candidate(s, g) || same(s, g, subject);
        if !skip {
            let rank = rank(preposition.as_deref(), category, clause, s.party(g));
            if let Some(r) = rank.filter(|r| best.is_none_or(|(b, _)| *r < b)) {
                best = Some((r, i));
            }
        }
        i = g.next.max(i + 1);
        preposition = None;
    }
    let Some((rank, at)) = best else { return Vec::new() };
    if mutual && rank > 0 && clause_between(s, from, at) {
        return Vec::new();
    }
    if mutual && rank > 1 {
        return Vec::new();
    }
    s.list(at).into_iter().filter_map(|g| s.side(g)).collect()
}

/// Lower is better; `None` is never.
fn rank(preposition: Option<&str>, category: Option<Category>, clause: usize, _party: bool) -> Option<u8> {
    let base = match preposition {
        None => 0,
        Some(p) if NOT_THERE.contains(&p) => return (clause == 0).then_some(8),
        Some("by") => u8::from(category != Some(Category::Reject)) * 3,
        Some(
            "against" | "with" | "to" | "on" | "from" | "of" | "toward" | "towards" | "between" | "into",
        ) => 1,
        Some("for" | "at" | "over" | "about" | "among") => 2,
        Some(_) => 3,
    };
    Some(base + clause.min(2) as u8 * 3)
}

fn candidate(s: &Sentence, g: Group) -> bool {
    s.side(g).is_some()
}

fn same(s: &Sentence, g: Group, subject: &[Group]) -> bool {
    subject.iter().any(|o| s.word(o.end - 1) == s.word(g.end - 1) || (o.start..o.end).contains(&g.start))
}

fn clause_between(s: &Sentence, from: usize, at: usize) -> bool {
    (from..at).any(|i| matches!(s.kind(i), Some(Kind::Sub | Kind::Rel)))
}

/// ", officials said": who says so, at the end.
fn spoken(s: &Sentence, from: usize) -> bool {
    let end =
        (from..s.tokens.len()).find(|i| matches!(s.word(*i), "," | ";" | ".")).unwrap_or(s.tokens.len());
    (from..end).any(|i| super::kinds::is_saying(s.word(i)) && s.kind(i) == Some(Kind::Verb) && i + 6 > end)
        || s.word(from) == "according"
}
