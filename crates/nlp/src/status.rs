//! Factuality of a proposition: the trained value of its main predicate, and the words that qualify it.
//!
//! The head says how sure it is that an event took place; readers of news also need to know why it is
//! not sure: because it is planned, because it is only possible, because it is denied, or because it
//! is a condition or a question. Those are told by words, and the words are kept as cues to show.

use crate::cues::CueKind;
use reportedly_core::{Certainty, Event, Factuality, Polarity, Span, Status};

#[rustfmt::skip] // one word a line would be pages
const PLANNED: &[&str] = &[
    "plan", "plans", "planned", "planning", "intend", "intends", "intended", "intention", "propose",
    "proposes", "proposed", "proposal", "consider", "considers", "considering", "considered",
    "evaluating", "evaluate", "evaluates", "studying", "exploring", "weighing", "examining", "examined",
    "looking", "aims", "aim", "aiming", "prepare", "prepares", "preparing", "scheduled", "slated", "due",
    "seeks", "seek", "seeking", "wants", "want", "hopes", "hope", "negotiating", "discussing",
    "feasibility", "talks", "pledged", "promised", "vowed", "agreed", "ordered",
];
#[rustfmt::skip] // one word a line would be pages
const POSSIBLE: &[&str] = &[
    "may", "might", "could", "possible", "possibly", "possibility", "perhaps", "maybe", "potentially",
    "potential", "unclear", "unconfirmed", "alleged", "allegedly", "rumoured", "rumored", "conceivable",
    "risk",
];
#[rustfmt::skip] // one word a line would be pages
const PROBABLE: &[&str] = &[
    "likely", "probably", "probable", "apparently", "appears", "appear", "appeared", "seems", "seem",
    "seemed", "presumably", "suspected", "believed", "thought", "reportedly", "expected", "suggests",
    "suggest", "suggested",
];
const FUTURE: &[&str] = &["will", "shall", "’ll", "going"];
const CONDITION: &[&str] = &["if", "unless", "whether", "would", "should"];
/// Words that make a clause a condition of another, so that "would" is no mere past of "will".
const IF: &[&str] = &["if", "unless", "whether", "should"];
#[rustfmt::skip] // one word a line would be pages
const NEGATION: &[&str] = &[
    "not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "n’t", "n't", "cannot",
    "failed", "fails", "failure", "declined", "declines", "refused", "refuses", "refusal",
];
/// Words that say of a report that it is not so, whatever the verb they stand with.
const FALSE: &[&str] = &[
    "false",
    "untrue",
    "fiction",
    "fake",
    "baseless",
    "groundless",
    "unfounded",
    "hoax",
    "invention",
    "invented",
    "fabrication",
    "fabricated",
    "debunked",
    "cancelled",
    "canceled",
    "scrapped",
    "abandoned",
    "unsubstantiated",
];

/// A word of the proposition, lower-cased, with its place.
struct Token<'a> {
    word: std::borrow::Cow<'a, str>,
    span: Span,
}

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
    let find = |list: &[&str]| tokens.iter().find(|t| list.contains(&&*t.word)).map(|t| t.span);
    let question = pieces.last().is_some_and(|p| p.of(text).trim_end_matches(['"', '”', '’']).ends_with('?'));
    let mut cues = Vec::new();
    let mut note = |span: Option<Span>| {
        cues.extend(span);
        span.is_some()
    };
    // "said it would close" reports "it will close"; "would have closed" and "would, if" do not.
    let backshifted = kind.is_some()
        && find(IF).is_none()
        && tokens.windows(2).any(|t| t[0].word == "would" && !matches!(&*t[1].word, "have" | "not"))
        && find(POSSIBLE).is_none()
        && find(PROBABLE).is_none();
    let condition = question || note(find(CONDITION).filter(|_| value < 1.5 && !backshifted));
    // "will go on building" is planned, "is evaluating the possibility" too; "going" only before "to".
    let planned = note(find(PLANNED).filter(|_| value < 2.9 || inside.len() > 1))
        || note(find(FUTURE).filter(|s| s.of(text) != "going" || text[s.end as usize..].starts_with(" to ")));
    let planned = note(find(&["would"]).filter(|_| backshifted)) || planned;
    let possible = note(find(POSSIBLE));
    let probable = note(find(PROBABLE)) || kind == Some(CueKind::Belief);
    let about_main = |s: &Span| near_main(*s, inside.first().copied(), &tokens);
    let negated = note(find(NEGATION).filter(about_main)) | note(find(FALSE));
    let silent = matches!(kind, Some(CueKind::Silence | CueKind::Question));
    let denied = kind == Some(CueKind::Denial);
    let attitude = matches!(kind, Some(CueKind::Attitude | CueKind::Commitment));
    // "refused to answer": it was not done, and nothing is planned.
    let refused = attitude && cue.is_some_and(|c| c.of(text).to_lowercase().contains("refus"));
    let certainty = if denied {
        Certainty::Denied
    } else if silent || question {
        Certainty::Unknown
    } else if refused {
        Certainty::Certain
    } else if attitude || planned && !negated {
        Certainty::Planned
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
    let negative = denied || refused || negated || (value <= -1.5 && certainty == Certainty::Certain);
    cues.sort();
    cues.dedup();
    Factuality {
        polarity: if negative { Polarity::Negative } else { Polarity::Positive },
        certainty,
        status: status(text, inside.first().map(|e| e.span), certainty, question || condition),
        value,
        cues,
    }
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

fn status(text: &str, main: Option<Span>, certainty: Certainty, hypothetical: bool) -> Status {
    let word = main.map(|m| m.of(text).to_lowercase()).unwrap_or_default();
    match certainty {
        Certainty::Planned => Status::Planned,
        Certainty::Unknown if hypothetical => Status::Hypothetical,
        _ if word.ends_with("ed") || PAST.contains(&word.as_str()) => Status::Happened,
        _ => Status::Ongoing,
    }
}

const PAST: &[&str] = &[
    "was", "were", "had", "did", "been", "made", "took", "taken", "shot", "hit", "killed", "said", "went",
    "gone", "came", "left", "sent", "held", "found", "seen", "saw", "brought", "built", "began", "begun",
    "broke", "broken", "fell", "met", "won", "lost", "sold", "bought", "led", "put", "set", "struck", "told",
    "gave", "given", "became", "paid",
];

fn tokens(text: &str, piece: Span) -> Vec<Token<'_>> {
    let inside = piece.of(text);
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in inside.char_indices().chain(std::iter::once((inside.len(), ' '))) {
        let part = c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        match (part, start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                push(inside, Span::new(s, i), piece.start as usize, &mut out);
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// One word; "isn't" becomes "is" and "n't".
fn push<'a>(inside: &'a str, span: Span, by: usize, out: &mut Vec<Token<'a>>) {
    let word = span.of(inside);
    let lower = word.to_lowercase();
    for ending in ["n't", "n’t", "’ll"] {
        if lower.len() > ending.len() && lower.ends_with(ending) && word.len() == lower.len() {
            let cut = span.end as usize - ending.len();
            out.push(Token {
                word: lower[..lower.len() - ending.len()].to_owned().into(),
                span: Span::new(span.start as usize, cut).shift(by),
            });
            out.push(Token {
                word: ending.to_owned().into(),
                span: Span::new(cut, span.end as usize).shift(by),
            });
            return;
        }
    }
    out.push(Token { word: lower.into(), span: span.shift(by) });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, main: &str, value: f32, kind: Option<CueKind>) -> (Certainty, Polarity) {
        let at = text.find(main).unwrap();
        let events = [Event { span: Span::new(at, at + main.len()), factuality: value }];
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
