//! Attributions to chains, and chains with their content to statements.

use crate::cues::{self, CueKind};
use crate::hearsay;
use crate::lines::Lines;
use crate::pieces::propositions;
use crate::speakers::{FIRST, Speaker, Speakers};
use crate::status::factuality;
use reportedly_core::{Attribution, Event, Link, SourceKind, Span, Statement};

/// An attribution seen as a link: who, how, in whose words.
struct Resolved {
    kind: CueKind,
    links: Vec<Link>,
    speaker: Option<Speaker>,
    /// No saying after all, but something that happened: "inspectors had noted a leak".
    event: bool,
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
    let lines = Lines::new(text);
    let whole = hearsay::whole(text, sentences, &lines, attributions);
    let attributions = whole.as_slice();
    let mut speakers = Speakers::new(text, sentences, &lines);
    let mut resolved: Vec<Resolved> = Vec::with_capacity(attributions.len());
    for a in attributions {
        let outer = a.inside.and_then(|i| resolved.get(i));
        let this = resolve(text, a, outer, events, &mut speakers);
        resolved.push(this);
    }
    let mut inner: Vec<Vec<usize>> = vec![Vec::new(); attributions.len()];
    for (i, a) in attributions.iter().enumerate() {
        if let Some(list) = a.inside.and_then(|o| inner.get_mut(o)) {
            list.push(i);
        }
    }
    let mut out = Vec::new();
    for (i, a) in attributions.iter().enumerate() {
        let r = &resolved[i];
        let cue = a.cue.first().copied();
        if r.event {
            continue;
        }
        // "Iran plans to build": nobody's word is given for the building; the plan itself is stated.
        let whole = r.kind == CueKind::Attitude;
        let pieces: Vec<Span> = if whole { hull(a).into_iter().collect() } else { a.content.clone() };
        let hulls: Vec<Span> = inner[i]
            .iter()
            .filter(|j| !resolved[**j].event)
            .filter_map(|j| hull(&attributions[*j]))
            .collect();
        for group in propositions(text, sentences, &lines, &pieces) {
            if covered(&hulls, &group) {
                continue;
            }
            out.push(statement(text, group, r.links.clone(), events, Some(r.kind), cue));
        }
    }
    let mut taken: Vec<Span> = attributions
        .iter()
        .zip(&resolved)
        .filter(|(a, r)| a.inside.is_none() && !r.event)
        .filter_map(|(a, _)| hull(a))
        .collect();
    taken.sort();
    let mut reached = 0;
    let mut next = taken.iter().peekable();
    for s in sentences {
        while let Some(h) = next.next_if(|h| h.start < s.end) {
            reached = reached.max(h.end);
        }
        let body = lines.body(text, *s, *s);
        let long = body.of(text).split_whitespace().count() >= 3;
        if reached <= s.start && long && lines.kind(*s).tells() {
            out.push(statement(text, vec![body], Vec::new(), events, None, None));
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

/// The first character of what is attributed, which stands for the cue where a quotation has none: its mark.
fn opening(text: &str, a: &Attribution) -> Span {
    let start = a.content.first().map_or(0, |c| c.start as usize);
    let first = text.get(start..).and_then(|rest| rest.chars().next());
    Span::new(start, start + first.map_or(0, char::len_utf8))
}

/// The links that an attribution adds below its outer one.
fn resolve(
    text: &str,
    a: &Attribution,
    outer: Option<&Resolved>,
    events: &[Event],
    speakers: &mut Speakers<'_>,
) -> Resolved {
    let cue = a.cue.first().copied().unwrap_or_else(|| opening(text, a));
    let content = a.content.first().map_or("", |c| c.of(text));
    let kind = cues::kind(cue.of(text), content);
    let mut links = outer.map(|o| o.links.clone()).unwrap_or_default();
    let above = outer.and_then(|o| o.speaker.as_ref());
    // "Anna Kral reportedly fell": it is said of her, not by her.
    let source = a.source.first().copied().filter(|_| !is_hearsay_adverb(cue.of(text)));
    // A noun or a verb of another kind inside what somebody says is part of what is said.
    let weak = a.inside.is_some()
        && matches!(kind, CueKind::Assertion | CueKind::Belief)
        && !hearsay::says(cue.of(text))
        && !content.starts_with("that ");
    // "Police arrested 14 people": another verb, and nothing in the content that could be so or not.
    let told = |c: &Span| events.iter().any(|e| c.contains(e.span));
    let other = events.iter().any(|e| cue.contains(e.span)) && !hearsay::says(cue.of(text));
    let deed = kind == CueKind::Assertion && other && !a.content.iter().any(told);
    // "She said parents want schools": what they want is what she says; only plans stand by themselves.
    const PLANS: &[&str] =
        &["plan", "inten", "prepar", "propos", "decid", "agre", "aim", "seek", "offer", "commit"];
    let wish = a.inside.is_some()
        && kind == CueKind::Attitude
        && !cue.of(text).to_lowercase().split_whitespace().any(|w| PLANS.iter().any(|p| w.starts_with(p)));
    if weak || wish || deed || seen(text, a) {
        let speaker = source.map(|s| speakers.resolve(s, above));
        return Resolved { kind, links, speaker, event: true };
    }
    if kind == CueKind::Attitude {
        // Still met, so that a later "he" can mean them.
        let speaker = source.map(|s| speakers.resolve(s, above));
        return Resolved { kind, links, speaker, event: false };
    }
    let Some(span) = source else {
        links.push(Link {
            name: "unnamed".into(),
            kind: SourceKind::Unnamed,
            source: None,
            cue,
            speaks_for: None,
        });
        return Resolved { kind, links, speaker: None, event: false };
    };
    // "The Center's sources": the Center's word, on its sources' word.
    let inner = owner(text, span);
    if let Some((owner, rest)) = inner {
        let speaker = speakers.resolve(owner, above);
        push(&mut links, speaker, owner, cue);
        let speaker = speakers.resolve(rest, above);
        push(&mut links, speaker.clone(), rest, cue);
        return Resolved { kind, links, speaker: Some(speaker), event: false };
    }
    // "We conclude": the outlet's own word, no link.
    let own = outer.is_none() && FIRST.contains(&span.of(text).to_lowercase().as_str());
    if own && !quoted(text, span) {
        return Resolved { kind, links, speaker: None, event: false };
    }
    // "A nurse had told her so", right after her own words: told by her.
    if outer.is_none()
        && told_person(text, cue)
        && let Some(teller) = speakers.teller(span.start)
    {
        push(&mut links, teller, span, cue);
    }
    let speaker = speakers.resolve(span, above);
    push(&mut links, speaker.clone(), span, cue);
    Resolved { kind, links, speaker: Some(speaker), event: false }
}

fn is_hearsay_adverb(cue: &str) -> bool {
    ["reportedly", "allegedly", "supposedly", "purportedly"]
        .iter()
        .any(|w| cue.trim().eq_ignore_ascii_case(w))
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
    let cut = ["'s ", "’s "].iter().filter_map(|m| phrase.find(m).map(|i| (i, i + m.len())));
    let cut = cut.filter(|(i, end)| *i > 0 && *end < phrase.len()).min();
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

/// Whether the attributions at `inner` say nearly all of what `group` says.
fn covered(inner: &[Span], group: &[Span]) -> bool {
    let size: usize = group.iter().map(|g| g.len()).sum();
    let said: usize = inner.iter().map(|h| group.iter().map(|g| g.overlap(*h)).sum::<usize>()).sum();
    said * 10 >= size * 8
}

/// Whether an inner cue tells of something perceived rather than said: "had noted a leak".
fn seen(text: &str, a: &Attribution) -> bool {
    const PERCEIVED: &[&str] = &[
        "noted",
        "found",
        "saw",
        "noticed",
        "received",
        "detected",
        "observed",
        "discovered",
        "identified",
        "recorded",
        "heard",
        "seen",
    ];
    let cue = a.cue.first().map_or("", |c| c.of(text)).to_lowercase();
    let verb = cue.split_whitespace().next_back().unwrap_or_default();
    let content = a.content.first().map_or("", |c| c.of(text)).trim_start_matches(['"', '“']);
    let between = match (a.cue.first(), a.content.first()) {
        (Some(cue), Some(c)) => text.get(cue.end as usize..c.start as usize).unwrap_or_default(),
        _ => "",
    };
    let clause =
        ["that ", "how ", "whether ", "why ", "what ", "from "].iter().any(|w| content.starts_with(w));
    let that = between.split_whitespace().any(|w| matches!(w, "that" | "how" | "whether"));
    a.inside.is_some() && PERCEIVED.contains(&verb) && !clause && !that
}

/// "told her": the words right after the cue name the person spoken to by a pronoun.
fn told_person(text: &str, cue: Span) -> bool {
    let verb = cue.of(text).split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let after = text.get(cue.end as usize..).unwrap_or_default();
    let next = after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let object = matches!(next, "him" | "her") && !after.trim_start()[next.len()..].starts_with("self");
    object
        && ["told", "tells", "assured", "informed", "warned", "promised", "reminded"].contains(&verb.as_str())
}

/// Whether a place stands inside double quotation marks of its line.
fn quoted(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let near = before.char_indices().rev().nth(2000).map_or(0, |(i, _)| i);
    let line = before[near..].rsplit('\n').next().unwrap_or_default();
    let (opens, closes) = (line.matches('“').count(), line.matches('”').count());
    opens > closes || line.matches('"').count() % 2 == 1
}
