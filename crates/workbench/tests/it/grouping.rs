//! Claims joined and parted on the page, with what it changed, and taken back.

use crate::{Bench, between};
use axum::http::StatusCode;
use reportedly::claims::claims_of;
use reportedly::core::Document;
use reportedly::core::claims::{Claim, Parameters};
use reportedly::{Appended, Casebook};

/// One event in two wordings, and another matter at the same place.
fn articles() -> Vec<Document> {
    let of = |id: &str, publisher: &str, text: &str| Document {
        id: id.into(),
        publisher: Some(publisher.into()),
        published: Some("2024-03-04".into()),
        text: text.into(),
        location: format!("news/{id}"),
        ..Document::default()
    };
    vec![
        of("a", "Harlow Post", "The harbour office said the ferry Norvia had sunk off the pier of Gdansk."),
        of("b", "Dorn Herald", "Mayor Ilse Brandt said the ferry Norvia went under at Gdansk."),
        of("c", "Norvia Echo", "Engineer Piet Holm said the pier of Gdansk would be rebuilt in stone."),
    ]
}

fn claims(bench: &Bench) -> Vec<Claim> {
    claims_of(&Casebook::open(&bench.path()).unwrap(), &Parameters::default()).unwrap()
}

/// The claim with a statement of a document.
fn of<'a>(claims: &'a [Claim], document: &str) -> &'a Claim {
    claims.iter().find(|c| c.statements.iter().any(|s| s.document == document)).unwrap()
}

#[test]
fn claims_are_joined_parted_and_taken_back() {
    let bench = Bench::new(articles());
    let machine = claims(&bench);
    let (a, b, c) = (&of(&machine, "a").id, &of(&machine, "b").id, &of(&machine, "c").id);
    let address = |id: &str| format!("/claims/{}", crate::encoded(id));
    let page = bench.page(&address(a));
    assert!(page.contains("name=\"kind\" value=\"join_claims\""), "{page}");
    assert!(page.contains(&format!("name=\"claim\" value=\"{c}\"")), "it offers what names the same: {page}");
    let token = bench.token();
    let send = |fields: &[(&str, &str)]| {
        let mut all = vec![("token", token.as_str()), ("who", "vera"), ("why", "I was there")];
        all.extend(fields);
        bench.post("/correct", &all)
    };
    let back = address(c);
    let kept = send(&[("kind", "join_claims"), ("claim", a), ("claim", c), ("more", ""), ("back", &back)]);
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    // The address of the later claim leads to the one that they are now.
    let joined = bench.page(kept.header("location"));
    let told = between(&joined, "role=\"status\"", "</div>");
    assert!(told.contains("Before:") && told.contains("2 origins for it"), "{told}");
    assert!(joined.contains("As the machine has it") && joined.contains("event 1"), "{joined}");
    let now = claims(&bench);
    assert_eq!(of(&now, "a").id, of(&now, "c").id);
    assert_eq!(of(&now, "a").corrected.as_ref().unwrap().machine.len(), 2);
    assert_eq!(of(&now, "b").corrected.is_some(), of(&now, "b").id == *a, "others are left alone");

    // Parted again; what stays says which claim is meant.
    let parted =
        send(&[("kind", "part_claim"), ("of", a), ("of", c), ("statement", c), ("back", &address(a))]);
    assert_eq!(parted.status, StatusCode::SEE_OTHER, "{}", parted.body);
    assert_ne!(of(&claims(&bench), "a").id, of(&claims(&bench), "c").id);
    assert!(bench.page(parted.header("location")).contains("not of the claim at"));
    let undo = |id: &str| {
        let back = address(a);
        let fields = [("token", token.as_str()), ("id", id), ("who", "vera"), ("back", &*back)];
        bench.page(bench.post("/undo", &fields).header("location"))
    };
    assert!(undo("2").contains("Taken back: not of the claim"));
    assert!(undo("1").contains("Taken back: one claim"));
    assert_eq!(claims(&bench), machine, "as if nothing had been joined");
    let span = of(&machine, "b").statements.iter().find(|s| s.document == "b").unwrap().span;
    let note = send(&[
        ("kind", "note"),
        ("on", "claim"),
        ("document", "b"),
        ("start", &span.start.to_string()),
        ("end", &span.end.to_string()),
        ("text", "asked the harbour office on Monday"),
        ("back", &address(b)),
    ]);
    assert!(bench.page(note.header("location")).contains("asked the harbour office"));
}

#[test]
fn what_is_no_claim_is_refused() {
    let bench = Bench::new(articles());
    let machine = claims(&bench);
    let (a, c) = (&of(&machine, "a").id, &of(&machine, "c").id);
    let token = bench.token();
    for fields in [
        &[("kind", "join_claims"), ("claim", a.as_str())][..],
        &[("kind", "join_claims"), ("claim", a), ("claim", a)],
        &[("kind", "join_claims"), ("claim", a), ("more", "a:1-3")],
        &[("kind", "join_claims"), ("claim", a), ("more", "nowhere")],
        &[("kind", "part_claim"), ("of", a), ("statement", a)],
        &[("kind", "part_claim"), ("of", a), ("statement", c)],
        &[("kind", "part_claim"), ("of", a)],
    ] {
        let mut all = vec![("token", token.as_str()), ("who", "vera")];
        all.extend(fields);
        let refused = bench.post("/correct", &all);
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{fields:?}: {}", refused.body);
    }
    assert!(Casebook::open(&bench.path()).unwrap().log().unwrap().is_empty());
    assert_eq!(bench.get("/claims/a:1-3").status, StatusCode::NOT_FOUND);
}

/// A correction outlives a new reading of the casebook, and an earlier report that gives the claim another id.
#[test]
fn a_correction_outlives_earlier_reports() {
    let bench = Bench::new(articles());
    let machine = claims(&bench);
    let (a, c) = (of(&machine, "a").id.clone(), of(&machine, "c").id.clone());
    let mut casebook = Casebook::open(&bench.path()).unwrap();
    let place = |id: &str| {
        let told = &of(&machine, id).statements[0];
        reportedly::core::correction::Place::new(told.document.clone(), told.span)
    };
    let join =
        reportedly::core::correction::Correction::JoinClaims { statements: vec![place("a"), place("c")] };
    let by =
        reportedly::correct::By { who: "vera".into(), at: "2026-01-01T00:00:00Z".into(), why: String::new() };
    assert_eq!(
        reportedly::correct::correct(&mut casebook, join, &by, None, None).unwrap(),
        Appended::Kept(1)
    );
    let mut earlier = articles().swap_remove(0);
    earlier.id = "0".into();
    earlier.published = Some("2024-03-03".into());
    earlier.publisher = Some("Early Post".into());
    bench.add(vec![earlier]);
    let now = claims(&bench);
    assert_eq!(of(&now, "a").id, of(&now, "c").id);
    assert_eq!(of(&now, "0").id, of(&now, "c").id, "what the machine joins with either comes in");
    assert_ne!(of(&now, "a").id, a);
    for id in [a, c] {
        assert!(
            bench.page(&format!("/claims/{}", crate::encoded(&id))).contains("Joined or parted by people")
        );
    }
}
