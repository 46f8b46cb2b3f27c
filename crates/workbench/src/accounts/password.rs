//! Passwords: which are taken, and how they are kept.

use super::{AccountError, key};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::OnceLock;

/// Characters of the shortest password. Length is what counts; no mix of characters is asked for (NIST SP 800-63B).
pub(crate) const SHORTEST: usize = 12;
/// Bytes of the longest.
pub(crate) const LONGEST: usize = 500;

/// The hash of a new password of an account: Argon2id with the crate's defaults, which are those that OWASP names (19 MiB,
/// 2 passes, 1 lane), as a PHC string, so that the parameters can be raised later.
pub(super) fn hash(name: &str, password: &str) -> Result<String, AccountError> {
    let refuse = |what: String| Err(AccountError::Refused(what));
    let length = password.chars().count();
    if length < SHORTEST {
        return refuse(format!(
            "The password has {length} characters; it needs {SHORTEST}. Several words do well."
        ));
    }
    if password.len() > LONGEST {
        return refuse(format!("The password is longer than {LONGEST} bytes."));
    }
    let first = password.chars().next();
    if password.chars().all(|c| Some(c) == first) || key(password).replace(&key(name), "").chars().count() < 6
    {
        return refuse(
            "That password is easily guessed. Take several words that do not belong together.".to_owned(),
        );
    }
    hashed(password)
}

fn hashed(password: &str) -> Result<String, AccountError> {
    let hash: PasswordHash =
        Argon2::default().hash_password(password.as_bytes()).map_err(|_| AccountError::Hash)?;
    Ok(hash.to_string())
}

/// Whether a password is that of a hash. Takes tens of milliseconds and 19 MiB, so that guessing is slow.
pub(crate) fn is_right(password: &str, hash: &str) -> bool {
    // Nobody has a longer one, and hashing it would only take time.
    let fits = password.len() <= LONGEST;
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default().verify_password(if fits { password.as_bytes() } else { b"" }, &hash).is_ok()
    }) && fits
}

/// The hash of nobody's password, so that a name without an account takes as long as one with.
pub(crate) fn nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| hashed(&super::sessions::random().unwrap_or_default()).unwrap_or_default())
}
