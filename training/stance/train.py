"""Train the small networks by which the product compares texts, and write them for crates/model-en.

    python -m stance.train --data ../../shared/data --run run-stance --out ../crates/model-en/weights

`--run` holds the numbers of the pairs, written by `cargo run -p reportedly-nlp --example compare` (see
training/README.md). What must be chosen (how often to train, from where on a rare class counts) is chosen by
cross-validation in the train parts, by topic or event, so that no story is on both sides; the dev parts are
only measured.
"""
import argparse
import json
import os
import warnings

import numpy as np
from safetensors.numpy import save_file
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

from . import metrics
from .ranking import Ranker
from .texts import file_name, pairs, read

SEED = 20261123
FOLDS = 5
# As in crates/nlp/src/compare/judge.rs.
FURTHEST = 5
STEP = 16
MEMBERS = 5
STANCES = ('agree', 'disagree', 'discuss', 'unrelated')
REPLIES = ('support', 'deny', 'query', 'comment')


class Network:
    """Networks of one hidden layer, trained from several seeds; their scores are averaged, which makes them one."""

    def __init__(self, make, members=MEMBERS):
        self.make, self.members = make, members

    def fit(self, x, y, weight=None):
        self.mean, self.deviation = x.mean(0), x.std(0)
        self.deviation[self.deviation < 1e-6] = 1
        x = self.standard(x)
        self.nets = [self.make(SEED + i).fit(x, y, sample_weight=weight) for i in range(self.members)]
        return self

    def standard(self, x):
        return np.clip((x - self.mean) / self.deviation, -FURTHEST, FURTHEST)

    def layers(self):
        """hidden [H, N], its bias, out [labels, H], its bias: of all members side by side."""
        n = len(self.nets)
        hidden = np.concatenate([m.coefs_[0].T for m in self.nets])
        out = np.concatenate([m.coefs_[1].T for m in self.nets], axis=1) / n
        bias = np.mean([m.intercepts_[1] for m in self.nets], axis=0)
        if getattr(self.nets[0], 'out_activation_', '') == 'logistic':  # one score: that of the second label
            out, bias = np.concatenate([0 * out, out]), np.concatenate([0 * bias, bias])
        return hidden, np.concatenate([m.intercepts_[0] for m in self.nets]), out, bias

    def scores(self, x):
        hidden, hidden_bias, out, bias = self.layers()
        return np.maximum(self.standard(x) @ hidden.T + hidden_bias, 0) @ out.T + bias

    def probabilities(self, x):
        s = self.scores(x)
        e = np.exp(s - s.max(1, keepdims=True))
        return e / e.sum(1, keepdims=True)


def classifier(hidden, alpha, rounds):
    return lambda seed: MLPClassifier(hidden_layer_sizes=(hidden,), alpha=alpha, max_iter=rounds, batch_size=128, random_state=seed)


def regressor(hidden, alpha, rounds):
    return lambda seed: MLPRegressor(hidden_layer_sizes=(hidden,), alpha=alpha, max_iter=rounds, batch_size=64, random_state=seed)


def numbers(run, name, n):
    values = np.fromfile(os.path.join(run, file_name(name) + '.f32'), dtype=np.float32).reshape(n, -1)
    return values.astype(np.float64)


def load(a, name):
    records = pairs(a.data, name)
    return records, numbers(a.run, name, len(records))


def folds(groups):
    """A fold for each group, about equally many records in each."""
    size, fold = [0] * FOLDS, {}
    names, counts = np.unique(groups, return_counts=True)
    for name, n in sorted(zip(names, counts), key=lambda t: (-t[1], t[0])):
        fold[name] = int(np.argmin(size))
        size[fold[name]] += n
    return np.array([fold[g] for g in groups])


def topics(records):
    """Claim and text topics of each record: what a related pair joins is one topic."""
    parent = {}

    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for r in records:
        if r['stance'] != 'unrelated':
            parent[find('c' + r['claim'])] = find('t' + r['text_id'])
    return [find('c' + r['claim']) for r in records], [find('t' + r['text_id']) for r in records]


