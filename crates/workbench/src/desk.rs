//! The casebook, open in a few threads of its own: it is not shared between threads, and reading it blocks.

use crate::adding::Adding;
use crate::overview::Overview;
use crate::team::visitor;
use crate::trouble::{Refused, Trouble};
use reportedly::ask::{Answer, Options, ask};
use reportedly::claims::claims_under;
use reportedly::core::claims::{Claim, Parameters};
use reportedly::core::correction::{Event, Overrides};
use reportedly::core::question::Question;
use reportedly::{Casebook, Name, Reader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(&mut Casebook, &Shared) + Send>;

/// A casebook that is open in several threads.
pub struct Desk {
    jobs: Mutex<Sender<Job>>,
    adding: Arc<Adding>,
}

/// What all threads share.
pub(crate) struct Shared {
    pub(crate) reader: Reader,
    overview: Mutex<Option<(Extent, Arc<Overview>)>>,
    names: Mutex<Option<(Named, Arc<Vec<Name>>)>>,
    answers: Mutex<Vec<(Asked, Arc<Answer>)>>,
    claims: Mutex<Vec<Claims>>,
}

/// Claims with what they were made of.
type Claims = (Extent, Overrides, Arc<Vec<Claim>>);

/// How far a casebook has grown: documents, readings.
type Extent = (usize, usize);

/// What names depend on: the casebook, and the last correction.
type Named = (Extent, i64);

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    question: String,
    prior: Option<f64>,
    extent: Extent,
    overrides: Overrides,
    as_of: Option<String>,
    hypotheses: Vec<String>,
}

/// How a question is asked beside its words.
#[derive(Debug, Clone, Default)]
pub(crate) struct How<'a> {
    /// The base rate, 0 to 1.
    pub(crate) prior: Option<f64>,
    /// The day by which articles must be published.
    pub(crate) as_of: Option<&'a str>,
    /// Explanations to set beside each other.
    pub(crate) hypotheses: &'a [Question],
}

/// Answers that are kept.
const KEPT: usize = 32;
/// Sets of claims that are kept: those now, and those before a correction that a page tells of.
const KEPT_CLAIMS: usize = 2;
/// Threads at the most: more would only wait for the disk.
const MOST: usize = 8;

impl Desk {
    /// Opens a casebook that is there.
    ///
    /// # Errors
    ///
    /// [`Refused::Engine`] where it cannot be opened, or the reader cannot be had.
    pub fn open(path: &Path) -> Result<Self, Refused> {
        // Brings it up to date, and says what is wrong before anybody opens a page.
        drop(Casebook::open_existing(path)?);
        let shared = Arc::new(Shared {
            reader: Reader::new().map_err(reportedly::Error::from)?,
            overview: Mutex::default(),
            names: Mutex::default(),
            answers: Mutex::default(),
            claims: Mutex::default(),
        });
        let (sender, receiver) = channel::<Job>();
        let receiver = Arc::new(Mutex::new(receiver));
        let threads = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, MOST);
        for _ in 0..threads {
            let (path, receiver, shared) = (path.to_owned(), Arc::clone(&receiver), Arc::clone(&shared));
            std::thread::spawn(move || work(&path, &receiver, &shared));
        }
        let adding = Adding::start(path, shared);
        Ok(Self { jobs: Mutex::new(sender), adding })
    }

    /// What is added in the background.
    pub(crate) fn adding(&self) -> &Arc<Adding> {
        &self.adding
    }

    /// Does something with the casebook, in one of its threads.
    pub(crate) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Casebook, &Shared) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let (answer, wait) = oneshot::channel();
        // Whatever page or operation corrects something, it does so under the name of the account that asks.
        let signer = visitor::current().map(|visitor| visitor.name.to_string());
        let job: Job = Box::new(move |casebook, shared| {
            casebook.sign_as(signer);
            // Nobody waits any more where the browser has gone.
            let _ = answer.send(work(casebook, shared));
        });
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).send(job).map_err(|_| Trouble::Broken)?;
        wait.await.unwrap_or(Err(Trouble::Broken))
    }
}

