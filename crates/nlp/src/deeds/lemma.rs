//! Lemmas by rule: what an inflected word may come from.
//!
//! A table decides which of the candidates is a word, so candidates may be wrong ("seiz") but must
//! hold the right one.

/// Forms that no ending tells, with their lemma.
#[rustfmt::skip] // one pair a line would be pages
const IRREGULAR: &[(&str, &str)] = &[
    ("ate", "eat"), ("beaten", "beat"), ("became", "become"), ("began", "begin"), ("begun", "begin"),
    ("blew", "blow"), ("blown", "blow"), ("bore", "bear"), ("bought", "buy"), ("broke", "break"),
    ("broken", "break"), ("brought", "bring"), ("built", "build"), ("burnt", "burn"), ("came", "come"),
    ("caught", "catch"), ("chose", "choose"), ("chosen", "choose"), ("drew", "draw"), ("drawn", "draw"),
    ("drove", "drive"), ("driven", "drive"), ("fed", "feed"), ("fell", "fall"), ("fallen", "fall"),
    ("felt", "feel"), ("fled", "flee"), ("flew", "fly"), ("flown", "fly"), ("forbade", "forbid"),
    ("forgave", "forgive"), ("forgiven", "forgive"), ("fought", "fight"), ("found", "find"),
    ("froze", "freeze"), ("frozen", "freeze"), ("gave", "give"), ("given", "give"), ("gone", "go"),
    ("got", "get"), ("grew", "grow"), ("grown", "grow"), ("heard", "hear"), ("held", "hold"), ("hid", "hide"),
    ("hidden", "hide"), ("hung", "hang"), ("kept", "keep"), ("knew", "know"), ("known", "know"),
    ("laid", "lay"), ("led", "lead"), ("left", "leave"), ("lent", "lend"), ("lost", "lose"), ("made", "make"),
    ("meant", "mean"), ("met", "meet"), ("overran", "overrun"), ("paid", "pay"), ("ran", "run"),
    ("retook", "retake"), ("retaken", "retake"), ("rode", "ride"), ("rose", "rise"), ("said", "say"),
    ("sang", "sing"), ("sank", "sink"), ("sunk", "sink"), ("saw", "see"), ("seen", "see"), ("sent", "send"),
    ("shook", "shake"), ("shot", "shoot"), ("shown", "show"), ("shrank", "shrink"), ("slain", "slay"),
    ("slew", "slay"), ("sold", "sell"), ("sought", "seek"), ("spent", "spend"), ("spoke", "speak"),
    ("spoken", "speak"), ("stole", "steal"), ("stolen", "steal"), ("stood", "stand"), ("struck", "strike"),
    ("swore", "swear"), ("sworn", "swear"), ("taken", "take"), ("taught", "teach"), ("thought", "think"),
    ("threw", "throw"), ("thrown", "throw"), ("told", "tell"), ("took", "take"), ("torn", "tear"),
    ("tore", "tear"), ("understood", "understand"), ("went", "go"), ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"), ("withheld", "withhold"), ("woke", "wake"), ("won", "win"), ("wore", "wear"),
    ("worn", "wear"), ("wrote", "write"), ("written", "write"), ("men", "man"), ("women", "woman"),
    ("people", "person"), ("arose", "arise"), ("bade", "bid"), ("bound", "bind"), ("dealt", "deal"),
    ("dug", "dig"), ("sat", "sit"), ("slept", "sleep"), ("stuck", "stick"), ("overthrew", "overthrow"),
];

/// What a word in lower case may be a form of: itself first, then what its ending allows.
pub(super) fn lemmas(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut out = vec![word.clone()];
    if let Some((_, lemma)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        out.push((*lemma).to_owned());
        return out;
    }
    let mut stem = |ending: &str, instead: &[&str]| {
        if let Some(s) = word.strip_suffix(ending).filter(|s| s.len() > 1) {
            out.extend(instead.iter().map(|i| format!("{s}{i}")));
            // stopped, barring: the last letter was doubled
            if ending != "s" && ending != "es" && doubled(s) {
                out.push(s[..s.len() - 1].to_owned());
            }
        }
    };
    stem("ied", &["y"]);
    stem("ies", &["y"]);
    stem("ed", &["", "e"]);
    stem("ing", &["", "e"]);
    stem("es", &["", "e"]);
    stem("s", &[""]);
    out
}

fn doubled(stem: &str) -> bool {
    let b = stem.as_bytes();
    b.len() > 2 && b[b.len() - 1] == b[b.len() - 2] && b[b.len() - 1].is_ascii_alphabetic()
}

/// Whether a form is a past or a participle by itself: "shot", "fled", "seized".
pub(super) fn is_past(word: &str) -> bool {
    !NEVER_PAST.contains(&word)
        && (word.len() > 4 && word.ends_with("ed")
            || IRREGULAR.iter().any(|(f, _)| *f == word)
            || SAME.contains(&word))
}

/// Pasts that are their own lemma.
const SAME: &[&str] = &["beat", "cut", "hit", "hurt", "put", "quit", "set", "shut", "split", "spread", "let"];
/// They look like pasts and are not.
#[rustfmt::skip] // one word a line would be pages
const NEVER_PAST: &[&str] = &[
    "hundred", "indeed", "united", "sacred", "naked", "wicked", "speed", "breed", "exceed", "proceed", "succeed",
    "people", "men", "women", "armed", "alleged", "so-called", "unprecedented", "found", "bound", "left-wing",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_lemma_is_among_the_candidates() {
        for (form, lemma) in [
            ("seized", "seize"),
            ("attacked", "attack"),
            ("stopped", "stop"),
            ("barring", "bar"),
            ("denies", "deny"),
            ("withdrew", "withdraw"),
            ("clashes", "clash"),
            ("hosting", "host"),
            ("hosting", "hosting"),
            ("rallies", "rally"),
        ] {
            assert!(lemmas(form).iter().any(|l| l == lemma), "{form}: {:?}", lemmas(form));
        }
    }
}
