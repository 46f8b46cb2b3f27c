//! Words in common.

use super::rarity::Rarity;
use super::side::Side;
use std::collections::BTreeSet;

/// How many numbers there are.
pub(super) const COUNT: usize = 14;
/// Their names. `cover_…` are shares of the claim's terms, rarer ones counting more: found anywhere, in the
/// sentence that holds most, in the first three, the first, and in the best and its neighbours.
pub(super) const NAMES: [&str; COUNT] = [
    "cover_all",
    "cover_best",
    "cover_lead",
    "cover_first",
    "cover_around",
    "cosine_all",
    "cosine_best",
    "cosine_three",
    "rarest_three",
    "names",
    "no_names",
    "numbers",
    "has_numbers",
    "doubles",
];

/// Sentences that count as the lead.
pub(super) const LEAD: usize = 3;

/// The numbers, and the share of the claim's terms that each sentence holds.
pub(super) fn overlap(claim: &Side, text: &Side, rarity: Rarity<'_>) -> ([f32; COUNT], Vec<f32>) {
    let weighed: Vec<(u64, f32)> = claim.counts.keys().map(|t| (*t, rarity.of(*t))).collect();
    let total: f32 = weighed.iter().map(|(_, w)| w).sum::<f32>().max(1e-6);
    let share = |holds: &dyn Fn(u64) -> bool| {
        weighed.iter().filter(|(t, _)| holds(*t)).map(|(_, w)| w).sum::<f32>() / total
    };
    let within = |parts: &[super::side::Part]| share(&|t| parts.iter().any(|p| p.terms.contains(&t)));
    let each: Vec<f32> = text.parts.iter().map(|p| share(&|t| p.terms.contains(&t))).collect();
    let best = first_best(&each);
    let around = best.saturating_sub(1)..(best + 2).min(text.parts.len());

    let damped = |n: u32| 1.0 + (n as f32).ln();
    let length = |side: &Side| {
        side.counts.iter().map(|(t, n)| (damped(*n) * rarity.of(*t)).powi(2)).sum::<f32>().sqrt().max(1e-6)
    };
    let claimed = length(claim);
    let product =
        |t: u64, n: u32| claim.counts.get(&t).map_or(0.0, |c| damped(*c) * damped(n) * rarity.of(t).powi(2));
    let whole: f32 = text.counts.iter().map(|(t, n)| product(*t, *n)).sum();
    let mut cosines: Vec<f32> = text
        .parts
        .iter()
        .map(|p| {
            let long = p.terms.iter().map(|t| rarity.of(*t).powi(2)).sum::<f32>().sqrt().max(1e-6);
            p.terms.iter().map(|t| product(*t, 1)).sum::<f32>() / claimed / long
        })
        .collect();
    cosines.sort_by(|a, b| b.total_cmp(a));

    let mut rarest = weighed.clone();
    rarest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    rarest.truncate(3);
    let names = claim.gathered(|p| &p.names);
    let named = weighed.iter().filter(|(t, _)| names.contains(t));
    let (mut name_total, mut name_found) = (0.0, 0.0);
    for (t, w) in named {
        name_total += w;
        name_found += if text.counts.contains_key(t) { *w } else { 0.0 };
    }
    let (ours, theirs) = (claim.gathered(|p| &p.numbers), text.gathered(|p| &p.numbers));
    let doubles = |side: &Side| side.parts.iter().flat_map(|p| p.doubles()).collect::<BTreeSet<_>>();
    let (our_doubles, their_doubles) = (doubles(claim), doubles(text));
    let flag = |b: bool| f32::from(u8::from(b));
    let numbers = [
        share(&|t| text.counts.contains_key(&t)),
        each.get(best).copied().unwrap_or_default(),
        within(&text.parts[..text.parts.len().min(LEAD)]),
        each.first().copied().unwrap_or_default(),
        within(&text.parts[around]),
        whole / claimed / length(text),
        cosines.first().copied().unwrap_or_default(),
        mean(&cosines[..cosines.len().min(3)]),
        mean(&rarest.iter().map(|(t, _)| flag(text.counts.contains_key(t))).collect::<Vec<_>>()),
        if name_total > 0.0 { name_found / name_total } else { 0.5 },
        flag(name_total <= 0.0),
        if ours.is_empty() { 0.5 } else { common(&ours, &theirs) },
        flag(!ours.is_empty()),
        common(&our_doubles, &their_doubles),
    ];
    (numbers, each)
}

/// Share of `a` that is also in `b`; 0 of nothing.
fn common<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f32 {
    a.intersection(b).count() as f32 / a.len().max(1) as f32
}

/// Mean of values; 0 of none.
pub(super) fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// The first of the greatest values.
pub(super) fn first_best(values: &[f32]) -> usize {
    let mut best = 0;
    for (i, v) in values.iter().enumerate() {
        if *v > values[best] {
            best = i;
        }
    }
    best
}
