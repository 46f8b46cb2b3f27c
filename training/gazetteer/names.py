"""Names of places as keys. `fold` is what crates/places/src/fold.rs does; keep them alike."""
import re
import unicodedata

PLAIN = str.maketrans({'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe',
                       'ı': 'i', 'ə': 'a', 'ħ': 'h', 'ŋ': 'n'})
WORDS = {'st': 'saint', 'ste': 'sainte', 'mt': 'mount', 'ft': 'fort', 'mtn': 'mountain'}
QUOTES = "'’‘ʼ`´ʻʿʾ."


def fold(name):
    """Lower case without accents, dots and apostrophes; other signs are blanks; "the" dropped at the front."""
    text = unicodedata.normalize('NFKD', name.lower())
    text = ''.join(c for c in text if not unicodedata.combining(c)).translate(PLAIN)
    text = ''.join('' if c in QUOTES else c if c.isalnum() else ' and ' if c == '&' else ' ' for c in text)
    words = [WORDS.get(w, w) for w in text.split()]
    if len(words) > 1 and words[0] == 'the':
        words = words[1:]
    return ' '.join(words)


REGION_WORDS = ('autonomous', 'borough', 'canton', 'census area', 'county', 'departamento', 'department',
                'district', 'division', 'emirate', 'federal', 'governorate', 'island region', 'krai', 'kray',
                'municipality', 'oblast', "oblast'", 'okrug', 'parish', 'prefecture', 'province', 'provincia',
                'raion', 'region', 'republic', 'special', 'state', 'territory', 'voivodeship', 'wilaya',
                'city and borough', 'comarca', 'capital', 'metropolitan', 'council')


def without_generic(name):
    """"Licking County", "Provincia di Como", "Republic of Dagestan": the part that is a name."""
    if name == 'District of Columbia':
        return name
    out = re.sub(r'\s*\([^)]*\)', '', name)
    out = re.sub(r"(?i)^(provincia|province|département|departement|department|district|county|state|region|republic|"
                 r"kreis|landkreis|regierungsbezirk|distrito|municipio|wilaya|gouvernorat|muhafazat)\s+(de la|de los|"
                 r"de las|della|dell'|di|de|do|da|del|du|des|of|d')?\s*", '', out)
    ends = '|'.join(sorted(REGION_WORDS, key=len, reverse=True))
    while True:
        shorter = re.sub(rf'(?i)[\s-]+({ends})$', '', out)
        if shorter == out or len(shorter) < 3:
            return out if len(out) >= 3 else name
        out = shorter


def latin(name):
    return all(unicodedata.name(c, '').startswith('LATIN') or c in " -'’.,()/" for c in name)


def usual(name):
    """Whether an alternative name looks like one that English text could print, not a transliteration."""
    return (3 < len(name) < 31 and name[0].isupper() and latin(name) and "'" not in name[2:] and ',' not in name
            and '(' not in name and '/' not in name and not name.isupper() and not name.endswith('-'))


def alike(a, b):
    """Shared pairs of letters, 0 to 1."""
    p, q = ({x[i:i + 2] for i in range(len(x) - 1)} for x in (a, b))
    return 2 * len(p & q) / max(1, len(p) + len(q))


def other_names(city, most=None):
    """Alternative names worth a key: all that look usual for great cities, fewer for lesser ones."""
    if most is None:
        p = city['population']
        # GeoNames lists former names and those of parts here: "Maryville" for Beeville, Texas.
        if city['countrycode'] in ('US', 'CA', 'GB', 'AU', 'NZ', 'IE') and p < 100000:
            return []
        most = 40 if p >= 300000 else 14 if p >= 100000 else 6 if p >= 15000 else 3 if p >= 5000 else 1
    own = fold(city['name'])
    seen, out = {own}, []
    for name in city['alternatenames']:
        if usual(name) and fold(name) not in seen and name.isascii() | (city['population'] >= 15000):
            seen.add(fold(name))
            out.append(name)
    # The plainest first: few apostrophes and letters foreign to English, near the name itself or its form in
    # another language of the country.
    out.sort(key=lambda x: (not x.isascii(), -alike(fold(x), own), x))
    return out[:most]
