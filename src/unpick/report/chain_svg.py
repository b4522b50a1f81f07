"""Chains drawn as one SVG in layers, from buyer to law; the same bytes for the same document."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from unpick.model.bundled import bundled_bytes
from unpick.report.geometry import BOX_WIDTH, Box, Layout, Line, place
from unpick.report.layers import DEEPEST, LAW, LIMIT, SHIPMENT, SITE, TIER, Node, Picture, lay_out
from unpick.report.script import isolate, language_of, make_harmless, wrap_lines
from unpick.report.wording import Words, load_words

__all__ = ["chain_style", "draw_chains", "draw_picture", "fold_note"]

_SIZE, _SMALL, _LINE_HEIGHT = 12.5, 11.0, 16.0
"""Type of names and details in pixels, and the height of a line."""

_PADDING = 7.0
_NAME_LINES, _DETAIL_LINES, _LAW_LINES = 3, 2, 3
_FOLDED_SHOWN = 30
"""Names of folded boxes that the tooltip lists; the table below the picture lists them all."""

_CLASSES = {"stated", "inferred", "contradicted", "folded"}


def draw_chains(
    chains: Sequence[Mapping[str, Any]],
    assessments: Sequence[Mapping[str, Any]] = (),
    *,
    lang: str = "en",
    title: str = "",
    limit: int = LIMIT,
    standalone: bool = True,
) -> str:
    """Return chains and the laws asked about as SVG; a standalone one carries its own style."""
    picture = lay_out(chains, assessments, limit)
    return draw_picture(picture, load_words(lang), title=title, standalone=standalone)


def draw_picture(picture: Picture, words: Words, *, title: str = "", standalone: bool = False) -> str:
    """Return a laid out picture as SVG; badges link to `#step-<number>` of the page around it."""
    texts = {node.id: _texts(node, words) for node in picture.nodes}
    heights = {node_id: _height(lines, small) for node_id, (lines, small) in texts.items()}
    layout = place(picture, heights)
    parts = [_open(layout, picture, words, title, standalone)]
    parts += [_draw_head(layer, x, words) for layer, x in layout.columns]
    parts += [_draw_line(line) for line in layout.lines]
    parts += [_draw_box(box, *texts[box.node.id], words) for box in layout.boxes]
    names = {node.id: _full_name(node, words) for node in picture.nodes}
    parts += [
        _draw_badge(line, names, words) for line in layout.lines if line.edge.badge and line.edge.number
    ]
    return "\n".join([*parts, "</svg>"])


def fold_note(picture: Picture, words: Words) -> str:
    """Return how many boxes and steps the picture leaves to the table, by layer; empty when none."""
    if not picture.folded:
        return ""
    parts = "; ".join(f"{_layer_name(layer, words)}: {n}" for layer, n in picture.folded)
    drawn = sum(1 for node in picture.nodes if not node.folded)
    n = sum(n for _, n in picture.folded)
    return words.label("fold_note", drawn=drawn, n=n, parts=parts, steps=picture.steps_folded)


@functools.cache
def chain_style() -> str:
    """Return the style of the picture, the same inside a page and in a file of its own."""
    return bundled_bytes("unpick.report", "templates/chain.css").decode("utf-8")


def _open(layout: Layout, picture: Picture, words: Words, title: str, standalone: bool) -> str:
    shown = escape(make_harmless(title or words.label("picture_title")))
    about = words.label(
        "picture_desc", nodes=len(picture.nodes), steps=len({e.number for e in picture.edges} - {0})
    )
    about = f"{about} {fold_note(picture, words)}".strip()
    size = f"0 0 {_px(layout.width)} {_px(layout.height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chain" viewBox="{size}" width="{_px(layout.width)}" '
        f'height="{_px(layout.height)}" role="group" '
        'aria-labelledby="chain-title chain-desc" direction="ltr" '
        f"font-family=\"system-ui, 'Noto Sans', 'Noto Sans CJK KR', 'Noto Naskh Arabic', sans-serif\">\n"
        f'<title id="chain-title">{shown}</title>\n<desc id="chain-desc">{escape(about)}</desc>'
        + (f"\n<style>{chain_style()}</style>" if standalone else "")
    )


def _draw_head(layer: int, x: float, words: Words) -> str:
    lines, _ = wrap_lines(_layer_name(layer, words), BOX_WIDTH / 11.5, 2)
    return _draw_texts(lines, x + BOX_WIDTH / 2, 12.0 if len(lines) > 1 else 20.0, "layer", 13.0)


def _layer_name(layer: int, words: Words) -> str:
    deep = layer - TIER
    if 1 < deep < 10:
        return words.label("deepest_tier" if deep == DEEPEST else "deeper_tier", n=deep + 2)
    return words.say("layer", TIER if deep == 1 else layer)


def _full_name(node: Node, words: Words) -> str:
    if node.folded:
        return words.label("more", n=len(node.folded))
    if node.layer == SHIPMENT:
        return node.name or words.label("no_bill")
    return node.name or words.label("withheld_name")


def _detail(node: Node, words: Words) -> str:
    if node.layer == SHIPMENT:
        return words.day(node.detail)
    return words.say("outcome", node.detail) if node.layer == LAW else node.detail


def _texts(node: Node, words: Words) -> tuple[list[str], list[str]]:
    room = BOX_WIDTH - 2 * _PADDING
    lines, _ = wrap_lines(_full_name(node, words), room / _SIZE, _NAME_LINES)
    small, _ = wrap_lines(
        _detail(node, words), room / _SMALL, _LAW_LINES if node.layer == LAW else _DETAIL_LINES
    )
    return lines, [] if node.folded else small


def _height(lines: list[str], small: list[str]) -> float:
    return 2 * _PADDING + _LINE_HEIGHT * len(lines) + 14.0 * len(small)


def _draw_box(box: Box, lines: list[str], small: list[str], words: Words) -> str:
    node = box.node
    kind = (
        "more" if node.folded else {SITE: "site", LAW: "law", SHIPMENT: "shipment"}.get(node.layer, "party")
    )
    middle = box.x + BOX_WIDTH / 2
    title = _tooltip(node, words)
    radius = 12 if node.layer == SHIPMENT else 3
    spot = f'x="{_px(box.x)}" y="{_px(box.y)}" width="{BOX_WIDTH}" height="{_px(box.height)}"'
    return "\n".join(
        [
            f'<g class="{kind}"><title>{escape(title)}</title>',
            f'<rect class="box" {spot} rx="{radius}"/>',
            _draw_texts(lines, middle, box.y + _PADDING + 12, "name", _LINE_HEIGHT),
            _draw_texts(small, middle, box.y + _PADDING + 11 + _LINE_HEIGHT * len(lines), "detail", 14.0),
            "</g>",
        ]
    )


def _tooltip(node: Node, words: Words) -> str:
    if not node.folded:
        parts = [_full_name(node, words), _detail(node, words)]
    else:
        parts = [name or words.label("withheld_name") for name in node.folded[:_FOLDED_SHOWN]]
        rest = len(node.folded) - len(parts)
        parts += [words.label("more", n=rest)] if rest else []
    return " · ".join(isolate(part) for part in parts if part)


def _draw_texts(lines: Iterable[str], x: float, y: float, kind: str, step: float) -> str:
    """Return one text element a line: each a bidi paragraph of its own, so that none reorders another."""
    drawn = []
    for index, line in enumerate(lines):
        lang = language_of(line)
        tag = f' xml:lang="{lang}" lang="{lang}"' if lang else ""
        spot = f'x="{_px(x)}" y="{_px(y + step * index)}"'
        drawn.append(f'<text class="{kind}" {spot}{tag}>{escape(isolate(line))}</text>')
    return "\n".join(drawn)


def _status_class(status: str) -> str:
    if status == "law":
        return "for-law"
    return status if status in _CLASSES else "unknown"


def _draw_line(line: Line) -> str:
    start, *rest = line.points
    path = [f"M{_px(start[0])} {_px(start[1])}"]
    if len(line.points) == 3 and line.points[0][0] == line.points[2][0]:
        side, end = rest
        out = _px(side[0] + 8)
        path.append(f"C{out} {_px(start[1])} {out} {_px(end[1])} {_px(end[0])} {_px(end[1])}")
        rest = []
    before = start
    for index, point in enumerate(rest):
        if index % 2:  # through a layer, level
            path.append(f"L{_px(point[0])} {_px(point[1])}")
        else:
            half = _px((before[0] + point[0]) / 2)
            path.append(f"C{half} {_px(before[1])} {half} {_px(point[1])} {_px(point[0])} {_px(point[1])}")
        before = point
    return f'<g class="{_status_class(line.edge.status)}"><path class="line" d="{"".join(path)}"/></g>'


def _draw_badge(line: Line, names: Mapping[str, str], words: Words) -> str:
    edge, (x, y) = line.edge, line.badge
    kind = _status_class(edge.status)
    says = words.label(
        "step_label", n=edge.number, left=isolate(names[edge.left]), right=isolate(names[edge.right])
    )
    says = f"{says} {words.say('status', edge.status)}"
    shape = f'<circle class="badge" cx="{_px(x)}" cy="{_px(y)}" r="9.5"/>'
    if kind == "inferred":
        shape = f'<rect class="badge" x="{_px(x - 9.5)}" y="{_px(y - 8.5)}" width="19" height="17" rx="2"/>'
    if kind == "contradicted":
        corners = ((0, -12), (12, 0), (0, 12), (-12, 0))
        points = " ".join(f"{_px(x + dx)},{_px(y + dy)}" for dx, dy in corners)
        cross = f"M{_px(x + 8)} {_px(y - 14)}l9 9m0 -9l-9 9"
        shape = f'<polygon class="badge" points="{points}"/><path class="cross" d="{cross}"/>'
    number = f'<text class="number" x="{_px(x)}" y="{_px(y + 3.7)}">{edge.number}</text>'
    return (
        f'<a href="#step-{edge.number}" aria-label="{escape(says)}" class="{kind}">'
        f"<title>{escape(says)}</title>"
        f"{shape}{number}</a>"
    )


def _px(value: float) -> str:
    """Return a number with at most one decimal, the same on every machine."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")
