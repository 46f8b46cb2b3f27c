//! A newsroom: who comes in, what they may do, how often, and that nobody's change is lost.

use crate::{Answered, Bench, HOST, articles, ask, between, encoded};
use axum::body::Body;
use axum::http::{Request, StatusCode, request::Builder};
use jiff::Timestamp;
use reportedly::Casebook;
use reportedly_workbench::accounts::{Accounts, Role, beside};
use reportedly_workbench::{Desk, Refused, TeamSettings, team_router};

pub(crate) const PASSWORD: &str = "four words without sense";

/// A newsroom with an account of each role, called as the role is.
pub(crate) struct Newsroom {
    pub(crate) bench: Bench,
    host: &'static str,
}

fn settings(path: &std::path::Path, site: Option<&str>) -> TeamSettings {
    TeamSettings { accounts: beside(path), site: site.map(str::to_owned), listen: None, proxy: None }
}

impl Newsroom {
    pub(crate) fn new() -> Self {
        Self::at(None, HOST)
    }

    fn at(site: Option<&str>, host: &'static str) -> Self {
        let bench = Bench::with(articles(), |path| {
            let mut accounts = Accounts::open(&beside(path)).unwrap();
            for role in Role::ALL.into_iter().rev() {
                accounts.add(role.word(), role, PASSWORD, "test", Timestamp::now()).unwrap();
            }
            team_router(Desk::open(path).unwrap(), &settings(path, site), 8420).unwrap()
        });
        Self { bench, host }
    }

    pub(crate) fn accounts(&self) -> Accounts {
        Accounts::open_existing(&beside(&self.bench.path())).unwrap()
    }

    pub(crate) fn request(&self, method: &str, address: &str, cookie: &str) -> Builder {
        let scheme = if self.host == HOST { "http" } else { "https" };
        let origin = format!("{scheme}://{}", self.host);
        let request = Request::builder().method(method).uri(address).header("host", self.host);
        request.header("origin", origin).header("cookie", cookie)
    }

    pub(crate) fn get(&self, cookie: &str, address: &str) -> Answered {
        self.bench.send(self.request("GET", address, cookie).body(Body::empty()).unwrap())
    }

    pub(crate) fn post(&self, cookie: &str, address: &str, fields: &[(&str, &str)]) -> Answered {
        let form: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", encoded(v))).collect();
        let request = self.request("POST", address, cookie);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        self.bench.send(request.body(Body::from(form.join("&"))).unwrap())
    }

    /// Sends the form of the door as a browser does that holds `cookie` already.
    pub(crate) fn knock(&self, cookie: &str, name: &str, password: &str) -> Answered {
        let page = self.bench.send(self.request("GET", "/sign-in", cookie).body(Body::empty()).unwrap());
        let door = page.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        let token = between(&page.body, "name=\"token\" value=\"", "\"").to_owned();
        let both = if cookie.is_empty() { door } else { format!("{cookie}; {door}") };
        self.post(
            &both,
            "/sign-in",
            &[("token", &token), ("name", name), ("password", password), ("to", "/log")],
        )
    }

    /// The cookie of somebody who has signed in.
    pub(crate) fn sign_in(&self, name: &str) -> String {
        cookie(&self.knock("", name, PASSWORD))
    }

    /// The token of a session's forms.
    pub(crate) fn token(&self, cookie: &str) -> String {
        between(&self.get(cookie, "/account").body, "name=\"token\" value=\"", "\"").to_owned()
    }
}

/// The session that an answer sets.
pub(crate) fn cookie(answered: &Answered) -> String {
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    let set = answered.header("set-cookie");
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Max-Age="), "{set}");
    set.split(';').next().unwrap().to_owned()
}

/// Every address that changes something, and every one that shows something.
const POSTS: &[&str] =
    &["/correct", "/undo", "/keep", "/add", "/add/order", "/accounts", "/nowhere", "/api/v1/corrections"];
const PAGES: &[&str] = &[
    "/",
    "/documents",
    "/document?id=a",
    "/capture?id=x",
    "/origins",
    "/aligned?from=a&to=b",
    "/sources",
    "/source?name=Harlow%20Post",
    "/names",
    "/name?kind=person&name=x",
    "/search?q=ferry",
    "/timeline",
    "/map",
    "/inbox",
    "/log",
    "/add",
    "/account",
    "/accounts",
    "/nowhere",
    "/claims",
];

