//! The reader: a text in, a reading out.

use crate::ReaderError;
use crate::deeds::rules::deeds;
use crate::heads::{attribution::Heads, event, meaning};
use crate::network::{Encoded, HIDDEN, Network};
use crate::statements::statements;
use crate::windows::{Block, blocks, pack};
use crate::words::{CLS, SEP, Tokenizer};
use reportedly_core::{Attribution, Reading, Span, Statement};

/// How deep hearsay is followed: X said that Y said that Z said that V said.
const DEPTH: usize = 4;
/// A content shorter than this many bytes holds no attribution of its own.
const NESTED_BYTES: usize = 24;

/// Reads documents. Owns the model; shared by any number of threads.
pub struct Reader {
    network: Network,
    tokenizer: Tokenizer,
    heads: Heads,
}

/// Meaning states of the words of a text, to average over any span.
struct Meanings {
    words: Vec<(Span, Vec<f32>)>,
}

impl Reader {
    /// Load the embedded model (about a tenth of a second, about 200 MB of memory).
    ///
    /// # Errors
    /// [`ReaderError::Weights`] if the weights do not fit the program, which a test rules out.
    pub fn new() -> Result<Self, ReaderError> {
        let tokenizer = Tokenizer::new(reportedly_model_en::VOCABULARY);
        Ok(Self { network: Network::new()?, tokenizer, heads: Heads::new()? })
    }

    /// Name of the weights and rules; stored with every reading.
    pub fn version(&self) -> &'static str {
        VERSION
    }

    /// Read a text. Depends on nothing but the text; an empty one gives an empty reading.
    pub fn read(&self, text: &str) -> Reading {
        if text.len() > Span::MAX {
            return Reading::default();
        }
        let mut reading = Reading::default();
        let mut meanings = Meanings { words: Vec::new() };
        let (blocks, sentences) = blocks(&self.tokenizer, text, None);
        reading.sentences = sentences;
        for run in pack(&blocks) {
            self.window(&blocks[run], |window, at, block| {
                event::events(window, at, block, &mut reading.events);
                meanings.add(window, at, block);
                reading.attributions.extend(self.attributions(window, at, block));
            });
        }
        reading.attributions = self.with_nested(text, reading.attributions);
        reading.statements = statements(text, &reading.sentences, &reading.attributions, &reading.events);
        reading.deeds = deeds(text, &reading.sentences);
        for s in &mut reading.statements {
            s.vector = meanings.over(s);
        }
        reading
    }

    /// Vector of meaning of a short text, such as a question: 384 components times 127.
    pub fn embed(&self, text: &str) -> Vec<i8> {
        let (blocks, _) = blocks(&self.tokenizer, text, None);
        let mut meanings = Meanings { words: Vec::new() };
        for run in pack(&blocks) {
            self.window(&blocks[run], |window, at, block| meanings.add(window, at, block));
        }
        meaning::vector(meanings.words.iter().map(|(_, row)| row.as_slice()))
    }

    /// Factuality of given events, -3 to 3, in their order: the product's head on spans found by others.
    pub fn factuality(&self, text: &str, events: &[Span]) -> Vec<f32> {
        let (blocks, _) = blocks(&self.tokenizer, text, None);
        let mut words: Vec<(Span, f32)> = Vec::new();
        for run in pack(&blocks) {
            self.window(&blocks[run], |window, at, block| {
                for (piece, w) in block.pieces_from(at) {
                    words.push((w.span, event::rounded(window.factuality[piece])));
                }
            });
        }
        let of = |e: &Span| words.iter().find(|(s, _)| s.overlap(*e) > 0).map_or(0.0, |(_, f)| *f);
        events.iter().map(of).collect()
    }

    /// Encode one window and hand out its blocks with the position of their first piece.
    fn window(&self, blocks: &[Block], mut each: impl FnMut(&Encoded, usize, &Block)) {
        let mut pieces = vec![CLS];
        pieces.extend(blocks.iter().flat_map(|b| &b.words).flat_map(|w| &w.pieces));
        pieces.push(SEP);
        // The graphs take any ids and lengths that windows have, so this fails for no text; if a
        // run-time fault did occur the window stays unread rather than ending a run of thousands.
        let Ok(encoded) = self.network.encode(&pieces) else { return };
        let mut at = 1;
        for block in blocks {
            each(&encoded, at, block);
            at += block.pieces;
        }
    }

    fn attributions(&self, window: &Encoded, at: usize, block: &Block) -> Vec<Attribution> {
        self.heads.attributions(&self.network, window, at, block).unwrap_or_default()
    }

    /// Look again inside every content that names a saying: "that Z had said W" read as "Z had said W".
    ///
    /// PolNeAR, which the heads were trained on, marks the outermost attribution only; what a content
    /// holds looks, by itself, like the sentences they were trained on.
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
        let (blocks, _) = blocks(&self.tokenizer, text, Some(content));
        let mut found = Vec::new();
        for run in pack(&blocks) {
            self.window(&blocks[run], |window, at, block| found.extend(self.attributions(window, at, block)));
        }
        found
    }

    fn may_attribute(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|w| !w.is_empty() && self.heads.cue_words.contains(&w.to_lowercase()))
    }
}

/// Weights and rules together. Raise the second number when a rule changes what a reading holds.
pub(crate) const VERSION: &str = concat!("en-1", ".4");

fn without_that(text: &str, span: Span) -> Span {
    let s = span.of(text);
    let lead = s.len() - s.trim_start_matches(['"', '“', '‘', '\'']).len();
    let rest = &s[lead..];
    let that = if rest.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("that ")) { 5 } else { 0 };
    Span::new(span.start as usize + lead + that, span.end as usize)
}

impl Meanings {
    fn add(&mut self, window: &Encoded, at: usize, block: &Block) {
        for (piece, w) in block.pieces_from(at) {
            let rows = &window.meaning[piece * HIDDEN..(piece + w.pieces.len()) * HIDDEN];
            let mut sum = rows[..HIDDEN].to_vec();
            for row in rows[HIDDEN..].chunks_exact(HIDDEN) {
                for (s, x) in sum.iter_mut().zip(row) {
                    *s += x;
                }
            }
            self.words.push((w.span, sum));
        }
    }

    fn over(&self, statement: &Statement) -> Vec<i8> {
        let inside = |s: &Span| statement.pieces.iter().any(|p| p.contains(*s));
        let first = self.words.partition_point(|(s, _)| s.end <= statement.span.start);
        let near = self.words[first..].iter().take_while(|(s, _)| s.start < statement.span.end);
        meaning::vector(near.filter(|(s, _)| inside(s)).map(|(_, row)| row.as_slice()))
    }
}
