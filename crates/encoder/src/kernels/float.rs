//! The parts in f32: norm, GELU, softmax, and the products inside attention.
//!
//! Written once over [`Lanes`]; each kernel compiles its own copy. No function of the C library is
//! called, because their last digit differs between systems.

#![allow(unsafe_code)]

use super::Scale;
use super::lanes::{LANES, Lanes, ROUND};

/// Rows of a tile of a product in f32.
const ROWS: usize = 6;
/// Added to a variance, as BERT does.
const EPSILON: f32 = 1e-12;

fn vectors(x: &[f32]) -> &[[f32; LANES]] {
    debug_assert_eq!(x.len() % LANES, 0);
    x.as_chunks().0
}

fn vectors_mut(x: &mut [f32]) -> &mut [[f32; LANES]] {
    debug_assert_eq!(x.len() % LANES, 0);
    x.as_chunks_mut().0
}

/// A row in bytes: value ≈ (byte - zero) · step. Zero is always hit exactly.
#[inline(always)]
pub(super) fn quantise<S: Lanes>(row: &[f32], out: &mut [u8]) -> Scale {
    let mut low = S::splat(0.0);
    let mut high = S::splat(0.0);
    for x in vectors(row) {
        let x = S::load(x);
        low = x.min(low);
        high = x.max(high);
    }
    let (low, high) = (low.least(), high.greatest());
    let range = high - low;
    // A row of zeros, or one beyond the range of floats, which no trained network gives.
    let inverse = if range > 1e-30 && range < f32::MAX { 255.0 / range } else { 0.0 };
    let zero = (-low * inverse + ROUND) - ROUND;
    let (inverse, shift, top, bottom) = (S::splat(inverse), S::splat(zero), S::splat(255.0), S::splat(0.0));
    let round = S::splat(ROUND);
    for (x, bytes) in vectors(row).iter().zip(out.as_chunks_mut().0) {
        let q = S::load(x).mul(inverse).add(round).sub(round).add(shift);
        *bytes = q.min(top).max(bottom).add(round).bytes();
    }
    Scale { step: range / 255.0, zero: zero as i32 }
}

/// `x = (x + more - mean) / deviation · gain + bias` over one row.
#[inline(always)]
pub(super) fn add_norm<S: Lanes>(x: &mut [f32], more: &[f32], gain: &[f32], bias: &[f32]) {
    let width = x.len() as f32;
    let mut sum = S::splat(0.0);
    for (x, m) in vectors_mut(x).iter_mut().zip(vectors(more)) {
        let v = S::load(x).add(S::load(m));
        v.store(x);
        sum = sum.add(v);
    }
    let mean = S::splat(sum.sum() / width);
    let mut squares = S::splat(0.0);
    for x in vectors(x) {
        let d = S::load(x).sub(mean);
        squares = squares.add(d.mul(d));
    }
    let inverse = S::splat(1.0 / (squares.sum() / width + EPSILON).sqrt());
    for ((x, g), b) in vectors_mut(x).iter_mut().zip(vectors(gain)).zip(vectors(bias)) {
        S::load(x).sub(mean).mul(inverse).mul(S::load(g)).add(S::load(b)).store(x);
    }
}

/// The exact GELU, `x · (1 + erf(x / √2)) / 2`, of every value; at most 1e-6 off.
#[inline(always)]
pub(super) fn gelu<S: Lanes>(x: &mut [f32]) {
    for x in vectors_mut(x) {
        let v = S::load(x);
        let erf = erf(v.mul(S::splat(std::f32::consts::FRAC_1_SQRT_2)));
        v.mul(S::splat(0.5)).mul(S::splat(1.0).add(erf)).store(x);
    }
}

/// A quotient of two polynomials (the one that Eigen and XLA use), at most 5e-7 off.
#[inline(always)]
fn erf<S: Lanes>(x: S) -> S {
    const TOP: [f32; 7] = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024e-6,
        -5.692_506_5e-5,
        -7.349_906e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    const BOTTOM: [f32; 5] =
        [-1.456_607_2e-5, -2.133_740_5e-4, -1.682_827e-3, -7.373_329_4e-3, -1.426_473_9e-2];
    let x = x.min(S::splat(4.0)).max(S::splat(-4.0));
    let square = x.mul(x);
    x.mul(polynomial(square, &TOP)).div(polynomial(square, &BOTTOM))
}

