"""Names. The sets annotate different kinds, so that a word may have any label its set leaves open."""
import os

import numpy as np
import torch

from .. import data
from ..model import LABELS

KINDS = [l[2:] for l in LABELS['mention'] if l.startswith('B-')]
SETS = ('worldwide-newswire', 'uner-ewt', 'wnut17', 'crossner-politics')


def bits(*kinds, outside=False):
    """Which labels are allowed, as [first word of a span, later words]."""
    first, later = np.zeros(len(LABELS['mention']), bool), np.zeros(len(LABELS['mention']), bool)
    for k in kinds:
        first[1 + 2 * KINDS.index(k)] = True
        later[2 + 2 * KINDS.index(k)] = True
    first[0] = later[0] = outside
    return first, later


def open_kinds(kinds):
    """Kinds that a set with these kinds does not annotate. Its locations hold the facilities (UNER, WNUT)."""
    return [k for k in KINDS if k not in kinds and not (k == 'facility' and 'location' in kinds)]


def article(record, tokenizer):
    text, table = record['text'], data.to_characters(record['text'])
    kinds, out = record['kinds'], []
    # Newswire puts events, works and laws under one label, and leaves nothing else out.
    misc = [(table[m['span'][0]], table[m['span'][1]]) for m in record.get('unmapped', ()) if m.get('label') == 'Misc']
    closed = 'facility' in kinds
    rest = [] if closed else open_kinds(kinds)
    for s, e, block in data.paragraphs_of(text, tokenizer):
        first, later = bits(*rest, outside=True)
        allowed = np.tile(first | later, (len(block.words), 1))
        spans = [(m, ['event'], True) for m in misc if closed and 'event' not in kinds]
        for m in record['mentions']:
            same = [m['kind']]
            if m['kind'] == 'location' and 'facility' not in kinds:
                same.append('facility')
            spans.append(((table[m['span'][0]], table[m['span'][1]]), same, False))
        for (ms, me), same, outside in spans:
            if s <= ms < e:
                f, l = data.word_range(block, ms, me)
                first, later = bits(*same, outside=outside)
                if f < l:
                    allowed[f] = first
                    allowed[f + 1: l] = later
        block.gold = allowed
        out.append(block)
    return out


def blocks(folder, tokenizer, split='train', sets=SETS):
    return [article(r, tokenizer) for s in sets for r in data.read(os.path.join(folder, f'mentions/{s}.{split}.jsonl'))]


def own(path, tokenizer):
    return [article(r, tokenizer) for r in data.read(path)] if os.path.exists(path) else []


def loss(model, words, length, blocks):
    width = words.shape[1]
    allowed = np.ones((len(blocks), width, len(LABELS['mention'])), bool)
    for n, b in enumerate(blocks):
        allowed[n, : len(b.gold)] = b.gold
    emit = model.mention(words).float()
    return 3 * model.mention_crf.partial_nll(emit, torch.from_numpy(allowed), length).sum() / length.sum()