#[test]
fn nothing_is_shown_without_a_session() {
    let room = Newsroom::new();
    let made_up = format!("reportedly={}", "0".repeat(64));
    for cookie in ["", "reportedly=", "reportedly=1", &made_up] {
        for page in PAGES.iter().copied().chain([ask().as_str()]) {
            let answered = room.get(cookie, page);
            assert_eq!(answered.status, StatusCode::SEE_OTHER, "{page}");
            assert!(
                answered.header("location").starts_with("/sign-in") && answered.body.is_empty(),
                "{page}"
            );
            assert!(answered.header("content-security-policy").starts_with("default-src 'none'"));
        }
        for page in POSTS {
            assert_eq!(room.post(cookie, page, &[]).status, StatusCode::UNAUTHORIZED, "{page}");
        }
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
            let request = room.request(method, "/correct", cookie).body(Body::empty()).unwrap();
            assert_eq!(room.bench.send(request).status, StatusCode::UNAUTHORIZED, "{method}");
        }
    }
    let program = room.get("", "/api/v1/documents");
    assert_eq!(program.status, StatusCode::UNAUTHORIZED);
    assert_eq!(program.header("content-type"), "application/problem+json");
    assert_eq!(program.header("www-authenticate"), "Bearer");
    assert_eq!(room.get("", "/assets/style.css").status, StatusCode::OK, "what the door looks like");
    let door = room.get("", "/sign-in?to=%2F%2Fevil.example");
    assert!(!door.body.contains("Norvia") && !door.body.contains("3 documents"));
}

#[test]
fn a_reader_sees_all_and_changes_nothing() {
    let room = Newsroom::new();
    let reader = room.sign_in("reader");
    let token = room.token(&reader);
    for page in PAGES.iter().filter(|p| **p != "/accounts") {
        let answered = room.get(&reader, page);
        assert_ne!(answered.status, StatusCode::FORBIDDEN, "{page}");
        for form in ["action=\"/correct\"", "action=\"/undo\"", "action=\"/add\"", "action=\"/keep\""] {
            assert!(!answered.body.contains(form), "{page} offers {form} to a reader");
        }
    }
    assert!(room.get(&reader, &ask()).body.contains("Verdict"));
    for page in POSTS {
        let refused = room.post(
            &reader,
            page,
            &[("token", &token), ("kind", "grade"), ("source", "Post"), ("grade", "A")],
        );
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{page}");
    }
    for method in ["PUT", "DELETE", "PATCH"] {
        let request = room.request(method, "/nowhere", &reader).body(Body::empty()).unwrap();
        assert_eq!(room.bench.send(request).status, StatusCode::FORBIDDEN, "{method}");
    }
    assert!(room.post(&reader, "/correct", &[]).body.contains("This is for an analyst; you are a reader."));
    assert_eq!(room.get(&reader, "/accounts").status, StatusCode::FORBIDDEN);
    assert!(room.get(&reader, "/log").body.contains("Nobody has corrected anything"));
}

#[test]
fn an_analyst_signs_with_the_account_and_nothing_else() {
    let room = Newsroom::new();
    let analyst = room.sign_in("Analyst");
    let token = room.token(&analyst);
    let source = room.get(&analyst, "/source?name=Harlow%20Post").body;
    assert!(source.contains("Signed by analyst") && !source.contains("name=\"who\" value"), "{source}");
    let forged = [
        ("token", token.as_str()),
        ("kind", "grade"),
        ("source", "Post"),
        ("grade", "A"),
        ("who", "somebody else"),
    ];
    assert_eq!(room.post(&analyst, "/correct", &forged).status, StatusCode::SEE_OTHER);
    let undone = [("token", token.as_str()), ("id", "1"), ("who", "somebody else")];
    assert_eq!(room.post(&analyst, "/undo", &undone).status, StatusCode::SEE_OTHER);
    let log = Casebook::open(&room.bench.path()).unwrap().log().unwrap();
    assert_eq!(log.iter().map(|e| e.who.as_str()).collect::<Vec<_>>(), ["analyst", "analyst"]);
    assert_eq!(room.post(&analyst, "/accounts", &[("token", &token)]).status, StatusCode::FORBIDDEN);
}

#[test]
fn a_form_without_the_sessions_own_token_changes_nothing() {
    let room = Newsroom::new();
    let (analyst, owner) = (room.sign_in("analyst"), room.sign_in("owner"));
    let of_another = room.token(&owner);
    assert_ne!(of_another, room.token(&analyst));
    for token in ["", "0", &"0".repeat(64), &of_another] {
        let form = [
            ("token", token),
            ("kind", "grade"),
            ("source", "Post"),
            ("grade", "A"),
            ("order", "cancel"),
            ("id", "1"),
            ("last", "1"),
            ("q", "Did it sink?"),
        ];
        for page in ["/correct", "/undo", "/add/order", "/inbox", "/sign-out", "/account"] {
            assert_eq!(
                room.post(&analyst, page, &form).status,
                StatusCode::BAD_REQUEST,
                "{page} with {token}"
            );
        }
    }
    let remove = [("token", "0"), ("do", "remove"), ("name", "reader"), ("sure", "yes")];
    assert_eq!(room.post(&owner, "/accounts", &remove).status, StatusCode::BAD_REQUEST);
    assert_eq!(room.accounts().list().unwrap().len(), 3);
    // A form that does not say where it comes from, or comes from elsewhere, is refused whatever it carries.
    let own = format!("token={}&kind=grade&source=Post&grade=A", room.token(&analyst));
    let send = |headers: &[(&str, &str)]| {
        let mut request = Request::post("/correct").header("host", HOST).header("cookie", &analyst);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        room.bench.send(request.body(Body::from(own.clone())).unwrap()).status
    };
    assert_eq!(send(&[]), StatusCode::FORBIDDEN);
    assert_eq!(send(&[("origin", "https://evil.example")]), StatusCode::FORBIDDEN);
    assert_eq!(send(&[("sec-fetch-site", "same-site")]), StatusCode::FORBIDDEN);
    assert_eq!(send(&[("sec-fetch-site", "same-origin")]), StatusCode::SEE_OTHER);
}

