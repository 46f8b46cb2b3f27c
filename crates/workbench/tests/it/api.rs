//! The API as a program meets it. That every answer is of the shape that is described, `cargo xtask exchange` checks.

use crate::{Answered, Bench, HOST, QUESTION, articles, encoded};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use reportedly::core::Document;
use serde_json::{Value, json};

impl Bench {
    /// What the API gives at an address below its root.
    fn api(&self, address: &str) -> Value {
        let answered = self.get(&format!("/api/v1{address}"));
        assert_eq!(answered.status, StatusCode::OK, "{address}: {}", answered.body);
        assert_eq!(answered.header("content-type"), "application/json", "{address}");
        serde_json::from_str(&answered.body).unwrap()
    }

    fn api_token(&self) -> String {
        self.api("/token")["token"].as_str().unwrap().to_owned()
    }

    /// Sends JSON with the token.
    fn send_json(&self, address: &str, body: &Value) -> Answered {
        let request = Request::post(format!("/api/v1{address}"))
            .header("host", HOST)
            .header("content-type", "application/json")
            .header("reportedly-token", self.api_token());
        self.send(request.body(Body::from(body.to_string())).unwrap())
    }
}

/// The answer is a problem of this status, and says all that RFC 9457 wants.
fn problem(answered: &Answered, status: u16) -> Value {
    assert_eq!(answered.status.as_u16(), status, "{}", answered.body);
    assert_eq!(answered.header("content-type"), "application/problem+json");
    let told: Value = serde_json::from_str(&answered.body).unwrap();
    assert_eq!(told["status"], status);
    assert!(["type", "title", "detail"].iter().all(|field| told[field].is_string()), "{told}");
    told
}

