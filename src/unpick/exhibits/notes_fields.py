"""The labels of forms that are known, and lines that hold one without a colon."""

import functools
import re
from dataclasses import dataclass, replace
from typing import Final

from unpick.exhibits.notes_lexicon import PACKAGE
from unpick.exhibits.notes_pieces import Piece
from unpick.model.bundled import read_bundled_csv

__all__ = ["LabelRow", "fitting", "split_label"]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One row of the list of labels: what a label means and how its value is read."""

    topic: str
    label: re.Pattern[str]
    reads: str
    no_topic: str
    value: str
    subject: str
    unit: str
    kinds: frozenset[str]
    excludes: bool


@functools.cache
def _rows() -> tuple[LabelRow, ...]:
    return tuple(
        LabelRow(row["topic"], re.compile(row["label"], re.IGNORECASE), row["reads"], row["no_topic"], row["value"], row["subject"], row["unit"],
             frozenset(filter(None, row["kinds"].lstrip("!").split("|"))), row["kinds"].startswith("!"))
        for row in read_bundled_csv(PACKAGE, "labels.csv")
        if not row["topic"].startswith("#")
    )  # fmt: skip


@functools.lru_cache(maxsize=8192)
def fitting(label: str, kind: str) -> tuple[LabelRow, ...]:
    """Return the rows that fit a label in a document of this kind, the more special first."""
    plain = re.sub(
        r"^\s*(?:step\s*)?\d{1,2}\s*[.)–—:\-]\s*|^\W+|^\s*(?:[A-Z]{1,2}[.-]?)?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d])|\s*\((?!heard|interviewed|spoken)[^)]*\)\s*$",
        "",
        label,
        flags=re.IGNORECASE,
    ).strip()
    return tuple(
        row
        for row in _rows()
        if (not row.kinds or (kind in row.kinds) != row.excludes) and row.label.search(plain)
    )


_BARE: Final = (
    (
        re.compile(
            r"^(?P<label>(?:[A-Z]{1,2}[.-]?)?(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[^\d]{6,70}?)\s+(?P<value>\d[\d,]*(?:\s*(?:of|out of|/)\s*\d+)?"
            r"(?: (?:m2|m²|sq\.? ?m|workers|employees|persons))?|yes|no|none)$",
            re.IGNORECASE,
        ),
        ("number", "area", "yes_no", "no_only"),
    ),
    (
        re.compile(
            r"^(?P<label>[A-Za-z/. ]{2,24}?(?:No|Nos|Number|#)\.?)\s*(?P<value>[A-Z0-9][\w\-/]*\d[\w\-/]*)$"
        ),
        ("code",),
    ),
)


_ENDS_IN_DAY: Final = re.compile(
    r"\b(?:jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|of|in|since|until|year)\.?,?$",
    re.IGNORECASE,
)


def split_label(piece: Piece) -> Piece:
    """Return a short line without a colon as label and value, where a known label stands before the value."""
    if piece.label or len(piece.text) > 90 or piece.text[-1:] in ".?!。":
        return piece
    for pattern, reads in _BARE:
        match = pattern.match(piece.text)
        if match and _ENDS_IN_DAY.search(match["label"]):
            continue  # July 2022
        if match and any(row.reads in reads for row in fitting(match["label"].strip(), "")):
            return replace(piece, label=match["label"].strip(), value=match["value"])
    return piece