/// e^x for x ≤ 0, at most 2e-7 of it off; below -87, e^-87.
#[inline(always)]
fn exp<S: Lanes>(x: S) -> S {
    // Taylor's coefficients are good enough on |r| ≤ ln 2 / 2.
    const FACTORIALS: [f32; 8] =
        [1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let x = x.max(S::splat(-87.0));
    let power = x.mul(S::splat(std::f32::consts::LOG2_E)).add(S::splat(ROUND));
    let n = power.sub(S::splat(ROUND));
    // ln 2 in two parts, the first so short that its product with n is exact.
    let rest = x.sub(n.mul(S::splat(0.693_359_4))).sub(n.mul(S::splat(-2.121_944_4e-4)));
    polynomial(rest, &FACTORIALS).mul(power.power_of_two())
}

/// Horner's rule, highest power first.
#[inline(always)]
fn polynomial<S: Lanes, const N: usize>(x: S, factors: &[f32; N]) -> S {
    let mut y = S::splat(factors[0]);
    for f in &factors[1..] {
        y = y.mul(x).add(S::splat(*f));
    }
    y
}

/// tanh of one number, by the same arithmetic everywhere.
#[inline(always)]
pub(super) fn tanh<S: Lanes>(x: f32) -> f32 {
    let e = exp(S::splat(-2.0 * x.abs())).array()[0];
    ((1.0 - e) / (1.0 + e)).copysign(x)
}

/// `Σ x · y`, one sum a lane, then over the lanes.
#[inline(always)]
pub(super) fn dot<S: Lanes>(x: &[f32], y: &[f32]) -> f32 {
    let mut sum = S::splat(0.0);
    for (x, y) in vectors(x).iter().zip(vectors(y)) {
        sum = sum.add(S::load(x).mul(S::load(y)));
    }
    sum.sum()
}

/// `x` to weights that sum to one, in place but for the sum, which is returned. `x` holds `n` scores
/// and padding up to a whole vector, which becomes zeros.
#[inline(always)]
fn softmax<S: Lanes>(x: &mut [f32], n: usize) -> f32 {
    x[n..].fill(f32::MIN);
    let mut high = S::splat(f32::MIN);
    for v in vectors(x) {
        high = S::load(v).max(high);
    }
    let high = S::splat(high.greatest());
    for v in vectors_mut(x) {
        exp(S::load(v).sub(high)).store(v);
    }
    x[n..].fill(0.0);
    let mut sum = S::splat(0.0);
    for v in vectors(x) {
        sum = sum.add(S::load(v));
    }
    sum.sum()
}

/// One head of attention over T rows.
///
/// `query` is where the head's part of row 0 begins in rows of `stride` floats; `keys` is `[D, P]`
/// (transposed, P = T rounded up to a whole vector), `values` `[T, D]`, `scores` room for
/// `[6, P]`. Writes the head's part of `out`, rows of `out_stride`.
#[inline(always)]
pub(super) fn attend<S: Lanes, const COLUMNS: usize>(head: &mut super::Head) {
    let t = head.values.len() / super::HEAD;
    let padded = head.keys.len() / super::HEAD;
    let scale = 1.0 / (super::HEAD as f32).sqrt();
    let mut row = 0;
    while row < t {
        let rows = ROWS.min(t - row);
        let query = &head.query[row * head.stride..];
        let scores = &mut head.scores[..ROWS * padded];
        let mut j = 0;
        while j < padded {
            let wide = padded - j >= COLUMNS * LANES;
            let job = Product {
                a: query,
                a_stride: head.stride,
                depth: super::HEAD,
                b: &head.keys[j..],
                b_stride: padded,
                c_stride: padded,
            };
            if wide {
                some_rows::<S, COLUMNS>(&job, rows, &mut scores[j..], |_| scale);
                j += COLUMNS * LANES;
            } else {
                some_rows::<S, 1>(&job, rows, &mut scores[j..], |_| scale);
                j += LANES;
            }
        }
        let mut share = [0.0; ROWS];
        for (m, share) in share.iter_mut().enumerate().take(rows) {
            *share = 1.0 / softmax::<S>(&mut scores[m * padded..(m + 1) * padded], t);
        }
        let out = &mut head.out[row * head.out_stride..];
        let mut j = 0;
        while j < super::HEAD {
            let job = Product {
                a: scores,
                a_stride: padded,
                depth: t,
                b: &head.values[j..],
                b_stride: super::HEAD,
                c_stride: head.out_stride,
            };
            some_rows::<S, COLUMNS>(&job, rows, &mut out[j..], |m| share[m]);
            j += COLUMNS * LANES;
        }
        row += rows;
    }
}

/// Operands of `C = A · B` for a tile of C.
struct Product<'a> {
    a: &'a [f32],
    a_stride: usize,
    depth: usize,
    b: &'a [f32],
    b_stride: usize,
    c_stride: usize,
}

#[inline(always)]
fn some_rows<S: Lanes, const N: usize>(
    job: &Product,
    rows: usize,
    c: &mut [f32],
    scale: impl Fn(usize) -> f32,
) {
    match rows {
        1 => tile::<S, 1, N>(job, c, scale),
        2 => tile::<S, 2, N>(job, c, scale),
        3 => tile::<S, 3, N>(job, c, scale),
        4 => tile::<S, 4, N>(job, c, scale),
        5 => tile::<S, 5, N>(job, c, scale),
        _ => tile::<S, ROWS, N>(job, c, scale),
    }
}

/// M rows and N vectors of C, each row times a number; the sum runs over the depth from first to last.
#[inline(always)]
fn tile<S: Lanes, const M: usize, const N: usize>(
    job: &Product,
    c: &mut [f32],
    scale: impl Fn(usize) -> f32,
) {
    let Product { a, a_stride, depth, b, b_stride, c_stride } = *job;
    assert!(depth > 0 && a.len() >= (M - 1) * a_stride + depth);
    assert!(b.len() >= (depth - 1) * b_stride + N * LANES);
    let mut sums = [[S::splat(0.0); N]; M];
    for k in 0..depth {
        let mut right = [S::splat(0.0); N];
        for (n, right) in right.iter_mut().enumerate() {
            // SAFETY: ends at k · b_stride + N · LANES at most, which the second assertion covers.
            *right = S::load(unsafe { &*b.as_ptr().add(k * b_stride + n * LANES).cast::<[f32; LANES]>() });
        }
        for (m, sums) in sums.iter_mut().enumerate() {
            // SAFETY: m · a_stride + k ≤ (M - 1) · a_stride + depth - 1, which the first covers.
            let left = S::splat(unsafe { *a.get_unchecked(m * a_stride + k) });
            for (sum, right) in sums.iter_mut().zip(right) {
                *sum = sum.add(left.mul(right));
            }
        }
    }
    for (m, sums) in sums.iter().enumerate() {
        let scale = S::splat(scale(m));
        for (n, sum) in sums.iter().enumerate() {
            let at = m * c_stride + n * LANES;
            if let Some(out) = c[at..].first_chunk_mut::<LANES>() {
                sum.mul(scale).store(out);
            }
        }
    }
}
