use super::*;
use crate::sentences::sentences;

fn resolve(text: &str, sources: &[&str]) -> Vec<String> {
    let sentences = sentences(text, Span::new(0, text.len()));
    let mut speakers = Speakers::new(text, &sentences, &crate::lines::Lines::new(text));
    let mut at = 0;
    sources
        .iter()
        .map(|s| {
            let i = at + text[at..].find(s).unwrap();
            at = i + s.len();
            let who = speakers.resolve(Span::new(i, at), None);
            who.speaks_for.map_or(who.name.clone(), |o| format!("{} for {o}", who.name))
        })
        .collect()
}

#[test]
fn pronouns_and_short_forms_find_their_names() {
    let text = "The Defence Ministry of Belarus denied it. Ministry spokeswoman Vera Kaminskaya said no. \
                    She added more. The ministry repeated that. Kaminskaya said. Officials said.";
    assert_eq!(
        resolve(
            text,
            &[
                "The Defence Ministry of Belarus",
                "Ministry spokeswoman Vera Kaminskaya",
                "She",
                "The ministry",
                "Kaminskaya",
                "Officials"
            ]
        ),
        [
            "Defence Ministry of Belarus",
            "Vera Kaminskaya for Defence Ministry of Belarus",
            "Vera Kaminskaya for Defence Ministry of Belarus",
            "Defence Ministry of Belarus",
            "Vera Kaminskaya for Defence Ministry of Belarus",
            "Officials",
        ]
    );
}

#[test]
fn descriptions_and_relative_pronouns() {
    let text = "Ukraine's National Resistance Center reported it. The state body said so. The Center added. Ines Varga, who thinks so.";
    assert_eq!(
        resolve(text, &["Ukraine's National Resistance Center", "The state body", "The Center", "who"]),
        [
            "Ukraine's National Resistance Center",
            "Ukraine's National Resistance Center",
            "Ukraine's National Resistance Center",
            "Ines Varga"
        ]
    );
}

#[test]
fn pronouns_mean_persons_bodies_or_groups() {
    let text = "Governor Ana Reyes visited the Port Authority of Dorn. The Port Authority of Dorn reported losses. \
                It blamed the storm. She promised help. The governor was firm. A nurse spoke. She wept. \
                The police and the fire service came. They said so. The paper Harbour Leaks wrote. It erred. \
                Analyst Bo Frick of Mist Bank spoke. He went on. The statement said more.";
    let sources = [
        "The Port Authority of Dorn",
        "It",
        "She",
        "The governor",
        "A nurse",
        "She",
        "The police and the fire service",
        "They",
        "The paper Harbour Leaks",
        "It",
        "Analyst Bo Frick of Mist Bank",
        "He",
        "The statement",
    ];
    let expected = [
        "Port Authority of Dorn",
        "Port Authority of Dorn",
        "Ana Reyes",
        "Ana Reyes",
        "nurse",
        "nurse",
        "police and the fire service",
        "police and the fire service",
        "Harbour Leaks",
        "Harbour Leaks",
        "Bo Frick",
        "Bo Frick",
        "Bo Frick",
    ];
    assert_eq!(resolve(text, &sources), expected);
}

#[test]
fn an_outlet_keeps_the_words_that_say_so() {
    let text = "The news agency Northline reported it. The channel Night Times said so.";
    assert_eq!(
        resolve(text, &["The news agency Northline", "The channel Night Times"]),
        ["news agency Northline", "Night Times"]
    );
}
