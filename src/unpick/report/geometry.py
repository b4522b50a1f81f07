"""Where the boxes and lines of a layered picture stand, in pixels, the same on every machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from unpick.report.layers import Edge, Node, Picture

__all__ = ["BOX_WIDTH", "GAP", "HEAD", "Box", "Layout", "Line", "place"]

BOX_WIDTH, GAP, MARGIN, HEAD = 124, 50, 6, 34
"""Seven layers of these fit the 1240 pixels of a page; HEAD is the row of layer names."""

_BETWEEN, _BEND = 16, 10
"""Space between boxes, and the height that a line passing through a layer takes."""

_SWEEPS = 6
"""Passes of the barycenter ordering; more change nothing on pictures of this size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A placed box; x and y are its left upper corner."""

    node: Node
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A placed line: the points it passes, from left to right, and where its badge sits."""

    edge: Edge
    points: tuple[tuple[float, float], ...]
    badge: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Everything placed; `columns` are (layer, x)."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    columns: tuple[tuple[int, float], ...]
    width: float
    height: float


def place(picture: Picture, heights: Mapping[str, float]) -> Layout:
    """Return where everything stands, given the height of each box by its id."""
    layers = sorted({node.layer for node in picture.nodes})
    column = {node.id: layers.index(node.layer) for node in picture.nodes}
    routes = [_route(index, edge, column) for index, edge in enumerate(picture.edges)]
    columns = _order(picture, routes, column, len(layers))
    tall = {**dict.fromkeys((bend for route in routes for bend in route[1:-1]), float(_BEND)), **heights}
    middle, height = _stack(columns, tall)
    x = {place_: MARGIN + place_ * (BOX_WIDTH + GAP) for place_ in range(len(layers))}
    boxes = tuple(
        Box(node=node, x=x[column[node.id]], y=middle[node.id] - tall[node.id] / 2, height=tall[node.id])
        for node in picture.nodes
    )
    spot = {node_id: place_ for place_, ids in enumerate(columns) for node_id in ids}
    taken: list[tuple[float, float]] = []
    lines = tuple(
        _draw(edge, route, x, spot, middle, taken) for edge, route in zip(picture.edges, routes, strict=True)
    )
    width = 2 * MARGIN + len(layers) * BOX_WIDTH + (len(layers) - 1) * GAP + _side_room(lines, len(layers))
    heads = tuple((layer, float(x[index])) for index, layer in enumerate(layers))
    return Layout(boxes=boxes, lines=lines, columns=heads, width=width, height=height)


def _route(index: int, edge: Edge, column: Mapping[str, int]) -> list[str]:
    """Return the stops of a line, one bend in each layer that it passes, left end first."""
    left, right = edge.left, edge.right
    if column[left] > column[right]:
        left, right = right, left
    between = range(column[left] + 1, column[right])
    return [left, *(f"bend:{index}:{place_}" for place_ in between), right]


def _order(
    picture: Picture, routes: list[list[str]], column: Mapping[str, int], count: int
) -> list[list[str]]:
    """Return the ids of each layer from top to bottom, neighbors near each other, folded boxes last."""
    columns: list[list[str]] = [[] for _ in range(count)]
    for node in picture.nodes:
        columns[column[node.id]].append(node.id)
    beside: dict[str, list[str]] = {}
    for route in routes:
        start = column[route[0]]
        for offset, bend in enumerate(route[1:-1], start=1):
            columns[start + offset].append(bend)
        for one, other in pairwise(route):
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    # A layer with lines of its own keeps the order of the chain, or its brackets would cross.
    level = {column[route[0]] for route in routes if column[route[0]] == column[route[-1]]}
    for sweep in range(_SWEEPS):
        places = range(count) if sweep % 2 == 0 else range(count - 1, -1, -1)
        for place_ in places:
            if place_ not in level:
                _sort_column(columns, place_, beside)
    return columns


def _sort_column(columns: list[list[str]], place_: int, beside: Mapping[str, list[str]]) -> None:
    height = {
        node_id: index - len(ids) / 2
        for other, ids in enumerate(columns)
        if other != place_
        for index, node_id in enumerate(ids)
    }
    before = {node_id: index for index, node_id in enumerate(columns[place_])}

    def rank(node_id: str) -> tuple[bool, float, int]:
        near = [height[other] for other in beside.get(node_id, ()) if other in height]
        own = before[node_id] - len(before) / 2
        return node_id.startswith("more:"), sum(near) / len(near) if near else own, before[node_id]

    columns[place_].sort(key=rank)


def _stack(columns: list[list[str]], tall: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """Return the middle of each box and bend, layers centered on one another, and the whole height."""
    sizes = [sum(tall[node_id] for node_id in ids) + _BETWEEN * (len(ids) - 1) for ids in columns]
    whole = max(sizes, default=0.0)
    middle: dict[str, float] = {}
    for ids, size in zip(columns, sizes, strict=True):
        y = HEAD + (whole - size) / 2
        for node_id in ids:
            middle[node_id] = y + tall[node_id] / 2
            y += tall[node_id] + _BETWEEN
    return middle, HEAD + whole + MARGIN


def _draw(
    edge: Edge,
    route: list[str],
    x: Mapping[int, float],
    spot: Mapping[str, int],
    middle: Mapping[str, float],
    taken: list[tuple[float, float]],
) -> Line:
    first, last = route[0], route[-1]
    points: list[tuple[float, float]] = [(x[spot[first]] + BOX_WIDTH, middle[first])]
    for bend in route[1:-1]:
        points += [(x[spot[bend]], middle[bend]), (x[spot[bend]] + BOX_WIDTH, middle[bend])]
    if spot[first] == spot[last]:
        # Two boxes of one layer: a bracket on their right side.
        side = points[0][0] + GAP * 0.45
        points += [(side, (middle[first] + middle[last]) / 2), (points[0][0], middle[last])]
        return Line(edge=edge, points=tuple(points), badge=_free([points[1]], taken, edge))
    points.append((x[spot[last]], middle[last]))
    return Line(edge=edge, points=tuple(points), badge=_free(_spots(points), taken, edge))


def _spots(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return places for a badge, best first: in a gap between layers, along the line."""
    gaps = [pair for index, pair in enumerate(pairwise(points)) if index % 2 == 0]
    shares = (0.5, 0.3, 0.7, 0.2, 0.8)
    # Along the cubic whose handles are level at half the gap, x runs linearly enough for a badge.
    return [
        (a[0] + (b[0] - a[0]) * (1.5 * t - 1.5 * t**2 + t**3), a[1] + (b[1] - a[1]) * (3 * t**2 - 2 * t**3))
        for a, b in reversed(gaps)
        for t in shares
    ]


def _free(
    spots: list[tuple[float, float]], taken: list[tuple[float, float]], edge: Edge
) -> tuple[float, float]:
    """Return the first spot that no other badge covers, and take it."""
    if not (edge.badge and edge.number):
        return spots[0]
    clear = (spot for spot in spots if all(abs(spot[0] - a) + abs(spot[1] - b) > 20 for a, b in taken))
    best = next(clear, spots[0])
    taken.append(best)
    return best


def _side_room(lines: tuple[Line, ...], count: int) -> float:
    """Return the room that brackets need right of the last layer."""
    edge = 2 * MARGIN + count * BOX_WIDTH + (count - 1) * GAP
    reach = max((point[0] for line in lines for point in line.points), default=0.0)
    return max(0.0, reach + 12 - edge)
