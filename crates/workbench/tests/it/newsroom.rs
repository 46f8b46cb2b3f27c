//! A newsroom at work: owners, programs, and two people at once.

use crate::team::{Newsroom, PASSWORD, cookie};
use crate::{HOST, encoded};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::Timestamp;
use reportedly::Casebook;

#[test]
fn an_owner_looks_after_the_accounts() {
    let room = Newsroom::new();
    let (owner, reader) = (room.sign_in("owner"), room.sign_in("reader"));
    let token = room.token(&owner);
    let change = |fields: &[(&str, &str)]| {
        room.post(&owner, "/accounts", &[&[("token", token.as_str())], fields].concat())
    };
    let new = "five words without any sense";
    let done = change(&[("do", "add"), ("name", "Piet"), ("role", "analyst"), ("new", new), ("again", new)]);
    assert!(
        room.get(&owner, done.header("location")).body.contains("The account was added."),
        "{}",
        done.body
    );
    let refused =
        change(&[("do", "add"), ("name", "Anna"), ("role", "reader"), ("new", new), ("again", "x")]);
    assert!(refused.status == StatusCode::BAD_REQUEST && refused.body.contains("differ"));
    assert_eq!(
        change(&[("do", "add"), ("name", "Anna"), ("role", "reader"), ("new", "short"), ("again", "short")])
            .status,
        StatusCode::BAD_REQUEST
    );
    // A role holds at once; a removed account is out at once.
    assert_eq!(
        change(&[("do", "role"), ("name", "reader"), ("role", "analyst")]).status,
        StatusCode::SEE_OTHER
    );
    assert!(room.get(&reader, "/add").body.contains("action=\"/add\""));
    assert_eq!(
        change(&[("do", "remove"), ("name", "reader")]).status,
        StatusCode::BAD_REQUEST,
        "without the tick"
    );
    assert_eq!(
        change(&[("do", "remove"), ("name", "reader"), ("sure", "yes")]).status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(room.get(&reader, "/").status, StatusCode::SEE_OTHER);
    assert!(change(&[("do", "remove"), ("name", "owner"), ("sure", "yes")]).body.contains("last owner"));
    let page = room.get(&owner, "/accounts").body;
    for line in ["signed in", "account added", "made an analyst", "account removed", "127.0.0.1"] {
        assert!(page.contains(line), "the log shows: {line}");
    }
    // One's own password: other browsers are signed out, this one stays in.
    let elsewhere = room.sign_in("owner");
    let wrong = [("token", token.as_str()), ("password", "wrong"), ("new", new), ("again", new)];
    assert_eq!(room.post(&owner, "/account", &wrong).status, StatusCode::BAD_REQUEST);
    let right = [("token", token.as_str()), ("password", PASSWORD), ("new", new), ("again", new)];
    let here = cookie(&room.post(&owner, "/account", &right));
    assert_eq!(room.get(&here, "/accounts").status, StatusCode::OK);
    assert_eq!(room.get(&elsewhere, "/").status, StatusCode::SEE_OTHER);
    assert_eq!(room.get(&owner, "/").status, StatusCode::SEE_OTHER);
}

#[test]
fn a_program_comes_with_a_key() {
    let room = Newsroom::new();
    let key = room.accounts().make_key("reader", "test", Timestamp::now()).unwrap();
    let send = |method: &str, address: &str, bearer: &str, cookie: &str| {
        let request =
            Request::builder().method(method).uri(address).header("host", HOST).header("cookie", cookie);
        room.bench.send(request.header("authorization", bearer).body(Body::empty()).unwrap()).status
    };
    let bearer = format!("Bearer {key}");
    assert_eq!(send("GET", "/log", &bearer, ""), StatusCode::OK);
    assert_eq!(send("POST", "/correct", &bearer, ""), StatusCode::FORBIDDEN, "a reader's key");
    assert_eq!(
        send("GET", "/log", "", &format!("reportedly={key}")),
        StatusCode::SEE_OTHER,
        "a key is no cookie"
    );
    let owner = room.sign_in("owner");
    assert_eq!(
        send("GET", "/log", "Bearer nonsense", &owner),
        StatusCode::SEE_OTHER,
        "no falling back to the cookie"
    );
    assert_eq!(send("GET", "/log", "Basic eDp5", &owner), StatusCode::SEE_OTHER);
}

#[test]
fn many_at_once_lose_nothing() {
    let room = Newsroom::new();
    let (analyst, owner) = (room.sign_in("analyst"), room.sign_in("owner"));
    let sessions = [(analyst.as_str(), room.token(&analyst)), (owner.as_str(), room.token(&owner))];
    let kept = room.bench.runtime.block_on(async {
        let mut sent = Vec::new();
        for n in 0..24 {
            let (cookie, token) = &sessions[n % 2];
            // Every third has seen nothing and grades the same source; the others each have a source of their own.
            let source = if n % 3 == 0 { "Harlow Post".to_owned() } else { format!("Source {n}") };
            let form =
                format!("token={token}&kind=grade&source={}&grade=C&seen=0&why=reason+{n}", encoded(&source));
            let request = room
                .request("POST", "/correct", cookie)
                .header("content-type", "application/x-www-form-urlencoded");
            let router = room.bench.router.clone();
            let request = request.body(Body::from(form)).unwrap();
            sent.push(tokio::spawn(async move {
                (n, tower::ServiceExt::oneshot(router, request).await.unwrap().status())
            }));
        }
        let mut kept = Vec::new();
        for one in sent {
            let (n, status) = one.await.unwrap();
            match status {
                StatusCode::SEE_OTHER => kept.push(n),
                StatusCode::CONFLICT => assert_eq!(n % 3, 0, "only what is about one thing can collide"),
                other => panic!("{n}: {other}"),
            }
        }
        kept
    });
    assert_eq!(kept.iter().filter(|n| *n % 3 == 0).count(), 1, "of those who had seen nothing one was first");
    let casebook = Casebook::open(&room.bench.path()).unwrap();
    let log = casebook.log().unwrap();
    let mut whys: Vec<usize> =
        log.iter().map(|e| e.why.trim_start_matches("reason ").parse().unwrap()).collect();
    whys.sort_unstable();
    assert_eq!(whys, kept, "what was said to be kept is kept, and nothing else");
    assert!(log.iter().all(|e| e.who
        == if e.why.trim_start_matches("reason ").parse::<usize>().unwrap() % 2 == 0 {
            "analyst"
        } else {
            "owner"
        }));
    assert_eq!(casebook.overrides().unwrap().all().len(), kept.len());
    // Two people take back the same event at once: one does, the other is told.
    let id = log[4].id.to_string();
    let undo = |n: usize| room.post(sessions[n].0, "/undo", &[("token", &sessions[n].1), ("id", &id)]).status;
    assert_eq!((undo(0), undo(1)), (StatusCode::SEE_OTHER, StatusCode::CONFLICT));
    let casebook = Casebook::open(&room.bench.path()).unwrap();
    assert_eq!(casebook.overrides().unwrap().all().len(), kept.len() - 1);
    assert_eq!(casebook.log().unwrap().len(), kept.len() + 1);
}
