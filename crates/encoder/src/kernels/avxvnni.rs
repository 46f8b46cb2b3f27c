//! AVX with VNNI and no AVX-512, as laptops since 2021 have it: eight outputs by four inputs.
#![allow(unsafe_code)]

use super::Rows;
use super::avx2::{Pair, finish};
use super::floats;
use super::lanes::LANES;
use super::packed::{Packed, STEP};
use std::arch::x86_64::*;

floats!(Pair, 1, "avx2,avxvnni");

/// Rows of a tile: 12 sums, 2 vectors of weights and one of inputs fill 15 of 16 registers.
const ROWS: usize = 6;

#[target_feature(enable = "avx2,avxvnni")]
pub(super) fn multiply(x: Rows, w: &Packed, out: &mut [f32]) {
    let rows = x.scales.len();
    for panel in 0..w.panels() {
        let mut row = 0;
        while row < rows {
            match rows - row {
                1 => tile::<1>(x, w, row, panel, out),
                2 => tile::<2>(x, w, row, panel, out),
                3 => tile::<3>(x, w, row, panel, out),
                4 => tile::<4>(x, w, row, panel, out),
                5 => tile::<5>(x, w, row, panel, out),
                _ => tile::<ROWS>(x, w, row, panel, out),
            }
            row += ROWS;
        }
    }
}

#[target_feature(enable = "avx2,avxvnni")]
#[inline]
fn tile<const M: usize>(x: Rows, w: &Packed, row: usize, panel: usize, out: &mut [f32]) {
    let bytes = &x.bytes[row * w.inputs..(row + M) * w.inputs];
    let mut sums = [[_mm256_setzero_si256(); 2]; M];
    for (k, line) in w.panel(panel).iter().enumerate() {
        // SAFETY: the two halves of the 64 aligned bytes of a line.
        let (left, right) = unsafe {
            let at = line.0.as_ptr().cast::<__m256i>();
            (_mm256_load_si256(at), _mm256_load_si256(at.add(1)))
        };
        for (m, sums) in sums.iter_mut().enumerate() {
            // SAFETY: m · inputs + 4 · k + 4 ≤ M · inputs, the length of `bytes`.
            let four = unsafe { bytes.as_ptr().add(m * w.inputs + STEP * k).cast::<i32>().read_unaligned() };
            let four = _mm256_set1_epi32(four);
            sums[0] = _mm256_dpbusd_avx_epi32(sums[0], four, left);
            sums[1] = _mm256_dpbusd_avx_epi32(sums[1], four, right);
        }
    }
    for (m, sums) in sums.iter().enumerate() {
        finish(sums[0], sums[1], x, w, row + m, panel * LANES, out);
    }
}
