//! Phrases of several words that qualify a proposition: "has yet to", "cannot rule out", "no evidence that".
//!
//! A phrase is read as a whole, so that the "cannot" in it is no negation. Of two that fit at one place the
//! one that stands first in the table counts; longer ones therefore come first.

use super::tokens::Token;
use reportedly_core::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a phrase does to the proposition that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It was not done, flatly: "failed to", "has yet to", "no longer".
    NotDone,
    /// It is probably not so: "unlikely to", "no evidence that".
    Unlikely,
    /// It is possible: "cannot rule out", "did not exclude".
    Possible,
    /// It is probable: "not unlikely".
    Probable,
    /// It is expected and still to come: "is expected to".
    Expected,
    /// It is intended: "is set to", "threatened to", "was to have".
    Planned,
    /// No position is taken: "unclear whether", "neither confirmed nor denied".
    Open,
    /// It would have come to pass and did not: "would have closed".
    Unreal,
    /// Somebody says it is not so: "denied that", "dismissed as false".
    Denied,
    /// Looks like a negation and is none: "not only", "no fewer than", "did not fail to".
    Nothing,
}

/// A phrase found, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub effect: Effect,
    pub span: Span,
}

const BE: &str = "is|are|was|were|be|been|being|'s|’s|remains|remain|remained|seems|seemed|looks|looked|appears|appeared|considered|thought|very|highly|still";
const NOT: &str = "not|n't|n’t|never|nobody|neither|no-one|hardly|cannot";

use Effect::{Denied, Expected, NotDone, Nothing, Open, Planned, Possible, Probable, Unlikely, Unreal};

/// Slots parted by spaces; `|` parts the words that fit a slot; `~` stands for up to two words of any kind;
/// a last slot in angle brackets must follow but is not part of the phrase.
#[rustfmt::skip] // a table
const PHRASES: &[(&str, Effect)] = &[
    // No negation.
    ("NOT|no only|just|merely|simply|least|long|far|until|till", Nothing),
    ("no|not|nothing fewer|less|more|later|earlier|sooner|matter|doubt|but", Nothing),
    ("if|whether|or not", Nothing),
    ("whether or not", Nothing),
    // Twice negated.
    ("can|could|will|would|did|does|do|ca not|n't|n’t|never rule out", Possible),
    ("NOT rule|rules|ruled|ruling out", Possible),
    ("can|could|ca|should|may|must not|n't|n’t be ~ ruled out", Possible),
    ("NOT be ~ ruled out", Possible),
    ("NOT been ruled out", Possible),
    ("NOT ~ exclude|excluded", Possible),
    ("refused|declined|refuses|declines|refusing|declining to rule out", Possible),
    ("NOT impossible|inconceivable|excluded|implausible", Possible),
    ("NOT unlikely|improbable", Probable),
    ("NOT confirm|confirmed nor|or deny|denied", Open),
    ("neither confirmed|confirm|confirms nor denied|deny|denies", Open),
    ("refused|declined|refuses|declines to ~ deny|confirm", Open),
    ("NOT deny|denied|dispute|disputed|disputes|denies", Open),
    ("NOT fail|failed|refuse|refused|hesitate|hesitated to", Nothing),
    ("NOT without|untrue|false|fake|unfounded|baseless|groundless|cancelled|canceled|scrapped|abandoned", Nothing),
    ("nobody|none|no ~ doubt|doubts|doubted", Nothing),
    // Not done.
    ("ruled|rules|rule|ruling out", NotDone),
    ("fail|fails|failed|failing|failure|neglected|refuse|refuses|refused|refusing|refusal|declined|declines to", NotDone),
    ("stopped|stops|stopping|fell|falls short of", NotDone),
    ("no longer", NotDone),
    ("has|have|had|is|are yet to", NotDone),
    ("abandoned|abandons|dropped|drops|scrapped|scraps|shelved|shelves|cancelled|canceled|ditched|ditches its|their|his|her|the|a|all|any|plan|plans ~ plan|plans|proposal|bid|idea|to|for", NotDone),
    ("called|calls off", NotDone),
    ("prevented|prevents|stopped|barred|kept ~ from", NotDone),
    ("anything|far but|from", NotDone),
    // Hardly so.
    ("no ~ evidence|proof|indication|indications|sign|signs|trace|basis that|of|for|to|whatsoever", Unlikely),
    ("NOT ~ evidence|proof|indication|sign that|of", Unlikely),
    ("little evidence|proof|sign|chance|prospect|hope|doubt <that|of|for>", Unlikely),
    ("NOT likely|expected to", Unlikely),
    ("unlikely|doubtful|improbable", Unlikely),
    // No position.
    ("unclear|unknown|uncertain|undecided|unsure if|whether|who|what|why|how|when|where", Open),
    ("NOT ~ clear|known|certain|sure|decided if|whether|who|what|why|how|when", Open),
    ("remains to be seen", Open),
    ("could|can|cannot ~ be ~ verified|confirmed|corroborated", Open),
    ("no ~ word|confirmation|comment on|of|that|from", Open),
    // Denials.
    ("denied|denies|deny|denying that|any|having|reports|claims|allegations|accusations|rumours|rumors|suggestions|responsibility|involvement|wrongdoing|it|he|she|they", Denied),
    // Still to come.
    ("BE expected|projected|forecast|predicted|tipped|likely|anticipated to", Expected),
    ("likely|expected to", Expected),
    ("BE set|due|poised|about|ready|scheduled|slated|supposed|destined|bound|determined|prepared to", Planned),
    ("set|poised|scheduled|slated to", Planned),
    ("on track|course to", Planned),
    ("was|were to have", Planned),
    ("due to a|an|the|his|her|its|their|bad|heavy|high|low|poor|lack|strong|what", Nothing),
    ("even|as if", Nothing),
    ("threaten|threatens|threatened|threatening|vow|vows|vowed|vowing|pledge|pledges|pledged|promise|promises|undertook|volunteered to", Planned),
    ("threat|threats|vow|promise|pledge|readiness|willingness to", Planned),
    ("is|are|was|were to", Planned),
    // What was not.
    ("would|should not|n't|n’t have", Unreal),
    ("would|should have", Unreal),
];

