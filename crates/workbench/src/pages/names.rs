//! Whom the articles name, and forms to join names that are one person's or thing's, and to part those that are not.

use crate::App;
use crate::page::{self, count, encoded, when};
use crate::parts::forms::{Desk, folded, hidden};
use crate::parts::kept;
use crate::parts::words::{KINDS, capital, kind_of};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::core::MentionKind;
use reportedly::core::correction::{Correction, Event, InForce, Overrides, words};
use reportedly::core::entity::{Reason, Rule};
use reportedly::{Casebook, Name, names_under};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Names in a list, and documents of one name.
const SHOWN: usize = 200;
/// Names that are proposed to be joined with one.
const PROPOSED: usize = 12;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    kind: String,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let names = app.desk.with(|casebook, shared| shared.names(casebook)).await?;
    let (part, kind) = (wanted.q.trim().to_lowercase(), kind_of(&wanted.kind));
    let found: Vec<&Name> = names
        .iter()
        .filter(|n| kind.is_none_or(|kind| n.kind == kind))
        .filter(|n| n.names.iter().any(|name| name.to_lowercase().contains(&part)))
        .collect();
    let body = html! {
        p.lede { "All the names that one person or thing goes by stand together. Where that is wrong, open a name and join or part it." }
        form.filters method="get" autocomplete="off" action="/names" {
            label { "Name" input type="search" name="q" value=(wanted.q) maxlength="200"; }
            label { "Kind"
                select name="kind" {
                    option value="" { "any" }
                    @for k in KINDS { option value=(k.word()) selected[kind == Some(k)] { (k.word()) } }
                }
            }
            button type="submit" { "Show" }
        }
        p.sub role="status" { (count(found.len(), "name")) @if found.len() > SHOWN { "; the first " (SHOWN) " are shown" } }
        @if !found.is_empty() {
            table {
                thead { tr { th scope="col" { "Name" } th scope="col" { "Kind" } th scope="col" { "Also" } th.number scope="col" { "Documents" } } }
                tbody { @for name in found.iter().take(SHOWN) {
                    tr {
                        th scope="row" { a href=(address(name)) { (name.name) } }
                        td { (name.kind.word()) }
                        td { (others(name).join(", ")) }
                        td.number { (name.documents.len()) }
                    }
                } }
            }
        }
    };
    Ok(page::of("/names", "Names", body))
}

/// The address of a name's page.
pub(super) fn address(name: &Name) -> String {
    format!("/name?kind={}&name={}", name.kind.word(), encoded(&name.name))
}

