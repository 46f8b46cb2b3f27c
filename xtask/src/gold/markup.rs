//! Text with spans in braces: `{1s|The ministry} {1c|said} {1t|it was late}`.
//!
//! The number says to which item a span belongs, the letter which role it has in it. Spans nest and
//! repeat. The text itself holds none of `{`, `|`, `}`.

use super::Fault;
use reportedly::core::Span;

/// One span of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which item it belongs to.
    pub item: usize,
    /// Its role in the item.
    pub role: char,
    /// In the text without braces.
    pub span: Span,
    /// Line of the opening brace.
    pub line: usize,
}

/// The text without braces and its spans in order of their beginning, outer ones first.
pub(super) fn unmark(lines: &[(usize, &str)], roles: &[char]) -> Result<(String, Vec<Piece>), Fault> {
    let (mut text, mut pieces) = (String::new(), Vec::<Piece>::new());
    let mut open: Vec<usize> = Vec::new();
    for (i, (number, line)) in lines.iter().enumerate() {
        if i > 0 {
            text.push('\n');
        }
        let mut rest = *line;
        while let Some(at) = rest.find(['{', '|', '}']) {
            text.push_str(&rest[..at]);
            let mark = &rest[at..];
            rest = &mark[1..];
            if mark.starts_with('|') {
                return Err(Fault::new(*number, "`|` outside a brace's head: write {<number><role>|text}"));
            }
            if mark.starts_with('{') {
                let (item, role, after) = head(rest, roles).map_err(|m| Fault::new(*number, m))?;
                rest = after;
                open.push(pieces.len());
                pieces.push(Piece { item, role, span: Span::new(text.len(), text.len()), line: *number });
                continue;
            }
            let Some(p) = open.pop().map(|o| &mut pieces[o]) else {
                return Err(Fault::new(*number, "`}` closes nothing: remove it, or open the span before"));
            };
            p.span = Span::new(p.span.start as usize, text.len());
            tidy(p, &text)?;
        }
        text.push_str(rest);
    }
    if let Some(p) = open.pop().map(|o| &pieces[o]) {
        let start: String = text[p.span.start as usize..].chars().take(30).collect();
        return Err(Fault::new(p.line, format!("{{{}{}|{start}… is not closed: add `}}`", p.item, p.role)));
    }
    Ok((text, pieces))
}

/// What stands between `{` and `|`.
fn head<'a>(rest: &'a str, roles: &[char]) -> Result<(usize, char, &'a str), String> {
    let known: String = roles.iter().map(|r| format!(" {r}")).collect();
    let advice = format!("write {{<number><role>|text}} with a role of:{known}");
    let Some((name, after)) = rest.split_once('|') else {
        return Err(format!("`{{` without `|`: {advice}"));
    };
    let digits = name.trim_end_matches(|c: char| !c.is_ascii_digit());
    let (Ok(item), Some(role)) = (digits.parse(), name[digits.len()..].chars().next()) else {
        return Err(format!("`{{{name}|` is no head: {advice}"));
    };
    if name.len() != digits.len() + role.len_utf8() || !roles.contains(&role) {
        return Err(format!("`{{{name}|` has no known role: {advice}"));
    }
    Ok((item, role, after))
}

fn tidy(p: &Piece, text: &str) -> Result<(), Fault> {
    let words = p.span.of(text);
    let wrong = |why: &str| Err(Fault::new(p.line, format!("{{{}{}|{words}}} {why}", p.item, p.role)));
    if words.trim().is_empty() {
        return wrong("is empty: mark words or remove it");
    }
    if words.trim() != words {
        return wrong("begins or ends with a blank: put it outside the braces");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Result<Vec<String>, Fault> {
        let lines: Vec<(usize, &str)> = text.split('\n').enumerate().map(|(i, l)| (i + 1, l)).collect();
        let (text, pieces) = unmark(&lines, &['s', 'c', 't'])?;
        Ok(pieces.iter().map(|p| format!("{}{} {}", p.item, p.role, p.span.of(&text))).collect())
    }

    #[test]
    fn spans_nest_and_repeat() {
        let text = "{1t|“Zoë,” {2s|he} {2c|said}}, {1t|“left”}, {1s|{12s|she}} {1c|said}.";
        let expected = ["1t “Zoë,” he said", "2s he", "2c said", "1t “left”", "1s she", "12s she", "1c said"];
        assert_eq!(marked(text).unwrap(), expected);
    }

    #[test]
    fn lines_are_joined_and_spans_may_cross_them() {
        assert_eq!(marked("a {1t|b\n\nc} d").unwrap(), ["1t b\n\nc"]);
    }

    #[test]
    fn faults_name_line_and_remedy() {
        let cases = [
            ("a\n{1x|b}", 2, "`{1x|` has no known role"),
            ("{1st|b}", 1, "`{1st|` has no known role"),
            ("{s|b}", 1, "`{s|` is no head"),
            ("{1|b}", 1, "`{1|` is no head"),
            ("{1s b}", 1, "`{` without `|`"),
            ("a | b", 1, "`|` outside"),
            ("a }", 1, "`}` closes nothing"),
            ("{1s|a {1c|b}\nc", 1, "{1s|a b\nc… is not closed"),
            ("{1s| a}", 1, "{1s| a} begins or ends with a blank"),
            ("{1s|}", 1, "{1s|} is empty"),
        ];
        for (text, line, message) in cases {
            let fault = marked(text).unwrap_err();
            assert!(fault.line == line && fault.message.starts_with(message), "{text:?}: {fault:?}");
        }
    }
}
