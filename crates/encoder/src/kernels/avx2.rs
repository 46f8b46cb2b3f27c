//! AVX2: inputs and weights widened to 16 bits, whose products and sums of pairs are exact.
#![allow(unsafe_code)]

use super::lanes::{LANES, Lanes};
use super::packed::{Packed, STEP, put};
use super::{Rows, floats};
use std::arch::x86_64::*;

floats!(Pair, 1, "avx2");

/// Rows of a tile: 12 sums and 4 vectors of weights fill the 16 registers nearly without spills.
const ROWS: usize = 3;
/// Vectors of sums for a panel: four outputs each, two partial sums an output.
const PARTS: usize = 4;

#[target_feature(enable = "avx2")]
pub(super) fn multiply(x: Rows, w: &Packed, out: &mut [f32]) {
    let rows = x.scales.len();
    for panel in 0..w.panels() {
        let mut row = 0;
        while row < rows {
            match rows - row {
                1 => tile::<1>(x, w, row, panel, out),
                2 => tile::<2>(x, w, row, panel, out),
                _ => tile::<ROWS>(x, w, row, panel, out),
            }
            row += ROWS;
        }
    }
}

#[target_feature(enable = "avx2")]
#[inline]
fn tile<const M: usize>(x: Rows, w: &Packed, row: usize, panel: usize, out: &mut [f32]) {
    let bytes = &x.bytes[row * w.inputs..(row + M) * w.inputs];
    let mut sums = [[_mm256_setzero_si256(); PARTS]; M];
    for (k, line) in w.panel(panel).iter().enumerate() {
        let mut weights = [_mm256_setzero_si256(); PARTS];
        for (p, weights) in weights.iter_mut().enumerate() {
            // SAFETY: the p-th of the four sixteen bytes of a line.
            let part = unsafe { _mm_load_si128(line.0.as_ptr().add(16 * p).cast()) };
            *weights = _mm256_cvtepi8_epi16(part);
        }
        for (m, sums) in sums.iter_mut().enumerate() {
            // SAFETY: m · inputs + 4 · k + 4 ≤ M · inputs, the length of `bytes`.
            let four = unsafe { bytes.as_ptr().add(m * w.inputs + STEP * k).cast::<i32>().read_unaligned() };
            let four = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(four, weights));
            }
        }
    }
    let at = panel * LANES;
    for (m, sums) in sums.iter().enumerate() {
        // Pairs summed, halves interleaved by `hadd`, put in order by the permutation.
        let low = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(sums[0], sums[1]));
        let high = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(sums[2], sums[3]));
        finish(low, high, x, w, row + m, at, out);
    }
}

/// Sums of sixteen outputs, in order, to floats.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn finish(
    low: __m256i,
    high: __m256i,
    x: Rows,
    w: &Packed,
    row: usize,
    at: usize,
    out: &mut [f32],
) {
    let Scale { step, zero } = x.scales[row];
    let zero = _mm256_set1_epi32(zero);
    let columns = &w.sums[at..at + LANES];
    // SAFETY: the two halves of sixteen checked integers.
    let (c_low, c_high) = unsafe {
        (_mm256_loadu_si256(columns.as_ptr().cast()), _mm256_loadu_si256(columns.as_ptr().add(8).cast()))
    };
    let low = _mm256_sub_epi32(low, _mm256_mullo_epi32(zero, c_low));
    let high = _mm256_sub_epi32(high, _mm256_mullo_epi32(zero, c_high));
    let exact = Pair(_mm256_cvtepi32_ps(low), _mm256_cvtepi32_ps(high));
    let part = |x: &[f32]| x[at..].first_chunk().map_or(Pair::splat(0.0), Pair::load);
    let result = exact.mul(Pair::splat(step).mul(part(&w.scale))).add(part(&w.bias));
    let line = &mut out[row * w.outputs..(row + 1) * w.outputs];
    match line[at..].first_chunk_mut() {
        Some(whole) => result.store(whole),
        None => put(line, at, &result.array()),
    }
}

#[derive(Clone, Copy)]
pub(super) struct Pair(__m256, __m256);

// SAFETY (all below): `Pair` is named only in functions of this module and of `avxvnni` that require
// AVX2, so the instructions exist; loads and stores are within arrays of sixteen floats.
#[allow(clippy::undocumented_unsafe_blocks)]
impl Lanes for Pair {
    #[inline(always)]
    fn splat(x: f32) -> Self {
        let x = unsafe { _mm256_set1_ps(x) };
        Self(x, x)
    }
    #[inline(always)]
    fn load(x: &[f32; LANES]) -> Self {
        unsafe { Self(_mm256_loadu_ps(x.as_ptr()), _mm256_loadu_ps(x.as_ptr().add(8))) }
    }
    #[inline(always)]
    fn store(self, out: &mut [f32; LANES]) {
        unsafe {
            _mm256_storeu_ps(out.as_mut_ptr(), self.0);
            _mm256_storeu_ps(out.as_mut_ptr().add(8), self.1);
        }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        unsafe { Self(_mm256_add_ps(self.0, other.0), _mm256_add_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        unsafe { Self(_mm256_sub_ps(self.0, other.0), _mm256_sub_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        unsafe { Self(_mm256_mul_ps(self.0, other.0), _mm256_mul_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        unsafe { Self(_mm256_div_ps(self.0, other.0), _mm256_div_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        unsafe { Self(_mm256_min_ps(self.0, other.0), _mm256_min_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        unsafe { Self(_mm256_max_ps(self.0, other.0), _mm256_max_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn power_of_two(self) -> Self {
        unsafe {
            let of = |x: __m256| {
                let n = _mm256_slli_epi32::<23>(_mm256_castps_si256(x));
                _mm256_castsi256_ps(_mm256_add_epi32(n, _mm256_set1_epi32(127 << 23)))
            };
            Self(of(self.0), of(self.1))
        }
    }
    #[inline(always)]
    fn bytes(self) -> [u8; LANES] {
        let mut out = [0; LANES];
        unsafe {
            let low = |x: __m256| _mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0xff));
            let words = _mm256_packus_epi32(low(self.0), low(self.1));
            let words = _mm256_permute4x64_epi64::<0b11_01_10_00>(words);
            let bytes = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packus_epi16(words, words));
            _mm_storeu_si128(out.as_mut_ptr().cast(), _mm256_castsi256_si128(bytes));
        }
        out
    }
}
