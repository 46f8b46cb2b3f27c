//! Where what was said begins and ends: past whom it was said to and when, up to the next speaker.

use super::lexicon as lex;
use super::parse::Level;
use super::phrase::{self, Range};

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
pub(super) fn content(l: &Level<'_>, start: usize) -> Range {
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
