"""Predicates, and how certain each is for its author."""
import os

import torch
import torch.nn.functional as F

from .. import data


class Gold:
    def __init__(self, events, dense):
        self.events = events  # [(word, -3..3)]
        self.dense = dense    # every predicate is labelled, so that the other words are none


def sentence(record, tokenizer, dense):
    text, table = record['text'], data.to_characters(record['text'])
    block = data.tokenize(tokenizer, text, 0, len(text))
    if not block.words or len(block.ids) > data.MAX_PIECES:
        return []
    events = []
    for e in record['events']:
        f, l = data.word_range(block, table[e['span'][0]], table[e['span'][1]])
        if f < l:
            events.append((f, e['factuality']))
    block.gold = Gold(events, dense)
    block.sentences = [(0, len(block.ids), text)]
    return [block] if events else []


def blocks(folder, tokenizer, split='train'):
    out = []
    for name, dense in (('uds-ih2', True), ('megaveridicality', False)):
        out += [sentence(r, tokenizer, dense) for r in data.read(os.path.join(folder, f'factuality/{name}.{split}.jsonl'))]
    return [a for a in out if a]


def loss(model, words, length, blocks):
    width = words.shape[1]
    where = torch.zeros(len(blocks), width)
    for n, b in enumerate(blocks):
        for w, _ in b.gold.events:
            where[n, w] = 1
    inside = torch.arange(width)[None] < length[:, None]
    dense = torch.tensor([b.gold.dense for b in blocks])[:, None] & inside
    predicate = F.binary_cross_entropy_with_logits(model.predicate(words)[..., 0].float()[dense], where[dense]) \
        if dense.any() else torch.zeros(())
    at = [(n, w, f) for n, b in enumerate(blocks) for w, f in b.gold.events]
    states = words[torch.tensor([a[0] for a in at]), torch.tensor([a[1] for a in at])]
    want = torch.tensor([float(a[2]) for a in at])
    return predicate + F.smooth_l1_loss(model.factuality(states.float()), want)
