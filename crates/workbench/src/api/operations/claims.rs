//! What the documents claim.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::paging::{self, Key, Part};
use crate::api::reply::Reply;
use crate::desk::Shared;
use reportedly::Casebook;
use reportedly::claims::speaks_of;
use reportedly::core::claims::Claim;
use serde_json::json;

/// `true` asks for it.
const YES: Kind = Kind::Word(&["true", "false"]);

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        name: "listClaims",
        verb: Verb::Get,
        path: "/claims",
        about: "What the documents assert and deny, with independent origins, values and history",
        more: "Those of most independent origins first, then of most documents, then by id; as people have corrected. Without \
               `all` claims of two documents or more, and those in dispute.",
        parameters: &[
            Parameter::query(
                "q",
                "words, all of which stand in the claim or in the names that it tells of",
                Kind::Text(400),
            ),
            Parameter::query("all", "`true`: claims of a single document, too", YES),
            Parameter::query("disputed", "`true`: only those in dispute; `false`: only the others", YES),
        ],
        body: None,
        gives: Gives::Page("Claim"),
        troubles: &[422],
        run: list,
    },
    Operation {
        name: "getClaim",
        verb: Verb::Get,
        path: "/claims/{id}",
        about: "A claim",
        more: "Its id is the place of its earliest statement: it goes where an earlier one comes in, or where the statement is \
               read otherwise.",
        parameters: &[Parameter::path("id", "id of the claim", Kind::Text(2100))],
        body: None,
        gives: Gives::One("Claim"),
        troubles: &[404],
        run: get,
    },
];

fn list(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let claims = shared.claims(casebook)?;
    let words = call.text_or_empty("q");
    let all = call.text("all") == Some("true");
    let disputed = call.text("disputed").map(|word| word == "true");
    let wanted = |c: &&Claim| {
        (all || c.documents > 1 || c.disputed)
            && disputed.is_none_or(|disputed| c.disputed == disputed)
            && (words.trim().is_empty() || speaks_of(c, &words))
    };
    paging::page(call, claims.iter().filter(wanted), |c| key(c), |c| Ok(json!(c)))
}

/// The order in which claims come.
fn key(c: &Claim) -> Key {
    let most_first = |n: usize| Part::Whole(-i64::try_from(n).unwrap_or(i64::MAX));
    vec![most_first(c.asserting + c.denying), most_first(c.documents), c.id.as_str().into()]
}

fn get(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let (claims, id) = (shared.claims(casebook)?, call.text("id").unwrap_or_default());
    match claims.iter().find(|c| c.id == id) {
        Some(claim) => Reply::of(claim),
        None => Err(Problem::not_found(
            "There is no such claim, or not any more: its earliest statement names it.".to_owned(),
        )),
    }
}
