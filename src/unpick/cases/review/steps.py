"""The steps of the chain as the packet names and documents them, tier by tier."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from unpick.cases.review.asked import LABOR_KINDS
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.question import is_denied
from unpick.goods.tiers import Tier, find_tiers, tiers
from unpick.model.defect import Spot
from unpick.names.pair import score_pair

__all__ = ["Step", "chain_of", "firm_key", "firms_of", "is_labor", "may_be_same", "places_of", "same_firm"]

_PAPERS: Final = (
    "origin",
    "production",
    "order",
    "invoice",
    "packing",
    "transport",
    "payment",
    "certificate",
)
"""Kinds that can document a step; a map or a brief only names it."""

_GROWN: Final = ("grower", "vessel", "origin", "area")
"""Columns that take a unit of raw material back to where it was grown, dug or caught."""

_GROWN_WORDS: Final = re.compile(
    r"\bgrow(?:n|er|ers|th)\b|\bfarm|\bvillage|\bharvest|\bcaught\b|\bmined\b|种植|产地|재배", re.IGNORECASE
)

_SHORT: Final = 40
"""Letters of a cell that can be the name of a step."""

_WITHHELD: Final = re.compile(
    r"\W*(?:(?:strictly |kept |name )?(?:confidential|withheld|undisclosed|secret)|trade secret|not (?:disclosed|known|named|given|available|provided|stated|traced)|"
    r"unknown|un-?named|to be (?:confirmed|advised|named)|t\.?b\.?[acd]\.?|(?:business|commercial) secret|保密|商业秘密|不公开|不详|未知|待定|未提供|비공개|영업\s?비밀|미상|미정|불명)\W*"
    r"(?:\W+(?:by|for|at|to|under|supplier|firm|name|company)\b.*)?",
    re.IGNORECASE,
)
"""What stands in the place of a firm that the packet does not name."""

_BESIDE: Final = ("firm", "address", "place", "country", "lot", "input_lot", "document", "quantity", "day")

_INVENTED: Final = re.compile(r"\(invented\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One tier of the product as the packet shows it.

    Attributes:
        firms: who does it, as the packet names them. named: where it is named.
        documents: exhibits that document it. labor: exhibits on the people who worked there.
    """

    tier: Tier
    firms: tuple[str, ...] = ()
    named: tuple[Spot, ...] = ()
    documents: tuple[Exhibit, ...] = ()
    labor: tuple[Exhibit, ...] = ()

    @property
    def shown(self) -> bool:
        """Tell whether the step is named or documented at all."""
        return bool(self.named or self.documents)


def chain_of(packet: PacketFacts, product: str) -> tuple[Step, ...]:
    """Return the tiers of the product, raw material first, with what the packet has on each."""
    named, firms = _named(packet, product)
    papers: dict[int, list[Exhibit]] = {}
    labor: dict[int, list[Exhibit]] = {}
    for exhibit in packet.filed():
        # One workbook can hold the log of a step and the wages of its workers.
        kinds = [into for into, holds in ((labor, is_labor(exhibit)), (papers, _is_paper(exhibit))) if holds]
        for number in places_of(exhibit, product, firms) if kinds else ():
            for into in kinds:
                into.setdefault(number, []).append(exhibit)
    return tuple(
        Step(
            tier=tier,
            firms=tuple(dict.fromkeys(firm for firm, at in firms.items() if tier.number in at)),
            named=tuple(named.get(tier.number, ())),
            documents=tuple(papers.get(tier.number, ())),
            labor=tuple(labor.get(tier.number, ())),
        )
        for tier in tiers(product)
    )


