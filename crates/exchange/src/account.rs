//! An answer as an account that is read from top to bottom: what `report` and `markdown` both show. Every quotation has a
//! number, under which the annex names the document, the place, and the hash of the bytes that it derives from.

use crate::cite::{Citation, Citer};
use crate::finding::{Finding, HypothesisFinding, OriginFinding, Quoted};
use crate::{Case, Error, Filed};
use reportedly_core::{Document, Span};
use std::collections::BTreeMap;

/// An account.
pub(crate) struct Account<'a> {
    pub finding: &'a Finding,
    pub origins: Vec<Told<'a>>,
    /// Every quotation, by number less one.
    pub annex: Vec<Exhibit<'a>>,
    /// The documents that are cited, in the casebook's order.
    pub documents: Vec<Cited<'a>>,
    /// Inputs without text, which nothing could be read from.
    pub unreadable: Vec<&'a Document>,
}

/// An origin with what it says.
pub(crate) struct Told<'a> {
    pub origin: &'a OriginFinding,
    pub said: Vec<Said<'a>>,
    /// Further statements on the matter that take no side and are not shown.
    pub further: usize,
}

/// Words of one speaker, and the numbers of the places where they stand: copies have the same.
pub(crate) struct Said<'a> {
    pub quoted: &'a Quoted,
    pub numbers: Vec<usize>,
}

/// Statements of an origin without a side that are shown.
const WITHOUT_SIDE: usize = 3;

/// A quotation in the annex.
pub(crate) struct Exhibit<'a> {
    pub number: usize,
    pub quoted: &'a Quoted,
    pub document: &'a Document,
    pub place: Citation,
    /// The words around the quotation, up to the ends of its paragraph.
    pub before: &'a str,
    pub after: &'a str,
}

/// A cited document with what proves it.
pub(crate) struct Cited<'a> {
    pub document: &'a Document,
    /// Id and SHA-256 of the bytes of its captures.
    pub captures: Vec<(&'a str, &'a str)>,
    /// When it was received, where it came over the web.
    pub received: Option<&'a str>,
    /// The document that it most likely has its text from.
    pub taken_from: Option<&'a str>,
}

/// Longest context on either side of a quotation, in bytes.
const CONTEXT: usize = 400;

impl<'a> Account<'a> {
    pub(crate) fn of(case: &'a Case<'_>, format: &'static str) -> Result<Self, Error> {
        let finding = case.finding(format)?;
        let mut account = Self {
            finding,
            origins: Vec::new(),
            annex: Vec::new(),
            documents: Vec::new(),
            unreadable: case.documents.iter().map(Filed::document).filter(|d| !d.is_usable()).collect(),
        };
        for origin in &finding.origins {
            let mut told = Told { origin, said: Vec::new(), further: 0 };
            for quoted in &origin.quotes {
                let Some(filed) = case.find(&quoted.document) else { continue };
                let is_same = |s: &Said<'_>| s.quoted.quote == quoted.quote && s.quoted.chain == quoted.chain;
                let number = account.annex.len() + 1;
                match told.said.iter().position(is_same) {
                    Some(at) => told.said[at].numbers.push(number),
                    None if told.leaves_out(quoted) => {
                        told.further += 1;
                        continue;
                    }
                    None => told.said.push(Said { quoted, numbers: vec![number] }),
                }
                account.annex.push(exhibit(number, quoted, filed.document()));
            }
            account.origins.push(told);
        }
        let captures: BTreeMap<&str, _> = case.captures.iter().map(|c| (c.id.as_str(), c)).collect();
        let parents: BTreeMap<&str, Option<&str>> =
            case.origins.documents.iter().map(|d| (d.id.as_str(), d.parent.as_deref())).collect();
        for filed in case.shown() {
            let of: Vec<_> = filed.captures.iter().filter_map(|id| captures.get(id.as_str())).collect();
            account.documents.push(Cited {
                document: filed.document(),
                captures: of.iter().map(|c| (c.id.as_str(), c.hash.as_str())).collect(),
                received: of.iter().find_map(|c| c.received.as_deref()),
                taken_from: parents.get(filed.document().id.as_str()).copied().flatten(),
            });
        }
        Ok(account)
    }

