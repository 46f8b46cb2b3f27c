//! Coasts and borders beneath the points of a map. Where they come from: `training/outlines`.

use std::fmt::Write;
use std::sync::LazyLock;

/// A line for each ring of land (`L`) or border (`B`): hundredths of a degree, east then north, each point but the first as
/// the way from the one before.
const OUTLINES: &str = include_str!("../../assets/outlines.txt");
/// Parts of a degree in which they are written.
const PARTS: f64 = 100.0;

/// A part of the earth, as a map shows it: degrees on the sides, twice as wide as high.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    /// The left side.
    pub(crate) west: f64,
    /// The upper side.
    pub(crate) north: f64,
    /// How many degrees it is high.
    pub(crate) height: f64,
    /// Units of the drawing in a degree.
    pub(crate) scale: f64,
}

/// What is drawn: two paths of SVG, empty where there is nothing in the window.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Base {
    /// Land, to be filled.
    pub(crate) land: String,
    /// Borders of countries, to be stroked.
    pub(crate) borders: String,
}

/// A ring or a line.
struct Outline {
    is_land: bool,
    /// East and north, in degrees.
    points: Vec<(f64, f64)>,
    /// West, south, east, north.
    sides: [f64; 4],
}

static ALL: LazyLock<Vec<Outline>> = LazyLock::new(|| OUTLINES.lines().filter_map(outline).collect());

fn outline(line: &str) -> Option<Outline> {
    let mut numbers = line.get(1..)?.split(' ').map_while(|n| n.parse::<i32>().ok());
    let (mut at, mut points) = ((0, 0), Vec::new());
    let mut sides = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    while let (Some(east), Some(north)) = (numbers.next(), numbers.next()) {
        at = (at.0 + east, at.1 + north);
        let (x, y) = (f64::from(at.0) / PARTS, f64::from(at.1) / PARTS);
        sides = [sides[0].min(x), sides[1].min(y), sides[2].max(x), sides[3].max(y)];
        points.push((x, y));
    }
    (points.len() > 1).then(|| Outline { is_land: line.starts_with('L'), points, sides })
}

/// What of the outlines a window shows. Lines that reach beyond it are cut off by the picture; points that fall on the one
/// before, or that lie outside between others on the same side, are left out.
pub(crate) fn paths(window: &Window) -> Base {
    let (east, south) = (window.west + 2.0 * window.height, window.north - window.height);
    let mut base = Base::default();
    for outline in ALL.iter() {
        let [left, low, right, high] = outline.sides;
        if right < window.west || left > east || high < south || low > window.north {
            continue;
        }
        let path = if outline.is_land { &mut base.land } else { &mut base.borders };
        let side = |p: &(f64, f64)| {
            u8::from(p.0 < window.west)
                | (u8::from(p.0 > east) << 1)
                | (u8::from(p.1 < south) << 2)
                | (u8::from(p.1 > window.north) << 3)
        };
        let mut last: Option<(u8, (i32, i32))> = None;
        for (n, point) in outline.points.iter().enumerate() {
            let here = side(point);
            let at = (
                ((point.0 - window.west) * window.scale) as i32,
                ((window.north - point.1) * window.scale) as i32,
            );
            if let (Some((before, place)), Some(next)) = (last, outline.points.get(n + 1)) {
                // The way around outside on one side may as well be straight.
                if before & here & side(next) != 0 || place == at {
                    continue;
                }
            }
            // Writing to a string does not fail.
            let _ = match last {
                None => write!(path, "M{} {}", at.0, at.1),
                Some((_, (x, y))) => write!(path, "l{} {}", at.0 - x, at.1 - y),
            };
            last = Some((here, at));
        }
        if outline.is_land {
            path.push('Z');
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(west: f64, north: f64, height: f64) -> Window {
        Window { west, north, height, scale: 500.0 / height }
    }

    #[test]
    fn all_outlines_are_read_and_on_earth() {
        assert_eq!(ALL.len(), OUTLINES.lines().count());
        for outline in ALL.iter() {
            let [west, south, east, north] = outline.sides;
            assert!(
                west >= -180.0 && south >= -90.0 && east <= 180.0 && north <= 84.0,
                "{:?}",
                outline.sides
            );
            // None runs around the earth but the one around the pole.
            let widest = outline.points.windows(2).map(|p| (p[1].0 - p[0].0).abs()).fold(0.0, f64::max);
            assert!(widest < 180.0 || south == -90.0, "{widest}");
        }
    }

    #[test]
    fn a_window_shows_what_is_in_it() {
        // Gdansk has a coast; Belarus and Poland have a border; the middle of the Pacific has neither.
        let near = paths(&window(16.0, 56.0, 4.0));
        assert!(near.land.starts_with('M') && near.land.ends_with('Z'));
        assert!(!paths(&window(20.0, 56.0, 6.0)).borders.is_empty());
        // Of a ring that goes around a window at a distance little is left.
        let sea = paths(&window(-150.0, -30.0, 8.0));
        assert!(sea.land.len() < 100 && sea.borders.is_empty(), "{sea:?}");
    }

    #[test]
    fn a_page_stays_light() {
        let weight = |w: &Window| paths(w).land.len() + paths(w).borders.len();
        let (whole, near) = (weight(&window(-180.0, 90.0, 180.0)), weight(&window(16.0, 56.0, 4.0)));
        assert!(whole < 60_000 && near < 2_000, "{whole} {near}");
    }
}
