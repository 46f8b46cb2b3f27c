//! Style and script, part of the program.

use crate::trouble::Trouble;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// htmx 4.0.1, https://htmx.org, BSD Zero Clause (assets/htmx.LICENSE). Unchanged.
const HTMX: &str = include_str!("../assets/htmx.min.js");
const ICON: &str = include_str!("../assets/icon.svg");
const STYLE: &str = include_str!("../assets/style.css");

/// Pages name assets with the version of the program, so that browsers may keep them.
pub(crate) async fn asset(Path(name): Path<String>) -> Result<Response, Trouble> {
    let (kind, body) = match name.as_str() {
        "style.css" => ("text/css; charset=utf-8", STYLE),
        "icon.svg" => ("image/svg+xml", ICON),
        "htmx.js" => ("text/javascript; charset=utf-8", HTMX),
        _ => return Err(Trouble::Missing("There is no such file.".to_owned())),
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")];
    Ok((headers, body).into_response())
}
