//! The arguments of `correct`, a subcommand for each kind of correction.

use super::place::place;
use crate::Failure;
use crate::failure::Kind;
use clap::ValueEnum;
use reportedly::Casebook;
use reportedly::core::MentionKind;
use reportedly::core::correction::{Correction, Fit, Grade, Judgement, Place, Speaker, Subject};
use reportedly::core::stance::Stance;

/// What is corrected.
#[derive(Debug, clap::Subcommand)]
pub(super) enum What {
    /// On whose word a statement stands
    Attribution {
        /// Where it stands: DOCUMENT:START-END
        #[arg(value_name = "PLACE", value_parser = place)]
        statement: Place,
        /// The machine is right
        #[arg(long, conflicts_with_all = ["reject", "by"])]
        accept: bool,
        /// Nobody is held responsible there: it is the author's own word
        #[arg(long, conflicts_with = "by")]
        reject: bool,
        /// On whose word it stands; give it several times for a chain, outermost first
        #[arg(long, value_name = "SPEAKER")]
        by: Vec<String>,
    },
    /// What a statement does to a question
    Stance {
        /// The question
        question: String,
        /// Where the statement stands: DOCUMENT:START-END
        #[arg(value_name = "PLACE", value_parser = place)]
        statement: Place,
        /// What it does
        #[arg(value_enum)]
        stance: Side,
    },
    /// Several origins of a question are one
    JoinOrigins {
        /// The question
        question: String,
        /// Their names
        #[arg(required = true, num_args = 2.., value_name = "ORIGIN")]
        origins: Vec<String>,
        /// What they are called together; by default as the first
        #[arg(long)]
        name: Option<String>,
    },
    /// Statements of an origin are an origin of their own
    PartOrigin {
        /// The question
        question: String,
        /// The origin's name
        origin: String,
        /// The statements that are not its: DOCUMENT:START-END
        #[arg(required = true, value_name = "PLACE", value_parser = place)]
        statements: Vec<Place>,
        /// What the new origin is called
        #[arg(long)]
        name: String,
    },
    /// Several names are one person's or thing's
    JoinNames {
        /// What it is
        #[arg(value_enum)]
        kind: Named,
        /// The names
        #[arg(required = true, num_args = 2.., value_name = "NAME")]
        names: Vec<String>,
    },
    /// Names that were taken for one person's or thing's are somebody else's
    PartNames {
        /// What it is
        #[arg(value_enum)]
        kind: Named,
        /// The names that are somebody else's
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
    },
    /// The claims of several statements are one
    JoinClaims {
        /// A statement of each: DOCUMENT:START-END, such as the ids that `claims` prints
        #[arg(required = true, num_args = 2.., value_name = "PLACE", value_parser = place)]
        statements: Vec<Place>,
    },
    /// Statements are not of the claim that they were taken to be of
    PartClaim {
        /// A statement that stays in the claim: DOCUMENT:START-END
        #[arg(value_name = "PLACE", value_parser = place)]
        claim: Place,
        /// The statements that are not of it: together they become a claim of their own
        #[arg(required = true, value_name = "STATEMENT", value_parser = place)]
        statements: Vec<Place>,
    },
    /// How reliable a publisher or speaker is, from A to F
    Grade {
        /// Its name
        source: String,
        /// The letter of the Admiralty code
        #[arg(value_parser = letter)]
        grade: Grade,
    },
    /// What an origin weighs in a question
    Weight {
        /// The question
        question: String,
        /// The origin's name
        origin: String,
        /// Log-odds, from 0 to 3
        weight: f64,
    },
    /// What an origin does to a hypothesis (`ask --hypothesis`); the estimate does not come from it
    Fit {
        /// The question
        question: String,
        /// The hypothesis, in words
        hypothesis: String,
        /// The origin's name
        origin: String,
        /// What it does
        #[arg(value_enum)]
        fit: Fits,
    },
    /// A remark, which changes nothing
    Note {
        /// The remark
        text: String,
        /// About a question
        #[arg(long)]
        question: Option<String>,
        /// About an origin of the question
        #[arg(long, requires = "question")]
        origin: Option<String>,
        /// About a document
        #[arg(long, conflicts_with_all = ["question", "statement", "source"])]
        document: Option<String>,
        /// About a statement
        #[arg(long, value_name = "PLACE", value_parser = place, conflicts_with_all = ["question", "source"])]
        statement: Option<Place>,
        /// About the claim with a statement
        #[arg(long, value_name = "PLACE", value_parser = place, conflicts_with_all = ["question", "document", "statement", "source"])]
        claim: Option<Place>,
        /// About a publisher or speaker
        #[arg(long, conflicts_with = "question")]
        source: Option<String>,
    },
}

/// Stances, as arguments.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Side {
    Supports,
    Refutes,
    Discusses,
    Unrelated,
}

/// What origins do to hypotheses, as arguments.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Fits {
    Consistent,
    Inconsistent,
    Neutral,
}

/// Kinds of named things, as arguments.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Named {
    Person,
    Organization,
    Location,
    Facility,
    Group,
    Product,
    Event,
}

fn letter(text: &str) -> Result<Grade, String> {
    Grade::of_letter(text).ok_or_else(|| "a letter from A to F".to_owned())
}

