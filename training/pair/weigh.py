"""Fit the coefficients of core::stance::judge. `python -m pair.weigh FEATURES`

FEATURES has a line a statement of eval/casefiles, in the order of casefiles.jsonl: {"sides": the six shares of the network, "near":
{meaning, words, point, document}, "rule": supports, refutes or another, "certainty", "polarity"}, as `judge` sees them.
Prints the coefficients, and how well sides are found in folds by case.
"""
import json
import math
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from . import data


def log_odds(share):
    return math.log(max(share, 1e-3) / max(1 - share, 1e-3))


def main():
    side = {0: 1, 1: -1, 5: -1}
    gold, groups = [], []
    for i, questions in enumerate(data.cases('pair/casefiles.jsonl')):
        for pairs, _ in questions:
            gold += [side.get(p.label, 0) for p in pairs]
            groups += [i] * len(pairs)
    gold = np.array(gold)
    rows = [json.loads(line) for line in open(sys.argv[1])]
    assert len(rows) == len(gold)
    takes, which = [], []
    for r in rows:
        yes, no, matter, _, unrelated, withdrawn = r['sides']
        n = r['near']
        relevance = 0.6 * max(n['meaning'], 0) + 0.3 * n['words'] + 0.1 * n['document']
        rule = {'supports': 1, 'refutes': -1}.get(r['rule'], 0)
        positive = r['polarity'] == 'positive' and r['certainty'] != 'denied'
        takes.append([log_odds(yes + no + withdrawn), relevance, n['meaning'], n['point'], n['words'], abs(rule), r['certainty'] == 'planned', r['certainty'] == 'unknown', log_odds(matter), log_odds(unrelated)])
        which.append([math.log((yes + 1e-3) / (no + withdrawn + 1e-3)), 1 if positive else -1, rule])
    takes, which, sided = np.array(takes, float), np.array(which, float), gold != 0
    surely = cross_val_predict(LogisticRegression(max_iter=500), takes, sided, groups=groups, cv=GroupKFold(11), method='predict_proba')[:, 1]
    direction = np.zeros(len(gold))
    for train, test in GroupKFold(11).split(takes, sided, groups):
        train = [i for i in train if sided[i]]
        direction[test] = np.sign(LogisticRegression().fit(which[train], gold[train] == 1).decision_function(which[test]))
    for threshold in (0.3, 0.4, 0.5, 0.7):
        guess = np.where(surely >= threshold, direction, 0)
        hit = ((guess == gold) & sided).sum()
        precision, recall = hit / max(1, (guess != 0).sum()), hit / sided.sum()
        print(f'from {threshold}: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall):.3f}')
    for name, fitted in (('takes a side', LogisticRegression(max_iter=500).fit(takes, sided)), ('supports', LogisticRegression().fit(which[sided], gold[sided] == 1))):
        print(name, fitted.coef_[0].round(2), fitted.intercept_.round(2))


if __name__ == '__main__':
    main()
