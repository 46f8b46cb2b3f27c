//! Quotations that run on: over sentences, over paragraphs, and ones that nobody is named for.
//!
//! Newspapers open each paragraph of a long quotation with a mark and close only the last one. What
//! follows an unclosed paragraph is said by the same speaker, who may be named before it, after it or
//! in the middle.

use super::lexicon as lex;
use super::tokens::Unit;
use crate::cues::{self, CueKind};
use reportedly_core::{Attribution, Span};

/// Whose quotation goes on, while the units of a text are gone through in order.
#[derive(Debug, Default)]
pub(super) struct Running {
    from: Option<Attribution>,
    /// The last unit left its quotation open at the end of its line.
    open: bool,
}

impl Running {
    /// The attribution of a unit that is all quotation, in the words of who was quoted before.
    pub(super) fn goes_on(&self, text: &str, unit: &Unit) -> Option<Attribution> {
        let from = self.from.as_ref()?;
        let asked = cues::kind(from.cue.first()?.of(text), "") == CueKind::Question;
        // "“Is it shut?” the reporter asked." A new paragraph is the answer, unless the mark stayed open.
        let answer = asked && !self.open && begins_line(text, unit.span);
        (!answer).then(|| Attribution { content: vec![unit.span], inside: None, ..from.clone() })
    }

    /// Take note of a unit with the attributions found in it.
    pub(super) fn pass(&mut self, text: &str, unit: &Unit, found: &[Attribution]) {
        if !unit.quotation(text) {
            let quoting = |a: &&Attribution| a.inside.is_none() && unit.quotes(&a.content);
            self.from = found.iter().rfind(quoting).cloned().or_else(|| introduced(text, unit));
        }
        self.open = left_open(text, unit.span);
    }
}

/// Quotations without a speaker: given to who is named in the next paragraph of the same quotation, else to
/// somebody unnamed, so that they are not taken for the author's own words.
pub(super) fn settle(text: &str, units: &[Unit], out: &mut Vec<Attribution>) {
    let mut waiting: Vec<Span> = Vec::new();
    let mut alone: Vec<Span> = Vec::new();
    let mut at = 0;
    for unit in units {
        while out.get(at).is_some_and(|a| start(a) < unit.span.start) {
            at += 1;
        }
        let here = at..at + out[at..].iter().take_while(|a| start(a) < unit.span.end).count();
        let quotation = unit.quotation(text);
        if quotation && !out[here.clone()].iter().any(|a| a.content == [unit.span]) {
            if !waiting.is_empty() && !follows(text, &waiting, unit.span) {
                alone.append(&mut waiting);
            }
            waiting.push(unit.span);
            continue;
        }
        let named = here.into_iter().find(|i| {
            let a = &out[*i];
            a.inside.is_none() && !a.source.is_empty() && unit.quotes(&a.content)
        });
        let opens = unit.span.of(text).starts_with(['"', '“']);
        match named.filter(|_| opens && follows(text, &waiting, unit.span)) {
            Some(i) => {
                let own = std::mem::take(&mut out[i].content);
                out[i].content = waiting.drain(..).chain(own).collect();
            }
            None => alone.append(&mut waiting),
        }
    }
    alone.append(&mut waiting);
    let added: Vec<Attribution> = alone.iter().filter_map(|span| unnamed(text, *span)).collect();
    if !added.is_empty() {
        *out = merged(std::mem::take(out), added);
    }
}

/// "The mayor said:" before a paragraph in quotation marks.
fn introduced(text: &str, unit: &Unit) -> Option<Attribution> {
    let cue = unit.tokens.iter().rfind(|t| !t.mark).filter(|t| lex::is_saying(&t.word))?.span;
    let colon = unit.span.of(text).trim_end().ends_with(':');
    let source = super::subject(unit, cue).filter(|_| colon)?;
    Some(Attribution { source: vec![source], cue: vec![cue], content: Vec::new(), inside: None })
}

/// Whether `next` goes on with the quotation of the units `waiting`: in their paragraph, or after one left open.
fn follows(text: &str, waiting: &[Span], next: Span) -> bool {
    waiting.last().is_some_and(|last| !begins_line(text, next) || left_open(text, *last))
}

/// Somebody's words, with the opening mark as the cue.
fn unnamed(text: &str, span: Span) -> Option<Attribution> {
    let inside = span.of(text);
    let full = inside.trim_end_matches(['"', '”', ' ']).ends_with(['.', '!', '?', '…', ',']);
    let mark = inside.chars().next().filter(|c| matches!(c, '"' | '“')).map_or(0, char::len_utf8);
    let from = span.start as usize;
    let content = Span::new(from + mark, span.end as usize).trim(text);
    let cue = vec![Span::new(from, from + mark)];
    let tells = full && mark > 0 && content.of(text).chars().any(char::is_alphanumeric);
    tells.then(|| Attribution { source: Vec::new(), cue, content: vec![content], inside: None })
}

/// `all` with `added` where they stand in the text. What is told inside an added one is told in its words.
fn merged(all: Vec<Attribution>, added: Vec<Attribution>) -> Vec<Attribution> {
    let end = |a: &Attribution| a.content.iter().map(|c| c.end).max().unwrap_or(0);
    let mut out: Vec<Attribution> = Vec::with_capacity(all.len() + added.len());
    let mut moved: Vec<usize> = Vec::with_capacity(all.len());
    let mut added = added.into_iter().peekable();
    let mut around: Option<usize> = None;
    for mut a in all {
        while let Some(new) = added.next_if(|new| start(new) <= start(&a)) {
            around = Some(out.len());
            out.push(new);
        }
        let within = around.filter(|i| start(&a) < end(&out[*i]));
        a.inside = a.inside.and_then(|i| moved.get(i).copied()).or(within);
        moved.push(out.len());
        out.push(a);
    }
    out.extend(added);
    out
}

/// Where an attribution stands: its cue may be that of an earlier sentence, its content is not.
fn start(a: &Attribution) -> u32 {
    a.content.iter().chain(&a.cue).next().map_or(0, |s| s.start)
}

/// Whether a unit is the first of its line.
fn begins_line(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default().trim_end_matches(' ');
    before.is_empty() || before.ends_with('\n')
}

/// Whether a quotation is open where the line of a unit ends.
fn left_open(text: &str, unit: Span) -> bool {
    let rest = text.get(unit.end as usize..).unwrap_or_default();
    let ends = rest.trim_start_matches(' ').is_empty() || rest.trim_start_matches(' ').starts_with('\n');
    let inside = unit.of(text);
    let straight = inside.matches('"').count() % 2 == 1;
    let curly = inside.rfind('“') > inside.rfind('”');
    ends && (straight || curly)
}
