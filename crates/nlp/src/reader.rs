//! The reader: a text in, a reading out.

use crate::ReaderError;
use crate::blocks::{Block, blocks};
use crate::deeds::together;
use crate::heads::block::BlockStates;
use crate::heads::meaning::Meanings;
use crate::heads::{attribution, deed, event, mention, negation};
use crate::hearsay;
use crate::network::{Network, inputs};
use crate::seen::Seen;
use crate::statements::statements;
use crate::words::Tokenizer;
use reportedly_core::entity::entities;
use reportedly_core::stance::Sides;
use reportedly_core::{
    Attribution, Deed, Event, Mention, MentionKind, Negation, Place, Reading, Realis, Span,
};
use reportedly_times::{Published, times};

/// How deep hearsay is followed: X said that Y said that Z said that V said.
const DEPTH: usize = 4;
/// A content shorter than this many bytes holds no attribution of its own.
const NESTED_BYTES: usize = 24;

/// Reads documents. Owns the model; shared by any number of threads.
pub struct Reader {
    network: Network,
    tokenizer: Tokenizer,
    seen: Seen<BlockReading>,
}

/// What the network says of one block. Spans count from the block's first byte.
struct BlockReading {
    attributions: Vec<Attribution>,
    events: Vec<Event>,
    mentions: Vec<Mention>,
    negations: Vec<Negation>,
    deeds: Vec<Deed>,
    meanings: Meanings,
}

impl Reader {
    /// Load the embedded model (a few hundredths of a second, about 30 MB of memory).
    ///
    /// # Errors
    /// [`ReaderError::Weights`] if the weights do not fit the program, which a test rules out.
    pub fn new() -> Result<Self, ReaderError> {
        let tokenizer = Tokenizer::new(reportedly_model_en::VOCABULARY);
        Ok(Self { network: Network::new()?, tokenizer, seen: Seen::default() })
    }

    /// Name of the weights and rules; stored with every reading.
    pub fn version(&self) -> &'static str {
        VERSION
    }

    /// Read a text that was published on a day or at a time (ISO 8601), against which "Monday" is
    /// resolved. Depends on nothing else; an empty text gives an empty reading.
    pub fn read(&self, text: &str, published: Option<&str>) -> Reading {
        let mut reading = Reading::default();
        if text.len() > Span::MAX {
            return reading;
        }
        let mut meanings = Meanings::default();
        let (blocks, sentences) = blocks(&self.tokenizer, text, None);
        reading.sentences = sentences;
        for block in &blocks {
            let found = self.seen.get(block.of(text), &block.sentences, || self.block(block.of(text), block));
            found.add_to(&mut reading, block.start);
            meanings.append(&found.meanings, block.start);
        }
        reading.entities = entities(text, &reading.mentions);
        // One thing is of one kind, in whichever paragraph its name was hard to tell.
        for e in &reading.entities {
            e.mentions.iter().for_each(|m| reading.mentions[*m].kind = e.kind);
        }
        reading.places = places(text, &reading.mentions);
        reading.times = times(text, published.and_then(Published::parse));
        reading.statements = statements(text, &reading.sentences, &reading.attributions, &reading.events);
        let cues = reading.attributions.iter().flat_map(|a| &a.cue).copied();
        let sayings: Vec<Span> = cues.filter(|c| hearsay::says(c.of(text))).collect();
        reading.deeds = together(text, &reading.sentences, &sayings, std::mem::take(&mut reading.deeds));
        for s in &mut reading.statements {
            s.vector = meanings.over(&self.network, s);
        }
        reading
    }

    /// Vector of meaning of a short text, such as a question: 384 components times 127.
    pub fn embed(&self, text: &str) -> Vec<i8> {
        let mut meanings = Meanings::default();
        for block in &blocks(&self.tokenizer, text, None).0 {
            meanings.append(&Meanings::of(block, &self.network.encode(block)), block.start);
        }
        meanings.whole(&self.network)
    }

    /// What a statement does to a yes/no question. `context` is where it stands: headline, the sentence before, its own; empty
    /// where there is none. `content` are its words, behind how its speaker puts it where that is not flatly
    /// ("denied: ", "planned: ").
    pub fn sides(&self, question: &str, context: &str, content: &str) -> Sides {
        self.network.pair.judge(&self.tokenizer, question, context, content)
    }

    /// The events at given places of a text, in their order: the product's heads on spans found by others.
    /// Where there is no word, nothing is known.
    pub fn events(&self, text: &str, events: &[Span]) -> Vec<Event> {
        let mut words: Vec<Event> = Vec::new();
        for block in &blocks(&self.tokenizer, text, None).0 {
            let states = BlockStates::new(block, &self.network.encode(block));
            let at = |i: usize| block.words[i].span.shift(block.start);
            let asked = (0..block.words.len()).filter(|i| events.iter().any(|e| at(*i).overlap(*e) > 0));
            words.extend(asked.map(|i| Event { span: at(i), ..event::event(&self.network, &states, i) }));
        }
        let unknown = Event { span: Span::new(0, 0), factuality: 0.0, realis: Realis::Other };
        let of = |e: &Span| {
            let found = words.iter().find(|w| w.span.overlap(*e) > 0).unwrap_or(&unknown);
            Event { span: *e, ..found.clone() }
        };
        events.iter().map(of).collect()
    }

    /// Ids of the word pieces of each block of a text, as the encoder is given them: for measuring.
    pub fn windows(&self, text: &str) -> Vec<Vec<u32>> {
        blocks(&self.tokenizer, text, None).0.iter().map(|b| inputs(b).0).collect()
    }

    fn block(&self, text: &str, block: &Block) -> BlockReading {
        let pieces = self.network.encode(block);
        let states = BlockStates::new(block, &pieces);
        BlockReading {
            attributions: self.with_nested(text, attribution::attributions(&self.network, &states)),
            events: event::events(&self.network, &states),
            mentions: mention::mentions(&self.network.mention, &states),
            negations: negation::negations(&self.network, &states, text),
            deeds: deed::deeds(&self.network, &states),
            meanings: Meanings::of(block, &pieces),
        }
    }

    /// Look again inside every content that names a saying: "that Z had said W" read as "Z had said W".
    ///
    /// PolNeAR, which the heads were mostly trained on, marks the outermost attribution only; what a
    /// content holds looks, by itself, like the sentences they were trained on.
    fn with_nested(&self, text: &str, found: Vec<Attribution>) -> Vec<Attribution> {
        let mut out: Vec<Attribution> = Vec::new();
        for a in found {
            out.push(a);
            let mut level = out.len() - 1..out.len();
            for _ in 1..DEPTH {
                let first = out.len();
                for outer in level {
                    for piece in out[outer].content.clone() {
                        let inner = self.inside(text, piece);
                        out.extend(inner.into_iter().map(|a| Attribution { inside: Some(outer), ..a }));
                    }
                }
                level = first..out.len();
            }
        }
        out
    }

    fn inside(&self, text: &str, content: Span) -> Vec<Attribution> {
        let content = without_that(text, content);
        if content.len() < NESTED_BYTES || !self.may_attribute(content.of(text)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for block in &blocks(&self.tokenizer, text, Some(content)).0 {
            let states = BlockStates::new(block, &self.network.encode(block));
            let inner = attribution::attributions(&self.network, &states);
            found.extend(inner.iter().map(|a| shifted(a, block.start)));
        }
        found
    }

    fn may_attribute(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|w| !w.is_empty() && self.network.cue_words.contains(&w.to_lowercase()))
    }
}

