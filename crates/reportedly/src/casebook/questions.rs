//! Kept questions: what was asked, and what was answered each time. Nothing is ever changed or removed.

use super::{Casebook, Error};
use crate::questions::{Kept, KeptQuestion, Recorded, id_of, words_of};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::HashSet;

impl Casebook {
    /// Adds an answer to the history of its question, and the question where it is new. Gives its id.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`], [`Error::Store`], also where the casebook cannot be written; nothing is then kept.
    pub(crate) fn keep_answer(&mut self, question: &str, kept: &Kept) -> Result<String, Error> {
        let answer = serde_json::to_string(&kept.answered)
            .map_err(|source| Error::Damaged { what: "a new answer".to_owned(), source })?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = match question_of(&tx, question)? {
            Some(id) => id,
            None => {
                let id = free_id(&tx, question)?;
                tx.execute(
                    "INSERT INTO questions (id, words, text) VALUES (?1, ?2, ?3)",
                    params![id, words_of(question), question],
                )?;
                id
            }
        };
        tx.execute(
            "INSERT INTO answers (question, asked_at, newest, event, answer) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, kept.asked_at, kept.newest, kept.event, answer],
        )?;
        tx.commit()?;
        Ok(id)
    }

    /// The questions that were kept, in the order in which they were first asked, with all their answers.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn questions(&self) -> Result<Vec<KeptQuestion>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT q.id, q.text FROM questions q JOIN answers a ON a.question = q.id
             GROUP BY q.id ORDER BY min(a.id)",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
        rows.into_iter()
            .map(|(id, text)| Ok(KeptQuestion { history: history(&self.db, &id)?, id, text }))
            .collect()
    }

    /// The question that a person means by an id or by its words; `None` where it was not kept.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn question(&self, name: &str) -> Result<Option<KeptQuestion>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT id, text FROM questions WHERE id = ?1 OR words = ?2")?;
        let row = statement.query_row([&name.to_lowercase(), &words_of(name)], |row| {
            Ok::<(String, String), _>((row.get(0)?, row.get(1)?))
        });
        let Some((id, text)) = row.optional()? else { return Ok(None) };
        Ok(Some(KeptQuestion { history: history(&self.db, &id)?, id, text }))
    }

    /// The last key of a document; 0 where there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub(crate) fn newest(&self) -> Result<i64, Error> {
        Ok(self.db.query_row("SELECT coalesce(max(key), 0) FROM documents", [], |row| row.get(0))?)
    }

    /// Ids of the documents that came in after the one with key `after`, up to that with key `last`, in the casebook's
    /// order; with a day, those that were published by then.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub(crate) fn added_between(
        &self,
        after: i64,
        last: i64,
        day: Option<&str>,
    ) -> Result<Vec<String>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM documents
             WHERE key > ?1 AND key <= ?2
               AND (?3 IS NULL OR (length(published) >= 10 AND substr(published, 1, 10) <= ?3))
             ORDER BY published IS NULL, published, id",
        )?;
        let ids = statement.query_map(params![after, last, day], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The documents that were published by the end of a day, and how many were not.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub(crate) fn published_by(&self, day: &str) -> Result<PublishedBy, Error> {
        let mut statement = self.db.prepare_cached("SELECT key, published, unusable FROM documents")?;
        let mut rows = statement.query([])?;
        let mut all = PublishedBy::default();
        while let Some(row) = rows.next()? {
            match row.get_ref(1)?.as_str_or_null().ok().flatten().and_then(|date| date.get(..10)) {
                Some(date) if date <= day => {
                    all.keys.insert(row.get(0)?);
                    all.usable += usize::from(!row.get::<_, bool>(2)?);
                }
                Some(_) => all.later += 1,
                None => all.undated += 1,
            }
        }
        Ok(all)
    }
}

/// What was published by the end of a day.
#[derive(Debug, Default)]
pub(crate) struct PublishedBy {
    /// Keys of the documents.
    pub keys: HashSet<i64>,
    /// How many of them have usable text.
    pub usable: usize,
    /// Documents that were published later.
    pub later: usize,
    /// Documents without a day of publication.
    pub undated: usize,
}

fn question_of(db: &Connection, text: &str) -> Result<Option<String>, Error> {
    let sql = "SELECT id FROM questions WHERE words = ?1";
    Ok(db.prepare_cached(sql)?.query_row([words_of(text)], |row| row.get(0)).optional()?)
}

/// The shortest id of the question that no other has.
fn free_id(db: &Connection, text: &str) -> Result<String, Error> {
    let mut taken = db.prepare_cached("SELECT 1 FROM questions WHERE id = ?1")?;
    let mut length = 6;
    loop {
        let id = id_of(text, length);
        if !taken.exists([&id])? {
            return Ok(id);
        }
        length += 2;
    }
}

fn history(db: &Connection, question: &str) -> Result<Vec<Recorded>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT id, asked_at, newest, event, answer FROM answers WHERE question = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([question])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, answer): (i64, String) = (row.get(0)?, row.get(4)?);
        let answered = serde_json::from_str(&answer)
            .map_err(|source| Error::Damaged { what: format!("answer {id}"), source })?;
        let kept = Kept { asked_at: row.get(1)?, newest: row.get(2)?, event: row.get(3)?, answered };
        all.push(Recorded { id, kept });
    }
    Ok(all)
}
