//! `report`: an answer as a page to print, with numbered citations and an annex of evidence.
//!
//! One file without scripts and without anything from elsewhere. Printed by a browser it becomes a PDF; the style sheet
//! has the sizes and page breaks for that. Text of articles is escaped everywhere.

use crate::account::{Account, BOOKKEEPING, Cited, Exhibit, Told, against, one_line, visible};
use crate::words::{address, chain};
use crate::{Case, Error, Format, Writing};
use std::fmt::Display;
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "report",
    about: "the answer as a page to print or to save as PDF (HTML)",
    extension: "html",
    needs_answer: true,
    write: Writing::Whole(write),
};

/// Nothing may be loaded and no script may run, whatever slipped through.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let account = Account::of(case, FORMAT.name)?;
    let f = account.finding;
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>",
        text(&f.question),
        include_str!("report.css")
    )?;
    writeln!(out, "<header>\n<p class=\"kind\">Assessment of reporting</p>\n<h1>{}</h1>", text(&f.question))?;
    writeln!(out, "<p class=\"answer\">{}</p>", text(&f.headline()))?;
    scale(&account, out)?;
    writeln!(
        out,
        "<p>Verdict: <strong>{}</strong>. Confidence: <strong>{}</strong>. {}</p>\n<p class=\"faint\">{}</p>\n</header>",
        f.verdict_words,
        f.confidence,
        account.count(),
        account.looked_at()
    )?;
    if !account.origins.is_empty() {
        writeln!(out, "<section>\n<h2>Origins</h2>")?;
        account.origins.iter().enumerate().try_for_each(|(n, told)| origin(n + 1, told, out))?;
        writeln!(out, "</section>")?;
    }
    matrix(&account, out)?;
    if !f.sensitivity.is_empty() {
        writeln!(out, "<section>\n<h2>What would change the estimate</h2>\n<table>\n<tbody>")?;
        for (what, points) in &f.sensitivity {
            writeln!(out, "<tr><td>{}</td><td class=\"number\">{points:+.0} points</td></tr>", text(what))?;
        }
        writeln!(out, "</tbody>\n</table>\n</section>")?;
    }
    annex(&account, out)?;
    writeln!(
        out,
        "<footer>Made by reportedly {} from the words of the articles. It weighs what they say; it does not know what is \
         true.</footer>\n</main>\n</body>\n</html>",
        env!("CARGO_PKG_VERSION")
    )?;
    Ok(())
}

/// The estimate on a line from 0 to 100 percent, with its interval.
fn scale(account: &Account<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let Some(e) = account.finding.estimate else { return Ok(()) };
    let (low, high, at) = (e.low * 100.0, e.high * 100.0, e.probability * 100.0);
    let wide = high - low;
    writeln!(
        out,
        "<svg class=\"scale\" viewBox=\"0 0 100 9\" role=\"img\" aria-label=\"{at:.0} percent, from {low:.0} to {high:.0}\">\
         <rect class=\"all\" x=\"0\" y=\"2.4\" width=\"100\" height=\"1.2\" rx=\"0.6\"/>\
         <rect class=\"range\" x=\"{low:.1}\" y=\"2\" width=\"{wide:.1}\" height=\"2\" rx=\"1\"/>\
         <circle class=\"at\" cx=\"{at:.1}\" cy=\"3\" r=\"1.7\"/>\
         <text x=\"0\" y=\"8.4\">0 %</text><text x=\"50\" y=\"8.4\" class=\"middle\">50 %</text>\
         <text x=\"100\" y=\"8.4\" class=\"end\">100 %</text></svg>"
    )?;
    Ok(())
}

fn origin(number: usize, told: &Told<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let o = told.origin;
    let own = if o.interested { " · speaks for its own side" } else { "" };
    writeln!(
        out,
        "<article class=\"origin\">\n<h3>{number}. {} <span class=\"stance {}\">{}</span></h3>\n\
         <p class=\"faint\">{}{own}</p>\n<ul class=\"quotes\">",
        text(&o.name),
        text(&o.stance),
        text(&o.stance),
        o.kind_words
    )?;
    for said in &told.said {
        let quoted = said.quoted;
        let whose = match &quoted.chain[..] {
            [] => String::new(),
            names => format!(" · on the word of {}", text(&chain(names))),
        };
        let cite = |n: &usize| format!("<a class=\"cite\" href=\"#e{n}\">[{n}]</a>");
        let cited: Vec<String> = said.numbers.iter().map(cite).collect();
        writeln!(
            out,
            "<li><q>{}</q> {} <span class=\"faint\">{}{whose}</span></li>",
            text(&quoted.quote),
            cited.join(" "),
            text(&quoted.certainty)
        )?;
    }
    writeln!(
        out,
        "</ul>\n<p class=\"faint\">{} {}</p>\n</article>",
        text(&told.carried()),
        text(&told.weighs())
    )?;
    Ok(())
}

