"""MinHash LSH over a file of texts, for `cargo xtask bench origins --peer`.

    python3 peers.py rensa|datasketch TEXTS.jsonl

Each text is cut into lower-case words and shingles of five, hashed into 128 permutations, looked up among those
before it and added; what the index proposes is kept where the estimated Jaccard similarity is .5 or more.
Answers with one JSON object: name and version, processor seconds of all that (not of reading the file), peak
memory in MB, and the links as pairs of numbers.
"""
import json
import re
import resource
import sys
import time
from importlib.metadata import version

WORDS = re.compile(r"\w+")
PERMUTATIONS, THRESHOLD, BANDS = 128, .5, 32


def shingles(text):
    words = WORDS.findall(text.lower())
    return {' '.join(words[i:i + 5]) for i in range(max(1, len(words) - 4))}


def rensa(texts):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    kept, links = [], []
    for n, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(list(shingles(text)))
        links += [(n, m) for m in index.query(sketch) if sketch.jaccard(kept[m]) >= THRESHOLD]
        index.insert(n, sketch)
        kept.append(sketch)
    return links


def datasketch(texts):
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    kept, links = [], []
    for n, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([s.encode() for s in shingles(text)])
        links += [(n, m) for m in index.query(sketch) if sketch.jaccard(kept[m]) >= THRESHOLD]
        index.insert(n, sketch)
        kept.append(sketch)
    return links


def main():
    library, path = sys.argv[1:]
    with open(path, encoding='utf-8') as file:
        texts = [json.loads(line)['text'] for line in file]
    started = time.process_time()
    links = {'rensa': rensa, 'datasketch': datasketch}[library](texts)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    json.dump({'name': f'{library} {version(library)}', 'seconds': seconds, 'peak': peak, 'links': links}, sys.stdout)


if __name__ == '__main__':
    main()
