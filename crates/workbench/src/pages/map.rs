//! Statements by the places that they name: a map of points, and a table that says the same. No tiles are fetched: beneath
//! the points there are coarse outlines, which are in the program, and a grid of degrees.

use crate::App;
use crate::page;
use crate::parts::chart::n;
use crate::parts::filters::Filters;
use crate::parts::labels::{Dot, place};
use crate::parts::outlines;
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Places that map and table have room for.
const SHOWN: usize = 150;
/// Places that bear their name on the map, as far as there is room.
const NAMED: usize = 12;

/// A place with what is said of it.
struct Spot {
    name: Arc<str>,
    north: f64,
    east: f64,
    statements: usize,
}

pub(crate) async fn page(State(app): State<App>, Query(filters): Query<Filters>) -> Result<Markup, Trouble> {
    let wanted = filters.clone();
    let spots = app
        .desk
        .with(move |casebook, shared| {
            let overview = shared.overview(casebook)?;
            let told = wanted.apply(casebook, &overview)?;
            Ok(spots(told.iter().flat_map(|t| &t.places)))
        })
        .await?;
    let shown = &spots[..spots.len().min(SHOWN)];
    let link = |name: &str| {
        let query = Filters { place: name.to_owned(), ..filters.clone() }.query();
        format!("/search?{query}")
    };
    let body = html! {
        form.filters method="get" autocomplete="off" action="/map" { (filters.fields()) button type="submit" { "Show" } }
        p.sub role="status" { (page::count(spots.len(), "place")) @if spots.len() > SHOWN { "; the " (SHOWN) " named most are shown" } }
        @if spots.is_empty() { p { "No statement that fits names a place on the map." } }
        @else {
            (chart(shown))
            p.sub { "Outlines: Natural Earth, 1:110 million. They are coarse, and leave out small islands and states; borders are drawn as there, which says nothing of who is right about them." }
            table {
                thead { tr { th scope="col" { "Place" } th.number scope="col" { "Statements" } th.number scope="col" { "North" } th.number scope="col" { "East" } } }
                tbody {
                    @for s in shown {
                        tr { th scope="row" { a href=(link(&s.name)) { (s.name) } } td.number { (s.statements) } td.number { (format!("{:.2}°", s.north)) } td.number { (format!("{:.2}°", s.east)) } }
                    }
                }
            }
        }
    };
    Ok(page::of("/map", "Map", body))
}

/// Places, those of most statements first. Two places of one name are two.
fn spots<'a>(places: impl Iterator<Item = &'a (Arc<str>, f64, f64)>) -> Vec<Spot> {
    let mut counts: BTreeMap<(Arc<str>, i64, i64), usize> = BTreeMap::new();
    for (name, north, east) in places.filter(|p| p.1.is_finite() && p.2.is_finite()) {
        let key = (Arc::clone(name), (north * 1000.0) as i64, (east * 1000.0) as i64);
        *counts.entry(key).or_default() += 1;
    }
    let mut all: Vec<Spot> = counts
        .into_iter()
        .map(|((name, north, east), statements)| Spot {
            name,
            north: north as f64 / 1000.0,
            east: east as f64 / 1000.0,
            statements,
        })
        .collect();
    all.sort_by(|a, b| b.statements.cmp(&a.statements).then_with(|| a.name.cmp(&b.name)));
    all
}

/// The window of degrees around the places, twice as wide as high.
fn window(spots: &[Spot]) -> (f64, f64, f64) {
    let range = |of: fn(&Spot) -> f64| {
        spots.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), v| (l.min(v), m.max(v)))
    };
    let ((south, north), (west, east)) = (range(|s| s.north), range(|s| s.east));
    // Room at the edges, and never nearer than a few degrees.
    let height = ((north - south) * 1.3).max((east - west) * 1.2 / 2.0).clamp(4.0, 180.0);
    let top = ((north + south) / 2.0 + height / 2.0).min(90.0 + height * 0.1);
    ((west + east) / 2.0 - height, top, height)
}

fn chart(spots: &[Spot]) -> Markup {
    let (west, top, height) = window(spots);
    let scale = 500.0 / height;
    let (x, y) = (|east: f64| (east - west) * scale, |north: f64| (top - north) * scale);
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 30.0].into_iter().find(|s| height / s <= 8.0).unwrap_or(30.0);
    let lines = |from: f64, length: f64| {
        let first = (from / step).ceil() as i64;
        let last = ((from + length) / step).floor() as i64;
        (first..=last).map(|k| k as f64 * step).collect::<Vec<_>>()
    };
    let base = outlines::paths(&outlines::Window { west, north: top, height, scale });
    let most = spots.first().map_or(1, |s| s.statements).max(1) as f64;
    let radius = |s: &Spot| 5.0 + 13.0 * (s.statements as f64 / most).sqrt();
    let dots: Vec<Dot<'_>> =
        spots.iter().map(|s| Dot { x: x(s.east), y: y(s.north), radius: radius(s), name: &s.name }).collect();
    let labels = place(&dots, NAMED, 1000.0, 500.0);
    html! {
        figure.chart.map {
            svg viewBox="0 0 1000 500" role="img" aria-label="Places that statements name. The table below says the same." {
                path.land d=(base.land) {}
                path.border d=(base.borders) {}
                @for east in lines(west, 2.0 * height) {
                    line.grid x1=(n(x(east))) x2=(n(x(east))) y1="0" y2="500" {}
                    text.degree x=(n(x(east) + 4.0)) y="494" { (east) "°" }
                }
                @for north in lines(top - height, height) {
                    line.grid x1="0" x2="1000" y1=(n(y(north))) y2=(n(y(north))) {}
                    text.degree x="4" y=(n(y(north) - 4.0)) { (north) "°" }
                }
                @for (s, d) in spots.iter().zip(&dots).rev() {
                    circle.dot.spot cx=(n(d.x)) cy=(n(d.y)) r=(n(d.radius)) { title { (s.name) ", " (page::count(s.statements, "statement")) } }
                }
                @for (s, label) in spots.iter().zip(&labels) {
                    @if let Some(l) = label { text.name x=(n(l.x)) y=(n(l.y)) text-anchor=(l.anchor) { (s.name) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_are_in_the_window() {
        let spot = |north, east| Spot { name: "x".into(), north, east, statements: 1 };
        for all in
            [vec![spot(52.0, 31.0)], vec![spot(-33.9, 151.2), spot(64.1, -21.9)], vec![spot(89.0, 0.0)]]
        {
            let (west, top, height) = window(&all);
            for s in &all {
                assert!(s.north <= top && s.north >= top - height, "{} of {top} {height}", s.north);
                assert!(s.east >= west && s.east <= west + 2.0 * height, "{}", s.east);
            }
        }
    }
}
