//! `get_origins`: where an article comes from.

use super::{Argument, Desk, Kind, Tool, refused, shown};
use reportedly::origins::origins_of;
use serde_json::{Value, json};

pub(super) const TOOL: Tool = Tool {
    name: "get_origins",
    title: "Get origins",
    about: "Where a document comes from: the story it belongs to, who took text from whom and what shows it, circular \
            reporting, and which stories are not established to be independent. Shared passages are byte spans of both texts.",
    arguments: &[
        Argument { name: "document", about: "id of the document", kind: Kind::Text(2000), required: true },
        Argument {
            name: "links",
            about: "links between documents at most, 50 by default",
            kind: Kind::Whole(1, 500),
            required: false,
        },
    ],
    run,
};

fn run(desk: &Desk<'_>) -> Result<Value, String> {
    let stored = shown::document(desk.casebook, desk.text("document").unwrap_or_default())?;
    let id = stored.document.id.clone();
    let found = origins_of(desk.casebook, &[stored]).map_err(refused)?;
    let most = desk.whole("links").unwrap_or(50);
    let mut told = serde_json::to_value(&found).map_err(|e| e.to_string())?;
    told["document"] = id.into();
    told["links_not_shown"] = json!(found.links.len().saturating_sub(most));
    if let Some(links) = told["links"].as_array_mut() {
        links.truncate(most);
    }
    Ok(told)
}
