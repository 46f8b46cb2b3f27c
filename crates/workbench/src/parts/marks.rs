//! A text with what was found in it marked: names, sources, cues, factuality, and which words are which statement's.

use crate::page::encoded;
use maud::{Markup, html};
use reportedly::core::{MentionKind, Reading, Span};

/// What covers a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    span: Span,
    /// The innermost statement (number in the reading).
    statement: Option<usize>,
    /// The classes of the marks.
    classes: Vec<&'static str>,
}

/// The paragraphs of a text with the marks of its reading. Statements link to their entries (`#s3`), and are targets
/// themselves (`#t3`); `#c3` in its entry says on whose word it stands. `at` is a place to be marked above all, given in the address; `#here` stands before it.
pub(crate) fn text(text: &str, reading: &Reading, at: Option<Span>) -> Markup {
    let stretches = stretches(text, reading, at);
    let mut begun = vec![false; reading.statements.len()];
    let mut here = false;
    let mut paragraphs: Vec<Vec<Markup>> = vec![Vec::new()];
    for stretch in stretches {
        let words = stretch.span.of(text);
        for (n, line) in words.split('\n').enumerate() {
            if n > 0 {
                paragraphs.push(Vec::new());
            }
            if line.is_empty() {
                continue;
            }
            // White space between two marks is no link: nobody could read it out.
            let of = stretch.statement.filter(|_| !line.trim().is_empty());
            let mut classes = stretch.classes.clone();
            let first = of.filter(|s| !std::mem::replace(&mut begun[*s], true));
            let is_here = classes.contains(&"here") && !std::mem::replace(&mut here, true);
            if of.is_some() {
                classes.push("st");
            }
            let id = first.map(|s| format!("t{s}"));
            let class = classes.join(" ");
            let marked = match of {
                // On whose word it stands: the browser tells who points at any of its words, the style sheet shows the same to
                // who comes to it by the keyboard, and who listens hears what the list of statements says of it.
                Some(s) => {
                    html! { a class=(class) id=[id] href=(format!("#s{s}")) title=(whose(reading, s)) aria-describedby=[first.map(|s| format!("c{s}"))] tabindex=[first.is_none().then_some("-1")] { (line) } }
                }
                None if class.is_empty() => html! { (line) },
                None => html! { span class=(class) id=[id] { (line) } },
            };
            if let Some(last) = paragraphs.last_mut() {
                // A target of its own: the words may be a statement's, which the list of statements points at.
                last.extend(is_here.then(|| html! { span id="here" {} }));
                last.push(marked);
            }
        }
    }
    html! {
        @for paragraph in paragraphs.iter().filter(|p| !p.is_empty()) {
            p { @for piece in paragraph { (piece) } }
        }
    }
}

/// On whose word a statement stands, for who points at it.
fn whose(reading: &Reading, statement: usize) -> String {
    let chain = reading.statements.get(statement).map(|s| s.chain.as_slice()).unwrap_or_default();
    match chain {
        [] => "the author’s own word".to_owned(),
        links => format!(
            "on the word of {}",
            links.iter().map(|l| l.name.as_str()).collect::<Vec<_>>().join(" › ")
        ),
    }
}

