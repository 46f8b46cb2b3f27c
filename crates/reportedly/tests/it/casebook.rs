//! Documents: naming, order, sameness; files that are no casebook of ours.

use crate::common::{Toy, article, captured, content, ids, unusable};
use proptest::prelude::*;
use reportedly::core::Document;
use reportedly::{Casebook, DocumentReader, Error, Stored};

#[test]
fn lists_stand_in_the_order_of_date_then_id_undated_last() {
    let mut casebook = Casebook::in_memory().unwrap();
    let batch = [
        article("undated", None, "a"),
        article("late", Some("2023-10-31"), "b"),
        article("b", Some("2023-10-30"), "c"),
        article("a", Some("2023-10-30"), "d"),
    ];
    casebook.put(&batch).unwrap();
    assert_eq!(ids(&casebook), ["a", "b", "late", "undated"]);
}

#[test]
fn what_goes_in_comes_out() {
    let mut casebook = Casebook::in_memory().unwrap();
    let mut one = article("a", Some("2023-10-30"), "Łódź \0 said.\nIt rained.");
    let document = &mut one.documents[0];
    document.url = Some("https://example.org/a".into());
    document.language = Some("eng".into());
    document.problems = unusable("x", "").documents[0].problems.clone();
    casebook.put(std::slice::from_ref(&one)).unwrap();

    let listed = casebook.documents().unwrap().remove(0);
    assert_eq!(listed.document, one.documents[0]);
    assert_eq!(casebook.document(listed.key).unwrap(), Some(listed));
    assert_eq!(casebook.document(99).unwrap(), None);
}

#[test]
fn a_name_that_several_documents_share_is_told_apart_by_content() {
    let mut casebook = Casebook::in_memory().unwrap();
    casebook.put(&[article("a", None, "first")]).unwrap();
    assert_eq!(ids(&casebook), ["a"]);

    casebook.put(&[article("a", None, "second"), article("b", None, "other")]).unwrap();
    let shown = ids(&casebook);
    assert!(shown.iter().filter(|id| id.starts_with("a~") && id.len() == 10).count() == 2, "{shown:?}");
    assert!(casebook.find("a").unwrap().len() == 2 && casebook.find(&shown[0]).unwrap().len() == 1);
}

#[test]
fn a_failed_fetch_never_renames_the_good_page() {
    for order in [[0, 1], [1, 0]] {
        let batch = [article("a.html", None, "good"), unusable("a.html", "bad")];
        let mut casebook = Casebook::in_memory().unwrap();
        for i in order {
            casebook.put(&batch[i..=i]).unwrap();
        }
        let shown = casebook.documents().unwrap();
        assert!(shown.iter().all(|s| (s.document.id == "a.html") == s.document.is_usable()), "{shown:?}");
    }
}

#[test]
fn the_same_article_elsewhere_is_known_and_keeps_the_least_place() {
    let mut casebook = Casebook::in_memory().unwrap();
    let here = article("a", None, "text");
    let there = Document { location: "archive/a".into(), ..here.documents[0].clone() };
    assert_eq!(casebook.put(&[here, captured(there, "other bytes")]).unwrap(), [Stored::New, Stored::Known]);
    assert_eq!(casebook.documents().unwrap()[0].document.location, "archive/a");
}

#[test]
fn a_newer_reader_replaces_readings_and_touches_nothing_else() {
    let mut casebook = Casebook::in_memory().unwrap();
    casebook.put(&[article("a", None, "The port is shut. The ship waits."), unusable("b", "x")]).unwrap();
    let before = casebook.documents().unwrap();
    for version in ["toy 1", "toy 2"] {
        let reader = Toy(version);
        assert_eq!(reportedly::add::read(&mut casebook, &reader, &mut |_| ()).unwrap(), 1);
        assert_eq!(reportedly::add::read(&mut casebook, &reader, &mut |_| ()).unwrap(), 0);
        let key = before[0].key;
        assert_eq!(casebook.reading(key).unwrap(), Some(reader.read(&before[0].document)));
        assert_eq!(casebook.search_statements(&["port".into(), "waiting".into()], 9).unwrap().len(), 2);
    }
    assert_eq!(casebook.documents().unwrap(), before);
    assert_eq!(casebook.reading(before[1].key).unwrap(), None);
}

