"""Train the reader. `python -m reader.train --data ../../shared/data --out run` (see docs/model-card.md).

Every step mixes one batch of PolNeAR windows (cues, roles), one of factuality sentences, and on both
keeps the mean-pooled sentence vectors near those of the untouched MiniLM, so that one pass of the
encoder serves the heads and the search. Resumes from run/state.pt.
"""
import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from . import data, dev
from .model import HIDDEN, Encoder, Reader

SEED = 20261123


def collate(windows):
    """Pad windows. -> ids [B, T], mask [B, 1, 1, T], offset of each block in its window."""
    size = max(sum(len(b.ids) for b in w) + 2 for w in windows)
    ids = np.zeros((len(windows), size), np.int64)
    mask = np.full((len(windows), 1, 1, size), -1e4, np.float32)
    places = []
    for i, w in enumerate(windows):
        at, row = 1, [data.CLS]
        for b in w:
            places.append((i, at, b))
            row += b.ids
            at += len(b.ids)
        row.append(data.SEP)
        ids[i, : len(row)] = row
        mask[i, ..., : len(row)] = 0
    return torch.from_numpy(ids), torch.from_numpy(mask), places


def block_words(hidden, places):
    """Word states of every block, padded: [N, W, H] and lengths [N]."""
    width = max(len(b.words) for _, _, b in places)
    flat = np.zeros((len(places), width), np.int64)
    for n, (i, at, b) in enumerate(places):
        flat[n, : len(b.starts)] = i * hidden.shape[1] + at + np.array(b.starts)
    length = torch.tensor([len(b.words) for _, _, b in places])
    return hidden.reshape(-1, HIDDEN)[torch.from_numpy(flat)], length


def cue_labels(block, width):
    out = np.zeros(width, np.int64)
    for f, l in block.cues:
        out[f] = 1
        out[f + 1: l] = 2
    return out


def attribution_loss(model, hidden, places):
    words, length = block_words(hidden, places)
    width = words.shape[1]
    gold = torch.from_numpy(np.stack([cue_labels(b, width) for _, _, b in places]))
    emit = model.cue(words).float()
    loss_cue = model.cue_crf.nll(emit, gold, length).sum() / length.sum()
    # Roles without the cue, a label a word: of overlapping ones the last wins; only a hint.
    hint = np.zeros((len(places), width), np.int64)
    for n, (_, _, b) in enumerate(places):
        for roles in b.roles:
            for i, r in enumerate(roles):
                if r:
                    hint[n, i] = r
    inside = torch.arange(width)[None] < length[:, None]
    loss_hint = F.cross_entropy(model.hint(words).float()[inside], torch.from_numpy(hint)[inside])
    pairs = [(n, c, r) for n, (_, _, b) in enumerate(places) for c, r in zip(b.cues, b.roles)]
    if not pairs:
        return loss_cue, loss_hint, torch.zeros(())
    pairs.sort(key=lambda p: len(p[2]))
    total = torch.zeros(())
    for at in range(0, len(pairs), 12):
        chunk = pairs[at: at + 12]
        width = max(len(r) for _, _, r in chunk)
        cue = np.zeros((len(chunk), width), np.float32)
        gold = np.zeros((len(chunk), width), np.int64)
        lens = torch.tensor([len(r) for _, _, r in chunk])
        for k, (_, c, r) in enumerate(chunk):
            cue[k, c[0]: c[1]] = 1
            gold[k, : len(r)] = r
        mask = torch.where(torch.arange(width)[None] < lens[:, None], 0.0, -1e4)[:, None, None]
        picked = words[torch.tensor([n for n, _, _ in chunk]), :width]
        emit = model.roles(picked, torch.from_numpy(cue), mask).float()
        total = total + model.role_crf.nll(emit, torch.from_numpy(gold), lens).sum()
    return loss_cue, loss_hint, total / len(pairs)


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


