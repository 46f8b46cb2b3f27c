//! `markdown`: an answer as an account with numbered citations and an annex of evidence (CommonMark with tables of GitHub).

use crate::account::{Account, BOOKKEEPING, Cited, Exhibit, Told, against, one_line};
use crate::words::{address, chain};
use crate::{Case, Error, Format, Writing};
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "markdown",
    about: "the answer as an account with numbered citations",
    extension: "md",
    needs_answer: true,
    write: Writing::Whole(write),
};

fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let account = Account::of(case, FORMAT.name)?;
    let f = account.finding;
    writeln!(out, "# {}\n", safe(&f.question))?;
    let headline = safe(&f.headline());
    writeln!(out, "**{headline}.** Verdict: {}. Confidence: {}.\n", f.verdict_words, f.confidence)?;
    writeln!(out, "{} {}\n", account.count(), account.looked_at())?;
    if !account.origins.is_empty() {
        writeln!(out, "## Origins\n")?;
    }
    account.origins.iter().enumerate().try_for_each(|(n, told)| origin(n + 1, told, out))?;
    matrix(&account, out)?;
    if !f.sensitivity.is_empty() {
        writeln!(out, "## What would change the estimate\n")?;
        for (what, points) in &f.sensitivity {
            writeln!(out, "- {}: {points:+.0} points", safe(what))?;
        }
        writeln!(out)?;
    }
    if !account.annex.is_empty() {
        writeln!(out, "## Evidence\n")?;
    }
    account.annex.iter().try_for_each(|one| exhibit(one, out))?;
    if !account.documents.is_empty() {
        writeln!(out, "## Documents\n")?;
        writeln!(out, "| id | published | publisher | headline | SHA-256 of the bytes received |")?;
        writeln!(out, "|---|---|---|---|---|")?;
    }
    account.documents.iter().try_for_each(|one| document(one, out))?;
    if !account.unreadable.is_empty() {
        writeln!(out, "\n## Not read\n")?;
        for d in &account.unreadable {
            let why = d.problems.first().map_or("", |p| p.message.as_str());
            writeln!(out, "- {}: {}", safe(&d.id), safe(why))?;
        }
    }
    Ok(())
}

fn origin(number: usize, told: &Told<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let o = told.origin;
    let own = if o.interested { ", speaks for its own side" } else { "" };
    writeln!(out, "### {number}. {} ({}{own}): {}\n", safe(&o.name), o.kind_words, o.stance)?;
    for said in &told.said {
        let quoted = said.quoted;
        let whose = match &quoted.chain[..] {
            [] => String::new(),
            names => format!(", on the word of {}", safe(&chain(names))),
        };
        let cited: Vec<String> = said.numbers.iter().map(|n| format!("[\\[{n}\\]](#evidence-{n})")).collect();
        let cited = cited.join(" ");
        writeln!(out, "- \u{201c}{}\u{201d} {cited} ({}{whose})", safe(&quoted.quote), quoted.certainty)?;
    }
    writeln!(out, "\n{} {}\n", safe(&told.carried()), safe(&told.weighs()))?;
    Ok(())
}

/// Hypotheses as columns, the origins that tell them apart as rows.
fn matrix(account: &Account<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let Some((telling, rest)) = account.matrix() else { return Ok(()) };
    let all = &account.finding.hypotheses;
    writeln!(out, "## Hypotheses\n\n{BOOKKEEPING}\n")?;
    for h in all {
        writeln!(out, "- **{}** {} ({})", safe(&h.id), safe(&h.text), against(h))?;
    }
    let head: String = all.iter().map(|h| format!(" {} |", safe(&h.id))).collect();
    writeln!(out, "\n| origin |{head} tells apart |\n|---|{}---|", "---|".repeat(all.len()))?;
    for o in telling {
        let fits: String = o.fits.iter().map(|fit| format!(" {} |", safe(&fit.words()))).collect();
        writeln!(out, "| {} |{fits} {:.2} |", safe(&o.name), o.diagnosticity)?;
    }
    if rest > 0 {
        writeln!(out, "\n{rest} more fit all hypotheses alike.")?;
    }
    writeln!(out)?;
    Ok(())
}

fn exhibit(one: &Exhibit<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let number = one.number;
    let [start, end] = one.place.code_points;
    writeln!(
        out,
        "<a id=\"evidence-{number}\"></a>**\\[{number}\\]** {}, code points {start} to {end}:\n",
        safe(&one.document.id)
    )?;
    writeln!(out, "> {}**{}**{}\n", spaced(one.before), safe(&one.quoted.quote), spaced(one.after))?;
    Ok(())
}

/// Context keeps the blank that parts it from the quotation.
fn spaced(text: &str) -> String {
    let blank = |edge: Option<char>| if edge.is_some_and(char::is_whitespace) { " " } else { "" };
    match safe(text) {
        inner if inner.is_empty() => inner,
        inner => format!("{}{inner}{}", blank(text.chars().next()), blank(text.chars().next_back())),
    }
}

fn document(one: &Cited<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let d = one.document;
    let cell = |value: &Option<String>| safe(value.as_deref().unwrap_or("-"));
    let headline = match address(d) {
        Some(url) => format!("[{}](<{}>)", cell(&d.title), within_brackets(url)),
        None => cell(&d.title),
    };
    let hashes: Vec<&str> = one.captures.iter().map(|(_, hash)| *hash).collect();
    let hashes = hashes.join(" ");
    writeln!(
        out,
        "| {} | {} | {} | {headline} | `{hashes}` |",
        safe(&d.id),
        cell(&d.published),
        cell(&d.publisher)
    )?;
    Ok(())
}

/// Text of an article as text: no mark of Markdown or HTML in it means anything.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    // Addresses in plain text become links of their own in some readers.
    out.replace("://", "\\://")
}

/// An address inside `<>`.
fn within_brackets(url: &str) -> String {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '<' | '>' | '\\' | '|');
    url.chars().map(|c| if plain(c) { c.to_string() } else { format!("%{:02X}", c as u32 & 0xff) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_an_article_has_no_marks() {
        assert_eq!(safe("<script>\n# a | [b](c)"), "\\<script\\> \\# a \\| \\[b\\](c)");
        assert_eq!(within_brackets("https://a.example/x>y z"), "https://a.example/x%3Ey%20z");
    }
}
