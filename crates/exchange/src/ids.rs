//! Ids that are the same in every export of the same thing: UUIDs of version 5 (RFC 9562) over its name.

use uuid::{Uuid, uuid};

/// The namespace of all our names, itself a random UUID made once for this project.
const NAMESPACE: Uuid = uuid!("0b3f0a52-6e0f-4d0c-9a4e-7a1f5f3f2c11");

/// The id of a thing: its kind, and the parts of its name. No two lists of parts have one name.
pub(crate) fn id(kind: &str, parts: &[&str]) -> Uuid {
    let mut name = kind.to_owned();
    for part in parts {
        name.push_str(&format!("\n{}:{part}", part.len()));
    }
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_id_and_parts_do_not_run_together() {
        assert_eq!(id("a", &["x"]), id("a", &["x"]));
        let all =
            [id("a", &["x"]), id("b", &["x"]), id("a", &["x", "y"]), id("a", &["x\n1:y"]), id("a", &[])];
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert_eq!(all[0].get_version_num(), 5);
    }
}