fn others(name: &Name) -> Vec<&str> {
    name.names.iter().filter(|other| **other != name.name).map(String::as_str).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Named {
    kind: String,
    name: String,
    changed: Option<i64>,
}

pub(crate) async fn one(State(app): State<App>, Query(named): Query<Named>) -> Result<Markup, Trouble> {
    let desk = Desk::new(&app, format!("/name?kind={}&name={}", encoded(&named.kind), encoded(&named.name)));
    let title = named.name.clone();
    let body = app
        .desk
        .with(move |casebook, shared| {
            let names = shared.names(casebook)?;
            let log = casebook.log()?;
            let changed = match named.changed.and_then(|id| log.iter().position(|e| e.id == id)) {
                Some(at) => told(casebook, &log, at, &desk)?,
                None => html! {},
            };
            let kind = kind_of(&named.kind);
            let of_kind = |n: &&Name| Some(n.kind) == kind;
            let called = |n: &&Name| n.name == named.name;
            let found = names.iter().filter(of_kind).find(called);
            let found =
                found.or_else(|| names.iter().filter(of_kind).find(|n| n.names.contains(&named.name)));
            let Some(name) = found else {
                return Err(Trouble::Missing(format!(
                    "No document names “{}” as such a thing. Look in the list of names.",
                    named.name
                )));
            };
            let overrides = casebook.overrides()?;
            let proposed = alike(&names, name);
            let seen = log.last().map_or(0, |e| e.id);
            Ok(html! { (changed) (shown(name, &overrides)) (forms(&desk, name, &proposed, seen)) })
        })
        .await?;
    Ok(page::of("/names", &title, body))
}

fn shown(name: &Name, overrides: &Overrides) -> Markup {
    let people: Vec<&InForce> = overrides
        .all()
        .iter()
        .filter(|c| names_of(&c.correction).iter().any(|n| name.names.contains(n)))
        .collect();
    html! {
        p.lede { (capital(name.kind.word())) ", named by " (count(name.documents.len(), "document")) "." }
        @let others = others(name);
        @if !others.is_empty() { p { "Also: " (others.join(", ")) "." } }
        @if !name.reasons.is_empty() {
            section {
                h2 { "Why these are one" }
                ul.plain { @for reason in name.reasons.iter().take(SHOWN) { li { (why(reason)) } } }
            }
        }
        @if !people.is_empty() {
            section {
                h2 { "Said by people" }
                ul.plain { @for c in people { li { (words::of(&c.correction)) span.sub { " — " (c.who) ", " (when(&c.at)) ", " a href={ "/log#e" (c.event) } { "event " (c.event) } } } } }
            }
        }
        section {
            h2 { (count(name.documents.len(), "document")) }
            ul.plain { @for id in name.documents.iter().take(SHOWN) { li { a href=(page::document(id)) { (id) } } } }
            @if name.documents.len() > SHOWN { p.sub { "The first " (SHOWN) " are shown." } }
        }
    }
}

fn why(reason: &Reason) -> String {
    let rule = match reason.rule {
        Rule::SameName => "one name",
        Rule::SameWords => "the same words",
        Rule::Spelling => "two spellings, or an old and a new name",
        Rule::Acronym => "an article says what the acronym stands for",
    };
    format!("{} and {}: {rule}", reason.left, reason.right)
}

fn forms(desk: &Desk, name: &Name, proposed: &[&Name], seen: i64) -> Markup {
    let of = hidden("of", name.kind.word());
    let join = html! {
        (of) (hidden("name", &name.name))
        @if !proposed.is_empty() {
            fieldset {
                legend { "The same " (name.kind.word()) " as" }
                @for other in proposed { label.choice { input type="checkbox" name="name" value=(other.name); (other.name) " (" (count(other.documents.len(), "document")) ")" } }
            }
        }
        label { "Other names, as they are written, a line each" textarea name="more" rows="2" maxlength="4000" {} }
    };
    let part = html! {
        (of)
        fieldset {
            legend { "Names that are another " (name.kind.word()) "’s" }
            @for other in &name.names { label.choice { input type="checkbox" name="name" value=(other); (other) } }
        }
    };
    html! {
        section {
            (folded("Join with other names", desk.correct("join_entities", seen, join, "Join")))
            @if name.names.len() > 1 { (folded("Part names", desk.correct("part_entity", seen, part, "Part"))) }
        }
    }
}

/// Names of the same kind that share a word with one, the most used first.
fn alike<'a>(names: &'a [Name], of: &Name) -> Vec<&'a Name> {
    let words = |n: &Name| -> Vec<String> {
        let all = n.names.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
        all.filter(|w| w.chars().count() > 2).map(str::to_lowercase).collect()
    };
    let own = words(of);
    let other =
        |n: &&Name| n.kind == of.kind && n.names != of.names && words(n).iter().any(|w| own.contains(w));
    names.iter().filter(other).take(PROPOSED).collect()
}

/// All spellings of those who bear a name; without any, of those whose name it is a part of.
pub(super) fn spellings(names: &[Name], wanted: &str, most: usize) -> Vec<String> {
    let wanted = wanted.trim().to_lowercase();
    let is_called = |n: &&Name| n.names.iter().any(|name| name.to_lowercase() == wanted);
    let holds = |n: &&Name| n.names.iter().any(|name| name.to_lowercase().contains(&wanted));
    let mut found: Vec<&Name> = names.iter().filter(is_called).collect();
    if found.is_empty() {
        found = names.iter().filter(holds).collect();
    }
    found.into_iter().flat_map(|n| n.names.iter().cloned()).take(most).collect()
}

