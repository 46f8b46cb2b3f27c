//! Laws of accounts and sessions.

use super::*;
use std::path::Path;

const RIGHT: &str = "four words without sense";

fn desk() -> (tempfile::TempDir, Accounts) {
    let folder = tempfile::tempdir().unwrap();
    let mut accounts = Accounts::open(&folder.path().join("x.accounts")).unwrap();
    accounts.add("Vera", Role::Owner, RIGHT, "vera", at(0)).unwrap();
    (folder, accounts)
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, AccountError>) -> String {
    match result.unwrap_err() {
        AccountError::Refused(why) => why,
        other => panic!("{other}"),
    }
}

#[test]
fn nothing_secret_stands_in_the_file() {
    let (folder, mut accounts) = desk();
    let token = accounts.begin("vera", None, "127.0.0.1", at(1)).unwrap();
    let hash = accounts.password_of("VERA").unwrap().unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    assert!(is_right(RIGHT, &hash) && !is_right("four words without Sense", &hash) && !is_right("", &hash));
    assert!(!is_right(RIGHT, nobody()) && !is_right("", nobody()));
    let path = folder.path().join("x.accounts");
    drop(accounts);
    let bytes = std::fs::read(&path).unwrap();
    let holds = |words: &str| bytes.windows(words.len()).any(|w| w == words.as_bytes());
    assert!(holds("Vera") && !holds(&token) && !holds(RIGHT));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn weak_passwords_and_strange_names_are_refused() {
    let (_folder, mut accounts) = desk();
    for weak in ["short", "aaaaaaaaaaaaaaaa", "Piet HolmPiet", &"x".repeat(600)] {
        refusal(accounts.add("Piet Holm", Role::Reader, weak, "vera", at(0)));
    }
    for name in ["", "  ", "a\nb", "<b>", &"n".repeat(61)] {
        assert!(refusal(accounts.add(name, Role::Reader, RIGHT, "vera", at(0))).contains("letters"));
    }
    assert!(refusal(accounts.add("VERA", Role::Reader, RIGHT, "vera", at(0))).contains("already"));
}

#[test]
fn an_owner_is_always_left() {
    let (_folder, mut accounts) = desk();
    assert!(refusal(accounts.remove("vera", "vera", at(0))).contains("last owner"));
    assert!(refusal(accounts.set_role("vera", Role::Analyst, "vera", at(0))).contains("last owner"));
    accounts.add("piet", Role::Owner, RIGHT, "vera", at(0)).unwrap();
    accounts.set_role("vera", Role::Reader, "piet", at(1)).unwrap();
    assert!(refusal(accounts.remove("piet", "piet", at(2))).contains("last owner"));
    accounts.remove("vera", "piet", at(2)).unwrap();
    assert_eq!(accounts.list().unwrap().len(), 1);
}

#[test]
fn a_session_ends_by_time_by_idleness_and_by_a_new_password() {
    let (_folder, mut accounts) = desk();
    let signed = |accounts: &Accounts, token: &str, second| {
        accounts.signed(token, Kind::Browser, at(second)).unwrap().map(|s| s.name)
    };
    let token = accounts.begin("vera", None, "", at(0)).unwrap();
    assert_eq!(signed(&accounts, &token, sessions::IDLE).as_deref(), Some("Vera"));
    let mut second = sessions::IDLE;
    while second < sessions::LONGEST_SESSION {
        assert!(signed(&accounts, &token, second).is_some(), "in use at {second}");
        second += sessions::IDLE;
    }
    assert_eq!(signed(&accounts, &token, sessions::LONGEST_SESSION + 1), None);
    let idle = accounts.begin("vera", None, "", at(0)).unwrap();
    assert_eq!(signed(&accounts, &idle, sessions::IDLE + 1), None);
    assert_eq!(signed(&accounts, &idle, 1), None, "once ended it stays ended");
    let other = accounts.begin("vera", None, "", at(0)).unwrap();
    accounts.set_password("vera", "five words without much sense", "vera", at(1)).unwrap();
    assert_eq!(signed(&accounts, &other, 2), None);
}

#[test]
fn a_key_is_no_session_and_a_session_no_key() {
    let (_folder, mut accounts) = desk();
    let key = accounts.make_key("vera", "vera", at(0)).unwrap();
    let session = accounts.begin("vera", None, "", at(0)).unwrap();
    let far = at(80 * 24 * 3600);
    assert!(accounts.signed(&key, Kind::Key, far).unwrap().is_some(), "a key may lie idle");
    assert_eq!(accounts.signed(&key, Kind::Browser, at(1)).unwrap(), None);
    assert_eq!(accounts.signed(&session, Kind::Key, at(1)).unwrap(), None);
    assert_eq!(accounts.signed(&key, Kind::Key, at(91 * 24 * 3600)).unwrap(), None);
}

#[test]
fn the_journal_is_only_added_to() {
    let (_folder, accounts) = desk();
    accounts.note(What::Failed, &"é".repeat(300), "10.0.0.1", at(5)).unwrap();
    let lines = accounts.journal(10).unwrap();
    assert_eq!((lines[0].what.as_str(), lines[1].what.as_str()), ("failed to sign in", "account added"));
    assert!(lines[0].account.len() <= 200 && lines[0].at == "2023-11-14T22:13:25Z");
    for sql in ["DELETE FROM journal", "UPDATE journal SET account = 'x'"] {
        assert!(accounts.db.execute(sql, []).is_err());
    }
}

#[test]
fn another_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.accounts");
    std::fs::write(&path, "words of somebody else, long enough to be looked at as a header of a file")
        .unwrap();
    assert!(matches!(Accounts::open(&path), Err(AccountError::NotAccounts { .. })));
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("words"));
    let none = folder.path().join("none.accounts");
    assert!(matches!(Accounts::open_existing(&none), Err(AccountError::Missing { .. })));
    assert_eq!(beside(Path::new("d/x.casebook")), Path::new("d/x.casebook.accounts"));
}
