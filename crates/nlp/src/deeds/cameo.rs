//! CAMEO codes of a deed: an export of the reading for those whose tools speak CAMEO (Schrodt 2012).
//!
//! A side's code is that of its country and suffixes for its role: `USAGOV`, `SYRREB`. A state that no
//! list has (an invented one, a new one) is coded as CAMEO forms codes for such: the first three letters of
//! its name, in capitals. Nothing here knows persons: "Mr Rau" has no code unless his country stands beside him.

use super::countries;
use super::groups::Sentence;
use super::kinds::Kind;
use super::lemma::lemmas;
use reportedly_core::{Category, Span};

/// Role suffixes by nouns, in the order in which CAMEO strings them together.
#[rustfmt::skip] // one row a role
const ROLES: &[(&str, &[&str])] = &[
    ("OPP", &["opposition", "dissident", "protester", "protestor", "demonstrator"]),
    ("GOV", &["government", "president", "minister", "premier", "cabinet", "chancellor", "king", "queen", "mayor", "governor", "secretary", "ministry", "official", "diplomat", "ambassador", "envoy", "embassy", "administration", "regime", "authority", "junta", "palace", "deputy", "white house"]),
    ("MIL", &["army", "soldier", "troop", "military", "navy", "force", "general", "colonel", "commander", "warplane", "tank", "marine", "warship", "jet"]),
    ("REB", &["rebel", "guerrilla", "guerilla", "insurgent", "militia", "separatist", "militant"]),
    ("COP", &["police", "policeman", "officer", "gendarme", "constable"]),
    ("JUD", &["court", "judge", "prosecutor", "tribunal", "magistrate", "jury"]),
    ("LEG", &["parliament", "lawmaker", "senate", "senator", "legislator", "congress", "assembly"]),
    ("MED", &["newspaper", "journalist", "media", "broadcaster", "reporter", "editor", "radio", "television"]),
    ("REL", &["cleric", "priest", "bishop", "archbishop", "monk", "pope", "imam", "ayatollah"]),
    ("BUS", &["company", "firm", "businessman", "bank", "manufacturer", "retailer", "airline", "trader"]),
    ("LAB", &["union", "worker", "miner", "striker"]),
    ("EDU", &["university", "school", "teacher", "student", "professor"]),
    ("PTY", &["party"]),
    ("REF", &["refugee"]),
    ("CVL", &["civilian", "villager", "resident", "people", "citizen", "crowd", "inhabitant"]),
    ("ELI", &["former", "ex-president", "ex-minister"]),
];

/// The code of a side by its words; `None` where they name no state and no listed body.
pub fn actor(words: &str) -> Option<String> {
    let s = Sentence::phrase(words, Span::new(0, words.len()));
    let country = (0..s.tokens.len()).find_map(|i| (1..=3).rev().find_map(|n| listed(words, &s, i, n)));
    let code = match country {
        Some(c) => c.to_owned(),
        None => unlisted(words, &s)?,
    };
    // "Union" and "Commission" are part of such a body's name.
    if code.starts_with("IGO") {
        return Some(code);
    }
    let roles: String = ROLES
        .iter()
        .filter(|(_, nouns)| {
            s.tokens.iter().any(|t| lemmas(&t.lower).iter().any(|l| nouns.contains(&l.as_str())))
        })
        .map(|(suffix, _)| *suffix)
        .collect();
    Some(code + &roles)
}

fn listed(words: &str, s: &Sentence, i: usize, n: usize) -> Option<&'static str> {
    let last = s.tokens.get(i + n - 1)?;
    if !s.tokens[i].capital {
        return None;
    }
    let name = Span::new(s.tokens[i].span.start as usize, last.span.end as usize).of(words).to_lowercase();
    countries::code(&name).or_else(|| countries::code(name.strip_suffix('s')?))
}

/// The first three letters of the first name that is no title, rank or first word by chance.
fn unlisted(words: &str, s: &Sentence) -> Option<String> {
    let title = |w: &str| ROLES.iter().any(|(_, n)| lemmas(w).iter().any(|l| n.contains(&l.as_str())));
    let name = s.tokens.iter().zip(&s.kinds).find(|(t, k)| {
        t.capital
            && !matches!(k, Kind::Det | Kind::Time | Kind::Prep | Kind::Num | Kind::Own)
            && !title(&t.lower)
            && t.lower.len() > 2
    })?;
    let letters: String = name
        .0
        .span
        .of(words)
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(3)
        .flat_map(char::to_uppercase)
        .collect();
    Some(letters)
}

/// The code of the act: its category's general one, narrowed by words of the predicate and its object.
pub fn kind(category: Category, words: &str) -> &'static str {
    let words: Vec<String> =
        words.split(|c: char| !c.is_alphanumeric() && c != '-').flat_map(lemmas).collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    NARROW
        .iter()
        .find(|(c, list, _)| *c == category && has(list))
        .map_or_else(|| general(category), |(_, _, code)| code)
}

