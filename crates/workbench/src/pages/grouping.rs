//! Which statements are one claim: what people have said of it, beside the machine's own grouping, and the forms for it.

use crate::desk::Shared;
use crate::page::{self, count, shorten, when};
use crate::parts::forms::{Desk, folded, hidden, note_form, place_fields, written};
use crate::parts::kept;
use crate::trouble::Trouble;
use maud::{Markup, html};
use reportedly::Casebook;
use reportedly::claims::claim_at;
use reportedly::core::claims::{Claim, Told};
use reportedly::core::correction::{Correction, Event, Overrides, Place, Subject, words};
use reportedly::core::question::terms;
use std::collections::BTreeSet;

/// Other claims that are offered for joining.
const OFFERED: usize = 8;
/// Claims that share a name and are looked at for that.
const LOOKED_AT: usize = 200;
/// Statements that are offered for parting.
const STATEMENTS: usize = 200;
/// Characters of words in forms.
const WORDS: usize = 160;

/// What people have joined and parted in a claim, and what the machine has.
pub(super) fn corrected(claim: &Claim) -> Markup {
    let Some(corrected) = &claim.corrected else { return html! {} };
    html! {
        aside.people {
            h2 { "Joined or parted by people" }
            ul.plain {
                @for c in &corrected.by {
                    li { (sentence(&c.correction)) span.sub { " — " (c.who) ", " (when(&c.at)) ", " a href={ "/log#e" (c.event) } { "event " (c.event) } } }
                }
            }
            h3 { "As the machine has it" }
            ul.plain {
                @for m in &corrected.machine {
                    li {
                        "“" (shorten(&m.words, WORDS)) "”: " (count(m.statements.len(), "statement")) " of this claim"
                        @if m.elsewhere > 0 { ", and " (m.elsewhere) " that " (if m.elsewhere == 1 { "is" } else { "are" }) " of another now" }
                    }
                }
            }
        }
    }
}

/// A correction of claims with its places as links.
fn sentence(correction: &Correction) -> Markup {
    let list = |all: &[Place]| {
        html! { @for (n, p) in all.iter().enumerate() { @if n > 0 { ", " } (link(p)) } }
    };
    match correction {
        Correction::JoinClaims { statements } => html! { "One claim: " (list(statements)) },
        Correction::PartClaim { claim, statements } => {
            html! { "Not of the claim at " (link(claim)) ": " (list(statements)) }
        }
        other => html! { (words::of(other)) },
    }
}

fn link(p: &Place) -> Markup {
    html! { a href=(crate::parts::marks::address(&p.document, p.span)) { (words::at(p)) } }
}

/// The forms that join the claim with others and part statements from it.
pub(super) fn forms(desk: &Desk, claim: &Claim, all: &[Claim], seen: i64) -> Markup {
    if !desk.may_write() {
        return html! {};
    }
    let others = alike(claim, all);
    let join = html! {
        (hidden("claim", &claim.id))
        @if !others.is_empty() {
            fieldset {
                legend { "The same claim as" }
                @for other in others {
                    label.choice {
                        input type="checkbox" name="claim" value=(other.id);
                        "“" (shorten(&other.words, WORDS)) "” (" (count(other.documents, "document")) ")"
                    }
                }
            }
        }
        label { "Other claims, by a place of theirs such as d02:27-167, a line each" textarea name="more" rows="2" maxlength="4000" {} }
    };
    let offered = || claim.statements.iter().take(STATEMENTS);
    let part = html! {
        @for told in offered() { (hidden("of", &written(&at(told)))) }
        fieldset {
            legend { "Statements that are not of this claim" }
            @for told in offered() {
                label.choice {
                    input type="checkbox" name="statement" value=(written(&at(told)));
                    "“" (shorten(&told.quote, WORDS)) "” (" (told.document) ")"
                }
            }
        }
    };
    html! {
        section {
            h2 { "Is this one claim?" }
            p.sub { "What was joined by meaning, names, place and time can be put right here. The machine’s own grouping stays beside it." }
            (folded("Join with other claims", desk.correct("join_claims", seen, join, "Join")))
            @if claim.statements.len() > 1 { (folded("Part statements", desk.correct("part_claim", seen, part, "Part"))) }
        }
    }
}

