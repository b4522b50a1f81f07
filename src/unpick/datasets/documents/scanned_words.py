"""The words of a page that is a picture, by two readings; a word with a figure counts only where both agree."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unpick.datasets.documents.layout import Word
from unpick.datasets.documents.ocr import PlacedText, ocr_languages, read_places
from unpick.exhibits.ruled import without_rules

__all__ = ["FEWEST", "FIGURE", "HAN", "UNSURE", "PageRead", "joined", "read_twice"]

UNSURE: Final = "?"
"""What stands for a word with a figure on which two readings differ."""

FEWEST: Final = 5
"""Words of a page below which it is a picture with a caption or a stamp, no page of text."""

HAN: Final = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
FIGURE: Final = re.compile(r"[-+(]?\d[\d.,:;/%-]*'?\)?$")
_SECOND: Final = 0.8
"""Size of the page in the second reading; other points fall into other places, so that slips of one are not those of both."""

_BLOCK: Final = 6
_SPARSE: Final = 11
"""Page segmentation modes of Tesseract: one block of text; as much text as there is, in no order."""

_SECONDS: Final = 120.0
_STROKES: Final = re.compile(r"[|_—–\-=~‘’'`\".,:;!\[\](){}<>«»\\/°•·]+")
_LEFT_OVER: Final = re.compile(r"^[|_~”’‘“`']+(?=\w|\()|(?<=[\w)%.])[|_~‘“`]+$")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]")
_SURE: Final = 60.0
_FEW_SIGNS: Final = 6
"""Figure of Tesseract's from which a word counts, and signs of a script from which a page is taken to have it."""

_CLOSE: Final = 0.6
"""Gap in heights of the line below which characters of Chinese stand together."""


Gray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """How reading a page went, its words, and the languages that it is in."""

    state: str
    words: tuple[PlacedText, ...] = ()
    language: str = "eng"


def read_twice(level: Gray) -> PageRead:
    """Return the words of a page, with `?` for those with figures that a second reading does not confirm.

    The first, smaller reading is in all languages; the second in those whose signs it found, which is what is kept.
    """
    import cv2

    bare = without_rules(level)
    small = cv2.resize(bare, None, fx=_SECOND, fy=_SECOND, interpolation=cv2.INTER_AREA)
    state, probe = _read(np.asarray(small, np.uint8), 1 / _SECOND, ocr_languages())
    if state != "read":
        return PageRead(state=state)
    language = _languages_of(probe)
    state, kept = _read(bare, 1.0, language)
    return PageRead(state=state, words=tuple(_agreed(kept, probe)), language=language)


def _languages_of(words: Sequence[PlacedText]) -> str:
    """Return the languages of a page by the signs read on it, the one with most of them first; English beside any other."""
    text = "".join(word.text for word in words if word.sure >= _SURE)
    known = ocr_languages().split("+")
    signs = {"kor": len(_HANGUL.findall(text)), "chi_sim": len(HAN.findall(text))}
    used = sorted(
        (one for one in signs if one in known and signs[one] >= _FEW_SIGNS), key=lambda one: -signs[one]
    )
    return "+".join([*used, "eng"])


def _read(page: Gray, scale: float, language: str) -> tuple[str, list[PlacedText]]:
    """Return the words of a page, their places in points of the page as it was drawn; lone strokes are left out."""
    from PIL import Image

    held = io.BytesIO()
    Image.fromarray(page).save(held, "PNG", compress_level=1)
    state, words = read_places(held.getvalue(), layout=_BLOCK, language=language, seconds=_SECONDS)
    if state == "read" and len(words) < FEWEST:
        state, words = read_places(held.getvalue(), layout=_SPARSE, language=language, seconds=_SECONDS)
    return state, [
        PlacedText(
            text=_bare(one.text),
            line=one.line,
            left=round(one.left * scale),
            top=round(one.top * scale),
            right=round(one.right * scale),
            bottom=round(one.bottom * scale),
            sure=one.sure,
        )
        for one in words
        if not _STROKES.fullmatch(one.text)
    ]


def _bare(text: str) -> str:
    """Return a word without what is left of a line at its ends; a figure also without a stop behind it.

    >>> _bare("|27:"), _bare("”工时"), _bare("(2,336.50)"), _bare("Annex.")
    ('27', '工时', '(2,336.50)', 'Annex.')
    """
    bare = _LEFT_OVER.sub("", text)
    return bare.rstrip(".:;,'") if FIGURE.match(bare) else bare


def _agreed(first: Sequence[PlacedText], second: Sequence[PlacedText]) -> Iterator[PlacedText]:
    """Yield the words of the first reading; one with a figure as `?` where the second reads other signs there."""
    rows = _by_row(second)
    for word in first:
        if not any(sign.isdigit() for sign in word.text):
            yield word
            continue
        there = [one for one in _near(rows, word) if _covers(word, one) or _covers(one, word)]
        text = "".join(one.text for one in sorted(there, key=lambda one: one.left))
        yield word if word.text in (text, *(one.text for one in there)) else replace(word, text=UNSURE)


_BAND: Final = 64
"""Points of a band of the page in which words are looked up."""


def _by_row(words: Iterable[PlacedText]) -> dict[int, list[PlacedText]]:
    found: dict[int, list[PlacedText]] = {}
    for word in words:
        found.setdefault((word.top + word.bottom) // 2 // _BAND, []).append(word)
    return found


def _near(rows: dict[int, list[PlacedText]], word: PlacedText) -> Iterator[PlacedText]:
    band = (word.top + word.bottom) // 2 // _BAND
    return (one for at in (band - 1, band, band + 1) for one in rows.get(at, ()))


def _covers(word: PlacedText, other: PlacedText) -> bool:
    """Return whether the middle of another word lies within a word."""
    x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    return word.left <= x <= word.right and word.top - 4 <= y <= word.bottom + 4


def joined(words: Sequence[PlacedText], high: int) -> list[Word]:
    """Return words with their places from the bottom of the page; characters of Chinese that stand together as one."""
    out: list[Word] = []
    for _, run in groupby(words, key=lambda word: word.line):
        line = list(run)
        parts = [[line[0]]]
        for before, word in pairwise(line):
            tall = max(1, min(before.bottom - before.top, word.bottom - word.top))
            chinese = HAN.match(before.text[-1]) or HAN.match(word.text[0])
            if (
                chinese
                and -tall < word.left - before.right < _CLOSE * tall
                and UNSURE not in (before.text, word.text)
            ):
                parts[-1].append(word)
            else:
                parts.append([word])
        out += [
            Word(
                left=part[0].left,
                right=part[-1].right,
                bottom=high - max(one.bottom for one in part),
                top=high - min(one.top for one in part),
                text="".join(one.text for one in part),
            )
            for part in parts
        ]
    return out
