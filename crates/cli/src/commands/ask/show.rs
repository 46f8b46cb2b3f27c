//! The answer on a terminal.

use crate::Context;
use crate::commands::add::count;
use crate::terminal::{Style, clean, shorten, when};
use reportedly::ask::{Answer, OriginAnswer, Quote};
use reportedly::core::question::{Asked, QuestionKind};
use reportedly::core::stance::Stance;
use reportedly::core::weigh::{Verdict, origin_word, word};
use std::io;

/// Origins shown without `--all` where none takes a side, and quotes of one origin.
const NEUTRAL: usize = 4;
const QUOTES: usize = 2;
/// Values shown of an open question's answer.
const VALUES: usize = 8;
const QUOTE_CHARACTERS: usize = 220;

pub(super) fn show(a: &Answer, all: bool, c: &mut Context) -> io::Result<()> {
    headline(a, c)?;
    let taking = a.origins.iter().filter(|o| takes_side(o)).count();
    let limit = match (all, taking) {
        (true, _) => a.origins.len(),
        (false, 0) => NEUTRAL,
        (false, n) => n,
    };
    for (i, o) in a.origins.iter().take(limit).enumerate() {
        origin(i + 1, o, a.question.kind == QuestionKind::Open, all, c)?;
    }
    if a.origins.len() > limit {
        let more = count(a.origins.len() - limit, "more origin");
        c.line(format!("\n  {more} without a side; --all shows what they say"))?;
    }
    if let Some(e) = a.estimate {
        let changes: Vec<String> =
            a.sensitivity.iter().map(|s| format!("{} ({})", s.what, points(s.points))).collect();
        c.line("")?;
        c.line(format!("{} {}.", c.paint(Style::Strong, "Would change the answer:"), changes.join("; ")))?;
        c.line(format!("Base rate {:.0} %, before any article (--prior sets it).", e.prior * 100.0))?;
    }
    if let Some(by) = &a.as_of {
        let left = match (by.later, by.undated) {
            (0, 0) => "none was left out".to_owned(),
            (later, undated) => format!("left out: {later} published later, {undated} without a date"),
        };
        c.line(format!("Published by {}; {left}.", by.day))?;
    }
    let n = a.counts;
    c.line(format!(
        "{}: {} on the question, {} not, {} without text.",
        count(n.documents, "document"),
        many(n.related, "bears", "bear"),
        many(n.unrelated, "does", "do"),
        n.unusable
    ))
}

/// The answer in a line: estimate, verdict, confidence.
pub(crate) fn estimate(a: &Answer) -> String {
    let verdict = format!("{}. Confidence: {}", capital(a.verdict.word()), a.confidence.word());
    match (a.estimate, a.likelihood) {
        (Some(e), Some(l)) => format!("{} ({:.0} %). {verdict}.", capital(l.word()), e.probability * 100.0),
        _ => format!("no estimate. {verdict}."),
    }
}

fn headline(a: &Answer, c: &mut Context) -> io::Result<()> {
    if a.counts.statements == 0 {
        let text = c.paint(Style::Strong, "Not enough evidence:");
        return c.line(format!("{text} nothing in the articles bears on the question.\n"));
    }
    let verdict = capital(a.verdict.word());
    match (a.estimate, a.likelihood) {
        (Some(e), Some(l)) => {
            let range = format!(
                "{} ({:.0} %, range {:.0}-{:.0} %).",
                capital(l.word()),
                e.probability * 100.0,
                e.low * 100.0,
                e.high * 100.0
            );
            c.line(c.paint(Style::Strong, &range))?;
        }
        _ if a.question.kind == QuestionKind::Open => {
            let leading: Vec<_> = a.leading().iter().map(|v| clean(&v.value)).collect();
            let text = match leading.as_slice() {
                [_, ..] => format!("{}.", capital(&leading.join(" or "))),
                _ if matches!(a.question.asked, Some(Asked::Account)) => {
                    "Not a question for a value: the evidence that bears on it, without an estimate."
                        .to_owned()
                }
                _ => "Nobody gives what is asked for; the evidence that bears on it:".to_owned(),
            };
            c.line(c.paint(Style::Strong, &text))?;
        }
        _ => c.line(c.paint(Style::Strong, "No estimate: nobody takes a side."))?,
    }
    if a.question.kind == QuestionKind::YesNo || a.verdict != Verdict::NotEnough {
        c.line(format!("Verdict: {verdict}. Confidence: {}.", a.confidence.word()))?;
    }
    if a.question.kind == QuestionKind::Open {
        return values(a, c);
    }
    c.line(sides(a))
}