impl Side {
    fn stance(self) -> Stance {
        match self {
            Self::Supports => Stance::Supports,
            Self::Refutes => Stance::Refutes,
            Self::Discusses => Stance::Discusses,
            Self::Unrelated => Stance::Unrelated,
        }
    }
}

impl Fits {
    fn fit(self) -> Fit {
        match self {
            Self::Consistent => Fit::Consistent,
            Self::Inconsistent => Fit::Inconsistent,
            Self::Neutral => Fit::Neutral,
        }
    }
}

impl Named {
    fn kind(self) -> MentionKind {
        match self {
            Self::Person => MentionKind::Person,
            Self::Organization => MentionKind::Organization,
            Self::Location => MentionKind::Location,
            Self::Facility => MentionKind::Facility,
            Self::Group => MentionKind::Group,
            Self::Product => MentionKind::Product,
            Self::Event => MentionKind::Event,
        }
    }
}

impl What {
    /// The correction that the arguments say.
    pub(super) fn correction(&self, casebook: &Casebook) -> Result<Correction, Failure> {
        Ok(match self.parts() {
            Parts::Ready(correction) => correction,
            Parts::Chain(statement, judgement, chain) => {
                let chain = match judgement {
                    Judgement::Accept => machine(casebook, &statement)?,
                    Judgement::Reject | Judgement::Edit => chain,
                };
                Correction::Attribution { statement, judgement, chain }
            }
            Parts::Nothing(why) => {
                return Err(Failure { kind: Kind::Input, error: anyhow::anyhow!(why), hints: Vec::new() });
            }
        })
    }

    fn parts(&self) -> Parts {
        let ready = Parts::Ready;
        match self {
            Self::Attribution { statement, accept, reject, by } => {
                let chain = by.iter().map(|name| Speaker::new(name)).collect();
                let judgement = match (accept, reject, by.is_empty()) {
                    (true, ..) => Judgement::Accept,
                    (_, true, _) => Judgement::Reject,
                    (_, _, false) => Judgement::Edit,
                    _ => return Parts::Nothing("say --accept, --reject, or --by with a name"),
                };
                Parts::Chain(statement.clone(), judgement, chain)
            }
            Self::Stance { question, statement, stance } => ready(Correction::Stance {
                question: question.clone(),
                statement: statement.clone(),
                stance: stance.stance(),
            }),
            Self::JoinOrigins { question, origins, name } => ready(Correction::JoinOrigins {
                question: question.clone(),
                origins: origins.clone(),
                name: name.clone().unwrap_or_else(|| origins[0].clone()),
            }),
            Self::PartOrigin { question, origin, statements, name } => ready(Correction::PartOrigin {
                question: question.clone(),
                origin: origin.clone(),
                statements: statements.clone(),
                name: name.clone(),
            }),
            Self::JoinNames { kind, names } => {
                ready(Correction::JoinEntities { of: kind.kind(), names: names.clone() })
            }
            Self::PartNames { kind, names } => {
                ready(Correction::PartEntity { of: kind.kind(), names: names.clone() })
            }
            Self::JoinClaims { statements } => {
                ready(Correction::JoinClaims { statements: statements.clone() })
            }
            Self::PartClaim { claim, statements } => {
                ready(Correction::PartClaim { claim: claim.clone(), statements: statements.clone() })
            }
            Self::Grade { source, grade } => {
                ready(Correction::Grade { source: source.clone(), grade: *grade })
            }
            Self::Weight { question, origin, weight } => ready(Correction::Weight {
                question: question.clone(),
                origin: origin.clone(),
                weight: *weight,
            }),
            Self::Fit { question, hypothesis, origin, fit } => ready(Correction::Fit {
                question: question.clone(),
                hypothesis: hypothesis.clone(),
                origin: origin.clone(),
                fit: fit.fit(),
            }),
            Self::Note { text, question, origin, document, statement, claim, source } => {
                let on = match (question, origin, document, statement, source) {
                    (Some(question), Some(origin), ..) => {
                        Subject::Origin { question: question.clone(), origin: origin.clone() }
                    }
                    (Some(question), ..) => Subject::Question { question: question.clone() },
                    (_, _, Some(document), ..) => Subject::Document { document: document.clone() },
                    (_, _, _, Some(statement), _) => Subject::Statement { statement: statement.clone() },
                    (.., Some(source)) => Subject::Source { source: source.clone() },
                    _ => match claim {
                        Some(statement) => Subject::Claim { statement: statement.clone() },
                        None => return Parts::Nothing("say what the note is about, such as --document ID"),
                    },
                };
                ready(Correction::Note { on, text: text.clone() })
            }
        }
    }
}

/// What arguments say, before the casebook is looked at.
enum Parts {
    Ready(Correction),
    Chain(Place, Judgement, Vec<Speaker>),
    Nothing(&'static str),
}

/// The machine's chain of a statement; empty where there is none, which is then refused where it is kept.
fn machine(casebook: &Casebook, place: &Place) -> Result<Vec<Speaker>, Failure> {
    for stored in casebook.find(&place.document)? {
        let reading = casebook.reading(stored.key)?.unwrap_or_default();
        if let Some(s) = reading.statements.iter().find(|s| s.span == place.span) {
            return Ok(s.chain.iter().map(Speaker::of).collect());
        }
    }
    Ok(Vec::new())
}