fn at(told: &Told) -> Place {
    Place::new(told.document.clone(), told.span)
}

/// Claims that the machine nearly joins, then those that name somebody or some place of this one, those with most words in
/// common first.
fn alike<'a>(claim: &Claim, all: &'a [Claim]) -> Vec<&'a Claim> {
    let names =
        |c: &Claim| c.who.iter().chain(&c.places).any(|n| claim.who.contains(n) || claim.places.contains(n));
    let own: BTreeSet<String> = terms(&claim.words).collect();
    let shared = |c: &'a Claim| {
        let other: BTreeSet<String> = terms(&c.words).collect();
        (own.intersection(&other).count(), c)
    };
    let mut found: Vec<&Claim> =
        claim.near.iter().filter_map(|id| all.iter().find(|c| c.id == *id)).collect();
    let others = all.iter().filter(|c| c.id != claim.id && !claim.near.contains(&c.id) && names(c));
    let mut others: Vec<(usize, &Claim)> =
        others.take(LOOKED_AT).map(shared).filter(|(n, _)| *n > 0).collect();
    others.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    found.extend(others.into_iter().map(|(_, c)| c));
    found.truncate(OFFERED);
    found
}

/// What people have noted of the claim.
pub(super) fn notes(desk: &Desk, claim: &Claim, overrides: &Overrides) -> Markup {
    let notes = overrides.all().iter().filter_map(|c| match &c.correction {
        Correction::Note { on: Subject::Claim { statement }, text } => {
            claim_at(std::slice::from_ref(claim), statement).map(|_| (c, text))
        }
        _ => None,
    });
    let first = claim.statements.first().map(at);
    html! {
        section {
            h2 { "Notes" }
            @for (n, text) in notes { (kept::note(text, &n.who, &n.at)) }
            @if let Some(p) = &first {
                @let on = html! { (hidden("on", "claim")) (place_fields(p)) };
                (folded("Add a note", note_form(desk, on, 0)))
            }
        }
    }
}

/// What an event of the log has changed: the claims before and after, and the way back.
pub(super) fn told(
    casebook: &Casebook,
    shared: &Shared,
    log: &[Event],
    at: usize,
    desk: &Desk,
) -> Result<Markup, Trouble> {
    let event = &log[at];
    let Some(correction) = event.correction(log) else { return Ok(html! {}) };
    let places: Vec<&Place> = match correction {
        Correction::JoinClaims { statements } => statements.iter().collect(),
        Correction::PartClaim { claim, statements } => [claim].into_iter().chain(statements).collect(),
        _ => Vec::new(),
    };
    let under = |log: &[Event]| -> Result<Vec<(String, String, usize, usize)>, Trouble> {
        let claims = shared.claims_under(casebook, &Overrides::of(log))?;
        let mut found: Vec<&Claim> = places.iter().filter_map(|p| claim_at(&claims, p)).collect();
        found.sort_by_key(|c| &c.id);
        found.dedup_by_key(|c| &c.id);
        let told = |c: &&Claim| (c.id.clone(), shorten(&c.words, WORDS), c.asserting, c.denying);
        Ok(found.iter().map(told).collect())
    };
    let (was, is) = (under(&log[..at])?, under(&log[..=at])?);
    let list = |claims: &[(String, String, usize, usize)]| {
        html! {
            ul { @for (id, words, asserting, denying) in claims {
                li { a href=(page::claim(id)) { "“" (words) "”" } ": " (count(*asserting, "origin")) " for it, " (denying) " against" }
            } }
        }
    };
    let changed = html! {
        @if !places.is_empty() {
            @if was == is { p { "The claims stay as they were." } }
            @else { p { "Before:" } (list(&was)) p { strong { "Now:" } } (list(&is)) }
        }
    };
    Ok(kept::notice(event, Event::undone(log)[at].is_some(), &kept::what(event, log), changed, desk))
}
