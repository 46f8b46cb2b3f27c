//! Words that the grammar of hearsay goes by.

/// Verbs of saying whose content may follow without "that": "said it was closed".
const BARE: &[&str] = &[
    "said", "say", "says", "told", "tell", "tells", "claimed", "claims", "claim", "insisted", "insists",
    "believed", "believes", "believe", "thought", "thinks", "think", "assured", "assures", "assure",
    "informed", "warned", "promised", "promises", "suspects", "admitted", "admits",
];
/// Verbs of saying that need "that", a colon or a quotation, or stand after what was said.
#[rustfmt::skip] // one word a line would be pages
const WITH_THAT: &[&str] = &[
    "added", "adds", "wrote", "writes", "write", "reported", "report", "reports", "announced",
    "announces", "stated", "states", "insist", "warns", "warn", "argued", "argues", "argue", "explained",
    "explains", "confirmed", "confirms", "confirm", "denied", "denies", "deny", "acknowledged",
    "acknowledges", "conceded", "concedes", "recalled", "recalls", "noted", "notes", "revealed",
    "reveals", "disclosed", "asserted", "asserts", "alleged", "alleges", "maintained", "maintains",
    "stressed", "stresses", "emphasized", "emphasised", "declared", "declares", "suggested", "suggests",
    "concluded", "concludes", "conclude", "suspect", "suspected", "estimated", "estimates", "estimate",
    "feared", "fears", "fear", "expected", "expects", "expect", "predicted", "predicts", "testified",
    "confided", "replied", "replies", "responded", "remarked", "observed", "joked", "cautioned", "vowed",
    "complained", "complains", "repeated", "repeats", "reiterated", "found", "finds", "showed", "shows",
    "assessed", "assesses", "informs", "reminded", "notified", "signed", "swore", "guaranteed", "pledged",
    "noticed", "heard", "learned", "learnt", "judged", "continued", "recounted", "commented", "indicated",
    "indicates", "posted", "tweeted", "rejected", "rejects", "dismissed", "dismisses", "disputed",
    "disputes", "refuted", "refutes", "withdrew", "retracted", "withdraws", "retracts", "reckons",
    "reckoned", "asked", "asks", "wondered", "wonders", "contended", "contends", "countered", "counters",
];
/// Verbs that name the person spoken to before the content.
const ADDRESS: &[&str] = &[
    "told", "tell", "tells", "assured", "assures", "assure", "informed", "informs", "warned", "warns",
    "promised", "promises", "reminded", "notified",
];
/// Verbs that stand after what they report only rarely, and are nouns or other verbs more often.
#[rustfmt::skip] // one word a line would be pages
const NEVER_LAST: &[&str] = &[
    "found", "finds", "showed", "shows", "signed", "heard", "learned", "learnt", "denied", "denies",
    "deny", "rejected", "rejects", "dismissed", "dismisses", "disputed", "disputes", "withdrew",
    "retracted", "withdraws", "retracts", "refuted", "refutes", "noticed", "posted", "informed",
    "informs", "expected", "continued", "signed", "guaranteed",
];
/// Verb forms that end a line of reported words on the same speaker's word: "said, adding that".
#[rustfmt::skip] // one word a line would be pages
pub(super) const PARTICIPLES: &[&str] = &[
    "adding", "saying", "noting", "stressing", "warning", "explaining", "insisting", "claiming",
    "arguing", "writing", "telling", "announcing", "confirming", "denying",
];
#[rustfmt::skip] // one word a line would be pages
const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "we", "i", "you", "there", "this", "these", "those", "nobody", "somebody",
    "everybody", "everyone", "someone", "nothing",
];
const OBJECTS: &[&str] = &["him", "her", "them", "us", "me", "it", "you"];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "no", "some", "any", "every", "each", "all",
    "both", "another", "one", "two", "three", "four", "five", "many", "several", "most", "few", "that",
];
#[rustfmt::skip] // one word a line would be pages
const AUXILIARIES: &[&str] = &[
    "had", "has", "have", "was", "were", "is", "are", "been", "being", "be", "also", "later", "earlier",
    "then", "now", "once", "again", "still", "already", "first", "previously", "himself", "herself",
    "itself", "themselves", "recently", "reportedly", "repeatedly", "publicly", "meanwhile",
];
const NEGATIONS: &[&str] = &[
    "not", "never", "to", "would", "will", "could", "can", "cannot", "may", "might", "must", "should",
    "shall", "nor", "neither", "did", "does", "do",
];
const BOUNDARIES: &[&str] = &[
    "but", "while", "because", "when", "if", "since", "although", "though", "whereas", "whether", "that",
    "unless", "until", "how", "why", "so", "yet",
];
#[rustfmt::skip] // one word a line would be pages
const TRAILERS: &[&str] = &[
    "on", "in", "at", "during", "to", "after", "before", "by", "from", "through", "via", "over", "under",
    "with", "without", "when", "as", "about", "of", "for", "later", "earlier", "yesterday", "today",
    "tonight", "late", "early", "last", "this", "reporters", "journalists", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "again", "too", "afterwards", "outside",
    "inside", "near", "here", "there", "following", "while", "quietly",
];
const PREPOSITIONS: &[&str] = &[
    "on", "in", "at", "during", "to", "after", "before", "by", "from", "through", "via", "over", "with",
    "for", "of", "about", "near", "outside",
];
#[rustfmt::skip] // one word a line would be pages
const TIMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "yesterday", "today", "tonight", "morning", "afternoon", "evening", "night", "week", "month", "year",
    "day", "midday", "noon", "midnight", "hour", "later", "earlier", "late", "early", "again", "also",
    "separately",
];
/// Nouns whose "that" opens the content of the verb before: "denied reports that".
#[rustfmt::skip] // one word a line would be pages
const CONTENT_NOUNS: &[&str] = &[
    "report", "reports", "claim", "claims", "allegation", "allegations", "rumour", "rumours", "rumor",
    "rumors", "suggestion", "suggestions", "accusation", "accusations", "charge", "charges", "assertion",
    "assertions", "idea", "notion", "speculation", "news", "fact", "possibility", "view", "statement",
];

