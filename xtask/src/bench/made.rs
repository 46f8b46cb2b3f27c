//! Documents of the benches of claims, questions and pages, made up from a fixed seed by the tables below: events of some kind at
//! some town on some day, each told by four to eight outlets in several wordings, with copies, another number and now and then a
//! denial.

use reportedly::core::Document;

/// Documents by time: a new event every six documents or so, in the order of the days.
pub(super) fn made(count: usize) -> Vec<Document> {
    let mut random = fastrand::Rng::with_seed(7);
    let mut out = Vec::with_capacity(count + 8);
    let mut event = 0;
    while out.len() < count {
        let day = event / 4;
        let (town, number) = (town(&mut random), random.usize(3..60));
        let (first, second) = KINDS[random.usize(..KINDS.len())];
        for teller in 0..random.usize(4..9) {
            // Half of them copy the first.
            let wording = if random.bool() { first } else { second };
            let number = if random.usize(..5) == 0 { number + 2 } else { number };
            let said = wording.replace("{town}", &town).replace("{n}", &number.to_string());
            let speaker = SPEAKERS[random.usize(..SPEAKERS.len())];
            let text = match (teller, random.usize(..6)) {
                (1.., 0) => {
                    format!("{speaker} of {town} denied that {}{}.", said[..1].to_lowercase(), &said[1..])
                }
                _ => format!("{said}, {speaker} of {town} said. {}", ASIDES[random.usize(..ASIDES.len())]),
            };
            out.push(Document {
                id: format!("e{event}-{teller}"),
                publisher: Some(format!("{} {}", OUTLETS[random.usize(..OUTLETS.len())], random.usize(..40))),
                published: Some(format!("{}-{:02}-{:02}", 2000 + day / 336, 1 + day / 28 % 12, 1 + day % 28)),
                text,
                ..Document::default()
            });
        }
        event += 1;
    }
    out.truncate(count);
    out
}

pub(super) fn town(random: &mut fastrand::Rng) -> String {
    let mut pick = |of: &[&str]| of[random.usize(..of.len())].to_owned();
    pick(&[
        "Ar", "Bel", "Cor", "Dar", "El", "Fal", "Gor", "Hal", "Is", "Jor", "Kel", "Lor", "Mar", "Nor", "Or",
        "Pel",
    ]) + &pick(&["a", "e", "i", "o", "u", "an", "en", "in", "on", "un", "ar", "er"])
        + &pick(&[
            "bad", "burg", "dal", "feld", "ford", "gard", "ham", "holm", "mark", "mouth", "nik", "sund",
            "vik", "ville",
        ])
}

/// Two wordings of each kind of event.
const KINDS: &[(&str, &str)] = &[
    (
        "{n} people died in a fire at the market of {town}",
        "A fire at the {town} market has killed {n} people",
    ),
    ("{n} houses in {town} were damaged by a storm", "A storm damaged {n} homes in {town}"),
    ("The mill in {town} will cut {n} jobs", "{n} workers are to lose their jobs at the mill of {town}"),
    (
        "Police in {town} arrested {n} men over stolen cars",
        "{n} men were detained in {town} for stealing cars",
    ),
    (
        "A train left the rails near {town} and injured {n} people",
        "{n} passengers were hurt when a train derailed near {town}",
    ),
    (
        "The town council of {town} voted to close {n} schools",
        "{n} schools in {town} will be shut, the council has decided",
    ),
    (
        "A barge with {n} containers sank in the harbour of {town}",
        "In the port of {town} a barge carrying {n} containers went down",
    ),
    ("{n} patients in {town} fell ill with cholera", "Cholera has made {n} people in {town} sick"),
    (
        "Bus drivers in {town} will strike for {n} days",
        "A strike of {n} days was called by the bus drivers of {town}",
    ),
    (
        "The bridge of {town} was closed after {n} cracks were found",
        "{n} cracks have shut the bridge in {town}",
    ),
];
const SPEAKERS: &[&str] = &[
    "the mayor",
    "the police",
    "a spokeswoman",
    "the fire brigade",
    "the hospital",
    "a union",
    "the governor",
];
const OUTLETS: &[&str] =
    &["Morning Post", "Herald", "Evening Echo", "Courier", "Gazette", "Daily Mirror", "Chronicle"];
const ASIDES: &[&str] = &[
    "The weather is expected to improve by the weekend.",
    "Residents complained about the noise.",
    "An inquiry has been opened.",
    "The ministry did not answer questions.",
];
