"""The arithmetic of crates/encoder in numpy: int8 weights, activations in bytes, integer sums.

`weights` is what export.py stores: int8 matrices with NAME.scale, float32 for the rest. States are
float32 [T, H]. The integers are the same as in Rust; the parts in f32 differ in their last digits.
"""
import math

import numpy as np

F = np.float32
EPSILON = F(1e-12)
HEAD = 32
erf = np.vectorize(math.erf, otypes=[np.float32])


def quantise(x):
    """Rows as bytes: value = (byte - zero) * step. Returns bytes, step, zero."""
    low = np.minimum(x.min(axis=1, keepdims=True), F(0))
    high = np.maximum(x.max(axis=1, keepdims=True), F(0))
    span = high - low
    inverse = np.where(span > 1e-30, F(255) / np.maximum(span, F(1e-30)), F(0)).astype(F)
    zero = np.rint(-low * inverse)
    q = np.clip(np.rint(x * inverse) + zero, 0, 255)
    return q.astype(np.int32), span / F(255), zero.astype(np.int32)


def linear(weights, name, x):
    w, b = weights[f'{name}.weight'], weights[f'{name}.bias']
    if w.dtype != np.int8:
        return (x @ w.T + b).astype(F)
    q, step, zero = quantise(x)
    # Sums of products of bytes stay below 2^53, so that float64 (which has a fast product) is exact.
    sums = q.astype(np.float64) @ w.T.astype(np.float64) - zero * w.sum(axis=1, dtype=np.int64)
    return sums.astype(F) * (step * weights[f'{name}.weight.scale']) + b


def norm(weights, name, x):
    x = x - x.mean(axis=1, keepdims=True, dtype=F)
    x = x * (F(1) / np.sqrt((x * x).mean(axis=1, keepdims=True, dtype=F) + EPSILON))
    return x * weights[f'{name}.weight'] + weights[f'{name}.bias']


def gelu(x):
    return x * F(0.5) * (F(1) + erf(x * F(math.sqrt(0.5))))


def layer(weights, name, x):
    t, width = x.shape
    qkv = linear(weights, f'{name}.qkv', x).reshape(t, 3, width // HEAD, HEAD).transpose(1, 2, 0, 3)
    scores = qkv[0] @ qkv[1].transpose(0, 2, 1) * F(1 / math.sqrt(HEAD))
    share = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = (share @ qkv[2]) / share.sum(axis=-1, keepdims=True)
    mixed = np.ascontiguousarray(mixed.transpose(1, 0, 2)).reshape(t, width)
    x = norm(weights, f'{name}.norm1', x + linear(weights, f'{name}.out', mixed))
    inner = gelu(linear(weights, f'{name}.up', x))
    return norm(weights, f'{name}.norm2', x + linear(weights, f'{name}.down', inner))


def rows(weights, name, ids):
    """Rows of an embedding table."""
    w = weights[name]
    return w[ids] if w.dtype != np.int8 else w[ids].astype(F) * weights[name + '.scale'][ids, None]


def encoder(weights, ids, cases=None):
    """States [T, H] of one window."""
    x = weights['encoder.kind'] + rows(weights, 'encoder.word.weight', ids)
    x = x + rows(weights, 'encoder.position.weight', np.arange(len(ids)))
    if cases is not None:
        x = x + rows(weights, 'encoder.case' if 'encoder.case' in weights else 'encoder.case.weight', cases)
    x = norm(weights, 'encoder.norm', x.astype(F))
    i = 0
    while f'encoder.layers.{i}.qkv.weight' in weights:
        x = layer(weights, f'encoder.layers.{i}', x)
        i += 1
    return x