/// The values that compete for the answer to an open question, each with those who give it.
fn values(a: &Answer, c: &mut Context) -> io::Result<()> {
    let width = a.values.iter().take(VALUES).map(|v| clean(&v.value).chars().count()).max().unwrap_or(0);
    for v in a.values.iter().take(VALUES) {
        let ids =
            |list: &[String]| list.iter().map(|o| o.trim_start_matches('o')).collect::<Vec<_>>().join(", ");
        let who = |n: usize| if n == 1 { "origin" } else { "origins" };
        let mut says = match v.origins.len() {
            0 => String::new(),
            n => format!("{} {}", who(n), ids(&v.origins)),
        };
        if !v.denied_by.is_empty() {
            let comma = if says.is_empty() { "" } else { "; " };
            says += &format!("{comma}not so: {} {}", who(v.denied_by.len()), ids(&v.denied_by));
        }
        c.line(format!("  {:width$}  {says}", clean(&v.value)))?;
    }
    if a.values.len() > VALUES {
        c.line(format!("  {} more: --json", count(a.values.len() - VALUES, "value")))?;
    }
    Ok(())
}

/// "1 independent origin supports, 0 deny; 6 documents repeat them."
fn sides(a: &Answer) -> String {
    let origins = |n: usize, verb: &str| match n {
        1 => format!("1 independent origin {verb}s"),
        n => format!("{n} independent origins {verb}"),
    };
    let carrying = a.origins.iter().filter(|o| takes_side(o));
    let mut documents: Vec<&str> =
        carrying.clone().flat_map(|o| o.documents.iter().map(String::as_str)).collect();
    documents.sort_unstable();
    documents.dedup();
    let repeats = documents.len().saturating_sub(carrying.count());
    let refuting = match a.independent_refuting {
        1 => "1 denies".to_owned(),
        n => format!("{n} deny"),
    };
    let more = match repeats {
        0 => String::new(),
        1 => "; 1 further document repeats what they say".to_owned(),
        n => format!("; {n} further documents repeat what they say"),
    };
    format!("{}, {refuting}{more}.", origins(a.independent_supporting, "support"))
}

fn takes_side(o: &OriginAnswer) -> bool {
    matches!(o.stance, Stance::Supports | Stance::Refutes)
}

fn origin(number: usize, o: &OriginAnswer, open: bool, all: bool, c: &mut Context) -> io::Result<()> {
    let own = if o.interested { " · speaks for its own side" } else { "" };
    let stance = match o.stance {
        Stance::Supports if open => "gives a value",
        Stance::Supports => "supports",
        Stance::Refutes => "denies",
        _ => "takes no side",
    };
    let head = format!("Origin {number}  {}", clean(&o.name));
    c.line(format!("\n  {} · {}{own} · {stance}", c.paint(Style::Strong, &head), origin_word(o.kind)))?;
    let limit = if all { o.statements.len() } else { QUOTES };
    let mut seen: Vec<String> = Vec::new();
    for q in &o.statements {
        // Copies say the same, and what is beside the position is not needed to check it: both are in
        // the JSON.
        let same = clean(&q.quote).to_lowercase();
        let beside = takes_side(o) && q.stance != o.stance;
        if !all && (beside || seen.contains(&same) || seen.len() >= limit) {
            continue;
        }
        seen.push(same);
        quote(q, c)?;
    }
    let carried = match o.documents.len() {
        1 => "in 1 document".to_owned(),
        n => format!("in {n} documents, {} of them copies", o.copies),
    };
    let first = match (&o.first_published, &o.first_publisher) {
        (Some(d), Some(p)) => format!("; first seen {} ({})", clean(&when(d)), clean(p)),
        (Some(d), None) => format!("; first seen {}", clean(&when(d))),
        (None, Some(p)) => format!("; first in {}", clean(p)),
        (None, None) => String::new(),
    };
    c.line(format!("    {carried}{first}"))?;
    if takes_side(o) && !open {
        let weight = format!(
            "weight {:+.2} = {}; without it the estimate moves {}",
            o.weight,
            o.reason,
            points(-o.points)
        );
        c.line(format!("    {}", c.paint(Style::Faint, &weight)))?;
        let (digit, reason) = (o.credibility.digit, o.credibility.reason);
        let graded = match o.reliability {
            Some(letter) => format!("Admiralty {letter:?}{digit}: {reason}"),
            None => format!("credibility {digit}: {reason}"),
        };
        c.line(format!("    {}", c.paint(Style::Faint, &graded)))?;
    }
    Ok(())
}

fn quote(q: &Quote, c: &mut Context) -> io::Result<()> {
    let label = format!("{:9}", word(q.certainty));
    let place = format!("{}:{}-{}", clean(&q.document), q.span.start, q.span.end);
    c.line(format!(
        "    {label} \"{}\"  {}",
        shorten(&clean(&q.quote), QUOTE_CHARACTERS),
        c.paint(Style::Faint, &place)
    ))?;
    if !q.chain.is_empty() {
        let chain: Vec<String> = q.chain.iter().map(|n| clean(n).into_owned()).collect();
        c.line(format!("              on the word of: {}", chain.join(" > ")))?;
    }
    Ok(())
}

pub(super) fn points(p: f64) -> String {
    let n = p.round() as i64;
    format!("{n:+} point{}", if n.abs() == 1 { "" } else { "s" })
}

/// `1 bears`, `2 bear`.
fn many(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

fn capital(s: &str) -> String {
    let mut c = s.chars();
    c.next().map(|f| f.to_uppercase().chain(c).collect()).unwrap_or_default()
}
