//! Stories as trees: who has it from whom, and how that is known.

use crate::Context;
use crate::terminal::{Style, clean};
use reportedly::ask::Answer;
use reportedly::core::origins::Doubt;
use reportedly::core::stance::Stance;
use reportedly::core::trace::Basis;
use reportedly::core::weigh::origin_word;
use reportedly::origins::words::{basis, told, why};
use reportedly::origins::{Link, Traced, TracedDocument, TracedStory};
use std::io;

use super::super::add::count;

/// What the statements that bear on a question rest on, one line an origin.
pub(super) fn statements(answer: &Answer, context: &mut Context) -> io::Result<()> {
    let heading = count(answer.origins.len(), "origin");
    let heading = context.paint(Style::Strong, &format!("{heading} of statements on the question"));
    context.line(heading)?;
    for origin in &answer.origins {
        let side = match origin.stance {
            Stance::Supports => "supports",
            Stance::Refutes => "denies",
            _ => "no side",
        };
        let documents = origin.documents.join(", ");
        context.line(format!(
            "  {} · {} · {side}: {}",
            clean(&origin.name),
            origin_word(origin.kind),
            clean(&documents)
        ))?;
    }
    context.line("")
}

/// All stories, what is not established, and circles.
pub(super) fn show(traced: &Traced, context: &mut Context) -> io::Result<()> {
    let documents = count(traced.documents.len(), "document");
    let heading = format!("{} of {documents}", count(traced.origins, "origin"));
    let heading = context.paint(Style::Strong, &heading);
    context.line(format!("{heading}; {} established to be independent", traced.established))?;
    for (n, story) in traced.stories.iter().enumerate() {
        context.line("")?;
        show_story(traced, n, story, context)?;
    }
    if !traced.doubts.is_empty() {
        context.line("\nIndependence not established:")?;
        for doubted in traced.doubts.iter().filter(|d| d.why != Doubt::NoEvidence) {
            let (a, b) = doubted.stories;
            context.line(format!("  {} and {}: {}", a + 1, b + 1, why(doubted.why)))?;
        }
        let shows_nothing = |(_, story): &(usize, &TracedStory)| story.basis == Basis::Nothing;
        let silent: Vec<String> = traced
            .stories
            .iter()
            .enumerate()
            .filter(shows_nothing)
            .map(|(n, _)| (n + 1).to_string())
            .collect();
        if !silent.is_empty() {
            context.line(format!("  {} and any other: {}", silent.join(", "), why(Doubt::NoEvidence)))?;
        }
    }
    for circle in &traced.circles {
        let first = circle
            .first
            .as_ref()
            .map_or("its first entry is not known".to_owned(), |first| format!("first entry {first}"));
        context.line(format!(
            "\nCircular reporting: {} cite one another; {}",
            clean(&circle.documents.join(", ")),
            clean(&first)
        ))?;
    }
    if traced.more {
        context.line("\nThere are more articles that belong to these; the nearest are shown.")?;
    }
    Ok(())
}

fn show_story(traced: &Traced, n: usize, story: &TracedStory, context: &mut Context) -> io::Result<()> {
    let name = clean(story.name.as_deref().unwrap_or("origin unknown")).into_owned();
    let name = context.paint(Style::Source, &name);
    let unseen = if story.unseen { ", of which no article is here" } else { "" };
    context.line(format!(
        "Origin {}  {name} · {} · {}{unseen}",
        n + 1,
        origin_word(story.kind),
        basis(story.basis)
    ))?;
    let of = |d: &&TracedDocument| d.story == n;
    let inside = |id: &Option<String>| id.as_ref().is_some_and(|id| story.documents.contains(id));
    let roots: Vec<&TracedDocument> =
        traced.documents.iter().filter(of).filter(|d| !inside(&d.parent)).collect();
    for root in roots {
        branch(traced, story, root, &mut Vec::new(), context)?;
    }
    if !story.credits.is_empty() {
        context.line(format!("  names as a source: {}", clean(&story.credits.join(", "))))?;
    }
    Ok(())
}

/// A document and those that have it from there. `last` tells for each level above whether it was the last of its level.
fn branch(
    traced: &Traced,
    story: &TracedStory,
    document: &TracedDocument,
    last: &mut Vec<bool>,
    context: &mut Context,
) -> io::Result<()> {
    let rules: String = match last.split_last() {
        None => String::new(),
        Some((end, above)) => {
            let above: String = above.iter().map(|end| if *end { "   " } else { "│  " }).collect();
            format!("{above}{} ", if *end { "└─" } else { "├─" })
        }
    };
    let id = context.paint(Style::Strong, &clean(&document.id));
    let when = document.published.as_deref().map_or("undated".into(), |p| p.replace('T', " "));
    let publisher = document.publisher.as_deref().unwrap_or("publisher unknown");
    let first = if story.first.as_ref() == Some(&document.id) && story.documents.len() > 1 {
        "  first entry"
    } else {
        ""
    };
    let how = link_to(traced, document).map(|link| format!("  {}", told(link))).unwrap_or_default();
    let how = context.paint(Style::Faint, &clean(&format!("{first}{how}")));
    context.line(format!("  {rules}{id}  {}  {}{how}", clean(&when), clean(publisher)))?;
    let children: Vec<&TracedDocument> = traced
        .documents
        .iter()
        .filter(|d| d.parent.as_ref() == Some(&document.id) && story.documents.contains(&d.id))
        .collect();
    for (i, child) in children.iter().enumerate() {
        last.push(i + 1 == children.len());
        branch(traced, story, child, last, context)?;
        last.pop();
    }
    Ok(())
}

fn link_to<'a>(traced: &'a Traced, document: &TracedDocument) -> Option<&'a Link> {
    let parent = document.parent.as_ref()?;
    traced.links.iter().find(|l| l.from == *parent && l.to == document.id)
}
