//! Signing in and out.

use crate::App;
use crate::accounts::{What, is_right, key, nobody, random};
use crate::guard::same;
use crate::page;
use crate::parts::forms::hidden;
use crate::team::Team;
use crate::team::cookie::{Cookie, form_token};
use crate::team::limits::{ACCOUNT, ADDRESS, TooOften, address_key};
use crate::team::{door, visitor};
use crate::trouble::Trouble;
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, http::HeaderValue};
use jiff::Timestamp;
use maud::html;
use serde::Deserialize;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Where to go afterwards.
    to: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    token: String,
    name: String,
    password: String,
    to: String,
}

/// The newsroom; these pages are not there without one.
pub(super) fn team(app: &App) -> Result<&Arc<Team>, Trouble> {
    app.team.as_ref().ok_or_else(|| Trouble::Missing("There is no such page.".to_owned()))
}

pub(crate) async fn page(
    State(app): State<App>,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    let team = team(&app)?;
    if visitor::current().is_some() {
        return Ok(Redirect::to(super::own_address(&wanted.to, "/")).into_response());
    }
    form(team, &headers, "", &wanted.to, None)
}

/// The form. `why` is what was wrong with the last attempt.
fn form(
    team: &Team,
    headers: &HeaderMap,
    name: &str,
    to: &str,
    why: Option<(StatusCode, String)>,
) -> Result<Response, Trouble> {
    let known = Cookie::Door.of(headers, team.secure);
    let secret = match &known {
        Some(secret) => secret.clone(),
        None => random()?,
    };
    let body = html! {
        @if let Some((_, why)) = &why { div.notice.warn role="alert" { p { (why) } } }
        form.correct method="post" action="/sign-in" {
            (hidden("token", &form_token(&secret))) (hidden("to", to))
            label { "Name" input name="name" value=(name) required maxlength="200" autocomplete="username" autofocus[why.is_none()]; }
            label { "Password" input type="password" name="password" required maxlength="500" autocomplete="current-password"; }
            button.main type="submit" { "Sign in" }
        }
        p.sub { "Accounts are made by an owner. Whoever has forgotten a password is given another one." }
    };
    let status = why.map_or(StatusCode::OK, |(status, _)| status);
    let mut response = (status, page::of("", "Sign in", body)).into_response();
    if known.is_none() {
        set(&mut response, Cookie::Door, &secret, team.secure);
    }
    Ok(response)
}

pub(super) fn set(response: &mut Response, cookie: Cookie, value: &str, secure: bool) {
    if let Ok(value) = HeaderValue::from_str(&cookie.set(value, secure)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

pub(crate) async fn sign_in(State(app): State<App>, request: Request) -> Result<Response, Trouble> {
    let team = team(&app)?;
    let (headers, from) = (request.headers().clone(), door::address(team, &request));
    let Form(given) = Form::<Given>::from_request(request, &()).await.map_err(super::unread)?;
    let again = |status, why: String| form(team, &headers, &given.name, &given.to, Some((status, why)));
    let door = Cookie::Door.of(&headers, team.secure);
    if !door.is_some_and(|secret| same(&form_token(&secret), &given.token)) {
        let why = "This form has grown old, or the browser takes no cookies. Try once more.";
        return again(StatusCode::FORBIDDEN, why.to_owned());
    }
    let now = Timestamp::now();
    if let Err(too_often) = counted(team, &given.name, from, now) {
        if too_often.first {
            noted(team, What::Limited, &given.name, from, now).await?;
        }
        let mut response = again(StatusCode::TOO_MANY_REQUESTS, refused(too_often))?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(too_often.wait.unsigned_abs()));
        return Ok(response);
    }
    if !verified(team, &given.name, given.password.clone()).await? {
        noted(team, What::Failed, &given.name, from, now).await?;
        return again(StatusCode::FORBIDDEN, "The name or the password is wrong.".to_owned());
    }
    {
        let mut limits = team.limits.lock().unwrap_or_else(PoisonError::into_inner);
        limits.clear(&account_key(&given.name));
        limits.forgive(&address_key(from));
    }
    let (name, earlier) = (given.name.clone(), Cookie::Session.of(&headers, team.secure));
    let token = team.with(move |a| a.begin(&name, earlier.as_deref(), &from.to_string(), now)).await?;
    let mut response = Redirect::to(super::own_address(&given.to, "/")).into_response();
    set(&mut response, Cookie::Session, &token, team.secure);
    set(&mut response, Cookie::Door, "", team.secure);
    Ok(response)
}

fn account_key(name: &str) -> String {
    // Of a name that nobody has, only so much as needs to be told apart.
    format!("as {}", key(name).chars().take(100).collect::<String>())
}

/// What somebody is told who tries too often.
pub(super) fn refused(too_often: TooOften) -> String {
    let minutes = usize::try_from((too_often.wait + 59) / 60).unwrap_or(1);
    format!(
        "Too many attempts. Try again in {}. If the password is forgotten, an owner can give another one.",
        page::count(minutes, "minute")
    )
}

/// Counts an attempt against the account and against the address.
pub(super) fn counted(team: &Team, name: &str, from: IpAddr, now: Timestamp) -> Result<(), TooOften> {
    let mut limits = team.limits.lock().unwrap_or_else(PoisonError::into_inner);
    limits.count(&address_key(from), ADDRESS, now.as_second())?;
    limits.count(&account_key(name), ACCOUNT, now.as_second())
}

async fn noted(team: &Team, what: What, name: &str, from: IpAddr, now: Timestamp) -> Result<(), Trouble> {
    let name = name.trim().to_owned();
    team.with(move |accounts| accounts.note(what, &name, &from.to_string(), now)).await
}

/// Whether it is the account's password. A name without an account takes as long.
pub(super) async fn verified(team: &Team, name: &str, password: String) -> Result<bool, Trouble> {
    let name = name.to_owned();
    let hash = team.with(move |accounts| accounts.password_of(&name)).await?;
    let _turn = team.hashing.acquire().await.map_err(|_| Trouble::Broken)?;
    let known = hash.is_some();
    let right = tokio::task::spawn_blocking(move || match &hash {
        Some(hash) => is_right(&password, hash),
        None => is_right(&password, nobody()),
    });
    Ok(right.await.map_err(|_| Trouble::Broken)? && known)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Out {
    token: String,
}

pub(crate) async fn sign_out(State(app): State<App>, request: Request) -> Result<Response, Trouble> {
    let team = team(&app)?;
    let (token, from) = (Cookie::Session.of(request.headers(), team.secure), door::address(team, &request));
    let Form(out) = Form::<Out>::from_request(request, &()).await.map_err(super::unread)?;
    app.guard.ours(&out.token)?;
    if let (Some(token), Some(visitor)) = (token, visitor::current()) {
        let now = Timestamp::now();
        team.with(move |accounts| accounts.end(&token, &visitor.name, &from.to_string(), now)).await?;
    }
    let mut response = Redirect::to("/sign-in").into_response();
    set(&mut response, Cookie::Session, "", team.secure);
    Ok(response)
}
