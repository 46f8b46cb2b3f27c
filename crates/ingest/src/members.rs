//! Members of archives: what they are called for people, which are passed over, and handing the others on.

use std::io::Read;

use reportedly_core::{Problem, ProblemKind};

use crate::input::Input;
use crate::passed::{Tally, no_article};
use crate::unpack::{Scope, broken, failed, unpack};
use crate::{Envelope, Item, tidy};

/// Media type of what could not be looked at.
const UNKNOWN: &str = "application/octet-stream";

/// Longest name of a member that is shown, in characters. File systems stop at 255 a folder; a header may claim gigabytes.
const MAX_NAME: usize = 1000;

/// The members of one archive on their way out.
pub(crate) struct Members<'s> {
    archive: Envelope,
    media_type: &'static str,
    scope: Scope<'s>,
    given: usize,
    passed: Tally,
}

impl<'s> Members<'s> {
    /// For the archive in an input.
    pub(crate) fn new(input: &Input<'_>, media_type: &'static str, scope: Scope<'s>) -> Self {
        let archive = input.envelope.clone();
        Self { archive, media_type, scope, given: 0, passed: Tally::default() }
    }

    /// How many members were handed on.
    pub(crate) fn given(&self) -> usize {
        self.given
    }

    /// Count a member that was handed on without [`give`](Self::give).
    pub(crate) fn count(&mut self) {
        self.given += 1;
    }

    /// Count something that is passed over.
    pub(crate) fn pass(&mut self, what: &str) {
        self.passed.add(what);
    }

    /// Hand a member on to whatever reads it, unless it holds no article by its nature.
    pub(crate) fn give(
        &mut self,
        input: &Input<'_>,
        name: &str,
        body: impl Read,
        sink: &mut dyn FnMut(Item),
    ) {
        self.give_as(input, envelope(&self.archive, name), body, sink);
    }

    /// The same for a member of which more is known than its name.
    pub(crate) fn give_as(
        &mut self,
        input: &Input<'_>,
        envelope: Envelope,
        body: impl Read,
        sink: &mut dyn FnMut(Item),
    ) {
        let mut member = input.member(envelope, body);
        match member.head() {
            Err(e) => {
                self.given += 1;
                sink(failed(&member.envelope, UNKNOWN, Vec::new(), broken(&e)));
            }
            Ok(head) => match no_article(&member.envelope, &head) {
                Some(what) => self.passed.add(what),
                None => {
                    self.given += 1;
                    unpack(member, self.scope, sink);
                }
            },
        }
    }

    /// Tell that a member cannot be read.
    pub(crate) fn fail(&mut self, name: &str, problem: Problem, sink: &mut dyn FnMut(Item)) {
        self.fail_as(envelope(&self.archive, name), problem, sink);
    }

    /// The same for a member of which more is known than its name.
    pub(crate) fn fail_as(&mut self, envelope: Envelope, problem: Problem, sink: &mut dyn FnMut(Item)) {
        self.given += 1;
        sink(failed(&envelope, UNKNOWN, Vec::new(), problem));
    }

    /// Tell what is wrong with the archive itself.
    pub(crate) fn complain(&mut self, problem: Problem, sink: &mut dyn FnMut(Item)) {
        self.given += 1;
        sink(failed(&self.archive, self.media_type, Vec::new(), problem));
    }

    /// Tell what was passed over; an archive without anything is a problem.
    pub(crate) fn finish(mut self, sink: &mut dyn FnMut(Item)) {
        if self.given == 0 && self.passed.is_empty() {
            self.complain(Problem::new(ProblemKind::Empty, "There are no files in this archive."), sink);
        }
        self.passed.tell(&self.archive, sink);
    }
}

/// What is known of a member. Its name is only shown and never opened, so that it may say what it likes.
fn envelope(archive: &Envelope, name: &str) -> Envelope {
    let name: String = name.replace('\\', "/").chars().take(MAX_NAME).collect();
    let shown = tidy::line(&name).unwrap_or_default();
    let shown = shown.trim_start_matches("./").trim_start_matches('/');
    let shown = if shown.is_empty() { "unnamed" } else { shown };
    Envelope {
        name: tidy::file_name(shown),
        location: format!("{}/{shown}", archive.location),
        ..Envelope::default()
    }
}

/// Whether a member is nobody's writing: a hidden file, what macOS and Windows leave in folders.
pub(crate) fn hidden(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| {
        let dot = part.starts_with('.') && !matches!(part, "." | "..");
        dot || matches!(part, "__MACOSX" | "Thumbs.db" | "desktop.ini")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_are_only_shown() {
        let shown = |name: &str| {
            let e = envelope(&Envelope::at("in/news.zip"), name);
            (e.location, e.name)
        };
        let pair = |location: &str, name: &str| (location.to_owned(), name.to_owned());
        assert_eq!(shown("a/b.html"), pair("in/news.zip/a/b.html", "b.html"));
        assert_eq!(shown("../../etc/passwd"), pair("in/news.zip/../../etc/passwd", "passwd"));
        assert_eq!(shown("/etc/passwd"), pair("in/news.zip/etc/passwd", "passwd"));
        assert_eq!(shown("C:\\news\\a.txt"), pair("in/news.zip/C:/news/a.txt", "a.txt"));
        assert_eq!(shown("a\u{1b}[31m\n.txt"), pair("in/news.zip/a[31m .txt", "a[31m .txt"));
        assert_eq!(shown("\0"), pair("in/news.zip/unnamed", "unnamed"));
        assert_eq!(shown(&"x".repeat(9999)).1.len(), MAX_NAME);
    }

    #[test]
    fn hidden_files_are_told_by_every_part_of_their_path() {
        for name in [".DS_Store", "a/.git/config", "__MACOSX/._a.html", "a\\Thumbs.db"] {
            assert!(hidden(name), "{name}");
        }
        for name in ["a.html", "./a.html", "../a.html", "a.b/c"] {
            assert!(!hidden(name), "{name}");
        }
    }
}