#[test]
fn a_session_is_new_at_every_sign_in_and_over_after_signing_out() {
    let room = Newsroom::new();
    let planted = format!("reportedly={}", "a".repeat(64));
    let first = cookie(&room.knock(&planted, "reader", PASSWORD));
    assert_ne!(first, planted, "what somebody else has put there is not taken");
    assert_eq!(room.get(&planted, "/").status, StatusCode::SEE_OTHER);
    // Signing in again from the same browser, as somebody else: the first session ends.
    let page = room.get("", "/sign-in");
    let door = page.header("set-cookie").split(';').next().unwrap().to_owned();
    let token = between(&page.body, "name=\"token\" value=\"", "\"").to_owned();
    let fields =
        [("token", token.as_str()), ("name", "owner"), ("password", PASSWORD), ("to", "//evil.example")];
    let again = room.post(&format!("{first}; {door}"), "/sign-in", &fields);
    assert_eq!(again.header("location"), "/", "only our own pages are gone on to");
    let second = cookie(&again);
    assert_ne!(first, second);
    assert_eq!(room.get(&first, "/").status, StatusCode::SEE_OTHER, "the first session has ended");
    // The door's form is of no use in another browser.
    assert_eq!(room.post("", "/sign-in", &fields).status, StatusCode::FORBIDDEN);
    let token = room.token(&second);
    let out = room.post(&second, "/sign-out", &[("token", &token)]);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    let last = room.accounts().journal(1).unwrap().remove(0);
    assert_eq!((last.what.as_str(), last.account.as_str()), ("signed out", "owner"));
    assert_eq!(room.get(&second, "/").status, StatusCode::SEE_OTHER);
}

#[test]
fn over_tls_cookies_go_nowhere_else() {
    let room = Newsroom::at(Some("https://desk.example.org"), "desk.example.org");
    let answered = room.knock("", "reader", PASSWORD);
    let set = answered.header("set-cookie");
    assert!(
        set.starts_with("__Host-reportedly=") && set.contains("; Secure") && set.contains("Path=/"),
        "{set}"
    );
    assert_eq!(room.get(&cookie(&answered), "/").status, StatusCode::OK);
    let strange = Request::get("/sign-in").header("host", HOST).body(Body::empty()).unwrap();
    let refused = room.bench.send(strange);
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("--site"), "it says what to do");
}

#[test]
fn what_cannot_be_served_safely_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.casebook");
    drop(Casebook::open(&path).unwrap());
    let refused =
        |settings: &TeamSettings| team_router(Desk::open(&path).unwrap(), settings, 8420).unwrap_err();
    assert!(matches!(refused(&settings(&path, None)), Refused::Accounts(_)), "there is no file of accounts");
    let mut accounts = Accounts::open(&beside(&path)).unwrap();
    assert!(matches!(refused(&settings(&path, None)), Refused::NoOwner));
    accounts.add("vera", Role::Owner, PASSWORD, "test", Timestamp::now()).unwrap();
    let open = TeamSettings { listen: Some("0.0.0.0".parse().unwrap()), ..settings(&path, None) };
    assert!(matches!(refused(&open), Refused::Team(_)), "other computers without TLS");
    assert!(matches!(refused(&settings(&path, Some("http://desk.example.org"))), Refused::Team(_)));
    let behind = TeamSettings { site: Some("https://desk.example.org".to_owned()), ..open };
    assert!(team_router(Desk::open(&path).unwrap(), &behind, 8420).is_ok());
}

#[test]
fn without_accounts_there_is_no_door() {
    let bench = Bench::new(articles());
    for page in ["/sign-in", "/account", "/accounts"] {
        assert_eq!(bench.get(page).status, StatusCode::NOT_FOUND, "{page}");
    }
    assert!(!bench.page("/").contains("Sign out"));
}
