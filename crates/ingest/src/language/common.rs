//! The small words of languages, by which a text shows its own.

use std::collections::HashSet;
use whatlang::Lang;

/// The words of a text, lower-cased.
pub(super) struct Words(Vec<String>);

/// How much of a text is small words of English.
#[derive(Debug, Clone, Copy)]
pub(super) struct English {
    /// Share of all words, 0 to 1.
    pub share: f64,
    /// How many different ones.
    pub kinds: usize,
}

impl English {
    /// Whether no other language could have so many of them.
    pub(super) fn sure(self) -> bool {
        self.share >= 0.22 && self.kinds >= 4 || self.share >= 0.15 && self.kinds >= 8
    }
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        // The parts of an address are no words of any language.
        let tokens = text.split_whitespace().filter(|t| !super::prose::is_link(t));
        let words = tokens.flat_map(|t| t.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')));
        Self(words.filter(|w| !w.is_empty()).map(str::to_lowercase).collect())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// How many different words there are, as a share of all.
    pub(super) fn variety(&self) -> f64 {
        let different: HashSet<&str> = self.0.iter().map(String::as_str).collect();
        different.len() as f64 / self.0.len().max(1) as f64
    }

    pub(super) fn english(&self) -> English {
        let (share, kinds) = self.share(ENGLISH);
        English { share, kinds }
    }

    /// Whether the small words of a language are there, if this list has them.
    pub(super) fn confirm(&self, language: Lang) -> bool {
        let Some((_, list)) = COMMON.iter().find(|(l, _)| *l == language) else { return false };
        let (share, kinds) = self.share(list);
        share >= 0.1 && kinds >= 3
    }

    fn share(&self, list: &[&str]) -> (f64, usize) {
        let mut kinds: HashSet<&str> = HashSet::new();
        let mut all = 0;
        for w in self.0.iter().filter(|w| list.contains(&w.as_str())) {
            all += 1;
            kinds.insert(w);
        }
        (f64::from(all) / self.0.len().max(1) as f64, kinds.len())
    }
}

/// Small words of English that are none of any neighbour's commonest.
#[rustfmt::skip] // one word a line would be pages
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "with", "said", "says", "were", "which", "from", "have", "this", "their",
    "would", "been", "after", "who", "they", "will", "are", "is", "by", "for", "it", "his", "her", "he", "she", "at",
    "on", "in", "not", "but", "be", "has", "had", "was", "as", "an", "its", "about", "when", "what", "there", "over",
    "could", "than", "more", "before", "into", "while", "people", "told", "also", "or", "how", "where", "our", "you",
    "your", "we", "because", "between", "during", "against", "since", "until", "under", "out", "up", "if", "can",
];