#[test]
fn what_there_is_can_be_had() {
    let bench = Bench::new(articles());
    let list = bench.api("/documents");
    let ids: Vec<&str> =
        list["items"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap()).collect();
    assert_eq!((ids, &list["next"]), (vec!["a", "b", "c"], &Value::Null));
    assert!(list["items"][0].get("text").is_none());
    let document = bench.api("/documents/c");
    let text = document["text"].as_str().unwrap();
    let reading = bench.api("/documents/c/reading");
    let said = &reading["statements"][0];
    let place = |n: usize| usize::try_from(said["span"][n].as_u64().unwrap()).unwrap();
    assert!(text[place(0)..place(1)].contains("had sunk"), "{said}");
    let found = bench.api(&format!("/statements?q={}&speaker=holm", encoded("\"ferry Norvia\"")));
    assert_eq!((found["items"].as_array().unwrap().len(), &found["items"][0]["document"]), (1, &json!("c")));
    assert_eq!(found["items"][0]["chain"], json!(["Piet Holm"]));
    assert!(
        bench.api("/statements?from=2024-03-05")["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|s| s["document"] == "c")
    );
    let origins = bench.api("/origins?document=b");
    assert_eq!((&origins["origins"], &origins["links"][0]["kind"]), (&json!(1), &json!("copy")));
    let sources = bench.api("/sources?q=harlow");
    assert_eq!(
        (&sources["items"][0]["name"], &sources["items"][0]["documents"]),
        (&json!("Harlow Post"), &json!(1))
    );
    assert!(!bench.api("/names?q=norvia")["items"].as_array().unwrap().is_empty());
    assert_eq!(bench.api("/questions"), json!({"items": [], "next": null}));
    assert_eq!(bench.api("/casebook")["documents"], 3);
}

#[test]
fn an_answer_looks_at_what_was_published_by_a_day() {
    let bench = Bench::new(articles());
    let whole = bench.api(&format!("/ask?q={}", encoded(QUESTION)));
    let sides =
        |answer: &Value| [answer["independent_supporting"].clone(), answer["independent_refuting"].clone()];
    assert_eq!(sides(&whole), [1, 1]);
    let early = bench.api(&format!("/ask?q={}&as_of=2024-03-04", encoded(QUESTION)));
    assert_eq!((sides(&early), &early["as_of"]["later"]), ([json!(1), json!(0)], &json!(1)));
    let doubtful = bench.api(&format!("/ask?q={}&prior=0.1", encoded(QUESTION)));
    assert_eq!(doubtful["estimate"]["prior"], 0.1);
    problem(&bench.get("/api/v1/ask?q=ferry"), 422);
}

#[test]
fn hypotheses_are_set_beside_each_other() {
    let bench = Bench::new(articles());
    let set = ["Lightning set the ferry on fire.", "Somebody laid the fire."];
    let ask =
        |lines: &[&str]| format!("/ask?q={}&hypotheses={}", encoded(QUESTION), encoded(&lines.join("\n")));
    let answer = bench.api(&ask(&set));
    let shown = answer["matrix"]["hypotheses"].as_array().unwrap();
    let shown: Vec<&str> = shown.iter().map(|h| h["text"].as_str().unwrap()).collect();
    assert!(set.iter().all(|h| shown.contains(h)), "{shown:?}");
    problem(&bench.get(&format!("/api/v1{}", ask(&["Somebody laid the fire."; 9]))), 422);
    problem(&bench.get(&format!("/api/v1{}", ask(&["?"]))), 422);
}

#[test]
fn pages_of_a_list_hold_everything_once_though_documents_come_in_between() {
    let bench = Bench::new(articles());
    let first = bench.get("/api/v1/documents?limit=1&publisher=R");
    let told: Value = serde_json::from_str(&first.body).unwrap();
    let next = told["next"].as_str().unwrap();
    assert_eq!(first.header("link"), format!("<{next}>; rel=\"next\""));
    // Before where the reader is, and behind it.
    let of = |id: &str, day: &str| Document {
        id: id.into(),
        published: Some(day.into()),
        publisher: Some("Mirror".into()),
        ..articles()[2].clone()
    };
    bench.add(vec![of("early", "2024-01-01"), of("late", "2024-12-01")]);
    let mut ids = vec![told["items"][0]["id"].clone()];
    let mut at = Some(next.to_owned());
    while let Some(next) = at {
        let page = bench.api(next.strip_prefix("/api/v1").unwrap());
        assert_eq!(page["items"].as_array().unwrap().len(), 1);
        ids.push(page["items"][0]["id"].clone());
        at = page["next"].as_str().map(str::to_owned);
    }
    assert_eq!(ids, ["a", "b", "c", "late"]);
    let cursor = next.rsplit_once("cursor=").unwrap().1;
    problem(&bench.get(&format!("/api/v1/statements?cursor={cursor}")), 422);
    problem(&bench.get("/api/v1/documents?cursor=x"), 422);
}

#[test]
fn who_has_an_answer_already_is_told_so() {
    let bench = Bench::new(articles());
    let address = "/api/v1/documents";
    let first = bench.get(address);
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.len() > 20, "{tag}");
    let send = |method: Method, known: &str| {
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header("host", HOST)
            .header("if-none-match", known);
        bench.send(request.body(Body::empty()).unwrap())
    };
    for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
        let again = send(Method::GET, &known);
        assert_eq!(
            (again.status, again.body.as_str(), again.header("etag")),
            (StatusCode::NOT_MODIFIED, "", tag.as_str())
        );
    }
    let head = send(Method::HEAD, "\"other\"");
    assert_eq!((head.status, head.body.as_str(), head.header("etag")), (StatusCode::OK, "", tag.as_str()));
    assert_eq!(head.header("content-length"), first.body.len().to_string());
    bench.add(vec![Document { id: "d".into(), ..articles()[2].clone() }]);
    assert_eq!(send(Method::GET, &tag).status, StatusCode::OK);
}

