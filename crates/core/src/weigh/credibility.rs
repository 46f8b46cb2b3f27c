//! How credible what an origin says is, by what the others say: the digit of the Admiralty code (NATO AJP-2.1). The letter, the
//! reliability of a source, is a person's to give.

use super::Weighed;
use crate::reading::Certainty;
use crate::stance::Stance;
use crate::trace::OriginKind;
use serde::Serialize;

/// A proposed digit, with the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Credibility {
    /// 1 confirmed by independent sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
    pub digit: u8,
    /// Why.
    pub reason: &'static str,
}

/// What weighs less, a plan or a possibility, neither confirms nor contradicts; in log-odds.
const TELLS: f64 = 0.75;

/// The digit for one of the origins of a question, whose kind is given.
pub fn credibility(origins: &[Weighed], one: &Weighed, kind: OriginKind) -> Credibility {
    let is = |digit, reason| Credibility { digit, reason };
    let contrary = match one.stance {
        Stance::Supports => Stance::Refutes,
        Stance::Refutes => Stance::Supports,
        _ => return is(6, "takes no side"),
    };
    // Somebody who answers for it, on his own knowledge, and not only for his own side.
    let stands = |w: &&Weighed| !w.unnamed && !w.interested && w.weight != 0.0;
    let of = |stance: Stance| origins.iter().filter(move |w| w.stance == stance && w.origin != one.origin);
    let weight = |stance: Stance| {
        of(stance).filter(stands).map(|w| w.weight.abs()).filter(|w| *w >= TELLS).sum::<f64>()
    };
    let (with, against) = (weight(one.stance), weight(contrary));
    let own = if stands(&one) { one.weight.abs() } else { 0.0 };
    let firsthand = !matches!(kind, OriginKind::Anonymous | OriginKind::Unknown);
    let sure = matches!(one.certainty, Certainty::Certain | Certainty::Denied);
    if against > own + with {
        is(5, "contradicted by independent origins that weigh more")
    } else if against > 0.0 {
        is(3, "contradicted by an independent origin that does not weigh more")
    } else if with > 0.0 {
        is(1, "confirmed by another independent origin, and by none contradicted")
    } else if one.unnamed {
        is(4, "nobody who is named answers for it, and nobody confirms it")
    } else if sure && firsthand && !one.interested {
        is(2, "put as certain by one who answers for it, not contradicted, not confirmed")
    } else {
        is(3, "not confirmed, and not contradicted by anybody independent")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(number: usize, weight: f64) -> Weighed {
        let stance = match weight {
            w if w > 0.0 => Stance::Supports,
            w if w < 0.0 => Stance::Refutes,
            _ => Stance::Discusses,
        };
        Weighed {
            origin: number,
            stance,
            certainty: Certainty::Certain,
            interested: false,
            unnamed: false,
            weight,
            points: 0.0,
            reason: String::new(),
            evidence: vec![],
        }
    }

    fn digits(origins: &[Weighed]) -> Vec<u8> {
        origins.iter().map(|o| credibility(origins, o, OriginKind::Official).digit).collect()
    }

    #[test]
    fn confirmed_contradicted_alone() {
        assert_eq!(digits(&[origin(0, 1.9)]), [2]);
        assert_eq!(digits(&[origin(0, 1.9), origin(1, 1.9)]), [1, 1]);
        assert_eq!(digits(&[origin(0, 1.9), origin(1, 1.9), origin(2, -1.9)]), [3, 3, 5]);
        assert_eq!(digits(&[origin(0, 1.9), origin(1, 0.0)]), [2, 6]);
        let rumour = Weighed { unnamed: true, ..origin(0, 0.9) };
        assert_eq!(digits(std::slice::from_ref(&rumour)), [4]);
        assert_eq!(digits(&[rumour.clone(), origin(1, -1.9)]), [5, 2], "a rumour contradicts nobody");
        let own = Weighed { interested: true, ..origin(1, -0.9) };
        assert_eq!(digits(&[origin(0, 1.9), own]), [2, 5]);
        assert_eq!(digits(&[rumour, origin(1, 1.9)]), [1, 2], "nor confirms anybody");
    }
}
