"""Train the reader. `python -m reader.train --data ../../shared/data --gold gold --out run` (see docs/model-card.md).

Batches of all heads in one shuffled stream, two batches a step; on attributions and factuality the
mean-pooled sentence vectors are kept near those of the untouched MiniLM, so that one pass of the
encoder serves the heads and the search. Resumes from OUT/state.pt.
"""
import argparse
import os
import random
import time
from collections import defaultdict

import numpy as np
import torch

from . import data, dev
from .heads import attributions, deeds, factuality, mentions, negation, realis
from .meaning import distil_loss, teach
from .model import HIDDEN, Reader

SEED = 20261124
# The project's own gold is small: it joins when the heads have settled on the large sets.
OWN_FROM_EPOCH = 1
LOSSES = {'attributions': attributions.loss, 'mentions': mentions.loss, 'factuality': factuality.loss,
          'negation': negation.loss, 'realis': realis.loss, 'deeds': deeds.loss}


def collate(windows, rng=None):
    """Pad windows. -> ids and cases [B, T], mask [B, 1, 1, T], (row, offset) of each block."""
    size = max(sum(len(b.ids) for b in w) + 2 for w in windows)
    ids = np.zeros((len(windows), size), np.int64)
    cases = np.zeros((len(windows), size), np.int64)
    mask = np.full((len(windows), 1, 1, size), -1e4, np.float32)
    places = []
    for i, w in enumerate(windows):
        at, row, case = 1, [data.CLS], [0]
        for b in w:
            places.append((i, at, b))
            row += b.ids
            case += b.cases
            at += len(b.ids)
        row.append(data.SEP)
        ids[i, : len(row)] = row
        mask[i, ..., : len(row)] = 0
        cases[i, : len(case)] = restyled(np.array(case), rng)
    return torch.from_numpy(ids), torch.from_numpy(cases), torch.from_numpy(mask), places


def restyled(cases, rng):
    """Now and then as if all were lower case, in capitals or in a headline's capitals."""
    draw = rng.random() if rng else 1.0
    if draw < 0.08:
        return np.where(cases == 4, 4, 0)
    if draw < 0.14:
        return np.where(cases == 4, 4, 2 if draw < 0.11 else 1)
    return cases


def block_words(hidden, places):
    """Word states of every block, padded: [N, W, H] and lengths [N]."""
    width = max(len(b.words) for _, _, b in places)
    flat = np.zeros((len(places), width), np.int64)
    for n, (i, at, b) in enumerate(places):
        flat[n, : len(b.starts)] = i * hidden.shape[1] + at + np.array(b.starts)
    length = torch.tensor([len(b.words) for _, _, b in places])
    return hidden.reshape(-1, HIDDEN)[torch.from_numpy(flat)], length


def load(a, tokenizer):
    """task -> [(articles, how often an epoch)] of the public sets."""
    few = lambda articles: articles[: a.limit or None]
    return {
        'attributions': [(few(attributions.blocks(a.data, tokenizer)), 1)],
        'mentions': [(few(mentions.blocks(a.data, tokenizer, sets=(name,))), times)
                     for name, times in (('worldwide-newswire', 1), ('uner-ewt', 2), ('wnut17', 0.5), ('crossner-politics', 3))],
        'factuality': [(few(factuality.blocks(a.data, tokenizer)), 1)],
        'negation': [(few(negation.blocks(a.data, tokenizer)), 2)],
        'realis': [(few(realis.blocks(a.data, tokenizer)), 0.5)],
        'deeds': [(few(deeds.blocks(a.data, tokenizer)), 1)],
    }


def own_gold(folder, tokenizer):
    """task -> [(articles, how often)] of the project's own sets (`cargo xtask gold`)."""
    path = lambda name: os.path.join(folder, name + '.train.jsonl')
    return {'attributions': [(attributions.own(path('hearsay'), tokenizer), 3)],
            'deeds': [(deeds.own(path('deeds'), tokenizer), 8)],
            'mentions': [(mentions.own(path('entities'), tokenizer), 3)]}


