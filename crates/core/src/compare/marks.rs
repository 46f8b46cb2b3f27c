//! Words that say how a text takes what it tells: as a hoax, as denied, as hearsay, as confirmed.

/// Kinds of mark.
pub(super) const KINDS: usize = 7;
/// Their names, in order.
pub(super) const NAMES: [&str; KINDS] = ["false", "deny", "doubt", "report", "hedge", "confirm", "not"];

/// How many words of each kind there are among these, in lower case.
pub(super) fn count<'a>(words: impl Iterator<Item = &'a str>) -> [f32; KINDS] {
    let mut out = [0.0; KINDS];
    for word in words {
        for (n, list) in out.iter_mut().zip(LISTS) {
            *n += f32::from(u8::from(list.contains(&word)));
        }
    }
    out
}

#[rustfmt::skip] // one word a line would be pages
const LISTS: [&[&str]; KINDS] = [
    // It is not true.
    &[
        "fake", "fakes", "faked", "hoax", "hoaxes", "hoaxer", "fraud", "fraudulent", "false", "falsely", "untrue",
        "debunk", "debunks", "debunked", "debunking", "bogus", "refute", "refutes", "refuted", "disproved",
        "disproven", "disproves", "retracted", "retracts", "retraction", "satire", "satirical", "prank", "pranks",
        "pranked", "pranksters", "fabricated", "fabrication", "myth", "unfounded", "baseless", "nonsense", "staged",
        "photoshopped", "misleading", "groundless", "forged", "forgery",
    ],
    // Somebody says that it is not.
    &[
        "deny", "denies", "denied", "denying", "denial", "denials", "dismiss", "dismisses", "dismissed",
        "dismissing", "reject", "rejects", "rejected", "rejecting", "refuse", "refused", "contradicts",
        "contradicted", "contradict", "disputed", "disputes", "dispute",
    ],
    // Whether it is true is open.
    &[
        "doubt", "doubts", "doubted", "doubtful", "dubious", "skeptical", "skeptics", "sceptical", "sceptics",
        "skepticism", "scepticism", "rumor", "rumors", "rumour", "rumours", "rumored", "rumoured", "unverified",
        "unconfirmed", "unsubstantiated", "speculation", "speculative", "questionable", "suspicious", "suspicion",
        "supposed", "supposedly", "purported", "purportedly",
    ],
    // Somebody says so.
    &[
        "reportedly", "allegedly", "alleged", "report", "reports", "reported", "reporting", "claim", "claims",
        "claimed", "claiming", "apparently", "say", "says", "said", "saying", "told", "tells", "according",
        "source", "sources", "announced", "announces", "statement", "confirmed", "confirms", "confirm",
    ],
    // It may be so.
    &[
        "reportedly", "allegedly", "alleged", "apparently", "claim", "claims", "claimed", "claiming", "may",
        "might", "could", "possible", "possibly", "perhaps", "likely", "unlikely", "rumor", "rumors", "rumored",
        "rumour", "rumours", "rumoured", "unconfirmed", "unverified", "purported", "purportedly", "supposed",
        "supposedly", "seems", "seem", "appears", "appear", "believed", "suspected", "potentially", "would", "if",
        "whether",
    ],
    // It is so, and somebody stands for it.
    &[
        "confirmed", "confirms", "confirm", "confirming", "verified", "official", "officially", "proof", "proves",
        "proved", "proven", "evidence", "admitted", "admits", "acknowledged", "revealed", "reveals",
    ],
    // Negation; the pieces of "isn't", too.
    &["not", "n", "t", "never", "no", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_bear_several_marks() {
        let marks = count(["officials", "denied", "it", "allegedly"].into_iter());
        let named: Vec<&str> =
            NAMES.into_iter().zip(marks).filter(|(_, n)| *n > 0.0).map(|(k, _)| k).collect();
        assert_eq!(named, ["deny", "report", "hedge"]);
    }
}
