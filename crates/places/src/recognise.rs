//! Mentions of places by the gazetteer alone.

use crate::fold::fold;
use crate::gazetteer::{Entry, Kind, Naming, readings};
use crate::mentions::{is_short_form, longest_name, looks_like_person, words};
use reportedly_core::text::Span;

/// Given names: a name behind one is a person's.
pub(crate) const GIVEN: &[&str] = &["michael", "john", "david", "james", "robert", "mary", "william", "jack", "george", "paris", "anna", "peter", "paul", "richard", "thomas", "charles", "susan", "linda", "joe", "tom", "bill", "mike", "steve", "chris", "mark", "brian", "kevin", "jennifer", "karen", "barbara", "daniel", "eric", "scott", "gary", "larry", "frank", "andrew", "henry", "jim", "bob", "president", "mr", "mrs", "ms", "dr", "sgt", "gov", "sen", "rep", "judge", "chief", "officer", "detective", "lt", "capt", "rev", "mayor", "professor"];

/// Names of places in a text by longest match with the gazetteer, in order; a stand-in until a trained
/// reader marks them. Misses what the gazetteer lacks and takes some people for places.
pub fn toponyms(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let after_comma = text[..words[i].start].ends_with(", ") || text[..words[i].start].ends_with('(');
        let found = longest_name(text, &words, i, |name| is_place(name, after_comma));
        let Some((span, last)) = found else {
            i += 1;
            continue;
        };
        if !looks_like_person(text, &words, i, last) {
            out.push(span);
        }
        i = last + 1;
    }
    out
}

fn is_place(name: &str, after_comma: bool) -> bool {
    name.len() > 1 && readings(&fold(name)).any(|(n, naming)| {
        let e = Entry::of(n);
        match naming {
            Naming::Own => e.kind != Kind::Settlement || e.importance > 90,
            Naming::People => true,
            Naming::Other => e.importance > 130,
            Naming::Bare => e.kind == Kind::State && e.importance > 150,
            Naming::Short => is_short_form(name, after_comma),
        }
    })
}
