//! The account as blocks.

use super::block::{Block, Ink, Link, Role, Run};
use crate::account::{Account, BOOKKEEPING, Cited, Exhibit, Told, against, one_line, visible};
use crate::words::{address, chain};

/// Everything, from the question to the documents.
pub(super) fn blocks(account: &Account<'_>) -> Vec<Block> {
    let f = account.finding;
    let mut out = vec![
        Block {
            size: 8.5,
            ..Block::text(vec![Run { ink: Ink::Accent, ..Run::bold("Assessment of reporting") }])
        },
        Block::heading(1, vec![Run::bold(line(&f.question))]),
        Block {
            size: 13.0,
            scale: f.estimate.map(|e| [e.low, e.probability, e.high]),
            ..Block::text(vec![Run::bold(line(&f.headline()))])
        },
        Block::text(vec![
            Run::of("Verdict: "),
            Run::bold(f.verdict_words),
            Run::of(". Confidence: "),
            Run::bold(f.confidence),
            Run::of(format!(". {}", account.count())),
        ]),
        Block::note(account.looked_at()),
    ];
    if !account.origins.is_empty() {
        out.push(Block::heading(2, vec![Run::bold("Origins")]));
    }
    account.origins.iter().enumerate().for_each(|(n, told)| origin(n + 1, told, &mut out));
    matrix(account, &mut out);
    if !f.sensitivity.is_empty() {
        out.push(Block::heading(2, vec![Run::bold("What would change the estimate")]));
        for (what, points) in &f.sensitivity {
            out.push(Block::text(vec![Run::of(format!("{}: {points:+.0} points", line(what)))]));
        }
    }
    if !account.annex.is_empty() {
        out.push(Block::heading(2, vec![Run::bold("Evidence")]));
    }
    account.annex.iter().for_each(|one| exhibit(one, &mut out));
    if !account.documents.is_empty() {
        out.push(Block::heading(2, vec![Run::bold("Documents")]));
    }
    account.documents.iter().for_each(|one| document(one, &mut out));
    if !account.unreadable.is_empty() {
        out.push(Block::heading(2, vec![Run::bold("Not read")]));
        for d in &account.unreadable {
            let why = d.problems.first().map_or("", |p| p.message.as_str());
            out.push(Block::text(vec![Run::of(format!("{}: {}", line(&d.id), line(why)))]));
        }
    }
    let made = concat!(
        "Made by reportedly ",
        env!("CARGO_PKG_VERSION"),
        " from the words of the articles. It weighs what they say; it does not know what is true."
    );
    out.push(Block { before: 18.0, ..Block::note(made) });
    out
}

fn origin(number: usize, told: &Told<'_>, out: &mut Vec<Block>) {
    let o = told.origin;
    let own = if o.interested { " · speaks for its own side" } else { "" };
    let name = Run::bold(format!("{number}. {} ", line(&o.name)));
    out.push(Block::heading(3, vec![name, Run { ink: Ink::Accent, ..Run::of(line(&o.stance)) }]));
    out.push(Block::note(format!("{}{own}", o.kind_words)));
    for said in &told.said {
        let quoted = said.quoted;
        let whose = match &quoted.chain[..] {
            [] => String::new(),
            names => format!(" · on the word of {}", line(&chain(names))),
        };
        let mut runs = vec![Run::of(format!("“{}” ", line(&quoted.quote)))];
        for n in &said.numbers {
            runs.push(Run::to(format!("[{n}]"), Link::Within(evidence(*n))));
            runs.push(Run::of(" "));
        }
        runs.push(Run::faint(format!("{}{whose}", line(&quoted.certainty))));
        out.push(Block::text(runs).indented(12.0));
    }
    out.push(Block::note(format!("{} {}", line(&told.carried()), line(&told.weighs()))));
}