fn work(path: &Path, jobs: &Mutex<Receiver<Job>>, shared: &Shared) {
    let mut casebook = None;
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        if casebook.is_none() {
            casebook = Casebook::open_existing(path).ok();
        }
        // Without a casebook the job is dropped, and who waits for it is told so.
        let Some(open) = &mut casebook else { continue };
        if catch_unwind(AssertUnwindSafe(|| job(open, shared))).is_err() {
            // What a panic has left half done is not used again.
            casebook = None;
        }
    }
}

impl Shared {
    /// What there is in the whole casebook; made anew where it has grown.
    pub(crate) fn overview(&self, casebook: &Casebook) -> Result<Arc<Overview>, Trouble> {
        let extent = extent(casebook)?;
        let mut kept = self.overview.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, overview)) = &*kept
            && *of == extent
        {
            return Ok(Arc::clone(overview));
        }
        let made = Arc::new(Overview::of(casebook)?);
        *kept = Some((extent, Arc::clone(&made)));
        Ok(made)
    }

    /// The claims of the whole casebook; made anew where it has grown or been corrected.
    pub(crate) fn claims(&self, casebook: &Casebook) -> Result<Arc<Vec<Claim>>, Trouble> {
        self.claims_under(casebook, &casebook.overrides()?)
    }

    /// The same under certain corrections, such as those in force before the last one.
    pub(crate) fn claims_under(
        &self,
        casebook: &Casebook,
        overrides: &Overrides,
    ) -> Result<Arc<Vec<Claim>>, Trouble> {
        let extent = extent(casebook)?;
        let mut kept = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((.., claims)) = kept.iter().find(|(of, by, _)| *of == extent && by == overrides) {
            return Ok(Arc::clone(claims));
        }
        let made = Arc::new(claims_under(casebook, overrides, &Parameters::default())?);
        if kept.len() >= KEPT_CLAIMS {
            kept.remove(0);
        }
        kept.push((extent, overrides.clone(), Arc::clone(&made)));
        Ok(made)
    }

    /// Whom the documents name; made anew where the casebook has grown, or somebody has corrected something.
    pub(crate) fn names(&self, casebook: &Casebook) -> Result<Arc<Vec<Name>>, Trouble> {
        let named = (extent(casebook)?, casebook.log()?.last().map_or(0, |e| e.id));
        let mut kept = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, names)) = &*kept
            && *of == named
        {
            return Ok(Arc::clone(names));
        }
        let made = Arc::new(reportedly::names(casebook)?);
        *kept = Some((named, Arc::clone(&made)));
        Ok(made)
    }

    /// The answer to a question with the corrections in force after `log`.
    pub(crate) fn answer(
        &self,
        casebook: &Casebook,
        question: &Question,
        how: &How<'_>,
        log: &[Event],
    ) -> Result<Arc<Answer>, Trouble> {
        let asked = Asked {
            question: question.text.clone(),
            prior: how.prior,
            extent: extent(casebook)?,
            overrides: Overrides::of(log),
            as_of: how.as_of.map(str::to_owned),
            hypotheses: how.hypotheses.iter().map(|h| h.text.clone()).collect(),
        };
        let kept = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, answer)) = kept.iter().find(|(of, _)| *of == asked) {
            return Ok(Arc::clone(answer));
        }
        // Others may ask in the meantime.
        drop(kept);
        let options = Options {
            prior: how.prior,
            corrections: asked.overrides.clone(),
            as_of: asked.as_of.clone(),
            hypotheses: how.hypotheses.to_vec(),
            ..Options::default()
        };
        let answer = Arc::new(ask(casebook, &self.reader, question, &options)?);
        let mut kept = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((asked, Arc::clone(&answer)));
        Ok(answer)
    }
}

fn extent(casebook: &Casebook) -> Result<Extent, Trouble> {
    Ok((casebook.count_documents()?, casebook.count_readings()?))
}
