//! The verb of a clause with its auxiliaries and the verbs that lead to it: "has tried to seize".

use super::groups::Sentence;
use super::kinds::Kind;
use super::lemma::{is_past, lemmas};

/// A verb with its auxiliaries.
pub(super) struct Verb {
    /// The deciding word.
    pub head: usize,
    pub passive: bool,
    /// "must", "should", "needs to".
    pub must: bool,
}

/// The deciding word of the verb that begins at `at`.
pub(super) fn verb(s: &Sentence, at: usize) -> Option<Verb> {
    /// They lead to what is done: "tried to", "is ready to".
    #[rustfmt::skip] // one word a line would be pages
    const LEADS: &[&str] = &[
        "try", "attempt", "continue", "begin", "start", "plan", "intend", "prepare", "ready", "willing", "about", "due", "set",
        "expect", "decide", "able", "fail", "want", "hope", "seek", "manage", "move", "go", "committed", "likely", "unable", "commit", "need",
    ];
    let (mut be, mut must) = (false, false);
    let mut i = at;
    loop {
        let word = s.word(i);
        match s.kind(i)? {
            Kind::Aux => {
                be = matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being");
                must |= matches!(word, "must" | "should" | "ought");
                i += 1;
            }
            Kind::Adv | Kind::To | Kind::Time => i += 1,
            Kind::Verb | Kind::Word | Kind::Prep => {
                let leads = lemmas(word).iter().any(|l| LEADS.contains(&l.as_str()));
                let to = (i + 1..i + 4)
                    .find(|j| s.kind(*j) == Some(Kind::To) && s.kind(*j + 1) == Some(Kind::Verb));
                let adverbs_only =
                    to.is_some_and(|t| (i + 1..t).all(|j| matches!(s.kind(j), Some(Kind::Adv | Kind::Time))));
                if leads && adverbs_only {
                    must |= word.starts_with("need");
                    be = false;
                    i = to? + 1;
                    continue;
                }
                if s.kind(i) == Some(Kind::Word)
                    && i > at
                    && s.kind(i + 1) == Some(Kind::Verb)
                    && is_past(s.word(i + 1))
                {
                    i += 1; // "has outright rejected"
                    continue;
                }
                if s.kind(i) != Some(Kind::Verb) && !be {
                    return Some(Verb { head: i, passive: false, must });
                }
                return Some(Verb {
                    head: i,
                    passive: be && is_past(word) && s.kind(i) == Some(Kind::Verb),
                    must,
                });
            }
            Kind::Mark if s.word(i) == "," => i += 1,
            _ => return Some(Verb { head: i.min(s.tokens.len() - 1), passive: false, must }),
        }
    }
}
