-- Schema version 6: the questions that were asked, and what was answered each time. Only ever added to.
CREATE TABLE questions (
    id          TEXT PRIMARY KEY,              -- from the words (questions.rs)
    words       TEXT NOT NULL UNIQUE,          -- lower case, one space between: two spellings are one question
    text        TEXT NOT NULL                  -- as first asked, white space squeezed
) STRICT, WITHOUT ROWID;
CREATE TABLE answers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    question    TEXT NOT NULL REFERENCES questions (id),
    asked_at    TEXT NOT NULL,                 -- RFC 3339, as the caller says
    newest      INTEGER NOT NULL,              -- the last documents.key at the time
    event       INTEGER NOT NULL,              -- the last log.id at the time, 0 for none
    answer      TEXT NOT NULL                  -- JSON: what was answered
) STRICT;
CREATE INDEX answers_of_question ON answers (question);
CREATE TRIGGER questions_are_not_changed BEFORE UPDATE ON questions BEGIN SELECT raise(ABORT, 'questions are only added to'); END;
CREATE TRIGGER questions_are_not_cut BEFORE DELETE ON questions BEGIN SELECT raise(ABORT, 'questions are only added to'); END;
CREATE TRIGGER answers_are_not_changed BEFORE UPDATE ON answers BEGIN SELECT raise(ABORT, 'answers are only added to'); END;
CREATE TRIGGER answers_are_not_cut BEFORE DELETE ON answers BEGIN SELECT raise(ABORT, 'answers are only added to'); END;
