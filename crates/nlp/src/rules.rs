//! The reading by rules alone, without the network: for test pages and for those who write rules.

use crate::sentences::{paragraphs, sentences};
use crate::statements::statements;
use reportedly_core::{Event, Reading};

/// What the rules make of a text: its sentences, and its statements by the plain shapes of hearsay.
///
/// `events` are the predicates with their factuality, as the network would find them; without any,
/// words alone decide. The statements have no vectors.
///
/// ```
/// let reading = reportedly_nlp::by_rules("Will the port close?", &[]);
/// assert_eq!(reading.statements[0].factuality.certainty, reportedly_core::Certainty::Unknown);
/// ```
pub fn by_rules(text: &str, events: &[Event]) -> Reading {
    let sentences = paragraphs(text).into_iter().flat_map(|p| sentences(text, p)).collect();
    let mut reading = Reading { sentences, events: events.to_vec(), ..Reading::default() };
    reading.statements = statements(text, &reading.sentences, &[], events);
    reading
}
