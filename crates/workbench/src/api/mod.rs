//! The casebook for programs: JSON over HTTP under `/api/v1`, beside the pages and under the same guard.
//!
//! Each operation stands once, in a table ([`operations`]): its address, its parameters and what it gives. The router, the
//! checks of what comes in and the OpenAPI document are made of that table, so that none of them can say anything else
//! than the others.

mod call;
mod openapi;
mod operation;
mod operations;
mod paging;
mod problem;
mod reply;
mod schemas;
#[cfg(test)]
mod tests;

pub(crate) use problem::Problem;

use crate::App;
use axum::Router;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::http::Method;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use call::Call;
use operation::{Operation, Verb};

/// Where all of it lies.
pub(crate) const ROOT: &str = "/api/v1";

/// Whether an address is one of programs, which are told of trouble in JSON.
pub(crate) fn is_api(path: &str) -> bool {
    path.strip_prefix(ROOT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What stands in the address, unless it is no text.
type Parts = Result<RawPathParams, RawPathParamsRejection>;

/// All operations, to be nested at [`ROOT`].
pub(crate) fn routes() -> Router<App> {
    let mut paths: Vec<&'static str> = operations::all().map(|o| o.path).collect();
    paths.sort_unstable();
    paths.dedup();
    let route = |router: Router<App>, path: &'static str| {
        let answer = move |State(app): State<App>, parts: Parts, request: Request| async move {
            answered(&app, path, parts, request).await.unwrap_or_else(IntoResponse::into_response)
        };
        router.route(path, any(answer))
    };
    paths.into_iter().fold(Router::new(), route).fallback(|| async { nowhere() })
}

/// What is told where there is no such address.
pub(crate) fn nowhere() -> Problem {
    Problem::not_found(format!(
        "There is nothing at this address; {ROOT}/openapi.json lists all that there are."
    ))
}

async fn answered(
    app: &App,
    path: &'static str,
    parts: Parts,
    request: Request,
) -> Result<Response, Problem> {
    let parts = parts.map_err(|_| Problem::bad_request("The address is not percent-encoded UTF-8."))?;
    let operation = operation_of(path, request.method())?;
    let known = reply::known(request.headers());
    let call = Call::of(operation, app, &parts, request).await?;
    let run = operation.run;
    let reply = app.desk.with(move |casebook, shared| Ok(run(casebook, shared, &call))).await??;
    Ok(reply.respond(operation, known.as_deref()))
}

/// What is meant by a method at an address; HEAD is GET without the body, which the server leaves out.
fn operation_of(path: &str, method: &Method) -> Result<&'static Operation, Problem> {
    let here = || operations::all().filter(|o| o.path == path);
    let wanted = match *method {
        Method::GET | Method::HEAD => Some(Verb::Get),
        Method::POST => Some(Verb::Post),
        _ => None,
    };
    here().find(|o| Some(o.verb) == wanted).ok_or_else(|| {
        let verbs = here().map(|o| o.verb.words()).collect::<Vec<_>>().join(", ");
        Problem::not_allowed(&verbs)
    })
}
