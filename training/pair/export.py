"""Write the trained pair network as files of crates/model-en. `python -m pair.export --run run-pair --minilm … --out ../crates/model-en/weights`

- `pair.safetensors`: layers as int8 with a scale a row, as in reader.safetensors; the judge in float32, because what it is
  given differs in size from part to part. The tables are the reader's and are not stored again.
- `pair_example.json`: a pair and its scores, computed by the arithmetic of the product (reader/int8.py).
"""
import argparse
import json
import os

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

from reader import int8
from reader.data import tokenizer as load_tokenizer
from reader.export import quantised

from . import data
from .model import Pair, batch

SHARED = ('encoder.word.', 'encoder.position.', 'encoder.kind', 'encoder.case')
EXAMPLE = data.Pair('Has the Varn dam been closed to lorries?', 'Hauliers reroute as Varn crossing shuts. Talks went on until midnight. The weight limit on the dam remains at 40 tonnes, the roads office said.',
                    'The weight limit on the dam remains at 40 tonnes', 1)


def scores(weights, example):
    ids, cases, question, statement = example
    x = int8.encoder(weights, ids, cases)
    a, b = (x[f:l].mean(0) for f, l in (question, statement))
    pooled = np.concatenate([x[0], a, b, np.abs(a - b), a * b])
    return weights['judge.weight'] @ pooled + weights['judge.bias']


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--run', required=True, nargs='+', help='folder with pair.pt; of several, which must go on from each other, the mean of the weights is taken')
    p.add_argument('--minilm', required=True)
    p.add_argument('--out', required=True, help='crates/model-en/weights, with reader.safetensors in it')
    a = p.parse_args()
    model = Pair()
    runs = [torch.load(os.path.join(run, 'pair.pt')) for run in a.run]
    model.load_state_dict({n: sum(r[n] for r in runs) / len(runs) for n in runs[0]})
    model.eval()
    state = {n: np.ascontiguousarray(t.float().numpy()) for n, t in model.state_dict().items() if not n.startswith(SHARED)}
    judge = {n: state.pop(n) for n in ('judge.weight', 'judge.bias')}
    own = {**quantised(state), **judge}
    save_file(own, os.path.join(a.out, 'pair.safetensors'))
    reader = load_file(os.path.join(a.out, 'reader.safetensors'))
    weights = {**{n: t for n, t in reader.items() if n.startswith(SHARED)}, **own}
    example = data.encode(load_tokenizer(a.minilm), EXAMPLE)
    got = scores(weights, example)
    with torch.no_grad():
        want = model(*batch([example]))[0].numpy()
    print('scores', got.round(3), 'in PyTorch', want.round(3))
    shares = np.exp(got - got.max())
    shown = {'question': EXAMPLE.question, 'context': EXAMPLE.context, 'statement': EXAMPLE.statement,
             'ids': example[0], 'shares': (shares / shares.sum()).round(5).tolist()}
    with open(os.path.join(a.out, 'pair_example.json'), 'w') as f:
        json.dump(shown, f, indent=1)
    print(os.path.getsize(os.path.join(a.out, 'pair.safetensors')), 'bytes')


if __name__ == '__main__':
    main()
