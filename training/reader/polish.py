"""Go on with the small sets alone: negation and deeds, encoder frozen. `python -m reader.polish --run run2 …`

Their second look has few examples (984 negations, 543 deeds) and is far from done when the large sets
are. Nothing that other heads stand on is touched. Reads RUN/reader.pt (or state.pt), writes OUT/reader.pt.
"""
import argparse
import os
import random
import time
from collections import defaultdict

import numpy as np
import torch

from . import data, dev
from .heads import deeds, negation
from .model import trained
from .train import LOSSES, SEED, block_words, collate, epoch_batches

TRAINED = ('part_look', 'part.', 'part_crf', 'part_mark', 'scope', 'negation', 'deed', 'part_hint')


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', required=True)
    p.add_argument('--gold', default='gold')
    p.add_argument('--minilm', required=True)
    p.add_argument('--run', required=True)
    p.add_argument('--out', required=True)
    p.add_argument('--epochs', type=int, default=10)
    p.add_argument('--tokens', type=int, default=1024)
    p.add_argument('--rate', type=float, default=3e-4)
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(SEED)
    tokenizer = data.tokenizer(a.minilm)
    model = trained(a.run)
    for name, q in model.named_parameters():
        q.requires_grad = name.startswith(TRAINED)
    look = [q for n, q in model.named_parameters() if n.startswith('part_look')]
    heads = [q for n, q in model.named_parameters() if q.requires_grad and not n.startswith('part_look')]
    optimizer = torch.optim.AdamW([{'params': look, 'base': a.rate}, {'params': heads, 'base': 1e-3}],
                                  lr=a.rate, weight_decay=0.01, betas=(0.9, 0.98))
    sets = [('negation', [(negation.blocks(a.data, tokenizer), 1)]),
            ('deeds', [(deeds.own(os.path.join(a.gold, 'deeds.train.jsonl'), tokenizer), 2)])]
    plan = [epoch_batches(sets, a.tokens, 100 + e) for e in range(a.epochs)]
    total, step = sum(map(len, plan)), 0
    for e, batches in enumerate(plan):
        sums, t0 = defaultdict(list), time.time()
        for task, windows in batches:
            torch.manual_seed(SEED + step)
            model.train()
            for g in optimizer.param_groups:
                g['lr'] = g['base'] * min(1.0, (step + 1) / 50) * max(0.01, 1 - step / total)
            ids, cases, mask, places = collate(windows, random.Random(SEED + step))
            with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
                hidden = model.encoder(ids, cases, mask)
            words, length = block_words(hidden.float(), places)
            with torch.autocast('cpu', torch.bfloat16):
                loss = LOSSES[task](model, words, length, [b for _, _, b in places])
            sums[task].append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(look + heads, 1.0)
            optimizer.step()
            step += 1
        print(f'epoch {e + 1} ' + ' '.join(f'{n} {np.mean(v):.3f}' for n, v in sorted(sums.items())) + f' {time.time() - t0:.0f} s', flush=True)
        if e % 3 == 2 or e == a.epochs - 1:
            model.eval()
            dev.negation_report(model, tokenizer, a.data, 2)
            dev.deeds_report(model, tokenizer, a.gold)
            torch.save(model.state_dict(), os.path.join(a.out, 'reader.pt'))


if __name__ == '__main__':
    main()
