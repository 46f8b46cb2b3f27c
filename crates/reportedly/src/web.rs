//! Pages from the web, as things to take in.

use crate::Given;
use reportedly_core::{Problem, ProblemKind};
use reportedly_fetch::{Client, Conditions, FetchError, Response};
use reportedly_ingest::{Envelope, failed};
use std::io::Cursor;

/// Whether a person who gives this means a page of the web and no file.
pub fn is_address(given: &str) -> bool {
    let scheme = given.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| {
        scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

/// Fetches a page. One that cannot be had is something to take in too: it is kept and shown with the reason.
pub fn fetch(client: &Client, url: &str) -> Given<'static> {
    match client.get(url, &Conditions::default()) {
        Ok(response) => given(response, String::new()),
        Err(error) => refused(url, &error),
    }
}

/// An answer as something to take in. `context` is what else documents are drawn with
/// ([`Envelope::context`]).
pub(crate) fn given(response: Response, context: String) -> Given<'static> {
    let success = response.is_success();
    let status = response.status;
    let (envelope, body) = enveloped(response, context);
    if success {
        return Given::Stream(envelope, Box::new(Cursor::new(body)));
    }
    let message =
        format!("The server answered {status} instead of the page. Check the address, or try again later.");
    Given::Item(Box::new(failed(&envelope, "text/html", body, Problem::new(ProblemKind::Refused, message))))
}

/// What is known of an answer, and its bytes.
pub(crate) fn enveloped(response: Response, context: String) -> (Envelope, Vec<u8>) {
    let envelope = Envelope {
        location: response.asked,
        received: Some(response.received),
        headers: response.headers,
        context,
        ..Envelope::at_address(&response.url)
    };
    (envelope, response.body)
}

/// An address that gave nothing.
pub(crate) fn refused(url: &str, error: &FetchError) -> Given<'static> {
    let envelope = Envelope::at_address(url);
    let message = format!("It was not fetched: {error}. {}", error.hint());
    Given::Item(Box::new(failed(&envelope, "", Vec::new(), Problem::new(ProblemKind::Refused, message))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_paths() {
        assert!(is_address("https://post.example/a") && is_address("FTP://x"));
        assert!(!is_address("news/a.html") && !is_address("C://x") && !is_address("a b://c"));
    }
}
