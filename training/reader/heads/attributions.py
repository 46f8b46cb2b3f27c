"""Cues, and for each cue its source and content."""
import os

import numpy as np
import torch
import torch.nn.functional as F

from .. import data
from .look import look_loss


class Gold:
    def __init__(self):
        self.cues = []   # [(first word, last + 1)]
        self.roles = []  # per cue: label a word (model.LABELS['role'])


def label(block, start, end, todo):
    """Gold of one block of text[start:end] from attributions in characters."""
    gold = Gold()
    for a in todo:
        first = a['cue'][0]
        c = data.word_range(block, *first)
        if not start <= first[0] < end or c[0] >= c[1]:
            continue
        labels = [0] * len(block.words)
        for k, base in (('source', 1), ('content', 3)):
            for span in a[k]:
                f, l = data.word_range(block, *span)
                for i in range(f, l):
                    labels[i] = base if i == f else base + 1
        gold.cues.append(c)
        gold.roles.append(labels)
    return gold


def article(record, tokenizer):
    text, table = record['text'], data.to_characters(record['text'])
    todo = [{k: [(table[s], table[e]) for s, e in a[k]] for k in ('source', 'cue', 'content')}
            for a in record['attributions'] if a['cue']]
    inside = [a.get('inside') for a in record['attributions'] if a['cue']]
    out = []
    outer = [a for a, i in zip(todo, inside) if i is None]
    for s, e, block in data.paragraphs_of(text, tokenizer):
        block.gold = label(block, s, e, outer)
        for ss, se in data.sentences(text, s, e):
            f, l = data.word_range(block, ss, se)
            if l - f >= 4:
                last = block.starts[l] if l < len(block.starts) else len(block.ids)
                block.sentences.append((block.starts[f], last, text[ss:se]))
        out.append(block)
    return out


def nested(record, tokenizer):
    """The contents that hold attributions of their own, each a paragraph by itself.

    The product reads nested hearsay by looking again inside a content (crates/nlp/src/reader.rs)."""
    text, table = record['text'], data.to_characters(record['text'])
    todo = [{k: [(table[s], table[e]) for s, e in a[k]] for k in ('source', 'cue', 'content')}
            for a in record['attributions']]
    out = []
    for n, outer in enumerate(todo):
        inner = [a for a, r in zip(todo, record['attributions']) if r.get('inside') == n and a['cue']]
        for s, e in outer['content']:
            while s < e and text[s] in '"“‘\'':
                s += 1
            s += 5 if text[s: s + 5].lower() == 'that ' else 0
            block = data.tokenize(tokenizer, text, s, e)
            if 0 < len(block.ids) <= data.MAX_PIECES and (inner or e - s > 40):
                block.gold = label(block, s, e, inner)
                out.append([block])
    return out


def blocks(folder, tokenizer, split='train'):
    return [article(r, tokenizer) for r in data.read(os.path.join(folder, f'attributions/polnear.{split}.jsonl'))]


def with_that(record):
    """The project's own gold leaves "that" out of a content, PolNeAR has it in: as PolNeAR."""
    raw = record['text'].encode('utf-8')
    for a in record['attributions']:
        if a['content'] and raw[: a['content'][0][0]].endswith(b' that '):
            a['content'][0] = [a['content'][0][0] - 5, a['content'][0][1]]
    return record


def own(path, tokenizer):
    """The project's own gold of nested hearsay: passages, and the contents within them."""
    if not os.path.exists(path):
        return []
    records = [with_that(r) for r in data.read(path)]
    return [article(r, tokenizer) for r in records] + [b for r in records for b in nested(r, tokenizer)]


def loss(model, words, length, blocks):
    width = words.shape[1]
    gold = np.zeros((len(blocks), width), np.int64)
    hint = np.zeros((len(blocks), width), np.int64)
    for n, b in enumerate(blocks):
        for f, l in b.gold.cues:
            gold[n, f] = 1
            gold[n, f + 1: l] = 2
        # Roles without the cue, a label a word: of overlapping ones the last wins; only a hint.
        for roles in b.gold.roles:
            for i, r in enumerate(roles):
                if r:
                    hint[n, i] = r
    emit = model.cue(words).float()
    cue = model.cue_crf.nll(emit, torch.from_numpy(gold), length).sum() / length.sum()
    inside = torch.arange(width)[None] < length[:, None]
    hint = F.cross_entropy(model.hint(words).float()[inside], torch.from_numpy(hint)[inside])
    jobs = [(n, [c], r) for n, b in enumerate(blocks) for c, r in zip(b.gold.cues, b.gold.roles)]
    return 3 * cue + hint + look_loss(model, 'role', words, jobs) / 8