/// Words that begin a subject who said nothing.
pub(super) fn is_nobody(word: &str) -> bool {
    matches!(word, "nobody" | "none" | "neither" | "no-one" | "no")
}
pub(super) fn is_saying(word: &str) -> bool {
    BARE.contains(&word) || WITH_THAT.contains(&word)
}
pub(super) fn is_bare(word: &str) -> bool {
    BARE.contains(&word)
}
pub(super) fn addresses(word: &str) -> bool {
    ADDRESS.contains(&word)
}
pub(super) fn may_come_last(word: &str) -> bool {
    !NEVER_LAST.contains(&word)
}
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}
pub(super) fn is_object(word: &str) -> bool {
    OBJECTS.contains(&word)
}
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}
pub(super) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word)
}
/// Words that, right before a verb, say that it was not said, or not yet.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
}
pub(super) fn is_boundary(word: &str) -> bool {
    BOUNDARIES.contains(&word)
}
pub(super) fn is_trailer(word: &str) -> bool {
    TRAILERS.contains(&word)
}
pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}
pub(super) fn is_time(word: &str) -> bool {
    TIMES.contains(&word) || !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}
/// Verbs whose object is what is denied: "denied any double counting".
pub(super) fn denies(word: &str) -> bool {
    const DENY: &[&str] = &[
        "denied",
        "denies",
        "deny",
        "rejected",
        "rejects",
        "dismissed",
        "dismisses",
        "disputed",
        "disputes",
        "refuted",
        "refutes",
    ];
    DENY.contains(&word)
}
/// Words that join another clause to the one before.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "but" | "so" | "yet" | "because" | "if" | "although" | "though")
}
#[rustfmt::skip] // one word a line would be pages
const OTHERS: &[&str] = &[
    "according", "from", "citing", "quoting", "quotes", "quoted", "cites", "cited", "speaks", "speak",
    "spoke", "telling", "view", "words", "account", "opinion", "asked", "calls", "called",
];
/// Whether a cue, as the network found it, is a verb of saying: "has also said".
pub(crate) fn says(cue: &str) -> bool {
    cue.split_whitespace().any(|w| {
        let w = w.to_lowercase();
        is_saying(&w) || PARTICIPLES.contains(&w.as_str()) || OTHERS.contains(&w.as_str())
    })
}
pub(super) fn is_content_noun(word: &str) -> bool {
    CONTENT_NOUNS.contains(&word)
}
