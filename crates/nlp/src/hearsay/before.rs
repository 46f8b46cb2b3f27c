//! "X said that C", "X told Y C", "According to X, C", "X quotes Y as saying C".

use super::lexicon as lex;
use super::parse::{Found, Level};
use super::phrase::{self, Range};

/// The first saying of a level that stands before what it reports.
pub(super) fn find(l: &Level<'_>) -> Option<Found> {
    leading(l).or_else(|| (l.lo + 1..l.hi).find_map(|v| at(l, v)))
}

fn at(l: &Level<'_>, v: usize) -> Option<Found> {
    let word = l.word(v);
    if matches!(word, "quotes" | "quoted" | "cites" | "cited") {
        return quotes(l, v);
    }
    if matches!(word, "speaks" | "spoke" | "speak") && l.word(v + 1) == "of" {
        let source = phrase::subject(l, l.verb_start(v)?)?;
        let spoken = content(l, v + 2);
        return Some(Found {
            source: Some(source),
            cue: v..v + 2,
            content: vec![spoken],
            ..Found::default()
        });
    }
    if !lex::is_saying(word) || phrase::noun_here(l, v) {
        return None;
    }
    let e = l.verb_start(v)?;
    if l.passive(e, v) {
        return passive(l, v, e);
    }
    let source = phrase::subject(l, e).or_else(|| shared(l, e))?;
    if matches!(word, "heard" | "learned" | "learnt") && l.word(v + 1) == "from" {
        let that = (v + 2..l.hi.min(v + 14)).find(|i| l.word(*i) == "that")?;
        let inner = Found {
            source: Some(v + 2..that),
            cue: v + 1..v + 2,
            content: vec![content(l, that + 1)],
            ..Found::default()
        };
        let whole = v + 1..content(l, that + 1).end;
        return Some(Found {
            source: Some(source),
            cue: e..v + 1,
            content: vec![whole],
            inner: Some(Box::new(inner)),
            ..Found::default()
        });
    }
    let start = content_start(l, v).or_else(|| object(l, v)).or_else(|| infinitive(l, v))?;
    let content = content(l, start);
    if content.len() < 2 {
        return None;
    }
    let mut found =
        Found { source: Some(source.clone()), cue: e..v + 1, content: vec![content], ..Found::default() };
    // "said that C, adding that D": both on the same word.
    let adds = |i: &usize| l.mark(i - 1) == "," && lex::PARTICIPLES.contains(&l.word(*i));
    if let Some(p) = (start + 1..l.hi).find(adds)
        && let Some(second) = content_start(l, p)
    {
        found.content = vec![phrase::bare(l.t, start..p)];
        found.beside = Some(Box::new(Found {
            source: Some(source),
            cue: p..p + 1,
            content: vec![phrase::bare(l.t, second..l.hi)],
            ..Found::default()
        }));
    }
    Some(found)
}

/// What is denied or reported without "that": "denied any delay", "reported three downed drones".
fn object(l: &Level<'_>, v: usize) -> Option<usize> {
    let next = l.word(v + 1);
    let noun = !next.is_empty() && !lex::is_pronoun(next) && !lex::is_trailer(next) && next != "and";
    let tells = matches!(l.word(v), "reported" | "announced" | "disclosed" | "confirmed" | "revealed");
    ((lex::denies(l.word(v)) || tells) && noun).then_some(v + 1)
}

/// "expects the base to return": a view put with "to".
fn infinitive(l: &Level<'_>, v: usize) -> Option<usize> {
    let views = matches!(
        l.word(v),
        "expects"
            | "expected"
            | "expect"
            | "believes"
            | "believed"
            | "considers"
            | "considered"
            | "estimates"
            | "reported"
            | "predicts"
    );
    let to = (v + 2..l.hi.min(v + 10)).find(|i| l.word(*i) == "to");
    (views
        && to.is_some()
        && !l.word(v + 1).is_empty()
        && l.word(v + 1) != "to"
        && !lex::is_trailer(l.word(v + 1)))
    .then_some(v + 1)
}

