//! The accounts of a newsroom and the log of its door, for owners.

use super::account::{journal, new_password};
use super::sign_in::team;
use crate::App;
use crate::accounts::{Account, Role};
use crate::page::{self, when};
use crate::parts::forms::{Desk, folded, hidden};
use crate::team::visitor;
use crate::trouble::Trouble;
use axum::extract::{Form, Query, State};
use axum::response::Redirect;
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

/// Lines of the journal that are shown.
const SHOWN: usize = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    done: String,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let team = team(&app)?;
    let desk = Desk::new(&app, "/accounts");
    let (all, lines) = team.with(|accounts| Ok((accounts.list()?, accounts.journal(SHOWN)?))).await?;
    let body = html! {
        @if !wanted.done.is_empty() { div.notice role="status" { p { strong { "Kept. " } (wanted.done) } } }
        p.lede { "A reader sees everything; an analyst corrects, adds documents and keeps questions; an owner does that and looks after the accounts." }
        section {
            h2 { (page::count(all.len(), "account")) }
            ul.list { @for account in &all { (entry(account, &desk)) } }
        }
        section {
            h2 { "Another account" }
            form.correct method="post" action="/accounts" {
                (desk.hidden()) (hidden("do", "add"))
                label { "Name, which corrections carry" input name="name" required maxlength="60" autocomplete="off"; }
                (roles(Role::Reader))
                (new_password("Password"))
                button type="submit" { "Add it" }
            }
        }
        section {
            h2 { "Who came in, and what was changed here" }
            p.sub { "The latest " (SHOWN) " lines. Nothing is ever removed from it." }
            (journal(&lines))
        }
    };
    Ok(page::of("/accounts", "Accounts", body))
}

fn roles(now: Role) -> Markup {
    html! {
        label { "Role"
            select name="role" { @for r in Role::ALL { option value=(r.word()) selected[r == now] { (r.word()) } } }
        }
    }
}

fn entry(account: &Account, desk: &Desk) -> Markup {
    let form = |what: &str, fields: Markup, button: &str| {
        html! {
            form.correct method="post" action="/accounts" {
                (desk.hidden()) (hidden("do", what)) (hidden("name", &account.name))
                (fields)
                button type="submit" { (button) }
            }
        }
    };
    let confirm = html! {
        label.choice { input type="checkbox" name="sure" value="yes" required; "Remove the account. What it has corrected stays." }
    };
    let forms = html! {
        (form("role", roles(account.role), "Give this role"))
        (form("password", new_password("Another password"), "Give this password"))
        (form("remove", confirm, "Remove"))
    };
    html! {
        li {
            p { strong { (account.name) } " " span.tag { (account.role.word()) } }
            p.where { "since " time datetime=(account.made_at) { (when(&account.made_at)) } }
            (folded("Change", forms))
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    token: String,
    r#do: String,
    name: String,
    role: String,
    new: String,
    again: String,
    sure: String,
}

/// Adds, changes or removes an account.
pub(crate) async fn change(State(app): State<App>, Form(given): Form<Given>) -> Result<Redirect, Trouble> {
    let team = team(&app)?;
    app.guard.ours(&given.token)?;
    let Some(visitor) = visitor::current() else { return Err(Trouble::Broken) };
    let by = visitor.name;
    let role = || Role::of_word(&given.role).ok_or_else(|| Trouble::Bad("Choose a role.".to_owned()));
    let password = || {
        let same = given.new == given.again;
        if same {
            Ok(given.new.clone())
        } else {
            Err(Trouble::Bad("The two passwords differ. Go back and type them again.".to_owned()))
        }
    };
    let (name, now) = (given.name.clone(), Timestamp::now());
    let done = match given.r#do.as_str() {
        "add" => {
            let (role, password) = (role()?, password()?);
            team.with(move |a| a.add(&name, role, &password, &by, now)).await?;
            "The account was added."
        }
        "role" => {
            let role = role()?;
            team.with(move |a| a.set_role(&name, role, &by, now)).await?;
            "The role holds from the next page on."
        }
        "password" => {
            let password = password()?;
            team.with(move |a| a.set_password(&name, &password, &by, now)).await?;
            "The password was changed; the account is signed out everywhere."
        }
        "remove" if given.sure == "yes" => {
            team.with(move |a| a.remove(&name, &by, now)).await?;
            "The account was removed."
        }
        "remove" => return Err(Trouble::Bad("Tick the box to remove the account.".to_owned())),
        _ => return Err(Trouble::Bad("This program does not know such a change.".to_owned())),
    };
    Ok(Redirect::to(&format!("/accounts?done={}", page::encoded(done))))
}
