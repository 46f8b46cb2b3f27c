//! What may be committed at all.

use super::{File, Finding};

/// Largest committed file, in bytes.
const LARGEST: u64 = 30_000_000;
/// Longest Rust file, in lines; and from where on it should be split soon.
const LONGEST: usize = 500;
const LONG: usize = 300;
/// Folders of one person's machine. Written in parts, so that this file does not find itself.
const FOLDERS: &[&str] = &[concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/")];

/// A clone stays small.
pub(super) fn small_enough(files: &[File]) -> Vec<Finding> {
    let finding = |f: &File| {
        let message =
            format!("{:.1} MB; committed files stay under {} MB", f.size as f64 / 1e6, LARGEST / 1_000_000);
        Finding::error(f, 0, message)
    };
    files.iter().filter(|f| f.size >= LARGEST).map(finding).collect()
}

/// A Rust file fits a head.
pub(super) fn short_enough(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|f| f.path.ends_with(".rs")) {
        let lines = file.text.as_deref().unwrap_or_default().lines().count();
        if lines > LONG {
            let message =
                format!("{lines} lines: split it (over {LONG} is a warning, over {LONGEST} an error)");
            found.push(Finding { warning: lines <= LONGEST, ..Finding::error(file, 0, message) });
        }
    }
    found
}

/// Nothing names a folder that exists on one machine only.
pub(super) fn no_paths_of_one_machine(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files {
        for (i, line) in file.text.as_deref().unwrap_or_default().lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|folder| begins_path(line, folder)) {
                let message =
                    format!("a path of one machine ({folder}…): write it from the repository's root");
                found.push(Finding::error(file, i + 1, message));
            }
        }
    }
    found
}

/// Whether an absolute path to `folder` stands in the line: not as a part of a longer path or address.
fn begins_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(i, _)| !line[..i].ends_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// Every build takes the same versions of the dependencies.
pub(super) fn versions_are_locked(files: &[File]) -> Vec<Finding> {
    if files.iter().any(|f| f.path == "Cargo.lock") {
        return Vec::new();
    }
    let message = "is not committed: without it two builds may differ".to_owned();
    vec![Finding { warning: false, path: "Cargo.lock".to_owned(), line: 0, message }]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{made_up, places};
    use super::*;

    #[test]
    fn a_large_file_is_found() {
        let mut files = made_up(&[("a.bin", ""), ("b.bin", "")]);
        files[1].size = LARGEST;
        assert_eq!(small_enough(&files).iter().map(|f| &*f.path).collect::<Vec<_>>(), ["b.bin"]);
    }

    #[test]
    fn a_long_file_is_a_warning_and_a_longer_one_an_error() {
        let [short, long, longest] = [300, 301, 501].map(|n| "x\n".repeat(n));
        let files = made_up(&[("a.rs", &short), ("b.rs", &long), ("c.rs", &longest), ("d.txt", &longest)]);
        let found = short_enough(&files);
        let found: Vec<_> = found.iter().map(|f| (&*f.path, f.warning)).collect();
        assert_eq!(found, [("b.rs", true), ("c.rs", false)]);
    }

    #[test]
    fn a_path_of_one_machine_is_found() {
        let text = format!(
            "see `{}shared/x`\nhttps://a.example{}b\n../work\n{}.cargo\n",
            FOLDERS[0], FOLDERS[0], FOLDERS[1]
        );
        assert_eq!(places(no_paths_of_one_machine, &[("README.md", &text)]), ["README.md:1", "README.md:4"]);
    }

    #[test]
    fn a_missing_lock_is_found() {
        assert_eq!(places(versions_are_locked, &[("Cargo.toml", "")]), ["Cargo.lock:0"]);
        assert!(places(versions_are_locked, &[("Cargo.lock", "")]).is_empty());
    }
}
