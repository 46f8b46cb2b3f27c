//! Vectors of meaning as they are kept: a signed byte a component, and one bit a component to look through many.

/// Components of a vector.
pub const COMPONENTS: usize = 384;

/// The signs of a vector's components, first component lowest bit. Two vectors whose signs differ in few places point
/// about the same way (random hyperplanes: Charikar 2002), and a million of them fit in 48 MB.
pub type Signs = [u64; COMPONENTS / 64];

/// The signs of a vector; a component that it lacks counts as negative.
pub fn signs(vector: &[i8]) -> Signs {
    let mut out = Signs::default();
    for (i, component) in vector.iter().take(COMPONENTS).enumerate() {
        out[i / 64] |= u64::from(*component >= 0) << (i % 64);
    }
    out
}

/// Components whose signs differ, 0 to [`COMPONENTS`].
pub fn differing(a: &Signs, b: &Signs) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a ^ b).count_ones()).sum()
}

/// Cosine of two vectors, -1 to 1; 0 where one is missing.
pub fn cosine(a: &[i8], b: &[i8]) -> f32 {
    let (mut dot, mut aa, mut bb) = (0i32, 0i32, 0i32);
    for (x, y) in a.iter().zip(b) {
        let (x, y) = (i32::from(*x), i32::from(*y));
        dot += x * y;
        aa += x * x;
        bb += y * y;
    }
    if aa == 0 || bb == 0 { 0.0 } else { dot as f32 / ((aa as f32) * (bb as f32)).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosine_of_quantised_vectors() {
        assert_eq!(cosine(&[127, 0], &[127, 0]), 1.0);
        assert_eq!(cosine(&[127, 0], &[0, 127]), 0.0);
        assert_eq!(cosine(&[127], &[-127]), -1.0);
        assert_eq!(cosine(&[], &[]), 0.0);
    }

    #[test]
    fn signs_tell_how_far_apart_vectors_point() {
        let vector: Vec<i8> = (0..384).map(|i| (i * 37 % 255 - 127) as i8).collect();
        let turned: Vec<i8> = vector.iter().map(|x| if *x == 0 { 0 } else { -x }).collect();
        let zeros = vector.iter().filter(|x| **x == 0).count() as u32;
        assert_eq!(differing(&signs(&vector), &signs(&vector)), 0);
        assert_eq!(differing(&signs(&vector), &signs(&turned)), 384 - zeros);
    }
}
