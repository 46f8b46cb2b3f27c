"""Keeps sentence vectors near those of the untouched MiniLM, which the search is made for."""
import os

import numpy as np
import torch
import torch.nn.functional as F

from .model import HIDDEN, Encoder


def distil_loss(model, hidden, spans, teacher):
    """spans [(row, first piece, last + 1, text)]; teacher text -> unit vector."""
    spans = [s for s in spans if s[3] in teacher]
    if not spans:
        return torch.zeros(())
    flat = hidden.reshape(-1, HIDDEN)
    rows = [i * hidden.shape[1] + torch.arange(f, l) for i, f, l, _ in spans]
    owner = torch.cat([torch.full((len(r),), n) for n, r in enumerate(rows)])
    pooled = torch.zeros(len(spans), HIDDEN).index_add(0, owner, flat[torch.cat(rows)].float())
    pooled = pooled / torch.bincount(owner)[:, None]
    want = torch.from_numpy(np.stack([teacher[s[3]] for s in spans])).float()
    return (1 - (model.sentence(pooled) * want).sum(1)).mean()


@torch.no_grad()
def teach(path, texts, tokenizer, cache):
    """The untouched encoder's mean-pooled unit vector of every text (float16)."""
    if os.path.exists(cache):
        store = np.load(cache, allow_pickle=False)
        return dict(zip(store['texts'].tolist(), store['vectors']))
    encoder = Encoder()
    encoder.load_minilm(path)
    encoder.eval()
    texts = sorted(set(texts), key=lambda t: (len(t), t))
    out = np.zeros((len(texts), HIDDEN), np.float16)
    for at in range(0, len(texts), 48):
        enc = [e.ids[:200] for e in tokenizer.encode_batch(texts[at: at + 48])]
        size = max(map(len, enc))
        ids = torch.zeros(len(enc), size, dtype=torch.long)
        mask = torch.full((len(enc), 1, 1, size), -1e4)
        for i, e in enumerate(enc):
            ids[i, : len(e)] = torch.tensor(e)
            mask[i, ..., : len(e)] = 0
        with torch.autocast('cpu', torch.bfloat16):
            h = encoder(ids, mask=mask).float()
        keep = (mask[:, 0, 0] == 0).float()[..., None]
        out[at: at + len(enc)] = F.normalize((h * keep).sum(1) / keep.sum(1), dim=-1).half().numpy()
    np.savez(cache, texts=np.array(texts), vectors=out)
    return dict(zip(texts, out))
