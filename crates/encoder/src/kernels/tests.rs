//! Every kernel that this machine can run gives the bits of the plain one, and those are right.

use super::*;
use proptest::prelude::*;

/// Numbers from a seed, in -1..1: proptest chooses shapes and sizes, thousands of values come from here.
fn noise(seed: u64, n: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    };
    (0..n).map(|_| next()).collect()
}

fn bytes_of(seed: u64, n: usize) -> Vec<u8> {
    noise(seed, n).iter().map(|x| (x * 127.0) as i8 as u8).collect()
}

fn bits(x: &[f32]) -> Vec<u32> {
    x.iter().map(|x| x.to_bits()).collect()
}

/// What `job` gives by each kernel is the same; returns it.
fn same<T: PartialEq + std::fmt::Debug>(job: impl Fn(Kernel) -> T) -> T {
    let plain = job(Kernel(Kind::Plain));
    for kernel in Kernel::available() {
        assert_eq!(job(kernel), plain, "{}", kernel.name());
    }
    plain
}

fn floats_of(bits: &[u32]) -> Vec<f32> {
    bits.iter().map(|b| f32::from_bits(*b)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn products_are_the_same(seed: u64, t in 1usize..15, inputs in 1usize..12, outputs in 1usize..150) {
        let inputs = inputs * LANES;
        let x = noise(seed, t * inputs);
        let (scale, bias) = (noise(seed ^ 1, outputs), noise(seed ^ 2, outputs));
        let w = Packed::new(&bytes_of(seed ^ 3, outputs * inputs), &scale, &bias);
        same(|kernel| {
            let mut bytes = vec![0; x.len()];
            let mut scales = vec![Scale::default(); t];
            for ((row, bytes), s) in x.chunks(inputs).zip(bytes.chunks_mut(inputs)).zip(&mut scales) {
                *s = kernel.quantise(row, bytes);
            }
            let mut out = vec![0.0; t * outputs];
            kernel.multiply(Rows { bytes: &bytes, scales: &scales }, &w, &mut out);
            (bytes, bits(&out))
        });
    }

    #[test]
    fn a_row_in_bytes_is_near_and_the_same(seed: u64, n in 1usize..30, size in -20.0f32..20.0, shift in -2.0f32..2.0) {
        let x: Vec<f32> = noise(seed, n * LANES).iter().map(|x| (x + shift) * size.exp2()).collect();
        let (bytes, scale) = same(|kernel| {
            let mut bytes = vec![0; x.len()];
            let scale = kernel.quantise(&x, &mut bytes);
            (bytes, scale)
        });
        for (x, b) in x.iter().zip(bytes) {
            let near = (i32::from(b) - scale.zero) as f32 * scale.step;
            prop_assert!((x - near).abs() <= 1.01 * scale.step, "{x} {near} {scale:?}");
        }
    }

    #[test]
    fn norms_are_right_and_the_same(seed: u64, n in 1usize..40) {
        let n = n * LANES;
        let (x, more, gain, bias) =
            (noise(seed, n), noise(seed ^ 1, n), noise(seed ^ 2, n), noise(seed ^ 3, n));
        let got = same(|kernel| {
            let mut x = x.clone();
            kernel.add_norm(&mut x, &more, &gain, &bias);
            bits(&x)
        });
        let sum: Vec<f64> = x.iter().zip(&more).map(|(a, b)| f64::from(a + b)).collect();
        let mean = sum.iter().sum::<f64>() / n as f64;
        let deviation = (sum.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n as f64).sqrt();
        for (i, got) in floats_of(&got).iter().enumerate() {
            let want = (sum[i] - mean) / deviation * f64::from(gain[i]) + f64::from(bias[i]);
            prop_assert!((f64::from(*got) - want).abs() < 1e-4);
        }
    }

    #[test]
    fn attention_is_right_and_the_same(seed: u64, t in 1usize..70) {
        let padded = t.next_multiple_of(LANES);
        let (query, values) = (noise(seed, t * HEAD), noise(seed ^ 1, t * HEAD));
        let rows = noise(seed ^ 2, t * HEAD);
        let mut keys = vec![0.0; HEAD * padded];
        for (i, row) in rows.chunks(HEAD).enumerate() {
            for (d, k) in row.iter().enumerate() {
                keys[d * padded + i] = 4.0 * k;
            }
        }
        let got = same(|kernel| {
            let (mut scores, mut out) = (vec![7.0; 6 * padded], vec![0.0; t * HEAD]);
            kernel.attend(&mut Head {
                query: &query, stride: HEAD, keys: &keys, values: &values,
                scores: &mut scores, out: &mut out, out_stride: HEAD,
            });
            bits(&out)
        });
        let got = floats_of(&got);
        for (i, q) in query.chunks(HEAD).enumerate() {
            let score = |j: usize| (0..HEAD).map(|d| q[d] * keys[d * padded + j]).sum::<f32>() / (HEAD as f32).sqrt();
            let share: Vec<f32> = (0..t).map(|j| score(j).exp()).collect();
            for d in 0..HEAD {
                let want = (0..t).map(|j| share[j] * values[j * HEAD + d]).sum::<f32>() / share.iter().sum::<f32>();
                prop_assert!((got[i * HEAD + d] - want).abs() < 1e-4);
            }
        }
    }
}

#[test]
fn gelu_and_tanh_are_right_and_the_same() {
    let x: Vec<f32> = (-800..800).map(|i| i as f32 / 80.0).collect();
    let got = same(|kernel| {
        let mut x = x.clone();
        kernel.gelu(&mut x);
        bits(&x)
    });
    // Φ(1) and so on, from tables.
    for (at, want) in
        [(-2.0, -0.045_500_264), (-1.0, -0.158_655_25), (0.0, 0.0), (1.0, 0.841_344_7), (3.0, 2.995_950_3)]
    {
        let i = x.iter().position(|v| *v == at).unwrap();
        assert!((f32::from_bits(got[i]) - want).abs() < 2e-6);
    }
    for x in x {
        let got = f32::from_bits(same(|kernel| kernel.tanh(x).to_bits()));
        assert!((f64::from(got) - f64::from(x).tanh()).abs() < 1e-6);
    }
}

#[test]
fn rows_of_zeros_and_huge_numbers_give_bytes() {
    for x in [[0.0; 16], [f32::MIN_POSITIVE; 16], [f32::MAX; 16], [f32::INFINITY; 16], [f32::NAN; 16]] {
        for kernel in Kernel::available() {
            kernel.quantise(&x, &mut [0; 16]);
        }
    }
}
