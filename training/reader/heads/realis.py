"""Whether an event is told as one that took place: actual, generic or other."""
import os

import torch
import torch.nn.functional as F

from .. import data
from ..model import REALIS_LABELS


def article(record, tokenizer):
    text, table = record['text'], data.to_characters(record['text'])
    out = []
    for s, e, block in data.paragraphs_of(text, tokenizer):
        block.gold = []
        for event in record['events']:
            start, end = table[event['span'][0]], table[event['span'][1]]
            f, l = data.word_range(block, start, end)
            if s <= start < e and f < l and event['realis'] in REALIS_LABELS:
                block.gold.append((f, REALIS_LABELS.index(event['realis'])))
        if block.gold:
            out.append(block)
    return out


def blocks(folder, tokenizer, split='train'):
    out = [article(r, tokenizer) for r in data.read(os.path.join(folder, f'realis/casie.{split}.jsonl'))]
    return [a for a in out if a]


def loss(model, words, length, blocks):
    at = [(n, w, r) for n, b in enumerate(blocks) for w, r in b.gold]
    states = words[torch.tensor([a[0] for a in at]), torch.tensor([a[1] for a in at])]
    return F.cross_entropy(model.realis(states).float(), torch.tensor([a[2] for a in at]))
