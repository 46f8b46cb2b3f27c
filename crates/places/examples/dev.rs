//! Resolution on a gold file with the gold's own spans, for development:
//! `cargo run --release -p reportedly-places --example dev -- GOLD [-v]`.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use reportedly_core::text::Span;
use serde_json::Value;
use std::time::Instant;

fn main() {
    let path = std::env::args().nth(1).expect("a gold file");
    let verbose = std::env::args().any(|a| a == "-v");
    let (mut all, mut near, mut none) = (0u32, 0usize, 0usize);
    let mut errors = Vec::new();
    let mut seconds = 0.0;
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let text = record["text"].as_str().unwrap();
        let gold = record["places"].as_array().unwrap();
        let span = |g: &Value| serde_json::from_value::<Span>(g["span"].clone()).unwrap();
        let spans: Vec<Span> = gold.iter().map(span).collect();
        let started = Instant::now();
        let found = reportedly_places::resolve(text, &spans);
        seconds += started.elapsed().as_secs_f64();
        for (g, place) in gold.iter().zip(&found) {
            let (Some(la), Some(lo)) = (g["latitude"].as_f64(), g["longitude"].as_f64()) else { continue };
            all += 1;
            let km = place.as_ref().map(|p| kilometres(la, lo, p.latitude, p.longitude));
            none += usize::from(km.is_none());
            near += usize::from(km.is_some_and(|d| d <= 161.0));
            errors.extend(km);
            if verbose && km.is_none_or(|d| d > 161.0) {
                let name = span(g).of(text).to_owned();
                let got = place.as_ref().map_or("-".to_owned(), |p| {
                    format!("{} {:?} {:?} ({}, {})", p.name, p.kind, p.country, p.latitude, p.longitude)
                });
                println!(
                    "{}\t{name}\t{la},{lo} {}\t{got}\t{:.0}",
                    record["id"].as_str().unwrap(),
                    g["geoname"],
                    km.unwrap_or(-1.0)
                );
            }
        }
    }
    errors.sort_by(f64::total_cmp);
    let median = errors.get(errors.len() / 2).copied().unwrap_or(f64::NAN);
    println!(
        "{near} of {all} within 161 km: {:.4}; {none} without a place; median {median:.1} km; {seconds:.2} s",
        near as f64 / f64::from(all)
    );
}

fn kilometres(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let (p, q) = (a.to_radians(), c.to_radians());
    let h = ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((d - b).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.min(1.0).sqrt().asin()
}
