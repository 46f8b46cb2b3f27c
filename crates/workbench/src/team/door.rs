//! The door: in front of everything, whether it is known to this program or merged in.

use super::Team;
use super::access::{Access, access, is_expensive, is_safe};
use super::cookie::{Cookie, form_token};
use super::limits::PAGES;
use super::visitor::{Visitor, scope};
use crate::App;
use crate::accounts::{Kind, Role};
use crate::api;
use crate::page::{a, encoded};
use crate::trouble::Trouble;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::PoisonError;

/// Answers a request of somebody who may have what they ask for; without accounts, of everybody.
pub(crate) async fn admitted(app: &App, request: Request, next: Next) -> Response {
    let Some(team) = &app.team else { return next.run(request).await };
    let rule = access(request.method(), request.uri().path());
    let visitor = match visitor(team, request.headers()).await {
        Ok(visitor) => visitor,
        Err(trouble) => return trouble.into_response(),
    };
    match (rule, visitor) {
        (Access::Open, Some(visitor)) => scope(visitor, next.run(request)).await,
        (Access::Open, None) => next.run(request).await,
        (Access::From(_), None) => outside(&request),
        (Access::From(role), Some(visitor)) => {
            let refused = refused(team, &request, role, &visitor);
            scope(visitor, async {
                match refused {
                    Some(why) => refusal(request.uri().path(), why),
                    None => next.run(request).await,
                }
            })
            .await
        }
    }
}

/// Whose the session or the key of a request is.
async fn visitor(team: &Team, headers: &HeaderMap) -> Result<Option<Visitor>, Trouble> {
    let bearer = headers.get(header::AUTHORIZATION).map(|h| h.to_str().unwrap_or_default());
    let (token, kind) = match bearer {
        // Who says so comes with a key, and not with what the browser happens to hold.
        Some(value) => (value.strip_prefix("Bearer ").map(str::to_owned), Kind::Key),
        None => (Cookie::Session.of(headers, team.secure), Kind::Browser),
    };
    let Some(token) = token else { return Ok(None) };
    let form = (kind == Kind::Browser).then(|| form_token(&token).into());
    let signed = team.with(move |accounts| accounts.signed(&token, kind, Timestamp::now())).await?;
    Ok(signed.map(|s| Visitor { name: s.name.into(), role: s.role, token: form }))
}

/// Why somebody who has come in does not get what they ask for.
fn refused(team: &Team, request: &Request, role: Role, visitor: &Visitor) -> Option<Why> {
    let headers = request.headers();
    if visitor.role < role {
        return Some(Why::Role { needs: role, has: visitor.role });
    }
    // Every browser says where a form comes from. What does not say so may be a browser that was made to hide it.
    let silent = !headers.contains_key(header::ORIGIN) && !headers.contains_key("sec-fetch-site");
    if visitor.token.is_some() && silent && !is_safe(request.method()) {
        return Some(Why::Silent);
    }
    if is_expensive(request.uri().path()) {
        let mut limits = team.limits.lock().unwrap_or_else(PoisonError::into_inner);
        let counted =
            limits.count(&format!("pages of {}", visitor.name), PAGES, Timestamp::now().as_second());
        return counted.err().map(|too_often| Why::TooOften(too_often.wait));
    }
    None
}

enum Why {
    Role { needs: Role, has: Role },
    Silent,
    TooOften(i64),
}

fn refusal(path: &str, why: Why) -> Response {
    let (trouble, wait) = match why {
        Why::Role { needs, has } => {
            let what = format!(
                "This is for {}; you are {}. An owner of this newsroom's accounts can give you another role.",
                a(needs.word()),
                a(has.word())
            );
            (Trouble::Forbidden(what), None)
        }
        Why::Silent => {
            let what = "Your browser does not say from where this was sent. Send the form again from its own page; \
                        programs take a key (reportedly accounts key).";
            (Trouble::Forbidden(what.to_owned()), None)
        }
        Why::TooOften(wait) => {
            let most = PAGES.most;
            let what = format!(
                "You asked for more than {most} pages in a minute that take long to make. Try again in {wait} seconds."
            );
            (Trouble::TooOften(what), Some(wait))
        }
    };
    let mut response = said(path, trouble);
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.unsigned_abs()));
    }
    response
}

/// Somebody without a session: a page is shown after they have signed in; a program is told.
fn outside(request: &Request) -> Response {
    let path = request.uri().path();
    let pages = request.uri().path_and_query().map_or("/", |p| p.as_str());
    if !is_safe(request.method()) || api::is_api(path) {
        let what = "You are not signed in, or your session has ended. Sign in and send it again; programs take a key in \
                    the header Authorization: Bearer.";
        return said(path, Trouble::SignedOut(what.to_owned()));
    }
    let to = if path == "/" { "/sign-in".to_owned() } else { format!("/sign-in?to={}", encoded(pages)) };
    Redirect::to(&to).into_response()
}

/// Trouble as a page for people, as a problem (RFC 9457) for programs.
fn said(path: &str, trouble: Trouble) -> Response {
    if !api::is_api(path) {
        return trouble.into_response();
    }
    let mut response = api::Problem::from(trouble).into_response();
    if response.status() == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// From which address a request comes: as the proxy says, where it is one that is believed.
pub(crate) fn address(team: &Team, request: &Request) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip().to_canonical());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let believed = team.proxy.map_or(peer.is_loopback(), |proxy| proxy.to_canonical() == peer);
    if !believed {
        return peer;
    }
    // What stands last was added by the proxy itself; what stands before, anybody may have sent.
    let header = request.headers().get_all("x-forwarded-for").iter().next_back();
    let last = header.and_then(|h| h.to_str().ok()).and_then(|h| h.rsplit(',').next());
    last.and_then(|address| address.trim().parse::<IpAddr>().ok()).map_or(peer, |a| a.to_canonical())
}