/// CAMEO's code for a category as such.
fn general(category: Category) -> &'static str {
    match category {
        Category::Agree => "030",
        Category::Consult => "040",
        Category::Support => "050",
        Category::Cooperate => "060",
        Category::Aid => "070",
        Category::Concede => "080",
        Category::Retreat => "087",
        Category::Investigate => "090",
        Category::Demand => "100",
        Category::Request => "020",
        Category::Disapprove => "111",
        Category::Accuse => "112",
        Category::Reject => "120",
        Category::Threaten => "130",
        Category::Protest => "140",
        Category::Mobilize => "150",
        Category::Sanction => "160",
        Category::Coerce => "170",
        Category::Assault => "180",
        Category::Fight => "190",
    }
}

/// Words that tell a narrower code, the first that fits.
#[rustfmt::skip] // one row a code
const NARROW: &[(Category, &[&str], &str)] = &[
    (Category::Agree, &["meet", "visit", "negotiate", "talk"], "036"),
    (Category::Agree, &["aid", "lend", "donate", "contribute"], "033"),
    (Category::Consult, &["visit", "travel", "arrive", "fly", "leave"], "042"),
    (Category::Consult, &["host", "receive"], "043"),
    (Category::Consult, &["telephone", "phone"], "041"),
    (Category::Consult, &["mediate", "broker", "arbitrate"], "045"),
    (Category::Consult, &["negotiate", "negotiation"], "046"),
    (Category::Support, &["sign", "conclude"], "057"),
    (Category::Support, &["apologise", "apologize"], "055"),
    (Category::Support, &["recognise", "recognize", "restore", "resume", "establish", "reopen"], "054"),
    (Category::Support, &["praise", "welcome", "applaud", "endorse", "hail", "thank", "congratulate"], "051"),
    (Category::Aid, &["shelter", "asylum"], "075"),
    (Category::Aid, &["arm", "train"], "072"),
    (Category::Aid, &["food", "medicine", "evacuate", "rescue", "feed"], "073"),
    (Category::Concede, &["release", "free", "liberate"], "084"),
    (Category::Concede, &["ceasefire", "cease-fire", "truce"], "087"),
    (Category::Concede, &["lift", "ease"], "085"),
    (Category::Retreat, &["resign", "abdicate", "step"], "083"),
    (Category::Demand, &["withdraw", "withdrawal"], "107"),
    (Category::Reject, &["veto"], "129"),
    (Category::Reject, &["postpone"], "191"),
    (Category::Reject, &["defy", "violate"], "128"),
    (Category::Threaten, &["attack", "bomb", "invade", "shell", "strike"], "138"),
    (Category::Protest, &["march", "rally", "demonstrate", "demonstration"], "141"),
    (Category::Protest, &["hunger"], "142"),
    (Category::Protest, &["strike", "boycott"], "143"),
    (Category::Protest, &["block", "blockade", "occupy"], "144"),
    (Category::Protest, &["riot"], "145"),
    (Category::Mobilize, &["police"], "151"),
    (Category::Mobilize, &["alert"], "152"),
    (Category::Mobilize, &["deploy", "mobilise", "mobilize", "troop", "move"], "154"),
    (Category::Sanction, &["expel", "recall", "tie", "relation", "relations"], "161"),
    (Category::Sanction, &["aid", "reduce", "cut"], "162"),
    (Category::Sanction, &["embargo", "boycott", "sanction", "tariff"], "163"),
    (Category::Coerce, &["seize", "confiscate", "loot"], "171"),
    (Category::Coerce, &["ban", "curfew", "censor", "restrict"], "172"),
    (Category::Coerce, &["arrest", "detain", "jail", "imprison"], "173"),
    (Category::Coerce, &["deport", "evict"], "174"),
    (Category::Assault, &["kidnap", "abduct", "hijack"], "181"),
    (Category::Assault, &["beat", "torture", "rape", "stab"], "182"),
    (Category::Assault, &["bomber", "explode", "bomb"], "183"),
    (Category::Assault, &["assassinate"], "186"),
    (Category::Fight, &["blockade"], "191"),
    (Category::Fight, &["occupy", "capture", "seize", "retake"], "192"),
    (Category::Fight, &["shell", "artillery", "rocket", "tank"], "194"),
    (Category::Fight, &["bomb", "bombard", "warplane", "aircraft"], "195"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_have_country_and_role() {
        for (words, code) in [
            ("the Kenyan government", Some("KENGOV")),
            ("South Korean troops", Some("KORMIL")),
            ("Kurvia's prime minister", Some("KURGOV")),
            ("Kurvian rebels", Some("KURREB")),
            ("the United States", Some("USA")),
            ("residents", None),
        ] {
            assert_eq!(actor(words).as_deref(), code, "{words}");
        }
    }

    #[test]
    fn an_act_has_the_narrowest_code_that_its_words_tell() {
        assert_eq!(kind(Category::Support, "signed a treaty"), "057");
        assert_eq!(kind(Category::Accuse, "accused"), "112");
    }
}
