//! Takes sides with words or diplomacy: praises, defends, recognises, apologises, signs a treaty.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Support,
    verbs: &[
        "support", "praise", "endorse", "back", "defend", "welcome", "applaud", "commend", "hail", "laud",
        "congratulate", "thank", "apologise", "apologize", "recognise", "recognize", "ratify", "honour",
        "honor", "salute", "befriend", "forgive", "bless", "celebrate", "rally behind", "side with",
        "vouch", "champion", "reaffirm", "reiterate", "ally", "legitimise",
    ],
    with: &[
        ("sign", &["agreement", "treaty", "accord", "pact", "deal", "protocol", "memorandum", "contract", "convention"]),
        ("conclude", &["agreement", "treaty", "accord", "pact"]),
        ("establish", &["tie", "relation", "relations"]),
        ("restore", &["tie", "relation", "relations"]),
        ("resume", &["tie", "relation", "relations"]),
        ("upgrade", &["tie", "relation", "relations"]),
        ("improve", &["tie", "relation", "relations"]),
        ("renew", &["tie", "relation", "relations", "pact", "treaty"]),
        ("normalise", &["tie", "relation", "relations"]),
        ("normalize", &["tie", "relation", "relations"]),
        ("strengthen", &["tie", "relation", "relations"]),
        ("reopen", &["embassy", "consulate", "mission"]),
        ("open", &["embassy", "consulate", "mission"]),
        ("express", &["support", "condolence", "solidarity", "gratitude", "sympathy", "confidence", "regret"]),
        ("voice", &["support", "solidarity", "confidence"]),
        ("send", &["condolence", "congratulation", "greeting"]),
        ("vote", &["favour", "favor"]),
        ("grant", &["recognition"]),
        ("lend", &["support", "backing"]),
    ],
    nouns: &[
        "support", "praise", "endorsement", "backing", "apology", "solidarity", "recognition", "welcome",
        "congratulation", "thanks", "ratification", "reconciliation",
    ],
};
