-- Schema version 4: what text reuse is found by, of every document with text.
CREATE TABLE footprints (
    document    INTEGER PRIMARY KEY REFERENCES documents (key),
    version     INTEGER NOT NULL,              -- Footprint::VERSION
    bytes       BLOB NOT NULL                  -- Footprint::to_bytes
) STRICT;
