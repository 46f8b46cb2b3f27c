//! Asks without pressing: appeals, urges, calls for, proposes.

use super::Words;
use reportedly_core::Category;

#[rustfmt::skip] // one word a line would be pages
pub(super) const WORDS: Words = Words {
    category: Category::Request,
    verbs: &[
        "request", "ask", "appeal", "urge", "call for", "call on", "plead", "beg", "petition", "lobby",
        "implore", "beseech", "apply", "seek", "propose", "suggest", "invite", "recommend", "solicit",
        "encourage", "exhort", "entreat", "campaign", "advocate",
    ],
    with: &[
        ("make", &["appeal", "plea", "request", "proposal"]),
        ("issue", &["appeal", "plea", "call"]),
        ("send", &["request", "invitation"]),
        ("put forward", &["proposal", "plan"]),
    ],
    nouns: &[
        "request", "appeal", "plea", "call", "petition", "proposal", "invitation",
    ],
};
