//! Opening a casebook: is it one, is it ours to read, is it up to date.

use super::{Casebook, Error};
use crate::error::StoreError;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Marks the file as a casebook (`PRAGMA application_id`): "RPTD" in ASCII.
const APPLICATION_ID: i64 = 0x5250_5444;

/// Step `n` takes a casebook from version `n` to `n + 1`. Only ever appended to.
const MIGRATIONS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
    include_str!("schema_5.sql"),
    include_str!("schema_6.sql"),
];

/// How long to wait for another process that is writing.
const PATIENCE: Duration = Duration::from_secs(60);

impl Casebook {
    /// Opens the casebook at `path`; makes it where there is no file (or an empty one).
    ///
    /// # Errors
    ///
    /// [`Error::NotACasebook`], [`Error::Newer`], [`Error::Open`], [`Error::Busy`]; the file is
    /// then as it was.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        prepare(path, flags)
    }

    /// Opens a casebook that must be there already, for looking something up. It may lie where
    /// nothing can be written, such as on a disc; then it cannot be added to.
    ///
    /// # Errors
    ///
    /// As [`Casebook::open`], and [`Error::Missing`].
    pub fn open_existing(path: &Path) -> Result<Self, Error> {
        if !path.exists() {
            return Err(Error::Missing { path: path.to_owned() });
        }
        match prepare(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX) {
            Err(refused @ Error::Open { .. }) => unwritable(path).unwrap_or(Err(refused)),
            other => other,
        }
    }

    /// A casebook that is gone when it is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] where memory is short.
    pub fn in_memory() -> Result<Self, Error> {
        let mut db = Connection::open_in_memory()?;
        db.pragma_update(None, "foreign_keys", false)?;
        migrate(&mut db)?;
        db.pragma_update(None, "foreign_keys", true)?;
        Ok(Self::of(db))
    }

    /// The files that the casebook itself consists of while it is open, as canonical paths; none
    /// for one in memory.
    pub(crate) fn own_files(&self) -> Vec<PathBuf> {
        let path = self.db.path().and_then(|path| Path::new(path).canonicalize().ok());
        let beside =
            |path: &Path, suffix| PathBuf::from([path.as_os_str(), OsStr::new(suffix)].join(OsStr::new("")));
        path.map(|path| ["", "-wal", "-shm"].map(|suffix| beside(&path, suffix)).to_vec()).unwrap_or_default()
    }
}

fn prepare(path: &Path, flags: OpenFlags) -> Result<Casebook, Error> {
    let explain = |error| explain(error, path);
    if !may_be_sqlite(path) {
        return Err(Error::NotACasebook { path: path.to_owned() });
    }
    let mut db = Connection::open_with_flags(path, flags).map_err(explain)?;
    db.busy_timeout(PATIENCE).map_err(explain)?;
    // Checked before anything is written, so that somebody else's file is left as it is.
    version(&db, path)?;
    write_ahead(&db).map_err(explain)?;
    // A killed process loses nothing that was committed; a power cut may lose the last commits,
    // which the next `add` repeats.
    db.pragma_update(None, "synchronous", "NORMAL").map_err(explain)?;
    // A migration may make a table anew under its name, which is not possible while references are watched.
    db.pragma_update(None, "foreign_keys", false).map_err(explain)?;
    migrate(&mut db).map_err(explain)?;
    db.pragma_update(None, "foreign_keys", true).map_err(explain)?;
    Ok(Casebook::of(db))
}

/// The casebook from a place where nothing can be written. `None` where that is not the trouble, or
/// where a killed process left changes beside the file, which only a writer can bring in.
fn unwritable(path: &Path) -> Option<Result<Casebook, Error>> {
    let beside = std::fs::metadata([path.as_os_str(), OsStr::new("-wal")].join(OsStr::new("")));
    if beside.is_ok_and(|changes| changes.len() > 0) {
        return None;
    }
    let mut uri = "file:".to_owned();
    for byte in path.to_str()?.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02x}")),
        }
    }
    uri.push_str("?immutable=1");
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(uri, flags).ok()?;
    match version(&db, path) {
        // An old casebook would have to be brought up to date first.
        Ok(found) if found < MIGRATIONS.len() as i64 => None,
        Err(Error::Open { .. }) => None,
        checked => Some(checked.map(|_| Casebook::of(db))),
    }
}

/// False for a file that is neither new, empty nor SQLite. SQLite itself would find out too, but
/// only after it has made its lock files beside it.
fn may_be_sqlite(path: &Path) -> bool {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|f| f.take(MAGIC.len() as u64).read_to_end(&mut head));
    read.is_err() || head.is_empty() || head == MAGIC
}

/// The version of the casebook, 0 for an empty file; an error where this program cannot use it.
fn version(db: &Connection, path: &Path) -> Result<i64, Error> {
    let path = || path.to_owned();
    let known = MIGRATIONS.len() as i64;
    match marks(db).map_err(|error| explain(error, &path()))? {
        (APPLICATION_ID, found, _) if found > known => Err(Error::Newer { path: path(), found, known }),
        (APPLICATION_ID, found, _) | (0, found @ 0, 0) => Ok(found),
        _ => Err(Error::NotACasebook { path: path() }),
    }
}

/// Whose database it is, its version, and how many tables and indexes it has.
fn marks(db: &Connection) -> rusqlite::Result<(i64, i64, i64)> {
    db.query_row(
        "SELECT (SELECT application_id FROM pragma_application_id),
                (SELECT user_version FROM pragma_user_version),
                (SELECT count(*) FROM sqlite_schema)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Readers and one writer side by side. The switch does not wait for other processes by itself.
fn write_ahead(db: &Connection) -> rusqlite::Result<()> {
    let start = Instant::now();
    loop {
        match db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && start.elapsed() < PATIENCE =>
            {
                std::thread::sleep(Duration::from_millis(20));
            }
            other => return other.map(drop),
        }
    }
}

fn migrate(db: &mut Connection) -> rusqlite::Result<()> {
    let version = |db: &Connection| db.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0));
    if version(db)? as usize == MIGRATIONS.len() {
        return Ok(());
    }
    super::signs::register(db)?;
    // The version is read again under the lock: another process may have been faster.
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in MIGRATIONS.iter().skip(version(&tx)? as usize) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
    tx.commit()
}

fn explain(error: rusqlite::Error, path: &Path) -> Error {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Error::NotACasebook { path },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Error::Busy { source: StoreError(error) }
        }
        _ => Error::Open { path, source: StoreError(error) },
    }
}
