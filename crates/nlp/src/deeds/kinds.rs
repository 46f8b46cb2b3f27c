//! What kind of word each word of a sentence is: closed classes by list, verbs by form and neighbours.

use super::countries::code;
use super::lemma::{is_past, lemmas};
use super::lexicon::{is_noun, is_verb};
use super::tokens::Token;

/// Kinds of word, as coarse as finding who did what to whom allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Articles, possessive pronouns, "this", "some".
    Det,
    /// "his", "their": the actor's own.
    Own,
    Prep,
    /// "and", "or".
    Conj,
    /// "because", "unless", "after" before a clause, "if".
    Sub,
    /// "who", "which", "that", "where".
    Rel,
    Pron,
    /// Auxiliaries and modals.
    Aux,
    To,
    Adv,
    Num,
    /// Weekdays, months, "today", "last week".
    Time,
    Poss,
    Mark,
    Verb,
    /// With a capital, inside a sentence.
    Name,
    /// Any other: nouns and adjectives.
    Word,
}

#[rustfmt::skip] // one word a line would be pages
const CLOSED: &[(Kind, &[&str])] = &[
    (Kind::Det, &["the", "a", "an", "this", "these", "those", "any", "some", "no", "every", "each", "all", "both", "several", "many", "more", "most", "such", "what", "another", "other", "few", "much"]),
    (Kind::Own, &["his", "her", "its", "their", "our", "my", "your"]),
    (Kind::Prep, &["of", "in", "on", "at", "by", "with", "from", "against", "for", "over", "into", "about", "between", "among", "through", "toward", "towards", "near", "under", "during", "within", "without", "amid", "across", "around", "along", "outside", "inside", "behind", "beyond", "despite", "onto", "per", "via", "upon", "above", "beside", "than", "like", "beneath", "including", "following", "regarding", "concerning", "throughout", "until", "till", "off", "ahead", "alongside"]),
    (Kind::Conj, &["and", "or", "nor", "but"]),
    (Kind::Sub, &["because", "unless", "if", "although", "though", "while", "when", "after", "before", "since", "as", "so", "whether", "once"]),
    (Kind::Rel, &["who", "which", "that", "where", "whom", "whose"]),
    (Kind::Pron, &["it", "they", "he", "she", "we", "i", "you", "them", "him", "us", "me", "itself", "themselves", "himself", "herself", "there"]),
    (Kind::Aux, &["is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "'ll", "ought"]),
    (Kind::Adv, &["not", "never", "also", "again", "still", "already", "today", "now", "then", "later", "ever", "once", "just", "only", "even", "yet", "soon", "ago", "almost", "too", "very", "further", "well", "together", "up", "out", "down", "away", "back", "here", "abroad", "instead", "reportedly", "always", "often", "longer", "home", "earlier", "late", "least", "meanwhile", "however", "elsewhere", "moreover", "nevertheless"]),
    (Kind::Time, &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "yesterday", "tomorrow", "tonight", "week", "month", "year", "day", "night", "morning", "evening", "afternoon", "overnight", "weekend", "spring", "summer", "autumn", "winter", "weeks", "months", "years", "days", "hours", "midnight", "noon", "dawn", "decade", "nightfall"]),
    (Kind::Num, &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred", "thousand", "million", "billion", "dozen", "hundreds", "thousands", "dozens"]),
];

/// Common verbs that the tables of acts do not hold.
#[rustfmt::skip] // one word a line would be pages
const OTHER_VERBS: &[&str] = &[
    "say", "announce", "declare", "report", "add", "note", "tell", "state", "confirm", "claim", "believe", "think", "hope",
    "expect", "want", "plan", "try", "attempt", "intend", "decide", "continue", "begin", "start", "stop", "fail", "make",
    "take", "give", "get", "go", "come", "hold", "keep", "put", "set", "run", "send", "bring", "become", "remain", "leave", "arrive",
    "return", "win", "lose", "build", "cut", "raise", "rise", "fall", "show", "see", "find", "know", "call", "open", "close", "issue",
    "launch", "carry", "stage", "reach", "sign", "travel", "fly", "speak", "pay", "buy", "sell", "face", "follow", "lead", "live", "die",
    "reiterate", "impose", "adopt", "abandon", "act", "let", "help", "need", "work", "appear", "seem", "use", "vote", "pass", "hit",
];

/// Verbs after which somebody's words follow.
#[rustfmt::skip] // one word a line would be pages
const SAYING: &[&str] = &[
    "say", "announce", "declare", "report", "add", "note", "state", "confirm", "claim", "tell", "believe", "think", "hope", "reveal",
    "indicate", "disclose", "write", "insist", "maintain", "argue", "admit", "acknowledge", "stress", "signal", "show", "decide", "warn",
];

pub(super) fn is_saying(word: &str) -> bool {
    lemmas(word).iter().any(|l| SAYING.contains(&l.as_str()))
}

fn known(word: &str) -> bool {
    is_verb(word) || lemmas(word).iter().any(|l| OTHER_VERBS.contains(&l.as_str()))
}

/// A kind for each word of a sentence; not `whole` is a phrase, whose first word is a name if it has a capital.
pub(super) fn kinds(tokens: &[Token], whole: bool) -> Vec<Kind> {
    // In capitals throughout, or with a capital on nearly every word, capitals say nothing.
    let words = tokens.iter().filter(|t| t.lower.starts_with(char::is_alphabetic)).count();
    let shouted = whole && words > 4 && tokens.iter().filter(|t| t.capital).count() * 10 > words * 8;
    let mut out: Vec<Kind> = Vec::with_capacity(tokens.len());
    for i in 0..tokens.len() {
        let first = i == 0 && whole && code(&tokens[0].lower).is_none();
        let k = kind(tokens, &out, i, shouted || first);
        out.push(k);
    }
    out
}

fn kind(tokens: &[Token], before: &[Kind], i: usize, shouted: bool) -> Kind {
    let t = &tokens[i];
    let w = t.lower.as_str();
    let name = t.capital && !shouted;
    if !w.starts_with(char::is_alphanumeric) {
        return if matches!(w, "'s" | "'") && i > 0 { Kind::Poss } else { number(w).unwrap_or(Kind::Mark) };
    }
    if w.starts_with(|c: char| c.is_ascii_digit()) {
        return Kind::Num;
    }
    if w == "at" && tokens.get(i + 1).is_some_and(|n| n.lower == "least") {
        return Kind::Adv;
    }
    if w == "to" {
        return Kind::To;
    }
    let time =
        |t: &Token| CLOSED.iter().any(|(k, words)| *k == Kind::Time && words.contains(&t.lower.as_str()));
    if matches!(w, "last" | "next") && tokens.get(i + 1).is_some_and(time) {
        return Kind::Time;
    }
    // "May" and "March" with a capital are months, "march" and "may" without are not.
    if matches!(w, "march" | "may") && (name || shouted) {
        return Kind::Time;
    }
    if let Some((k, _)) = CLOSED.iter().find(|(_, words)| words.contains(&w))
        && (*k != Kind::Time || w != "march")
    {
        // "the Will", "the US": a capital inside a sentence makes names of words that are also names
        return if name && matches!(w, "us" | "will" | "am") { Kind::Name } else { *k };
    }
    if name && !(before.last() == Some(&Kind::Aux)) {
        return Kind::Name;
    }
    if w.ends_with("ly")
        && w.len() > 4
        && !matches!(w, "ally" | "rally" | "family" | "assembly" | "supply" | "reply" | "italy" | "july")
    {
        return Kind::Adv;
    }
    if verbal(tokens, before, i) { Kind::Verb } else { Kind::Word }
}

fn number(w: &str) -> Option<Kind> {
    (w.starts_with(['$', '€', '£']) && w.len() > 1).then_some(Kind::Num)
}

/// Whether an open-class word is a verb here.
fn verbal(tokens: &[Token], before: &[Kind], i: usize) -> bool {
    let w = tokens[i].lower.as_str();
    // adverbs between do not part an auxiliary from its verb
    let previous = before.iter().rev().find(|k| **k != Kind::Adv).copied();
    let next = tokens.get(i + 1).map(|t| (t.lower.as_str(), t.capital));
    let next_is = |words: &[&str]| next.is_some_and(|(n, _)| words.contains(&n));
    let object_next = next.is_some_and(|(n, capital)| {
        capital
            || matches!(
                n,
                "the"
                    | "a"
                    | "an"
                    | "to"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "that"
                    | "it"
                    | "them"
                    | "him"
                    | "all"
            )
    });
    match previous {
        None => w.ends_with("ing") && known(w) && object_next,
        Some(Kind::Det | Kind::Own | Kind::Num | Kind::Poss) => false,
        Some(Kind::Aux | Kind::To) => is_past(w) || w.ends_with("ing") || known(w),
        Some(Kind::Prep) => w.ends_with("ing") && known(w),
        Some(Kind::Pron) => known(w) || is_past(w),
        Some(Kind::Conj | Kind::Mark | Kind::Rel | Kind::Sub) => {
            w.ends_with("ing") && known(w) && !next_is(&["of"])
                || is_past(w) && !adjective(tokens, i)
                || known(w) && object_next && !w.ends_with("ing")
        }
        _ if w.ends_with("ing") => known(w) && !is_noun(w) || known(w) && object_next,
        _ if is_past(w) => !adjective(tokens, i),
        // A clause has one finite verb: "two shells", "a strike that", "aid to" after one are nouns.
        _ if finite(tokens, before) => false,
        _ if w.ends_with('s') => known(w) && (!is_noun(w) || object_next),
        _ => known(w) && object_next && (!is_noun(w) || tokens[i - 1].lower.ends_with('s')),
    }
}

/// Whether the clause so far has a finite verb; after a verb of saying a new clause may begin.
fn finite(tokens: &[Token], before: &[Kind]) -> bool {
    let ends = |k: &Kind| matches!(k, Kind::Mark | Kind::Rel | Kind::Sub | Kind::Conj);
    let clause = before.iter().enumerate().rev().take_while(|(_, k)| !ends(k));
    let verb = clause.filter(|(_, k)| matches!(k, Kind::Verb | Kind::Aux)).last();
    verb.is_some_and(|(i, k)| {
        *k == Kind::Aux || !is_saying(&tokens[i].lower) && !tokens[i].lower.ends_with("ing")
    })
}

/// A past that stands before its noun: "proposed changes", "planned visit".
fn adjective(tokens: &[Token], i: usize) -> bool {
    let w = tokens[i].lower.as_str();
    let Some(next) = tokens.get(i + 1) else { return false };
    w.ends_with("ed")
        && next.lower.starts_with(char::is_alphabetic)
        && !next.capital
        && !known(w)
        && next.lower.ends_with('s')
}
