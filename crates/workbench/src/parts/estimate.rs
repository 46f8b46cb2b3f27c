//! The estimate as a bar: words of ICD 203, base rate, interval and estimate on one scale.

use super::words::capital;
use maud::{Markup, html};
use reportedly::ask::Answer;
use reportedly::core::weigh::Estimate;

/// Borders of the words for likelihood, in percent.
const BANDS: [f64; 8] = [1.0, 5.0, 20.0, 45.0, 55.0, 80.0, 95.0, 99.0];

/// The bar. Its text twin is its label, and the lines around it.
pub(crate) fn bar(e: Estimate) -> Markup {
    let at = |share: f64| format!("{:.1}", share * 1000.0);
    let wide = |share: f64| format!("{:.1}", (share * 1000.0).max(4.0));
    let label = format!(
        "Estimate {:.0} percent, interval from {:.0} to {:.0} percent, base rate {:.0} percent",
        e.probability * 100.0,
        e.low * 100.0,
        e.high * 100.0,
        e.prior * 100.0
    );
    html! {
        figure.bar {
            svg viewBox="0 0 1000 64" preserveAspectRatio="none" role="img" aria-label=(label) {
                @for (n, pair) in BANDS.windows(2).enumerate() {
                    rect.band.odd[n % 2 == 1] x=(at(pair[0] / 100.0)) y="16" width=(at((pair[1] - pair[0]) / 100.0)) height="32" {}
                }
                rect.interval x=(at(e.low)) y="22" width=(wide(e.high - e.low)) height="20" {}
                rect.prior x=(at(e.prior)) y="8" width="3" height="48" {}
                rect.point x=(at(e.probability - 0.004)) y="4" width="8" height="56" {}
            }
            figcaption.scale aria-hidden="true" {
                span { "0 %" } span { "no" } span { "50 %" } span { "yes" } span { "100 %" }
            }
            ul.key aria-hidden="true" {
                li { i.k-point {} "estimate" } li { i.k-interval {} "interval" } li { i.k-prior {} "base rate" }
            }
        }
    }
}

/// `24 %, from 16 to 41 %`
pub(crate) fn numbers(e: Estimate) -> String {
    format!("{:.0} %, from {:.0} to {:.0} %", e.probability * 100.0, e.low * 100.0, e.high * 100.0)
}

/// The likelihood and the verdict in a few words: "Unlikely (24 %), not enough evidence".
pub(crate) fn short(a: &Answer) -> String {
    let verdict = a.verdict.word();
    match (a.estimate, a.likelihood) {
        (Some(e), Some(l)) => format!("{} ({:.0} %), {verdict}", capital(l.word()), e.probability * 100.0),
        _ => format!("No estimate, {verdict}"),
    }
}

/// What an origin adds: a bar to the right for "yes", to the left for "no".
pub(crate) fn weight(weight: f64) -> Markup {
    let length = (weight.abs() / 2.0).min(1.0) * 100.0;
    let x = if weight < 0.0 { 100.0 - length } else { 100.0 };
    html! {
        svg.weight viewBox="0 0 200 12" role="img" aria-label=(format!("weight {weight:+.2}")) {
            rect.rail x="0" y="5" width="200" height="2" {}
            rect.refutes[weight < 0.0].supports[weight >= 0.0] x=(format!("{x:.1}")) y="1" width=(format!("{length:.1}")) height="10" {}
            rect.middle x="99" y="0" width="2" height="12" {}
        }
    }
}
