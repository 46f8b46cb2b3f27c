//! The workbench: a casebook in a browser.
//!
//! Pages are made on the server and work without JavaScript. Nothing is fetched from elsewhere, nothing is inline
//! (strict Content-Security-Policy), and all text from articles goes through the escaping of `maud`. Corrections are
//! plain forms; each is an event of the casebook's log.
//!
//! Only this computer is served: the workbench listens on the loopback address, and `Host` and `Origin` are checked, so that no
//! page of the web can read or change the casebook through a person's browser. A newsroom is served behind a proxy of its own
//! with TLS; then nothing is answered without an account ([`accounts`]).

pub mod accounts;
mod adding;
mod api;
mod assets;
mod desk;
mod guard;
mod overview;
mod page;
mod pages;
mod parts;
mod site;
mod team;
mod trouble;

pub use desk::Desk;
/// An address of a computer, for those who may not name sockets themselves.
pub use std::net::IpAddr;
pub use team::TeamSettings;
pub use trouble::Refused;

use accounts::Accounts;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use site::Site;
use std::net::{Ipv4Addr, SocketAddr};
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
    /// How a newsroom is served; without it only this computer is, and nobody signs in.
    pub team: Option<TeamSettings>,
}

/// What every page has at hand.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) desk: Arc<Desk>,
    pub(crate) guard: Arc<guard::Guard>,
    /// Whose name is proposed where there are no accounts.
    pub(crate) who: Arc<str>,
    pub(crate) team: Option<Arc<team::Team>>,
}

impl App {
    /// Whose name a change carries: the account's where there are accounts, whatever was given; else what was given, or else
    /// that of who started the program.
    pub(crate) fn signed(&self, given: &str) -> String {
        match team::visitor::current() {
            Some(visitor) => visitor.name.to_string(),
            None if given.trim().is_empty() => self.who.to_string(),
            None => given.trim().to_owned(),
        }
    }
}

/// All pages of the workbench, as if listening at a port of this computer.
///
/// # Errors
///
/// [`Refused`] where there is no chance for secrets.
pub fn router(desk: Desk, who: &str, port: u16) -> Result<Router, Refused> {
    let guard = Arc::new(guard::Guard::new(port)?);
    Ok(routes(App { desk: Arc::new(desk), guard, who: who.into(), team: None }))
}

/// All pages of the workbench for a newsroom, as if listening at a port of this computer.
///
/// # Errors
///
/// [`Refused::Team`] where the settings do not go together, [`Refused::NoOwner`], [`Refused::Accounts`].
pub fn team_router(desk: Desk, settings: &TeamSettings, port: u16) -> Result<Router, Refused> {
    let site = match &settings.site {
        Some(address) => Site::of(address)?,
        None => Site::of(&format!("http://localhost:{port}"))?,
    };
    if !settings.listens_at().is_loopback() && !site.is_secure() {
        let what =
            "other computers are served behind TLS only: name the https address of the proxy with --site";
        return Err(Refused::Team(what.to_owned()));
    }
    let guard = match &settings.site {
        Some(_) => guard::Guard::of_site(&site)?,
        None => guard::Guard::new(port)?,
    };
    let accounts = Accounts::open_existing(&settings.accounts)?;
    let team = team::Team::new(accounts, site.is_secure(), settings.proxy)?;
    Ok(routes(App {
        desk: Arc::new(desk),
        guard: Arc::new(guard),
        who: NOBODY.into(),
        team: Some(Arc::new(team)),
    }))
}

/// Stands where a name would be proposed if there were no accounts. No event carries it: the desk signs them with the account's.
const NOBODY: &str = "nobody";

/// The pages of the newsroom itself; they say that they are not there where there is none.
fn team_routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(pages::sign_in::page).post(pages::sign_in::sign_in))
        .route("/sign-out", post(pages::sign_in::sign_out))
        .route("/account", get(pages::account::page).post(pages::account::change))
        .route("/accounts", get(pages::accounts::page).post(pages::accounts::change))
}

fn routes(app: App) -> Router {
    Router::new()
        .route("/", get(pages::question::page))
        .route("/ask", get(pages::answer::page))
        .route("/keep", post(pages::history::keep))
        .route("/documents", get(pages::documents::page))
        .route("/document", get(pages::document::page))
        .route("/capture", get(pages::capture::download))
        .route("/claims", get(pages::claims::page))
        .route("/claims/{id}", get(pages::claim::page))
        .route("/origins", get(pages::origins::page))
        .route("/aligned", get(pages::aligned::page))
        .route("/sources", get(pages::sources::page))
        .route("/source", get(pages::sources::one))
        .route("/names", get(pages::names::page))
        .route("/name", get(pages::names::one))
        .route("/search", get(pages::search::page))
        .route("/timeline", get(pages::timeline::page))
        .route("/map", get(pages::map::page))
        .route("/inbox", get(pages::inbox::page).post(pages::inbox::seen))
        .route("/log", get(pages::log::page))
        .route("/correct", post(pages::correct::correct))
        .route("/undo", post(pages::correct::undo))
        .route("/assets/{name}", get(assets::asset))
        .route("/add/order", post(pages::add::order))
        .merge(team_routes())
        .nest(api::ROOT, api::routes())
        .fallback(pages::nowhere)
        .layer(DefaultBodyLimit::max(guard::MAX_FORM))
        .merge(
            Router::new()
                .route("/add", get(pages::add::page).post(pages::add::put))
                .layer(DefaultBodyLimit::max(guard::MAX_UPLOAD)),
        )
        .layer(from_fn_with_state(app.clone(), guard::guarded))
        .with_state(app)
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
        let listen = settings.team.as_ref().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), TeamSettings::listens_at);
        let address = SocketAddr::new(listen, settings.port);
        let listener = tokio::net::TcpListener::bind(address).await.map_err(Refused::Listen)?;
        let port = listener.local_addr().map_err(Refused::Listen)?.port();
        let router = match &settings.team {
            Some(team) => team_router(desk, team, port)?,
            None => router(desk, &settings.who, port)?,
        };
        ready(port);
        let stop = async {
            // Where signals cannot be had, the process is ended without: nothing is lost by it.
            let _ = tokio::signal::ctrl_c().await;
        };
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).with_graceful_shutdown(stop).await.map_err(Refused::Listen)
    })
}
