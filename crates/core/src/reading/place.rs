//! Places with coordinates.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What kind of place a gazetteer entry is; decides how far apart two readings of it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A continent or a part of the world: "Europe", "the Middle East".
    Continent,
    /// A country or a territory with its own code.
    Country,
    /// A state, province, district, county.
    Region,
    /// A town or village.
    Settlement,
    /// A sea, river, lake, mountain, island, desert.
    Nature,
}

/// A mention of a place, resolved to where it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The name where it stands.
    pub span: Span,
    /// The place's own name in the gazetteer.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Degrees north, WGS 84; of an area, a point within it.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Number in GeoNames, where it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub geoname: Option<u32>,
    /// ISO 3166-1 code of the country, where it lies in one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country: Option<String>,
}
