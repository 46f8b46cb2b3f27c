//! Sixteen floats at once, in the same order on every machine.
//!
//! Every operation here is exact in the sense of IEEE 754 (one rounding, to nearest even), and
//! multiplying and adding are never fused, so that the three ways to compute them give the same bits.

/// Floats in one vector.
pub(crate) const LANES: usize = 16;

/// 1.5 · 2^23. A float of less than 2^22 plus this is rounded to an integer, to nearest even, which
/// then stands in the low bits.
pub(super) const ROUND: f32 = 12_582_912.0;

/// A vector of sixteen floats.
///
/// An implementation may need CPU features that its type does not prove. The types are private to
/// their modules, which name them only inside functions that require those features.
pub(super) trait Lanes: Copy {
    fn splat(x: f32) -> Self;
    fn load(x: &[f32; LANES]) -> Self;
    fn store(self, out: &mut [f32; LANES]);
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    fn div(self, other: Self) -> Self;
    /// `self` where it is less, else `other`, as x86 does it.
    fn min(self, other: Self) -> Self;
    /// `self` where it is greater, else `other`, as x86 does it.
    fn max(self, other: Self) -> Self;
    /// 2^n of lanes that hold n + [`ROUND`], for n from -126 to 127.
    fn power_of_two(self) -> Self;
    /// Lanes that hold n + [`ROUND`], 0 ≤ n ≤ 255, as bytes.
    fn bytes(self) -> [u8; LANES];

    /// The lanes in memory order.
    #[inline(always)]
    fn array(self) -> [f32; LANES] {
        let mut out = [0.0; LANES];
        self.store(&mut out);
        out
    }

    /// Sum of the lanes, halves on halves.
    #[inline(always)]
    fn sum(self) -> f32 {
        folded(self.array(), |a, b| a + b)
    }

    #[inline(always)]
    fn least(self) -> f32 {
        folded(self.array(), |a, b| if a < b { a } else { b })
    }

    #[inline(always)]
    fn greatest(self) -> f32 {
        folded(self.array(), |a, b| if a > b { a } else { b })
    }
}

#[inline(always)]
fn folded(mut x: [f32; LANES], join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for i in 0..width {
            x[i] = join(x[i], x[i + width]);
        }
        width /= 2;
    }
    x[0]
}