/// "According to X, C", "As X reports, C", "In her telling, C".
fn leading(l: &Level<'_>) -> Option<Found> {
    let comma = l.next_mark(l.lo);
    if l.mark(comma) != "," || comma - l.lo > 24 {
        return None;
    }
    let (source, cue) = match l.word(l.lo) {
        "according" if l.word(l.lo + 1) == "to" => (l.lo + 2..phrase::name_end(l, l.lo + 2), l.lo..l.lo + 2),
        "as" => {
            let v = (l.lo + 2..comma).find(|v| lex::is_saying(l.word(*v)))?;
            let inside = l.word(v + 1).is_empty() || lex::is_trailer(l.word(v + 1));
            (inside.then_some(l.lo + 1..l.verb_start(v)?)?, v..v + 1)
        }
        "in" | "by" if matches!(l.word(comma - 1), "telling" | "view" | "words" | "account" | "opinion") => {
            (l.lo + 1..comma - 1, comma - 1..comma)
        }
        _ => return None,
    };
    let mut rest = comma + 1..l.hi;
    if matches!(
        l.word(rest.start),
        "who" | "which" | "seen" | "published" | "released" | "issued" | "obtained" | "dated" | "reviewed"
    ) {
        rest = l.next_mark(rest.start)..l.hi;
    }
    let rest = phrase::bare(l.t, rest);
    let citing = matches!(l.word(rest.start), "citing" | "quoting");
    if source.is_empty() || rest.len() < 2 || citing {
        return None;
    }
    Some(Found { source: Some(source), cue, content: vec![rest], ..Found::default() })
}

/// "Staff had been told by a director that C".
fn passive(l: &Level<'_>, v: usize, e: usize) -> Option<Found> {
    if !lex::addresses(l.word(v)) {
        return None;
    }
    let that = (v + 1..l.hi.min(v + 16)).find(|i| l.word(*i) == "that")?;
    let by = (v + 1..that).find(|i| l.word(*i) == "by").map(|b| b + 1..phrase::name_end(l, b + 1).min(that));
    Some(Found { source: by, cue: e..v + 1, content: vec![content(l, that + 1)], ..Found::default() })
}

