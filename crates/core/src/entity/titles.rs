//! Titles and ranks before a name, and what they say of who is meant.

/// What stands before a name, as far as it tells persons apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Address {
    /// Whether some title stands there.
    pub titled: bool,
    /// Whether the title goes with a first name: "Pope Francis", "Sir Anthony".
    pub with_first_name: bool,
    /// Man or woman, where the title or the noun before the name says so.
    pub gender: Option<Gender>,
}

/// Man or woman, as English titles, nouns and first names tell. Only ever used to keep two holders
/// of one name apart; where nothing tells, it stays unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Gender {
    Man,
    Woman,
}

/// What a word in plain letters says as a title; the default for a word that is none.
pub(super) fn address(word: &str) -> Address {
    let gender = if MEN.contains(&word) {
        Some(Gender::Man)
    } else if WOMEN.contains(&word) {
        Some(Gender::Woman)
    } else {
        None
    };
    Address { titled: is_title(word), with_first_name: WITH_FIRST_NAME.contains(&word), gender }
}

/// Whether a word in plain letters is a title or a rank, or part of one.
pub(super) fn is_title(word: &str) -> bool {
    MR.contains(&word) || TITLES.contains(&word) || WITH_FIRST_NAME.contains(&word)
}

impl Address {
    /// What two words before a name say together: the nearer one first.
    pub(super) fn or(self, farther: Self) -> Self {
        Self {
            titled: self.titled || farther.titled,
            with_first_name: self.with_first_name || farther.with_first_name,
            gender: self.gender.or(farther.gender),
        }
    }
}

const MR: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "mme", "monsieur", "madame", "herr", "frau", "senor"];

#[rustfmt::skip] // one word a line would be pages
const MEN: &[&str] = &[
    "mr", "sir", "lord", "king", "prince", "baron", "count", "duke", "emperor", "sultan", "emir", "pope",
    "herr", "monsieur", "senor", "spokesman", "chairman", "congressman", "businessman", "councilman",
    "salesman", "fisherman", "actor", "husband", "father", "brother", "son", "uncle", "nephew",
    "grandfather", "widower",
];

#[rustfmt::skip] // one word a line would be pages
const WOMEN: &[&str] = &[
    "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "baroness", "countess", "duchess", "mme",
    "madame", "frau", "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "councilwoman",
    "actress", "wife", "mother", "sister", "daughter", "aunt", "niece", "grandmother", "widow",
];

/// Titles that go with a first name as well as with a surname.
#[rustfmt::skip] // one word a line would be pages
const WITH_FIRST_NAME: &[&str] = &[
    "sir", "dame", "king", "queen", "prince", "princess", "pope", "saint", "sister", "brother", "father",
    "sheikh", "emir", "sultan", "emperor", "empress", "duke", "duchess", "crown", "patriarch",
];

#[rustfmt::skip] // one word a line would be pages
const TITLES: &[&str] = &[
    "acting", "adm", "admiral", "ambassador", "archbishop", "attorney", "ayatollah", "baron", "baroness",
    "bishop", "brigadier", "capt", "captain", "cardinal", "chair", "chairman", "chairperson", "chairwoman",
    "chancellor", "chief", "cllr", "coach", "col", "colonel", "commander", "commissioner", "congressman",
    "congresswoman", "constable", "corporal", "councillor", "count", "countess", "cpl", "deputy",
    "detective", "director", "doctor", "dr", "engineer", "envoy", "former", "gen", "general", "gov",
    "governor", "hon", "imam", "inspector", "judge", "justice", "lady", "leader", "lieutenant", "lord",
    "lt", "maj", "major", "marshal", "mayor", "minister", "mp", "officer", "pastor", "premier",
    "president", "prime", "private", "prof", "professor", "prosecutor", "rabbi", "rep", "representative",
    "rev", "reverend", "sec", "secretary", "sen", "senator", "sergeant", "sgt", "sheriff", "speaker",
    "spokesman", "spokesperson", "spokeswoman", "superintendent", "vice",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_men_from_women_and_first_names() {
        assert_eq!(address("mrs").gender, Some(Gender::Woman));
        assert!(address("pope").with_first_name && !address("mr").with_first_name);
        assert!(is_title("secretary") && !is_title("clinton"));
    }
}
