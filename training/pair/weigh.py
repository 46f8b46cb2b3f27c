"""Fit the coefficients of core::stance::judge. `python -m pair.weigh seen.jsonl`, from `training/`

`cargo xtask seen eval/casefiles training/pair/kept --out training/seen.jsonl` writes what `judge` is given of each statement of cases that
the network is not trained on; their letters are in casefiles.jsonl and cases/. Prints the coefficients, and how well
sides are found in folds by case.
"""
import collections
import glob
import json
import math
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

SIDE = {'s': 1, 'r': -1, 'w': -1}
FOLDS = 10
TAKES = 'bears relevance meaning point words rule planned unknown matter unrelated'.split()
WHICH = 'ratio put rule'.split()


def key(*parts):
    return tuple(' '.join(p.split()) for p in parts)


def letters():
    """(case, question, document, words) -> letters, in the order of the document."""
    found = collections.defaultdict(list)
    for path in ['pair/casefiles.jsonl', *sorted(glob.glob('pair/cases/*.jsonl'))]:
        for line in open(path, encoding='utf-8'):
            case = json.loads(line)
            for q in case['questions']:
                for (document, _, _, words, _), letter in zip(case['statements'], q['letters'], strict=True):
                    found[key(case['case'], q['question'], document, words)].append(letter)
    return found


def log_odds(share):
    return math.log(max(share, 1e-3) / max(1 - share, 1e-3))


def numbers(r):
    """What the two regressions are given of a statement, as in crates/core/src/stance/judge.rs."""
    s, near = r['sides'], r['near']
    rule = {'supports': 1, 'refutes': -1}.get(r['rule'], 0)
    positive = r['polarity'] == 'positive' and r['certainty'] != 'denied'
    takes = [log_odds(s['supports'] + s['refutes'] + s['withdrawn']), r['relevance'], near['meaning'], near['point'], near['words'], abs(rule),
             r['certainty'] == 'planned', r['certainty'] == 'unknown', log_odds(s['matter']), log_odds(s['unrelated'])]
    which = [math.log((s['supports'] + 1e-3) / (s['refutes'] + s['withdrawn'] + 1e-3)), 1 if positive else -1, rule]
    return takes, which


def main():
    gold, takes, which, groups, known = [], [], [], [], letters()
    for line in open(sys.argv[1], encoding='utf-8'):
        r = json.loads(line)
        here = known.get(key(r['case'], r['question'], r['document'], r['words']))
        if here and here[0] != '-':
            a, b = numbers(r)
            gold.append(SIDE.get(here.pop(0) if len(here) > 1 else here[0], 0))
            takes.append(a)
            which.append(b)
            groups.append(r['case'])
    gold, takes, which, groups = np.array(gold), np.array(takes, float), np.array(which, float), np.array(groups)
    sided = gold != 0
    print(len(gold), 'statements of', len(set(groups)), 'cases,', sided.sum(), 'with a side')
    surely = cross_val_predict(LogisticRegression(max_iter=500), takes, sided, groups=groups, cv=GroupKFold(FOLDS), method='predict_proba')[:, 1]
    yes = np.zeros(len(gold))
    for train, test in GroupKFold(FOLDS).split(takes, sided, groups):
        train = [i for i in train if sided[i]]
        yes[test] = LogisticRegression().fit(which[train], gold[train] == 1).predict_proba(which[test])[:, 1]
    print('which side, of those that take one:', ((yes > 0.5) == (gold == 1))[sided].mean().round(3))
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        guess = np.where(surely >= threshold, np.where(yes > 0.5, 1, -1), 0)
        hit = ((guess == gold) & sided).sum()
        precision, recall = hit / max(1, (guess != 0).sum()), hit / sided.sum()
        print(f'from {threshold}: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall):.3f}')
    for name, columns, fitted in (('takes a side', TAKES, LogisticRegression(max_iter=500).fit(takes, sided)),
                                  ('supports', WHICH, LogisticRegression().fit(which[sided], gold[sided] == 1))):
        print(name, ', '.join(f'{c} {w:.2f}' for c, w in zip(columns, fitted.coef_[0])), f'and {fitted.intercept_[0]:.2f}')


if __name__ == '__main__':
    main()
