"""Who did what to whom: predicates, and for each its actor, recipient, object, place and time."""
import os

import numpy as np
import torch
import torch.nn.functional as F

from .. import data
from ..model import LABELS
from .look import look_loss

ROLES = [l[2:] for l in LABELS['part'] if l.startswith('B-')]


class Gold:
    def __init__(self, size):
        self.predicates = None         # [(first word, last + 1)], None where the set does not say
        self.parts = []                # per predicate: label a word
        self.hint = [0] * size         # the same labels without the predicate


def put(block, labels, table, role, spans):
    base = 1 + 2 * ROLES.index(role)
    for s, e in spans:
        f, l = data.word_range(block, table[s], table[e])
        for i in range(f, l):
            labels[i] = base if i == f else base + 1


def sentence(record, tokenizer):
    text, table = record['text'], data.to_characters(record['text'])
    block = data.tokenize(tokenizer, text, 0, len(text))
    if not block.words or len(block.ids) > data.MAX_PIECES:
        return []
    gold = block.gold = Gold(len(block.words))
    if 'deeds' in record:
        gold.predicates = []
        for d in record['deeds']:
            cue = [data.word_range(block, table[s], table[e]) for s, e in d['predicate']]
            cue = [(f, l) for f, l in cue if f < l]
            if not cue:
                continue
            labels = [0] * len(block.words)
            for role in ROLES:
                put(block, labels, table, role, d[role])
            gold.predicates.append(cue)
            gold.parts.append(labels)
            gold.hint = [n or o for n, o in zip(labels, gold.hint)]
    else:
        for e in record['events']:
            for role in ('actor', 'recipient'):
                put(block, gold.hint, table, role, e.get(role + '_spans') or [])
    return [block]


def blocks(folder, tokenizer, split='train'):
    """Sentences with actors and recipients, predicate not told (training only a hint)."""
    out = [sentence(r, tokenizer) for r in data.read(os.path.join(folder, f'triples/cameoner.{split}.jsonl'))]
    return [a for a in out if a]


def own(path, tokenizer):
    if not os.path.exists(path):
        return []
    return [a for a in (sentence(r, tokenizer) for r in data.read(path)) if a]


def loss(model, words, length, blocks):
    width = words.shape[1]
    hint = np.full((len(blocks), width), -100, np.int64)
    for n, b in enumerate(blocks):
        hint[n, : len(b.gold.hint)] = b.gold.hint
    total = F.cross_entropy(model.part_hint(words).float().flatten(0, 1), torch.from_numpy(hint).flatten())
    told = [n for n, b in enumerate(blocks) if b.gold.predicates is not None]
    if not told:
        return total
    gold = np.zeros((len(told), width), np.int64)
    for k, n in enumerate(told):
        for cue in blocks[n].gold.predicates:
            for f, l in cue:
                gold[k, f] = 1
                gold[k, f + 1: l] = 2
    rows = torch.tensor(told)
    emit = model.deed(words[rows]).float()
    total = total + 3 * model.deed_crf.nll(emit, torch.from_numpy(gold), length[rows]).sum() / length[rows].sum()
    jobs = [(n, c, r) for n in told for c, r in zip(blocks[n].gold.predicates, blocks[n].gold.parts)]
    return total + look_loss(model, 'part', words, jobs) / 8
