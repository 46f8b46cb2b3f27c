//! Which predicates can name one event: the same stem, or words of one meaning.

use crate::question::terms;
use std::collections::HashMap;

/// What predicates come down to. Made once, for the rows are many.
#[derive(Debug)]
pub(crate) struct Lexicon {
    first: HashMap<&'static str, &'static str>,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        let rows = IRREGULAR.iter().chain(ALIKE);
        let first = rows.filter_map(|row| Some((row, *row.first()?)));
        Self { first: first.flat_map(|(row, first)| row.iter().map(move |w| (*w, first))).collect() }
    }

    /// The stem of a predicate's last content word, or the first word of the row of like-meaning words
    /// in which that stands; the small letters of one that has no content word ("did").
    pub(super) fn lemma(&self, predicate: &str) -> String {
        match terms(predicate).last() {
            Some(stem) => self.row(&stem).to_owned(),
            None => predicate.trim().to_lowercase(),
        }
    }

    /// The first word of the row in which a stem stands; itself where it is in none.
    pub(crate) fn row<'a>(&self, stem: &'a str) -> &'a str {
        // A row's first word may stand in another one: past forms lead to meanings.
        let once = self.first.get(stem).copied().unwrap_or(stem);
        self.first.get(once).copied().unwrap_or(once)
    }
}

/// Whether a lemma is a word of reporting, which everybody does in every article.
pub(super) fn is_reporting(lemma: &str) -> bool {
    REPORTING.contains(&lemma)
}

const REPORTING: &[&str] =
    &["say", "report", "announc", "accord", "call", "confirm", "add", "ask", "know", "think"];

/// Past forms that no ending leads to, by their stems.
#[rustfmt::skip] // one word a line would be pages
const IRREGULAR: &[&[&str]] = &[
    &["take", "took", "taken"], &["give", "gave", "given"], &["go", "went", "gone"], &["hold", "held"],
    &["lead", "led"], &["fight", "fought"], &["make", "made"], &["leav", "left"], &["lose", "lost", "loss"],
    &["find", "found"], &["build", "built"], &["sell", "sold", "sale"], &["send", "sent"], &["meet", "met"],
    &["pay", "paid"], &["run", "ran"], &["begin", "began", "begun"], &["come", "came"], &["see", "saw", "seen"],
    &["fall", "fell", "fallen"], &["rise", "rose", "risen"], &["speak", "spoke", "spoken"], &["write", "wrote", "written"],
    &["drive", "drove", "driven"], &["break", "broke", "broken"], &["catch", "caught"], &["sink", "sank", "sunk"],
    &["shake", "shook", "shaken"], &["get", "got", "gotten"], &["think", "thought"], &["know", "knew", "known"],
    &["bring", "brought"], &["keep", "kept"], &["feel", "felt"], &["throw", "threw", "thrown"], &["fli", "flew", "flown", "flight"],
    &["grow", "grew", "grown"], &["beat", "beaten"], &["seek", "sought"], &["spend", "spent"], &["stand", "stood"],
];

/// Stems that news uses for one event, verbs and nouns in one row, over the matters that news is full
/// of. A row is short and its words are close: a wrong one joins events all over the casebook.
#[rustfmt::skip] // one word a line would be pages
const ALIKE: &[&[&str]] = &[
    &["say", "said", "tell", "told", "state", "remark"],
    &["kill", "slay", "slain", "murder", "homicid", "die", "death", "dead", "fatal", "slew"],
    &["shoot", "shot", "gunfir"], &["bomb", "bombard", "airstrik"], &["blast", "explos", "explod", "deton"],
    &["attack", "assault", "raid", "struck", "strike"],
    &["buy", "bought", "acquir", "acquisit", "purchas", "takeov"],
    &["arrest", "detain", "captur", "apprehend", "custodi", "detent"],
    &["win", "won", "victori", "triumph"], &["quak", "earthquak", "tremor", "temblor"],
    &["sentenc", "jail", "imprison"], &["resign", "quit"], &["appoint", "name", "choos", "chose", "chosen", "pick", "select"],
    &["steal", "stole", "stolen", "theft", "rob", "robberi", "heist", "burglari"],
    &["launch", "unveil", "introduc", "debut"], &["protest", "demonstr", "ralli"],
    &["crash", "collid", "collis"], &["sack", "dismiss", "oust"], &["replac", "succeed"],
    &["injur", "injuri", "wound", "hurt"], &["marri", "marriag", "wed"], &["escap", "flee", "fled"],
    &["offer", "bid", "propos"], &["charg", "indict"], &["sue", "lawsuit", "suit"], &["kidnap", "abduct"],
    &["agre", "agreement", "deal"], &["invad", "invas"], &["evacu"], &["elect"], &["begin", "start"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_nouns_of_one_event() {
        let lexicon = Lexicon::new();
        for (a, b) in [
            ("acquired", "the acquisition"),
            ("said", "told"),
            ("died", "was killed"),
            ("won", "victory"),
            ("announced", "announcement"),
        ] {
            assert_eq!(lexicon.lemma(a), lexicon.lemma(b), "{a} {b}");
        }
        assert_ne!(lexicon.lemma("resigned"), lexicon.lemma("arrested"));
        assert_eq!(lexicon.lemma("did"), "did");
    }

    #[test]
    fn no_word_stands_in_two_rows() {
        let mut seen = std::collections::HashSet::new();
        for word in IRREGULAR.iter().flat_map(|row| &row[1..]).chain(ALIKE.iter().copied().flatten()) {
            assert!(seen.insert(word), "{word}");
        }
    }
}
