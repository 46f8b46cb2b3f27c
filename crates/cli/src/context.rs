//! What a command has at hand: the casebook's path, stdout for data, stderr for talk.

use crate::failure::{Failure, Kind};
use crate::terminal::{self, Style, clean, paint};
use crate::{Global, progress::Bar};
use reportedly::Casebook;
use serde::Serialize;
use std::io::{self, BufWriter, Stderr, StdoutLock, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Where a command reads its settings and writes its results.
pub(crate) struct Context {
    casebook: PathBuf,
    quiet: bool,
    out: BufWriter<StdoutLock<'static>>,
    out_color: bool,
    err: Stderr,
    err_color: bool,
}

impl Context {
    pub(crate) fn new(global: &Global) -> Self {
        let out = io::stdout().lock();
        let err = io::stderr();
        Self {
            casebook: global.casebook.clone(),
            quiet: global.quiet,
            out_color: global.color.applies_to(&out),
            out: BufWriter::new(out),
            err_color: global.color.applies_to(&err),
            err,
        }
    }

    /// The casebook, made where there is none: for commands that put something in.
    pub(crate) fn make_casebook(&self) -> Result<Casebook, Failure> {
        Ok(Casebook::open(&self.casebook)?)
    }

    /// The casebook, which must be there: for commands that look something up.
    pub(crate) fn open_casebook(&self) -> Result<Casebook, Failure> {
        Ok(Casebook::open_existing(&self.casebook)?)
    }

    /// Where the casebook is, for what opens it itself.
    pub(crate) fn casebook_path(&self) -> &std::path::Path {
        &self.casebook
    }

    /// One line of results. Text from articles must have gone through [`clean`].
    pub(crate) fn line(&mut self, line: impl AsRef<str>) -> io::Result<()> {
        writeln!(self.out, "{}", line.as_ref())
    }

    /// Results as JSON, on one line.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let json = terminal::json(value)?;
        self.line(json)
    }

    /// Bytes as they are: for a file or another program. Nothing cleans them.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Where results go, for what is written as a stream. Nothing cleans it.
    pub(crate) fn output(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Whether results are coloured, for what needs other marks where they are not.
    pub(crate) fn colors(&self) -> bool {
        self.out_color
    }

    /// `text` in a style, for [`Context::line`].
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        paint(self.out_color, style, text)
    }

    /// A remark for the person at the terminal; not part of the results.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.quiet {
            let label = paint(self.err_color, Style::Faint, "note:");
            // Nobody can be told that stderr is gone.
            let _ = writeln!(self.err, "{label} {}", clean(text));
        }
    }

    /// A progress bar; it draws nothing unless somebody watches.
    pub(crate) fn progress(&self) -> Bar {
        Bar::new(self.quiet)
    }

    /// Writes out what is still in the buffer.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Shows a failure and says how the process should end.
    pub(crate) fn report(&mut self, failure: &Failure) -> ExitCode {
        if failure.kind != Kind::PipeClosed {
            let chain: Vec<String> =
                failure.error.chain().map(|cause| clean(&cause.to_string()).into_owned()).collect();
            let label = paint(self.err_color, Style::Bad, "error:");
            let _ = writeln!(self.err, "{label} {}", chain.join(": "));
            for hint in &failure.hints {
                let label = paint(self.err_color, Style::Hint, "hint:");
                let _ = writeln!(self.err, "{label} {}", clean(hint));
            }
        }
        failure.kind.exit_code()
    }
}