    /// "1 independent origin supports, 2 deny."
    pub(crate) fn count(&self) -> String {
        let f = self.finding;
        let s = if f.supporting == 1 { " supports" } else { "s support" };
        let r = if f.refuting == 1 { "denies" } else { "deny" };
        format!("{} independent origin{s}, {} {r}.", f.supporting, f.refuting)
    }

    /// The origins that tell the hypotheses apart, and how many do not; `None` where the hypotheses say no more than the question.
    pub(crate) fn matrix(&self) -> Option<(Vec<&'a OriginFinding>, usize)> {
        let f = self.finding;
        let telling: Vec<_> = f.origins.iter().filter(|o| o.diagnosticity > 0.0).collect();
        let rest = f.origins.len() - telling.len();
        f.sets_hypotheses_beside_each_other().then_some((telling, rest))
    }

    /// "Of 10 documents 9 bear on the question; 0 gave no text."
    pub(crate) fn looked_at(&self) -> String {
        let f = self.finding;
        format!(
            "Of {} documents {} bear on the question; {} gave no text.",
            f.looked_at, f.related, f.unusable
        )
    }
}

impl Told<'_> {
    /// Of an origin that takes a side what takes none is not shown; of another one a few statements are.
    fn leaves_out(&self, quoted: &Quoted) -> bool {
        let takes_side = matches!(self.origin.stance.as_str(), "supports" | "refutes");
        if takes_side { quoted.stance == "discusses" } else { self.said.len() >= WITHOUT_SIDE }
    }

    /// "In 8 documents, 3 of them copies; first seen 2023-10-30, National Resistance Center."
    pub(crate) fn carried(&self) -> String {
        let o = self.origin;
        let mut told = match o.documents.len() {
            1 => "In 1 document".to_owned(),
            n => format!("In {n} documents"),
        };
        match o.copies {
            0 => {}
            1 => told.push_str(", 1 of them a copy"),
            n => told.push_str(&format!(", {n} of them copies")),
        }
        let first = [o.first_published.as_deref().map(crate::when::day), o.first_publisher.as_deref()];
        let first: Vec<&str> = first.into_iter().flatten().collect();
        if !first.is_empty() {
            told.push_str(&format!("; first seen {}", first.join(", ")));
        }
        told.push('.');
        match self.further {
            0 => {}
            1 => told.push_str(" 1 further statement on the matter takes no side."),
            n => told.push_str(&format!(" {n} further statements on the matter take no side.")),
        }
        told
    }

    /// "Weight +0.50 = 0.50 (planned) × 1.00 (official); without it the estimate moves -8 points."
    pub(crate) fn weighs(&self) -> String {
        let o = self.origin;
        if o.weight == 0.0 {
            return "It takes no side.".to_owned();
        }
        let points = -o.points;
        format!("Weight {:+.2} = {}; without it the estimate moves {points:+.0} points.", o.weight, o.reason)
    }
}

fn exhibit<'a>(number: usize, quoted: &'a Quoted, document: &'a Document) -> Exhibit<'a> {
    let (before, after) = around(&document.text, quoted.span);
    Exhibit { number, quoted, document, place: Citer::new(document).cite(quoted.span), before, after }
}

/// What stands before and after a place in its paragraph.
fn around(text: &str, span: Span) -> (&str, &str) {
    if span.of(text).is_empty() {
        return ("", "");
    }
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let to = after.find('\n').unwrap_or(after.len());
    let mut from = from.max(before.len().saturating_sub(CONTEXT));
    let mut to = to.min(CONTEXT);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    while !after.is_char_boundary(to) {
        to -= 1;
    }
    (&before[from..], &after[..to])
}

/// "1 origin is inconsistent with it"
pub(crate) fn against(hypothesis: &HypothesisFinding) -> String {
    match hypothesis.inconsistent {
        1 => "1 origin is inconsistent with it".to_owned(),
        n => format!("{n} origins are inconsistent with it"),
    }
}

/// What a matrix is not.
pub(crate) const BOOKKEEPING: &str = "Bookkeeping: the estimate does not come from it.";

/// One line, each character as it is: what an article has in several lines would end a heading or a list, and what moves
/// a cursor or turns the direction of text could make a quotation read as another; such characters are shown as U+FFFD.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().map(visible).collect::<Vec<_>>().join(" ")
}

/// The same, with blanks as they are.
pub(crate) fn visible(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let one = |c: char| match c {
        '\n' | '\t' => ' ',
        c if c.is_control() || turns(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(one).collect()
}
