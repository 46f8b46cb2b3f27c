//! Whom names name: every mention with the number of its entity.
//!
//! List line: `- 1: FULLEST NAME`.

use super::passage::Passage;
use super::{Fault, Set};
use serde_json::{Value, json};

pub(super) const SET: Set = Set { name: "entities", roles: &['p', 'o', 'l', 'f', 'g', 'r', 'e'], record };

fn record(p: &Passage) -> Result<Value, Vec<Fault>> {
    let mut faults = Vec::new();
    for (id, (line, name)) in &p.items {
        let named = |piece: &&super::markup::Piece| piece.item == *id;
        if !p.pieces.iter().filter(named).any(|piece| piece.span.of(&p.text) == name) {
            faults.push(Fault::new(
                *line,
                format!("{id} is nowhere called {name:?}: write a name of the text"),
            ));
        }
    }
    let mention = |piece: &super::markup::Piece| json!({"span": piece.span, "kind": kind(piece.role), "entity": piece.item});
    let mut pieces: Vec<_> = p.pieces.iter().collect();
    pieces.sort_by_key(|piece| piece.span);
    let mentions: Vec<Value> = pieces.into_iter().map(mention).collect();
    if faults.is_empty() { Ok(json!({"kinds": KINDS, "mentions": mentions})) } else { Err(faults) }
}

/// All kinds are marked, which a training on several sets wants to know.
const KINDS: [&str; 7] = ["person", "organization", "location", "facility", "group", "product", "event"];

/// The word for a kind of which the set writes one letter.
fn kind(role: char) -> &'static str {
    match role {
        'p' => "person",
        'o' => "organization",
        'l' => "location",
        'f' => "facility",
        'g' => "group",
        'r' => "product",
        _ => "event",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::built;
    use super::*;

    #[test]
    fn mentions_carry_kind_and_entity() {
        let text = "## e-1\nsplit: train\n\n> {1p|Anna Kral} left {2l|Dorn}. {1p|Kral} wept.\n\n- 1: Anna Kral\n- 2: Dorn\n";
        let record = built(&SET, text).unwrap();
        let expected = json!([
            {"span": [0, 9], "kind": "person", "entity": 1},
            {"span": [15, 19], "kind": "location", "entity": 2},
            {"span": [21, 25], "kind": "person", "entity": 1}
        ]);
        assert_eq!(record["mentions"], expected);
        let wrong = built(&SET, &text.replace("- 2: Dorn", "- 2: Doom")).unwrap_err();
        assert_eq!(wrong, ["7: 2 is nowhere called \"Doom\": write a name of the text"]);
    }
}
