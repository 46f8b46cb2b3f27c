//! Statements by the days that they speak of: a chart, and a table that says the same.

use crate::App;
use crate::overview::{Overview, Told};
use crate::page::{self, when};
use crate::parts::chart::{Scale, days, n};
use crate::parts::filters::Filters;
use crate::parts::marks::address;
use crate::parts::statement::{certainty, chain, quotes};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::core::weigh::word;
use std::collections::HashMap;

/// Statements that a chart and its table have room for.
const SHOWN: usize = 250;

pub(crate) async fn page(State(app): State<App>, Query(filters): Query<Filters>) -> Result<Markup, Trouble> {
    let wanted = filters.clone();
    let (found, body) = app
        .desk
        .with(move |casebook, shared| {
            let overview = shared.overview(casebook)?;
            let told = wanted.apply(casebook, &overview)?;
            let mut dated: Vec<(&str, f64, &Told)> = told
                .iter()
                .flat_map(|t| t.days.iter().filter_map(|d| Some((d.as_str(), days(d)?, *t))))
                .collect();
            dated.sort_by(|a, b| a.1.total_cmp(&b.1));
            let found = dated.len();
            dated.truncate(SHOWN);
            let statements: Vec<&Told> = dated.iter().map(|(_, _, t)| *t).collect();
            let words = quotes(casebook, &overview, &statements)?;
            Ok((found, html! { (chart(&dated)) (table(&overview, &dated, &words)) }))
        })
        .await?;
    let body = html! {
        form.filters method="get" autocomplete="off" action="/timeline" { (filters.fields()) button type="submit" { "Show" } }
        p.sub role="status" { (page::count(found, "dated statement")) @if found > SHOWN { "; the earliest " (SHOWN) " are shown" } }
        @if found == 0 { p { "No statement that fits names a day, month or year." } } @else { (body) }
    };
    Ok(page::of("/timeline", "Timeline", body))
}

fn chart(dated: &[(&str, f64, &Told)]) -> Markup {
    let x = Scale::over(dated.iter().map(|(_, day, _)| *day), 1000.0, 30.0);
    // Statements of about one day stand on one another.
    let mut used: HashMap<i64, usize> = HashMap::new();
    let dots: Vec<(f64, usize, &Told, &str)> = dated
        .iter()
        .map(|(day, at, t)| {
            let column = used.entry((x.at(*at) / 14.0) as i64).or_default();
            *column += 1;
            (x.at(*at), *column, *t, *day)
        })
        .collect();
    let high = dots.iter().map(|d| d.1).max().unwrap_or(1) as f64;
    let step = (360.0 / high).min(16.0);
    let height = high * step + 30.0;
    let (first, last) = (dated.first().map_or("", |d| d.0), dated.last().map_or("", |d| d.0));
    html! {
        figure.chart {
            svg viewBox=(format!("0 0 1000 {height:.0}")) role="img" aria-label="Statements by the days that they speak of. The table below says the same." {
                line.rail x1="0" x2="1000" y1=(n(height - 10.0)) y2=(n(height - 10.0)) {}
                @for (cx, level, t, day) in &dots {
                    circle.dot.(word(t.certainty)) cx=(n(*cx)) cy=(n(height - 10.0 - *level as f64 * step)) r=(n((step / 2.2).min(6.0))) { title { (day) ", " (word(t.certainty)) } }
                }
            }
            figcaption.scale { span { (first) } span { (last) } }
        }
    }
}

fn table(overview: &Overview, dated: &[(&str, f64, &Told)], words: &[String]) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "Day" } th scope="col" { "What is said" } th scope="col" { "On whose word" } th scope="col" { "Published" } } }
            tbody {
                @for ((day, _, t), quote) in dated.iter().zip(words) {
                    @let document = overview.document(t);
                    tr {
                        th scope="row" { time datetime=(day) { (day) } }
                        td { a href=(address(&document.id, t.span)) { (quote) } " " (certainty(t.certainty)) }
                        td { (chain(&t.chain)) }
                        td { (document.publisher.as_deref().unwrap_or(&document.id)) @if let Some(p) = &document.published { ", " (when(p)) } }
                    }
                }
            }
        }
    }
}
