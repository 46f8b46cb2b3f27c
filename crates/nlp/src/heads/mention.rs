//! Names and their kinds.

use super::block::BlockStates;
use super::sequence::Sequence;
use reportedly_core::{Mention, MentionKind};

/// The mentions of a block.
pub(crate) fn mentions(head: &Sequence, block: &BlockStates) -> Vec<Mention> {
    let runs = head.runs(&block.states);
    runs.iter()
        .filter_map(|r| Some(Mention { span: block.span(r.first..r.end), kind: kind(r.label)? }))
        .collect()
}

fn kind(label: &str) -> Option<MentionKind> {
    Some(match label {
        "person" => MentionKind::Person,
        "organization" => MentionKind::Organization,
        "location" => MentionKind::Location,
        "facility" => MentionKind::Facility,
        "group" => MentionKind::Group,
        "product" => MentionKind::Product,
        "event" => MentionKind::Event,
        _ => return None,
    })
}
