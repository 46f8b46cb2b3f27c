//! One origin of an answer: what it says, what it weighs, who carries it, and how to correct it.

use super::answer::takes_side;
use crate::page;
use crate::parts::estimate::weight;
use crate::parts::forms::{
    Copied, Desk, attribution_form, folded, hidden, join_form, note_form, part_form, seen, stance_form,
    weight_form,
};
use crate::parts::kept;
use crate::parts::marks::in_context;
use crate::parts::statement::{certainty, chain, source_line};
use crate::parts::words::{points, stance, stance_class};
use crate::trouble::Trouble;
use maud::{Markup, html};
use reportedly::Casebook;
use reportedly::ask::{Answer, OriginAnswer, Quote};
use reportedly::core::correction::{Correction, InForce, Place, Subject, same_question};
use reportedly::core::weigh::origin_word;
use std::collections::{BTreeSet, HashMap};

/// Quotes of an origin that stand open; the others are folded.
const OPEN: usize = 2;
/// Quotes that are shown at all.
const MOST: usize = 40;

/// Origins that are shown with all their statements and with forms.
const CORRECTABLE: usize = 40;

/// What is looked up for an origin before it is shown.
pub(super) struct Shown {
    number: usize,
    /// Last event on the origin.
    seen: i64,
    quotes: Vec<ShownQuote>,
    /// Whether it is shown in brief: one statement, no forms.
    brief: bool,
    /// What people have noted of it.
    notes: Vec<InForce>,
}

struct ShownQuote {
    number: usize,
    context: Markup,
    publisher: Option<String>,
    published: Option<String>,
    /// Last events on its stance and on its attribution.
    stance_seen: i64,
    chain_seen: i64,
}

impl Shown {
    pub(super) fn origin<'a>(&self, a: &'a Answer) -> &'a OriginAnswer {
        &a.origins[self.number]
    }
}

/// Looks up what the origins of an answer need to be shown. Of copies that say the same only one is shown.
pub(super) fn shown(casebook: &Casebook, a: &Answer) -> Result<Vec<Shown>, Trouble> {
    // Those that weigh most can be corrected on the page; forms for hundreds would be all there is of it.
    let mut by_weight: Vec<usize> = (0..a.origins.len()).collect();
    by_weight.sort_by(|x, y| a.origins[*y].weight.abs().total_cmp(&a.origins[*x].weight.abs()));
    by_weight.truncate(CORRECTABLE);
    let overrides = casebook.overrides()?;
    let mut documents = HashMap::new();
    let mut out = Vec::new();
    for (number, o) in a.origins.iter().enumerate() {
        let (mut quotes, mut said) = (Vec::new(), BTreeSet::new());
        let brief = !by_weight.contains(&number);
        let most = if brief { 1 } else { MOST };
        for (n, q) in o.statements.iter().enumerate() {
            if quotes.len() >= most || !said.insert((q.quote.to_lowercase(), q.stance)) {
                continue;
            }
            if !documents.contains_key(&q.document) {
                documents.insert(q.document.clone(), casebook.find(&q.document)?.into_iter().next());
            }
            let Some(Some(stored)) = documents.get(&q.document) else { continue };
            let at = place(q);
            let of_stance = Subject::Stance { question: a.question.text.clone(), statement: at.clone() };
            quotes.push(ShownQuote {
                number: n,
                context: in_context(&stored.document.text, q.span),
                publisher: stored.document.publisher.clone(),
                published: stored.document.published.clone(),
                stance_seen: seen(casebook, &[of_stance])?,
                chain_seen: seen(casebook, &[Subject::Statement { statement: at }])?,
            });
        }
        let subject = Subject::Origin { question: a.question.text.clone(), origin: o.name.clone() };
        let is_note = |c: &&InForce| match &c.correction {
            Correction::Note { on: Subject::Origin { question, origin }, .. } => {
                same_question(question, &a.question.text) && *origin == o.name
            }
            _ => false,
        };
        let notes = overrides.all().iter().filter(is_note).cloned().collect();
        out.push(Shown { number, seen: seen(casebook, &[subject])?, quotes, brief, notes });
    }
    Ok(out)
}

/// Whether two statements of an origin say the same in the same words.
fn is_copy(a: &Quote, b: &Quote) -> bool {
    a.stance == b.stance && a.quote.to_lowercase() == b.quote.to_lowercase()
}

fn place(q: &Quote) -> Place {
    Place::new(q.document.clone(), q.span)
}

