"""A question and a statement read together: what does the statement do to the question?

The tables of the reader's encoder are used as they are; the layers are the pair's own.
Shapes: B pairs, T word pieces.
"""
import os

import torch
import torch.nn.functional as F
from torch import nn

from reader.model import HIDDEN, Encoder, Reader

from .data import LABELS


class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.judge = nn.Linear(5 * HIDDEN, len(LABELS))

    def begin_from(self, reader, minilm, layers):
        """Tables from the trained reader; layers from it or from MiniLM (`layers`: 'reader' or 'minilm')."""
        encoder = Reader().encoder
        state = {k.removeprefix('encoder.'): v for k, v in torch.load(reader).items() if k.startswith('encoder.')}
        encoder.load_state_dict(state)
        if layers == 'minilm':
            other = Encoder()
            other.load_minilm(os.path.join(minilm, 'model.safetensors'))
            encoder.layers = other.layers
        self.encoder.load_state_dict(encoder.state_dict())
        for table in (self.encoder.word, self.encoder.position):
            table.weight.requires_grad = False
        for table in (self.encoder.kind, self.encoder.case):
            table.requires_grad = False

    def forward(self, ids, cases, mask, question, statement):
        """ids, cases [B, T]; mask [B, 1, 1, T]; question, statement [B, T] 1 on their pieces -> scores [B, labels]."""
        x = self.encoder(ids, cases, mask)

        def mean(inside):
            inside = inside[..., None].to(x.dtype)
            return (x * inside).sum(1) / inside.sum(1).clamp(min=1)

        a, b = mean(question), mean(statement)
        pooled = torch.cat([x[:, 0], a, b, (a - b).abs(), a * b], -1)
        return self.judge(F.dropout(pooled, 0.1, self.training))


def batch(examples):
    """[(ids, cases, question, statement)] -> tensors of `Pair.forward`."""
    most = max(len(e[0]) for e in examples)
    ids, cases = torch.zeros(2, len(examples), most, dtype=torch.long)
    mask = torch.full((len(examples), 1, 1, most), -1e4)
    inside = torch.zeros(2, len(examples), most)
    for i, (pieces, written, *spans) in enumerate(examples):
        ids[i, :len(pieces)] = torch.tensor(pieces)
        cases[i, :len(pieces)] = torch.tensor(written)
        mask[i, ..., :len(pieces)] = 0
        for k, (first, last) in enumerate(spans):
            inside[k, i, first:last] = 1
    return ids, cases, mask, inside[0], inside[1]
