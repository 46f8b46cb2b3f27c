-- Schema version 5: the log of corrections. It is only ever added to, which the triggers hold every program to.
CREATE TABLE log (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,                 -- RFC 3339, as the caller says
    who         TEXT NOT NULL,
    kind        TEXT NOT NULL,                 -- of the correction, or 'undo'
    subject     TEXT NOT NULL,                 -- JSON: what it is about; [] for an undo
    before      TEXT,                          -- JSON: what held before, where that can be told
    after       TEXT NOT NULL,                 -- JSON: the correction, or {"undoes": id}
    why         TEXT NOT NULL,
    undoes      INTEGER REFERENCES log (id),   -- the event that an undo takes back
    documents   TEXT NOT NULL                  -- JSON: {id: identity}, for documents that are renamed later
) STRICT;
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
