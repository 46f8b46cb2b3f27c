//! `reportedly accounts`, and what `serve` says before it serves anybody.

use crate::{Desk, NEWS};

const PASSWORD: &[u8] = b"four words without sense\n";

#[test]
fn accounts_are_made_listed_changed_and_removed() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    assert!(desk.run("accounts list").contains("accounts add NAME --role owner\n--- exit 2"));
    assert_eq!(desk.pipe("accounts add Vera --role owner", PASSWORD), "Vera is owner\n--- exit 0");
    assert_eq!(desk.pipe("accounts add piet", PASSWORD), "piet is reader\n--- exit 0");
    assert!(desk.pipe("accounts add VERA", PASSWORD).contains("already. Take another name.\n--- exit 2"));
    assert!(desk.pipe("accounts add anna", b"short\n").contains("it needs 12"));
    assert_eq!(desk.run("accounts role piet analyst"), "--- exit 0");
    assert!(desk.run("accounts role vera reader").contains("is the last owner"));
    assert_eq!(desk.pipe("accounts password piet", b"five words without much sense"), "--- exit 0");
    let list = desk.run("accounts list");
    assert!(list.starts_with("piet  analyst  since ") && list.contains("\nVera  owner  since "), "{list}");
    let key = desk.stdout("accounts key piet");
    assert_eq!(key.trim().len(), 64);
    assert_eq!(desk.run("accounts remove piet"), "--- exit 0");
    assert!(desk.run("accounts remove piet").contains("There is no account \"piet\"."));
    let log = desk.run("accounts log");
    for line in ["account added", "made an analyst", "password changed", "key made", "account removed"] {
        assert!(log.contains(line), "{log}");
    }
    // What is secret is nowhere to be seen, and the casebook knows nothing of it.
    assert!(!log.contains(key.trim()) && !log.contains("words"));
    let bytes = std::fs::read(desk.path().join("reportedly.casebook")).unwrap();
    assert!(!bytes.windows(4).any(|w| w == b"Vera"));
}

#[test]
fn a_newsroom_is_not_served_without_what_protects_it() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    assert!(desk.run("serve --team --port 0").contains("accounts add NAME --role owner\n--- exit 2"));
    desk.pipe("accounts add piet", PASSWORD);
    assert!(desk.run("serve --team --port 0").contains("no account is an owner's"));
    desk.pipe("accounts add vera --role owner", PASSWORD);
    let open = desk.run("serve --team --port 0 --site http://desk.example.org");
    assert!(open.contains("has no TLS") && open.ends_with("--- exit 2"), "{open}");
    for arguments in
        ["--site https://x.example", "--listen 0.0.0.0", "--team --listen 0.0.0.0", "--team --who vera"]
    {
        let refused = desk.run(&format!("serve --port 0 {arguments}"));
        assert!(refused.ends_with("--- exit 2"), "{arguments}: {refused}");
    }
}
