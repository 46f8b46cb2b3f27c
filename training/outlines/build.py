"""Outlines of the continents and borders of the countries for the workbench's map, out of Natural Earth.

    npm pack world-atlas@2.0.2
    python build.py world-atlas-2.0.2.tgz ../../crates/workbench/assets/outlines.txt

Needs Python 3.11 and nothing else. The same bytes in give the same bytes out.
"""

import hashlib
import json
import math
import sys
import tarfile

FILE = "package/countries-110m.json"
SHA256 = "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8"
# What a point may be off the line that is left, in degrees: less than a line is wide on the widest map.
OFF = 0.08
# Parts of a degree in which the result is written.
PARTS = 100
# Rings that are narrower than this in both directions, in degrees, are left out.
LEAST = 0.35

Point = tuple[float, float]


def arcs_of(topology: dict) -> list[list[Point]]:
    """The arcs in degrees: east, north."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        out.append(points)
    return out


def rings(geometry: dict) -> list[list[int]]:
    """The rings of a geometry, as numbers of arcs; ~n is arc n backwards."""
    kind, arcs = geometry["type"], geometry.get("arcs", [])
    if kind == "Polygon":
        return arcs
    if kind == "MultiPolygon":
        return [ring for polygon in arcs for ring in polygon]
    if kind == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in rings(part)]
    raise ValueError(f"no outline is made of a {kind}")


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring, the first again at the end."""
    points: list[Point] = []
    for n in ring:
        arc = arcs[n] if n >= 0 else arcs[~n][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def cut(ring: list[Point]) -> list[list[Point]]:
    """A ring as rings that do not cross the meridian of 180 degrees; one around the pole goes down to it."""
    pieces: list[list[Point]] = [[ring[0]]]
    for a, b in zip(ring, ring[1:]):
        if abs(b[0] - a[0]) > 180:
            pieces.append([])
        pieces[-1].append(b)
    if len(pieces) > 1:
        pieces[0] = pieces.pop() + pieces[0][1:]
    out = []
    for piece in pieces:
        if abs(piece[0][0] - piece[-1][0]) > 350:
            piece = piece + [(piece[-1][0], -90.0), (piece[0][0], -90.0)]
        out.append(piece)
    return out


def distance(p: Point, a: Point, b: Point) -> float:
    """How far a point is from the line between two others."""
    (x, y), (ax, ay), (bx, by) = p, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    if length == 0:
        return math.hypot(x - ax, y - ay)
    t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length))
    return math.hypot(x - ax - t * dx, y - ay - t * dy)


def simplified(points: list[Point]) -> list[Point]:
    """Without the points that the line hardly needs (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        between = range(first + 1, last)
        if not between:
            continue
        worst = max(between, key=lambda i: (distance(points[i], points[first], points[last]), -i))
        if distance(points[worst], points[first], points[last]) > OFF:
            keep.add(worst)
            todo += [(first, worst), (worst, last)]
    return [points[i] for i in sorted(keep)]


def line(kind: str, points: list[Point]) -> str:
    """A line of the result: its kind, the first point, then the way to each next one, in parts of a degree."""
    whole = [(round(x * PARTS), round(y * PARTS)) for x, y in points]
    whole = [p for n, p in enumerate(whole) if n == 0 or p != whole[n - 1]]
    steps = [whole[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(whole, whole[1:])]
    return kind + " ".join(f"{x} {y}" for x, y in steps)


def main(archive: str, target: str) -> None:
    with tarfile.open(archive) as tar:
        data = tar.extractfile(FILE).read()
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{FILE} of {archive} is not the one that this was written for")
    topology = json.loads(data)
    arcs = [simplified(arc) for arc in arcs_of(topology)]
    of: dict[int, set[int]] = {}
    for n, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for ring in rings(country):
            for arc in ring:
                of.setdefault(arc if arc >= 0 else ~arc, set()).add(n)
    lines = []
    for ring in rings(topology["objects"]["land"]):
        for points in cut(joined(ring, arcs)):
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            if max(max(xs) - min(xs), max(ys) - min(ys)) >= LEAST:
                lines.append(line("L", points))
    # A border crosses no such meridian.
    lines += [line("B", arcs[n]) for n, countries in sorted(of.items()) if len(countries) > 1]
    with open(target, "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
