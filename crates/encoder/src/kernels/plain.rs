//! Rust alone, for any CPU. The other kernels are held to its bits.

use super::lanes::{LANES, Lanes};
use super::packed::{Packed, STEP, put};
use super::{Rows, floats};

floats!(Sixteen, 1);

/// Inputs and weights are widened to 16 bits, a panel and a row at a time: compilers know how to turn
/// such a sum of products into vector instructions, on ARM as on x86.
pub(super) fn multiply(x: Rows, w: &Packed, out: &mut [f32]) {
    let mut weights = vec![0i16; LANES * w.inputs];
    let mut input = vec![0i16; w.inputs];
    for panel in 0..w.panels() {
        for (k, line) in w.panel(panel).iter().enumerate() {
            for (i, four) in line.0.as_chunks::<STEP>().0.iter().enumerate() {
                weights[i * w.inputs + k * STEP..][..STEP].copy_from_slice(&four.map(i16::from));
            }
        }
        let at = panel * LANES;
        let rows = x.bytes.chunks_exact(w.inputs).zip(x.scales).zip(out.chunks_exact_mut(w.outputs));
        for ((bytes, scale), out) in rows {
            for (wide, b) in input.iter_mut().zip(bytes) {
                *wide = i16::from(*b);
            }
            let mut results = [0.0; LANES];
            for (i, (r, weights)) in results.iter_mut().zip(weights.chunks_exact(w.inputs)).enumerate() {
                let exact = sum(&input, weights) - scale.zero * w.sums[at + i];
                *r = exact as f32 * (scale.step * w.scale[at + i]) + w.bias[at + i];
            }
            put(out, at, &results);
        }
    }
}

fn sum(x: &[i16], y: &[i16]) -> i32 {
    let mut lanes = [0i32; LANES];
    for (x, y) in x.as_chunks::<LANES>().0.iter().zip(y.as_chunks::<LANES>().0) {
        for i in 0..LANES {
            lanes[i] += i32::from(x[i]) * i32::from(y[i]);
        }
    }
    lanes.iter().sum()
}

#[derive(Clone, Copy)]
struct Sixteen([f32; LANES]);

#[inline(always)]
fn zip(a: Sixteen, b: Sixteen, f: impl Fn(f32, f32) -> f32) -> Sixteen {
    let mut out = a.0;
    for (o, b) in out.iter_mut().zip(b.0) {
        *o = f(*o, b);
    }
    Sixteen(out)
}

impl Lanes for Sixteen {
    #[inline(always)]
    fn splat(x: f32) -> Self {
        Self([x; LANES])
    }
    #[inline(always)]
    fn load(x: &[f32; LANES]) -> Self {
        Self(*x)
    }
    #[inline(always)]
    fn store(self, out: &mut [f32; LANES]) {
        *out = self.0;
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        zip(self, other, |a, b| a + b)
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        zip(self, other, |a, b| a - b)
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        zip(self, other, |a, b| a * b)
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        zip(self, other, |a, b| a / b)
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        zip(self, other, |a, b| if a < b { a } else { b })
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        zip(self, other, |a, b| if a > b { a } else { b })
    }
    #[inline(always)]
    fn power_of_two(self) -> Self {
        Self(self.0.map(|x| f32::from_bits((x.to_bits() << 23).wrapping_add(127 << 23))))
    }
    #[inline(always)]
    fn bytes(self) -> [u8; LANES] {
        self.0.map(|x| x.to_bits() as u8)
    }
}
