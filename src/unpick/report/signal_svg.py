"""Signals drawn: a series with the interval of its break among its controls, and a figure with its interval against a line."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from unpick.report.script import make_harmless

__all__ = ["LINES", "draw_signal", "is_against_peers", "signal_style"]

_WIDE, _HIGH = 760.0, 300.0
_LEFT, _RIGHT, _TOP, _FOOT = 62.0, 14.0, 30.0, 44.0
"""Room of the picture in pixels, and its margins."""

LINES: Final = {
    "I01": (1.0, "the floor: work paid at the legal minimum"),
    "I02": (1.0, "the legal minimum of a day"),
    "I07": (1.0, "as peers"),
    "I10": (0.0, "all goods due came back"),
    "I15": (11.0, "11 hours"),
    "I16": (1.0, "the longest legal day"),
}
"""Indicator to the figure that its own is held against, and what that is."""

_STYLE: Final = """
.signal{--ink:#1b1b1b;--soft:#555;--grid:#d4d2cc;--band:#e4e3de;--value:#1f5fa8;--when:#f3d3a2;--edge:#8a5a00}
@media (prefers-color-scheme:dark){.signal{--ink:#eceae6;--soft:#b9b6b0;--grid:#41444a;--band:#33363b;--value:#8ab8f0;--when:#5a4218;--edge:#e8b45a}}
@media print{.signal{--ink:#1b1b1b;--soft:#444;--grid:#d4d2cc;--band:#e4e3de;--value:#1f5fa8;--when:#f3d3a2;--edge:#8a5a00}}
.signal text{fill:var(--soft);font-size:12px}
.signal .told{fill:var(--ink)}
.signal .end{text-anchor:end}.signal .mid{text-anchor:middle}
.signal .grid{stroke:var(--grid);stroke-width:1}
.signal .one{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:6 4}
.signal .band{fill:var(--band)}
.signal .when{fill:var(--when);opacity:.7}.signal .edge{stroke:var(--edge);stroke-width:1.5}
.signal .value{fill:none;stroke:var(--value);stroke-width:1.8}
.signal .point{fill:var(--value)}.signal .span{stroke:var(--value);stroke-width:7;stroke-linecap:butt;opacity:.45}
"""


def signal_style() -> str:
    """Return the style of the pictures; no `style` attributes, so that a page can forbid them."""
    return _STYLE


def draw_signal(signal: Mapping[str, Any], place: int = 1) -> str:
    """Return the picture of one signal of `unpick.signals/1`, empty when it measured nothing.

    Args:
        place: a number that no other picture of the page has; its title and description are found by it.
    """
    if signal.get("estimate") is None:
        return ""
    if signal.get("series"):
        return _draw_series(signal, place)
    return _draw_interval(signal, place)


def is_against_peers(signal: Mapping[str, Any]) -> bool:
    """Tell whether the points are those of a break: the subject less its peers, beside its controls."""
    return bool(signal.get("series")) and signal["series"][0]["label"] == "against peers"


def _draw_series(signal: Mapping[str, Any], place: int) -> str:
    points = signal["series"]
    days = [dt.date.fromisoformat(one["day"]) for one in points]
    ends = [value for one in points for value in (one["value"], one["low"], one["high"]) if value]
    # Half and double stand around one where one is the usual; elsewhere the figures set the frame.
    usual = is_against_peers(signal)
    low, high = (min(*ends, 0.9), max(*ends, 1.1)) if usual else (min(ends) * 0.9, max(ends) * 1.1)
    scale = _Scale(days[0], days[-1], low, high)
    parts = [_open(signal, place, f"{len(points)} months; {_heading(signal)}")]
    upper = [(scale.x(day), scale.y(one["high"])) for day, one in zip(days, points, strict=True)]
    lower = [(scale.x(day), scale.y(one["low"])) for day, one in zip(days, points, strict=True)]
    parts.append(f'<polygon class="band" points="{_spots([*upper, *reversed(lower)])}"/>')
    if dated := signal.get("dated"):
        left, right = (scale.x(dt.date.fromisoformat(dated[end])) for end in ("from", "to"))
        tall = _px(_HIGH - _TOP - _FOOT)
        parts.append(
            f'<rect class="when" x="{_px(left)}" y="{_px(_TOP)}" width="{_px(right - left)}" height="{tall}"/>'
        )
        parts += [f'<path class="edge" d="M{_px(x)} {_px(_TOP)}v{tall}"/>' for x in (left, right)]
    parts += scale.grid(usual)
    line = [(scale.x(day), scale.y(one["value"])) for day, one in zip(days, points, strict=True)]
    parts.append(f'<polyline class="value" points="{_spots(line)}"/>')
    parts.append(
        f'<text class="told" x="{_px(_LEFT)}" y="18">{escape(make_harmless(_heading(signal)))}</text>'
    )
    return "\n".join([*parts, "</svg>"])


def _heading(signal: Mapping[str, Any]) -> str:
    if not is_against_peers(signal):
        return f"{signal['unit']}; grey: low to high"
    told = "times the usual, peers taken off; grey: middle nine tenths of the controls"
    if signal.get("dated"):
        return f"{told}; shaded: when the change lies (90%)"
    return told


class _Scale:
    """Days to the right, figures upward by their logarithm, so that half and double are as far from one."""

    def __init__(self, first: dt.date, last: dt.date, low: float, high: float) -> None:
        self.first, self.days = first, max(1, (last - first).days)
        self.last = last
        self.low, self.high = math.log(max(low, 1e-9)), math.log(max(high, 2e-9))

    def x(self, day: dt.date) -> float:
        inside = min(max((day - self.first).days, 0), self.days)
        return _LEFT + (_WIDE - _LEFT - _RIGHT) * inside / self.days

    def y(self, value: float) -> float:
        share = (math.log(max(value, 1e-9)) - self.low) / (self.high - self.low)
        return _HIGH - _FOOT - (_HIGH - _TOP - _FOOT) * min(max(share, 0.0), 1.0)

    def _marks(self) -> list[tuple[dt.date, str]]:
        """Return the days that the scale marks, with their words: each January, or where fewer than two are within, both ends."""
        years = range(self.first.year, self.last.year + 2)
        step = 1 + len(years) // 13
        januaries = [
            (day, f"{day.year}" if (day.year - self.first.year) % step == 0 else "")
            for day in (dt.date(year, 1, 1) for year in years)
            if self.first <= day <= self.last
        ]
        if len(januaries) > 1:
            return januaries
        return [(day, f"{day:%Y-%m}") for day in dict.fromkeys((self.first, self.last))]

    def grid(self, usual: bool) -> list[str]:
        """Return lines and words of the scale: every year, and every halving and doubling."""
        parts = []
        for day, told in self._marks():
            x = self.x(day)
            parts.append(f'<path class="grid" d="M{_px(x)} {_px(_HIGH - _FOOT)}v6"/>')
            if told:
                # A word in the middle of the last mark would be cut off by the frame.
                end = "end" if x > _WIDE - _RIGHT - 24 else "mid"
                parts.append(f'<text class="{end}" x="{_px(x)}" y="{_px(_HIGH - _FOOT + 22)}">{told}</text>')
        first, last = math.ceil(self.low / math.log(2)), math.floor(self.high / math.log(2))
        apart = 1 + (last - first) // 8
        for power in range(first, last + 1):
            if power % apart:
                continue
            y = self.y(2.0**power)
            parts.append(
                f'<path class="{"one" if usual and power == 0 else "grid"}" d="M{_px(_LEFT)} {_px(y)}H{_px(_WIDE - _RIGHT)}"/>'
            )
            parts.append(f'<text class="end" x="{_px(_LEFT - 8)}" y="{_px(y + 4)}">{2.0**power:.4g}</text>')
        return parts


def _draw_interval(signal: Mapping[str, Any], place: int) -> str:
    line, said = LINES.get(signal["indicator"], (None, ""))
    low = signal["low"] if signal["low"] is not None else signal["estimate"]
    high = signal["high"] if signal["high"] is not None else signal["estimate"]
    ends = [0.0, low, high, signal["estimate"], *([] if line is None else [line])]
    least, most = _round_ends(min(ends), max(ends))
    room = most - least
    tall = 104.0

    def x(value: float) -> float:
        return float(_LEFT + (_WIDE - _LEFT - 60.0) * (value - least) / room)

    parts = [_open(signal, place, said or "no line to hold it against", tall)]
    parts.append(f'<path class="grid" d="M{_px(_LEFT)} 66H{_px(x(most))}"/>')
    for value in _ticks(least, most):
        parts.append(f'<path class="grid" d="M{_px(x(value))} 62v8"/>')
        parts.append(f'<text class="mid" x="{_px(x(value))}" y="86">{value:.4g}</text>')
    if line is not None:
        near = x(line) > _WIDE * 0.6
        parts.append(f'<path class="one" d="M{_px(x(line))} 26V70"/>')
        end, shift = ("end", -5) if near else ("", 5)
        parts.append(f'<text class="{end}" x="{_px(x(line) + shift)}" y="34">{escape(said)}</text>')
    parts.append(f'<path class="span" d="M{_px(x(low))} 50H{_px(x(high))}"/>')
    parts.append(f'<circle class="point" cx="{_px(x(signal["estimate"]))}" cy="50" r="5"/>')
    span = f" ({low:.3g} to {high:.3g})" if low < high else ""
    told = f"{signal['estimate']:.3g}{span}, {signal['unit']}"
    parts.append(f'<text class="told" x="{_px(_LEFT)}" y="16">{escape(make_harmless(told))}</text>')
    return "\n".join([*parts, "</svg>"])


def _round_ends(least: float, most: float) -> tuple[float, float]:
    """Return the ends of a scale, moved out to the next round figure: a point at the very end of a line looks cut off.

    >>> _round_ends(0.0, 1.152)
    (0.0, 1.2)
    """
    ticks = _ticks(least, most)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    return (
        round(math.floor(least / step + 1e-9) * step, 12) + 0.0,
        round(math.ceil(most / step - 1e-9) * step, 12) or step,
    )


def _ticks(least: float, most: float) -> list[float]:
    """Return four to seven round figures between two.

    >>> _ticks(0, 11)
    [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    """
    raw = (most - least) / 5 or 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(one * power for one in (1, 2, 5, 10) if one * power >= raw * 0.85)
    first = math.ceil(least / step - 1e-9)
    return [round(at * step, 12) + 0.0 for at in range(first, math.floor(most / step + 1e-9) + 1)]


def _open(signal: Mapping[str, Any], place: int, about: str, tall: float = _HIGH) -> str:
    title = f"{signal['indicator']} {signal.get('name') or ''}: {signal['subject']}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="signal" viewBox="0 0 {_px(_WIDE)} {_px(tall)}" '
        f'width="{_px(_WIDE)}" height="{_px(tall)}" role="img" '
        f'aria-labelledby="signal-{place} signal-{place}-about" direction="ltr" '
        "font-family=\"system-ui, 'Noto Sans', 'Noto Sans CJK KR', sans-serif\">\n"
        f'<title id="signal-{place}">{escape(make_harmless(title))}</title>'
        f'<desc id="signal-{place}-about">{escape(about)}; the table beside it holds the same numbers.</desc>'
    )


def _spots(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_px(x)},{_px(y)}" for x, y in places)


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