def lean(truth, probabilities, value):
    """Offsets to the logarithms of the probabilities; the third class is left where it is."""
    best = None
    for first in np.arange(-0.6, 0.95, 0.15):
        for second in np.arange(-0.25, 2.1, 0.25):
            for fourth in (-0.5, -0.25, 0.0, 0.25, 0.5):
                offsets = np.array([first, second, 0, fourth])
                v = value(truth, (np.log(probabilities + 1e-9) + offsets).argmax(1))
                if best is None or v > best[0] + 1e-9:
                    best = v, offsets
    return best[1]


def crossed(network, x, y, outside, inside, weight=None):
    """Probabilities by networks that have not seen the fold: `outside[k]` is trained on, `inside[k]` predicted."""
    out = np.zeros((len(y), y.max() + 1))
    for train, test in zip(outside, inside):
        out[test] = network().fit(x[train], y[train], None if weight is None else weight[train]).probabilities(x[test])
    return out


def stance(a):
    records, x = load(a, 'stance/fnc1.train')
    x = x[:, :x.shape[1] // 2]
    y = np.array([STANCES.index(r['stance']) for r in records])
    claims, texts = topics(records)
    fold = folds(np.array(texts))
    of = dict(zip(texts, fold))
    claim_fold = np.array([of.get(c, -1) for c in claims])
    # Half of the unrelated pairs are enough to learn from; all of them are measured. Refuting texts are rare and
    # matter: they count threefold, and no offsets are needed then.
    kept = (y != 3) | (np.random.default_rng(SEED).random(len(y)) < 0.5)
    weight = np.where(y == 1, 3.0, 1.0)
    make = lambda: Network(classifier(32, 1.0, 16))
    p = crossed(make, x, y, [kept & (fold != k) & (claim_fold != k) for k in range(FOLDS)],
                [fold == k for k in range(FOLDS)], weight)
    network = make().fit(x[kept], y[kept], weight[kept])
    dev_records, dev = load(a, 'stance/fnc1.dev')
    truth = np.array([STANCES.index(r['stance']) for r in dev_records])
    print('stance, topics kept apart', metrics.fnc(y, p.argmax(1)))
    print('stance, dev', metrics.fnc(truth, network.probabilities(dev[:, :x.shape[1]]).argmax(1)))
    return network, None, dev[:3, :x.shape[1]]


def reply(a):
    records, x = load(a, 'reply_stance/rumoureval2017.train')
    x = x[:, :x.shape[1] // 2]
    y = np.array([REPLIES.index(r['stance']) for r in records])
    fold = folds(np.array([r['event'] for r in records]))
    make = lambda: Network(classifier(24, 2.0, 16))
    p = crossed(make, x, y, [fold != k for k in range(FOLDS)], [fold == k for k in range(FOLDS)])
    value = lambda g, q: metrics.classes(g, q)['accuracy'] + metrics.classes(g, q)['macro_f1']
    # `lean` leaves the third class: put "comment" there.
    order = [0, 1, 3, 2]
    offsets = lean(np.array(order)[y], p[:, order], value)[order]
    network = make().fit(x, y)
    dev_records, dev = load(a, 'reply_stance/rumoureval2017.dev')
    truth = np.array([REPLIES.index(r['stance']) for r in dev_records])
    choose = lambda p: (np.log(p + 1e-9) + offsets).argmax(1)
    print('reply, events kept apart', metrics.classes(y, choose(p)), offsets, 'without offsets', metrics.classes(y, p.argmax(1)))
    print('reply, dev', metrics.classes(truth, choose(network.probabilities(dev[:, :x.shape[1]]))))
    return network, offsets, dev[:3, :x.shape[1]]


def turned(x):
    n = x.shape[1] // 2
    return np.concatenate([x[:, n:], x[:, :n]], axis=1)


def same(a):
    records, x = load(a, 'paraphrase/msrp.train')
    y = np.array([int(r['same']) for r in records])
    both = lambda z: np.concatenate([z, turned(z)])
    make = lambda: Network(classifier(16, 3.0, 12))
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(y))
    p = np.zeros(len(y))
    one = lambda net, z: (net.probabilities(z)[:, 1] + net.probabilities(turned(z))[:, 1]) / 2
    for k in range(FOLDS):
        p[fold == k] = one(make().fit(both(x[fold != k]), np.tile(y[fold != k], 2)), x[fold == k])
    network = make().fit(both(x), np.tile(y, 2))
    dev_records, dev = load(a, 'paraphrase/msrp.dev')
    truth = np.array([int(r['same']) for r in dev_records])
    print('same, crossed', metrics.classes(y, (p >= 0.5).astype(int)))
    print('same, dev', metrics.classes(truth, (one(network, dev) >= 0.5).astype(int)))
    return network, None, dev[:3]


def alike(a):
    # There is no train part: figures are crossed, the network is trained on all.
    records, x = load(a, 'paraphrase/sts_headlines.dev')
    y = np.array([r['similarity'] for r in records])
    both = lambda z: np.concatenate([z, turned(z)])
    make = lambda: Network(regressor(32, 0.5, 32))
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(y))
    one = lambda net, z: ((net.scores(z) + net.scores(turned(z))) / 2)[:, 0]
    p = np.zeros(len(y))
    for k in range(FOLDS):
        p[fold == k] = one(make().fit(both(x[fold != k]), np.tile(y[fold != k], 2)), x[fold == k])
    print('alike, crossed: Pearson r', np.corrcoef(p, y)[0, 1])
    return make().fit(both(x), np.tile(y, 2)), None, x[:3]


