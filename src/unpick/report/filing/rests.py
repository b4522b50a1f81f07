"""Where a printed sentence rests: short footnotes, and behind the index of annexes each cited row with its words, once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from unpick.model.paper import SPEAKS, Cite, Item, Line, Table
from unpick.report.filing.labels import KINDS, LABELS

__all__ = ["Rests", "Row", "Sentence", "quoted_behind", "split_place"]


LONG_NOTE: Final = 900
KEPT_OF_LONG: Final = 360
"""Letters of a note that stand below a page, and of a longer one how many do: Typst refuses a note longer than a page, and nobody
reads one; 900 letters are ten lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A printed sentence; `note` is the number of its footnote, from 1, and 0 when it has none."""

    text: str
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place of an annex that the paper cites: its words as keyed, and the words of the source that are quoted."""

    annex: str
    place: str
    words: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def split_place(place: str) -> tuple[str, str]:
    """Return the locator of a place, and the words of the row behind it.

    >>> split_place("claims/5: day wage at most 3 CNY")
    ('claims/5', 'day wage at most 3 CNY')
    """
    locator, _, words = place.partition(": ")
    return locator, words


@dataclass(slots=True, kw_only=True)
class Rests:
    """Footnotes as they are given out, and every row that was cited."""

    labels: frozenset[str]
    texts: list[str] = field(default_factory=list)
    long: dict[str, int] = field(default_factory=dict)
    cited: dict[tuple[str, str], tuple[list[str], list[str]]] = field(default_factory=dict)

    def give(self, item: Item, *, printed: str = "") -> Sentence:
        """Return the printed sentence of an item, with the number of its footnote.

        Args:
            printed: the quotation that is printed behind the sentence, which its footnote need not repeat.
        """
        note = self.rest(item, printed=printed)
        if not note:
            return self.bare(item)
        self.texts.append(self.short(note))
        return Sentence(text=self.bare(item).text, note=len(self.texts))

    def bare(self, item: Item) -> Sentence:
        """Return the printed sentence without footnote; what should name an exhibit and does not says so."""
        lacks = item.kind in SPEAKS and not any(cite.annex in self.labels for cite in item.cites)
        return Sentence(text=f"{item.text} {LABELS['no_annex']}" if lacks else item.text)

    def rest(self, item: Item, *, printed: str = "") -> str:
        """Return what an item rests on, as its footnote says it; empty for nothing."""
        said = [self._place(cite) for cite in item.cites]
        quotes = [self._quote(cite, f"{printed} {item.text}") for cite in item.cites]
        told = [f"{place}{quote}" for place, quote in zip(_brief(said), quotes, strict=True)]
        parts = [f"{KINDS[item.kind]} {'; '.join(dict.fromkeys(told))}"] if told else []
        parts += [_short_sum(item)] if item.sum else []
        return ". ".join(part.rstrip(".") for part in parts) + "." if parts else ""

    def short(self, note: str) -> str:
        """Return a note as it has room below a page or in a cell; a longer one stands whole behind the annexes, by number."""
        if len(note) <= LONG_NOTE:
            return note
        number = self.long.setdefault(note, len(self.long) + 1)
        cut = note[:KEPT_OF_LONG]
        start = cut[: max(cut.rfind(" "), KEPT_OF_LONG // 2)].rstrip(" ;,.")
        return f"{start} … {LABELS['long_note'].format(number=number)}"

    def rows(self) -> tuple[Row, ...]:
        """Return the cited rows that carry words, in the order of their annexes and of their first mention."""
        order = {label: at for at, label in enumerate(_in_order(label for label, _ in self.cited))}
        held = [
            Row(annex=label, place=place, words=tuple(_longest(words)), quotes=tuple(dict.fromkeys(quotes)))
            for (label, place), (words, quotes) in self.cited.items()
            if words or quotes
        ]
        return tuple(sorted(held, key=lambda one: order[one.annex]))

    def _place(self, cite: Cite) -> tuple[str, str]:
        """Return annex and locator of a cite, and keep the words that stand there for the register."""
        locator, words = split_place(cite.place)
        if cite.annex not in self.labels:
            return f"{cite.annex} ({LABELS['unknown_annex']})", locator
        held = self.cited.setdefault((cite.annex, locator), ([], []))
        held[0].extend([words] if words else [])
        held[1].extend([cite.quote] if cite.quote else [])
        return cite.annex, locator

    @staticmethod
    def _quote(cite: Cite, printed: str) -> str:
        return f": “{cite.quote}”" if cite.quote and cite.quote not in printed else ""


def quoted_behind(block: Line | Table | None) -> str:
    """Return the words of a quotation that stands as a paragraph of its own; nothing for any other block."""
    if isinstance(block, Line) and block.style == "quote":
        return " ".join(item.text for item in block.items)
    return ""


def _brief(places: Iterable[tuple[str, str]]) -> list[str]:
    """Return places in words; an annex is named once for the places that follow in it."""
    told, last = [], ""
    for annex, locator in places:
        told.append(locator if annex == last and locator else f"{annex}, {locator}" if locator else annex)
        last = annex
    return told


def _short_sum(item: Item) -> str:
    """Return a sum; one that counts nothing but the places cited before it says only how many they are."""
    what, _, rest = item.sum.partition(": ")
    listed, _, result = rest.rpartition(" = ")
    places = {f"{cite.annex} {split_place(cite.place)[0]}" for cite in item.cites}
    return f"count: {result}" if what == "count" and set(listed.split("; ")) == places else item.sum


def _longest(words: Iterable[str]) -> list[str]:
    """Return words without those that others contain."""
    held = list(dict.fromkeys(words))
    return [one for one in held if not any(one != other and one in other for other in held)]


def _in_order(labels: Iterable[str]) -> list[str]:
    """Return labels as the index has them: evidence before provisions, by number."""

    def key(label: str) -> tuple[str, int, str]:
        letter, _, number = label.partition("-")
        return letter, int(number) if number.isdigit() else 0, label

    return sorted(dict.fromkeys(labels), key=key)
