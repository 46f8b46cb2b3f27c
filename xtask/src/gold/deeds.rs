//! Who did what to whom: predicate, actor, recipient, object, place, time, and a category.
//!
//! List line: `- 1: CATEGORY`.

use super::passage::Passage;
use super::{Fault, Set};
use serde_json::{Value, json};

pub(super) const SET: Set = Set { name: "deeds", roles: &['p', 'a', 'r', 'o', 'l', 't'], record };

fn record(p: &Passage) -> Result<Value, Vec<Fault>> {
    let (mut deeds, mut faults) = (Vec::new(), Vec::new());
    for (id, (line, category)) in &p.items {
        let predicate = p.spans(*id, 'p');
        let Some(first) = predicate.first().copied() else {
            faults.push(Fault::new(*line, format!("{id} has no predicate: mark it as {{{id}p|…}}")));
            continue;
        };
        if category.is_empty() || category.contains(char::is_whitespace) {
            faults.push(Fault::new(*line, format!("{category:?} is no category: write one word")));
        }
        let deed = json!({
            "predicate": predicate,
            "actor": p.spans(*id, 'a'),
            "recipient": p.spans(*id, 'r'),
            "object": p.spans(*id, 'o'),
            "place": p.spans(*id, 'l'),
            "time": p.spans(*id, 't'),
            "category": category,
        });
        deeds.push((first, deed));
    }
    deeds.sort_by_key(|(at, _)| *at);
    let deeds: Vec<Value> = deeds.into_iter().map(|(_, d)| d).collect();
    if faults.is_empty() { Ok(json!({"deeds": deeds})) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{built, words};
    use super::*;

    #[test]
    fn a_deed_has_its_roles_in_order_of_the_predicate() {
        let text = "## d-1\nsplit: train\n\n> {2a|{1a|Police}} {1p|fined} {1r|the firm} {1t|on Monday} and \
                    {2p|closed} {2o|a depot} in {2l|Dorn}.\n\n- 2: coerce\n- 1: sanction\n";
        let record = built(&SET, text).unwrap();
        let deeds = &record["deeds"];
        assert_eq!((&deeds[0]["category"], &deeds[1]["category"]), (&json!("sanction"), &json!("coerce")));
        let at = |i: usize, role: &str| words(&record, &deeds[i][role]);
        assert_eq!((at(0, "actor"), at(1, "actor")), (vec!["Police"], vec!["Police"]));
        assert_eq!((at(0, "recipient"), at(0, "time")), (vec!["the firm"], vec!["on Monday"]));
        assert_eq!((at(1, "object"), at(1, "place")), (vec!["a depot"], vec!["Dorn"]));
        assert!(record.get("published").is_none());
    }

    #[test]
    fn a_deed_needs_a_predicate_and_a_category() {
        let text = "## d-1\nsplit: train\n> {1a|He} {2p|fell}.\n- 1: x\n- 2: a b\n";
        let expected =
            ["4: 1 has no predicate: mark it as {1p|…}", "5: \"a b\" is no category: write one word"];
        assert_eq!(built(&SET, text).unwrap_err(), expected);
    }
}