#[test]
fn a_correction_is_kept_and_taken_back() {
    let bench = Bench::new(articles());
    let grade = |seen: i64| json!({"correction": {"kind": "grade", "source": "Harlow Post", "grade": "B"}, "why": "known", "seen": seen});
    let kept = bench.send_json("/corrections", &grade(0));
    assert_eq!((kept.status, kept.header("location")), (StatusCode::CREATED, "/api/v1/corrections/1"));
    let event: Value = serde_json::from_str(&kept.body).unwrap();
    assert_eq!(
        (&event["who"], &event["act"]["grade"], &event["undone_by"]),
        (&json!("vera"), &json!("B"), &Value::Null)
    );
    assert_eq!(bench.api("/sources?q=harlow")["items"][0]["grade"], "B");
    let stale = problem(&bench.send_json("/corrections", &grade(0)), 409);
    assert_eq!(stale["events"][0]["id"], 1);
    assert_eq!(bench.send_json("/corrections/1/undo", &json!({})).status, StatusCode::CREATED);
    assert_eq!(bench.api("/corrections/1")["undone_by"], 2);
    problem(&bench.send_json("/corrections/1/undo", &json!({})), 409);
    problem(&bench.send_json("/corrections/9/undo", &json!({})), 404);
    // A stance is of a question, and is held against its answer.
    let said = bench.api(&format!("/ask?q={}", encoded(QUESTION)));
    let quote = &said["origins"][0]["statements"][0];
    let stance = json!({"correction": {"kind": "stance", "question": QUESTION, "stance": "discusses",
        "statement": {"document": quote["document"], "span": quote["span"]}}});
    let kept: Value = serde_json::from_str(&bench.send_json("/corrections", &stance).body).unwrap();
    assert_eq!(kept["before"]["stance"], quote["stance"]);
    let after = bench.api(&format!("/ask?q={}", encoded(QUESTION)));
    assert_eq!(after["corrections"][0]["event"], 3);
    let machine = bench.api(&format!("/ask?q={}&machine=true", encoded(QUESTION)));
    assert!(machine.get("corrections").is_none());
    let nothing =
        json!({"correction": {"kind": "weight", "question": QUESTION, "origin": "Nobody", "weight": 1}});
    problem(&bench.send_json("/corrections", &nothing), 422);
    assert_eq!(bench.api("/corrections?limit=2")["items"].as_array().unwrap().len(), 2);
}

#[test]
fn claims_come_in_pages_and_one_by_one() {
    let bench = Bench::new(articles());
    let list = bench.api("/claims");
    let first = &list["items"][0];
    assert_eq!((&first["documents"], &first["disputed"]), (&json!(3), &json!(true)), "{list}");
    assert_eq!((&first["asserting"], &first["denying"]), (&json!(1), &json!(1)));
    let id = encoded(first["id"].as_str().unwrap());
    assert_eq!(&bench.api(&format!("/claims/{id}")), first);
    assert_eq!(&bench.api("/claims?q=norvia&disputed=true")["items"][0], first);
    assert_eq!(bench.api("/claims?q=zeppelin")["items"], json!([]));
    let text = "The mayor of Harlow said that the old brewery would be pulled down.";
    bench.add(vec![Document { id: "d".into(), text: text.into(), ..Document::default() }]);
    assert_eq!(bench.api("/claims?q=brewery")["items"], json!([]), "one document alone");
    assert_eq!(bench.api("/claims?q=brewery&all=true")["items"][0]["documents"], 1);
    let all = bench.api("/claims?all=true")["items"].as_array().unwrap().clone();
    let (mut seen, mut at) = (Vec::new(), Some("/api/v1/claims?all=true&limit=1".to_owned()));
    while let Some(next) = at {
        let page = bench.api(next.strip_prefix("/api/v1").unwrap());
        seen.extend(page["items"].as_array().unwrap().clone());
        at = page["next"].as_str().map(str::to_owned);
    }
    assert_eq!(seen, all);
    problem(&bench.get("/api/v1/claims/a:0-1"), 404);
    problem(&bench.get("/api/v1/claims?all=yes"), 400);
}