/// Weights and rules together. Raise the second number when a rule changes what a reading holds.
pub(crate) const VERSION: &str = concat!("en-2", ".2");

fn without_that(text: &str, span: Span) -> Span {
    let s = span.of(text);
    let lead = s.len() - s.trim_start_matches(['"', '“', '‘', '\'']).len();
    let rest = &s[lead..];
    let that = if rest.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("that ")) { 5 } else { 0 };
    Span::new(span.start as usize + lead + that, span.end as usize)
}

/// Where the locations among a text's names are, of those that the gazetteer knows.
fn places(text: &str, mentions: &[Mention]) -> Vec<Place> {
    let of = |m: &&Mention| m.kind == MentionKind::Location;
    let spans: Vec<Span> = mentions.iter().filter(of).map(|m| m.span).collect();
    reportedly_places::resolve(text, &spans).into_iter().flatten().collect()
}

fn moved(spans: &[Span], by: usize) -> Vec<Span> {
    spans.iter().map(|s| s.shift(by)).collect()
}

fn shifted(a: &Attribution, by: usize) -> Attribution {
    Attribution {
        source: moved(&a.source, by),
        cue: moved(&a.cue, by),
        content: moved(&a.content, by),
        inside: a.inside,
    }
}

impl BlockReading {
    /// Put what was found in a block at byte `at` behind what `reading` already holds.
    fn add_to(&self, reading: &mut Reading, at: usize) {
        let before = reading.attributions.len();
        let inside = |a: &Attribution| a.inside.map(|i| before + i);
        reading
            .attributions
            .extend(self.attributions.iter().map(|a| Attribution { inside: inside(a), ..shifted(a, at) }));
        reading.events.extend(self.events.iter().map(|e| Event { span: e.span.shift(at), ..e.clone() }));
        reading
            .mentions
            .extend(self.mentions.iter().map(|m| Mention { span: m.span.shift(at), kind: m.kind }));
        reading.negations.extend(
            self.negations.iter().map(|n| Negation { cue: moved(&n.cue, at), scope: moved(&n.scope, at) }),
        );
        reading.deeds.extend(self.deeds.iter().map(|d| Deed {
            predicate: d.predicate.shift(at),
            actor: moved(&d.actor, at),
            recipient: moved(&d.recipient, at),
            object: moved(&d.object, at),
            place: moved(&d.place, at),
            time: moved(&d.time, at),
            category: d.category,
        }));
    }
}
