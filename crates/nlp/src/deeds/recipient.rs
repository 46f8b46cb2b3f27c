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
    use Category::{Agree, Consult, Cooperate, Fight, Reject};
    let mutual = subject.len() > 1 && matches!(category, Some(Agree | Consult | Cooperate | Fight | Reject));
    let mut best: Option<(u8, usize)> = None;
    let mut i = from;
    let mut lead = Lead::Object;
    // How many clauses away, and whether any noun has passed.
    let (mut clauses, mut passed) = (0, false);
    while i < s.tokens.len() {
        match s.kind(i) {
            Some(Kind::Prep) => lead = Lead::Preposition(i),
            Some(Kind::To) if s.kind(i + 1) != Some(Kind::Verb) => lead = Lead::Preposition(i),
            Some(Kind::To) => lead = if passed { Lead::Verb } else { Lead::Object },
            Some(Kind::Verb) if s.kind(i.saturating_sub(1)) != Some(Kind::To) => lead = Lead::Verb,
            Some(Kind::Conj) => lead = Lead::And,
            Some(Kind::Sub | Kind::Rel) => {
                clauses += 1;
                lead = Lead::Verb;
            }
            Some(Kind::Mark) if matches!(s.word(i), "," | ";") => {
                if spoken(s, i + 1) {
                    break;
                }
                clauses += 1;
                lead = Lead::And;
            }
            _ => {}
        }
        let quantity = s.kind(i) == Some(Kind::Prep) || s.kind(i) == Some(Kind::To);
        let Some(g) = s.group(i).filter(|_| !quantity) else {
            i += 1;
            continue;
        };
        let time = (i..g.end).any(|k| s.kind(k) == Some(Kind::Time)) || s.kind(g.end) == Some(Kind::Time);
        let somebody = s.side(g).is_some() || harmed(&lead, category) && g.start < from + 4;
        if !time && !g.own && somebody && !same(s, g, subject) {
            let found = rank(s, &lead, category, g).map(|r| r + clauses * 3);
            if let Some(r) = found.filter(|r| *r < 8 && best.is_none_or(|(b, _)| *r < b)) {
                best = Some((r, i));
            }
        }
        passed = true;
        i = g.next.max(i + 1);
        if !matches!(s.kind(i), Some(Kind::Conj)) {
            lead = Lead::And;
        }
    }
    let Some((rank, at)) = best else { return Vec::new() };
    if mutual && rank > 0 {
        return Vec::new();
    }
    let whole = |g: Group| s.side(g).or_else(|| (rank == 0).then(|| s.span(g.start, g.end)));
    s.list(at).into_iter().filter_map(whole).collect()
}

/// What a noun follows.
enum Lead {
    /// The predicate itself, or a verb that it leads to: "agreed to lift".
    Object,
    /// A preposition, by its place.
    Preposition(usize),
    /// Another verb of the sentence.
    Verb,
    /// "and", a comma, or nothing.
    And,
}

/// Lower is better; `None` is never.
fn rank(s: &Sentence, lead: &Lead, category: Option<Category>, g: Group) -> Option<u8> {
    use Category::{Agree, Aid, Investigate, Mobilize, Reject, Retreat};
    // What is sent, moved or withdrawn is a means, not the other side: "sent inspectors to Kesh".
    let means =
        matches!(category, Some(Agree | Aid | Investigate | Mobilize | Retreat)) && !s.named(g.start, g.end);
    Some(match lead {
        Lead::Object if category == Some(Retreat) => return None,
        Lead::Object => u8::from(means) * 4,
        Lead::Preposition(at) => match s.word(*at) {
            p if NOT_THERE.contains(&p) => return None,
            "by" => u8::from(category != Some(Reject)) * 3,
            "from" => 1,
            _ if category == Some(Retreat) => 4,
            "against" | "with" | "to" | "on" | "of" | "toward" | "towards" | "between" | "into" => {
                1 + u8::from(!s.named(g.start, g.end))
            }
            "for" | "at" | "over" | "about" | "among" => 2,
            // Where a deed of no category takes place says nothing of whom it is done to.
            _ if category.is_none() => return None,
            _ => 3,
        },
        _ if category == Some(Retreat) => return None,
        Lead::Verb => 2,
        Lead::And => 4,
    })
}

/// Violence is done to whatever the object is: a waiter, a bus, a warehouse.
fn harmed(lead: &Lead, category: Option<Category>) -> bool {
    matches!(lead, Lead::Object)
        && matches!(category, Some(Category::Assault | Category::Fight | Category::Accuse))
}

fn same(s: &Sentence, g: Group, subject: &[Group]) -> bool {
    subject.iter().any(|o| s.word(o.end - 1) == s.word(g.end - 1) || (o.start..o.end).contains(&g.start))
}

/// ", officials said": who says so, at the end.
fn spoken(s: &Sentence, from: usize) -> bool {
    let end =
        (from..s.tokens.len()).find(|i| matches!(s.word(*i), "," | ";" | ".")).unwrap_or(s.tokens.len());
    (from..end).any(|i| super::kinds::is_saying(s.word(i)) && s.kind(i) == Some(Kind::Verb) && i + 6 > end)
        || s.word(from) == "according"
}
