"""Dev figures during training: the CofeNet measure (exact spans), factuality, distance to the teacher.

Paragraph by paragraph in plain PyTorch; the figures that count come from `cargo xtask eval`, which
runs the product.
"""
import os

import torch

from . import data
from .model import CUE_LABELS, ROLE_LABELS


def runs(labels, names):
    """BIO labels -> [(role, first, last + 1)]."""
    out = []
    for i, l in enumerate(labels):
        name = names[l]
        if name.startswith('B-'):
            out.append([name[2:], i, i + 1])
        elif name.startswith('I-') and out:
            out[-1][2] = i + 1
    return [tuple(x) for x in out]


@torch.no_grad()
def read_block(model, block):
    ids = torch.tensor([[data.CLS] + block.ids + [data.SEP]])
    hidden = model.encoder(ids)[0]
    words = hidden[torch.tensor(block.starts) + 1]
    cues = [(f, l) for _, f, l in runs(model.cue_crf.decode(model.cue(words)), CUE_LABELS)]
    out = []
    for f, l in cues:
        cue = torch.zeros(1, len(block.words))
        cue[0, f:l] = 1
        out.append(((f, l), runs(model.role_crf.decode(model.roles(words[None], cue)[0]), ROLE_LABELS)))
    return out


def f1(same, predicted, gold):
    return 200 * same / max(1, predicted + gold)


def report(model, tokenizer, folder, full=False):
    model.eval()
    counts = {r: [0, 0, 0] for r in ('source', 'cue', 'content')}
    records = data.read(os.path.join(folder, 'attributions/polnear-cofenet.dev.jsonl'))
    for r in records if full else records[::6]:
        table = data.to_characters(r['text'])
        gold = {k: {(table[s], table[e]) for a in r['attributions'] for s, e in a[k]} for k in counts}
        found = {k: set() for k in counts}
        for s, e in data.paragraphs(r['text']):
            for _, _, b in data.pieces_of(r['text'], s, e, tokenizer):
                if not b.words:
                    continue
                for (f, l), spans in read_block(model, b):
                    found['cue'].add((b.words[f][0], b.words[l - 1][1]))
                    for role, i, j in spans:
                        found[role].add((b.words[i][0], b.words[j - 1][1]))
        for k in counts:
            counts[k][0] += len(gold[k] & found[k])
            counts[k][1] += len(found[k])
            counts[k][2] += len(gold[k])
    print('  dev exact F1 ' + ' '.join(f'{k} {f1(*c):.1f}' for k, c in counts.items()), flush=True)
    facts = data.factuality_sentences(os.path.join(folder, 'factuality/uds-ih2.dev.jsonl'), tokenizer, True)
    xs, ys, hit, guess, want = [], [], 0, 0, 0
    with torch.no_grad():
        for s in facts if full else facts[::4]:
            h = model.encoder(torch.tensor([[data.CLS] + s.block.ids + [data.SEP]]))[0]
            words = h[torch.tensor(s.block.starts) + 1]
            is_event = (model.predicate(words)[:, 0] > 0).nonzero()[:, 0].tolist()
            gold = {w for w, _ in s.events}
            hit, guess, want = hit + len(gold & set(is_event)), guess + len(is_event), want + len(gold)
            for w, v in s.events:
                xs.append(v)
                ys.append(float(model.factuality(words[w])))
    x, y = torch.tensor(xs), torch.tensor(ys)
    r = torch.corrcoef(torch.stack([x, y]))[0, 1]
    print(f'  dev factuality mae {(x - y).abs().mean():.3f} r {r:.3f} predicates F1 {f1(hit, guess, want):.1f}', flush=True)
