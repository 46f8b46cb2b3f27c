"""Gold records -> training examples. Offsets in the files are UTF-8 bytes; in here, characters."""
import json
import os
import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from tokenizers import Tokenizer

MAX_PIECES = 192
CLS, SEP = 101, 102
# The same rule as crates/nlp/src/blocks.rs: blank lines part paragraphs if there are any, else lines do.
BLANK = re.compile(r'\n[^\S\n]*\n\s*')
SENTENCE = re.compile(r'(?<=[.!?])["”’\')]*\s+(?=["“‘\'(]*[A-Z0-9])')


def tokenizer(minilm):
    """MiniLM's tokenizer, of texts of any length and without padding. `minilm`: its folder."""
    out = Tokenizer.from_file(os.path.join(minilm, 'tokenizer.json'))
    out.no_padding()
    out.no_truncation()
    return out


def read(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f if line.strip()]


def to_characters(text):
    """Byte offset -> character offset, for every character boundary."""
    table, byte = {0: 0}, 0
    for i, ch in enumerate(text, 1):
        byte += len(ch.encode('utf-8'))
        table[byte] = i
    return table


def paragraphs(text):
    """Spans of paragraphs."""
    out, at = [], 0
    pattern = BLANK if BLANK.search(text.strip()) else re.compile(r'\n\s*')
    for m in list(pattern.finditer(text)) + [None]:
        end = m.start() if m else len(text)
        s, e = at, end
        while s < e and text[s].isspace():
            s += 1
        while e > s and text[e - 1].isspace():
            e -= 1
        if s < e:
            out.append((s, e))
        at = m.end() if m else end
    return out


def sentences(text, start, end):
    out, at = [], start
    for m in list(SENTENCE.finditer(text, start, end)) + [None]:
        stop = m.start() if m else end
        if at < stop:
            out.append((at, stop))
        at = m.end() if m else end
    return out


@dataclass
class Block:
    """A paragraph (or a part of a very long one): word pieces, words, and the gold of one task."""
    ids: list              # word pieces
    cases: list            # how each piece's word was written
    words: list            # (character start, end)
    starts: list           # index of each word's first piece
    sentences: list = field(default_factory=list)  # (first piece, last + 1, text), to distil meaning
    gold: object = None    # what the task's loss wants; see heads/


def case_of(word):
    """0 lower or no letters, 1 Capital, 2 ALL CAPITALS, 3 mIxed, 4 a number.

    Same rule as crates/nlp/src/words.rs."""
    letters = [c for c in word if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if not letters:
        return 4 if any(c.isdigit() for c in word) else 0
    if not upper:
        return 0
    if upper == len(letters) and upper > 1:
        return 2
    return 1 if upper == 1 and letters[0].isupper() else 3


def tokenize(tokenizer, text, start, end):
    """Word pieces and words of text[start:end]."""
    enc = tokenizer.encode(text[start:end], add_special_tokens=False)
    words, starts, last = [], [], None
    for i, (w, (s, e)) in enumerate(zip(enc.word_ids, enc.offsets)):
        if w != last:
            words.append([start + s, start + e])
            starts.append(i)
            last = w
        else:
            words[-1][1] = start + e
    cases, edges = [], starts + [len(enc.ids)]
    for (s, e), f, l in zip(words, edges, edges[1:]):
        cases += [case_of(text[s:e])] * (l - f)
    return Block(list(enc.ids), cases, [tuple(w) for w in words], starts)


def distance(i, first, last):
    """Row of the distance table for word i and a cue of words first..last: 0 in it, 1-10 before, 11-20 behind."""
    if first <= i < last:
        return 0
    d, side = (first - i, 0) if i < first else (i - last + 1, 10)
    return side + 1 + sum(d > x for x in (1, 2, 3, 4, 6, 9, 14, 22, 35))


def word_range(block, s, e):
    return bisect_right([w[1] for w in block.words], s), bisect_left([w[0] for w in block.words], e)


def pieces_of(text, start, end, tokenizer):
    """The paragraph as one block, or several where it is longer than a window."""
    block = tokenize(tokenizer, text, start, end)
    if len(block.ids) <= MAX_PIECES or not block.words:
        return [(start, end, block)]
    out, at, run = [], start, None
    for s, e in sentences(text, start, end):
        if run and len(tokenize(tokenizer, text, at, e).ids) > MAX_PIECES:
            out.append((at, run, tokenize(tokenizer, text, at, run)))
            at = s
        run = e
    out.append((at, run, tokenize(tokenizer, text, at, run)))
    return [(s, e, b) for s, e, b in out if 0 < len(b.ids) <= MAX_PIECES]


def paragraphs_of(text, tokenizer):
    """Every paragraph as blocks that fit a window: [(start, end, block)]."""
    return [p for s, e in paragraphs(text) for p in pieces_of(text, s, e, tokenizer) if p[2].words]


def pack(articles, rng, alone=0.4):
    """Windows: lists of consecutive blocks of one article, within MAX_PIECES."""
    windows = []
    for blocks in articles:
        window, size = [], 0
        for b in blocks:
            if window and (size + len(b.ids) > MAX_PIECES or rng.random() < alone):
                windows.append(window)
                window, size = [], 0
            window.append(b)
            size += len(b.ids)
        if window:
            windows.append(window)
    return windows


def batches(items, size, cost, rng):
    """Batches of items of like length, at most `cost` units of padded length together."""
    order = list(range(len(items)))
    rng.shuffle(order)
    order.sort(key=lambda i: size(items[i]) // 8)
    out, batch, longest = [], [], 0
    for i in order:
        n = size(items[i])
        if batch and max(longest, n) * (len(batch) + 1) > cost:
            out.append(batch)
            batch, longest = [], 0
        batch.append(items[i])
        longest = max(longest, n)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out
