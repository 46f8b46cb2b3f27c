//! What kind of act a cue is: saying, denying, wanting, asking, keeping silent.
//!
//! The trained head finds cues in PolNeAR's broad sense, where "plans", "opposes" and "is expected"
//! attribute an attitude. On whose word a proposition stands is a narrower question: only somebody who
//! puts it forward is a link of the chain. The word lists are stems; a cue is what its decisive word is.

/// Kinds of cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// Puts the content forward: said, according to, reported, showed.
    Assertion,
    /// Holds it to be so without vouching: believes, suspects, thinks.
    Belief,
    /// Says that it is not so: denied, rejected, dismissed.
    Denial,
    /// Wants, plans or supports it: no word is given that it is so.
    Attitude,
    /// Binds himself to it: promised, pledged, vowed, threatened.
    Commitment,
    /// Asks: asked, wondered, questioned.
    Question,
    /// Declined to comment, did not respond.
    Silence,
}

#[rustfmt::skip] // one word a line would be pages
const DENIAL: &[&str] = &[
    "den", "withdrew", "withdraw", "retract", "dismiss", "reject", "refut", "rebut", "disput", "disavow",
    "contradict", "debunk",
];
const BELIEF: &[&str] = &[
    "believ", "think", "thought", "suspect", "assum", "fear", "guess", "speculat", "suppos", "presum",
    "estimat", "expect", "predict", "doubt", "consider", "view", "reckon",
];
#[rustfmt::skip] // one word a line would be pages
const ATTITUDE: &[&str] = &[
    "want", "plan", "intend", "intent", "hop", "wish", "support", "oppos", "seek", "sought", "try", "tri",
    "aim", "prefer", "endors", "back", "favor", "favour", "like", "lov", "hat", "prais", "refus", "decid",
    "agre", "offer", "prepar", "propos", "urg", "demand", "encourag", "criticiz", "criticis", "condemn",
    "welcom", "order", "instruct", "ask for", "call for", "called on", "called for", "calls for",
    "commit", "push", "need", "attempt",
];
const COMMITMENT: &[&str] = &["vow", "pledg", "promis", "threaten"];
const QUESTION: &[&str] = &["ask", "wonder", "question", "inquir", "enquir"];
const SILENCE: &[&str] = &[
    "declin",
    "not respond",
    "not comment",
    "no comment",
    "not immediately",
    "not be reached",
    "not return",
    "not answer",
    "unavailable",
    "not reply",
    "remained silent",
];

/// The kind of a cue by its words. Unknown ones are assertions, as four in five cues are.
pub(crate) fn kind(cue: &str, content: &str) -> CueKind {
    let cue = cue.to_lowercase();
    let words: Vec<&str> = cue.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let has = |stems: &[&str]| {
        stems
            .iter()
            .any(|s| if s.contains(' ') { cue.contains(s) } else { words.iter().any(|w| stem_is(w, s)) })
    };
    let negated = words.iter().any(|w| matches!(*w, "not" | "never" | "n" | "nor"))
        || cue.contains("n't")
        || cue.contains("n’t");
    let comment = content.to_lowercase().contains("comment") && content.len() < 60;
    if has(SILENCE) || (comment && (negated || has(&["refus", "declin"]))) {
        return CueKind::Silence;
    }
    // "said in denying", "told reporters": a verb of saying decides unless denial is the verb itself.
    if has(DENIAL) {
        return if negated { CueKind::Silence } else { CueKind::Denial };
    }
    if words.iter().any(|w| {
        matches!(
            *w,
            "said"
                | "say"
                | "says"
                | "saying"
                | "told"
                | "tells"
                | "according"
                | "announced"
                | "reported"
                | "stated"
        )
    }) {
        return CueKind::Assertion;
    }
    if has(QUESTION) && !has(&["ask for"]) {
        return CueKind::Question;
    }
    if has(COMMITMENT) {
        return CueKind::Commitment;
    }
    if has(ATTITUDE) {
        return CueKind::Attitude;
    }
    if has(BELIEF) {
        return CueKind::Belief;
    }
    CueKind::Assertion
}

/// Whether a word is a stem with an inflection: "denies", "denied", "denying" for "den".
fn stem_is(word: &str, stem: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "", "s", "e", "es", "ed", "d", "ing", "y", "ies", "ied", "ying", "al", "als", "ial", "sal", "ted",
        "ting", "ned", "ning", "t", "tion", "sed", "ses", "ped",
    ];
    word.strip_prefix(stem).is_some_and(|rest| ENDINGS.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_common_cues() {
        let k = |cue: &str| kind(cue, "that a plant will be converted");
        for cue in [
            "said",
            "according to",
            "has reported",
            "told reporters",
            "revealed",
            "wrote",
            "added",
            "claimed",
            ":",
        ] {
            assert_eq!(k(cue), CueKind::Assertion, "{cue}");
        }
        for cue in ["denied", "denies", "has dismissed", "rejected", "denying"] {
            assert_eq!(k(cue), CueKind::Denial, "{cue}");
        }
        for cue in ["plans", "wants", "hopes", "is planning", "agreed", "called for"] {
            assert_eq!(k(cue), CueKind::Attitude, "{cue}");
        }
        for cue in ["promised", "has pledged", "vowing", "threatens"] {
            assert_eq!(k(cue), CueKind::Commitment, "{cue}");
        }
        for cue in ["believes", "suspected", "is expected", "thinks"] {
            assert_eq!(k(cue), CueKind::Belief, "{cue}");
        }
        assert_eq!(kind("declined", "to comment"), CueKind::Silence);
        assert_eq!(kind("refused", "to comment on the report"), CueKind::Silence);
        assert_eq!(kind("did not respond to", "a request"), CueKind::Silence);
        assert_eq!(k("asked"), CueKind::Question);
    }
}
