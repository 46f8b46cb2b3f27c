//! What a name may stand for, without a document.

use crate::fold::fold;
use crate::gazetteer::{Entry, Kind, Naming, readings};
use reportedly_core::reading::PlaceKind;

/// What the gazetteer knows of a name: its most important reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The place's own name.
    pub name: &'static str,
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 code of the country it is or lies in.
    pub country: Option<&'static str>,
    /// The name is an adjective or a people's: "Belarusian" of Belarus.
    pub people: bool,
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Inhabitants, within a tenth; of areas without a count a weight of that order.
    pub inhabitants: u64,
}

/// The most important place of a name, or the country of an adjective or people; `None` if no place
/// has that name. Case, accents, dots and a leading "the" do not matter; short forms of states ("Ind.")
/// do not count.
pub fn known(name: &str) -> Option<Known> {
    let best = readings(&fold(name)).filter(|(_, naming)| *naming != Naming::Short);
    let rank = |e: &Entry| match e.kind {
        Kind::Country => 2,
        Kind::State | Kind::Continent => 1,
        _ => 0,
    };
    let (entry, naming) = best
        .map(|(n, naming)| (Entry::of(n), naming))
        .max_by_key(|(e, naming)| (matches!(naming, Naming::Own | Naming::People), rank(e), e.importance))?;
    Some(Known {
        name: entry.name(),
        kind: entry.kind.place(),
        country: entry.country_code(),
        people: naming == Naming::People,
        latitude: entry.latitude,
        longitude: entry.longitude,
        inhabitants: 2f64.powf(f64::from(entry.importance) / 8.0) as u64,
    })
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn names_and_peoples() {
        let country = |name| known(name).and_then(|k| k.country);
        for (name, code) in [("Belarusian", "BY"), ("the Netherlands", "NL"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Kiev", "UA"), ("Palestinians", "PS")] {
            assert_eq!(country(name), Some(code), "{name}");
        }
        assert!(known("French").is_some_and(|k| k.people));
        assert_eq!(known("Nobody Whatever"), None);
    }
}
