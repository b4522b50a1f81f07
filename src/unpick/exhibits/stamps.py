"""Days that a camera burnt into a corner of a picture: found by color and stroke, read by shape, confirmed by OCR.

A reading is a suggestion until a person confirms it. Two readers that share nothing but the place of the signs must give the same digits:
`read_digits`, and a reader of text that the caller passes in or, for digits of seven bars, the bars themselves.

Source of the steps: research, evidence 2.1 (corner, color, top-hat); the numbers here were chosen on generated
stamps with the fonts that `bench/stamps.py` names as seen.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unpick.exhibits.digit_shapes import ReadDigit, read_digits, read_segments
from unpick.exhibits.stamp_planes import FAINTEST, OWN_COLOR, STROKE, stroke_planes

__all__ = ["Stamp", "days_in_digits", "find_stamp"]

Gray = NDArray[np.uint8]

_CORNER: Final = (0.55, 0.16)
"""Share of width and height of a corner in which a stamp is looked for."""

_HEIGHTS: Final = (0.014, 0.075)
"""Height of a digit as a share of the height of the picture."""

_LIKENESS: Final = 0.62
"""Correlation of the least like digit from which a line is put to the second reader (a convention of this project)."""
_LEAD: Final = 0.02
_COUNTS: Final = (6, 8, 10, 12, 14)
"""Digits of a day, with hours, minutes and seconds or without."""

_STROKE: Final = 10
_LINE: Final = 48
"""Height in points to which a line is brought for the reader of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A line of digits that two readers read alike.

    Attributes:
        digits: as read. days: the days that they can mean, first the most usual order; more than one is ambiguous.
        box: left, top, right, bottom in points of the picture. corner: such as bottom right. channel: such as warm.
        height: of its digits in points. likeness: of the least like digit, -1 to 1.
        segments: the digits as its lit bars tell them; empty where they are no bars of seven segments.
    """

    digits: str
    days: tuple[dt.date, ...]
    box: tuple[int, int, int, int]
    corner: str
    channel: str
    height: int
    likeness: float
    segments: str = ""


def find_stamp(picture: NDArray[np.uint8], read_line: Callable[[Gray], str]) -> Stamp | None:
    """Return the day burnt into a picture; None where no line was found or the readers do not agree.

    Args:
        picture: height by width by 3, RGB.
        read_line: from a line of dark digits on white to its digits, by another reader; empty where it cannot.
    """
    lines = sorted(_lines(picture), key=lambda one: -one[1].likeness)
    for ink, found in lines[:_TRIED]:
        if found.segments == found.digits or any(
            _only_digits(read_line(one)) == found.digits for one in (ink, _softened(ink), _in_two(ink))
        ):
            return found
    return None


def _only_digits(text: str) -> str:
    return "".join(sign for sign in text if sign in "0123456789")


def _softened(ink: Gray) -> Gray:
    """Return a line blurred, which washes out the dot that some fonts set into a zero."""
    import cv2

    soft: Gray = cv2.GaussianBlur(ink, (0, 0), 3.2)
    return soft


def _in_two(ink: Gray) -> Gray:
    """Return a line enlarged and in black and white, which parts what gray shades join."""
    import cv2

    large = cv2.GaussianBlur(cv2.resize(ink, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), (0, 0), 1.5)
    made: Gray = cv2.threshold(large, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    return made


_SMALLEST: Final = 120
"""Points of the shorter side below which a digit would be two points high."""

_TRIED: Final = 3
"""Candidate lines that the second reader is asked about: each costs it a child process."""


def _lines(picture: NDArray[np.uint8]) -> Iterator[tuple[Gray, Stamp]]:
    high, wide = picture.shape[:2]
    if min(high, wide) < _SMALLEST:
        return
    tall, long = int(high * _CORNER[1]), int(wide * _CORNER[0])
    seen: set[tuple[str, str]] = set()
    for corner, top, left in (
        ("bottom right", high - tall, wide - long),
        ("bottom left", high - tall, 0),
        ("top right", 0, wide - long),
        ("top left", 0, 0),
    ):
        cut = picture[top : top + tall, left : left + long]
        for channel, plane in stroke_planes(cut, high):
            for ink, found in _rows(plane, high, corner, channel, (left, top)):
                if (corner, found.digits) not in seen:
                    seen.add((corner, found.digits))
                    yield ink, found


def _rows(
    plane: Gray, high: int, corner: str, channel: str, at: tuple[int, int]
) -> Iterator[tuple[Gray, Stamp]]:
    """Yield lines of digits: strokes brighter than what lies around them, of one height, on one line."""
    import cv2

    larger = 2 if high < _SMALL else 1
    if larger > 1:
        plane = cv2.resize(plane, None, fx=larger, fy=larger, interpolation=cv2.INTER_CUBIC)
    wide = max(5, round(high * larger * STROKE)) | 1
    lifted = cv2.morphologyEx(
        plane, cv2.MORPH_TOPHAT, cv2.getStructuringElement(cv2.MORPH_RECT, (wide, wide))
    )
    cut, ink = cv2.threshold(lifted, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    if cut < FAINTEST:
        return
    bright = float(np.percentile(lifted[ink > 0], 90))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    # Signs that touch part at a higher cut, and a 7 of segments that has gaps closes.
    for drawn in (ink, _above(lifted, (cut + bright) / 2), _above(lifted, (cut + 3 * bright) / 4), closed):
        _, _, found, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
        for boxes in _as_found_and_cut(found[1:, :4], lifted, high * larger):
            for row in _aligned(boxes, high * larger):
                if _is_whole(row, boxes):
                    yield from _read(drawn, lifted, row, corner, channel, (*at, larger))


def _as_found_and_cut(boxes: NDArray[np.int32], lifted: Gray, high: int) -> Iterator[NDArray[np.int32]]:
    """Yield the boxes, and again with those of two to five signs that touch cut apart, where there are any.

    A box is cut at the dimmest column near the place where each sign would end if all were as wide as a digit is.
    """
    yield boxes
    fits = (boxes[:, 3] >= _HEIGHTS[0] * high) & (boxes[:, 3] <= _HEIGHTS[1] * high)
    touch = fits & (boxes[:, 2] > _WIDEST_SIGN * boxes[:, 3]) & (boxes[:, 2] <= _LONGEST_RUN * boxes[:, 3])
    if not touch.any() or len(boxes) > _MOST_BOXES:
        return
    pieces = [piece for box in boxes[touch] for piece in _cut_apart(box, lifted)]
    yield np.array([*boxes[~touch], *pieces], dtype=np.int32)


def _cut_apart(box: NDArray[np.int32], lifted: Gray) -> Iterator[tuple[int, int, int, int]]:
    x, y, wide, tall = (int(one) for one in box)
    light = lifted[y : y + tall, x : x + wide].sum(axis=0, dtype=np.int64)
    signs = max(2, round(wide / (_SIGN * tall)))
    reach = max(1, int(_REACH * tall))
    ends = [0]
    for number in range(1, signs):
        middle = round(wide * number / signs)
        low = max(1, middle - reach)
        ends.append(low + int(np.argmin(light[low : min(wide - 1, middle + reach + 1)])))
    ends.append(wide)
    for start, end in pairwise(ends):
        if end - start > 1:
            yield x + start, y, end - start, tall


_WIDEST_SIGN: Final = 0.85
_LONGEST_RUN: Final = 3.2
_SIGN: Final = 0.62
_REACH: Final = 0.14
"""Widths as shares of a sign's height: the widest single one, the longest run that is cut, a usual digit with its gap,
and how far from its place a cut may lie. Chosen on generated stamps (`bench/stamps.py`, numbers from 1,000)."""

_MOST_BOXES: Final = 250
"""Boxes of a corner above which nothing is cut apart: that is texture, no line of print."""


def _above(lifted: Gray, cut: float) -> Gray:
    return np.where(lifted > cut, np.uint8(255), np.uint8(0))


_SMALL: Final = 1500
"""Height of a picture in points below which its corners are doubled: there digits are some 15 points high and touch."""


def _aligned(boxes: NDArray[np.int32], high: int) -> Iterator[NDArray[np.int32]]:
    """Yield rows of boxes (left, top, width, height) of about one height on one line, from left to right."""
    fits = (boxes[:, 3] >= _HEIGHTS[0] * high) & (boxes[:, 3] <= _HEIGHTS[1] * high)
    fits &= boxes[:, 2] <= 1.1 * boxes[:, 3]
    boxes = boxes[fits]
    if not 6 <= len(boxes) <= 400:
        return
    middle = boxes[:, 1] + boxes[:, 3] / 2
    given: set[bytes] = set()
    for seed in range(len(boxes)):
        tall = boxes[seed, 3]
        near = (np.abs(middle - middle[seed]) <= 0.25 * tall) & (np.abs(boxes[:, 3] - tall) <= 0.2 * tall)
        row = boxes[near]
        row = row[np.argsort(row[:, 0], kind="stable")]
        if _COUNTS[0] <= len(row) <= _COUNTS[-1] + 3 and row.tobytes() not in given and _even(row):
            given.add(row.tobytes())
            yield row


def _is_whole(row: NDArray[np.int32], boxes: NDArray[np.int32]) -> bool:
    """Tell whether no other sign stands in the line or beside it: of 2022 05 12 without its 22 another day is read."""
    tall = float(np.median(row[:, 3]))
    left, right = row[0, 0] - 2.5 * tall, row[-1, 0] + row[-1, 2] + 2.5 * tall
    middle = float(np.median(row[:, 1] + row[:, 3] / 2))
    beside = (boxes[:, 0] + boxes[:, 2] > left) & (boxes[:, 0] < right) & (boxes[:, 3] > 0.45 * tall)
    beside &= np.abs(boxes[:, 1] + boxes[:, 3] / 2 - middle) < 0.6 * tall
    return int(beside.sum()) <= len(row) + int(_strokes(boxes[beside], row).sum())


def _strokes(boxes: NDArray[np.int32], row: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell which boxes are taller than the row, narrow and not in it: the stroke of 2020/11/03 is, no digit is."""
    tall = float(np.median(row[:, 3]))
    inside = (boxes[:, None, :] == row[None, :, :]).all(axis=2).any(axis=1)
    taller: NDArray[np.bool_] = ~inside & (boxes[:, 3] > 1.08 * tall) & (boxes[:, 2] < 0.8 * boxes[:, 3])
    return taller


