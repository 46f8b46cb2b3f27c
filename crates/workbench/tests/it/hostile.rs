//! Articles are somebody else's: whatever they hold, pages show it as text.

use crate::{Bench, encoded};
use reportedly::core::{Document, Evidence, EvidenceKind, Note, NoteKind, Problem, ProblemKind, Span};

/// Ways to make a browser run what an article says, one for each way of reading it.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</option></select><iframe srcdoc=x>",
    "javascript:alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "' onmouseover='alert(1)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "data:text/html,<script>alert(1)</script>",
    "\u{202e}<b>turned</b>",
    "<div hx-get=\"/log\" hx-trigger=\"load\">x</div>",
    "\0<scr\0ipt>alert(1)</scr\0ipt>",
];

fn hostile(n: usize, payload: &str) -> Document {
    let text = format!("Anna Kral {payload} said on Monday that the ferry {payload} had sunk near Gdansk.");
    Document {
        id: format!("{n}{payload}"),
        url: Some(payload.to_owned()),
        publisher: Some(payload.to_owned()),
        published: Some(if n.is_multiple_of(2) { "2024-03-04".to_owned() } else { payload.to_owned() }),
        modified: Some(payload.to_owned()),
        title: Some(format!("Ferry {payload}")),
        byline: Some(payload.to_owned()),
        language: Some("eng".to_owned()),
        location: payload.to_owned(),
        notes: vec![Note { kind: NoteKind::Dateline, span: Span::new(0, text.len()) }],
        evidence: vec![Evidence {
            field: payload.to_owned(),
            from: EvidenceKind::Text,
            place: payload.to_owned(),
            said: payload.to_owned(),
        }],
        problems: vec![Problem::new(ProblemKind::Date, payload)],
        text,
        ..Document::default()
    }
}

/// What markup of ours holds, apart from all that stands in attributes and text: names of elements and attributes.
fn wrong(page: &str) -> Option<String> {
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        // Walk over the tag, quoted values left out: what is left are names.
        let (mut names, mut quoted, mut end) = (String::new(), false, rest.len());
        for (i, c) in rest.char_indices() {
            match c {
                '"' => quoted = !quoted,
                '>' if !quoted => {
                    end = i;
                    break;
                }
                c if !quoted => names.push(c),
                _ => {}
            }
        }
        let element =
            names.split([' ', '/', '\n']).find(|w| !w.is_empty()).unwrap_or_default().to_lowercase();
        let handler = names.split_whitespace().skip(1).any(|w| w.to_lowercase().starts_with("on"));
        let tag = &rest[..end];
        let scripts =
            element == "script" && !tag.starts_with("script src=\"/assets/htmx.js?") && tag != "/script";
        let strange =
            ["iframe", "img", "animate", "math", "b", "style", "object", "embed"].contains(&element.as_str());
        let leads = tag.contains("href=\"javascript:") || tag.contains("href=\"data:");
        let asks = names.contains("hx-trigger");
        if handler || scripts || strange || leads || asks {
            return Some(tag.to_owned());
        }
        rest = &rest[end..];
    }
    None
}

#[test]
fn the_check_itself_finds_what_is_wrong() {
    for payload in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=x>",
        "<a href=\"javascript:x\">",
    ] {
        assert!(wrong(payload).is_some(), "{payload}");
    }
    assert_eq!(wrong("<p title=\"<script>\">a &lt;script&gt;</p>"), None);
}

#[test]
fn no_field_of_a_document_reaches_a_browser_as_markup() {
    let documents: Vec<Document> = PAYLOADS.iter().enumerate().map(|(n, p)| hostile(n, p)).collect();
    let ids: Vec<String> = documents.iter().map(|d| d.id.clone()).collect();
    let bench = Bench::new(documents);
    let mut addresses = vec![
        "/".to_owned(),
        "/documents".to_owned(),
        "/origins".to_owned(),
        "/claims".to_owned(),
        "/claims?all=yes&order=origins".to_owned(),
        "/sources".to_owned(),
        "/names".to_owned(),
        "/search?q=ferry".to_owned(),
        "/timeline".to_owned(),
        "/map".to_owned(),
        "/inbox".to_owned(),
        "/log".to_owned(),
        format!("/ask?q={}", encoded("Did the ferry sink near Gdansk?")),
        format!("/aligned?from={}&to={}", encoded(&ids[0]), encoded(&ids[1])),
    ];
    addresses.extend(ids.iter().map(|id| format!("/document?id={}", encoded(id))));
    let claims: Vec<String> = bench
        .page("/claims?all=yes")
        .split("href=\"")
        .filter(|link| link.starts_with("/claims/"))
        .filter_map(|link| Some(link.split_once('"')?.0.to_owned()))
        .collect();
    for address in &claims {
        bench.page(address);
    }
    assert!(claims.len() > 1, "claims have pages: {claims:?}");
    addresses.extend(claims);
    for payload in PAYLOADS {
        let value = encoded(payload);
        addresses.push(format!("/claims/{value}"));
        addresses.push(format!("/claims?q={value}&order={value}&all={value}"));
        addresses.push(format!("/source?name={value}"));
        addresses.push(format!("/names?q={value}&kind={value}"));
        addresses.push(format!("/name?kind=person&name={value}&changed=1"));
        addresses.push(format!("/search?q={value}&from={value}&publisher={value}&place={value}&by={value}"));
        addresses.push(format!("/ask?q={value}+did+it&prior={value}"));
        addresses.push(format!("/origins?document={value}"));
        addresses.push(format!("/document?id={value}&at={value}"));
        addresses.push(format!("/assets/{value}"));
    }
    let mut shown = 0;
    for address in addresses {
        let page = bench.get(&address).body;
        assert_eq!(wrong(&page), None, "{address}");
        shown += page.matches("&lt;script&gt;alert(1)").count();
    }
    assert!(shown > 100, "payloads are shown, as text: {shown}");
}

#[test]
fn words_of_people_are_text_too() {
    let bench = Bench::new(crate::articles());
    let token = bench.token();
    for payload in PAYLOADS {
        let fields = [
            ("token", token.as_str()),
            ("kind", "note"),
            ("on", "document"),
            ("document", "a"),
            ("text", payload),
            ("why", payload),
            ("who", payload),
            ("back", payload),
        ];
        let kept = bench.post("/correct", &fields);
        assert_eq!(
            kept.header("location").split('?').next(),
            Some("/log"),
            "only our own pages are gone back to"
        );
    }
    for address in ["/log", "/document?id=a"] {
        assert_eq!(wrong(&bench.page(address)), None, "{address}");
    }
}