/// A job that has ended.
fn ended(bench: &Bench, job: &Answered) -> Value {
    assert_eq!(job.status, StatusCode::ACCEPTED, "{}", job.body);
    let address = job.header("location").strip_prefix("/api/v1").unwrap();
    for _ in 0..600 {
        let told = bench.api(address);
        if !["waiting", "running"].contains(&told["state"].as_str().unwrap()) {
            return told;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("it does not end")
}

#[test]
fn documents_are_added_and_each_says_what_became_of_it() {
    let bench = Bench::new(articles());
    let sent = json!({"documents": [
        {"id": "pier", "publisher": "Harlow Post", "text": "The harbour office said on Friday\nthat the pier was open.",
            "url": "http://127.0.0.1:1/never-fetched"},
        {"id": "none", "title": "A headline alone"},
        {"text": "A diver said that the ferry lay on its side."},
    ]});
    let told = ended(&bench, &bench.send_json("/documents", &sent));
    assert_eq!(
        (&told["state"], &told["counts"]["new"], &told["counts"]["unusable"]),
        (&json!("done"), &json!(2), &json!(1))
    );
    let documents = told["documents"].as_array().unwrap();
    assert_eq!((&documents[0]["id"], &documents[0]["problems"]), (&json!("pier"), &json!([])));
    assert_eq!(
        (&documents[1]["usable"], &documents[1]["problems"][0]["kind"]),
        (&json!(false), &json!("bad_record"))
    );
    let unnamed = documents[2]["id"].as_str().unwrap();
    assert!(unnamed.starts_with("api-"), "{unnamed}");
    assert!(!bench.api("/documents/pier/reading")["statements"].as_array().unwrap().is_empty());
    // The same again is the same.
    let again = ended(&bench, &bench.send_json("/documents", &sent));
    assert_eq!((&again["counts"]["new"], &again["documents"]), (&json!(0), &told["documents"]));
    assert_eq!(bench.api("/casebook")["documents"], 6);
}

#[test]
fn what_is_no_list_of_documents_is_refused_before_anything_is_added() {
    let bench = Bench::new(articles());
    let many = json!({"documents": vec![json!({"text": "x"}); 1001]});
    for wrong in [
        json!({}),
        json!({"documents": []}),
        json!({"documents": ["text"]}),
        json!({"documents": [{}], "url": "x"}),
        many,
    ] {
        problem(&bench.send_json("/documents", &wrong), 400);
    }
    let large = json!({"documents": [{"text": "x".repeat(17 << 20)}]});
    problem(&bench.send_json("/documents", &large), 413);
    let refused =
        Request::post("/api/v1/documents").header("host", HOST).header("content-type", "application/json");
    problem(&bench.send(refused.body(Body::from("{\"documents\":[{\"text\":\"x\"}]}")).unwrap()), 403);
    problem(&bench.get("/api/v1/jobs/1"), 404);
}

#[test]
fn trouble_is_told_in_one_way() {
    let bench = Bench::new(articles());
    for address in [
        "",
        "/",
        "/nowhere",
        "/documents/none",
        "/documents/a/nowhere",
        "/questions/q000000",
        "/corrections/1",
        "/problems/none",
    ] {
        problem(&bench.get(&format!("/api/v1{address}")), 404);
    }
    for address in [
        "/documents?limit=0",
        "/documents?limit=x",
        "/documents?limit=1&limit=2",
        "/documents?nope=1",
        "/documents?publisher=",
        "/documents?from=2024-02-31",
        "/documents?q=%FF",
        "/documents?q=%",
        "/documents/%FF",
        "/statements?certainty=sure",
        "/ask",
        "/ask?q=Did%20it%20sink&prior=2",
    ] {
        problem(&bench.get(&format!("/api/v1{address}")), 400);
    }
    let send = |method: Method, address: &str, headers: &[(&str, &str)], body: Body| {
        let mut request =
            Request::builder().method(method).uri(format!("/api/v1{address}")).header("host", HOST);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        bench.send(request.body(body).unwrap())
    };
    let refused = send(Method::DELETE, "/corrections", &[], Body::empty());
    problem(&refused, 405);
    assert_eq!(refused.header("allow"), "GET, HEAD, POST");
    problem(&send(Method::POST, "/claims", &[], Body::empty()), 405);
    let token = bench.api_token();
    let (ours, json) = (("reportedly-token", token.as_str()), ("content-type", "application/json"));
    problem(&send(Method::POST, "/corrections", &[json], Body::from("{}")), 403);
    problem(&send(Method::POST, "/corrections", &[json, ("reportedly-token", "0")], Body::from("{}")), 403);
    problem(&send(Method::POST, "/corrections", &[ours], Body::from("{}")), 415);
    problem(&send(Method::POST, "/corrections", &[ours, json], Body::from("{}")), 400);
    problem(&send(Method::POST, "/corrections", &[ours, json], Body::from(vec![b' '; 300 << 10])), 413);
    problem(
        &send(
            Method::POST,
            "/corrections",
            &[ours, json, ("origin", "http://evil.example")],
            Body::from("{}"),
        ),
        403,
    );
    assert_eq!(bench.api("/corrections")["items"], json!([]));
    let foreign =
        Request::get("/api/v1/documents").header("host", "evil.example").body(Body::empty()).unwrap();
    let told = problem(&bench.send(foreign), 403);
    let kind = bench.api(told["type"].as_str().unwrap().strip_prefix("/api/v1").unwrap());
    assert_eq!(kind["type"], told["type"]);
}
