//! Organizations, buildings, products and events within a document: acronyms and short names.

use super::Named;
use super::acronym::may_be_worn;
use super::body::Body;
use super::demonym::place_stem;
use crate::sets::Sets;
use std::collections::HashMap;

/// One name as written in any of its spellings, and its mentions.
struct Form<'a> {
    name: &'a str,
    body: Body,
    mentions: Vec<usize>,
}

/// Join the mentions `of` one kind that name one body. Definitions in brackets are joined already.
pub(super) fn join(mentions: &[Named<'_>], of: &[usize], sets: &mut Sets) {
    let mut forms = forms(mentions, of, sets);
    // From the longest on, so that what a short name could mean is one body where it is one.
    forms.sort_by_key(|f| (std::cmp::Reverse(f.body.content().count()), f.mentions[0]));
    same_words(&forms, sets);
    acronyms(&forms, sets);
    plurals(&forms, sets);
    short_names(&forms, sets);
    first_words(&forms, sets);
}

/// The different names. A legal form is left out where only one is in use beside the bare name.
fn forms<'a>(mentions: &[Named<'a>], of: &[usize], sets: &mut Sets) -> Vec<Form<'a>> {
    let mut by_name: HashMap<String, Vec<Form<'a>>> = HashMap::new();
    for i in of {
        let Some(body) = Body::new(mentions[*i].name) else { continue };
        let same = by_name.entry(body.exact()).or_default();
        match same.iter_mut().find(|f| f.body.legal == body.legal) {
            Some(form) => form.mentions.push(*i),
            None => same.push(Form { name: mentions[*i].name, body, mentions: vec![*i] }),
        }
    }
    for same in by_name.values() {
        for form in same {
            sets.join_all(form.mentions.iter().copied());
        }
        if same.iter().filter(|f| f.body.legal.is_some()).count() <= 1 {
            sets.join_all(same.iter().map(|f| f.mentions[0]));
        }
    }
    by_name.into_values().flatten().collect()
}

fn same_words(forms: &[Form<'_>], sets: &mut Sets) {
    let mut by_words: HashMap<String, usize> = HashMap::new();
    for form in forms {
        if let Some(key) = form.body.unordered() {
            let first = *by_words.entry(key).or_insert(form.mentions[0]);
            sets.join(first, form.mentions[0]);
        }
    }
}

/// "NRC" is the one body whose initials it has.
fn acronyms(forms: &[Form<'_>], sets: &mut Sets) {
    let mut by_initials: HashMap<&str, Vec<usize>> = HashMap::new();
    for form in forms {
        for initials in &form.body.initials {
            by_initials.entry(initials).or_default().push(form.mentions[0]);
        }
    }
    for form in forms {
        let one = form.body.words.len() == 1;
        let looks = form.body.ends_in_acronym || (one && may_be_worn(form.name));
        if looks
            && let Some(bodies) = by_initials.get(form.body.exact().as_str())
            // What a bracket says goes before what letters say.
            && !is_defined(form, forms, sets)
        {
            join_only(form, bodies.iter().copied(), sets);
        }
    }
}

/// Whether a longer name is in the set of an acronym already.
fn is_defined(acronym: &Form<'_>, forms: &[Form<'_>], sets: &mut Sets) -> bool {
    let set = sets.find(acronym.mentions[0]);
    let words = acronym.body.words.len();
    let longer = forms.iter().take_while(|f| f.body.content().count() > words);
    longer.take(MOST).any(|f| sets.find(f.mentions[0]) == set)
}

/// "F-16s" and "F-16".
fn plurals(forms: &[Form<'_>], sets: &mut Sets) {
    let of: HashMap<String, usize> = forms.iter().map(|f| (f.body.exact(), f.mentions[0])).collect();
    for (name, at) in &of {
        let model = |one: &&str| one.chars().any(|c| c.is_ascii_digit());
        if let Some(one) = name.strip_suffix('s').filter(model) {
            let one = match one.rsplit_once(' ') {
                Some((rest, last)) if last.bytes().all(|b| b.is_ascii_digit()) => format!("{rest} #{last}"),
                _ => one.to_owned(),
            };
            if let Some(other) = of.get(&one) {
                sets.join(*at, *other);
            }
        }
    }
}

/// "The Resistance Centre" is the one longer name with that head and these words.
fn short_names(forms: &[Form<'_>], sets: &mut Sets) {
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, form) in forms.iter().enumerate() {
        let mut stems: Vec<&str> = form.body.content().map(place_stem).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            by_word.entry(stem).or_default().push(i);
        }
    }
    for form in forms {
        let buckets = form.body.content().filter_map(|w| by_word.get(place_stem(w)));
        let Some(rarest) = buckets.min_by_key(|b| b.len()) else { continue };
        // Of so many longer names no single one is meant.
        if rarest.len() <= MOST {
            let longer = rarest.iter().map(|i| &forms[*i]).filter(|f| form.body.shortens(&f.body));
            join_only(form, longer.map(|f| f.mentions[0]), sets);
        }
    }
}

/// "Acme" is the one body whose name begins so, if the rest only says what it trades in.
fn first_words(forms: &[Form<'_>], sets: &mut Sets) {
    let mut by_first: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, form) in forms.iter().enumerate() {
        by_first.entry(&form.body.words[0]).or_default().push(i);
    }
    for form in forms {
        let Some(bucket) = by_first.get(form.body.words[0].as_str()).filter(|b| b.len() <= MOST) else {
            continue;
        };
        let n = form.body.words.len();
        let longer = || {
            bucket
                .iter()
                .map(|i| &forms[*i])
                .filter(|f| f.body.words.len() > n && f.body.words.starts_with(&form.body.words))
        };
        if longer().any(|f| form.body.begins(&f.body)) {
            join_only(form, longer().map(|f| f.mentions[0]), sets);
        }
    }
}

/// Join a form to the bodies it may mean, if these are one.
fn join_only(form: &Form<'_>, bodies: impl Iterator<Item = usize>, sets: &mut Sets) {
    let mut found: Option<usize> = None;
    for body in bodies {
        let set = sets.find(body);
        if found.is_some_and(|f| f != set) {
            return;
        }
        found = Some(set);
    }
    if let Some(set) = found {
        sets.join(set, form.mentions[0]);
    }
}

/// Names with a word in common that are looked at.
const MOST: usize = 256;
