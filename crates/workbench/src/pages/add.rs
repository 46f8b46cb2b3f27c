//! Adding articles from the page: an address, a file, a text.

use crate::App;
use crate::adding::{Job, Order, State as At, Wanted};
use crate::page::{self, count};
use crate::parts::forms::{Desk, hidden};
use crate::trouble::Trouble;
use axum::extract::{Form, Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use reportedly::add::Progress;
use reportedly::web::is_address;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(crate) async fn page(State(app): State<App>) -> Result<Markup, Trouble> {
    let desk = Desk::new(&app, "/add");
    let jobs = app.desk.adding().jobs();
    let busy = jobs.iter().any(|j| matches!(j.state, At::Waiting | At::Running));
    let body = html! {
        section #jobs hx-get=[busy.then_some("/add")] hx-trigger=[busy.then_some("load delay:1500ms")] hx-select="#jobs" hx-swap="outerHTML" {
            @if !jobs.is_empty() {
                h2 { "In the background" }
                ul.list { @for job in &jobs { (shown(job, &desk)) } }
                @if busy { p.sub { a href="/add" { "Look again" } } }
            }
        }
        @if !desk.may_write() { p { "A reader sees what is taken in; an analyst takes in." } }
        @else { div.halves {
            section {
                h2 { "A page of the web" }
                form.correct method="post" action="/add" enctype="multipart/form-data" {
                    (desk.hidden())
                    label { "Address" input type="url" name="url" required maxlength="2000" placeholder="https://"; }
                    button type="submit" { "Fetch it" }
                }
                h2 { "A file" }
                form.correct method="post" action="/add" enctype="multipart/form-data" {
                    (desk.hidden())
                    label { "Page, text, feed, table, archive, up to 64 MB" input type="file" name="file" required; }
                    button type="submit" { "Take it in" }
                }
            }
            section {
                h2 { "A text" }
                form.correct method="post" action="/add" enctype="multipart/form-data" {
                    (desk.hidden())
                    label { "Headline" input name="title" maxlength="1000"; }
                    label { "Publisher" input name="publisher" maxlength="200"; }
                    label { "Published" input type="date" name="published"; }
                    label { "Address, if it has one" input type="url" name="address" maxlength="2000"; }
                    label { "Text" textarea name="text" rows="8" required {} }
                    button type="submit" { "Take it in" }
                }
            }
        } }
    };
    Ok(page::of("/add", "Add articles", body))
}

fn shown(job: &Job, desk: &Desk) -> Markup {
    let ended = matches!(job.state, At::Done(_) | At::Cancelled | At::Failed(_));
    let order = |what: &str, word: &str| {
        html! {
            form.order method="post" action="/add/order" {
                (desk.hidden()) (hidden("id", &job.id.to_string())) (hidden("order", what))
                button type="submit" { (word) }
            }
        }
    };
    html! {
        li {
            p.id { (page::shorten(&job.what, 200)) }
            p { (state(job)) }
            @if let Some((done, of)) = job.progress.map(share).filter(|(_, of)| !ended && *of > 0) {
                progress value=(done) max=(of) aria-label="Progress" { (done) " of " (of) }
            }
            @if !ended && desk.may_write() {
                div.orders {
                    @if job.state == At::Running { (order("pause", "Pause")) }
                    @if job.state == At::Paused { (order("resume", "Go on")) }
                    (order("cancel", "Cancel"))
                }
            }
        }
    }
}

fn share(progress: Progress) -> (usize, usize) {
    match progress {
        Progress::Storing { files, of, .. } => (files, of),
        Progress::Tracing { documents, of } | Progress::Reading { documents, of } => (documents, of),
    }
}

fn state(job: &Job) -> Markup {
    let step = match job.progress {
        Some(Progress::Storing { .. }) => "taking in",
        Some(Progress::Tracing { .. }) => "looking for shared text",
        Some(Progress::Reading { .. }) => "reading",
        None => "fetching",
    };
    html! {
        @match &job.state {
            At::Waiting => "Waits for the others.",
            At::Running => { "Running: " (step) "." }
            At::Paused => { "Paused while " (step) "." }
            At::Cancelled => "Cancelled. What was taken in stays; the rest is read with the next one.",
            At::Failed(why) => { span.tag.warn { "failed" } " " (why) }
            At::Done(added) => {
                (count(added.documents, "document")) ": " (added.new) " new, " (added.known) " known, " (added.unusable) " without text. "
                a href="/inbox" { "Inbox" }
                @for p in added.problems.iter().take(5) { br; span.sub { (p.message) } }
            }
        }
    }
}

/// Takes a form in, whichever of the three it is.
pub(crate) async fn put(State(app): State<App>, mut form: Multipart) -> Result<Response, Trouble> {
    let broken = |_| Trouble::Bad("The form could not be read; a file may be too large.".to_owned());
    let (mut fields, mut file) = (BTreeMap::<String, String>::new(), None);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let called = field.file_name().unwrap_or("upload").to_owned();
            file = Some((called, field.bytes().await.map_err(broken)?.to_vec()));
        } else {
            fields.insert(name, field.text().await.map_err(broken)?);
        }
    }
    let get = |name: &str| fields.get(name).map(|v| v.trim()).filter(|v| !v.is_empty());
    app.guard.ours(get("token").unwrap_or_default())?;
    let wanted = match (get("url"), get("text"), file) {
        (Some(url), ..) if is_address(url) => Wanted::Address(url.to_owned()),
        (Some(_), ..) => return Err(Trouble::Bad("That is no address: it starts with https://".to_owned())),
        (_, Some(text), _) => Wanted::Bytes("pasted.jsonl".to_owned(), record(text, &get)),
        (_, _, Some((name, bytes))) if !bytes.is_empty() => Wanted::Bytes(name, bytes),
        _ => return Err(Trouble::Bad("There is nothing to take in.".to_owned())),
    };
    match app.desk.adding().put(wanted) {
        Some(_) => Ok(Redirect::to("/add").into_response()),
        None => Err(Trouble::Bad("Too many are waiting. Let some of them finish first.".to_owned())),
    }
}

/// A text with what the person says of it, as a record: its capture then shows who said so.
fn record<'a>(text: &str, get: &dyn Fn(&str) -> Option<&'a str>) -> Vec<u8> {
    let mut record = serde_json::Map::new();
    for (field, name) in
        [("title", "title"), ("publisher", "publisher"), ("published", "published"), ("url", "address")]
    {
        if let Some(value) = get(name) {
            record.insert(field.to_owned(), value.into());
        }
    }
    record.insert("text".to_owned(), text.into());
    let mut bytes = serde_json::Value::Object(record).to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

#[derive(Debug, Deserialize)]
pub(crate) struct Ordered {
    token: String,
    id: u64,
    order: String,
}

/// Pauses, resumes or cancels a job.
pub(crate) async fn order(State(app): State<App>, Form(ordered): Form<Ordered>) -> Result<Redirect, Trouble> {
    app.guard.ours(&ordered.token)?;
    let order = match ordered.order.as_str() {
        "pause" => Order::Pause,
        "resume" => Order::Resume,
        "cancel" => Order::Cancel,
        _ => return Err(Trouble::Bad("This program does not know such an order.".to_owned())),
    };
    app.desk.adding().order(ordered.id, order);
    Ok(Redirect::to("/add"))
}
