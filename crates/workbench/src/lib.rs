//! The workbench: a casebook in a browser.
//!
//! Pages are made on the server and work without JavaScript. Nothing is fetched from elsewhere, nothing is inline
//! (strict Content-Security-Policy), and all text from articles goes through the escaping of `maud`. Corrections are
//! plain forms; each is an event of the casebook's log.
//!
//! Only this computer is served: the workbench listens on the loopback address, and `Host` and `Origin` are checked, so that no
//! page of the web can read or change the casebook through a person's browser.

mod adding;
mod api;
mod assets;
mod desk;
mod guard;
mod overview;
mod page;
mod pages;
mod parts;
mod trouble;

pub use desk::Desk;
pub use trouble::Refused;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

/// What the workbench is started with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The casebook, which must be there.
    pub casebook: PathBuf,
    /// The port to listen at, on this computer only; 0 takes any that is free.
    pub port: u16,
    /// Whose name corrections carry, unless the person gives another.
    pub who: String,
}

/// What every page has at hand.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) desk: Arc<Desk>,
    pub(crate) guard: Arc<guard::Guard>,
    pub(crate) who: Arc<str>,
}

/// All pages of the workbench, as if listening at a port of this computer.
///
/// # Errors
///
/// [`Refused`] where there is no chance for secrets.
pub fn router(desk: Desk, who: &str, port: u16) -> Result<Router, Refused> {
    let app = App { desk: Arc::new(desk), guard: Arc::new(guard::Guard::new(port)?), who: who.into() };
    Ok(Router::new()
        .route("/", get(pages::question::page))
        .route("/ask", get(pages::answer::page))
        .route("/documents", get(pages::documents::page))
        .route("/document", get(pages::document::page))
        .route("/capture", get(pages::capture::download))
        .route("/origins", get(pages::origins::page))
        .route("/aligned", get(pages::aligned::page))
        .route("/sources", get(pages::sources::page))
        .route("/source", get(pages::sources::one))
        .route("/search", get(pages::search::page))
        .route("/timeline", get(pages::timeline::page))
        .route("/map", get(pages::map::page))
        .route("/inbox", get(pages::inbox::page).post(pages::inbox::seen))
        .route("/log", get(pages::log::page))
        .route("/correct", post(pages::correct::correct))
        .route("/undo", post(pages::correct::undo))
        .route("/assets/{name}", get(assets::asset))
        .route("/add/order", post(pages::add::order))
        .nest(api::ROOT, api::routes())
        .fallback(pages::nowhere)
        .layer(DefaultBodyLimit::max(guard::MAX_FORM))
        .merge(
            Router::new()
                .route("/add", get(pages::add::page).post(pages::add::put))
                .layer(DefaultBodyLimit::max(guard::MAX_UPLOAD)),
        )
        .layer(from_fn_with_state(app.clone(), guard::guarded))
        .with_state(app))
}

/// Serves the workbench until the process is told to stop. `ready` is called with the port once it listens.
///
/// # Errors
///
/// [`Refused`] where the port is taken, or the casebook cannot be opened.
pub fn serve(settings: &Settings, ready: impl FnOnce(u16)) -> Result<(), Refused> {
    let desk = Desk::open(&settings.casebook)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Refused::Listen)?;
    runtime.block_on(async {
        let address = (Ipv4Addr::LOCALHOST, settings.port);
        let listener = tokio::net::TcpListener::bind(address).await.map_err(Refused::Listen)?;
        let port = listener.local_addr().map_err(Refused::Listen)?.port();
        let router = router(desk, &settings.who, port)?;
        ready(port);
        let stop = async {
            // Where signals cannot be had, the process is ended without: nothing is lost by it.
            let _ = tokio::signal::ctrl_c().await;
        };
        axum::serve(listener, router).with_graceful_shutdown(stop).await.map_err(Refused::Listen)
    })
}
