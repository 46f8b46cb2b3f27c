//! What a mention may stand for, before the rest of the document is looked at.

use crate::fold::fold;
use crate::gazetteer::{Entry, Kind, Naming, readings};
use crate::weights;

/// One reading of a mention.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub entry: Entry,
    /// How the mention names it.
    pub naming: Naming,
    /// Score before the document is looked at.
    pub prior: f64,
    /// Point on the unit sphere.
    pub unit: [f64; 3],
}

/// What words beside or in a name say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    County,
    Division,
    Settlement,
    Water,
    Height,
    Island,
    /// "Lebanon police", "a Dublin resident": rather a town than a country or state.
    Local,
}

impl Wanted {
    fn is(self, kind: Kind) -> bool {
        match self {
            Wanted::County => kind == Kind::County,
            Wanted::Division => matches!(kind, Kind::State | Kind::County | Kind::Region),
            Wanted::Settlement | Wanted::Local => kind == Kind::Settlement,
            Wanted::Water => matches!(kind, Kind::Sea | Kind::River | Kind::Lake),
            Wanted::Height => kind == Kind::Mountain,
            Wanted::Island => kind == Kind::Island,
        }
    }
}

/// What a word behind a name says of it.
pub(crate) fn wanted_by(word: &str) -> Option<Wanted> {
    Some(match word {
        "county" | "counties" | "parish" => Wanted::County,
        "province" | "region" | "oblast" | "state" | "district" | "governorate" | "prefecture"
        | "department" | "territory" | "provinces" | "republic" | "krai" | "raion" | "voivodeship" => {
            Wanted::Division
        }
        "city" | "town" | "township" | "village" | "metropolitan" | "suburb" | "borough" => {
            Wanted::Settlement
        }
        "river" | "creek" | "sea" | "bay" | "gulf" | "lake" | "canal" | "strait" | "ocean" | "reservoir"
        | "delta" => Wanted::Water,
        "mountain" | "mountains" | "mount" | "peak" | "hills" | "range" | "volcano" => Wanted::Height,
        "island" | "islands" | "isle" | "archipelago" => Wanted::Island,
        "police" | "council" | "councilman" | "mayor" | "resident" | "residents" | "native"
        | "firefighters" | "elementary" | "high" | "school" | "schools" | "man" | "woman"
        | "commissioners" | "suburbs" => Wanted::Local,
        _ => return None,
    })
}

/// Words that a name may shed at its end when the gazetteer lacks the whole.
const BEHIND: &[&str] = &[
    "airport",
    "international",
    "regional",
    "municipal",
    "area",
    "valley",
    "peninsula",
    "basin",
    "beach",
    "harbor",
    "harbour",
    "port",
    "coast",
    "border",
    "metro",
    "proper",
    "national",
    "park",
    "forest",
    "desert",
    "country",
    "community",
    "campus",
    "center",
    "centre",
    "municipality",
    "capital",
];

/// Words that a name may shed at its front.
const BEFORE: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "central",
    "upper",
    "lower",
    "inner",
    "outer",
    "greater",
    "downtown",
    "mid",
    "metro",
    "metropolitan",
    "suburban",
    "rural",
    "old",
    "mainland",
    "city",
    "town",
    "village",
    "township",
    "county",
    "state",
    "province",
    "republic",
    "kingdom",
    "district",
    "region",
    "of",
    "the",
    "in",
    "port",
    "island",
    "isle",
    "lake",
    "mount",
    "river",
    "gulf",
    "n",
    "s",
    "e",
    "w",
    "s",
    "modern",
    "ancient",
    "communist",
    "soviet",
    "occupied",
    "federal",
    "new",
];

/// Names that are of roads and such: what they contain ("Richmond Street") is not where they are.
const ROADS: &[&str] = &[
    "street",
    "road",
    "avenue",
    "drive",
    "lane",
    "highway",
    "boulevard",
    "route",
    "parkway",
    "pike",
    "st",
    "ave",
    "rd",
    "blvd",
    "expressway",
    "freeway",
    "trail",
    "turnpike",
    "way",
    "court",
    "place",
    "terrace",
    "interstate",
    "saint",
];

/// Most candidates that are kept of a name, the most important.
const MOST: usize = 120;

/// The readings of a mention whose text is `surface`; `beside` is what the words around say it is.
pub(crate) fn candidates(surface: &str, beside: Option<Wanted>) -> Vec<Candidate> {
    // "L.A." is not "La.".
    let key = if surface == "L.A." { "los angeles".to_owned() } else { fold(surface) };
    let found = of_key(&key, beside);
    if !found.is_empty() {
        return found;
    }
    let words: Vec<&str> = key.split(' ').collect();
    shorter(&words, beside)
}

/// Readings of a name that the gazetteer has only in part.
fn shorter(words: &[&str], beside: Option<Wanted>) -> Vec<Candidate> {
    let mut wanted = beside;
    let (mut from, mut to) = (0, words.len());
    while to - from > 1 {
        let last = words[to - 1];
        if ROADS.contains(&last) {
            return Vec::new();
        }
        if let Some(w) = wanted_by(last) {
            wanted = wanted.or(Some(w));
            to -= 1;
        } else if BEHIND.contains(&last) {
            to -= 1;
        } else if BEFORE.contains(&words[from]) || wanted_by(words[from]).is_some() {
            wanted = wanted.or(wanted_by(words[from]));
            from += 1;
        } else {
            break;
        }
        let found = of_key(&words[from..to].join(" "), wanted);
        if !found.is_empty() {
            return found;
        }
    }
    // "Boston Logan", "University of Ohio": the longest part that is a place of some size.
    for length in (1..to - from).rev() {
        for start in [from, to - length] {
            let part = words[start..start + length].join(" ");
            let mut found = of_key(&part, None);
            found.retain(|c| c.entry.importance >= 120 && part.len() > 3);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// The readings of a key, with their priors.
pub(crate) fn of_key(key: &str, wanted: Option<Wanted>) -> Vec<Candidate> {
    let candidate = |(number, naming)| {
        let entry = Entry::of(number);
        let prior = prior(&entry, naming, key, wanted);
        let (la, lo) = (entry.latitude.to_radians(), entry.longitude.to_radians());
        Candidate { entry, naming, prior, unit: [la.cos() * lo.cos(), la.cos() * lo.sin(), la.sin()] }
    };
    readings(key).take(MOST).map(candidate).collect()
}

fn prior(entry: &Entry, naming: Naming, key: &str, wanted: Option<Wanted>) -> f64 {
    let inhabitants = f64::from(entry.importance) / 8.0 * std::f64::consts::LN_2;
    let kind = match entry.kind {
        Kind::Country => weights::COUNTRY,
        Kind::State => weights::STATE,
        Kind::County => weights::COUNTY,
        Kind::Continent | Kind::Region | Kind::Sea => weights::PART,
        Kind::Settlement => 0.0,
        _ => weights::NATURE,
    };
    let name = match naming {
        Naming::Own | Naming::People | Naming::Short => 0.0,
        Naming::Other => weights::OTHER_NAME,
        Naming::Bare => weights::BARE,
    };
    let said = match wanted.filter(|w| w.is(entry.kind)) {
        Some(Wanted::Local) => weights::LOCAL,
        Some(_) => weights::WANTED,
        None => 0.0,
    };
    let usual = weights::USUAL.iter().find(|(k, n, _)| *k == key && *n == entry.geoname);
    inhabitants * weights::SIZE + kind + name + said + usual.map_or(0.0, |u| u.2)
}
