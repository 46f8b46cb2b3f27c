//! One's own account: what it may do, its password.

use super::sign_in::{counted, refused, set, team, verified};
use crate::App;
use crate::accounts::{Entry, SHORTEST};
use crate::page::{self, when};
use crate::parts::forms::Desk;
use crate::team::cookie::Cookie;
use crate::team::{door, visitor};
use crate::trouble::Trouble;
use axum::Form;
use axum::extract::{FromRequest, Query, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    done: bool,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    team(&app)?;
    let Some(visitor) = visitor::current() else { return Err(Trouble::Broken) };
    let desk = Desk::new(&app, "/account");
    let body = html! {
        @if wanted.done { div.notice role="status" { p { strong { "Kept. " } "You are signed out everywhere else." } } }
        p.lede { "You are signed in as " strong { (visitor.name) } ", " (page::a(visitor.role.word())) "." }
        section {
            h2 { "Another password" }
            form.correct method="post" action="/account" {
                (desk.hidden())
                label { "The password as it is" input type="password" name="password" required maxlength="500" autocomplete="current-password"; }
                (new_password("The new one"))
                button type="submit" { "Change it" }
            }
        }
    };
    Ok(page::of("", "Your account", body))
}

/// Two fields for a new password, under the name that the first has.
pub(super) fn new_password(called: &str) -> Markup {
    html! {
        label { (called) ", " (SHORTEST) " characters or more"
            input type="password" name="new" required minlength=(SHORTEST) maxlength="500" autocomplete="new-password";
        }
        label { "The same again"
            input type="password" name="again" required maxlength="500" autocomplete="new-password";
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    token: String,
    password: String,
    new: String,
    again: String,
}

/// Gives one's own account another password. All its sessions end, and this browser gets a new one.
pub(crate) async fn change(State(app): State<App>, request: Request) -> Result<Response, Trouble> {
    let team = team(&app)?;
    let Some(visitor) = visitor::current() else { return Err(Trouble::Broken) };
    let from = door::address(team, &request);
    let Form(given) = Form::<Given>::from_request(request, &()).await.map_err(super::unread)?;
    app.guard.ours(&given.token)?;
    if given.new != given.again {
        return Err(Trouble::Bad("The two new passwords differ. Go back and type them again.".to_owned()));
    }
    let now = Timestamp::now();
    counted(team, &visitor.name, from, now).map_err(|too_often| Trouble::TooOften(refused(too_often)))?;
    if !verified(team, &visitor.name, given.password).await? {
        return Err(Trouble::Bad("That is not your password. Go back and type it again.".to_owned()));
    }
    let name = visitor.name;
    let token = team
        .with(move |accounts| {
            accounts.set_password(&name, &given.new, "", now)?;
            accounts.begin(&name, None, &from.to_string(), now)
        })
        .await?;
    let mut response = Redirect::to("/account?done=true").into_response();
    set(&mut response, Cookie::Session, &token, team.secure);
    Ok(response)
}

/// Lines of the journal.
pub(super) fn journal(lines: &[Entry]) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "When" } th scope="col" { "Account" } th scope="col" { "What" } th scope="col" { "From" } th scope="col" { "By" } } }
            tbody { @for line in lines {
                tr {
                    td { time datetime=(line.at) { (when(&line.at)) } }
                    th scope="row" { (line.account) }
                    td { (line.what) } td.id { (line.address) } td { (line.by) }
                }
            } }
        }
    }
}
