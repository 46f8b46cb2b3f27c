//! AVX-512 with VNNI: sixteen outputs by four inputs an instruction.
#![allow(unsafe_code)]

use super::lanes::{LANES, Lanes};
use super::packed::{Line, Packed, STEP, put};
use super::{Rows, floats};
use std::arch::x86_64::*;

floats!(Wide, 2, "avx512f,avx512bw,avx512vnni");

/// Rows and panels of a tile: 24 sums, 4 vectors of weights and one of inputs fill 29 of 32 registers.
const ROWS: usize = 6;
const PANELS: usize = 4;

#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
pub(super) fn multiply(x: Rows, w: &Packed, out: &mut [f32]) {
    let mut panel = 0;
    while panel < w.panels() {
        if w.panels() - panel >= PANELS {
            columns::<PANELS>(x, w, panel, out);
            panel += PANELS;
        } else {
            columns::<1>(x, w, panel, out);
            panel += 1;
        }
    }
}

/// All rows of `P` panels: their weights stay in the nearest cache meanwhile.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
#[inline]
fn columns<const P: usize>(x: Rows, w: &Packed, panel: usize, out: &mut [f32]) {
    let rows = x.scales.len();
    let mut row = 0;
    while row < rows {
        match rows - row {
            1 => tile::<1, P>(x, w, row, panel, out),
            2 => tile::<2, P>(x, w, row, panel, out),
            3 => tile::<3, P>(x, w, row, panel, out),
            4 => tile::<4, P>(x, w, row, panel, out),
            5 => tile::<5, P>(x, w, row, panel, out),
            _ => tile::<ROWS, P>(x, w, row, panel, out),
        }
        row += ROWS;
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
#[inline]
fn tile<const M: usize, const P: usize>(x: Rows, w: &Packed, row: usize, panel: usize, out: &mut [f32]) {
    let steps = w.inputs / STEP;
    let bytes = &x.bytes[row * w.inputs..(row + M) * w.inputs];
    let lines: &[Line] = &w.lines[panel * steps..(panel + P) * steps];
    let mut sums = [[_mm512_setzero_si512(); P]; M];
    for k in 0..steps {
        let mut weights = [_mm512_setzero_si512(); P];
        for (p, weights) in weights.iter_mut().enumerate() {
            // SAFETY: p · steps + k < P · steps, the length of `lines`; a line is 64 aligned bytes.
            *weights = unsafe { _mm512_load_si512(lines.as_ptr().add(p * steps + k).cast()) };
        }
        for (m, sums) in sums.iter_mut().enumerate() {
            // SAFETY: m · inputs + 4 · k + 4 ≤ M · inputs, the length of `bytes`.
            let four = unsafe { bytes.as_ptr().add(m * w.inputs + STEP * k).cast::<i32>().read_unaligned() };
            let four = _mm512_set1_epi32(four);
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum = _mm512_dpbusd_epi32(*sum, four, weights);
            }
        }
    }
    for p in 0..P {
        let at = (panel + p) * LANES;
        let (scale, bias) = (Wide::from(&w.scale[at..]), Wide::from(&w.bias[at..]));
        // SAFETY: `sums` is padded to whole panels, and indexing has checked its sixteen.
        let columns = unsafe { _mm512_loadu_si512(w.sums[at..at + LANES].as_ptr().cast()) };
        for (m, sums) in sums.iter().enumerate() {
            let Scale { step, zero } = x.scales[row + m];
            let exact = _mm512_sub_epi32(sums[p], _mm512_mullo_epi32(_mm512_set1_epi32(zero), columns));
            let result = Wide(_mm512_cvtepi32_ps(exact)).mul(Wide::splat(step).mul(scale)).add(bias);
            let line = &mut out[(row + m) * w.outputs..(row + m + 1) * w.outputs];
            match line[at..].first_chunk_mut() {
                Some(whole) => result.store(whole),
                None => put(line, at, &result.array()),
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Wide(__m512);

impl Wide {
    #[inline(always)]
    fn from(x: &[f32]) -> Self {
        x.first_chunk().map_or(Self::splat(0.0), Self::load)
    }
}

// SAFETY (all below): `Wide` is named only in functions of this module that require AVX-512, so the
// instructions exist; loads and stores are within arrays of sixteen floats.
#[allow(clippy::undocumented_unsafe_blocks)]
impl Lanes for Wide {
    #[inline(always)]
    fn splat(x: f32) -> Self {
        Self(unsafe { _mm512_set1_ps(x) })
    }
    #[inline(always)]
    fn load(x: &[f32; LANES]) -> Self {
        Self(unsafe { _mm512_loadu_ps(x.as_ptr()) })
    }
    #[inline(always)]
    fn store(self, out: &mut [f32; LANES]) {
        unsafe { _mm512_storeu_ps(out.as_mut_ptr(), self.0) }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(unsafe { _mm512_add_ps(self.0, other.0) })
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(unsafe { _mm512_sub_ps(self.0, other.0) })
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(unsafe { _mm512_mul_ps(self.0, other.0) })
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self(unsafe { _mm512_div_ps(self.0, other.0) })
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        Self(unsafe { _mm512_min_ps(self.0, other.0) })
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        Self(unsafe { _mm512_max_ps(self.0, other.0) })
    }
    #[inline(always)]
    fn power_of_two(self) -> Self {
        unsafe {
            let n = _mm512_slli_epi32::<23>(_mm512_castps_si512(self.0));
            Self(_mm512_castsi512_ps(_mm512_add_epi32(n, _mm512_set1_epi32(127 << 23))))
        }
    }
    #[inline(always)]
    fn bytes(self) -> [u8; LANES] {
        let mut out = [0; LANES];
        unsafe {
            let bytes = _mm512_cvtepi32_epi8(_mm512_castps_si512(self.0));
            _mm_storeu_si128(out.as_mut_ptr().cast(), bytes);
        }
        out
    }
}
