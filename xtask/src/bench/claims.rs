//! `cargo xtask bench claims`: gathering claims of a tenth of the documents and of all of them.
//!
//! Documents are made up ([`made`]). They are read by the network first, which is not part of the time.

use super::made::made;
use super::{peak, seconds};
use anyhow::Result;
use reportedly::Reader;
use reportedly::claims::claims_in;
use reportedly::core::claims::Parameters;
use reportedly::core::correction::Overrides;
use reportedly::core::{Document, Reading};
use reportedly::parallel::map_in_order;
use std::time::Instant;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many documents.
    #[arg(long, default_value_t = 10_000)]
    documents: usize,
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let documents = made(a.documents);
    let reader = Reader::new()?;
    let started = Instant::now();
    let readings = map_in_order(&documents, |d| reader.read(&d.text, d.published.as_deref()));
    println!("{} documents read in {:.1} s", documents.len(), started.elapsed().as_secs_f64());
    let all: Vec<(Document, Reading)> = documents.into_iter().zip(readings).collect();
    let mut took = Vec::new();
    for n in [all.len() / 10, all.len()] {
        let before = peak();
        let started = seconds();
        let found = claims_in(&all[..n], &Overrides::default(), &Parameters::default());
        let s = seconds() - started;
        let statements: usize = found.iter().map(|c| c.statements.len()).sum();
        let several = found.iter().filter(|c| c.documents > 1).count();
        let disputed = found.iter().filter(|c| c.disputed).count();
        println!(
            "{n} documents, {statements} statements: {s:.2} s, {} claims, {several} of several documents, {disputed} \
             disputed; peak {} MB, {before} MB before",
            found.len(),
            peak()
        );
        took.push(s);
    }
    println!("ten times the documents cost {:.1} times the time", took[1] / took[0].max(1e-9));
    Ok(())
}