def _even(row: NDArray[np.int32]) -> bool:
    """Tell whether the signs stand close together, as a line does, with at most a gap of two signs."""
    gaps = row[1:, 0] - (row[:-1, 0] + row[:-1, 2])
    tall = float(np.median(row[:, 3]))
    return bool((gaps >= -1).all() and (gaps <= 2.2 * tall).all())


def _read(
    ink: Gray, lifted: Gray, row: NDArray[np.int32], corner: str, channel: str, at: tuple[int, int, int]
) -> Iterator[tuple[Gray, Stamp]]:
    glyphs = [_glyph(lifted, ink, one) for one in row]
    seen: list[ReadDigit] = read_digits(glyphs)
    surely = [one for one, sign in enumerate(seen) if sign.digit != _STROKE]
    # A stroke between day and month may look as much a one.
    perhaps = [one for one in surely if seen[one].digit != 1 or seen[one].lead >= _LEAD]
    for kept in [surely, perhaps] if len(perhaps) < len(surely) else [surely]:
        read = [seen[one] for one in kept]
        if len(kept) in _COUNTS and min(one.lead for one in read) >= _LEAD:
            yield from _dated(lifted, row[kept], read, [glyphs[one] for one in kept], corner, channel, at)


def _dated(
    lifted: Gray,
    row: NDArray[np.int32],
    read: list[ReadDigit],
    glyphs: list[NDArray[np.float32]],
    corner: str,
    channel: str,
    at: tuple[int, int, int],
) -> Iterator[tuple[Gray, Stamp]]:
    """Yield the line where its signs are the digits of a day, like enough and evenly set."""
    likeness = min(one.likeness for one in read)
    digits = "".join(str(one.digit) for one in read)
    days = days_in_digits(digits)
    # On the plane of one color the signs beside may stand on a ground that hides them: a year of four figures must be read.
    part = channel == OWN_COLOR and len(digits) < _COUNTS[1]
    if likeness < _LIKENESS or not days or part or not _evenly_set(row, digits):
        return
    left, top = int(row[0, 0]), int(row[:, 1].min())
    right, bottom = int(row[-1, 0] + row[-1, 2]), int((row[:, 1] + row[:, 3]).max())
    by = at[2]
    box = left // by + at[0], top // by + at[1], right // by + at[0], bottom // by + at[1]
    yield (
        _line(lifted, row),
        Stamp(
            digits=digits, days=days, box=box, corner=corner, channel=channel,
            height=int(np.median(row[:, 3])) // by, likeness=round(likeness, 3), segments=read_segments(glyphs),
        ),
    )  # fmt: skip