/// A word that fits a slot, or any.
struct Slot {
    words: Vec<&'static str>,
    /// Up to two words of any kind.
    any: bool,
    /// Must be there and is no part of the phrase.
    ahead: bool,
}

struct Phrase {
    slots: Vec<Slot>,
    effect: Effect,
}

/// The table, cut up, and which of its phrases begin with a word.
static TABLE: LazyLock<(Vec<Phrase>, HashMap<&'static str, Vec<usize>>)> = LazyLock::new(|| {
    let expand = |w: &'static str| match w {
        "NOT" => NOT,
        "BE" => BE,
        w => w,
    };
    let slot = |s: &'static str| Slot {
        words: s
            .trim_start_matches('<')
            .trim_end_matches('>')
            .split('|')
            .flat_map(|w| expand(w).split('|'))
            .collect(),
        any: s == "~",
        ahead: s.starts_with('<'),
    };
    let all: Vec<Phrase> = PHRASES
        .iter()
        .map(|(p, effect)| Phrase { slots: p.split(' ').map(slot).collect(), effect: *effect })
        .collect();
    let mut first: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, p) in all.iter().enumerate() {
        for w in p.slots.iter().take(1).flat_map(|s| &s.words) {
            first.entry(*w).or_default().push(i);
        }
    }
    (all, first)
});

/// The phrases of a proposition, and which tokens they take up.
pub(super) fn find(tokens: &[Token<'_>]) -> (Vec<Found>, Vec<bool>) {
    let (all, first) = &*TABLE;
    let mut out = Vec::new();
    let mut taken = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let near = first.get(&*tokens[at].word).map_or(&[][..], Vec::as_slice);
        let fit = near.iter().find_map(|i| {
            let len = fits(&all[*i].slots, &tokens[at..], 0)?;
            (!exception(all[*i].effect, tokens, at, len)).then_some((len, all[*i].effect))
        });
        match fit {
            Some((len, effect)) => {
                let span = tokens[at].span.hull(tokens[at + len - 1].span);
                taken[at..at + len].fill(true);
                out.push(Found { effect, span });
                at += len;
            }
            None => at += 1,
        }
    }
    dismissed(tokens, &mut taken, &mut out);
    (out, taken)
}

/// How many tokens the slots take up where `tokens` begins, `at` of them passed.
fn fits(slots: &[Slot], tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let Some((slot, rest)) = slots.split_first() else { return Some(at) };
    if slot.any {
        return (0..=2).find_map(|skip| fits(rest, tokens, at + skip));
    }
    let word = &*tokens.get(at)?.word;
    let len = usize::from(!slot.ahead);
    slot.words.contains(&word).then(|| fits(rest, tokens, at + len)).flatten()
}

/// Words that look like the phrase and mean something else.
fn exception(effect: Effect, tokens: &[Token<'_>], at: usize, len: usize) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| &*t.word);
    let before = at.checked_sub(1).map_or("", word);
    match effect {
        // "The men were denied that right".
        Effect::Denied => matches!(before, "was" | "were" | "been" | "being" | "is" | "are"),
        // "It would have to close".
        Effect::Unreal => word(at + len) == "to",
        // "The delay was due to a fault", "he set to work", "she is supposed to have left".
        Effect::Planned => {
            word(at + len - 1) == "to"
                && matches!(
                    word(at + len),
                    "a" | "an"
                        | "the"
                        | "his"
                        | "her"
                        | "its"
                        | "their"
                        | "some"
                        | "bad"
                        | "heavy"
                        | "high"
                        | "low"
                        | "poor"
                        | "work"
                        | "fire"
                        | "blame"
                )
        }
        _ => false,
    }
}

/// "dismissed the report as false": whatever stands between.
fn dismissed(tokens: &[Token<'_>], taken: &mut [bool], out: &mut Vec<Found>) {
    const VERBS: &[&str] = &[
        "dismissed",
        "dismisses",
        "dismissing",
        "rejected",
        "rejects",
        "described",
        "describes",
        "called",
        "branded",
        "denounced",
        "labelled",
    ];
    for (i, t) in tokens.iter().enumerate() {
        if !VERBS.contains(&&*t.word) {
            continue;
        }
        let end = tokens.len().min(i + 12);
        let fake = (i + 1..end).find(|j| super::words::FALSE.contains(&&*tokens[*j].word));
        let named = fake.filter(|j| {
            matches!(&*t.word, "called" | "branded" | "labelled")
                || tokens[i..*j].iter().any(|t| t.word == "as")
        });
        if let Some(j) = named {
            taken[i] = true;
            taken[j] = true;
            out.push(Found { effect: Effect::Denied, span: t.span });
        }
    }
}
