"""Write the trained reader as the files of crates/model-en: two ONNX graphs, heads.json, tokenizer.json.

Weights are stored as int8 with one scale a row (output feature or embedding row) behind a
DequantizeLinear node, which the Rust runtime folds when it loads; everything computes in f32. Then
both graphs are run by ONNX Runtime and compared with PyTorch on the same input, and the inputs and
outputs of one example are written for the parity test of crates/nlp.
"""
import argparse
import json
import os
import shutil
from collections import Counter

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from . import data
from .model import CUE_LABELS, HIDDEN, ROLE_LABELS, Reader


class EncoderGraph(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.m = model

    def forward(self, ids):
        h = self.m.encoder(ids)
        return h, self.m.cue(h), self.m.predicate(h)[..., 0], self.m.factuality(h), self.m.embed(h)


class RoleGraph(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.m = model

    def forward(self, words, cue):
        return self.m.roles(words, cue)


def quantise(path):
    """Replace every large float matrix by int8 and a DequantizeLinear node."""
    model = onnx.load(path)
    graph, nodes, keep = model.graph, [], []
    used = Counter(i for n in graph.node for i in n.input)
    matmul_right = {n.input[1] for n in graph.node if n.op_type == 'MatMul'}
    for init in graph.initializer:
        w = numpy_helper.to_array(init)
        if w.dtype != np.float32 or w.ndim != 2 or w.size < 4096 or not used[init.name]:
            keep.append(init)
            continue
        axis = 1 if init.name in matmul_right else 0  # the output feature, or the embedding row
        scale = np.maximum(np.abs(w).max(axis=1 - axis) / 127, 1e-12).astype(np.float32)
        q = np.clip(np.rint(w / np.expand_dims(scale, 1 - axis)), -127, 127).astype(np.int8)
        keep.append(numpy_helper.from_array(q, init.name + '_q'))
        keep.append(numpy_helper.from_array(scale, init.name + '_s'))
        keep.append(numpy_helper.from_array(np.zeros(len(scale), np.int8), init.name + '_z'))
        nodes.append(helper.make_node('DequantizeLinear', [init.name + '_q', init.name + '_s', init.name + '_z'],
                                      [init.name], name=init.name + '_dq', axis=axis))
    del graph.initializer[:]
    graph.initializer.extend(keep)
    old = list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes + old)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def cue_words(folder, tokenizer):
    """Words that attribute in a good share of their uses in PolNeAR train: where a nested look pays."""
    inside, total = Counter(), Counter()
    for r in data.read(os.path.join(folder, 'attributions/polnear.train.jsonl')):
        for b in data.attribution_blocks(r, tokenizer)[0]:
            marked = {i for f, l in b.cues for i in range(f, l)}
            for i, (s, e) in enumerate(b.words):
                word = r['text'][s:e].lower()
                total[word] += 1
                inside[word] += i in marked
    return sorted(w for w, n in inside.items() if w.isalpha() and n >= 4 and n / total[w] >= 0.25)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--run', required=True, help='folder of reader.pt (or state.pt)')
    p.add_argument('--minilm', required=True)
    p.add_argument('--data', required=True)
    p.add_argument('--out', required=True, help='crates/model-en/weights')
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    model = Reader()
    final = os.path.join(a.run, 'reader.pt')
    model.load_state_dict(torch.load(final) if os.path.exists(final) else torch.load(os.path.join(a.run, 'state.pt'))['model'])
    model.eval()
    tokenizer = Tokenizer.from_file(os.path.join(a.minilm, 'tokenizer.json'))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    text = 'The ministry said on Monday that the plant in Brest would not be converted, two sources told Example Wire.'
    ids = torch.tensor([tokenizer.encode(text).ids])
    words = torch.randn(3, 7, HIDDEN, generator=torch.Generator().manual_seed(1))
    cue = torch.zeros(3, 7)
    cue[0, 1] = cue[1, 2] = cue[2, 3] = 1
    jobs = [('encoder.onnx', EncoderGraph(model), (ids,), ['ids'], ['hidden', 'cue', 'predicate', 'factuality', 'meaning'],
             {'ids': {1: 'pieces'}}),
            ('roles.onnx', RoleGraph(model), (words, cue), ['words', 'cue'], ['roles'],
             {'words': {0: 'cues', 1: 'words'}, 'cue': {0: 'cues', 1: 'words'}})]
    for name, module, args, inputs, outputs, axes in jobs:
        path = os.path.join(a.out, name)
        module.eval()  # the exporter restores the wrapper's own mode afterwards
        torch.onnx.export(module, args, path, input_names=inputs, output_names=outputs, dynamic_axes=axes,
                          opset_version=17, dynamo=False)
        quantise(path)
        # Its optimiser would turn the int8 weights into int8 arithmetic, which the product does not use.
        plain = onnxruntime.SessionOptions()
        plain.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        session = onnxruntime.InferenceSession(path, plain)
        got = session.run(None, {n: x.numpy() for n, x in zip(inputs, args)})
        with torch.no_grad():
            want = module(*args)
        want = want if isinstance(want, tuple) else (want,)
        for o, g, w in zip(outputs, got, want):
            w = w.numpy()
            cos = float((g * w).sum() / np.sqrt((g * g).sum() * (w * w).sum()))
            print(f'{name} {o}: cosine {cos:.5f}, largest difference {np.abs(g - w).max():.3f}, {os.path.getsize(path) / 1e6:.1f} MB')
            if name == 'encoder.onnx' and o == 'hidden':
                example = {'text': text, 'ids': ids[0].tolist(), 'hidden_first': g[0, 0, :8].tolist(), 'hidden_last': g[0, -1, :8].tolist()}
    with open(os.path.join(a.out, 'example.json'), 'w') as f:
        json.dump(example, f, indent=1)
    tables = {}
    for name, crf, labels in (('cue', model.cue_crf, CUE_LABELS), ('role', model.role_crf, ROLE_LABELS)):
        start, move = (t.detach().double().numpy().round(5).tolist() for t in crf.tables())
        tables[name] = {'labels': list(labels), 'start': start, 'move': move}
    tables['cue_words'] = cue_words(a.data, tokenizer)
    with open(os.path.join(a.out, 'heads.json'), 'w') as f:
        json.dump(tables, f, indent=1)
    shutil.copyfile(os.path.join(os.path.dirname(os.path.join(a.minilm, 'x')), 'vocab.txt'), os.path.join(a.out, 'vocab.txt'))
    print({f: os.path.getsize(os.path.join(a.out, f)) for f in sorted(os.listdir(a.out))}, len(tables['cue_words']), 'cue words')


if __name__ == '__main__':
    main()
