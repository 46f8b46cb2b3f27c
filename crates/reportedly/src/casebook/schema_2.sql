-- Schema version 2: captures keep all that is needed to draw their documents again.
-- Foreign keys are off while this runs (open.rs), so that a table can be made anew under its name.

-- Bytes by their hash, each kept once.
CREATE TABLE contents (
    hash        TEXT PRIMARY KEY,              -- SHA-256 of the bytes as received, lower-case hexadecimal
    size        INTEGER NOT NULL,              -- bytes as received
    packing     INTEGER NOT NULL,              -- 0 as they are, 1 zlib (RFC 1950)
    bytes       BLOB NOT NULL
) STRICT;
INSERT INTO contents SELECT id, length(bytes), 0, bytes FROM captures;

-- What came in, and with what around it. `kept_at` is for an audit only: nothing that is shown depends on it.
CREATE TABLE captures_2 (
    id          TEXT PRIMARY KEY,              -- of everything below but location; see identity.rs
    hash        TEXT NOT NULL REFERENCES contents (hash),
    location    TEXT NOT NULL,                 -- the least of all places where it was seen
    name        TEXT NOT NULL,
    format      TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    url         TEXT,
    received    TEXT,
    headers     TEXT NOT NULL,                 -- JSON: [[name, value], ...]
    context     TEXT NOT NULL,
    problem     TEXT,                          -- JSON: {kind, message}
    kept_at     TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
-- Version 1 kept no name and no format; both follow from what it read then.
INSERT INTO captures_2
    SELECT c.id, c.id, c.location,
           coalesce((SELECT min(name) FROM documents WHERE capture_id = c.id), c.location),
           CASE c.media_type WHEN 'text/html' THEN 'html' WHEN 'text/plain' THEN 'text'
                             WHEN 'application/json' THEN 'record' WHEN 'application/xml' THEN 'xml' ELSE '' END,
           c.media_type, NULL, NULL, '[]', '', NULL, c.received_at
    FROM captures c;
DROP TABLE captures;
ALTER TABLE captures_2 RENAME TO captures;

-- `about` is JSON: notes, sections and evidence. `drawn_by` is the version of the drawing; '' before there was one.
ALTER TABLE documents ADD COLUMN modified TEXT;
ALTER TABLE documents ADD COLUMN about TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN drawn_by TEXT NOT NULL DEFAULT '';

-- Which documents each capture gave, in their order. A document may come out of several captures.
CREATE TABLE drawn (
    capture     TEXT NOT NULL REFERENCES captures (id),
    number      INTEGER NOT NULL,
    document    INTEGER NOT NULL REFERENCES documents (key),
    PRIMARY KEY (capture, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX drawn_by_document ON drawn (document);
INSERT INTO drawn
    SELECT capture_id, row_number() OVER (PARTITION BY capture_id ORDER BY key) - 1, key FROM documents;

-- Feeds that are watched, and what they said last, so that an unchanged one is not sent again.
CREATE TABLE feeds (
    url           TEXT PRIMARY KEY,            -- as the person gave it
    answered      TEXT NOT NULL DEFAULT '',    -- the address that gave the marks
    etag          TEXT,
    last_modified TEXT
) STRICT;

-- Entries of feeds that were taken in, so that the page behind each is fetched once.
CREATE TABLE feed_entries (
    feed          TEXT NOT NULL REFERENCES feeds (url),
    guid          TEXT NOT NULL,
    PRIMARY KEY (feed, guid)
) STRICT, WITHOUT ROWID;
