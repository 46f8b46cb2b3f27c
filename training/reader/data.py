"""Gold records -> training examples. Offsets in the files are UTF-8 bytes; in here, characters."""
import json
import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

MAX_PIECES = 192
CLS, SEP = 101, 102
# The same rule as crates/nlp/src/windows.rs: blank lines part paragraphs if there are any, else lines do.
BLANK = re.compile(r'\n[^\S\n]*\n\s*')
SENTENCE = re.compile(r'(?<=[.!?])["”’\')]*\s+(?=["“‘\'(]*[A-Z0-9])')


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
    """A paragraph (or a part of a very long one): word pieces and words."""
    ids: list
    words: list            # (character start, end)
    starts: list           # index of each word's first piece
    cues: list = field(default_factory=list)      # [(first word, last + 1)]
    roles: list = field(default_factory=list)     # per cue: label a word
    sentences: list = field(default_factory=list)  # (first piece, last + 1, text)


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
    return Block(list(enc.ids), [tuple(w) for w in words], starts)


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




def attribution_blocks(record, tokenizer):
    text, table = record['text'], to_characters(record['text'])
    blocks, lost = [], 0
    todo = [{k: [(table[s], table[e]) for s, e in a[k]] for k in ('source', 'cue', 'content')}
            for a in record['attributions'] if a['cue']]
    for ps, pe in paragraphs(text):
        for s, e, block in pieces_of(text, ps, pe, tokenizer):
            if not block.words:
                continue
            for a in todo:
                c = word_range(block, *a['cue'][0])
                if not (s <= a['cue'][0][0] < e) or c[0] >= c[1]:
                    continue
                labels = [0] * len(block.words)
                for k, base in (('source', 1), ('content', 3)):
                    for span in a[k]:
                        f, l = word_range(block, *span)
                        for i in range(f, l):
                            labels[i] = base if i == f else base + 1
                        lost += span[1] > e or span[0] < s
                block.cues.append(c)
                block.roles.append(labels)
            for ss, se in sentences(text, s, e):
                f, l = word_range(block, ss, se)
                if l - f >= 4:
                    last = block.starts[l] if l < len(block.starts) else len(block.ids)
                    block.sentences.append((block.starts[f], last, text[ss:se]))
            blocks.append(block)
    return blocks, lost


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


@dataclass
class Sentence:
    block: Block
    events: list      # [(word, factuality)]
    dense: bool       # every predicate is labelled, so that the others are not predicates
    text: str


def factuality_sentences(path, tokenizer, dense):
    out = []
    for r in read(path):
        table = to_characters(r['text'])
        block = tokenize(tokenizer, r['text'], 0, len(r['text']))
        if not block.words or len(block.ids) > MAX_PIECES:
            continue
        events = []
        for e in r['events']:
            f, l = word_range(block, table[e['span'][0]], table[e['span'][1]])
            if f < l:
                events.append((f, e['factuality']))
        out.append(Sentence(block, events, dense, r['text']))
    return out