/// An origin as a card.
pub(super) fn card(a: &Answer, shown: &Shown, desk: &Desk) -> Markup {
    let o = shown.origin(a);
    // What is beside the position is not needed to check it, and stands folded.
    let beside = |q: &&ShownQuote| takes_side(o.stance) && o.statements[q.number].stance != o.stance;
    let (rest, position): (Vec<&ShownQuote>, Vec<&ShownQuote>) = shown.quotes.iter().partition(beside);
    let (open, more) = position.split_at(position.len().min(OPEN));
    let rest = [more, &rest[..]].concat();
    html! {
        article.origin.(stance_class(o.stance)) id=(o.id) {
            header {
                h3 { a href=(page::source(&o.name)) { (o.name) } }
                p.tags {
                    span.tag.side.(stance_class(o.stance)) { (stance(o.stance)) }
                    span.tag { (origin_word(o.kind)) }
                    @if o.interested { span.tag.warn { "speaks for its own side" } }
                }
            }
            @for q in open { (quote(a, o, q, desk, shown.brief)) }
            @if !rest.is_empty() {
                details.fold {
                    summary { (page::count(rest.len(), "more statement")) }
                    @for q in &rest { (quote(a, o, q, desk, shown.brief)) }
                }
            }
            @if o.weight != 0.0 {
                div.weigh { (weight(o.weight)) p { strong { (format!("{:+.2}", o.weight)) } " = " (o.reason) "." @if a.estimate.is_some() { " Without it the estimate moves " (points(-o.points)) "." } } }
            }
            (carried(o))
            @for n in &shown.notes { @if let Correction::Note { text, .. } = &n.correction { (kept::note(text, &n.who, &n.at)) } }
            @if shown.brief { p.sub { "In brief: it is not among the " (CORRECTABLE) " that weigh most. " code { "reportedly correct" } " corrects it." } }
            @else { (corrections(a, o, shown, desk)) }
        }
    }
}

fn quote(a: &Answer, o: &OriginAnswer, shown: &ShownQuote, desk: &Desk, brief: bool) -> Markup {
    let q = &o.statements[shown.number];
    let copies = o.statements.iter().enumerate().filter(|(n, c)| *n != shown.number && is_copy(c, q));
    let at = Copied { at: place(q), copies: copies.map(|(_, c)| place(c)).take(MOST).collect() };
    html! {
        figure.said {
            blockquote { p { (shown.context) } }
            figcaption {
                (certainty(q.certainty)) " " (chain(&q.chain))
                (source_line(&q.document, shown.publisher.as_deref(), shown.published.as_deref(), q.span))
                p.rule { (stance(q.stance)) ": " (q.reason) }
            }
            @if !brief {
                (folded("Correct this statement", html! {
                    (stance_form(desk, &a.question.text, &at, q.stance, shown.stance_seen))
                    (attribution_form(desk, &at, &q.chain, shown.chain_seen))
                }))
            }
        }
    }
}

/// Who carries it: first seen where, in how many documents, how many of them copies.
fn carried(o: &OriginAnswer) -> Markup {
    let first = match (&o.first_published, &o.first_publisher) {
        (Some(d), Some(p)) => format!("First seen {} ({p}). ", page::when(d)),
        (Some(d), None) => format!("First seen {}. ", page::when(d)),
        (None, Some(p)) => format!("First in {p}. "),
        (None, None) => String::new(),
    };
    html! {
        p.carried {
            (first) "In " (page::count(o.documents.len(), "document"))
            @if o.copies > 0 { ", " (o.copies) " of them with text of an earlier one" }
            ": "
            @for (n, id) in o.documents.iter().take(12).enumerate() { @if n > 0 { ", " } a href=(page::document(id)) { (id) } }
            @if o.documents.len() > 12 { " and " (o.documents.len() - 12) " more" }
            "."
        }
    }
}

fn corrections(a: &Answer, o: &OriginAnswer, shown: &Shown, desk: &Desk) -> Markup {
    let question = &a.question.text;
    let others: Vec<&str> =
        a.origins.iter().map(|other| other.name.as_str()).filter(|n| *n != o.name).take(30).collect();
    let mine: Vec<(Place, String)> =
        o.statements.iter().take(MOST).map(|q| (place(q), page::shorten(&q.quote, 90))).collect();
    folded(
        "Correct this origin",
        html! {
            @if o.weight != 0.0 { (weight_form(desk, question, &o.name, o.weight, shown.seen)) }
            @if !others.is_empty() { (join_form(desk, question, &o.name, &others, shown.seen)) }
            (note_form(desk, html! { (hidden("on", "origin")) (hidden("question", question)) (hidden("origin", &o.name)) }, 0))
            @if mine.len() > 1 { (part_form(desk, question, &o.name, &mine, shown.seen)) }
        },
    )
}
