"""Dev figures during training, in plain PyTorch; the figures that count come from `cargo xtask eval`.

Windows are single paragraphs here, so that mentions come out a little lower than in the product.
"""
import os

import torch

from . import data
from .heads import attributions, deeds, factuality, mentions, negation
from .heads.look import inputs
from .model import LABELS


def runs(labels, names):
    """BIO labels -> [(role, first, last + 1)]."""
    out = []
    for i, l in enumerate(labels):
        name = names[l]
        if name.startswith('B-'):
            out.append([name[2:], i, i + 1])
        elif name.startswith('I-') and out:
            out[-1][2] = i + 1
    return [tuple(x) for x in out]


class Count:
    def __init__(self):
        self.same = self.found = self.gold = 0

    def add(self, found, gold):
        self.same += len(set(found) & set(gold))
        self.found += len(set(found))
        self.gold += len(set(gold))

    def __str__(self):
        return f'{200 * self.same / max(1, self.found + self.gold):.1f}'


@torch.no_grad()
def states(model, block):
    """Word states of one block as a window. [W, H]"""
    ids = torch.tensor([[data.CLS] + block.ids + [data.SEP]])
    cases = torch.tensor([[0] + block.cases + [0]])
    return model.encoder(ids, cases)[0][torch.tensor(block.starts) + 1]


@torch.no_grad()
def spans(model, head, words):
    return runs(getattr(model, head + '_crf').decode(getattr(model, head)(words)), LABELS[head])


@torch.no_grad()
def looked(model, head, words, cue):
    """Labels of every word, given a cue [(first, last + 1)]."""
    mark, far = inputs(cue, len(words))
    emit = model.look(head, words[None], torch.from_numpy(mark)[None], torch.from_numpy(far)[None])[0]
    return getattr(model, head + '_crf').decode(emit)


def attributions_report(model, tokenizer, folder, every):
    counts = {r: Count() for r in ('source', 'cue', 'content')}
    for r in data.read(os.path.join(folder, 'attributions/polnear-cofenet.dev.jsonl'))[::every]:
        table, found = data.to_characters(r['text']), {k: set() for k in counts}
        for _, _, b in data.paragraphs_of(r['text'], tokenizer):
            words = states(model, b)
            for _, f, l in spans(model, 'cue', words):
                found['cue'].add((b.words[f][0], b.words[l - 1][1]))
                for role, i, j in runs(looked(model, 'role', words, [(f, l)]), LABELS['role']):
                    found[role].add((b.words[i][0], b.words[j - 1][1]))
        for k, c in counts.items():
            c.add(found[k], {(table[s], table[e]) for a in r['attributions'] for s, e in a[k]})
    print('  dev attributions ' + ' '.join(f'{k} {c}' for k, c in counts.items()), flush=True)


def nested_report(model, tokenizer, gold):
    path = os.path.join(gold, 'hearsay.dev.jsonl')
    if not os.path.exists(path):
        return
    counts = {r: Count() for r in ('source', 'cue', 'content')}
    for n, r in enumerate(data.read(path)):
        for m, (b,) in enumerate(attributions.nested(attributions.with_that(r), tokenizer)):
            words = states(model, b)
            found = {k: set() for k in counts}
            for _, f, l in spans(model, 'cue', words):
                found['cue'].add((f, l))
                for role, i, j in runs(looked(model, 'role', words, [(f, l)]), LABELS['role']):
                    found[role].add((i, j))
            want = {k: set() for k in counts}
            want['cue'] = set(b.gold.cues)
            for labels in b.gold.roles:
                for role, i, j in runs(labels, LABELS['role']):
                    want[role].add((i, j))
            for k, c in counts.items():
                c.add(found[k], want[k])
    print('  dev nested ' + ' '.join(f'{k} {c}' for k, c in counts.items()), flush=True)


def mentions_report(model, tokenizer, folder, every):
    for name in mentions.SETS:
        count = Count()
        for r in data.read(os.path.join(folder, f'mentions/{name}.dev.jsonl'))[::every]:
            table, found, kinds = data.to_characters(r['text']), set(), r['kinds']
            for _, _, b in data.paragraphs_of(r['text'], tokenizer):
                for kind, f, l in spans(model, 'mention', states(model, b)):
                    kind = 'location' if kind == 'facility' and kind not in kinds else kind
                    if kind in kinds:
                        found.add((kind, b.words[f][0], b.words[l - 1][1]))
            count.add(found, {(m['kind'], table[m['span'][0]], table[m['span'][1]]) for m in r['mentions']})
        print(f'  dev mentions {name} {count}', flush=True)


def factuality_report(model, tokenizer, folder, every):
    xs, ys, count = [], [], Count()
    for (b,) in factuality.blocks(folder, tokenizer, 'dev')[:1246:every]:
        words = states(model, b)
        with torch.no_grad():
            count.add((model.predicate(words)[:, 0] > 0).nonzero()[:, 0].tolist(), [w for w, _ in b.gold.events])
            for w, v in b.gold.events:
                xs.append(v)
                ys.append(float(model.factuality(words[w])))
    x, y = torch.tensor(xs), torch.tensor(ys)
    r = torch.corrcoef(torch.stack([x, y]))[0, 1]
    print(f'  dev factuality mae {(x - y).abs().mean():.3f} r {r:.3f} predicates {count}', flush=True)


def negation_report(model, tokenizer, folder, every):
    cue, scope = Count(), Count()
    for n, (b,) in enumerate(negation.blocks(folder, tokenizer, 'dev')[::every]):
        words = states(model, b)
        with torch.no_grad():
            labels = model.negation_crf.decode(model.negation(words))
        found = [i for i, l in enumerate(labels) if l]
        cue.add([(n, i) for i in found], [(n, i) for i, l in enumerate(b.gold.cues) if l])
        want = {(n, c[0], i) for c, ls in b.gold.scopes for i, l in enumerate(ls) if l}
        got = {(n, (i, i + 1), j) for i in found for j, l in enumerate(looked(model, 'scope', words, [(i, i + 1)])) if l}
        scope.add(got, want)
    print(f'  dev negation cue words {cue} scope words {scope}', flush=True)


def deeds_report(model, tokenizer, gold):
    path = os.path.join(gold, 'deeds.dev.jsonl')
    counts = {r: Count() for r in ['predicate'] + deeds.ROLES}
    for n, (b,) in enumerate(deeds.own(path, tokenizer)):
        words = states(model, b)
        found = [(f, l) for _, f, l in spans(model, 'deed', words)]
        counts['predicate'].add([(n, c) for c in found], [(n, c) for cue in b.gold.predicates for c in cue])
        for side, cues, into in (('gold', b.gold.predicates, []), ('found', [[c] for c in found], [])):
            for k, cue in enumerate(cues):
                labels = b.gold.parts[k] if side == 'gold' else looked(model, 'part', words, cue)
                into += [(role, n, cue[0], i, j) for role, i, j in runs(labels, LABELS['part'])]
            if side == 'gold':
                want = into
        for role in deeds.ROLES:
            counts[role].add([x for x in into if x[0] == role], [x for x in want if x[0] == role])
    print('  dev deeds ' + ' '.join(f'{k} {c}' for k, c in counts.items()), flush=True)


def report(model, tokenizer, folder, gold, full=False):
    model.eval()
    every = 1 if full else 6
    attributions_report(model, tokenizer, folder, every)
    mentions_report(model, tokenizer, folder, every)
    factuality_report(model, tokenizer, folder, every)
    negation_report(model, tokenizer, folder, 1 if full else 2)
    nested_report(model, tokenizer, gold)
    deeds_report(model, tokenizer, gold)
