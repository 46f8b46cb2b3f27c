//! Mentions of one document to places.

use crate::home::home;
use crate::joint::{Name, settle};
use crate::mentions::{Mention, mentions};
use crate::weights;
use reportedly_core::reading::Place;
use reportedly_core::text::Span;
use std::collections::BTreeMap;

/// The place of each toponym of one document, in their order; `None` where the gazetteer knows no such
/// name. All are chosen together: a document that names Reading beside Lancaster, Pa., means the towns
/// of Pennsylvania.
///
/// Coordinates are degrees of WGS 84, of an area a point near its middle, of an adjective ("French")
/// those of the country. The span of a place is the toponym's.
pub fn resolve(text: &str, toponyms: &[Span]) -> Vec<Option<Place>> {
    let mentions = mentions(text, toponyms);
    let (names, of_mention) = names(text, &mentions);
    let belief = settle(&names, &home(text));
    let mut out = vec![None; toponyms.len()];
    for (mention, name) in mentions.iter().zip(of_mention) {
        let Some(given) = mention.given else { continue };
        let best = belief[name].iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        out[given] = best.map(|(i, _)| {
            let entry = &names[name].candidates[i].entry;
            Place {
                span: toponyms[given],
                name: entry.name().to_owned(),
                kind: entry.kind.place(),
                latitude: entry.latitude,
                longitude: entry.longitude,
                geoname: (entry.geoname != 0).then_some(entry.geoname),
                country: entry.country_code().map(str::to_owned),
            }
        });
    }
    out
}

/// How a mention stands to the next.
enum Joined {
    /// "Paris, Texas"
    Comma,
    /// "a village in Kent", "Kabul (Afghanistan)"
    In,
    /// "Ohio's Licking County": the second lies in the first.
    Possessive,
}

fn joined(between: &str) -> Option<Joined> {
    let between = between.trim_end();
    match between {
        "," | ".," => return Some(Joined::Comma),
        "'s" | "’s" => return Some(Joined::Possessive),
        " (" | ", (" => return Some(Joined::In),
        _ => {}
    }
    let words = between.trim_start_matches(',').trim();
    let rest = words.strip_prefix("in").filter(|r| r.is_empty() || r.starts_with(' '))?;
    let only_direction = rest.split_whitespace().all(|w| {
        let w = w.trim_end_matches("ern").to_lowercase();
        matches!(
            w.as_str(),
            "the"
                | "north"
                | "south"
                | "east"
                | "west"
                | "central"
                | "northeast"
                | "northwest"
                | "southeast"
                | "southwest"
                | "upstate"
                | "rural"
                | "nearby"
        )
    });
    only_direction.then_some(Joined::In)
}

/// The distinct names of a document, and which each mention has. Mentions of one key are one name (one
/// sense per discourse), unless the text puts them in different places: "Springfield, Ill." beside
/// "Springfield, Mo.".
fn names(text: &str, mentions: &[Mention]) -> (Vec<Name>, Vec<usize>) {
    let mut link: Vec<Option<(usize, f64)>> = vec![None; mentions.len()];
    for (i, pair) in mentions.windows(2).enumerate() {
        let (a, b) = (&pair[0], &pair[1]);
        let between = text.get(a.span.end as usize..b.span.start as usize).unwrap_or("?");
        match joined(between) {
            Some(Joined::Comma) if !in_a_list(text, mentions, i) => {
                link[i] = Some((i + 1, weights::AFTER_COMMA))
            }
            Some(Joined::In) => link[i] = Some((i + 1, weights::WITHIN)),
            Some(Joined::Possessive) => link[i + 1] = Some((i, weights::WITHIN)),
            _ => {}
        }
    }
    let mut numbers: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let mut first_of: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let holder =
        |i: usize| link[i].filter(|l| l.1 >= weights::AFTER_COMMA).map(|l| mentions[l.0].key.as_str());
    // A mention that nothing holds is in the sense of the first that something does.
    for (i, m) in mentions.iter().enumerate() {
        let first = first_of.entry(&m.key).or_default();
        if first.is_none() {
            *first = holder(i);
        }
    }
    let mut names: Vec<Name> = Vec::new();
    let mut of_mention = Vec::with_capacity(mentions.len());
    for (i, m) in mentions.iter().enumerate() {
        let sense = (m.key.as_str(), holder(i).or(first_of[m.key.as_str()]));
        let number = *numbers.entry(sense).or_insert_with(|| {
            names.push(Name { key: m.key.clone(), ..Name::default() });
            names.len() - 1
        });
        merge(&mut names[number], m);
        of_mention.push(number);
    }
    for (i, l) in link.iter().enumerate() {
        if let Some((j, weight)) = l {
            let (a, b) = (of_mention[i], of_mention[*j]);
            if a != b && !names[a].within.iter().any(|(k, _)| *k == b) {
                names[a].within.push((b, *weight));
            }
        }
    }
    for (i, pair) in mentions.windows(2).enumerate() {
        let between = text.get(pair[0].span.end as usize..pair[1].span.start as usize).unwrap_or("?");
        if matches!(between, ", " | " and " | ", and " | " or " | ", or ") {
            let (a, b) = (of_mention[i], of_mention[i + 1]);
            names[a].listed.push(b);
            names[b].listed.push(a);
        }
    }
    (names, of_mention)
}

/// Add a mention to a name: what it may be, at the best that any mention says of it.
fn merge(name: &mut Name, mention: &Mention) {
    name.count += 1;
    for c in &mention.candidates {
        match name.candidates.iter_mut().find(|d| d.entry.number == c.entry.number) {
            Some(d) => d.prior = d.prior.max(c.prior),
            None => name.candidates.push(c.clone()),
        }
    }
}

/// Whether mention `i` and the next stand in a list of states ("Ohio, Indiana and Kentucky") rather than
/// a town in its state.
fn in_a_list(text: &str, mentions: &[Mention], i: usize) -> bool {
    use crate::gazetteer::Kind;
    let division = |m: &Mention| {
        m.candidates
            .iter()
            .max_by(|a, b| a.prior.total_cmp(&b.prior))
            .is_some_and(|c| matches!(c.entry.kind, Kind::Country | Kind::State))
    };
    let (a, b) = (&mentions[i], &mentions[i + 1]);
    if !division(a)
        || b.span.of(text).contains('.')
        || text[b.span.end as usize..].starts_with('.') && b.span.len() < 6
    {
        return false;
    }
    let Some(c) = mentions.get(i + 2) else { return false };
    let between = text.get(b.span.end as usize..c.span.start as usize).unwrap_or_default().trim();
    division(c) && matches!(between, "," | "and" | ", and" | "or" | ", or" | "&")
}