fn stretches(text: &str, reading: &Reading, at: Option<Span>) -> Vec<Stretch> {
    let mut marks: Vec<(Span, &'static str)> = Vec::new();
    marks.extend(reading.mentions.iter().map(|m| (m.span, kind(m.kind))));
    for a in &reading.attributions {
        marks.extend(a.source.iter().map(|s| (*s, "source")));
        marks.extend(a.cue.iter().map(|s| (*s, "cue")));
    }
    marks.extend(reading.statements.iter().flat_map(|s| &s.factuality.cues).map(|s| (*s, "fact")));
    marks.extend(reading.times.iter().map(|t| (t.span, "time")));
    marks.extend(at.map(|span| (span, "here")));
    // Marks that do not fit the text are left out.
    marks.retain(|(span, _)| !span.of(text).is_empty());
    let statements = reading.statements.iter().enumerate();
    let mut pieces: Vec<(Span, usize)> =
        statements.flat_map(|(n, s)| s.pieces.iter().map(move |p| (*p, n))).collect();
    pieces.retain(|(span, _)| !span.of(text).is_empty());
    let mut cuts: Vec<u32> = marks.iter().flat_map(|(s, _)| [s.start, s.end]).collect();
    cuts.extend(pieces.iter().flat_map(|(s, _)| [s.start, s.end]));
    cuts.extend([0, u32::try_from(text.len()).unwrap_or(u32::MAX)]);
    cuts.sort_unstable();
    cuts.dedup();
    // Marks in the order in which they begin, so that each stretch looks at those only that may cover it.
    marks.sort_by_key(|(s, _)| (s.start, s.end));
    pieces.sort_by_key(|(s, _)| (s.start, s.end));
    let mut open_marks: Vec<(Span, &'static str)> = Vec::new();
    let mut open_pieces: Vec<(Span, usize)> = Vec::new();
    let (mut next_mark, mut next_piece) = (0, 0);
    cuts.windows(2)
        .map(|pair| {
            let span = Span { start: pair[0], end: pair[1] };
            while marks.get(next_mark).is_some_and(|(s, _)| s.start <= span.start) {
                open_marks.push(marks[next_mark]);
                next_mark += 1;
            }
            while pieces.get(next_piece).is_some_and(|(s, _)| s.start <= span.start) {
                open_pieces.push(pieces[next_piece]);
                next_piece += 1;
            }
            open_marks.retain(|(s, _)| s.end > span.start);
            open_pieces.retain(|(s, _)| s.end > span.start);
            let mut classes: Vec<&'static str> = open_marks.iter().map(|(_, class)| *class).collect();
            classes.sort_unstable();
            classes.dedup();
            let statement = open_pieces.iter().min_by_key(|(s, n)| (s.len(), *n)).map(|(_, n)| *n);
            Stretch { span, statement, classes }
        })
        .collect()
}

fn kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "m person",
        MentionKind::Location | MentionKind::Facility => "m place",
        _ => "m body",
    }
}

/// A quote in its sentence: words before, the quote marked, words after.
pub(crate) fn in_context(text: &str, span: Span) -> Markup {
    const AROUND: usize = 160;
    let (start, end) = (span.start as usize, span.end as usize);
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { return html! {} };
    let line = before.rsplit('\n').next().unwrap_or_default();
    let rest = after.split('\n').next().unwrap_or_default();
    let cut = line.char_indices().rev().nth(AROUND).map(|(i, _)| i);
    let from = cut.map_or(line, |i| line[i..].split_once(' ').map_or("", |(_, words)| words));
    let to = crate::page::shorten(rest, AROUND);
    html! {
        @if cut.is_some() { "… " }
        (from) mark { (span.of(text)) } (to)
    }
}

/// The address of a place: the document's page, with the words marked.
pub(crate) fn address(document: &str, span: Span) -> String {
    format!("/document?id={}&at={}-{}#here", encoded(document), span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reportedly::core::Mention;

    #[test]
    fn every_byte_is_shown_once_and_escaped() {
        let article = "<b>Anna</b> left.\nShe \"knew\" & went.";
        let mentions = vec![Mention { span: Span::new(3, 7), kind: MentionKind::Person }];
        // A mark that does not fit the text is left out.
        let wrong = Mention { span: Span::new(900, 907), kind: MentionKind::Person };
        let reading = Reading { mentions: [mentions, vec![wrong]].concat(), ..Reading::default() };
        let shown = text(article, &reading, Some(Span::new(19, 22))).into_string();
        assert_eq!(
            shown,
            "<p>&lt;b&gt;<span class=\"m person\">Anna</span>&lt;/b&gt; left.</p><p>S<span id=\"here\">\
             </span><span class=\"here\">he </span>&quot;knew&quot; &amp; went.</p>"
        );
    }
}
