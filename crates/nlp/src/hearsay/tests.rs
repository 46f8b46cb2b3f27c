use super::{parse, tokens, whole};
use proptest::prelude::*;
use reportedly_core::{Attribution, Span};

/// Sayings as "source | content | content", an inner one indented by its depth.
fn read(text: &str) -> Vec<String> {
    let units = tokens::units(text, &[Span::new(0, text.len())]);
    let t = &units[0].tokens;
    let words = |r: &std::ops::Range<usize>| t[r.start].span.hull(t[r.end - 1].span).of(text).to_owned();
    let sayings = parse::sayings(t);
    let mut out: Vec<String> = Vec::new();
    for s in &sayings {
        let depth = std::iter::successors(s.inside, |i| sayings[*i].inside).count();
        let source = s.source.as_ref().map_or(String::from("-"), words);
        let content: Vec<String> = s.content.iter().map(words).collect();
        out.push(format!("{}{source} | {}", "  ".repeat(depth), content.join(" | ")));
    }
    out
}

#[test]
fn sayings_before_their_content() {
    assert_eq!(read("The mayor said the road was closed."), ["The mayor | the road was closed"]);
    assert_eq!(
        read("On Tuesday the fire service told local radio that no one was hurt."),
        ["the fire service | no one was hurt"]
    );
    assert_eq!(
        read("Ole Dahl, who runs the port, wrote that the crane had failed."),
        ["Ole Dahl, who runs the port | the crane had failed"]
    );
    assert_eq!(
        read("The firm denied any wrongdoing at the site."),
        ["The firm | any wrongdoing at the site"]
    );
    assert_eq!(
        read("The coast guard reported two capsized boats."),
        ["The coast guard | two capsized boats"]
    );
    assert_eq!(
        read("According to the harbour master, two boats sank."),
        ["the harbour master | two boats sank"]
    );
    assert_eq!(
        read("Norland denied this and said the guns had been silent."),
        ["Norland | the guns had been silent"]
    );
}

#[test]
fn sayings_after_and_within_their_content() {
    assert_eq!(
        read("\"We lost the roof,\" said farmer Ida Moe, who was milking."),
        ["farmer Ida Moe | We lost the roof"]
    );
    assert_eq!(
        read("The roof was gone, she said, and the cows had fled."),
        ["she | The roof was gone | and the cows had fled"]
    );
    assert_eq!(
        read("Two people died, police said on Monday, adding that a third was missing."),
        ["police | Two people died", "police | a third was missing"]
    );
    assert_eq!(read("The bridge held, according to engineers."), ["engineers | The bridge held"]);
}

#[test]
fn hearsay_within_hearsay() {
    assert_eq!(
        read("A nurse had told her that the ward was full, Moe said."),
        ["Moe | A nurse had told her that the ward was full", "  A nurse | the ward was full"]
    );
    assert_eq!(
        read("Coastwire quoted him as saying the tower would fall."),
        ["Coastwire | him as saying the tower would fall", "  him | the tower would fall"]
    );
    assert_eq!(
        read("The clerk had heard from a driver that the depot was empty, the editor said."),
        [
            "the editor | The clerk had heard from a driver that the depot was empty",
            "  The clerk | from a driver that the depot was empty",
            "    a driver | the depot was empty"
        ]
    );
    assert_eq!(
        read("Guards had been told by an officer that the gate was open, the lawyer said."),
        [
            "the lawyer | Guards had been told by an officer that the gate was open",
            "  an officer | the gate was open"
        ]
    );
    assert_eq!(
        read("The plant will close, a newspaper reported, citing two managers."),
        ["a newspaper | The plant will close", "  two managers | The plant will close"]
    );
}

#[test]
fn what_was_not_said_or_only_leads_in_is_no_saying() {
    assert!(read("He would not say whether anyone was hurt.").is_empty());
    assert!(read("The report of the board was long.").is_empty());
    assert!(read("On Monday, the board said.").is_empty());
}

proptest! {
    #[test]
    fn any_text_with_any_spans_is_read(
        text in "(said|that|, |\"|“|”|according to |told |her |citing |as |é|\\PC|\n| ){0,60}",
        picks in prop::collection::vec((0usize..200, 0usize..200), 0..12),
        cuts in prop::collection::vec(0usize..200, 0..6),
    ) {
        let at = |i: usize| {
            let mut i = i % (text.len() + 1);
            while !text.is_char_boundary(i) { i -= 1; }
            i
        };
        let span = |(a, b): (usize, usize)| Span::new(at(a).min(at(b)), at(a).max(at(b)));
        let mut ends: Vec<usize> = cuts.into_iter().map(at).chain([0, text.len()]).collect();
        ends.sort_unstable();
        let sentences: Vec<Span> = ends.windows(2).map(|w| Span::new(w[0], w[1])).filter(|s| !s.is_empty()).collect();
        let found: Vec<Attribution> = picks
            .chunks(3)
            .enumerate()
            .map(|(i, p)| Attribution {
                source: p.get(1).map(|s| span(*s)).into_iter().collect(),
                cue: vec![span(p[0])],
                content: p.get(2).map(|s| span(*s)).into_iter().collect(),
                inside: i.checked_sub(1),
            })
            .collect();
        for (i, a) in whole(&text, &sentences, &crate::lines::Lines::new(&text), &found).iter().enumerate() {
            prop_assert!(a.inside.is_none_or(|o| o < i));
            for s in a.source.iter().chain(&a.cue).chain(&a.content) {
                prop_assert!(text.get(s.range()).is_some());
            }
        }
        crate::statements::statements(&text, &sentences, &found, &[]);
    }
}

#[test]
fn long_documents_are_read() {
    let paragraph = "Mayor Ana Reyes said the road was closed. \"It fell,\" she added. \"All of it.\" \
                     A nurse had told her that the ward was full. The ministry denied any delay at the site.\n\n";
    let text = paragraph.repeat(4000);
    let paragraphs = crate::sentences::paragraphs(&text).into_iter();
    let sentences: Vec<Span> = paragraphs.flat_map(|p| crate::sentences::sentences(&text, p)).collect();
    let found = crate::statements::statements(&text, &sentences, &[], &[]);
    // A square of the length would take minutes, which the runner's list of slow tests shows.
    assert!(found.len() >= 5 * 4000);
}
