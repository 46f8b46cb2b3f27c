//! Who is asking. A value of the task, so that every page and form knows without being told, those merged in later too.

use crate::accounts::Role;
use std::sync::Arc;

/// Somebody who has come in.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    /// The account's name, which corrections carry.
    pub(crate) name: Arc<str>,
    pub(crate) role: Role,
    /// What this session's forms carry; `None` for a program with a key, which no other site can make send anything.
    pub(crate) token: Option<Arc<str>>,
}

tokio::task_local! {
    static VISITOR: Visitor;
}

/// Who is asking; `None` without accounts and for those who have not signed in.
pub(crate) fn current() -> Option<Visitor> {
    VISITOR.try_with(Clone::clone).ok()
}

/// Whether who is asking may change something. Without accounts everybody may who can use this computer.
pub(crate) fn may_write() -> bool {
    current().is_none_or(|visitor| visitor.role >= Role::Analyst)
}

/// Answers a request for a visitor.
pub(crate) async fn scope<T>(visitor: Visitor, work: impl Future<Output = T>) -> T {
    VISITOR.scope(visitor, work).await
}
