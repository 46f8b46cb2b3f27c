//! Factuality of a proposition: the trained value of its main predicate, and the words that qualify it.
//!
//! The head says how sure it is that an event took place; readers of news also need to know why it is
//! not sure: because it is planned, because it is only possible, because it is denied, or because it
//! is a condition or a question. Those are told by words, and the words are kept as cues to show.

mod find;
mod phrases;
mod table;
mod tokens;
mod words;

use crate::cues::CueKind;
use find::Words;
use phrases::Effect;
use reportedly_core::{Certainty, Event, Factuality, Polarity, Span, Status};
use tokens::{Token, tokens};
use words::*;

/// Factuality of the proposition in `pieces`, put forward with a cue of `kind`.
///
/// `events` are the predicates of the document in order; those inside the pieces count, the first being the
/// main one (English puts the main verb first; what follows depends on it).
pub(crate) fn factuality(
    text: &str,
    pieces: &[Span],
    events: &[Event],
    kind: Option<CueKind>,
    cue: Option<Span>,
) -> Factuality {
    let tokens: Vec<Token<'_>> = pieces.iter().flat_map(|p| tokens(text, *p)).collect();
    let from = pieces.first().map_or(0, |p| p.start);
    let to = pieces.iter().map(|p| p.end).max().unwrap_or(0);
    let near = &events[events.partition_point(|e| e.span.start < from)..];
    let near = near.iter().take_while(|e| e.span.start < to);
    let inside: Vec<&Event> = near.filter(|e| pieces.iter().any(|p| p.contains(e.span))).collect();
    let value = inside.first().map_or(0.0, |e| e.factuality);
    let main = inside.first().copied();
    let (found, taken) = phrases::find(&tokens);
    let words = Words { tokens: &tokens, taken: &taken, text, value };
    let about = |s: &Span| near_main(*s, main, &tokens);
    let bears = |s: &Span| bears_on(*s, main, &tokens);
    let mut cues = Vec::new();
    let mut note = |span: Option<Span>| {
        cues.extend(span);
        span.is_some()
    };
    let mut phrase = |e: Effect| {
        let here = found.iter().filter(|f| f.effect == e && bears(&f.span));
        here.map(|f| note(Some(f.span))).fold(false, |any, one| any | one)
    };
    let not_done = phrase(Effect::NotDone);
    let unlikely = phrase(Effect::Unlikely);
    let open = phrase(Effect::Open);
    let unreal = phrase(Effect::Unreal);
    let refuted = phrase(Effect::Denied);
    let expected = phrase(Effect::Expected);
    let allowed = phrase(Effect::Possible);
    let not_unlikely = phrase(Effect::Probable);
    let set = phrase(Effect::Planned);

    let question = asked(text, pieces);
    let find = |list: &[&str]| words.find(list);
    // "said it would close" reports "it will close"; "would have closed" and "would, if" do not.
    let backshifted = kind.is_some()
        && find(IF).is_none()
        && tokens.windows(2).any(|t| t[0].word == "would" && t[1].word != "have")
        && find(POSSIBLE).is_none()
        && find(PROBABLE).is_none();
    let supposed = note(words.condition());
    let condition =
        question || unreal || supposed || note(find(CONDITION).filter(|_| value < 1.5 && !backshifted));
    // "will go on building" is planned, "is evaluating the possibility" too; "going" only before "to".
    let meant = note(find(PLANNED).filter(|_| value < 2.9 || inside.len() > 1));
    let future =
        note(find(FUTURE).filter(|s| s.of(text) != "going" || text[s.end as usize..].starts_with(" to ")));
    let future = note(find(&["would"]).filter(|_| backshifted)) || future;
    // "Plant to close in May": a headline's future.
    let ahead = note(words.infinitive(main).filter(|_| kind != Some(CueKind::Belief)));
    let planned = set || meant || ahead || future && !supposed;
    let possible = note(find(POSSIBLE)) || allowed;
    let probable = note(find(PROBABLE)) || expected || not_unlikely || kind == Some(CueKind::Belief);
    let negated = note(find(NEGATION).filter(about)) | note(find(FALSE)) | not_done;
    let silent = matches!(kind, Some(CueKind::Silence | CueKind::Question));
    let denied = kind == Some(CueKind::Denial) || refuted;
    let attitude = matches!(kind, Some(CueKind::Attitude | CueKind::Commitment));
    // "refused to answer": it was not done, and nothing is planned.
    let refused = attitude && cue.is_some_and(|c| c.of(text).to_lowercase().contains("refus"));
    let certainty = if denied {
        Certainty::Denied
    } else if silent || question || open {
        Certainty::Unknown
    } else if refused {
        Certainty::Certain
    } else if unreal && !attitude {
        Certainty::Unknown
    } else if attitude || planned && !negated && !unlikely {
        Certainty::Planned
    } else if unlikely {
        Certainty::Probable
    } else if not_done && !expected && !possible {
        Certainty::Certain
    } else if possible {
        Certainty::Possible
    } else if probable {
        Certainty::Probable
    } else if condition {
        Certainty::Unknown
    } else {
        Certainty::Certain
    };
    if denied || attitude || silent {
        cues.extend(cue);
    }
    // A question, and what nobody takes a position on, is put neither as so nor as not so.
    let negative = denied
        || refused
        || unlikely
        || negated && !open
        || (value <= -1.5 && certainty == Certainty::Certain);
    cues.sort();
    cues.dedup();
    let asked = question || kind == Some(CueKind::Question);
    let status = match certainty {
        Certainty::Probable if expected => Status::Planned,
        _ => status(text, main.map(|e| e.span), &tokens, kind.is_some(), certainty, asked || condition),
    };
    Factuality {
        polarity: if negative { Polarity::Negative } else { Polarity::Positive },
        certainty,
        status,
        value,
        cues,
    }
}

