use super::*;
use crate::Span;
use crate::reading::{Factuality, Polarity, Statement, Status};
use crate::trace::Basis;
use proptest::prelude::*;

fn statement(certainty: Certainty) -> Statement {
    let factuality = Factuality {
        polarity: Polarity::Positive,
        certainty,
        status: Status::Ongoing,
        value: 2.0,
        cues: vec![],
    };
    Statement { span: Span::new(0, 9), pieces: vec![], chain: vec![], factuality, vector: vec![] }
}

fn case(question: &str, sides: &[(&str, OriginKind, Stance, Certainty)]) -> Assessment {
    let question = Question::new(question).unwrap();
    let statements: Vec<Statement> = sides.iter().map(|s| statement(s.3)).collect();
    let documents: Vec<Entry<'_>> = sides
        .iter()
        .map(|s| Entry { id: s.0, text: "", publisher: None, published: Some("2023-10-30"), source: None })
        .collect();
    let evidence: Vec<Evidence<'_>> = statements
        .iter()
        .enumerate()
        .map(|(i, s)| Evidence {
            document: i,
            number: 0,
            statement: s,
            stance: sides[i].2,
            relevance: 0.8,
            withdraws: false,
        })
        .collect();
    let origins: Vec<Origin> = sides
        .iter()
        .enumerate()
        .map(|(i, s)| Origin {
            name: s.0.into(),
            kind: s.1,
            basis: Basis::Nothing,
            names: vec![],
            documents: vec![i],
            copies: 0,
            evidence: vec![i],
        })
        .collect();
    assess(&question, &documents, &origins, &evidence, &Parameters::default(), None)
}

use OriginKind::{Official, Witness};
use Stance::{Discusses, Refutes, Supports};

#[test]
fn a_plan_and_an_interested_denial_are_not_enough() {
    let a = case(
        "Will Iran set up a drone factory in Belarus?",
        &[
            ("National Resistance Center", Official, Supports, Certainty::Planned),
            ("Defence Ministry of Belarus", Official, Refutes, Certainty::Denied),
        ],
    );
    let e = a.estimate.unwrap();
    assert!(a.origins[1].interested && !a.origins[0].interested);
    assert_eq!(a.verdict, Verdict::NotEnough);
    assert_eq!(a.confidence, Confidence::Low);
    assert!(e.low < e.probability && e.probability < e.high && e.probability < 0.45, "{e:?}");
}

#[test]
fn two_witnesses_support_and_two_sides_conflict() {
    let a = case(
        "Did lightning hit the ferry?",
        &[
            ("a witness", Witness, Supports, Certainty::Certain),
            ("Fire board", Official, Supports, Certainty::Certain),
        ],
    );
    assert_eq!((a.verdict, a.confidence), (Verdict::Supported, Confidence::Moderate));
    assert!(a.estimate.unwrap().probability > 0.9, "{:?}", a.estimate);
    let b = case(
        "Did lightning hit the ferry?",
        &[
            ("Anna Kral", Official, Supports, Certainty::Certain),
            ("Fire board", Official, Refutes, Certainty::Certain),
        ],
    );
    assert_eq!(b.verdict, Verdict::Conflicting);
    let c = case("Did lightning hit the ferry?", &[("Anna Kral", Official, Discusses, Certainty::Unknown)]);
    assert_eq!((c.verdict, c.estimate), (Verdict::NotEnough, None));
}

#[test]
fn icd_203_bands() {
    let words = [0.02, 0.05, 0.3, 0.5, 0.6, 0.9, 0.97].map(|p| Likelihood::of(p).word());
    assert_eq!(
        words,
        [
            "almost no chance",
            "very unlikely",
            "unlikely",
            "roughly even chance",
            "likely",
            "very likely",
            "almost certain"
        ]
    );
}

proptest! {
    /// Coherence: turning every side around turns the estimate around an even prior; another
    /// supporting origin never lowers it; the interval holds the estimate.
    #[test]
    fn the_estimate_is_coherent(sides in prop::collection::vec((any::<bool>(), 0usize..4), 1..6)) {
        let levels = [Certainty::Certain, Certainty::Probable, Certainty::Possible, Certainty::Planned];
        let build = |flip: bool, extra: bool| {
            let mut s: Vec<(&str, OriginKind, Stance, Certainty)> = sides.iter().map(|(yes, l)| {
                ("body", Official, if *yes != flip { Supports } else { Refutes }, levels[*l])
            }).collect();
            if extra { s.push(("other", Official, Supports, Certainty::Certain)); }
            case("Did lightning hit the ferry?", &s).estimate.unwrap()
        };
        let (e, f, more) = (build(false, false), build(true, false), build(false, true));
        prop_assert!((e.probability + f.probability - 1.0).abs() < 1e-9);
        prop_assert!(e.low <= e.probability && e.probability <= e.high);
        prop_assert!(more.probability >= e.probability);
    }
}
