//! How often somebody may try, and how often expensive pages are made.

use crate::between;
use crate::team::{Newsroom, PASSWORD};
use axum::body::Body;
use axum::http::StatusCode;

#[test]
fn guessing_is_slowed_and_noted() {
    let room = Newsroom::new();
    let wrong = |name: &str| room.knock("", name, "not the right password");
    let first = wrong("reader");
    assert!(
        first.status == StatusCode::FORBIDDEN && first.body.contains("The name or the password is wrong")
    );
    assert_eq!(wrong("nobody").body.matches("is wrong").count(), 1, "nobody learns which names there are");
    (0..9).for_each(|_| drop(wrong("READER ")));
    let refused = room.knock("", "reader", PASSWORD);
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "even the right one has to wait");
    assert!(refused.body.contains("Try again in 15 minutes") && !refused.header("retry-after").is_empty());
    assert_eq!(room.knock("", "analyst", PASSWORD).status, StatusCode::SEE_OTHER, "others come in");
    // From here on the address has had its share.
    (0..40).for_each(|n| drop(wrong(&format!("guess {n}"))));
    assert_eq!(room.knock("", "owner", PASSWORD).status, StatusCode::TOO_MANY_REQUESTS);
    let lines = room.accounts().journal(500).unwrap();
    let count = |what: &str| lines.iter().filter(|l| l.what == what).count();
    assert_eq!(count("failed to sign in"), 29, "10 of the reader, 1 of nobody, 18 guesses");
    assert_eq!(
        count("turned away after too many attempts"),
        2,
        "one line for each, not one for each attempt"
    );
    assert!(lines.iter().all(|l| l.what.starts_with("account") || l.address == "127.0.0.1"));
}

#[test]
fn an_address_is_told_by_the_proxy_and_by_nobody_else() {
    let room = Newsroom::new();
    let knock = |forwarded: &str| {
        let page = room.get("", "/sign-in");
        let door = page.header("set-cookie").split(';').next().unwrap().to_owned();
        let token = between(&page.body, "name=\"token\" value=\"", "\"").to_owned();
        let request = room.request("POST", "/sign-in", &door).header("x-forwarded-for", forwarded);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        room.bench.send(request.body(Body::from(format!("token={token}&name=x&password=y"))).unwrap()).status
    };
    assert_eq!(knock("10.9.9.9, 192.0.2.7"), StatusCode::FORBIDDEN);
    assert_eq!(
        room.accounts().journal(1).unwrap()[0].address,
        "192.0.2.7",
        "what stands before may be made up"
    );
    assert_eq!(knock("nonsense"), StatusCode::FORBIDDEN);
    assert_eq!(room.accounts().journal(1).unwrap()[0].address, "127.0.0.1");
}

#[test]
fn expensive_pages_are_made_so_often_and_no_more() {
    let room = Newsroom::new();
    let (reader, owner) = (room.sign_in("reader"), room.sign_in("owner"));
    for _ in 0..60 {
        assert_ne!(room.get(&reader, "/aligned?from=a&to=b").status, StatusCode::TOO_MANY_REQUESTS);
    }
    let refused = room.get(&reader, "/aligned?from=a&to=b");
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains("Try again in") && !refused.header("retry-after").is_empty());
    assert_eq!(room.get(&reader, "/log").status, StatusCode::OK, "what is quickly made is not held back");
    assert_eq!(room.get(&owner, "/aligned?from=a&to=b").status, StatusCode::OK, "nor are others");
}
