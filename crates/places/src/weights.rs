//! Every number of the choice between namesakes, with its reason. Scores are natural logarithms of odds.

/// Of the logarithm of inhabitants. Below 1: news writes of small places more than their size tells.
pub(crate) const SIZE: f64 = 0.45;
/// A country before its namesakes: "Lebanon" without more is the country.
pub(crate) const COUNTRY: f64 = 3.0;
/// A state before towns of its name.
pub(crate) const STATE: f64 = 1.0;
/// A county, unless its name says that it is one: towns are named more often.
pub(crate) const COUNTY: f64 = -2.0;
/// The first town of a country, and parts of the world.
pub(crate) const PART: f64 = 1.0;
/// A sea or a river is seldom named without the word for it.
pub(crate) const NATURE: f64 = -1.0;
/// By a name that is not its own.
pub(crate) const OTHER_NAME: f64 = -2.5;
/// By a name without the word for what it is.
pub(crate) const BARE: f64 = -4.0;
/// The text says what it is ("County", "River", "state"), and the entry is that.
pub(crate) const WANTED: f64 = 5.0;
/// The words beside speak of a town: "police", "resident", "High School".
pub(crate) const LOCAL: f64 = 1.5;
/// In a list with states or countries ("Ohio, New York and Georgia") it is one, too.
pub(crate) const IN_LIST: f64 = 2.0;
/// Of the words by which a country's own papers show ("sheriff", "£").
pub(crate) const HOME: f64 = 0.7;
/// "Paris, Texas": the entry lies in what follows the comma.
pub(crate) const AFTER_COMMA: f64 = 9.0;
/// "a village in Kent", "Ohio's Licking County".
pub(crate) const WITHIN: f64 = 3.0;
/// Other places of the text lie near.
pub(crate) const NEAR: f64 = 2.0;
/// At this distance in kilometres a place counts half as near.
pub(crate) const NEAR_KM: f64 = 70.0;
/// How much of one place's nearness is felt before more adds less.
pub(crate) const NEAR_GAIN: f64 = 2.0;
/// Other places of the text lie in the same state.
pub(crate) const SAME_STATE: f64 = 1.5;
/// Other places of the text, or adjectives, are of the same country.
pub(crate) const SAME_COUNTRY: f64 = 1.0;
/// A state or country that is named says more than a place that lies there.
pub(crate) const NAMED: f64 = 1.5;
/// Rounds in which the mentions of a document settle; more change nothing.
pub(crate) const ROUNDS: usize = 5;

/// What a name means in news unless the text says otherwise: key, number in GeoNames, how much.
pub(crate) const USUAL: &[(&str, u32, f64)] = &[
    // The city stands for its government.
    ("washington", 4_140_963, 4.0),
    ("new york", 5_128_581, 4.5),
    ("london", 2_643_743, 1.0),
    ("mexico", 3_996_063, 4.0),
];
