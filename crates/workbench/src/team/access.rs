//! What a role may ask for: a rule over method and address, so that an address nobody thought of is closed, not open.

use crate::accounts::Role;
use axum::http::Method;

/// Who may have something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everybody: what is needed to sign in.
    Open,
    /// Whoever has at least this role.
    From(Role),
}

/// Pages by which people administer.
const OWNERS: &[&str] = &["/accounts"];
/// What somebody changes of their own alone: the session, the password, what this browser has seen.
const OWN: &[&str] = &["/sign-out", "/account", "/inbox"];
/// What takes more than a moment to make.
const EXPENSIVE: &[&str] = &[
    "/ask",
    "/keep",
    "/origins",
    "/aligned",
    "/search",
    "/timeline",
    "/map",
    "/names",
    "/name",
    "/claims",
    "/api",
];

/// Who may send `method` to `path`.
pub(crate) fn access(method: &Method, path: &str) -> Access {
    if path == "/sign-in" || within(path, "/assets") && is_safe(method) {
        return Access::Open;
    }
    if OWNERS.iter().any(|root| within(path, root)) {
        return Access::From(Role::Owner);
    }
    if is_safe(method) || (*method == Method::POST && OWN.contains(&path)) {
        return Access::From(Role::Reader);
    }
    Access::From(Role::Analyst)
}

/// Whether it counts against the rate of an account.
pub(crate) fn is_expensive(path: &str) -> bool {
    EXPENSIVE.iter().any(|root| within(path, root))
}

/// Whether nothing is changed by it.
pub(crate) fn is_safe(method: &Method) -> bool {
    *method == Method::GET || *method == Method::HEAD
}

fn within(path: &str, root: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_the_role_that_it_needs() {
        let of = |method: &str, path: &str| match access(&method.parse().unwrap(), path) {
            Access::Open => "open",
            Access::From(role) => role.word(),
        };
        for (method, path, wanted) in [
            ("GET", "/sign-in", "open"),
            ("POST", "/sign-in", "open"),
            ("GET", "/assets/style.css", "open"),
            ("POST", "/assets/style.css", "analyst"),
            ("GET", "/", "reader"),
            ("HEAD", "/ask", "reader"),
            ("GET", "/api/v1/documents", "reader"),
            ("GET", "/what-nobody-thought-of", "reader"),
            ("POST", "/sign-out", "reader"),
            ("POST", "/account", "reader"),
            ("DELETE", "/account", "analyst"),
            ("POST", "/inbox", "reader"),
            ("POST", "/correct", "analyst"),
            ("POST", "/undo", "analyst"),
            ("POST", "/keep", "analyst"),
            ("POST", "/add", "analyst"),
            ("POST", "/add/order", "analyst"),
            ("POST", "/api/v1/corrections", "analyst"),
            ("POST", "/api/v1/documents", "analyst"),
            ("GET", "/api/v1/jobs/1", "reader"),
            ("PUT", "/what-nobody-thought-of", "analyst"),
            ("GET", "/accounts", "owner"),
            ("POST", "/accounts", "owner"),
            ("GET", "/accounts/more", "owner"),
            ("GET", "/accountsx", "reader"),
        ] {
            assert_eq!(of(method, path), wanted, "{method} {path}");
        }
        assert!(
            is_expensive("/ask")
                && is_expensive("/api/v1/ask")
                && !is_expensive("/asks")
                && !is_expensive("/")
        );
    }
}
