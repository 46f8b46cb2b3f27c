//! Stance of a reply to the message that began its thread.

use super::sides::{Sides, field};
use anyhow::Result;
use reportedly::Reader;
use reportedly_nlp::Compare;
use reportedly_nlp::compare::ReplyStance;
use serde_json::json;
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let records = super::lines(gold)?;
    let reader = Reader::new()?;
    let compare = Compare::new(&reader)?;
    let sides = Sides::new(&compare, records.iter().flat_map(|r| [field(r, "claim"), field(r, "text")]));
    let predictions = records.iter().map(|r| {
        let reply = compare.reply(sides.of(field(r, "claim")), sides.of(field(r, "text")));
        json!({"id": r["id"], "stance": label(reply.stance)})
    });
    super::write(out, predictions)
}

fn label(stance: ReplyStance) -> &'static str {
    match stance {
        ReplyStance::Support => "support",
        ReplyStance::Deny => "deny",
        ReplyStance::Query => "query",
        ReplyStance::Comment => "comment",
    }
}
