"""The arithmetic of crates/encoder in numpy, bit for bit: int8 weights, activations in bytes, and the
parts in f32 in the same order (sixteen partial sums, products never fused, our own exp and erf).

A rounding that differs in one last digit makes another byte, and bytes spread: after six layers two
passes that differ so are as far apart as int8 is from f32. So the order is followed exactly.

`weights` is what export.py stores: int8 matrices with NAME.scale, float32 for the rest. States are
float32 [T, H].
"""
import numpy as np

F = np.float32
EPSILON = F(1e-12)
HEAD, LANES = 32, 16
# As in crates/encoder/src/kernels/float.rs.
ERF_TOP = (-2.7261423e-10, 2.7706814e-8, -2.101024e-6, -5.6925065e-5, -7.349906e-4, -2.9545998e-3, -1.6096033e-2)
ERF_BOTTOM = (-1.4566072e-5, -2.1337405e-4, -1.682827e-3, -7.3733294e-3, -1.4264739e-2)
EXP = tuple(F(1) / F(n) for n in (5040, 720, 120, 24, 6, 2, 1, 1))


def total(x):
    """Sums over the last axis: one a lane from first to last, then halves on halves."""
    lanes = np.zeros(x.shape[:-1] + (LANES,), F)
    for i in range(0, x.shape[-1], LANES):
        lanes = lanes + x[..., i:i + LANES]
    while lanes.shape[-1] > 1:
        half = lanes.shape[-1] // 2
        lanes = lanes[..., :half] + lanes[..., half:]
    return lanes


def product(a, b):
    """a [..., M, K] times b [..., K, N], summed from first to last."""
    out = np.zeros(a.shape[:-1] + b.shape[-1:], F)
    for k in range(a.shape[-1]):
        out = out + a[..., k:k + 1] * b[..., k:k + 1, :]
    return out


def polynomial(x, factors):
    y = np.full_like(x, factors[0])
    for f in factors[1:]:
        y = y * x + F(f)
    return y


def exp(x):
    x = np.maximum(x, F(-87))
    n = np.rint(x * F(1.44269504))
    rest = x - n * F(0.6933594) - n * F(-2.1219444e-4)
    return polynomial(rest, EXP) * np.exp2(n)


def erf(x):
    x = np.clip(x, F(-4), F(4))
    return x * polynomial(x * x, ERF_TOP) / polynomial(x * x, ERF_BOTTOM)


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
    width = F(x.shape[1])
    x = x - total(x) / width
    x = x * (F(1) / np.sqrt(total(x * x) / width + EPSILON))
    return x * weights[f'{name}.weight'] + weights[f'{name}.bias']


def gelu(x):
    return x * F(0.5) * (F(1) + erf(x * F(np.sqrt(0.5))))


def attention(qkv):
    """qkv [T, 3 H] -> [T, H]."""
    t = len(qkv)
    q, k, v = qkv.reshape(t, 3, -1, HEAD).transpose(1, 2, 0, 3)
    scores = product(q, k.transpose(0, 2, 1)) * (F(1) / np.sqrt(F(HEAD)))
    share = exp(scores - scores.max(axis=-1, keepdims=True))
    padded = np.pad(share, ((0, 0), (0, 0), (0, -t % LANES)))
    mixed = product(share, v) * (F(1) / total(padded))
    return np.ascontiguousarray(mixed.transpose(1, 0, 2)).reshape(t, -1)


def layer(weights, name, x):
    mixed = attention(linear(weights, f'{name}.qkv', x))
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
