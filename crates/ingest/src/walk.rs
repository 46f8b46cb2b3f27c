//! Paths to files, in an order that depends on names only.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use reportedly_core::{Problem, ProblemKind};

use crate::error::{IngestError, IngestErrorKind};
use crate::unpack::unreadable;

/// A file to draw documents from, or a place that could not be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The path to open.
    pub path: PathBuf,
    /// The path for people, relative as it was given; not valid UTF-8 reads as U+FFFD.
    pub location: String,
    /// Set where there is nothing to open: an unreadable folder, a link to nothing, a device.
    pub problem: Option<Problem>,
}

/// Files under the paths: the paths in the order given, each folder with all its subfolders sorted
/// by the bytes of the path, so that every machine and file system gives the same list.
///
/// Hidden files and folders (a name that starts with a dot) are passed over inside folders, and taken
/// when given themselves. Links are followed. A file or folder that is reached twice, by a link or
/// because two of the paths overlap, is found once. What cannot be read is found with a problem.
///
/// # Errors
///
/// [`IngestErrorKind::Missing`] for a path that does not exist: most likely a slip of the pen, and
/// an answer from the wrong files would not show it.
pub fn walk(paths: &[PathBuf]) -> Result<Vec<Found>, IngestError> {
    let mut walk = Walk::default();
    for path in paths {
        // A link to nothing exists; it is found with a problem.
        if fs::symlink_metadata(path).is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound) {
            let hint = "Check the spelling and the folder you are in; a name with blanks needs quotes.";
            return Err(IngestError {
                kind: IngestErrorKind::Missing,
                path: path.clone(),
                hint: Some(hint.to_owned()),
            });
        }
        let from = walk.found.len();
        walk.visit(path, true);
        walk.found[from..].sort_by(|a, b| bytes(&a.path).cmp(bytes(&b.path)));
    }
    Ok(walk.found)
}

fn bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

#[derive(Default)]
struct Walk {
    found: Vec<Found>,
    /// Real paths of files and folders that were met. It also ends loops of links.
    seen: HashSet<PathBuf>,
}

impl Walk {
    fn visit(&mut self, path: &Path, given: bool) {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(e) => return self.push(path, Some(unreadable(path, &e))),
        };
        if let Ok(real) = fs::canonicalize(path)
            && !self.seen.insert(real)
        {
            return;
        }
        if metadata.is_dir() {
            self.enter(path);
        } else if metadata.is_file() || given {
            // A pipe is read where a person names it (`<(…)` in a shell); inside a folder it could
            // block for ever.
            self.push(path, None);
        } else {
            let message = format!("{} is no file but a device, a socket or a pipe.", path.display());
            self.push(path, Some(Problem::new(ProblemKind::Unreadable, message)));
        }
    }

    fn enter(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(e) => return self.push(folder, Some(unreadable(folder, &e))),
        };
        let mut inside = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
                Ok(entry) => inside.push(entry.path()),
                Err(e) => self.push(folder, Some(unreadable(folder, &e))),
            }
        }
        // The order decides which of two links to the same file gives it its name.
        inside.sort_by(|a, b| bytes(a).cmp(bytes(b)));
        for path in inside {
            self.visit(&path, false);
        }
    }

    fn push(&mut self, path: &Path, problem: Option<Problem>) {
        self.found.push(Found { path: path.to_owned(), location: path.display().to_string(), problem });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{create_dir, write};

    fn names(root: &Path, found: &[Found]) -> Vec<String> {
        found.iter().map(|f| f.path.strip_prefix(root).unwrap().display().to_string()).collect()
    }

    #[test]
    fn order_is_by_path_bytes_and_hidden_files_are_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        for folder in ["b", "a", ".git"] {
            create_dir(root.join(folder)).unwrap();
        }
        for file in ["b/2.txt", "b/10.txt", "a/x", "a.txt", "Z.txt", ".hidden", ".git/config"] {
            write(root.join(file), "x").unwrap();
        }
        let found = walk(&[root.to_owned()]).unwrap();
        assert_eq!(names(root, &found), ["Z.txt", "a.txt", "a/x", "b/10.txt", "b/2.txt"]);
        let hidden = walk(&[root.join(".hidden")]).unwrap();
        assert_eq!(names(root, &hidden), [".hidden"]);
    }

    #[test]
    fn a_path_that_does_not_exist_stops_the_run() {
        let e = walk(&["no/such/file.txt".into()]).unwrap_err();
        assert_eq!(e.to_string(), "no such file or folder: no/such/file.txt");
        assert!(e.hint.is_some());
    }

    #[test]
    fn overlapping_paths_give_a_file_once() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path().join("a.txt"), "x").unwrap();
        let found = walk(&[dir.path().to_owned(), dir.path().join("a.txt")]).unwrap();
        assert_eq!(found.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_may_loop_or_lead_nowhere() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        create_dir(root.join("a")).unwrap();
        write(root.join("a/x.txt"), "x").unwrap();
        std::os::unix::fs::symlink("..", root.join("a/up")).unwrap();
        std::os::unix::fs::symlink("self", root.join("self")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.join("dead")).unwrap();
        let found = walk(&[root.to_owned()]).unwrap();
        assert_eq!(names(root, &found), ["a/x.txt", "dead", "self"]);
        let kinds: Vec<_> = found.iter().map(|f| f.problem.as_ref().map(|p| p.kind)).collect();
        assert_eq!(kinds, [None, Some(ProblemKind::Unreadable), Some(ProblemKind::Unreadable)]);
        assert!(walk(&[root.join("dead")]).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_without_permission_is_found_with_a_problem() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let closed = dir.path().join("closed");
        create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let found = walk(&[dir.path().to_owned()]).unwrap();
        let root = fs::read_dir(&closed).is_ok();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        // Permissions do not bind the superuser, who finds an empty folder.
        if !root {
            assert_eq!(found[0].problem.as_ref().map(|p| p.kind), Some(ProblemKind::Unreadable));
        }
    }
}
