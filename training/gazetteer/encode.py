"""The bytes of the gazetteer; crates/places/src/gazetteer.rs reads them and describes them."""
import collections
import os
import struct

from names import fold

Record = collections.namedtuple('Record', 'kind name latitude longitude country state geoname importance')

CONTINENT, COUNTRY, STATE, COUNTY, REGION, SETTLEMENT, SEA, RIVER, LAKE, MOUNTAIN, ISLAND, NATURE = range(12)
KINDS = {'part': CONTINENT, 'region': REGION, 'sea': SEA, 'river': RIVER, 'lake': LAKE, 'mountain': MOUNTAIN,
         'island': ISLAND, 'desert': NATURE, 'nature': NATURE}
# How a name names a record. The lowest of several wins.
ALTERNATIVE, BARE, ABBREVIATION, DEMONYM = 1, 2, 4, 8

BLOCK = 16
NONE = 0xFFFF
MOST_READINGS = 200


def u24(n):
    return struct.pack('<I', n)[:3]


def encode(records, keys):
    codes = sorted({r.country for r in records if r.kind == COUNTRY})
    country = {c: i for i, c in enumerate(codes)}
    names, table = {}, bytearray()
    body = bytearray()
    for r in records:
        if r.name not in names:
            raw = r.name.encode()
            names[r.name] = len(table)
            table += bytes([len(raw)]) + raw
        # 24 bits of each: steps of 1 and 2 metres.
        body += u24(round((r.latitude + 90) / 180 * 0xFFFFFF)) + u24(round((r.longitude % 360) / 360 * 0xFFFFFF))
        body += struct.pack('<I', r.geoname) + u24(names[r.name])
        body += struct.pack('<BHBB', country.get(r.country, 0xFF), NONE if r.state is None else r.state, r.kind, r.importance)
    blocks, text, last = [], bytearray(), b''
    for i, key in enumerate(sorted(keys, key=str.encode)):
        raw = key.encode()
        shared = 0
        if i % BLOCK == 0:
            blocks.append(len(text))
        else:
            shared = len(os.path.commonprefix([raw, last]))
        readings = sorted(keys[key].items(), key=lambda x: (-records[x[0]].importance, x[0]))[:MOST_READINGS]
        text += bytes([shared, len(raw) - shared]) + raw[shared:] + bytes([len(readings)])
        for number, flags in readings:
            text += u24(number << 4 | flags)
        last = raw
    header = struct.pack('<8sIIIII', b'PLACES01', len(codes), len(records), len(table), len(blocks), len(text))
    return header + ''.join(codes).encode() + bytes(body) + bytes(table) + struct.pack(f'<{len(blocks)}I', *blocks) + bytes(text)
