//! Forms that correct: read, kept, and back to where they came from. Two people at once both see it.

use super::{answer, names, own_address, span};
use crate::App;
use crate::guard::OLD;
use crate::page;
use crate::parts::forms::hidden;
use crate::parts::words::kind_of;
use crate::trouble::Trouble;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use reportedly::Appended;
use reportedly::core::correction::{
    Act, Correction, Event, Fit, Grade, Judgement, MOST, Place, Speaker, Subject, words,
};
use reportedly::correct::{By, correct as keep, undo as take_back};

/// The fields of a form, in their order; several may have one name.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone()).collect()
    }

    fn by(&self, app: &App) -> By {
        By { who: app.signed(self.get("who")), at: page::now(), why: self.get("why").trim().to_owned() }
    }

    /// The address to go back to: one of ours, whatever the form says.
    fn back(&self) -> &str {
        own_address(self.get("back"), "/log")
    }

    fn place(&self) -> Result<Place, Trouble> {
        let at = format!("{}-{}", self.get("start"), self.get("end"));
        let span = span(&at).ok_or_else(|| Trouble::Bad("That is no place in a document.".to_owned()))?;
        Ok(Place::new(self.get("document"), span))
    }

    fn correction(&self) -> Result<Correction, Trouble> {
        let question = || self.get("question").to_owned();
        let bad = |what: &str| Trouble::Bad(what.to_owned());
        Ok(match self.get("kind") {
            "attribution" => {
                let judgement = match self.get("judgement") {
                    "accept" => Judgement::Accept,
                    "reject" => Judgement::Reject,
                    _ => Judgement::Edit,
                };
                let lines = self.get("speakers").lines().map(str::trim).filter(|l| !l.is_empty());
                let chain = match judgement {
                    Judgement::Reject => Vec::new(),
                    _ => lines.map(Speaker::new).collect(),
                };
                Correction::Attribution { statement: self.place()?, judgement, chain }
            }
            "stance" => {
                let stance = crate::parts::words::stance_of(self.get("stance"));
                let stance = stance.ok_or_else(|| bad("Choose a stance."))?;
                Correction::Stance { question: question(), statement: self.place()?, stance }
            }
            "join_origins" => Correction::JoinOrigins {
                question: question(),
                origins: self.all("origin"),
                name: self.get("name").to_owned(),
            },
            "part_origin" => Correction::PartOrigin {
                question: question(),
                origin: self.get("origin").to_owned(),
                statements: self.all("statement").iter().filter_map(|text| read(text)).collect(),
                name: self.get("name").trim().to_owned(),
            },
            "join_entities" | "part_entity" => {
                let of = kind_of(self.get("of")).ok_or_else(|| bad("That is no kind of name."))?;
                let mut names: Vec<String> = self.all("name");
                names.extend(self.get("more").lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()));
                names.sort_unstable();
                names.dedup();
                match self.get("kind") {
                    "join_entities" => Correction::JoinEntities { of, names },
                    _ => Correction::PartEntity { of, names },
                }
            }
            "join_claims" => {
                let mut all: Vec<String> = self.all("claim");
                all.extend(self.get("more").lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()));
                let place = |text: &String| {
                    read(text)
                        .ok_or_else(|| Trouble::Bad(format!("“{text}” is no place such as d02:27-167.")))
                };
                let mut statements: Vec<Place> = all.iter().map(place).collect::<Result<_, _>>()?;
                statements.sort_unstable();
                statements.dedup();
                Correction::JoinClaims { statements }
            }
            "part_claim" => {
                let statements: Vec<Place> = self.all("statement").iter().filter_map(|t| read(t)).collect();
                // Any that stays says which claim is meant.
                let all = self.all("of");
                let stays = all.iter().filter_map(|t| read(t)).find(|p| !statements.contains(p));
                let claim = stays.ok_or_else(|| bad("Leave the claim a statement at least."))?;
                Correction::PartClaim { claim, statements }
            }
            "grade" => {
                let grade = Grade::of_letter(self.get("grade")).ok_or_else(|| bad("Choose a grade."))?;
                Correction::Grade { source: self.get("source").to_owned(), grade }
            }
            "weight" => {
                let weight =
                    self.get("weight").parse().map_err(|_| bad("A weight is a number from 0 to 3."))?;
                Correction::Weight { question: question(), origin: self.get("origin").to_owned(), weight }
            }
            "fit" => Correction::Fit {
                question: question(),
                hypothesis: self.get("hypothesis").trim().to_owned(),
                origin: self.get("origin").to_owned(),
                fit: Fit::of_word(self.get("fit")).ok_or_else(|| bad("Choose how it fits."))?,
            },
            "note" => {
                let on = match self.get("on") {
                    "question" => Subject::Question { question: question() },
                    "document" => Subject::Document { document: self.get("document").to_owned() },
                    "source" => Subject::Source { source: self.get("source").to_owned() },
                    "claim" => Subject::Claim { statement: self.place()? },
                    "statement" => Subject::Statement { statement: self.place()? },
                    "origin" => {
                        Subject::Origin { question: question(), origin: self.get("origin").to_owned() }
                    }
                    _ => return Err(bad("A note is about something.")),
                };
                Correction::Note { on, text: self.get("text").trim().to_owned() }
            }
            _ => return Err(bad("This program does not know such a correction.")),
        })
    }
}

