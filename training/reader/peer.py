"""The same encoder in ONNX Runtime int8, for `cargo xtask bench read --peer`.

    python3 peer.py MODEL.safetensors WORK_FOLDER

Builds the graph of the encoder from the product's weights (made f32 again), quantises it with
`quantize_dynamic(per_channel=True)`, and pins it to one thread. Then, for each line on standard input, a
JSON list of windows of word-piece ids, runs the windows and answers with the CPU seconds that took (other
programs on the machine then matter less).
"""
import json
import os
import sys
import time

import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file
from torch import nn
import torch.nn.functional as F

HIDDEN, HEADS = 384, 12


class Layer(nn.Module):
    """A post-norm BERT layer, as in model.py, which this file does not import: it changes more often."""

    def __init__(self, inner):
        super().__init__()
        self.qkv, self.out = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, inner), nn.Linear(inner, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x):
        b, t = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).reshape(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        a = F.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5, dim=-1) @ v
        x = self.norm1(x + self.out(a.permute(0, 2, 1, 3).reshape(b, t, HIDDEN)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self, state):
        super().__init__()
        self.word = nn.Embedding(*state['word.weight'].shape)
        self.position = nn.Embedding(*state['position.weight'].shape)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        count = len({k.split('.')[1] for k in state if k.startswith('layers.')})
        self.layers = nn.ModuleList(Layer(state['layers.0.up.weight'].shape[0]) for _ in range(count))
        self.load_state_dict(state)

    def forward(self, ids):
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind)
        for layer in self.layers:
            x = layer(x)
        return x


def floats(path):
    """The encoder's tensors in f32. The table of cases is left out: a lookup, no part of the time."""
    stored = load_file(path)
    state = {}
    for name, w in stored.items():
        if name.startswith('encoder.') and not name.endswith('.scale') and not name.startswith('encoder.case'):
            if w.dtype == np.int8:
                w = w.astype(np.float32) * stored[name + '.scale'][:, None]
            state[name.removeprefix('encoder.')] = torch.from_numpy(w)
    return state


def session(path, folder):
    plain, small = (os.path.join(folder, n) for n in ('peer.onnx', 'peer-int8.onnx'))
    torch.onnx.export(Encoder(floats(path)).eval(), (torch.ones(1, 30, dtype=torch.long),), plain,
                      input_names=['ids'], output_names=['hidden'], dynamic_axes={'ids': {1: 'pieces'}},
                      opset_version=17, dynamo=False)
    quantize_dynamic(plain, small, per_channel=True, weight_type=QuantType.QInt8)
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return ort.InferenceSession(small, options, providers=['CPUExecutionProvider'])


def main():
    answers = os.dup(1)
    os.dup2(2, 1)  # the exporter talks; only answers go to standard output
    torch.set_num_threads(1)
    run = session(sys.argv[1], sys.argv[2])
    with os.fdopen(answers, 'w', buffering=1) as out:
        out.write(f'ONNX Runtime {ort.__version__} int8\n')
        for line in sys.stdin:
            windows = [np.array([ids], dtype=np.int64) for ids in json.loads(line)]
            started = time.process_time()
            for ids in windows:
                run.run(None, {'ids': ids})
            out.write(f'{time.process_time() - started}\n')


if __name__ == '__main__':
    main()