/// Names that may be one, for a person to decide: all words of the first are in the second, and in no other of the kind. No
/// rule joins them over documents, because two people may bear one surname. What people have decided is left out.
pub(super) fn proposed<'a>(names: &'a [Name], overrides: &Overrides) -> Vec<(&'a Name, &'a Name)> {
    let words = |n: &Name| -> BTreeSet<String> {
        let all = n.name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2);
        all.map(str::to_lowercase).collect()
    };
    let own: Vec<BTreeSet<String>> = names.iter().map(words).collect();
    let mut holders: BTreeMap<(MentionKind, &str), Vec<usize>> = BTreeMap::new();
    for (i, (name, words)) in names.iter().zip(&own).enumerate() {
        words.iter().for_each(|w| holders.entry((name.kind, w)).or_default().push(i));
    }
    let decided = |n: &Name| {
        overrides.all().iter().any(|c| {
            kind(&c.correction) == Some(n.kind)
                && names_of(&c.correction).iter().any(|name| n.names.contains(name))
        })
    };
    let longer = |(i, name): (usize, &'a Name)| {
        let rarest = own[i]
            .iter()
            .filter_map(|w| holders.get(&(name.kind, w.as_str())))
            .min_by_key(|all| all.len())?;
        let mut fit = rarest.iter().filter(|j| own[**j].len() > own[i].len() && own[i].is_subset(&own[**j]));
        let (first, second) = (fit.next()?, fit.next());
        (second.is_none() && !decided(name)).then(|| (name, &names[*first]))
    };
    let may_be_one =
        |n: &(usize, &'a Name)| matches!(n.1.kind, MentionKind::Person | MentionKind::Organization);
    names.iter().enumerate().filter(may_be_one).filter_map(longer).collect()
}

/// The names that a correction joins or parts.
fn names_of(correction: &Correction) -> &[String] {
    match correction {
        Correction::JoinEntities { names, .. } | Correction::PartEntity { names, .. } => names,
        _ => &[],
    }
}

/// Refuses names that nobody has, which would be joined or parted without any effect.
pub(super) fn known(names: &[Name], correction: &Correction) -> Result<(), Trouble> {
    let (Correction::JoinEntities { of, names: wanted } | Correction::PartEntity { of, names: wanted }) =
        correction
    else {
        return Ok(());
    };
    let has = |wanted: &String| names.iter().any(|n| n.kind == *of && n.names.contains(wanted));
    match wanted.iter().find(|wanted| !has(wanted)) {
        Some(unknown) => Err(Trouble::Bad(format!(
            "No document names {} “{unknown}”. Write it as it stands in the list of names.",
            page::a(of.word())
        ))),
        None => Ok(()),
    }
}

/// What an event of the log has changed: the names before and after, and the way back.
fn told(casebook: &Casebook, log: &[Event], at: usize, desk: &Desk) -> Result<Markup, Trouble> {
    let event = &log[at];
    let Some(correction) = event.correction(log) else { return Ok(html! {}) };
    let (touched, of) = (names_of(correction), kind(correction));
    let under = |log: &[Event]| -> Result<Vec<Name>, Trouble> {
        let mut names = names_under(casebook, &Overrides::of(log))?;
        names.retain(|n| Some(n.kind) == of && n.names.iter().any(|name| touched.contains(name)));
        Ok(names)
    };
    let (was, is) = (under(&log[..at])?, under(&log[..=at])?);
    let list = |names: &[Name]| {
        html! { ul { @for n in names { li { a href=(address(n)) { (n.name) } @if n.names.len() > 1 { ", also " (others(n).join(", ")) } " (" (count(n.documents.len(), "document")) ")" } } } }
    };
    let changed = html! {
        @if was == is { p { "Nothing is joined otherwise than before." } }
        @else { p { "Before:" } (list(&was)) p { strong { "Now:" } } (list(&is)) }
    };
    Ok(kept::notice(event, Event::undone(log)[at].is_some(), &kept::what(event, log), changed, desk))
}

fn kind(correction: &Correction) -> Option<MentionKind> {
    match correction {
        Correction::JoinEntities { of, .. } | Correction::PartEntity { of, .. } => Some(*of),
        _ => None,
    }
}
