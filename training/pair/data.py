"""Labelled statements -> pairs of word pieces. The form of the files: training/pair/README.md."""
import json
import os
import random
import re
from dataclasses import dataclass, replace

from reader.data import CLS, SEP, tokenize

LABELS = ('supports', 'refutes', 'matter', 'around', 'unrelated', 'withdrawn')
LETTERS = {'s': 0, 'r': 1, 'n': 2, 'd': 3, 'u': 4, 'w': 5}
TURNED = {0: 1, 1: 0}
# How a speaker puts it, where not simply so; as in crates/reportedly/src/ask/sides.rs.
PUT = {'certain': '', 'probable': 'probably: ', 'possible': 'possibly: ', 'planned': 'planned: ', 'denied': 'denied: ', 'unknown': 'whether: '}
# A part is cut behind so many pieces; as in crates/nlp/src/pair.rs.
MAX_QUESTION, MAX_CONTEXT, MAX_STATEMENT = 40, 72, 48


@dataclass
class Pair:
    question: str
    context: str
    statement: str
    label: int


def lines(path):
    """The pairs of one file of single statements, in groups of one question: (pairs, contrary question or None)."""
    groups, question, headline = [], None, ''
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        line = line.strip()
        if line.startswith('## '):
            headline = line[3:]
        elif line.startswith('# '):
            question, headline = line[2:], ''
            groups.append(([], None))
        elif line.startswith('~ '):
            groups[-1] = (groups[-1][0], line[2:])
        elif line:
            letter, _, statement = line.partition(' ')
            assert letter in LETTERS and statement and question, f'{path}:{number}: {line!r}'
            groups[-1][0].append(Pair(question, headline, statement.strip(), LETTERS[letter]))
    return groups


def cases(path):
    """The cases of one file, each a list of questions: (pairs, contrary question or None). A line is a case: `titles` of its
    documents, `statements` as the reader cut them (document, sentence before, sentence, words, certainty), `questions` with
    a letter for each statement ("-": none was given)."""
    found = []
    for line in open(path, encoding='utf-8'):
        c = json.loads(line)
        found.append([])
        for q in c['questions']:
            pairs = []
            for (doc, before, sentence, words, certainty), letter in zip(c['statements'], q['letters'], strict=True):
                if letter != '-':
                    pairs.append(Pair(q['question'], f"{c['titles'][doc]}. {before} {sentence}", PUT[certainty] + words, LETTERS[letter]))
            found[-1].append((pairs, q.get('contrary')))
    return found


ARTICLE = re.compile(r'([srnduw]{3}) (?:\[(denied|planned|possible|probable|unknown)\] )?(.*)')


def articles(path):
    """The cases of one file that are written sentence by sentence, with letters for three questions; as `cases` gives them."""
    found, headline, before, last = [], '', '', ''
    for line in open(path, encoding='utf-8'):
        line = line.strip()
        if line.startswith('=== '):
            found.append([])
        elif line.startswith('## '):
            headline, before, last = line[3:], '', ''
        elif line.startswith('# '):
            found[-1].append(([], line[2:]))
        elif line.startswith('~ '):
            found[-1][-1] = ([], found[-1][-1][1], line[2:])
        elif line:
            letters, put, sentence = ARTICLE.fullmatch(line).groups()
            words = re.search('«(.*)»', sentence)
            words, sentence = (words.group(1) if words else sentence), sentence.replace('«', '').replace('»', '')
            # A sentence with two contents is written twice.
            before, last = (before, last) if sentence == last else (last, sentence)
            for (pairs, question, *_), letter in zip(found[-1], letters, strict=True):
                pairs.append(Pair(question, f'{headline}. {before} {sentence}', PUT[put or 'certain'] + words, LETTERS[letter]))
    return [[(pairs, contrary[0] if contrary else None) for pairs, _, *contrary in questions] for questions in found]


def turned(pairs, contrary):
    """The same statements to the contrary question."""
    return [replace(p, question=contrary, label=TURNED.get(p.label, p.label)) for p in pairs if p.label != LETTERS['w']]


def folder(path):
    """All cases of a folder, and which are for choosing (every ninth) instead of training."""
    take = {'.jsonl': cases, '.txt': articles}
    all_ = [c for f in sorted(os.listdir(path)) for c in take[os.path.splitext(f)[1]](os.path.join(path, f))]
    return [c for i, c in enumerate(all_) if i % 9], [c for i, c in enumerate(all_) if i % 9 == 0]


def authored(path):
    """All groups of a folder of single statements."""
    return [g for f in sorted(os.listdir(path)) if f.endswith('.txt') for g in lines(os.path.join(path, f))]


# Share of the statements that take no side that is seen in an epoch: they are the most by far.
AROUND = 0.2
# Share of the single statements, and of the twins of contrast, that is seen in an epoch.
SINGLE, TWINS = 0.3, 0.9


def placed(pair, group, rng):
    """A single statement has no article: mostly its own words stand for it, now and then behind another of the same question."""
    before = rng.choice(group).statement if rng.random() < 0.3 else ''
    own = pair.statement.split(': ', 1)[1] if pair.statement.split(': ')[0] + ': ' in PUT.values() else pair.statement
    return replace(pair, context=f'{pair.context}. {before} {own}' if rng.random() < 0.7 else pair.context)


def single(groups, share, rng):
    out = []
    for group, contrary in groups:
        for p in group:
            if rng.random() > (share * AROUND * 2 if p.label in (3, 4) else share):
                continue
            if contrary and p.label in TURNED and rng.random() < 0.4:
                p = turned([p], contrary)[0]
            elif p.label in TURNED and ': ' not in p.statement and rng.random() < 0.07:
                p = replace(p, statement=PUT['denied'] + p.statement, label=TURNED[p.label])
            out.append(placed(p, group, rng))
    return out


def epoch(cases, groups, twins, rng):
    """What one epoch is trained on: cases, single statements, twins of contrast."""
    out = []
    for questions in cases:
        for pairs, contrary in questions:
            kept = [p for p in pairs if p.label not in (3, 4) or rng.random() < AROUND]
            out += kept
            if contrary:
                out += [p for p in turned(kept, contrary) if p.label in TURNED and rng.random() < 0.7 or rng.random() < 0.15]
    out += single(groups, SINGLE, rng) + single(twins, TWINS, rng)
    # Statements of others are unrelated.
    some = rng.sample(out, len(out) // 24)
    out += [replace(a, question=b.question, label=LETTERS['u']) for a, b in zip(some, rng.sample(out, len(some))) if a.question != b.question]
    return out


def encode(tokenizer, pair):
    """[CLS] question [SEP] context [SEP] statement [SEP]: pieces, how each is written, and where the question and the statement lie."""
    ids, cases, spans = [CLS], [0], []
    for text, most in ((pair.question, MAX_QUESTION), (pair.context, MAX_CONTEXT), (pair.statement, MAX_STATEMENT)):
        block = tokenize(tokenizer, text, 0, len(text))
        start = len(ids)
        ids += block.ids[:most] + [SEP]
        cases += block.cases[:most] + [0]
        spans.append((start, len(ids) - 1))
    return ids, cases, spans[0], spans[2]
