//! The inner loops, in one version for each kind of CPU, chosen once.
//!
//! All versions give the same bits: sums of products of integers are exact, and the parts in f32 run
//! in one order everywhere (see `lanes`). The tests below compare them.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(target_arch = "x86_64")]
mod avxvnni;
mod float;
mod lanes;
mod packed;
mod plain;
#[cfg(test)]
mod tests;

pub(crate) use lanes::LANES;
pub(crate) use packed::Packed;

/// Width of one head of attention.
pub(crate) const HEAD: usize = 32;

/// How the bytes of a row are meant: value = (byte - zero) · step.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Scale {
    pub step: f32,
    pub zero: i32,
}

/// Rows of activations in bytes, `[T, width]`, and how each row is meant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub bytes: &'a [u8],
    pub scales: &'a [Scale],
}

/// One head of attention: where its operands lie.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// From the head's part of the first row on; rows are `stride` apart.
    pub query: &'a [f32],
    pub stride: usize,
    /// `[32, P]`: transposed, P = T rounded up to whole vectors, padding zero.
    pub keys: &'a [f32],
    /// `[T, 32]`.
    pub values: &'a [f32],
    /// Room for `[6, P]`.
    pub scores: &'a mut [f32],
    /// From the head's part of the first row on; rows are `out_stride` apart.
    pub out: &'a mut [f32],
    pub out_stride: usize,
}

/// The instructions that inner loops are written in. A value exists only where the CPU has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kernel(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Kernel {
    /// The kernels that this CPU can run, slowest first. Never empty.
    pub fn available() -> Vec<Self> {
        #[allow(unused_mut)]
        let mut out = vec![Kernel(Kind::Plain)];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") {
                out.push(Kernel(Kind::Avx2));
                if is_x86_feature_detected!("avxvnni") {
                    out.push(Kernel(Kind::AvxVnni));
                }
            }
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vnni")
            {
                out.push(Kernel(Kind::Avx512));
            }
        }
        out
    }

    /// The fastest kernel of this CPU.
    pub fn best() -> Self {
        static BEST: std::sync::OnceLock<Kernel> = std::sync::OnceLock::new();
        *BEST.get_or_init(|| Self::available().pop().unwrap_or(Kernel(Kind::Plain)))
    }

    /// Its name: `plain`, `avx2`, `avx-vnni`, `avx512-vnni`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Kind::Plain => "plain",
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Kind::AvxVnni => "avx-vnni",
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => "avx512-vnni",
        }
    }
}

/// Functions of [`Kernel`] that call the version for its CPU.
macro_rules! dispatch {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),*) $(-> $result:ty)?;)*) => {
        #[allow(unsafe_code)]
        impl Kernel {
            $($(#[$doc])*
            #[inline]
            pub(crate) fn $name(self, $($arg: $type),*) $(-> $result)? {
                match self.0 {
                    Kind::Plain => plain::$name($($arg),*),
                    // SAFETY: this kind of kernel is made by `available` alone, where the CPU has
                    // all features that the module's functions require. The same below.
                    #[cfg(target_arch = "x86_64")]
                    Kind::Avx2 => unsafe { avx2::$name($($arg),*) },
                    #[cfg(target_arch = "x86_64")]
                    // SAFETY: as above.
                    Kind::AvxVnni => unsafe { avxvnni::$name($($arg),*) },
                    #[cfg(target_arch = "x86_64")]
                    // SAFETY: as above.
                    Kind::Avx512 => unsafe { avx512::$name($($arg),*) },
                }
            })*
        }
    };
}

dispatch! {
    /// A row as bytes. `row` and `out` have one length, whole vectors.
    fn quantise(row: &[f32], out: &mut [u8]) -> Scale;
    /// `out = x · wᵀ + bias`: `x` is `[T, inputs]`, `out` `[T, outputs]`.
    fn multiply(x: Rows, w: &Packed, out: &mut [f32]);
    /// `x = LayerNorm(x + more)` over one row.
    fn add_norm(x: &mut [f32], more: &[f32], gain: &[f32], bias: &[f32]);
    /// GELU of every value, in place.
    fn gelu(x: &mut [f32]);
    /// One head of attention.
    fn attend(head: &mut Head);
    /// `Σ x · y`.
    fn dot(x: &[f32], y: &[f32]) -> f32;
    /// tanh of a number.
    fn tanh(x: f32) -> f32;
}

/// The parts in f32, compiled for one kernel.
macro_rules! floats {
    ($lanes:ty, $columns:literal $(, $features:literal)?) => {
        use crate::kernels::{Head, Scale, float};
        $(#[target_feature(enable = $features)])?
        pub(super) fn quantise(row: &[f32], out: &mut [u8]) -> Scale {
            float::quantise::<$lanes>(row, out)
        }
        $(#[target_feature(enable = $features)])?
        pub(super) fn add_norm(x: &mut [f32], more: &[f32], gain: &[f32], bias: &[f32]) {
            float::add_norm::<$lanes>(x, more, gain, bias);
        }
        $(#[target_feature(enable = $features)])?
        pub(super) fn gelu(x: &mut [f32]) {
            float::gelu::<$lanes>(x);
        }
        $(#[target_feature(enable = $features)])?
        pub(super) fn attend(head: &mut Head) {
            float::attend::<$lanes, $columns>(head);
        }
        $(#[target_feature(enable = $features)])?
        pub(super) fn dot(x: &[f32], y: &[f32]) -> f32 {
            float::dot::<$lanes>(x, y)
        }
        $(#[target_feature(enable = $features)])?
        pub(super) fn tanh(x: f32) -> f32 {
            float::tanh::<$lanes>(x)
        }
    };
}
use floats;