#[rustfmt::skip] // one word a line would be pages
const COMMON: &[(Lang, &[&str])] = &[
    (Lang::Deu, &["der", "die", "das", "und", "nicht", "von", "mit", "den", "dem", "ist", "im", "zu", "auf", "eine", "ein", "für", "sich", "dass", "wurde", "werden", "sei", "seien"]),
    (Lang::Fra, &["le", "la", "les", "de", "des", "et", "est", "une", "un", "du", "que", "qui", "dans", "pour", "sur", "pas", "au", "par", "à", "en", "ne", "a"]),
    (Lang::Spa, &["el", "la", "los", "las", "de", "que", "y", "en", "un", "una", "por", "con", "se", "del", "para", "no", "al", "su"]),
    (Lang::Por, &["o", "os", "as", "de", "que", "e", "em", "um", "uma", "por", "com", "se", "do", "da", "dos", "das", "não", "para", "ao", "no", "na"]),
    (Lang::Ita, &["il", "lo", "la", "gli", "di", "che", "e", "un", "una", "per", "con", "si", "del", "della", "non", "è", "nel", "dei", "al", "alla", "in", "sono", "ha"]),
    (Lang::Nld, &["de", "het", "een", "van", "en", "in", "dat", "niet", "op", "te", "is", "voor", "met", "zijn", "aan", "door", "wordt", "werd"]),
    (Lang::Swe, &["och", "att", "det", "en", "som", "på", "är", "för", "av", "med", "den", "inte", "till", "ett", "har", "i", "var", "efter"]),
    (Lang::Dan, &["og", "at", "det", "en", "som", "på", "er", "for", "af", "med", "den", "ikke", "til", "et", "har", "i", "de", "var", "blev"]),
    (Lang::Nob, &["og", "at", "det", "en", "som", "på", "er", "for", "av", "med", "den", "ikke", "til", "et", "har", "i", "var", "ble", "etter"]),
    (Lang::Fin, &["ja", "on", "ei", "että", "se", "oli", "hän", "mutta", "ovat", "joka", "mukaan", "kun", "sen", "myös"]),
    (Lang::Pol, &["i", "w", "na", "z", "do", "nie", "się", "że", "jest", "to", "o", "od", "po", "przez", "dla", "został", "była", "był"]),
    (Lang::Ces, &["a", "v", "na", "se", "je", "že", "s", "z", "do", "o", "ve", "to", "pro", "byl", "byla", "podle", "po", "který"]),
    (Lang::Slk, &["a", "v", "na", "sa", "je", "že", "s", "z", "do", "o", "vo", "to", "pre", "bol", "bola", "podľa", "po", "ktorý"]),
    (Lang::Hun, &["a", "az", "és", "hogy", "nem", "egy", "is", "volt", "meg", "szerint", "azt", "ez", "de", "el"]),
    (Lang::Ron, &["de", "și", "în", "a", "la", "că", "nu", "o", "un", "cu", "pe", "din", "care", "pentru", "fost", "este", "au", "al", "ale"]),
    (Lang::Tur, &["ve", "bir", "bu", "için", "ile", "de", "da", "olarak", "çok", "daha", "olan", "sonra", "kadar", "en", "ise"]),
    (Lang::Hrv, &["i", "u", "je", "na", "da", "se", "za", "su", "od", "s", "nije", "koji", "bio", "o", "iz", "to", "kako"]),
    (Lang::Slv, &["in", "je", "v", "na", "da", "se", "za", "so", "ki", "bi", "ne", "po", "bil", "pa", "tudi", "z"]),
    (Lang::Lit, &["ir", "kad", "yra", "į", "su", "buvo", "iš", "ne", "tai", "apie", "po", "už", "bet", "nuo"]),
    (Lang::Lav, &["un", "ir", "ka", "uz", "ar", "no", "par", "bija", "kas", "nav", "pēc", "bet", "tika"]),
    (Lang::Est, &["ja", "on", "ei", "et", "oli", "see", "ka", "kui", "oma", "mis", "ta", "aga", "pärast"]),
    (Lang::Cat, &["el", "la", "els", "les", "de", "que", "i", "en", "un", "una", "per", "amb", "del", "no", "va", "ha", "al"]),
    (Lang::Vie, &["và", "của", "là", "có", "không", "được", "cho", "các", "trong", "một", "người", "với", "đã", "này"]),
    (Lang::Ind, &["yang", "dan", "di", "dengan", "untuk", "dari", "ini", "itu", "pada", "tidak", "akan", "dalam", "ke", "telah", "oleh"]),
    (Lang::Tgl, &["ang", "ng", "sa", "na", "mga", "ay", "at", "si", "ni", "hindi", "para", "ito", "kay", "nang"]),
    (Lang::Afr, &["die", "en", "van", "het", "in", "nie", "is", "dat", "vir", "met", "op", "te", "was", "aan", "sy"]),
    (Lang::Lat, &["et", "in", "est", "non", "ad", "cum", "ut", "qui", "quod", "sed", "ex", "ab", "sunt", "esse"]),
    (Lang::Epo, &["la", "de", "kaj", "en", "estas", "al", "ne", "ke", "por", "kun", "mi", "oni", "estis", "pri"]),
    (Lang::Zul, &["ukuthi", "futhi", "kanye", "uma", "noma", "kodwa", "ngoba", "yena", "lokhu", "kusho", "bese", "njengoba"]),
];