/// "Northline quotes her as saying C".
fn quotes(l: &Level<'_>, v: usize) -> Option<Found> {
    let e = l.verb_start(v)?;
    let r#as = (v + 2..l.hi.min(v + 16)).find(|i| l.word(*i) == "as" && l.word(i + 1) == "saying")?;
    let start = content_start(l, r#as + 1)?;
    let inner = Found {
        source: Some(v + 1..r#as),
        cue: r#as..r#as + 2,
        content: vec![content(l, start)],
        ..Found::default()
    };
    let passive = l.passive(e, v);
    let source = phrase::subject(l, e)?;
    if passive {
        return Some(Found { source: Some(source), ..inner });
    }
    let whole = v + 1..l.hi;
    Some(Found {
        source: Some(source),
        cue: e..v + 1,
        content: vec![whole],
        inner: Some(Box::new(inner)),
        ..Found::default()
    })
}

/// The subject that a second verb shares with the first: "X denied this and said".
fn shared(l: &Level<'_>, e: usize) -> Option<Range> {
    let joined = e > l.lo && matches!(l.word(e - 1), "and" | "but");
    let from = e.saturating_sub(30).max(l.lo + 1);
    let first = (from..e.saturating_sub(1)).find(|i| {
        let w = l.word(*i);
        lex::is_auxiliary(w) || lex::is_saying(w) || (w.len() > 4 && w.ends_with("ed"))
    });
    first.filter(|_| joined).and_then(|v| phrase::subject(l, l.verb_start(v)?))
}

/// Where the content of the verb at `v` begins.
pub(super) fn content_start(l: &Level<'_>, v: usize) -> Option<usize> {
    let word = l.word(v);
    let bare = lex::is_bare(word) || word == "saying";
    let k = v + 1;
    let told = addressee_end(l, v, k);
    for j in k..l.hi.min(k + 14) {
        let w = l.word(j);
        let plain = j == k
            || j == told
            || lex::is_trailer(l.word(k))
            || lex::is_object(l.word(k))
            || lex::addresses(word);
        match w {
            "that" if plain || lex::is_content_noun(l.word(j - 1)) => return Some(j + 1),
            "how" | "whether" | "why" if j == k || j == told => return Some(j),
            _ => {}
        }
        match l.mark(j) {
            ":" => return Some(j + 1),
            "\"" | "“" if plain && j <= told + 4 && l.mark(j.wrapping_sub(1)) != "”" => return Some(j),
            "," if matches!(l.mark(j + 1), "\"" | "“") => return Some(j + 1),
            "" => {}
            "," if lex::is_trailer(l.word(k)) || j == k => {}
            _ => break,
        }
        if lex::is_saying(w) && !phrase::noun_here(l, j) && !lex::is_content_noun(w) {
            break;
        }
    }
    if !bare {
        return None;
    }
    let start = after_time(l, told);
    let first = l.word(start);
    let rest = start..l.hi;
    if lex::addresses(word)
        && told > k
        && (first == "to"
            || (lex::is_object(l.word(k)) && rest.len() >= 2 && !lex::is_trailer(first) && !first.is_empty()))
    {
        return Some(start);
    }
    let opens = !first.is_empty()
        && !lex::is_preposition(first)
        && !matches!(first, "so" | "and" | "or" | "but" | "nothing" | "little");
    let sure = matches!(word, "said" | "says" | "say" | "saying") || told > k;
    let clause = rest.len() >= 3 && l.has_verb(rest.clone());
    (opens && (clause || sure && rest.len() >= 3)).then_some(start)
}

/// Past the person spoken to: "told her", "told passengers", "told the paper", "confirmed to him".
fn addressee_end(l: &Level<'_>, v: usize, k: usize) -> usize {
    let to = l.word(k) == "to" && lex::is_object(l.word(k + 1));
    if to {
        return k + 2;
    }
    if !lex::addresses(l.word(v)) {
        return k;
    }
    if lex::is_object(l.word(k)) {
        return k + 1;
    }
    if l.word(k).is_empty()
        || lex::is_trailer(l.word(k)) && !matches!(l.word(k), "reporters" | "journalists")
        || matches!(l.word(k), "that")
    {
        return k;
    }
    if l.capital(k) {
        return (k..l.hi).find(|i| !l.capital(*i)).unwrap_or(l.hi);
    }
    if lex::is_determiner(l.word(k)) && l.capital(k + 1) {
        return (k + 1..l.hi).find(|i| !l.capital(*i)).unwrap_or(l.hi);
    }
    if lex::is_determiner(l.word(k)) { k + 2 } else { k + 1 }
}

/// Past "on Monday", "in a statement": up to the subject of what was said.
fn after_time(l: &Level<'_>, from: usize) -> usize {
    let mut k = from;
    for _ in 0..4 {
        let w = l.word(k);
        let phrase = lex::is_preposition(w) || matches!(w, "late" | "early" | "last" | "this");
        let time = (k..k + 4).find(|i| lex::is_time(l.word(*i)));
        if lex::is_time(w) && !w.bytes().all(|b| b.is_ascii_digit()) {
            k += 1;
        } else if let (true, Some(t)) = (phrase, time) {
            k = t + 1;
        } else if phrase && lex::is_determiner(l.word(k + 1)) {
            let next = (k + 3..l.hi.min(k + 6))
                .find(|i| lex::is_determiner(l.word(*i)) || lex::is_pronoun(l.word(*i)));
            match next {
                Some(n) => k = n,
                None => break,
            }
        } else {
            break;
        }
    }
    k
}

/// From `start` to the end of the level, or to where another speaker's clause begins.
fn content(l: &Level<'_>, start: usize) -> Range {
    let end = (start + 2..l.hi)
        .find(|i| {
            matches!(l.word(*i), "and" | "but" | "while" | "whereas")
                && l.mark(i - 1) == ","
                && (i + 2..l.hi.min(i + 9)).any(|v| {
                    lex::is_saying(l.word(v))
                        && !phrase::noun_here(l, v)
                        && l.verb_start(v)
                            .and_then(|e| phrase::subject(l, e))
                            .is_some_and(|s| s.start == i + 1 && !lex::is_pronoun(l.word(s.start)))
                })
        })
        .unwrap_or(l.hi);
    let end = (start + 3..end).find(|i| background(l, *i)).unwrap_or(end);
    phrase::bare(l.t, start..end)
}

/// "said that C, hours after an attack": the reporter's own words on when it was said.
fn background(l: &Level<'_>, i: usize) -> bool {
    const SPANS: &[&str] =
        &["minutes", "hours", "days", "weeks", "months", "years", "day", "week", "month", "hour"];
    l.mark(i) == ","
        && (i + 1..i + 5)
            .any(|j| SPANS.contains(&l.word(j)) && matches!(l.word(j + 1), "after" | "before" | "ahead"))
}
