"""Compiles crates/places/data/gazetteer.bin. Same inputs, same bytes; README.md names the inputs.

    python3 build.py INPUTS OUT

Needs Python 3.11, nothing else. INPUTS is a folder with the files of `inputs.py`.
"""
import collections
import math
import sys

import encode
import inputs
from names import fold, other_names, without_generic
from encode import (ABBREVIATION, ALTERNATIVE, BARE, COUNTRY, COUNTY, DEMONYM, KINDS, SETTLEMENT, STATE)

# English-language news names small places of these countries; elsewhere a place under 1,000 is left out.
SMALL = {'US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'IL', 'PS', 'ZA', 'UA'}


class Gazetteer:
    """Records and names while they are gathered."""

    def __init__(self):
        self.records = []
        self.keys = collections.defaultdict(dict)
        self.counts = collections.Counter()

    def add(self, source, kind, name, latitude, longitude, country=None, state=None, geoname=0, importance=0):
        self.records.append(encode.Record(kind, name, latitude, longitude, country, state, geoname, importance))
        self.counts[source] += 1
        number = len(self.records) - 1
        self.name(number, name, 0)
        return number

    def name(self, number, name, flags):
        """A name of a record; the plainest way in which it is its name wins."""
        key = fold(name)
        if not key or len(key.encode()) > 60:
            return
        old = self.keys[key].get(number)
        if old is None or flags < old:
            self.keys[key][number] = flags


def importance(population):
    """Eight steps to a doubling, so that one byte holds every population."""
    return min(255, round(8 * math.log2(population))) if population > 1 else 0


def kilometres(a, b):
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def middle(points):
    """A point near the middle of the land that these places cover: each half degree counts once."""
    cells = collections.defaultdict(list)
    for la, lo in points:
        cells[(round(la * 2), round(lo * 2))].append((la, lo))
    means = [[sum(x) / len(x) for x in zip(*cell)] for _, cell in sorted(cells.items())]
    # Longitudes are averaged on the circle: Fiji and Chukotka lie on both sides of 180°.
    y = sum(math.sin(math.radians(lo)) for _, lo in means)
    x = sum(math.cos(math.radians(lo)) for _, lo in means)
    return sum(la for la, _ in means) / len(means), math.degrees(math.atan2(y, x))


def countries(g, cities):
    population = collections.Counter()
    for c in cities:
        population[c['countrycode']] += c['population']
    facts = inputs.countries()
    numbers = {}
    for code, la, lo, name, others, people in sorted(inputs.table('countries.tsv')):
        fact = facts.get(code, {})
        size = max(population[code], fact.get('population', 0) or 0)
        n = g.add('countries', COUNTRY, name, float(la), float(lo), code, None, fact.get('geonameid', 0), importance(size))
        numbers[code] = n
        for other in filter(None, others.split('|') + [fact.get('name', '')]):
            g.name(n, other, 0 if other in others else ALTERNATIVE)
        for other in filter(None, people.split('|')):
            g.name(n, other, DEMONYM)
    return numbers


def states(g, cities):
    """First divisions: names and numbers of GeoNames; coordinates by hand, else of Natural Earth's
    polygons, else of their cities."""
    members = collections.defaultdict(list)
    for c in cities:
        members[f"{c['countrycode']}.{c['admin1code']}"].append(c)
    hand = {row[0]: row for row in inputs.table('states.tsv')}
    shapes = inputs.provinces()
    shape_names = {}
    for code, shape in shapes.items():
        for name, la, lo in shape:
            shape_names.setdefault((code, fold(without_generic(name))), (la, lo))
    numbers, used = {}, set()
    for code, name, number in sorted(inputs.first_divisions()):
        country = code[:2]
        here = members[code]
        size = importance(sum(c['population'] for c in here))
        bare = without_generic(name)
        if code in hand:
            _, la, lo, name, short, people = hand[code]
            point = float(la), float(lo)
            if fold(without_generic(name)) != fold(bare) and code not in ('UA.13', 'RU.66'):
                sys.exit(f'{code} is {bare} in GeoNames, {name} in states.tsv')
            bare = without_generic(name)
        elif (country, fold(bare)) in shape_names:
            point = shape_names[(country, fold(bare))]
        elif here:
            point = middle([(c['latitude'], c['longitude']) for c in here])
        else:
            continue
        used.add((country, fold(bare)))
        n = g.add('states and provinces', STATE, name, *point, country, None, number, size)
        numbers[code] = n
        if bare != name:
            g.name(n, bare, BARE)
        if code in hand:
            for other in filter(None, short.split('|')):
                plain = len(other) > 6 or other in ('Ulster', 'Yukon')
                g.name(n, other, 0 if plain else ABBREVIATION)
            for other in filter(None, people.split('|')):
                g.name(n, other, DEMONYM)
        seat = [c for c in here if fold(bare) in {fold(x) for x in [c['name']] + c['alternatenames']}]
        for city in sorted(seat, key=lambda c: -c['population'])[:1]:
            if city['population'] >= 50000:
                for other in [city['name']] + other_names(city, 30):
                    g.name(n, other, BARE)
    rest = [(c, n, la, lo) for c, shape in sorted(shapes.items()) for n, la, lo in shape
            if (c, fold(without_generic(n))) not in used]
    return numbers, rest


def areas(g):
    for kind, la, lo, country, weight, name, others, people in inputs.table('areas.tsv'):
        code = None if country == '-' else country
        # A weight of 9 is that of a country of 30 million, one less a third of it.
        n = g.add('areas by hand', KINDS[kind], name, float(la), float(lo), code, None, 0, 80 + 13 * int(weight))
        for other in filter(None, others.split('|')):
            g.name(n, other, 0)
        for other in filter(None, people.split('|')):
            g.name(n, other, DEMONYM)


def counties(g, cities, numbers, rest):
    """Second divisions: of the United States by the Census, elsewhere the mean of their towns."""
    by_name = collections.defaultdict(list)
    for c in cities:
        by_name[(c['countrycode'], fold(c['name']))].append(c)
    groups = collections.defaultdict(list)
    for row in inputs.towns():
        if row['admin2']:
            groups[(row['cc'], row['admin1'], row['admin2'])].append((float(row['lat']), float(row['lon']), row['name']))
    divisions = inputs.second_divisions()
    state_names = collections.defaultdict(dict)
    for code, n in numbers.items():
        state_names[code[:2]][fold(without_generic(g.records[n].name))] = code
    sizes = collections.Counter()
    for (cc, first, second), towns in groups.items():
        for la, lo, name in towns:
            near = [c for c in by_name[(cc, fold(name))] if kilometres((la, lo), (c['latitude'], c['longitude'])) < 8]
            sizes[(cc, first, second)] += max((c['population'] for c in near), default=1000)
    sized_us = {(first, fold(second)): sizes[('US', first, second)] for cc, first, second in groups if cc == 'US'}
    for code, name, number in divisions['US']:
        point = inputs.counties().get(code)
        state = numbers.get('US.' + code[3:5])
        if point and state is not None:
            size = sized_us.get((g.records[state].name, fold(name)), 5000)
            n = g.add('US counties', COUNTY, name, *point, 'US', state, number, importance(size))
            g.name(n, without_generic(name), BARE)
    index = collections.defaultdict(list)
    for country in divisions:
        for code, name, number in divisions[country]:
            index[(country, fold(without_generic(name)))].append((code, number))

    def second(source, country, first, name, point, size):
        key = fold(without_generic(name))
        namesakes = by_name[(country, key)] + by_name[(country, fold(name))]
        if any(kilometres(point, (c['latitude'], c['longitude'])) < 60 for c in namesakes):
            return
        # One that the hand-written areas, the states or an earlier source have already.
        for n in g.keys.get(key, {}):
            r = g.records[n]
            if r.country == country and r.kind != SETTLEMENT and kilometres(point, (r.latitude, r.longitude)) < 80:
                return
        state = state_names[country].get(fold(without_generic(first)))
        found = index[(country, key)]
        found = [f for f in found if state and f[0].startswith(state + '.')] or (found if len(found) == 1 else [])
        n = g.add(source, COUNTY, name, *point, country, numbers.get(state), found[0][1] if found else 0, importance(size))
        if without_generic(name) != name:
            g.name(n, without_generic(name), BARE)

    for country, name, la, lo in rest:
        second('Natural Earth provinces', country, '', name, (la, lo), 100000)
    for (cc, first, name), towns in sorted(groups.items()):
        if cc != 'US':
            second('second divisions', cc, first, name, middle([(la, lo) for la, lo, _ in towns]), sizes[(cc, first, name)])


def settlements(g, cities, numbers):
    for c in cities:
        if c['population'] < 1000 and c['countrycode'] not in SMALL:
            continue
        state = numbers.get(f"{c['countrycode']}.{c['admin1code']}")
        # GeoNames lists no place under 500 here: without a count it is unknown, not nobody.
        size = importance(c['population'] or 1000)
        # The soft sign: "Homyel'".
        name = c['name'].replace("'", '') if c['countrycode'] in ('BY', 'RU', 'UA', 'KZ') else c['name']
        n = g.add('towns', SETTLEMENT, name, c['latitude'], c['longitude'], c['countrycode'], state, c['geonameid'], size)
        for other in other_names(c):
            g.name(n, other, ALTERNATIVE)


def more_settlements(g, cities, numbers):
    """Places that the list of towns lacks: of GeoNames in 2015, and post offices of the United States."""
    places = collections.defaultdict(list)
    for r in g.records:
        if r.kind == SETTLEMENT:
            places[(r.country, fold(r.name))].append((r.latitude, r.longitude))
    for c in cities:
        places[(c['countrycode'], fold(c['name']))].append((c['latitude'], c['longitude']))
        for other in c['alternatenames']:
            places[(c['countrycode'], fold(other))].append((c['latitude'], c['longitude']))

    def more(source, country, state, name, point, size):
        there = places[(country, fold(name))]
        if name and not any(kilometres(point, p) < 25 for p in there):
            there.append(point)
            g.add(source, SETTLEMENT, name, *point, country, state, 0, importance(size))

    names = {}
    for code, n in numbers.items():
        names[(code[:2], fold(g.records[n].name))] = n
    for row in inputs.towns():
        point = float(row['lat']), float(row['lon'])
        more('towns of 2015', row['cc'], names.get((row['cc'], fold(row['admin1']))), row['name'], point, 1000)
    for name, state, la, lo in inputs.post_offices():
        if 'US.' + state in numbers and not any(c.isdigit() for c in name):
            more('US post offices', 'US', numbers['US.' + state], name, (la, lo), 500)


def main():
    inputs.FOLDER, out = sys.argv[1], sys.argv[2]
    inputs.check()
    cities = sorted(inputs.cities(), key=lambda c: (c['countrycode'], c['admin1code'], c['geonameid']))
    g = Gazetteer()
    countries(g, cities)
    numbers, rest = states(g, cities)
    areas(g)
    counties(g, cities, numbers, rest)
    settlements(g, cities, numbers)
    more_settlements(g, cities, numbers)
    data = encode.encode(g.records, g.keys)
    with open(out, 'wb') as f:
        f.write(data)
    for source, n in g.counts.items():
        print(f'{n:8} {source}')
    print(f'{len(g.keys):8} names, {sum(map(len, g.keys.values()))} readings, {len(data)} bytes')


if __name__ == '__main__':
    main()
