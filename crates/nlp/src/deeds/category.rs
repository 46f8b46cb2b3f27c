//! The PLOVER category of a deed, from its own words and the words that govern it.
//!
//! What the predicate says decides first, by the tables of the lexicon. Then what stands before it: an
//! act that is agreed to, refused or threatened is an agreement, a refusal or a threat, whatever the act
//! (codebook: what is said about an act that has not been done). A friendly act to come is AGREE, a hostile
//! one THREATEN, a friendly one that will not come REJECT; what is demanded or merely supposed is nothing yet.

use super::groups::Sentence;
use super::kinds::Kind;
use super::lemma::lemmas;
use super::lexicon::{is_light, noun, verb, verb_with};
use reportedly_core::{Category, Deed, Span};

/// How far from the predicate its object and its governing verbs are looked for, in bytes.
const NEAR: usize = 200;
/// How many words after a verb may hold the head of its object.
const OBJECT_WORDS: usize = 12;

/// PLOVER's category of a deed; `None` for acts that the codebook has no category for (sport, business),
/// for acts only demanded or supposed, and for hostile ones denied or not done.
pub fn categorise(text: &str, deed: &Deed) -> Option<Category> {
    let s = Sentence::new(text, around(text, deed.predicate));
    let inside = |i: &usize| s.tokens[*i].span.overlap(deed.predicate) > 0;
    let start = (0..s.tokens.len()).find(inside)?;
    let end = (start..s.tokens.len()).take_while(inside).count() + start;
    let mut objects: Vec<String> = Vec::new();
    for span in deed.object.iter().chain(&deed.recipient) {
        objects.extend(Sentence::new(text, *span).tokens.into_iter().map(|t| t.lower));
    }
    category(&s, start, end, &objects)
}

/// The same for words `start..end` of a sentence, with what is known of their objects.
pub(super) fn category(s: &Sentence, start: usize, end: usize, objects: &[String]) -> Option<Category> {
    match own(s, start, end, objects) {
        Some((base, first)) => governed(s, first, Some(base), 0),
        // "agreed to rebuild": any act can be agreed to
        None => governed(s, start, None, 0),
    }
}

/// The line of the predicate, cut where a sentence surely ends or is too far.
fn around(text: &str, predicate: Span) -> Span {
    let (start, end) = (predicate.start as usize, predicate.end as usize);
    let mut from = start.saturating_sub(NEAR);
    let mut to = (end + NEAR).min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    // A full stop after a long word ends a sentence; "U.S. " and "Gen. " do not.
    let ends = |at: usize, s: &str| {
        let word = s[..at].rsplit(' ').next().unwrap_or_default();
        s[at..].starts_with('\n') || s[at..].starts_with(". ") && word.len() > 3 && !word.contains('.')
    };
    let left = &text[from..start];
    from += left.char_indices().rev().find(|(i, _)| ends(*i, left)).map_or(0, |(i, _)| i + 1);
    let right = &text[end..to];
    to = end + right.char_indices().find(|(i, _)| ends(*i, right)).map_or(right.len(), |(i, _)| i);
    Span::new(from, to)
}

/// Category of the act itself, and where its verb begins ("launched" of "launched an attack").
fn own(s: &Sentence, start: usize, end: usize, objects: &[String]) -> Option<(Category, usize)> {
    let after: Vec<&str> = (start + 1..(start + 3).min(s.tokens.len())).map(|i| s.word(i)).collect();
    let mut governed: Vec<&str> = objects.iter().map(String::as_str).collect();
    governed.extend(
        (start + 1..(start + 1 + OBJECT_WORDS).min(s.tokens.len()))
            .take_while(|i| {
                let ends =
                    matches!(s.kind(*i), Some(Kind::Sub | Kind::Rel | Kind::Verb)) && s.word(*i) != "as";
                !(ends || matches!(s.word(*i), "," | ";"))
            })
            // "in March" is no march
            .filter(|i| s.kind(*i) != Some(Kind::Time))
            .map(|i| s.word(i)),
    );
    if s.kind(start) == Some(Kind::Verb) || end > start + 1 || noun(s.word(start)).is_none() {
        let head = s.word(start);
        let found = verb_with(head, &after, &governed).or_else(|| verb(head, &after));
        if let Some(c) = found {
            return Some((c, start));
        }
    }
    // A noun: by the light verb before it, else by itself.
    let head = s.word(end - 1);
    let light = (start.saturating_sub(5)..start).rev().find(|i| s.kind(*i) == Some(Kind::Verb));
    if let Some(l) = light
        && let Some(c) = verb_with(s.word(l), &[s.word(l + 1)], &[head])
    {
        return Some((c, l));
    }
    let c = noun(head).or_else(|| verb(s.word(start), &after))?;
    Some((c, light.filter(|l| is_light(s.word(*l))).unwrap_or(start)))
}

