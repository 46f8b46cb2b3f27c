"""Write what `crates/nlp/examples/compare.rs` reads: the texts and pairs of the sets, without labels.

    python -m stance.texts --data ../../shared/data --out run-stance
"""
import argparse
import json
import os

# Articles that the rarity of terms is counted in.
ARTICLES = ('stance/fnc1.train.texts', 'attributions/polnear.train', 'mentions/worldwide-newswire.train')
SETS = ('stance/fnc1.train', 'stance/fnc1.dev', 'reply_stance/rumoureval2017.train', 'reply_stance/rumoureval2017.dev',
        'paraphrase/msrp.train', 'paraphrase/msrp.dev', 'paraphrase/sts_headlines.dev')
QUERIES = ('matching/clef2020.train', 'matching/clef2020.dev')


def read(data, name):
    with open(os.path.join(data, name + '.jsonl'), encoding='utf-8') as f:
        return [json.loads(line) for line in f if line.strip()]


def pairs(data, name):
    """The records of a set, each with its two texts as `left` and `right`."""
    records = read(data, name)
    texts = {r['id']: r['text'] for r in read(data, name + '.texts')} if name.startswith('stance/') else {}
    for r in records:
        r['left'] = r.get('left', r.get('claim'))
        r['right'] = r.get('right', r.get('text', texts.get(r.get('text_id'))))
    return records


def file_name(name):
    return name.replace('/', '-')


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--data', required=True)
    p.add_argument('--out', required=True)
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)

    def write(name, records, keys):
        with open(os.path.join(a.out, file_name(name) + '.in'), 'w', encoding='utf-8') as f:
            for r in records:
                f.write(json.dumps({k: r.get(k) for k in keys}, ensure_ascii=False) + '\n')

    write('articles', [r for name in ARTICLES for r in read(a.data, name)], ('text',))
    for name in SETS:
        write(name, pairs(a.data, name), ('left', 'right'))
    for name in QUERIES:
        write(name, read(a.data, name), ('text',))
    write('matching/clef2020.candidates', read(a.data, 'matching/clef2020.candidates'), ('text', 'title'))


if __name__ == '__main__':
    main()
