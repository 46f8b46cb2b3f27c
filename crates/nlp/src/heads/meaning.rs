//! Vectors of meaning: the mean of the meaning states over some words, as a unit vector.
//!
//! Trained to lie near the vectors of the untouched all-MiniLM-L6-v2, so that cosine similarity
//! means what it means there.

use crate::network::HIDDEN;

/// Mean of the rows, scaled to length one and quantised: component times 127. Zeros for no rows.
pub(crate) fn vector<'a>(rows: impl Iterator<Item = &'a [f32]>) -> Vec<i8> {
    let mut sum = vec![0.0f32; HIDDEN];
    for row in rows {
        for (s, x) in sum.iter_mut().zip(row) {
            *s += x;
        }
    }
    let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
    if norm == 0.0 {
        return vec![0; HIDDEN];
    }
    sum.iter().map(|x| (x / norm * 127.0).round().clamp(-127.0, 127.0) as i8).collect()
}
