//! Whom the articles of a casebook name.

use crate::common::{Toy, article};
use reportedly::core::entity::{Rule, entities};
use reportedly::core::{Mention, MentionKind, Span};
use reportedly::{Casebook, DocumentReader};

/// A casebook of texts, each with the organizations that stand in it.
fn casebook(texts: &[(&str, &str, &[&str])]) -> Casebook {
    let mut casebook = Casebook::in_memory().unwrap();
    for (id, text, organizations) in texts {
        casebook.put(&[article(id, None, text)]).unwrap();
        let stored = casebook.find(id).unwrap().remove(0);
        let mut reading = Toy("toy").read(&stored.document);
        let mention = |name: &&str| {
            let at = text.find(name).unwrap();
            Mention { span: Span::new(at, at + name.len()), kind: MentionKind::Organization }
        };
        reading.mentions = organizations.iter().map(mention).collect();
        reading.entities = entities(text, &reading.mentions);
        casebook.put_readings("toy", &[(stored, reading)]).unwrap();
    }
    casebook
}

const TEXTS: [(&str, &str, &[&str]); 3] = [
    ("a", "The National Resistance Center (NRC) warned on Monday.", &["National Resistance Center", "NRC"]),
    ("b", "The NRC did not answer.", &["NRC"]),
    ("c", "The Port Authority did.", &["Port Authority"]),
];

#[test]
fn an_acronym_joins_what_an_article_says_it_stands_for() {
    let names = reportedly::names(&casebook(&TEXTS)).unwrap();
    let shown: Vec<_> = names.iter().map(|n| (n.name.as_str(), n.documents.len())).collect();
    assert_eq!(shown, [("National Resistance Center", 2), ("Port Authority", 1)]);
    assert_eq!(names[0].names, ["NRC", "National Resistance Center"]);
    assert_eq!(names[0].reasons.iter().map(|r| r.rule).collect::<Vec<_>>(), [Rule::Acronym]);
}

#[test]
fn the_order_of_adding_changes_no_name() {
    let mut turned = TEXTS;
    turned.reverse();
    let [a, b] = [casebook(&TEXTS), casebook(&turned)].map(|c| reportedly::names(&c).unwrap());
    assert_eq!(a, b);
}