def factuality_loss(model, hidden, items, places):
    words, length = block_words(hidden, places)
    width = words.shape[1]
    where = torch.zeros(len(items), width)
    for n, s in enumerate(items):
        for w, _ in s.events:
            where[n, w] = 1
    inside = torch.arange(width)[None] < length[:, None]
    dense = torch.tensor([s.dense for s in items])[:, None] & inside
    loss_predicate = F.binary_cross_entropy_with_logits(model.predicate(words)[..., 0].float()[dense], where[dense]) \
        if dense.any() else torch.zeros(())
    at = [(n, w, f) for n, s in enumerate(items) for w, f in s.events]
    states = words[torch.tensor([a[0] for a in at]), torch.tensor([a[1] for a in at])]
    want = torch.tensor([float(a[2]) for a in at])
    return loss_predicate, F.smooth_l1_loss(model.factuality(states.float()), want)


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
            h = encoder(ids, mask).float()
        keep = (mask[:, 0, 0] == 0).float()[..., None]
        out[at: at + len(enc)] = F.normalize((h * keep).sum(1) / keep.sum(1), dim=-1).half().numpy()
    np.savez(cache, texts=np.array(texts), vectors=out)
    return dict(zip(texts, out))


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', required=True)
    p.add_argument('--minilm', required=True, help='folder of model.safetensors and tokenizer.json')
    p.add_argument('--out', default='run')
    p.add_argument('--epochs', type=float, default=4)
    p.add_argument('--tokens', type=int, default=2048, help='padded word pieces a step')
    p.add_argument('--rate', type=float, default=3e-4)
    p.add_argument('--limit', type=int, default=0, help='articles, for a trial')
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(os.path.join(a.minilm, 'tokenizer.json'))
    tokenizer.no_padding()
    tokenizer.no_truncation()

    articles, lost = [], 0
    records = data.read(os.path.join(a.data, 'attributions/polnear.train.jsonl'))
    for r in records[: a.limit or None]:
        blocks, n = data.attribution_blocks(r, tokenizer)
        articles.append(blocks)
        lost += n
    uds = data.factuality_sentences(os.path.join(a.data, 'factuality/uds-ih2.train.jsonl'), tokenizer, True)
    mega = data.factuality_sentences(os.path.join(a.data, 'factuality/megaveridicality.train.jsonl'), tokenizer, False)
    facts = [s for s in uds + mega if s.events]
    texts = [t for bs in articles for b in bs for _, _, t in b.sentences] + [s.text for s in facts]
    print(f'{len(articles)} articles, {sum(len(b.cues) for bs in articles for b in bs)} cues, '
          f'{lost} spans cut at a block edge, {len(facts)} factuality sentences, {len(set(texts))} sentences to distil', flush=True)
    t0 = time.time()
    teacher = teach(os.path.join(a.minilm, 'model.safetensors'), texts, tokenizer, os.path.join(a.out, 'teacher.npz'))
    print(f'teacher vectors in {time.time() - t0:.0f} s', flush=True)

    model = Reader()
    model.encoder.load_minilm(os.path.join(a.minilm, 'model.safetensors'))
    model.role_layer.load_state_dict(model.encoder.layers[-1].state_dict())
    model.encoder.word.weight.requires_grad = False
    heads = [q for n, q in model.named_parameters() if not n.startswith(('encoder', 'role_layer')) and q.requires_grad]
    body = [q for n, q in model.named_parameters() if n.startswith(('encoder', 'role_layer')) and q.requires_grad]
    optimizer = torch.optim.AdamW([{'params': body, 'base': a.rate}, {'params': heads, 'base': 2e-3}],
                                  lr=a.rate, weight_decay=0.01, betas=(0.9, 0.98))

    def epoch_batches(e):
        r = random.Random(SEED + e)
        windows = data.batches(data.pack(articles, r), lambda w: sum(len(b.ids) for b in w) + 2, a.tokens, r)
        fact = data.batches(facts, lambda s: len(s.block.ids) + 2, a.tokens // 3, r)
        return windows, fact

    steps_epoch = len(epoch_batches(0)[0])
    total = int(steps_epoch * a.epochs)
    state, step = os.path.join(a.out, 'state.pt'), 0
    if os.path.exists(state):
        s = torch.load(state)
        model.load_state_dict(s['model'])
        optimizer.load_state_dict(s['optimizer'])
        step = s['step']
        print(f'resumed at step {step}', flush=True)
    sums, t0 = np.zeros(6), time.time()
    while step < total:
        epoch = step // steps_epoch
        windows, fact = epoch_batches(epoch)
        # Packing differs a little from epoch to epoch; every epoch has the steps of the first.
        for k in range(step - epoch * steps_epoch, steps_epoch):
            if step >= total:
                break
            torch.manual_seed(SEED + step)
            model.train()
            warm = min(1.0, (step + 1) / 100)
            for g in optimizer.param_groups:
                g['lr'] = g['base'] * warm * max(0.02, 1 - step / total)
            ids, mask, places = collate(windows[k % len(windows)])
            with torch.autocast('cpu', torch.bfloat16):
                hidden = model.encoder(ids, mask)
            hidden = hidden.float()
            with torch.autocast('cpu', torch.bfloat16):
                cue, hint, role = attribution_loss(model, hidden, places)
            spans = [(i, at + f, at + l, t) for i, at, b in places for f, l, t in b.sentences]
            near = distil_loss(model, hidden, spans, teacher)
            items = fact[k % len(fact)]
            ids, mask, places = collate([[s.block] for s in items])
            with torch.autocast('cpu', torch.bfloat16):
                hidden = model.encoder(ids, mask)
            hidden = hidden.float()
            predicate, value = factuality_loss(model, hidden, items, places)
            near2 = distil_loss(model, hidden, [(n, 0, len(s.block.ids) + 2, s.text) for n, s in enumerate(items)], teacher)
            loss = 3 * cue + hint + role / 8 + 2 * (near + near2) + predicate + value
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([q for g in optimizer.param_groups for q in g['params']], 1.0)
            optimizer.step()
            sums += [cue.item(), role.item(), near.item(), near2.item(), predicate.item(), value.item()]
            step += 1
            if step % 20 == 0:
                print(f'step {step}/{total} epoch {step / steps_epoch:.2f} '
                      + ' '.join(f'{n} {v:.4f}' for n, v in zip('cue role near near2 predicate value'.split(), sums / 20))
                      + f' {(time.time() - t0) / 20:.2f} s/step', flush=True)
                sums, t0 = np.zeros(6), time.time()
            if step % 100 == 0 or step == total:
                torch.save({'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'step': step}, state + '.new')
                os.replace(state + '.new', state)
            if step % 400 == 0 or step == total:
                dev.report(model, tokenizer, a.data, full=step == total)
                t0 = time.time()
    torch.save(model.state_dict(), os.path.join(a.out, 'reader.pt'))


if __name__ == '__main__':
    main()
