"""Negation cues, and for each cue the words in its scope."""
import os

import numpy as np
import torch

from .. import data
from .look import look_loss


class Gold:
    def __init__(self, size):
        self.cues = [0] * size  # model.LABELS['negation'] a word
        self.scopes = []        # [(cue [(first, last + 1)], label a word)]


def sentence(record, tokenizer):
    text, table = record['text'], data.to_characters(record['text'])
    block = data.tokenize(tokenizer, text, 0, len(text))
    if not block.words or len(block.ids) > data.MAX_PIECES:
        return []
    block.gold = Gold(len(block.words))
    for n in record['negations']:
        cue = []
        for s, e in n['cue']:
            f, l = data.word_range(block, table[s], table[e])
            for i in range(f, l):
                whole = block.words[i][0] >= table[s] and block.words[i][1] <= table[e]
                block.gold.cues[i] = 1 if whole else 2
            if f < l:
                cue.append((f, l))
        labels = [0] * len(block.words)
        for s, e in n['scope']:
            f, l = data.word_range(block, table[s], table[e])
            labels[f:l] = [1] * (l - f)
        if cue:
            block.gold.scopes.append((cue, labels))
    return [block]


def blocks(folder, tokenizer, split='train'):
    out = [sentence(r, tokenizer) for r in data.read(os.path.join(folder, f'negation/sherlock.{split}.jsonl'))]
    return [a for a in out if a]


def loss(model, words, length, blocks):
    width = words.shape[1]
    gold = np.zeros((len(blocks), width), np.int64)
    for n, b in enumerate(blocks):
        gold[n, : len(b.gold.cues)] = b.gold.cues
    emit = model.negation(words).float()
    cue = model.negation_crf.nll(emit, torch.from_numpy(gold), length).sum() / length.sum()
    jobs = [(n, c, r) for n, b in enumerate(blocks) for c, r in b.gold.scopes]
    return 3 * cue + look_loss(model, 'scope', words, jobs) / 8
