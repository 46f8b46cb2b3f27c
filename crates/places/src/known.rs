//! What a name may stand for, without a document.

use crate::candidates::of_key;
use crate::fold::fold;
use crate::gazetteer::Naming;
use reportedly_core::reading::PlaceKind;

/// What the gazetteer knows of a name: the reading that news most often means.
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

/// The place that a name most often means, or the country of an adjective or people; `None` if no place
/// has that name. Case, accents, dots and a leading "the" do not matter; short forms of states ("Ind.")
/// do not count.
pub fn known(name: &str) -> Option<Known> {
    let best = of_key(&fold(name), None);
    let (entry, naming) = best
        .into_iter()
        .filter(|c| c.naming != Naming::Short)
        .max_by(|a, b| a.prior.total_cmp(&b.prior))
        .map(|c| (c.entry, c.naming))?;
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
        for (name, code) in [
            ("Belarusian", "BY"),
            ("the Netherlands", "NL"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("Kiev", "UA"),
            ("Palestinians", "PS"),
        ] {
            assert_eq!(country(name), Some(code), "{name}");
        }
        assert!(known("French").is_some_and(|k| k.people));
        assert_eq!(known("Nobody Whatever"), None);
    }
}