def _glyph(lifted: Gray, ink: Gray, box: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return a sign with its shades: at 16 points a stroke is two points wide, and black and white lose its shape."""
    x, y, wide, tall = box
    part = lifted[y : y + tall, x : x + wide].astype(np.float32)
    bright = float(np.percentile(part[ink[y : y + tall, x : x + wide] > 0], 80))
    shaded: NDArray[np.float32] = np.clip(part / max(bright, 1.0), 0, 1)
    return shaded


def _line(lifted: Gray, row: NDArray[np.int32]) -> Gray:
    """Return the signs of a line as dark on white, evenly spaced: marks between them are left out."""
    import cv2

    tall = int(row[:, 3].max())
    scale = _LINE / tall
    parts = [np.full((_LINE + 28, 20), 255, np.uint8)]
    for x, y, wide, high in row:
        pad = max(1, high // 12)
        sign = lifted[max(0, y - pad) : y + high + pad, max(0, x - pad) : x + wide + pad]
        size = max(1, round(sign.shape[1] * scale)), max(1, round(sign.shape[0] * scale))
        fitted = cv2.resize(sign, size, interpolation=cv2.INTER_CUBIC)
        fitted = 255 - cv2.normalize(fitted, None, 0, 255, cv2.NORM_MINMAX)
        page = np.full((_LINE + 28, size[0] + 10), 255, np.uint8)
        start = max(0, (_LINE + 28 - size[1]) // 2)
        page[start : start + size[1], 5 : 5 + size[0]] = fitted[: _LINE + 28 - start]
        parts.append(page)
    line: Gray = np.concatenate([*parts, parts[0]], axis=1)
    return line


def _evenly_set(row: NDArray[np.int32], digits: str) -> bool:
    """Tell whether no sign is missing within the figures of a year, a month, a day or a time of day.

    Of 2018 04 19 18:06 with the 0 and 1 of the year lost, 28 04 19 18:06 would be read: another day. There the step from 2 to 8 is three signs wide.
    """
    long = 8 if _has_century(digits) and len(digits) >= _COUNTS[1] else 6
    years = 4 if long == 8 else 2
    first = years if digits[:2] in ("19", "20") and long == 8 else 2
    ends, end = set[int](), first
    while end < len(digits):
        ends.add(end)
        end += years if long == 8 and first == 2 and end == 4 else 2
    steps = np.diff(row[:, 0] + row[:, 2] / 2)
    inside = np.array([step for one, step in enumerate(steps, start=1) if one not in ends])
    return bool(inside.max() <= _WIDEST_STEP * np.median(inside))


_WIDEST_STEP: Final = 1.75
"""Steps from sign to sign within a figure, of their median, at most: a one of seven bars stands at the right of its place."""


def days_in_digits(digits: str) -> tuple[dt.date, ...]:
    """Return the days that the digits of a stamp can mean; hours and minutes behind them must be a time of day.

    >>> [str(day) for day in days_in_digits("20201103")], [str(day) for day in days_in_digits("031120")]
    (['2020-11-03'], ['2003-11-20', '2020-11-03', '2020-03-11'])
    """
    for long in (8, 6):
        if len(digits) < long or (long == 6 and _has_century(digits)):
            continue
        clock = digits[long:]
        if len(clock) in (0, 4, 6) and _is_clock(clock):
            return tuple(dict.fromkeys(_orders(digits[:long])))
    return ()


def _has_century(digits: str) -> bool:
    """Tell whether six digits look like a part of eight: a year of four figures with a month, and the day lost."""
    return digits[:2] in ("19", "20") or digits[2:4] in ("19", "20")


def _is_clock(digits: str) -> bool:
    if not digits:
        return True
    parts = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
    return parts[0] < 24 and all(one < 60 for one in parts[1:])


def _orders(digits: str) -> Iterator[dt.date]:
    """Yield the days by year first, day first, month first; years from 1990 to 2039, when cameras stamp."""
    if len(digits) == 8:
        orders = (
            (digits[:4], digits[4:6], digits[6:]),
            (digits[4:], digits[2:4], digits[:2]),
            (digits[4:], digits[:2], digits[2:4]),
        )
    else:
        a, b, c = digits[:2], digits[2:4], digits[4:]
        orders = ((f"20{a}", b, c), (f"20{c}", b, a), (f"20{c}", a, b))
    for year, month, day in orders:
        try:
            found = dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
        if 1990 <= found.year <= 2039:
            yield found