/// Whether the proposition is asked: it ends in a question mark, or one stands right after it.
fn asked(text: &str, pieces: &[Span]) -> bool {
    const MARKS: [char; 4] = ['"', '”', '’', '\''];
    let Some(last) = pieces.last() else { return false };
    let after = text.get(last.end as usize..).unwrap_or_default().trim_start_matches(MARKS);
    last.of(text).trim_end_matches(MARKS).ends_with('?') || after.starts_with('?')
}

/// A negation bears on the whole where it stands before the main predicate, or right after it unless
/// the head is sure of it: "has decided to take no action" does not say that nothing was decided.
fn near_main(negation: Span, main: Option<&Event>, tokens: &[Token<'_>]) -> bool {
    let Some(main) = main else { return true };
    let start = main.span.start;
    if negation.start <= start {
        return true;
    }
    let between = tokens.iter().filter(|t| t.span.start > start && t.span.start < negation.start).count();
    between < 3 && main.factuality < 1.5
}

/// Whether a phrase bears on the main predicate: it stands before it, or close after with no clause between.
fn bears_on(phrase: Span, main: Option<&Event>, tokens: &[Token<'_>]) -> bool {
    const CLAUSES: &[&str] = &[
        "who", "which", "whose", "because", "while", "after", "although", "though", "since", "before",
        "when", "as",
    ];
    let Some(main) = main else { return true };
    if phrase.start <= main.span.start {
        return true;
    }
    let after = tokens.partition_point(|t| t.span.start <= main.span.start);
    let near = tokens[after..].iter().take(10);
    let mut near = near.take_while(|t| !CLAUSES.contains(&&*t.word)).map(|t| t.span.start);
    near.any(|start| start >= phrase.start)
}

fn status(
    text: &str,
    main: Option<Span>,
    tokens: &[Token<'_>],
    reported: bool,
    certainty: Certainty,
    hypothetical: bool,
) -> Status {
    let past = |w: &str| w.ends_with("ed") && w.len() > 3 || PAST.contains(&w);
    let at = match main {
        Some(m) => tokens.iter().position(|t| t.span.overlap(m) > 0),
        // Without a predicate from the network, the first word that is a past form for sure.
        None => tokens.iter().position(|t| past(&t.word)),
    };
    let word = main.map_or_else(
        || at.map_or_else(String::new, |i| tokens[i].word.to_string()),
        |m| m.of(text).to_lowercase(),
    );
    // "is closed", "is being rebuilt": a state or under way; "has been closed" is over and done.
    let before = tokens[..at.unwrap_or(0)].iter().rev().find(|t| !t.word.ends_with("ly"));
    let present = before.is_some_and(|t| matches!(&*t.word, "is" | "are" | "being" | "remains" | "remain"));
    // "did not ring", "was hurt": the auxiliary tells what the verb does not; but "said the dam was weak"
    // reports what is so.
    let near = tokens[at.unwrap_or(0).saturating_sub(3)..at.unwrap_or(0)].iter().rev();
    let auxiliary = near.map(|t| &*t.word).find(|w| matches!(*w, "did" | "was" | "were" | "will" | "to"));
    let over = match auxiliary {
        Some("did") => true,
        Some("was" | "were") => !reported && !word.ends_with("ing"),
        _ => false,
    };
    match certainty {
        Certainty::Planned => Status::Planned,
        Certainty::Unknown if hypothetical => Status::Hypothetical,
        _ if (past(&word) || over) && !present => Status::Happened,
        _ => Status::Ongoing,
    }
}

const PAST: &[&str] = &[
    "was", "were", "had", "did", "been", "made", "took", "taken", "shot", "hit", "killed", "said", "went",
    "gone", "came", "left", "sent", "held", "found", "seen", "saw", "brought", "built", "began", "begun",
    "broke", "broken", "fell", "met", "won", "lost", "sold", "bought", "led", "put", "set", "struck", "told",
    "gave", "given", "became", "paid",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, main: &str, value: f32, kind: Option<CueKind>) -> (Certainty, Polarity) {
        let at = text.find(main).unwrap();
        let events = [Event {
            span: Span::new(at, at + main.len()),
            factuality: value,
            realis: reportedly_core::Realis::Other,
        }];
        let f = factuality(text, &[Span::new(0, text.len())], &events, kind, None);
        (f.certainty, f.polarity)
    }

    #[test]
    fn words_decide_the_kind_of_uncertainty() {
        use Certainty as C;
        use Polarity::{Negative as N, Positive as P};
        let cases = [
            ("the bridge collapsed on Monday", "collapsed", 2.9, None, C::Certain, P),
            (
                "engineers are evaluating the possibility of converting a plant",
                "evaluating",
                2.0,
                None,
                C::Planned,
                P,
            ),
            ("the works could put together a hundred drones", "put", 0.4, None, C::Possible, P),
            ("the fire was probably caused by a cable", "caused", 1.4, None, C::Probable, P),
            ("there are no talks", "are", -2.0, None, C::Certain, N),
            ("it hasn’t signed a contract", "signed", -2.4, None, C::Certain, N),
            ("a factory is to be set up", "set", -1.0, Some(CueKind::Denial), C::Denied, N),
            ("the board has decided to take no action", "decided", 2.6, None, C::Certain, P),
            ("reports of a fire are false", "are", 1.9, None, C::Certain, N),
            ("Will it be built?", "built", 0.0, None, C::Unknown, P),
        ];
        for (text, main, value, kind, certainty, polarity) in cases {
            assert_eq!(read(text, main, value, kind), (certainty, polarity), "{text}");
        }
    }
}