def epoch_batches(sets, tokens, epoch):
    """All batches of an epoch as (task, windows), shuffled."""
    rng, out = random.Random(SEED + epoch), []
    for task, parts in sets:
        for articles, times in parts:
            for again in range(int(np.ceil(times))):
                share = min(1.0, times - again)
                picked = [x for x in articles if share == 1.0 or rng.random() < share]
                windows = data.pack(picked, rng)
                size = lambda w: sum(len(b.ids) for b in w) + 2
                out += [(task, b) for b in data.batches(windows, size, tokens, rng)]
    rng.shuffle(out)
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', required=True)
    p.add_argument('--gold', default='gold', help="folder of the project's own gold (cargo xtask gold)")
    p.add_argument('--minilm', required=True, help='folder of model.safetensors and tokenizer.json')
    p.add_argument('--start', help='reader.pt of an earlier training to begin from')
    p.add_argument('--out', default='run')
    p.add_argument('--epochs', type=float, default=3)
    p.add_argument('--tokens', type=int, default=1536, help='padded word pieces a batch')
    p.add_argument('--rate', type=float, default=2e-4)
    p.add_argument('--limit', type=int, default=0, help='articles a set, for a trial')
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(SEED)
    tokenizer = data.tokenizer(a.minilm)
    t0 = time.time()
    public = load(a, tokenizer)
    for task, parts in public.items():
        for articles, times in parts:
            n = sum(len(b.ids) for bs in articles for b in bs)
            print(f'{task}: {len(articles)} articles, {n} word pieces, {times} times an epoch', flush=True)
    texts = [t for task in ('attributions', 'factuality') for bs in public[task][0][0] for b in bs for _, _, t in b.sentences]
    print(f'read in {time.time() - t0:.0f} s', flush=True)
    teacher = teach(os.path.join(a.minilm, 'model.safetensors'), texts, tokenizer, os.path.join(a.out, 'teacher.npz'))

    model = Reader()
    model.encoder.load_minilm(os.path.join(a.minilm, 'model.safetensors'))
    for look in (model.role_look, model.part_look):
        look.layer.load_state_dict(model.encoder.layers[-1].state_dict())
    if a.start:
        model.begin_from(torch.load(a.start))
    model.encoder.word.weight.requires_grad = False
    is_body = lambda n: n.startswith(('encoder', 'role_look', 'part_look'))
    body = [q for n, q in model.named_parameters() if is_body(n) and q.requires_grad]
    heads = [q for n, q in model.named_parameters() if not is_body(n)]
    optimizer = torch.optim.AdamW([{'params': body, 'base': a.rate}, {'params': heads, 'base': 1e-3}],
                                  lr=a.rate, weight_decay=0.01, betas=(0.9, 0.98))
    state, epoch, at, steps = os.path.join(a.out, 'state.pt'), 0, 0, 0
    if os.path.exists(state):
        s = torch.load(state)
        model.load_state_dict(s['model'])
        optimizer.load_state_dict(s['optimizer'])
        epoch, at, steps = s['epoch'], s['at'], s['steps']
        print(f'resumed at epoch {epoch}, batch {at}', flush=True)

    def save():
        torch.save({'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'epoch': epoch, 'at': at,
                    'steps': steps}, state + '.new')
        os.replace(state + '.new', state)

    sums, t0 = defaultdict(list), time.time()
    while epoch < a.epochs:
        sets = list(public.items())
        if epoch >= OWN_FROM_EPOCH:
            own = own_gold(a.gold, tokenizer)
            print(f'own gold: { {t: len(x) for t, ps in own.items() for x, _ in ps} }', flush=True)
            sets += own.items()
        batches = epoch_batches(sets, a.tokens, epoch)
        while at + 1 < len(batches) and epoch + at / len(batches) < a.epochs:
            torch.manual_seed(SEED + steps)
            rng = random.Random(SEED + steps)
            model.train()
            done = (epoch + at / len(batches)) / a.epochs
            for g in optimizer.param_groups:
                g['lr'] = g['base'] * min(1.0, (steps + 1) / 100) * max(0.01, 1 - done)
            for task, windows in batches[at: at + 2]:
                ids, cases, mask, places = collate(windows, rng)
                with torch.autocast('cpu', torch.bfloat16):
                    hidden = model.encoder(ids, cases, mask)
                hidden = hidden.float()
                words, length = block_words(hidden, places)
                with torch.autocast('cpu', torch.bfloat16):
                    loss = LOSSES[task](model, words, length, [b for _, _, b in places])
                sums[task].append(loss.item())
                if task in ('attributions', 'factuality'):
                    spans = [(i, n + f, n + l, t) for i, n, b in places for f, l, t in b.sentences]
                    near = distil_loss(model, hidden, spans, teacher)
                    loss = loss + 2 * near
                    sums['near'].append(near.item())
                loss.backward()
            torch.nn.utils.clip_grad_norm_([q for g in optimizer.param_groups for q in g['params']], 1.0)
            optimizer.step()
            optimizer.zero_grad()
            at, steps = at + 2, steps + 1
            if steps % 20 == 0:
                print(f'step {steps} epoch {epoch + at / len(batches):.3f} '
                      + ' '.join(f'{n} {np.mean(v):.4f}' for n, v in sorted(sums.items()))
                      + f' {(time.time() - t0) / 20:.2f} s/step', flush=True)
                sums, t0 = defaultdict(list), time.time()
            if steps % 100 == 0:
                save()
            if steps % 500 == 0:
                dev.report(model, tokenizer, a.data, a.gold)
                t0 = time.time()
        epoch, at = epoch + 1, 0
        save()
    dev.report(model, tokenizer, a.data, a.gold, full=True)
    torch.save(model.state_dict(), os.path.join(a.out, 'reader.pt'))


if __name__ == '__main__':
    main()