#[test]
fn a_reading_with_nan_can_be_read_again() {
    let mut casebook = Casebook::in_memory().unwrap();
    casebook.put(&[article("a", None, "The port is shut.")]).unwrap();
    let stored = casebook.documents().unwrap().remove(0);
    let mut reading = Toy("toy").read(&stored.document);
    reading.statements[0].factuality.value = f32::NAN;
    casebook.put_readings("toy", &[(stored.clone(), reading)]).unwrap();
    assert_eq!(casebook.reading(stored.key).unwrap().unwrap().statements[0].factuality.value, 0.0);
}

#[test]
fn a_file_that_is_no_casebook_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.casebook");
    let noise: Vec<u8> = (0..9000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [&b"notes"[..], &noise, b"SQLite format 3\0 and then nonsense"] {
        std::fs::write(&path, bytes).unwrap();
        for open in [Casebook::open, Casebook::open_existing] {
            assert!(matches!(open(&path), Err(Error::NotACasebook { .. })));
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_database_of_another_program_is_no_casebook() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.casebook");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE notes (text)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Casebook::open(&path), Err(Error::NotACasebook { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_casebook_says_so_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.casebook");
    drop(Casebook::open(&path).unwrap());
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 7").unwrap();
    let error = Casebook::open(&path).unwrap_err();
    assert!(matches!(error, Error::Newer { found: 7, known: 6, .. }));
    assert!(error.to_string().contains("version 7") && error.to_string().contains("up to 6"), "{error}");
    assert!(error.hints()[0].contains("newer reportedly"));
}

#[test]
fn a_casebook_that_is_not_there_or_is_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("none.casebook");
    assert!(matches!(Casebook::open_existing(&nowhere), Err(Error::Missing { .. })));
    assert!(!nowhere.exists());
    assert!(matches!(Casebook::open(folder.path()), Err(Error::Open { .. })));
    assert!(matches!(Casebook::open(&nowhere.join("deeper")), Err(Error::Open { .. })));
}

/// Permissions do not hold root back, who runs tests in many containers.
#[cfg(unix)]
#[test]
fn a_read_only_folder_can_be_looked_at_but_not_added_to() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a casebook?#%");
    Casebook::open(&path).unwrap().put(&[article("a", None, "text")]).unwrap();
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(&path, mode(0o444)).unwrap();
    std::fs::set_permissions(folder.path(), mode(0o555)).unwrap();
    if std::fs::write(folder.path().join("probe"), "").is_err() {
        let error = Casebook::open(&folder.path().join("x.casebook")).unwrap_err();
        assert!(matches!(error, Error::Open { .. }) && !error.hints().is_empty(), "{error:?}");
        assert!(matches!(Casebook::open(&path), Err(Error::Open { .. })));
        let mut casebook = Casebook::open_existing(&path).unwrap();
        assert_eq!(ids(&casebook), ["a"]);
        assert!(casebook.put(&[article("b", None, "text")]).is_err());
    }
    std::fs::set_permissions(folder.path(), mode(0o755)).unwrap();
}

/// A few names and texts, so that they meet often; some names look like those we make.
fn arrivals() -> impl Strategy<Value = Vec<(String, String, bool)>> {
    let name = prop_oneof!["[ab]", Just("a~00000000".to_owned()), Just(String::new())];
    prop::collection::vec((name, "[xy]{0,2}", any::<bool>()), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_adding_does_not_show(
        arrivals in arrivals(), seed in any::<usize>(), repeat in 0_usize..8
    ) {
        let batch: Vec<_> = arrivals
            .iter()
            .map(|(name, text, ok)| if *ok { article(name, None, text) } else { unusable(name, text) })
            .collect();
        let mut turned = batch.clone();
        turned.rotate_left(seed % batch.len());
        turned.reverse();
        turned.extend_from_slice(&batch[..repeat.min(batch.len())]);

        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().join("1"), folder.path().join("2")];
        let mut one = Casebook::open(&paths[0]).unwrap();
        one.put(&batch).unwrap();
        reportedly::add::read(&mut one, &Toy("toy"), &mut |_| ()).unwrap();
        let mut two = Casebook::open(&paths[1]).unwrap();
        for single in turned {
            two.put(&[single]).unwrap();
        }
        reportedly::add::read(&mut two, &Toy("toy"), &mut |_| ()).unwrap();
        prop_assert_eq!(ids(&one), ids(&two));
        prop_assert_eq!(content(&paths[0]), content(&paths[1]));
    }
}
