//! The network's forward pass: int8 weights, int8 activations, the same bytes on every machine.
//!
//! Post-norm BERT layers of width [`HIDDEN`] with [`HEADS`] heads and an exact GELU, and what stands
//! on them: linear layers and tables. Tensors are found by their PyTorch names in a safetensors file
//! ([`Weights`]), so that a new head needs nothing here.
//!
//! **Arithmetic.** A row of activations becomes bytes by its own least and greatest value; products
//! with int8 weights are summed in 32-bit integers, which is exact. Norms, softmax, GELU and the
//! products inside attention are f32 in one order everywhere, never fused, without the C library.
//! So a [`Kernel`] changes how fast an answer comes, not one bit of it.
//!
//! **Threads.** None. Each thread that calls keeps its own scratch memory, a few megabytes.
//!
//! **`unsafe`** is for the CPU's vector instructions alone and lies in `kernels`, where each use says
//! why it is sound. No other crate of the workspace may use it.

mod encoder;
mod kernels;
mod layer;
mod linear;
mod scratch;
mod table;
mod weights;

pub use encoder::Encoder;
pub use kernels::Kernel;
pub use layer::Layer;
pub use linear::Linear;
pub use table::Table;
pub use weights::{Weights, WeightsError};

/// Width of every state.
pub const HIDDEN: usize = 384;
/// Heads of attention in a layer.
pub const HEADS: usize = HIDDEN / kernels::HEAD;

/// The exact GELU of every value, in place. The length is a multiple of 16.
pub fn gelu(x: &mut [f32]) {
    Kernel::best().gelu(x);
}

/// tanh of a number, the same bits on every machine.
pub fn tanh(x: f32) -> f32 {
    Kernel::best().tanh(x)
}