/// Hypotheses as columns, the origins that tell them apart as rows.
fn matrix(account: &Account<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let Some((telling, rest)) = account.matrix() else { return Ok(()) };
    let all = &account.finding.hypotheses;
    writeln!(out, "<section>\n<h2>Hypotheses</h2>\n<p class=\"faint\">{BOOKKEEPING}</p>\n<ul>")?;
    for h in all {
        writeln!(
            out,
            "<li><strong>{}</strong> {} <span class=\"faint\">{}</span></li>",
            text(&h.id),
            text(&h.text),
            against(h)
        )?;
    }
    let head: String = all.iter().map(|h| format!("<th scope=\"col\">{}</th>", text(&h.id))).collect();
    writeln!(
        out,
        "</ul>\n<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Origin</th>{head}<th scope=\"col\" class=\"number\">tells apart</th></tr></thead>\n<tbody>"
    )?;
    for o in telling {
        let fits: String = o.fits.iter().map(|fit| format!("<td>{}</td>", text(&fit.words()))).collect();
        let (name, apart) = (text(&o.name), o.diagnosticity);
        writeln!(out, "<tr><th scope=\"row\">{name}</th>{fits}<td class=\"number\">{apart:.2}</td></tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")?;
    if rest > 0 {
        writeln!(out, "<p class=\"faint\">{rest} more fit all hypotheses alike.</p>")?;
    }
    writeln!(out, "</section>")?;
    Ok(())
}

fn annex(account: &Account<'_>, out: &mut dyn Write) -> Result<(), Error> {
    if account.annex.is_empty() && account.unreadable.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section class=\"annex\">\n<h2>Evidence</h2>\n<ol>")?;
    account.annex.iter().try_for_each(|one| exhibit(one, out))?;
    writeln!(out, "</ol>\n</section>\n<section>\n<h2>Documents</h2>")?;
    account.documents.iter().try_for_each(|one| document(one, out))?;
    if !account.unreadable.is_empty() {
        writeln!(out, "<h3>Not read</h3>\n<ul>")?;
        for d in &account.unreadable {
            let why = d.problems.first().map_or("", |p| p.message.as_str());
            writeln!(out, "<li>{}: {}</li>", text(&d.id), text(why))?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</section>")?;
    Ok(())
}

fn exhibit(one: &Exhibit<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let [start, end] = one.place.code_points;
    writeln!(
        out,
        "<li id=\"e{}\"><blockquote>{}<mark>{}</mark>{}</blockquote>\n<p class=\"faint\"><a href=\"#{}\">{}</a>, code points \
         {start} to {end} (bytes {} to {}) · {}</p></li>",
        one.number,
        escape(one.before),
        escape(&one.quoted.quote),
        escape(one.after),
        anchor(&one.document.id),
        text(&one.document.id),
        one.quoted.span.start,
        one.quoted.span.end,
        text(&one.quoted.reason)
    )?;
    Ok(())
}

fn document(one: &Cited<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let d = one.document;
    let title = text(d.title.as_deref().unwrap_or("(no headline)"));
    writeln!(
        out,
        "<div class=\"document\" id=\"{}\">\n<h3>{}: {title}</h3>\n<dl>",
        anchor(&d.id),
        text(&d.id)
    )?;
    let mut field = |name: &str, value: Option<String>| -> Result<(), Error> {
        let Some(value) = value else { return Ok(()) };
        Ok(writeln!(out, "<dt>{name}</dt><dd>{value}</dd>")?)
    };
    field("Publisher", d.publisher.as_deref().map(text))?;
    field("Published", d.published.as_deref().map(text))?;
    field("By", d.byline.as_deref().map(text))?;
    field("Address", d.url.as_deref().map(|url| link(url, address(d).is_some())))?;
    field("Received", one.received.map(text))?;
    field("Text from", one.taken_from.map(|id| format!("<a href=\"#{}\">{}</a>", anchor(id), text(id))))?;
    for (_, hash) in &one.captures {
        field("SHA-256", Some(format!("<code>{}</code>", text(hash))))?;
    }
    writeln!(out, "</dl>\n</div>")?;
    Ok(())
}

/// An address, as a link where it is one of the web.
fn link(url: &str, is_web: bool) -> String {
    let shown = text(url);
    match is_web {
        true => format!("<a rel=\"noreferrer noopener\" href=\"{}\">{shown}</a>", escape(url)),
        false => shown,
    }
}

/// A name that links within the page can point at.
fn anchor(id: &str) -> impl Display {
    format!("d-{}", crate::ids::id("anchor", &[id]))
}

/// Text on one line, escaped.
fn text(text: &str) -> String {
    escape(&one_line(text))
}

/// No character means anything in HTML, neither between tags nor in a quoted attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn escaped_text_holds_no_mark(text in "[<>&\"'a-c\\x00-\\x1f\u{202a}-\u{202e} ]{0,40}") {
            let safe = escape(&text);
            prop_assert!(!safe.contains(['<', '>', '"', '\'']));
            prop_assert!(!safe.chars().any(|c| c.is_control()));
        }
    }

    #[test]
    fn an_address_cannot_end_its_attribute() {
        let shown = link("https://a.example/\"><b>", true);
        assert!(shown.ends_with(
            "href=\"https://a.example/&quot;&gt;&lt;b&gt;\">https://a.example/&quot;&gt;&lt;b&gt;</a>"
        ));
        assert_eq!(link("javascript:alert(1)", false), "javascript:alert(1)");
    }
}
