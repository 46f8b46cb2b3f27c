//! Files that are whole or not there.

use crate::Failure;
use crate::failure::Kind;
use reportedly_exchange::Error;
use std::io::{BufWriter, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// Writes a file in a place beside its name and puts it under the name when all of it is there.
pub(super) fn whole(
    path: &Path,
    write: &mut dyn FnMut(&mut dyn Write) -> Result<(), Error>,
) -> Result<(), Failure> {
    let refuse = |error: std::io::Error| refused(path, error);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = BufWriter::new(beside(folder).map_err(refuse)?);
    match write(&mut file) {
        Err(Error::Output(error)) => return Err(refuse(error)),
        other => other?,
    }
    let file = file.into_inner().map_err(|e| refuse(e.into_error()))?;
    file.as_file().sync_all().map_err(refuse)?;
    file.persist(path).map_err(|e| refuse(e.error))?;
    Ok(())
}

/// A new file that others may read as they may read any file of this person's.
fn beside(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".reportedly-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    // The library's own error tells of the name beside, which nobody gave.
    builder.tempfile_in(folder).map_err(|error| error.kind().into())
}

/// Makes a folder, unless it is there.
pub(super) fn folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| refused(path, error))
}

fn refused(path: &Path, error: std::io::Error) -> Failure {
    Failure {
        kind: Kind::Output,
        error: anyhow::Error::new(error).context(format!("cannot write {}", path.display())),
        hints: vec![
            "Check that the folder exists, that you may write in it, and that there is room.".to_owned(),
        ],
    }
}
