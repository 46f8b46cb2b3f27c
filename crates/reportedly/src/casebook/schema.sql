-- Schema version 1. A change is a new file in MIGRATIONS (open.rs), never an edit of this one.

-- Bytes as received. `received_at` is for an audit only: nothing that is shown depends on it.
CREATE TABLE captures (
    id          TEXT PRIMARY KEY,              -- SHA-256 of bytes, lower-case hexadecimal
    location    TEXT NOT NULL,                 -- the least of all places where these bytes were seen
    media_type  TEXT NOT NULL,
    received_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    bytes       BLOB NOT NULL
) STRICT;

-- Articles, and inputs that gave none (unusable = 1). Text stands last: the rest reads without it.
CREATE TABLE documents (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,          -- as shown; see naming.rs
    name        TEXT NOT NULL,                 -- as it came
    identity    TEXT NOT NULL UNIQUE,          -- see identity.rs
    unusable    INTEGER NOT NULL,
    capture_id  TEXT NOT NULL REFERENCES captures (id),
    location    TEXT NOT NULL,
    published   TEXT,
    url         TEXT,
    publisher   TEXT,
    title       TEXT,
    byline      TEXT,
    language    TEXT,
    text        TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_name ON documents (name, unusable);

CREATE TABLE problems (
    document    INTEGER NOT NULL REFERENCES documents (key),
    number      INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    message     TEXT NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- What the machine read, one reading a document; replaced whole when the reader changes.
CREATE TABLE readings (
    document    INTEGER PRIMARY KEY REFERENCES documents (key),
    reader      TEXT NOT NULL,                 -- version of the reader
    reading     TEXT NOT NULL                  -- JSON, without vectors
) STRICT;

-- One row a statement of a reading. The key is document * 2^32 + number, so that the statements of
-- one document lie together and the word index needs no second key.
CREATE TABLE statements (
    key         INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES documents (key),
    number      INTEGER NOT NULL,              -- index in the reading's statements
    vector      BLOB NOT NULL,                 -- one signed byte a component
    CHECK (key = (document << 32) + number)
) STRICT;

-- Words of statements, found by stem, without case and diacritics; rowid is statements.key.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