def is_labor(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is about the people who worked: records, or an audit that is not of quality alone."""
    if exhibit.kind in LABOR_KINDS or exhibit.kind == "remediation":
        return True
    if exhibit.kind == "audit":
        scopes = list(exhibit.said("scope_labor", "scope_quality", "scope_origin"))
        if any(note.topic == "scope_labor" and is_denied(note) for note in scopes):
            return False
        return not scopes or any(note.topic == "scope_labor" for note in scopes)
    return any(table.role in ("payroll", "attendance", "workers", "interviews") for table in exhibit.tables)


def _is_paper(exhibit: Exhibit) -> bool:
    tabled = any(table.role in ("production", "raw") for table in exhibit.tables)
    return exhibit.kind in _PAPERS or tabled or _is_unread_book(exhibit)


def _is_unread_book(exhibit: Exhibit) -> bool:
    """Tell whether a paper is a table whose columns no reader understood; its heads still name steps."""
    return exhibit.kind == "other" and bool(exhibit.reading.grids) and not exhibit.tables


def firms_of(packet: PacketFacts, product: str) -> dict[str, set[int]]:
    """Return the firms that the packet names, each with the numbers of the tiers it is said to stand at."""
    return _named(packet, product)[1]


def _named(packet: PacketFacts, product: str) -> tuple[dict[int, list[Spot]], dict[str, set[int]]]:
    """Return where each tier is named, and at which tiers each firm is said to stand."""
    named: dict[int, list[Spot]] = {}
    firms: dict[str, set[int]] = {}

    def add(words: str, firm: str, where: Spot) -> None:
        for tier in find_tiers(product, words):
            named.setdefault(tier.number, []).append(where)
            if firm:
                firms.setdefault(firm, set()).add(tier.number)

    for exhibit, note in packet.said("step", "party", "step_said"):
        if not _WITHHELD.fullmatch(note.value):
            add(note.subject, note.value, spot(exhibit, note))
    for words, firm, where in (*_rows(packet), *_titles(packet)):
        add(words, firm, where)
    return named, firms


def _titles(packet: PacketFacts) -> Iterator[tuple[str, str, Spot]]:
    """Yield the names of sheets, and the short cells of maps that no reader understood, without a firm."""
    for exhibit in packet.filed():
        found = [
            (words, "name of a sheet")
            for words in _sheets(exhibit)
            if is_labor(exhibit) or _is_paper(exhibit)
        ]
        if _is_unread_book(exhibit) or (exhibit.kind == "chain" and not exhibit.tables):
            found += _short_cells(exhibit)
        for words, place in found:
            yield words, "", Spot(says=words, exhibit=exhibit.id, file=exhibit.file, place=place)


def _sheets(exhibit: Exhibit) -> list[str]:
    """Return the names of the sheets of a workbook; whoever keeps one sheet a step names the steps by them."""
    return [grid.name for grid in exhibit.reading.grids if 0 < len(grid.name) <= _SHORT]


def _rows(packet: PacketFacts) -> Iterator[tuple[str, str, Spot]]:
    """Yield step, firm and place of the rows of maps and logs, save those that leave the step open."""
    for exhibit, table in packet.tables("chain", "production"):
        with_firms = any(row.get("firm") for row in table.rows)
        for row, place in zip(table.rows, table.places, strict=True):
            if with_firms and _is_blank(row):
                continue
            words, firm = row.get("step", ""), row.get("firm", "")
            says = ", ".join(part for part in (words, firm) if part)
            yield words, firm, Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=place)


def _is_blank(row: Mapping[str, str]) -> bool:
    """Tell whether a row of a map leaves its step open: the firm is withheld, or nothing stands beside the step."""
    if _WITHHELD.fullmatch(row.get("firm", "")):
        return True
    return not any(row.get(column, "").strip(" -–—/") for column in _BESIDE)


def _short_cells(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Yield the short cells of tables that no reader understood: in a map of the chain they name its steps."""
    for grid in exhibit.reading.grids:
        for row, place in zip(grid.rows, grid.places, strict=True):
            yield from ((cell, place) for cell in row if 0 < len(cell) <= _SHORT)


def places_of(exhibit: Exhibit, product: str, firms: dict[str, set[int]]) -> frozenset[int]:
    """Return the numbers of the tiers that an exhibit speaks of; empty when it does not tell.

    The steps it names say most; then the firms it names, by the tiers they are said to stand at; then the
    words of its title and file. Records of a raw material that name no tier speak of all raw tiers.
    """
    found = _by_steps(exhibit, product)
    found |= {tier.number for words in _sheets(exhibit) for tier in find_tiers(product, words)}
    if not found:
        values = [note.value for note in exhibit.said("party") if note.value]
        found = {
            at
            for firm, at_all in firms.items()
            for at in at_all
            if any(same_firm(firm, one) for one in values)
        }
        # Only where no name is the same letter by letter: a Chinese payroll beside an English map.
        found = found or {at for firm, all_at in firms.items() for at in all_at if _any_may_be(firm, values)}
    if not found and (
        exhibit.kind in ("origin", "production", "transport") or is_labor(exhibit) or _is_unread_book(exhibit)
    ):
        title = (
            f"{exhibit.says} {exhibit.file.replace('_', ' ').replace('-', ' ')} {_names_of_grids(exhibit)}"
        )
        found = {tier.number for tier in find_tiers(product, title)}
    if exhibit.kind == "origin" or _raw_rows(exhibit):
        found |= _raw_tiers(exhibit, product, _by_steps(exhibit, product))
    return frozenset(found)


def _by_steps(exhibit: Exhibit, product: str) -> set[int]:
    words = [note.subject for note in exhibit.said("step")]
    words += [
        row.get("step", "") for table in exhibit.tables if table.role == "production" for row in table.rows
    ]
    return {tier.number for text in set(words) for tier in find_tiers(product, text)}


def _names_of_grids(exhibit: Exhibit) -> str:
    if not _is_unread_book(exhibit):
        return ""
    return "; ".join(name for grid in exhibit.reading.grids for name in (grid.name, *grid.header))


def _raw_tiers(exhibit: Exhibit, product: str, by_steps: set[int]) -> set[int]:
    """Return the raw tiers that records of a raw material show; a bale list without growers stops at the gin."""
    raw = [tier.number for tier in tiers(product) if tier.role == "raw"]
    if by_steps & set(raw):
        return by_steps & set(raw)
    rows = _raw_rows(exhibit)
    grown = (
        not rows
        or bool(_GROWN_WORDS.search(_heads(exhibit)))
        or any(row.get(column) for row in rows for column in _GROWN)
    )
    return set(raw if grown or len(raw) == 1 else raw[1:])


def _heads(exhibit: Exhibit) -> str:
    """Return the heads of columns that were not understood, and the first lines of the text."""
    unread = " ".join(head for table in exhibit.tables for head in table.unread)
    return f"{unread} {exhibit.reading.text[:400]}"


def _raw_rows(exhibit: Exhibit) -> list[Mapping[str, str]]:
    return [row for table in exhibit.tables if table.role == "raw" for row in table.rows]


def _any_may_be(firm: str, others: list[str]) -> bool:
    return any(may_be_same(firm, other) for other in others)


def firm_key(name: str) -> str:
    """Return what two spellings of one firm's name in one packet share: letters and digits, no case."""
    return "".join(letter for letter in _INVENTED.sub("", name).casefold() if letter.isalnum())


def same_firm(one: str, other: str) -> bool:
    """Tell whether two names inside one packet are one firm: equal, or one the beginning of the other.

    >>> same_firm("Blue Mill Co., Ltd. (invented)", "BLUE MILL CO LTD"), same_firm("Blue Mill", "Red Mill")
    (True, False)
    """
    a, b = firm_key(one), firm_key(other)
    if not a or not b:
        return False
    return a == b or (min(len(a), len(b)) >= 6 and (a.startswith(b) or b.startswith(a)))


@functools.lru_cache(maxsize=4096)
def may_be_same(one: str, other: str) -> bool:
    """Tell whether two names may be one firm in two spellings or scripts; only a clear "different" says no.

    >>> may_be_same("Made Up Textiles & Garments", "MADE UP TEXTILES AND GARMENTS CO., LTD.")
    True
    >>> may_be_same("Red Stitch (invented)", "Blue Mill (invented)")
    False
    """
    if same_firm(one, other):
        return True
    a, b = (_INVENTED.sub("", name).strip() for name in (one, other))
    return bool(a and b) and score_pair(a, b).outcome != "different"
