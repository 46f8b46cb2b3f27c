"""Write the trained reader as the files of crates/model-en: weights, tables, vocabulary, example.

- `reader.safetensors`: the state dict under its own names. Matrices of 4096 values or more are int8 with
  one scale a row (output feature or embedding row) in `NAME.scale`; all else is float32. Tensors that
  only training needs, and the CRFs (their tables are in heads.json), are left out.
- `heads.json`: labels and scores of every CRF of the model, and the list of attributing words.
- `vocab.txt`: the vocabulary, one piece a line.
- `example.json`: an input and the encoder's output, computed here by the arithmetic of crates/encoder
  (reader/int8.py), for the parity test of crates/nlp.
"""
import argparse
import json
import os
import shutil
from collections import Counter

import numpy as np
import torch
from safetensors.numpy import save_file

from . import data, int8, model as definition
from .heads import attributions

# Used by the losses, never by the product.
TRAINING_ONLY = ('hint.', 'part_hint.')
TEXT = 'The ministry said on Monday that the plant in Brest would not be converted, two sources told Example Wire.'

# Values of a state in example.json: enough to tell a right pass from a wrong one.
SHOWN = 32


def crfs(model):
    """Name -> CRF, of every attribute called NAME_crf."""
    return {n.removesuffix('_crf'): m for n, m in model.named_children() if isinstance(m, definition.Crf)}


def tensors(model):
    """What the product needs of a state dict, as numpy arrays in float32."""
    skip = TRAINING_ONLY + tuple(f'{name}_crf.' for name in crfs(model))
    state = model.state_dict()
    return {n: np.ascontiguousarray(t.float().numpy()) for n, t in state.items() if not n.startswith(skip)}


def quantised(state):
    """The same with large matrices as int8 and a scale a row."""
    out = {}
    for name, w in state.items():
        out[name] = w
        if w.ndim == 2 and w.size >= 4096:
            scale = np.maximum(np.abs(w).max(axis=1) / 127, 1e-12).astype(np.float32)
            out[name] = np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8)
            out[name + '.scale'] = scale
    return out


def cue_words(folder, tokenizer):
    """Words that attribute in a good share of their uses in PolNeAR train: where a nested look pays."""
    inside, total = Counter(), Counter()
    for r in data.read(os.path.join(folder, 'attributions/polnear.train.jsonl')):
        for b in attributions.article(r, tokenizer):
            marked = {i for f, l in b.gold.cues for i in range(f, l)}
            for i, (s, e) in enumerate(b.words):
                word = r['text'][s:e].lower()
                total[word] += 1
                inside[word] += i in marked
    return sorted(w for w, n in inside.items() if w.isalpha() and n >= 4 and n / total[w] >= 0.25)


def cosine(a, b):
    return float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))


def example(model, weights, tokenizer):
    """An input, what the product must make of it, and how near that is to PyTorch in f32."""
    ids = tokenizer.encode(TEXT).ids
    cases = [i % definition.CASES for i in range(len(ids))]
    got = int8.encoder(weights, ids, cases)
    role = int8.layer(weights, 'role_look.layer', got.copy())
    with torch.no_grad():
        want = model.encoder(torch.tensor([ids]), torch.tensor([cases]))[0].numpy()
        want_role = model.role_look.layer(torch.tensor(got)[None])[0].numpy()
    out = {'text': TEXT, 'ids': ids, 'cases': cases}
    for name, g, w in (('hidden', got, want), ('role_look.layer', role, want_role)):
        first, last = (g[i, :SHOWN].tolist() for i in (0, -1))
        out[name] = {'first': first, 'last': last, 'cosine': round(cosine(g, w), 6)}
        print(f'{name}: cosine with PyTorch in f32 {cosine(g, w):.5f}, largest difference {np.abs(g - w).max():.3f}')
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--run', required=True, help='folder of reader.pt (or state.pt)')
    p.add_argument('--minilm', required=True)
    p.add_argument('--data', required=True)
    p.add_argument('--out', required=True, help='crates/model-en/weights')
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    model = definition.trained(a.run)
    model.eval()
    tokenizer = data.tokenizer(a.minilm)
    weights = quantised(tensors(model))
    save_file(weights, os.path.join(a.out, 'reader.safetensors'))

    def write(name, value):
        with open(os.path.join(a.out, name), 'w') as f:
            json.dump(value, f, indent=1)

    write('example.json', example(model, weights, tokenizer))
    tables = {}
    for name, crf in crfs(model).items():
        start, move = (t.detach().double().numpy().round(5).tolist() for t in crf.tables())
        tables[name] = {'labels': list(definition.LABELS[name]), 'start': start, 'move': move}
    tables['cue_words'] = cue_words(a.data, tokenizer)
    write('heads.json', tables)
    shutil.copyfile(os.path.join(a.minilm, 'vocab.txt'), os.path.join(a.out, 'vocab.txt'))
    print({f: os.path.getsize(os.path.join(a.out, f)) for f in sorted(os.listdir(a.out))}, len(tables['cue_words']), 'cue words')


if __name__ == '__main__':
    main()
