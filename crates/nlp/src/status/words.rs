//! Single words that say how certain a proposition is.

#[rustfmt::skip] // one word a line would be pages
pub(super) const PLANNED: &[&str] = &[
    "plan", "plans", "planned", "planning", "intend", "intends", "intended", "intention", "propose",
    "proposes", "proposed", "proposal", "consider", "considers", "considering", "considered",
    "evaluating", "evaluate", "evaluates", "studying", "exploring", "weighing", "examining", "examined",
    "looking", "aims", "aim", "aiming", "prepare", "prepares", "preparing", "scheduled", "slated", "due",
    "seeks", "seek", "seeking", "wants", "want", "hopes", "hope", "negotiating", "discussing",
    "feasibility", "talks", "pledged", "promised", "vowed", "agreed", "ordered", "mulls", "mulling", "weighs", 
    
];
#[rustfmt::skip] // one word a line would be pages
pub(super) const POSSIBLE: &[&str] = &[
    "may", "might", "could", "possible", "possibly", "possibility", "perhaps", "maybe", "potentially",
    "potential", "unclear", "unconfirmed", "alleged", "allegedly", "rumoured", "rumored", "conceivable",
    "risk", "unverified", "purported", "purportedly", "supposed", "supposedly", "feared",
];
#[rustfmt::skip] // one word a line would be pages
pub(super) const PROBABLE: &[&str] = &[
    "likely", "probably", "probable", "apparently", "appears", "appear", "appeared", "seems", "seem",
    "seemed", "presumably", "suspected", "believed", "thought", "reportedly", "expected", "suggests",
    "suggest", "suggested", "evidently", "seemingly", "ostensibly", "doubtless",
];
pub(super) const FUTURE: &[&str] = &["will", "shall", "’ll", "going"];
pub(super) const CONDITION: &[&str] = &["if", "unless", "whether", "would", "should"];
/// Words that make a clause a condition of another, so that "would" is no mere past of "will".
pub(super) const IF: &[&str] = &["if", "unless", "whether", "should"];
#[rustfmt::skip] // one word a line would be pages
pub(super) const NEGATION: &[&str] = &[
    "not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "n’t", "n't", "cannot",
    "failed", "fails", "failure", "declined", "declines", "refused", "refuses", "refusal",
];
/// Words that say of a report that it is not so, whatever the verb they stand with.
pub(super) const FALSE: &[&str] = &[
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
    "nonexistent",
    "non-existent",
];

/// Words before a noun that say what it is called, not what happened: "the suspected arsonist was held".
#[rustfmt::skip] // one word a line would be pages
pub(super) const BEFORE_NOUNS: &[&str] = &[
    "alleged", "suspected", "planned", "proposed", "expected", "potential", "possible", "likely", "scheduled",
    "promised", "threatened", "false", "fake", "invented", "fabricated", "abandoned", "cancelled", "canceled",
    "purported", "supposed", "feared", "intended", "rumoured", "rumored", "believed", "probable", "ordered",
    "agreed", "considered", "unconfirmed", "scrapped",
];
/// What stands before a word that belongs to a noun.
#[rustfmt::skip] // one word a line would be pages
pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "some", "any", "several", "many", "two", "three", "of", "with",
    "on", "in", "by", "against", "and", "using", "for", "about", "over", "this", "that", "these", "those", "another",
];
/// What never stands right after a word that belongs to a noun.
#[rustfmt::skip] // one word a line would be pages
pub(super) const NO_NOUNS: &[&str] = &[
    "to", "that", "by", "of", "in", "on", "at", "for", "and", "or", "but", "the", "a", "an", "it", "he", "she", "they",
    "was", "were", "is", "are", "had", "has", "have", "because", "after", "before", "when", "until", "as", "from", "with",
];
