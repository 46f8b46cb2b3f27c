//! Who was met so far: the speakers of a document as it is read, and the last of them.

use super::kinds::{Class, Gender, class};
use super::{Speaker, Speakers};

/// How many speakers and names back a short form may reach.
pub(super) const REACH: usize = 40;

/// Somebody named or described at a place in the text.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub at: u32,
    pub sentence: usize,
    pub speaker: Speaker,
    pub class: Class,
    pub gender: Gender,
    /// Speaks in the author's text, not in somebody else's words.
    pub outer: bool,
}

impl Speakers<'_> {
    pub(super) fn sentence(&self, at: u32) -> usize {
        self.sentences.partition_point(|s| s.end <= at)
    }

    /// The person who was last said to speak, if near: whom "told her" means.
    pub(crate) fn teller(&self, at: u32) -> Option<Speaker> {
        let here = self.sentence(at);
        let last = self.said.iter().rev().take(REACH).find(|m| m.outer && m.sentence < here)?;
        (last.class == Class::Person && here - last.sentence <= 3).then(|| last.speaker.clone())
    }

    pub(super) fn class_of(&self, speaker: &Speaker) -> Class {
        let known = self.said.iter().rev().take(REACH).find(|m| m.speaker == *speaker);
        known.map_or_else(|| class(&speaker.name), |m| m.class)
    }

    pub(super) fn known(&self, name: &str) -> Option<Speaker> {
        self.latest.get(name).map(|i| self.said[*i].speaker.clone())
    }
}
