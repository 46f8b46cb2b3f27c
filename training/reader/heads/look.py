"""The loss of a second look: labels of a paragraph's words, given one cue."""
import numpy as np
import torch

from .. import data


def inputs(cue, width):
    """cue [(first word, last + 1)] -> 1 where a word is of the cue, rows of the distance table; [W] each.

    Of a cue in several pieces the first counts for the distance."""
    mark = np.zeros(width, np.float32)
    for f, l in cue:
        mark[f:l] = 1
    return mark, np.array([data.distance(i, *cue[0]) for i in range(width)])


def look_loss(model, head, words, jobs):
    """jobs [(row of words, cue, label a word)] -> mean loss a cue."""
    if not jobs:
        return torch.zeros(())
    jobs = sorted(jobs, key=lambda j: len(j[2]))
    crf, total = getattr(model, head + '_crf'), torch.zeros(())
    for at in range(0, len(jobs), 12):
        chunk = jobs[at: at + 12]
        width = max(len(r) for _, _, r in chunk)
        cue, far = zip(*(inputs(c, width) for _, c, _ in chunk))
        gold = np.zeros((len(chunk), width), np.int64)
        lens = torch.tensor([len(r) for _, _, r in chunk])
        for k, (_, _, r) in enumerate(chunk):
            gold[k, : len(r)] = r
        mask = torch.where(torch.arange(width)[None] < lens[:, None], 0.0, -1e4)[:, None, None]
        picked = words[torch.tensor([n for n, _, _ in chunk]), :width]
        emit = model.look(head, picked, torch.from_numpy(np.stack(cue)), torch.from_numpy(np.stack(far)), mask).float()
        total = total + crf.nll(emit, torch.from_numpy(gold), lens).sum()
    return total / len(jobs)