/// The hypotheses with what fits them, an origin a line: a table of many columns has no room on a page.
fn matrix(account: &Account<'_>, out: &mut Vec<Block>) {
    let Some((telling, rest)) = account.matrix() else { return };
    let all = &account.finding.hypotheses;
    out.push(Block::heading(2, vec![Run::bold("Hypotheses")]));
    out.push(Block::note(BOOKKEEPING));
    for h in all {
        let words = [Run::bold(format!("{} ", line(&h.id))), Run::of(format!("{} ", line(&h.text)))];
        out.push(Block::text(words.into_iter().chain([Run::faint(against(h))]).collect()));
    }
    for o in telling {
        let fits: Vec<String> = all
            .iter()
            .zip(&o.fits)
            .map(|(h, fit)| format!("{} {}", line(&h.id), line(&fit.words())))
            .collect();
        let told = format!("{}; tells apart {:.2}", fits.join(", "), o.diagnosticity);
        out.push(Block::text(vec![Run::bold(format!("{}: ", line(&o.name))), Run::of(told)]).indented(12.0));
    }
    if rest > 0 {
        out.push(Block::note(format!("{rest} more fit all hypotheses alike.")));
    }
}

fn exhibit(one: &Exhibit<'_>, out: &mut Vec<Block>) {
    let [start, end] = one.place.code_points;
    let span = one.quoted.span;
    let runs = vec![
        Run::bold(format!("[{}] ", one.number)),
        Run::of(plain(one.before)),
        Run { marked: true, ..Run::of(plain(&one.quoted.quote)) },
        Run::of(plain(one.after)),
    ];
    let quotation = Block { role: Role::Quotation, before: 8.0, ..Block::text(runs) };
    out.push(quotation.anchored(evidence(one.number)));
    let place = format!(
        ", code points {start} to {end} (bytes {} to {}) · {}",
        span.start,
        span.end,
        line(&one.quoted.reason)
    );
    let to = Run::to(line(&one.document.id), Link::Within(of_document(&one.document.id)));
    out.push(Block { runs: vec![to, Run::faint(place)], before: 1.0, ..Block::note("") });
}

fn document(one: &Cited<'_>, out: &mut Vec<Block>) {
    let d = one.document;
    let title = d.title.as_deref().unwrap_or("(no headline)");
    let heading = Run::bold(format!("{}: {}", line(&d.id), line(title)));
    out.push(Block::heading(3, vec![heading]).anchored(of_document(&d.id)));
    let mut field = |name: &str, value: Run| {
        let runs = vec![Run::faint(format!("{name}: ")), value];
        out.push(Block { runs, before: 1.0, ..Block::note("") });
    };
    let fields = [("Publisher", &d.publisher), ("Published", &d.published), ("By", &d.byline)]
        .map(|(name, value)| (name, value.as_deref().map(line)));
    for (name, value) in fields {
        if let Some(value) = value {
            field(name, Run::of(value));
        }
    }
    if let Some(url) = &d.url {
        // Only those of the web are links.
        field(
            "Address",
            match address(d) {
                Some(web) => Run::to(line(url), Link::Web(web.to_owned())),
                None => Run::of(line(url)),
            },
        );
    }
    if let Some(received) = one.received {
        field("Received", Run::of(line(received)));
    }
    if let Some(id) = one.taken_from {
        field("Text from", Run::to(line(id), Link::Within(of_document(id))));
    }
    for (_, hash) in &one.captures {
        field("SHA-256", Run::of(line(hash)));
    }
}

fn evidence(number: usize) -> String {
    format!("e{number}")
}

fn of_document(id: &str) -> String {
    format!("d-{id}")
}

/// Text on one line.
fn line(text: &str) -> String {
    without_hidden(&one_line(text))
}

/// The same, with blanks as they are.
fn plain(text: &str) -> String {
    without_hidden(&visible(text))
}

/// Without letters that show nothing, which no font has: joiners, soft hyphens, selectors of variants. What is no character
/// at all is shown as U+FFFD.
fn without_hidden(text: &str) -> String {
    let hidden = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    let is_none = |c: char| (c as u32) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c);
    let shown = |c: char| match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        c if is_none(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().filter(|c| !hidden(*c)).map(shown).collect()
}
