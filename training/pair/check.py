"""Check a file of written cases or statements, and count its letters. `python -m pair.check FILE`

The forms: ARTICLES.md (where `===` begins a case), CONTRAST.md and README.md.
"""
import collections
import sys

from .data import ARTICLE, LETTERS


def of_articles(lines):
    """Faults of a file of cases, as (line, what); and letters by question."""
    faults, counts, questions, headline = [], collections.Counter(), None, False
    for n, line in lines:
        if line.startswith('=== '):
            if questions not in (None, 3):
                faults.append((n, f'the case before has {questions} questions, not 3'))
            questions, headline = 0, False
        elif line.startswith('## '):
            headline = True
        elif line.startswith('# '):
            questions += 1
        elif not line.startswith('~ '):
            found = ARTICLE.fullmatch(line)
            if not found or not headline or line.count('«') != line.count('»') or line.count('«') > 1:
                faults.append((n, f'not understood: {line[:80]}'))
            else:
                counts.update(enumerate(found[1], 1))
    return faults, {f'question {k} {letter}': counts[k, letter] for k in (1, 2, 3) for letter in LETTERS}


def of_statements(lines):
    """Faults of a file of single statements; and its letters."""
    faults, counts, question, seen = [], collections.Counter(), None, set()
    for n, line in lines:
        if line.startswith('# '):
            if line in seen:
                faults.append((n, f'asked before: {line}'))
            seen.add(line)
            question = line
        elif not line.startswith(('~ ', '## ')):
            letter, _, statement = line.partition(' ')
            if letter not in LETTERS or not statement or not question:
                faults.append((n, f'not understood: {line[:80]}'))
            counts[letter] += 1
    return faults, dict(counts)


def main():
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as f:
            lines = [(n, line.strip()) for n, line in enumerate(f, 1) if line.strip()]
        articles = any(line.startswith('=== ') for _, line in lines)
        faults, counts = (of_articles if articles else of_statements)(lines)
        for n, what in faults:
            print(f'{path}:{n}: {what}')
        print(path, len(faults), 'faults', counts)


if __name__ == '__main__':
    main()
