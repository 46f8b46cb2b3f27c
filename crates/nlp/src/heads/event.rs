//! Predicates and their factuality.

use super::block::BlockStates;
use crate::network::Network;
use reportedly_core::{Event, Realis};

/// The order of `REALIS_LABELS` in `training/reader/model.py`.
const REALIS: [Realis; 3] = [Realis::Actual, Realis::Generic, Realis::Other];

/// The predicates of a block.
pub(crate) fn events(network: &Network, block: &BlockStates) -> Vec<Event> {
    let predicate = network.predicate.apply(&block.states);
    let found = (0..block.words.len()).filter(|i| predicate[*i] > 0.0);
    found.map(|i| event(network, block, i)).collect()
}

/// Word `i` of a block read as an event.
pub(crate) fn event(network: &Network, block: &BlockStates, i: usize) -> Event {
    let state = block.of(&(i..i + 1));
    let mut up = network.fact_up.apply(state);
    reportedly_encoder::gelu(&mut up);
    let value = 3.0 * reportedly_encoder::tanh(network.fact_down.apply(&up)[0]);
    let scores = network.realis.apply(state);
    let best = (1..REALIS.len()).fold(0, |best, k| if scores[k] > scores[best] { k } else { best });
    // To hundredths: more digits would only be noise in every file that holds them.
    Event { span: block.words[i].span, factuality: (value * 100.0).round() / 100.0, realis: REALIS[best] }
}