/// What the words before an act make of it. `depth` bounds chains such as "agreed to try to".
fn governed(s: &Sentence, verb_at: usize, base: Option<Category>, depth: usize) -> Option<Category> {
    let (mut negated, mut future, mut must) = (false, false, false);
    let mut i = verb_at;
    while i > 0 && matches!(s.kind(i - 1), Some(Kind::Aux | Kind::Adv)) {
        i -= 1;
        match s.word(i) {
            "not" | "never" => negated = true,
            "will" | "would" | "shall" | "'ll" => future = true,
            "must" | "should" | "ought" => must = true,
            _ => {}
        }
        negated |= s.word(i) == "cannot";
    }
    if supposed(s, i) {
        return None;
    }
    if i > 0 && s.kind(i - 1) == Some(Kind::To) {
        let mut g = i.saturating_sub(2);
        while g > 0 && matches!(s.kind(g), Some(Kind::Adv | Kind::Time)) {
            g -= 1;
        }
        match governor(s, g) {
            Some(Governor::Sets(c)) => return Some(c),
            Some(Governor::Asks) => return None,
            Some(Governor::Fails) => return base.filter(|c| friendly(*c)).map(|_| Category::Reject),
            Some(Governor::Tries) if depth < 4 => return governed(s, g, base, depth + 1),
            Some(Governor::Plans) => future = true,
            // "Prime minister to meet": headlines' future; "arrived to meet" is as good as done
            None => future |= i >= 2 && s.kind(i - 2) != Some(Kind::Verb) && i < 6,
            _ => {}
        }
        // "has threatened not to": the refusal is in the words, the act does not come
        negated |= i > 1 && s.word(i - 2) == "not";
    }
    let base = base?;
    if must {
        return Some(Category::Demand);
    }
    match (negated, future) {
        (false, false) => Some(base),
        (true, true) if friendly(base) => Some(Category::Reject),
        (true, _) => (base == Category::Agree).then_some(Category::Reject),
        (false, true) if friendly(base) => Some(Category::Agree),
        (false, true) if hostile(base) => Some(Category::Threaten),
        (false, true) => Some(base),
    }
}

enum Governor {
    /// agreed, refused, threatened
    Sets(Category),
    /// urged, ordered: somebody else is to act
    Asks,
    Fails,
    /// tried, continued, began: the act is on
    Tries,
    /// plans, is about, is ready
    Plans,
}

/// The word before "to".
fn governor(s: &Sentence, at: usize) -> Option<Governor> {
    let word = s.word(at);
    let any = |list: &[&str]| lemmas(word).iter().any(|l| list.contains(&l.as_str()));
    if any(&["fail", "unable"]) {
        return Some(Governor::Fails);
    }
    if any(&["try", "attempt", "continue", "begin", "start", "help", "manage", "move", "resort", "use", "go"])
    {
        return Some(Governor::Tries);
    }
    if any(&[
        "plan",
        "intend",
        "about",
        "due",
        "set",
        "prepare",
        "ready",
        "willing",
        "expect",
        "hope",
        "want",
        "is",
        "are",
        "decide",
        "schedule",
        "commit",
        "readiness",
        "willingness",
        "able",
    ]) {
        return Some(Governor::Plans);
    }
    match verb(word, &[]).or_else(|| noun(word)) {
        Some(c @ (Category::Agree | Category::Reject | Category::Threaten)) => Some(Governor::Sets(c)),
        Some(Category::Request | Category::Demand) => Some(Governor::Asks),
        // "urged the army to withdraw": the word before "to" is who is asked
        _ => {
            let asked = (at.saturating_sub(6)..at).rev().find(|i| s.kind(*i) == Some(Kind::Verb))?;
            matches!(verb(s.word(asked), &[s.word(asked + 1)]), Some(Category::Request | Category::Demand))
                .then_some(Governor::Asks)
        }
    }
}

/// Whether the clause begins with "if" or "unless".
fn supposed(s: &Sentence, verb_at: usize) -> bool {
    (verb_at.saturating_sub(8)..verb_at)
        .rev()
        .take_while(|i| !matches!(s.kind(*i), Some(Kind::Mark | Kind::Verb | Kind::Conj)))
        .any(|i| matches!(s.word(i), "if" | "unless" | "whether"))
}

fn friendly(c: Category) -> bool {
    use Category::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Support};
    matches!(c, Agree | Aid | Concede | Consult | Cooperate | Retreat | Support)
}

fn hostile(c: Category) -> bool {
    use Category::{Assault, Coerce, Fight, Mobilize, Protest, Sanction};
    matches!(c, Assault | Coerce | Fight | Mobilize | Protest | Sanction)
}
