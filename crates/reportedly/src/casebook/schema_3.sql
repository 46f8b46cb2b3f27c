-- Schema version 3: signs of the statements' vectors, to look through all of them without reading the vectors.
-- `signs` is a function of the program's own (signs.rs).
CREATE TABLE signs (
    key         INTEGER PRIMARY KEY,           -- statements.key
    bits        BLOB NOT NULL                  -- 48 bytes, the first component lowest
) STRICT;
INSERT INTO signs SELECT key, signs(vector) FROM statements WHERE length(vector) > 0;
