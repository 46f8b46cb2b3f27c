//! The progress bar of long commands: on stderr, and only where a person watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use reportedly::Progress;
use std::io::IsTerminal;

/// Shows how far a run has come.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new(quiet: bool) -> Self {
        let watched = !quiet && std::io::stderr().is_terminal();
        let target = if watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        // The template is a constant; were it wrong, the default would do.
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Shows a step.
    pub(crate) fn show(&self, progress: Progress) {
        let (word, done, of) = match progress {
            Progress::Storing { files, of, .. } => ("Taking in files  ", files, of),
            Progress::Tracing { documents, of } => ("Comparing texts  ", documents, of),
            Progress::Reading { documents, of } => ("Reading documents", documents, of),
        };
        self.count(word, done, of);
    }

    /// Shows that so many of all are done.
    pub(crate) fn count(&self, word: &'static str, done: usize, of: usize) {
        if self.0.message() != word {
            self.0.reset();
            self.0.set_message(word);
        }
        self.0.set_length(of as u64);
        self.0.set_position(done as u64);
    }

    /// Takes the bar away.
    pub(crate) fn done(&self) {
        self.0.finish_and_clear();
    }
}