/// A place as forms and addresses carry it.
pub(super) fn read(text: &str) -> Option<Place> {
    let (document, at) = text.rsplit_once(':')?;
    Some(Place::new(document, span(at)?))
}

/// The same correction of a copy of the statement.
fn at(correction: Correction, place: Place) -> Correction {
    match correction {
        Correction::Stance { question, stance, .. } => {
            Correction::Stance { question, statement: place, stance }
        }
        Correction::Attribution { judgement, chain, .. } => {
            Correction::Attribution { statement: place, judgement, chain }
        }
        other => other,
    }
}

/// The fields, once it is known that the form is ours.
fn ours(app: &App, fields: Vec<(String, String)>) -> Result<Fields, Trouble> {
    let fields = Fields(fields);
    if app.guard.is_ours(fields.get("token")) {
        return Ok(fields);
    }
    let words = ["why", "text", "speakers"].map(|name| fields.get(name)).join(" ");
    let words =
        if words.trim().is_empty() { String::new() } else { format!(" What you wrote: {}", words.trim()) };
    Err(Trouble::Bad(format!("{OLD}{words}")))
}

pub(crate) async fn correct(
    State(app): State<App>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let fields = ours(&app, fields)?;
    let correction = fields.correction()?;
    let by = fields.by(&app);
    // A remark takes nothing away from anybody.
    let seen = fields.get("seen").parse().ok().filter(|_| !matches!(correction, Correction::Note { .. }));
    let also: Vec<Place> = fields.all("also").iter().filter_map(|text| read(text)).take(MOST).collect();
    let kept = app
        .desk
        .with(move |casebook, shared| {
            let asks = !matches!(correction, Correction::Note { .. });
            let question = correction.question().filter(|_| asks).map(str::to_owned);
            let answer = question.map(|q| answer::current(casebook, shared, &q, &correction)).transpose()?;
            if matches!(correction, Correction::JoinEntities { .. } | Correction::PartEntity { .. }) {
                names::known(&shared.names(casebook)?, &correction)?;
            }
            let kept = keep(casebook, correction.clone(), &by, answer.as_deref(), seen)?;
            if matches!(kept, Appended::Kept(_)) {
                for copy in also {
                    keep(casebook, at(correction.clone(), copy), &by, answer.as_deref(), None)?;
                }
            }
            Ok(kept)
        })
        .await?;
    Ok(done(kept, &fields))
}

pub(crate) async fn undo(
    State(app): State<App>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let fields = ours(&app, fields)?;
    let id = fields.get("id").parse().map_err(|_| Trouble::Bad("That is no event.".to_owned()))?;
    let by = fields.by(&app);
    let kept = app.desk.with(move |casebook, _| Ok(take_back(casebook, id, &by)?)).await?;
    Ok(done(kept, &fields))
}

/// Back to the page, which says what has changed; or what another has changed in the meantime.
fn done(kept: Appended, fields: &Fields) -> Response {
    match kept {
        Appended::Kept(id) => {
            let back = fields.back();
            let joint = if back.contains('?') { '&' } else { '?' };
            Redirect::to(&format!("{back}{joint}changed={id}")).into_response()
        }
        Appended::Stale(others) => (StatusCode::CONFLICT, stale(&others, fields)).into_response(),
    }
}

/// Another has changed the same thing: theirs is shown, and ours is still in the form.
fn stale(others: &[Event], fields: &Fields) -> maud::Markup {
    let last = others.iter().map(|e| e.id).max().unwrap_or(0);
    let what = |e: &Event| match &e.act {
        Act::Correct(c) => words::of(c),
        Act::Undo { undoes } => format!("event {undoes} undone"),
    };
    let mine = fields.correction().ok();
    let body = html! {
        div.notice.warn role="status" {
            p { strong { "Nothing of yours was kept yet." } " Since you opened the page, this was changed:" }
            ul { @for e in others {
                li { (what(e)) " — " (e.who) ", " (page::when(&e.at)) @if !e.why.is_empty() { ": “" (e.why) "”" } }
            } }
        }
        @if let Some(mine) = &mine {
            p { "Yours: " (words::of(mine)) }
            form.correct method="post" action="/correct" {
                @for (name, value) in fields.0.iter().filter(|(name, _)| name != "seen") { (hidden(name, value)) }
                (hidden("seen", &last.to_string()))
                button type="submit" { "Keep mine over it" }
            }
        }
        p { a href=(fields.back()) { "Leave it as it is" } }
    };
    page::of("", "Somebody else was faster", body)
}
