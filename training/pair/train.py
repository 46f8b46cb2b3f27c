"""Train the pair network. `python -m pair.train --authored pair/authored --contrast pair/contrast --cases pair/cases --reader run/reader.pt --minilm … --out run-pair`

Chooses the epoch by the cases that are kept for choosing (every ninth).
"""
import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from reader.data import tokenizer as load_tokenizer

from . import data
from .model import Pair, batch

SEED = 20261123


def batches(pairs, size, rng):
    """Shuffled, then of about equal lengths."""
    order = list(range(len(pairs)))
    rng.shuffle(order)
    length = lambda i: len(pairs[i].context) + len(pairs[i].statement)
    chunks = [sorted(order[i:i + 50 * size], key=length) for i in range(0, len(order), 50 * size)]
    out = [c[i:i + size] for c in chunks for i in range(0, len(c), size)]
    rng.shuffle(out)
    return [[pairs[i] for i in b] for b in out]


@torch.no_grad()
def scores(model, tokenizer, pairs):
    model.eval()
    out = []
    for i in range(0, len(pairs), 64):
        with torch.autocast('cpu', torch.bfloat16):
            out.append(model(*batch([data.encode(tokenizer, p) for p in pairs[i:i + 64]])).float().softmax(-1))
    return torch.cat(out).numpy()


def report(name, p, gold):
    """F1 of both sides together, statements without a side counting as none: what the product needs."""
    guess = p.argmax(1)
    side = lambda x: np.where(x == 0, 1, np.where((x == 1) | (x == 5), -1, 0))
    g, h = side(guess), side(gold)
    hit = ((g == h) & (h != 0)).sum()
    precision, recall = hit / max(1, (g != 0).sum()), hit / max(1, (h != 0).sum())
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    flips = (g * h == -1).sum() / max(1, (h != 0).sum())
    each = []
    for k in range(6):
        each.append(2 * ((guess == k) & (gold == k)).sum() / max(1, (guess == k).sum() + (gold == k).sum()))
    print(f'  {name}: sides F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}, turned round {flips:.3f}), accuracy {(guess == gold).mean():.3f}, F1 by class ' + ' '.join(f'{x:.2f}' for x in each), flush=True)
    return f1 - flips


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--authored', required=True)
    p.add_argument('--cases', required=True, nargs='+', help='folders, of cases as the reader cut them or as articles')
    p.add_argument('--contrast', required=True)
    p.add_argument('--cases-share', type=float, default=1.0, help='share of the cases that is trained on')
    p.add_argument('--reader', required=True)
    p.add_argument('--minilm', required=True)
    p.add_argument('--from', dest='start', help='go on from these weights')
    p.add_argument('--test', help='a further file of cases, only reported')
    p.add_argument('--out', required=True)
    p.add_argument('--epochs', type=int, default=6)
    p.add_argument('--rate', type=float, default=5e-5)
    p.add_argument('--size', type=int, default=24)
    p.add_argument('--frozen', type=int, default=0, help='layers from below that stay as they are')
    p.add_argument('--floor', type=float, default=0.01, help='share of the rate that is left at the end')
    p.add_argument('--seed', type=int, default=SEED)
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(a.seed)
    tokenizer = load_tokenizer(a.minilm)
    folders = [data.folder(f) for f in a.cases]
    cases, chosen = [c for f in folders for c in f[0]], [c for f in folders for c in f[1]]
    groups, twins = data.authored(a.authored), data.authored(a.contrast)
    cases, kept_twins, twins = cases[:int(a.cases_share * len(cases))], [g for i, g in enumerate(twins) if i % 12 == 0], [g for i, g in enumerate(twins) if i % 12]
    dev = [p for questions in chosen for pairs, contrary in questions for p in pairs + (data.turned(pairs, contrary) if contrary else [])]
    single = [p for pairs, contrary in kept_twins for p in pairs + (data.turned(pairs, contrary) if contrary else [])]
    test = [p for questions in data.cases(a.test) for pairs, _ in questions for p in pairs] if a.test else []
    model = Pair()
    model.begin_from(a.reader, a.minilm, 'minilm')
    if a.start:
        model.load_state_dict(torch.load(a.start))
    for layer in model.encoder.layers[:a.frozen]:
        for q in layer.parameters():
            q.requires_grad = False
    parameters = [q for q in model.parameters() if q.requires_grad]
    head = {id(q) for q in model.judge.parameters()}
    optimizer = torch.optim.AdamW([{'params': [q for q in parameters if id(q) not in head], 'base': a.rate},
                                   {'params': list(model.judge.parameters()), 'base': 20 * a.rate}], lr=a.rate, weight_decay=0.01)
    plan = [batches(data.epoch(cases, groups, twins, random.Random(a.seed + e)), a.size, random.Random(a.seed + e)) for e in range(a.epochs)]
    print(len(cases), 'cases and', len(twins), 'contrasts to train on,', sum(map(len, plan[0])), 'pairs in the first epoch;', len(chosen), 'cases to choose on,', len(dev), 'pairs', flush=True)
    total, step, best = sum(map(len, plan)), 0, -1.0
    # The mean of the weights on the way does better than the last of them.
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    for e, batches_ in enumerate(plan):
        t0, losses = time.time(), []
        for pairs in batches_:
            model.train()
            for g in optimizer.param_groups:
                g['lr'] = g['base'] * min(1.0, (step + 1) / 50) * (1 - (1 - a.floor) * step / total)
            with torch.autocast('cpu', torch.bfloat16):
                out = model(*batch([data.encode(tokenizer, x) for x in pairs]))
            loss = F.cross_entropy(out.float(), torch.tensor([x.label for x in pairs]), label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            mean.update_parameters(model)
            losses.append(loss.item())
            step += 1
            if step % 100 == 0:
                print(f'  step {step} of {total}: loss {np.mean(losses[-100:]):.3f}, {time.time() - t0:.0f} s', flush=True)
        print(f'epoch {e + 1}: loss {np.mean(losses):.3f}, {time.time() - t0:.0f} s', flush=True)
        found = report('cases kept for choosing', scores(mean, tokenizer, dev), np.array([x.label for x in dev]))
        report('twins kept for choosing', scores(mean, tokenizer, single), np.array([x.label for x in single]))
        if test:
            report('test', scores(mean, tokenizer, test), np.array([x.label for x in test]))
        if found > best:
            best = found
            torch.save(mean.module.state_dict(), os.path.join(a.out, 'pair.pt'))
        torch.save(mean.module.state_dict(), os.path.join(a.out, 'last.pt'))


if __name__ == '__main__':
    main()