def rank(a):
    def queries(part):
        relevant = [r['relevant'] for r in read(a.data, f'matching/clef2020.{part}')]
        ids = [r['id'] for r in read(a.data, 'matching/clef2020.candidates')]
        with open(os.path.join(a.run, f'matching-clef2020.{part}.ranks')) as f:
            found = [json.loads(line) for line in f]
        return [([ids[i] for i, _ in q], np.array([n for _, n in q]), r) for q, r in zip(found, relevant)]

    train, dev = queries('train'), queries('dev')
    make = lambda: Ranker(hidden=16, decay=0.01, rounds=30, seeds=range(SEED, SEED + 3))
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(train))
    values = np.zeros(len(train))
    for k in range(FOLDS):
        ranker = make().fit([q for q, f in zip(train, fold) if f != k])
        for i in np.flatnonzero(fold == k):
            values[i] = metrics.average_precision(ranker.order(train[i]), train[i][2])
    ranker = make().fit(train)
    print('rank, crossed: MAP@5', values.mean())
    print('rank, dev: MAP@5', np.mean([metrics.average_precision(ranker.order(q), q[2]) for q in dev]))
    return ranker, None, dev[0][1][:3]


def tensors(name, network, offsets):
    hidden, hidden_bias, out, bias = network.layers()
    idle = -len(hidden) % STEP
    hidden = np.pad(hidden, ((0, idle), (0, -hidden.shape[1] % STEP)))
    hidden_bias, out = np.pad(hidden_bias, (0, idle)), np.pad(out, ((0, 0), (0, idle)))
    parts = {'mean': network.mean, 'deviation': network.deviation, 'hidden.weight': hidden, 'hidden.bias': hidden_bias,
             'out.weight': out, 'out.bias': bias}
    if offsets is not None:
        parts['lean'] = offsets
    return {f'{name}.{k}': np.ascontiguousarray(v, dtype=np.float32) for k, v in parts.items()}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--data', required=True)
    p.add_argument('--run', required=True)
    p.add_argument('--out', required=True)
    a = p.parse_args()
    warnings.simplefilter('ignore', ConvergenceWarning)  # rounds are few on purpose
    weights, example = {}, {}
    for train in (stance, reply, same, alike, rank):
        network, offsets, shown = train(a)
        weights |= tensors(train.__name__, network, offsets)
        shown = shown.astype(np.float32)
        example[train.__name__] = {'numbers': shown.tolist(), 'scores': network.scores(shown.astype(np.float64)).tolist()}
    save_file(weights, os.path.join(a.out, 'compare.safetensors'))
    with open(os.path.join(a.out, 'compare_example.json'), 'w') as f:
        json.dump(example, f)
        f.write('\n')


if __name__ == '__main__':
    main()
