"""The measures of the tasks, as in the scorers that the figures of the model card come from."""
import numpy as np


def classes(truth, predicted):
    """Accuracy, macro F1, F1 of each class."""
    f1 = []
    for c in range(truth.max() + 1):
        both = ((truth == c) & (predicted == c)).sum()
        f1.append(2 * both / max(1, (truth == c).sum() + (predicted == c).sum()))
    return {'accuracy': round(float((truth == predicted).mean()), 4), 'macro_f1': round(float(np.mean(f1)), 4),
            'f1': [round(float(f), 3) for f in f1]}


def fnc(truth, predicted):
    """The Fake News Challenge's score in percent: a quarter for related or not, the rest for the class of a related."""
    related, found = truth < 3, predicted < 3
    points = (truth == predicted) * (0.25 + 0.5 * related) + 0.25 * (related & found)
    return {'fnc1': round(float(100 * points.sum() / np.where(related, 1, 0.25).sum()), 2), **classes(truth, predicted)}


def average_precision(ranked, relevant, depth=5):
    """CLEF's: precisions at the ranks of the relevant ones among the first, over how many there could be."""
    found = [k for k, c in enumerate(ranked[:depth], 1) if c in relevant]
    return sum((j + 1) / k for j, k in enumerate(found)) / max(1, min(depth, len(relevant)))
