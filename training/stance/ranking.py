"""A network that orders candidates: trained so that the relevant ones take all of a softmax over a shortlist."""
import numpy as np

FURTHEST = 5  # as in crates/nlp/src/compare/judge.rs
BATCH = 64


class Ranker:
    """One hidden layer and one score; several seeds averaged. A query is (candidate ids, numbers, relevant ids)."""

    def __init__(self, hidden, decay, rounds, seeds, rate=0.01):
        self.hidden, self.decay, self.rounds, self.seeds, self.rate = hidden, decay, rounds, list(seeds), rate

    def fit(self, queries):
        x = np.concatenate([q[1] for q in queries])
        self.mean, self.deviation = x.mean(0), x.std(0) + 1e-6
        marked = [(self.standard(q[1]), np.array([c in q[2] for c in q[0]], float)) for q in queries]
        marked = [(z, y / y.sum()) for z, y in marked if y.any()]
        self.members = [self.train(marked, np.random.default_rng(s)) for s in self.seeds]
        return self

    def standard(self, x):
        return np.clip((x - self.mean) / self.deviation, -FURTHEST, FURTHEST)

    def train(self, marked, rng):
        """Adam over batches of queries."""
        n, h = marked[0][0].shape[1], self.hidden
        values = [rng.normal(0, 0.2, (n, h)), np.zeros(h), rng.normal(0, 0.2, h)]
        first, second = [[np.zeros_like(v) for v in values] for _ in range(2)]
        step = 0
        for _ in range(self.rounds):
            for at in range(0, len(marked), BATCH):
                slopes = [self.decay * v for v in values]
                for z, y in marked[at:at + BATCH]:
                    hidden = np.maximum(z @ values[0] + values[1], 0)
                    scores = hidden @ values[2]
                    e = np.exp(scores - scores.max())
                    slope = (e / e.sum() - y) / BATCH
                    back = np.outer(slope, values[2]) * (hidden > 0)
                    slopes[0] += z.T @ back
                    slopes[1] += back.sum(0)
                    slopes[2] += hidden.T @ slope
                step += 1
                for i, s in enumerate(slopes):
                    first[i] = 0.9 * first[i] + 0.1 * s
                    second[i] = 0.999 * second[i] + 0.001 * s * s
                    change = first[i] / (1 - 0.9 ** step) / (np.sqrt(second[i] / (1 - 0.999 ** step)) + 1e-8)
                    values[i] = values[i] - self.rate * change
        return values

    def layers(self):
        hidden = np.concatenate([m[0].T for m in self.members])
        out = np.concatenate([m[2] for m in self.members])[None] / len(self.members)
        return hidden, np.concatenate([m[1] for m in self.members]), out, np.zeros(1)

    def scores(self, x):
        hidden, bias, out, _ = self.layers()
        return np.maximum(self.standard(x) @ hidden.T + bias, 0) @ out.T

    def order(self, query):
        """Ids, best first; equals stay in their order."""
        return [query[0][i] for i in np.argsort(-self.scores(query[1])[:, 0].round(5), kind='stable')]
