//! Attributions to chains, and chains with their content to statements.

use crate::cues::{self, CueKind};
use crate::speakers::{Speaker, Speakers};
use crate::status::factuality;
use reportedly_core::{Attribution, Event, Link, SourceKind, Span, Statement};

/// An attribution seen as a link: who, how, in whose words.
struct Resolved {
    kind: CueKind,
    links: Vec<Link>,
    speaker: Option<Speaker>,
}

/// Every proposition of the text with its chain: the content of every attribution, sentence by
/// sentence, and every sentence that attributes nothing, on the author's own word.
///
/// `attributions` are in the order of the text, outer ones before those inside them.
pub(crate) fn statements(
    text: &str,
    sentences: &[Span],
    attributions: &[Attribution],
    events: &[Event],
) -> Vec<Statement> {
    let mut speakers = Speakers::new(text);
    let mut resolved: Vec<Resolved> = Vec::with_capacity(attributions.len());
    for a in attributions {
        let outer = a.inside.and_then(|i| resolved.get(i));
        let this = resolve(text, a, outer, &mut speakers);
        resolved.push(this);
    }
    let mut out = Vec::new();
    for (i, a) in attributions.iter().enumerate() {
        let r = &resolved[i];
        let cue = a.cue.first().copied();
        // "Iran plans to build": nobody's word is given for the building; the plan itself is stated.
        let whole = r.kind == CueKind::Attitude;
        let pieces: Vec<Span> = if whole { hull(a).into_iter().collect() } else { a.content.clone() };
        for group in by_sentence(text, sentences, &pieces) {
            if covered(attributions, i, &group) {
                continue;
            }
            out.push(statement(text, group, r.links.clone(), events, Some(r.kind), cue));
        }
    }
    for s in sentences {
        let taken: usize =
            attributions.iter().filter(|a| a.inside.is_none()).filter_map(hull).map(|h| h.overlap(*s)).sum();
        if taken == 0 && s.of(text).split_whitespace().count() >= 3 {
            out.push(statement(text, vec![*s], Vec::new(), events, None, None));
        }
    }
    out.sort_by_key(|s| (s.span, s.chain.len()));
    out.dedup_by(|a, b| a.span == b.span && a.pieces == b.pieces);
    out
}

fn statement(
    text: &str,
    pieces: Vec<Span>,
    chain: Vec<Link>,
    events: &[Event],
    kind: Option<CueKind>,
    cue: Option<Span>,
) -> Statement {
    let span = pieces.iter().copied().reduce(Span::hull).unwrap_or(Span::new(0, 0));
    let factuality = factuality(text, &pieces, events, kind, cue);
    Statement { span, pieces, chain, factuality, vector: Vec::new() }
}

/// The links that an attribution adds below its outer one.
fn resolve(text: &str, a: &Attribution, outer: Option<&Resolved>, speakers: &mut Speakers<'_>) -> Resolved {
    let cue = a.cue.first().copied().unwrap_or(Span::new(0, 0));
    let content = a.content.first().map_or("", |c| c.of(text));
    let kind = cues::kind(cue.of(text), content);
    let mut links = outer.map(|o| o.links.clone()).unwrap_or_default();
    let above = outer.and_then(|o| o.speaker.as_ref());
    let source = a.source.first().copied();
    if kind == CueKind::Attitude {
        // Still met, so that a later "he" can mean them.
        let speaker = source.map(|s| speakers.resolve(s, above));
        return Resolved { kind, links, speaker };
    }
    let Some(span) = source else {
        links.push(Link {
            name: "unnamed".into(),
            kind: SourceKind::Unnamed,
            source: None,
            cue,
            speaks_for: None,
        });
        return Resolved { kind, links, speaker: None };
    };
    // "The Center's sources": the Center's word, on its sources' word.
    let inner = owner(text, span);
    if let Some((owner, rest)) = inner {
        let speaker = speakers.resolve(owner, above);
        push(&mut links, speaker, owner, cue);
        let speaker = speakers.resolve(rest, above);
        push(&mut links, speaker.clone(), rest, cue);
        return Resolved { kind, links, speaker: Some(speaker) };
    }
    let speaker = speakers.resolve(span, above);
    push(&mut links, speaker.clone(), span, cue);
    Resolved { kind, links, speaker: Some(speaker) }
}

fn push(links: &mut Vec<Link>, speaker: Speaker, source: Span, cue: Span) {
    // "He said that he had said": one speaker, one link.
    if links.last().is_some_and(|l| l.name == speaker.name) {
        return;
    }
    links.push(Link {
        name: speaker.name,
        kind: speaker.kind,
        source: Some(source),
        cue,
        speaks_for: speaker.speaks_for,
    });
}

/// "The Center's sources", "Its sources" -> the owner and the sources.
fn owner(text: &str, span: Span) -> Option<(Span, Span)> {
    let phrase = span.of(text);
    let head = phrase.split_whitespace().next_back()?;
    if !matches!(head.to_lowercase().as_str(), "sources" | "source" | "informants" | "informant") {
        return None;
    }
    let lower = phrase.to_lowercase();
    let cut = ["'s ", "’s "].iter().filter_map(|m| phrase.find(m).map(|i| (i, i + m.len()))).min();
    let (owner_end, rest) = cut.or_else(|| {
        ["its ", "their ", "his ", "her "]
            .iter()
            .find(|p| lower.starts_with(**p))
            .map(|p| (p.len() - 1, p.len()))
    })?;
    let start = span.start as usize;
    Some((Span::new(start, start + owner_end), Span::new(start + rest, span.end as usize)))
}

/// From the first to the last byte of an attribution.
fn hull(a: &Attribution) -> Option<Span> {
    a.source.iter().chain(&a.cue).chain(&a.content).copied().reduce(Span::hull)
}

/// Pieces cut at sentence ends and grouped by sentence.
fn by_sentence(text: &str, sentences: &[Span], pieces: &[Span]) -> Vec<Vec<Span>> {
    let mut out = Vec::new();
    for s in sentences {
        let inside: Vec<Span> = pieces
            .iter()
            .filter(|p| p.overlap(*s) > 0)
            .map(|p| Span::new(p.start.max(s.start) as usize, p.end.min(s.end) as usize).trim(text))
            .filter(|p| p.of(text).chars().any(char::is_alphanumeric))
            .collect();
        if inside.iter().map(|p| p.of(text).split_whitespace().count()).sum::<usize>() >= 2 {
            out.push(inside);
        }
    }
    out
}

/// Whether an attribution inside number `i` says nearly all of what `group` says.
fn covered(attributions: &[Attribution], i: usize, group: &[Span]) -> bool {
    let size: usize = group.iter().map(|g| g.len()).sum();
    let inner: usize = attributions
        .iter()
        .filter(|a| a.inside == Some(i))
        .filter_map(hull)
        .map(|h| group.iter().map(|g| g.overlap(h)).sum::<usize>())
        .sum();
    inner * 10 >= size * 8
}
