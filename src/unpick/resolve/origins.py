"""Which texts go back to one origin: copies, paraphrases, reports of one report; each origin counts once.

Source: research on circular reporting (shared numbers, rare names, quotation, order of days); an unknown origin is the
earliest text that matches.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Bond", "Group", "Text", "bond_of", "group_texts", "marks_of"]

_WORDS: Final = 6
_LETTERS: Final = 10
"""Length of a shingle: words of Latin text, characters of Chinese or Korean."""

_COPY: Final = 0.35
"""Share of the shorter text's shingles above which it is a copy: two reports on one event share under 0.05, a reprint with
a new head and tail over 0.6."""

_YEAR: Final = dt.timedelta(days=366)
_QUOTE_WORDS: Final = 7
_QUOTED: Final = re.compile(r"[“\"「『]([^”\"」』]{20,600})[”\"」』]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is compared of a text.

    Attributes:
        id: of the document. published: None when it says none; such a text is never the earliest.
        figures: value and unit, such as `3 CNY per day`. names: firms, sites, places below the country, goods.
    """

    id: str
    published: dt.date | None
    shingles: frozenset[int]
    quotes: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Why two texts have one origin: kind (copy, quotation, paraphrase) and what they share, in words."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Texts of one origin, the earliest first; its id is the origin."""

    texts: tuple[str, ...]
    why: tuple[str, ...] = field(default=())

    @property
    def origin(self) -> str:
        """Return the id of the earliest text."""
        return self.texts[0]


def marks_of(
    text: str, *, document: str, published: dt.date | None, figures: Iterable[str], names: Iterable[str]
) -> Text:
    """Return what is compared of a text."""
    return Text(
        id=document,
        published=published,
        shingles=frozenset(_shingles(text)),
        quotes=frozenset(quote for quote in map(_plain, _QUOTED.findall(text)) if _is_long(quote)),
        figures=frozenset(figures),
        names=frozenset(_plain(name) for name in names),
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_long(quote: str) -> bool:
    return len(quote.split()) >= _QUOTE_WORDS or (not quote.isascii() and len(quote) >= 2 * _LETTERS)


def _shingles(text: str) -> Iterable[int]:
    """Yield a number for each run of six words, or of ten characters where no blanks part words."""
    plain = _plain(text)
    wide = sum(1 for letter in plain if ord(letter) > 0x2E80) > 0.3 * max(1, len(plain))
    units: Sequence[str] = plain.replace(" ", "") if wide else plain.split()
    size = _LETTERS if wide else _WORDS
    for at in range(max(0, len(units) - size + 1)):
        joined = "\x1f".join(units[at : at + size])
        yield int.from_bytes(hashlib.blake2b(joined.encode(), digest_size=8).digest(), "big")


def bond_of(a: Text, b: Text) -> Bond | None:
    """Return why two texts have one origin, or None when nothing shows it.

    One figure in common, or one name, or the same subject at another time, is no bond: independent reports of one matter
    share them.
    """
    least = min(len(a.shingles), len(b.shingles))
    shared = len(a.shingles & b.shingles)
    if least and shared >= _COPY * least:
        return Bond(
            kind="copy", says=f"{shared / least:.0%} of the shorter text stands in the other word for word"
        )
    quotes, figures, names = a.quotes & b.quotes, a.figures & b.figures, a.names & b.names
    if (
        quotes
        and (len(quotes) > 1 or names)
        and (len(max(quotes, key=len).split()) >= 10 or len(quotes) > 1 or figures)
    ):
        return Bond(
            kind="quotation", says=f"{len(quotes)} quotations in common: “{max(quotes, key=len)[:80]}”"
        )
    if not _near_in_time(a, b):
        return None
    whole = min(len(a.figures), len(b.figures))
    if (
        len(figures) >= 2
        and len(names) >= 3
        and 2 * len(figures) + len(names) >= 8
        and 2 * len(figures) >= whole
    ):
        told = f"figures {', '.join(sorted(figures))}; names {', '.join(sorted(names)[:6])}"
        return Bond(kind="paraphrase", says=f"the same {told}")
    return None


def _near_in_time(a: Text, b: Text) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= _YEAR


def group_texts(texts: Sequence[Text]) -> list[Group]:
    """Return the texts by origin; the order in which they come changes nothing.

    A text joins every group with a member that it is bound to, and joins these groups together.
    """
    ordered = sorted(texts, key=lambda one: (one.published or dt.date.max, one.id))
    groups: list[list[Text]] = []
    why: list[list[str]] = []
    for text in ordered:
        bound = [(number, bond) for number, group in enumerate(groups) if (bond := _bond(group, text))]
        if not bound:
            groups.append([text])
            why.append([])
            continue
        first = bound[0][0]
        groups[first].append(text)
        why[first].append(f"{text.id}: {bound[0][1].kind}, {bound[0][1].says}")
        for number, bond in reversed(bound[1:]):
            groups[first] += groups.pop(number)
            why[first] += [*why.pop(number), f"{text.id}: {bond.kind}, {bond.says}"]
    return [
        Group(
            texts=tuple(
                one.id for one in sorted(group, key=lambda one: (one.published or dt.date.max, one.id))
            ),
            why=tuple(reasons),
        )
        for group, reasons in zip(groups, why, strict=True)
    ]


def _bond(group: Sequence[Text], text: Text) -> Bond | None:
    """Return the bond to a group: to its earliest text, else to any of the others that differ from it."""
    seen: set[frozenset[int]] = set()
    for one in group:
        if one.shingles in seen:
            continue
        seen.add(one.shingles)
        if bond := bond_of(one, text):
            return bond
    return None
