-- Accounts, sessions and the journal of a newsroom. Times are seconds since 1970, or RFC 3339 where people read them.
CREATE TABLE accounts (
    -- The name in lower case: no two accounts differ in case only.
    key      TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    role     TEXT NOT NULL,
    -- Argon2id, as a PHC string with its salt and parameters.
    password TEXT NOT NULL,
    made_at  TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
    -- SHA-256 of the token: who reads this file cannot use what stands here.
    hash    BLOB PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (key) ON DELETE CASCADE,
    -- 'browser' or 'key'; one is never taken for the other.
    kind    TEXT NOT NULL,
    used    INTEGER NOT NULL,
    until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    what    TEXT NOT NULL,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    by      TEXT NOT NULL
) STRICT;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_not_emptied BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;
