"""Checklists and meters of a rebuttal: which words stand in which paper, what is translated, what is blacked out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from unpick.cases.filing.tables import rebuttal_table
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.tongues import has_twin, is_in_both

__all__ = ["Checked", "Meters", "checked", "meters"]

_FOREIGN: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]"
)
_FEW: Final = 20
"""Signs of another script up to which a paper counts as English: names and stamps. A convention of this project."""

_REDACTED: Final = re.compile(
    r"(?:(?<!\S)[^\n]{0,40})?(?:[█■▇]{2,}|\[?\bredacted\b\]?|\bblacked out\b|\[?\bname withheld\b\]?|已遮盖|비공개 처리)[^\n]{0,40}",
    re.IGNORECASE,
)
"""Marks of what was covered, with the words around them; boxes drawn over a page are seen in its picture (`exhibits/boxes.py`)."""

_AROUND: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One point of a checklist; exhibit, place and words are empty where no paper says it."""

    of: str
    asks: str
    rule: str
    close: str
    exhibit: str = ""
    place: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meters:
    """How much of a packet can be read.

    Attributes:
        foreign: papers in another script; untranslated: those without English. redacted: exhibit, page, words around.
        covered: exhibit, page, share of the page under black boxes in percent, at least 1. pages: of the submitter's exhibits
            in force. pictures: those without any text.
    """

    foreign: tuple[Exhibit, ...]
    untranslated: tuple[Exhibit, ...]
    redacted: tuple[tuple[str, int, str], ...]
    pages: int
    pictures: int
    covered: tuple[tuple[str, int, int], ...] = ()

    @property
    def hidden(self) -> int:
        """Return on how many pages something is marked as redacted or lies under a box."""
        return len({one[:2] for one in (*self.redacted, *self.covered)})

    @property
    def translated(self) -> int:
        """Return how many papers in another script can be read in English."""
        return len(self.foreign) - len(self.untranslated)


def checked(packet: PacketFacts) -> tuple[Checked, ...]:
    """Return each point of the checklists with the first paper of its kinds that says it."""
    found = []
    for row in rebuttal_table()["checklists"]:
        hits = _hits(packet, tuple(row["kinds"]), re.compile(row["words"], re.IGNORECASE))
        exhibit, place, words = next(hits, ("", "", ""))
        found.append(
            Checked(
                of=row["of"],
                asks=row["asks"],
                rule=row["rule"],
                close=row["close"],
                exhibit=exhibit,
                place=place,
                words=words,
            )
        )
    return tuple(found)


def _hits(
    packet: PacketFacts, kinds: tuple[str, ...], words: re.Pattern[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield exhibit, page and the words around each hit; a certificate of an audit scheme is none of origin."""
    for exhibit in packet.filed(*kinds):
        if exhibit.kind == "certificate" and not _OF_ORIGIN.search(exhibit.reading.text):
            continue
        for page in exhibit.reading.pages:
            plain = " ".join(page.text.split())
            if hit := words.search(plain):
                start = max(0, hit.start() - _AROUND)
                around = plain[start : hit.end() + _AROUND]
                # Words cut in two at the ends say nothing.
                around = around.partition(" ")[2] if start else around
                cut = hit.end() + _AROUND < len(plain)
                yield exhibit.id, f"page {page.number}", around.rpartition(" ")[0] if cut else around


_OF_ORIGIN: Final = re.compile(r"\borigin\b|原产地|원산지", re.IGNORECASE)


def meters(packet: PacketFacts, boxes: Mapping[str, Mapping[int, float]] | None = None) -> Meters:
    """Return the translation meter and the redaction meter of a packet.

    Args:
        boxes: id of an exhibit to its pages with black boxes, and the share of the page that they cover.
    """
    filed = packet.filed()
    foreign = tuple(one for one in filed if len(_FOREIGN.findall(one.reading.text)) > _FEW)
    pages = [(one, page) for one in filed for page in one.reading.pages]
    return Meters(
        foreign=foreign,
        untranslated=tuple(one for one in foreign if not is_in_both(one) and not has_twin(one, filed)),
        redacted=tuple(
            (one.id, page.number, " ".join(hit[0].split()))
            for one, page in pages
            for hit in _REDACTED.finditer(page.text)
        ),
        pages=len(pages),
        pictures=sum(page.machine or not page.text.strip() for _, page in pages),
        covered=tuple(
            (one.id, page, max(1, round(100 * share)))
            for one in filed
            for page, share in sorted((boxes or {}).get(one.id, {}).items())
        ),
    )
