//! The table of phrases that qualify a proposition.

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

pub(super) const BE: &str = "is|are|was|were|be|been|being|'s|’s|remains|remain|remained|seems|seemed|looks|looked|appears|appeared|considered|thought|very|highly|still";
pub(super) const NOT: &str = "not|n't|n’t|never|nobody|neither|no-one|hardly|cannot";

use Effect::{Denied, Expected, NotDone, Nothing, Open, Planned, Possible, Probable, Unlikely, Unreal};

/// Slots parted by spaces; `|` parts the words that fit a slot; `~` stands for up to two words of any kind;
/// a last slot in angle brackets must follow but is not part of the phrase.
#[rustfmt::skip] // a table
pub(super) const PHRASES: &[(&str, Effect)] = &[
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
    ("find|finding out whether|if", Open),
    ("see|determine|establish|check|test|verify|learn whether|if", Open),
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
