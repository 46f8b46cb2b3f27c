//! Which crate may depend on which: every arrow points towards core.

use super::{File, Finding};

/// What each crate may depend on, of the crates of this workspace.
const LAYERS: &[(&str, &[&str])] = &[
    ("crates/cases", &[]),
    ("crates/core", &["reportedly-cases"]),
    ("crates/model-en", &[]),
    ("crates/encoder", &[]),
    ("crates/fetch", &[]),
    ("crates/ingest", &["reportedly-cases", "reportedly-core"]),
    (
        "crates/nlp",
        &[
            "reportedly-cases",
            "reportedly-core",
            "reportedly-encoder",
            "reportedly-model-en",
            "reportedly-places",
            "reportedly-times",
        ],
    ),
    ("crates/places", &["reportedly-cases", "reportedly-core"]),
    ("crates/times", &["reportedly-cases", "reportedly-core"]),
    ("crates/reportedly", &["reportedly-core", "reportedly-fetch", "reportedly-ingest", "reportedly-nlp"]),
    ("crates/exchange", &["reportedly", "reportedly-core", "reportedly-ingest"]),
    ("crates/mcp", &["reportedly", "reportedly-core", "reportedly-exchange"]),
    ("crates/workbench", &["reportedly", "reportedly-core"]),
    (
        "crates/cli",
        &["reportedly", "reportedly-core", "reportedly-exchange", "reportedly-mcp", "reportedly-workbench"],
    ),
    (
        "xtask",
        &[
            "reportedly",
            "reportedly-core",
            "reportedly-encoder",
            "reportedly-ingest",
            "reportedly-model-en",
            "reportedly-nlp",
        ],
    ),
];

/// No crate depends on one above it or beside it. Dev-dependencies, too, so that tests stay beside
/// what they test.
pub(super) fn dependencies_point_one_way(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files {
        let Some(folder) = member(&file.path) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == folder) else {
            let message =
                format!("{folder} has no place in the layers: add it to LAYERS in xtask/src/tidy/layers.rs");
            found.push(Finding::error(file, 0, message));
            continue;
        };
        for (line, name) in dependencies(file) {
            let ours = name == "reportedly" || name.starts_with("reportedly-");
            if ours && !allowed.contains(&name) {
                let message = format!("{folder} must not depend on {name}; it may on: {}", list(allowed));
                found.push(Finding::error(file, line, message));
            }
        }
    }
    found
}

fn list(names: &[&str]) -> String {
    if names.is_empty() { "no crate of this workspace".to_owned() } else { names.join(", ") }
}

/// ARCHITECTURE.md has a place for every crate.
pub(super) fn architecture_names_every_crate(files: &[File]) -> Vec<Finding> {
    let page = files.iter().find(|f| f.path == "ARCHITECTURE.md").and_then(|f| f.text.as_deref());
    let unnamed =
        |f: &&File| member(&f.path).is_some_and(|folder| !page.is_some_and(|p| names_folder(p, folder)));
    let finding = |f: &File| Finding::error(f, 0, "ARCHITECTURE.md does not name the folder of this crate");
    files.iter().filter(unnamed).map(finding).collect()
}

/// Whether a page names a folder, not only a longer name that begins alike.
fn names_folder(page: &str, folder: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
    page.match_indices(folder).any(|(i, _)| ends(&page[i + folder.len()..]))
}

/// The folder of a workspace member by the path of its manifest.
fn member(path: &str) -> Option<&str> {
    let folder = path.strip_suffix("/Cargo.toml")?;
    let in_crates = folder.strip_prefix("crates/").is_some_and(|name| !name.contains('/'));
    (in_crates || folder == "xtask").then_some(folder)
}

/// Names of dependencies of every kind in a manifest, with their lines. Manifests here have one
/// dependency a line, or a table each; nothing for other files.
pub(super) fn dependencies(file: &File) -> Vec<(usize, &str)> {
    let manifest = file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml");
    let text = file.text.as_deref().filter(|_| manifest).unwrap_or_default();
    let mut out = Vec::new();
    let mut inside = false;
    for (i, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            let header = header.split(']').next().unwrap_or_default();
            inside = header.ends_with("dependencies");
            if let Some((before, name)) = header.rsplit_once('.')
                && before.ends_with("dependencies")
            {
                out.push((i + 1, name.trim_matches('"')));
            }
        } else if inside && !line.starts_with('#') {
            let key = line.split(['=', '.', ' ']).next().unwrap_or_default().trim_matches('"');
            let package = line.split_once("package = \"").and_then(|(_, rest)| rest.split('"').next());
            out.extend(package.or(Some(key)).filter(|name| !name.is_empty()).map(|name| (i + 1, name)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::{made_up, places};
    use super::*;

    #[test]
    fn a_dependency_upwards_is_found() {
        let files = [
            (
                "crates/core/Cargo.toml",
                "[dependencies]\nserde.workspace = true\nreportedly-nlp = { workspace = true }\n",
            ),
            ("crates/ingest/Cargo.toml", "[dependencies]\nreportedly-core = { workspace = true }\n"),
            ("crates/nlp/Cargo.toml", "[dev-dependencies.reportedly]\npath = \"../reportedly\"\n"),
            ("crates/new/Cargo.toml", "[package]\nname = \"new\"\n"),
        ];
        let want = ["crates/core/Cargo.toml:3", "crates/nlp/Cargo.toml:1", "crates/new/Cargo.toml:0"];
        assert_eq!(places(dependencies_point_one_way, &files), want);
    }

    #[test]
    fn every_form_of_dependency_is_read() {
        let manifest = "[package]\nname = \"x\"\n# a = 1\n[dependencies]\na = \"1\"\nb.workspace = true\n\
                        [target.'cfg(unix)'.dependencies]\n\"c\" = { version = \"1\" }\n[workspace.dependencies.d]\n\
                        e = \"no dependency\"\n[build-dependencies]\nf = { package = \"g\" }\n";
        let files = made_up(&[("crates/x/Cargo.toml", manifest)]);
        assert_eq!(dependencies(&files[0]), [(5, "a"), (6, "b"), (8, "c"), (9, "d"), (12, "g")]);
    }

    #[test]
    fn a_crate_that_the_page_leaves_out_is_found() {
        let files = [
            ("ARCHITECTURE.md", "crates/core, crates/cli-more"),
            ("crates/core/Cargo.toml", ""),
            ("crates/cli/Cargo.toml", ""),
            ("Cargo.toml", ""),
        ];
        assert_eq!(places(architecture_names_every_crate, &files), ["crates/cli/Cargo.toml:0"]);
    }
}
