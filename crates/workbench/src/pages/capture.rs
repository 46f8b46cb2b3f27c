//! The bytes as received, to be kept, never to be shown: they are somebody's page.

use crate::App;
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    id: String,
}

pub(crate) async fn download(
    State(app): State<App>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    let id = wanted.id;
    let capture = app
        .desk
        .with(move |casebook, _| {
            casebook.capture(&id)?.ok_or_else(|| Trouble::Missing("There is no such capture.".to_owned()))
        })
        .await?;
    // Of the name only what no header and no file system minds.
    let name = capture.name.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let name: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
        .collect();
    let name = if name.trim_matches(['.', '_']).is_empty() { "capture".to_owned() } else { name };
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    Ok((headers, capture.bytes).into_response())
}
