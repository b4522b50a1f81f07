"""D12: a supplier or affiliate is tied to the region or to a listed entity.

Severity: decisive where the tie alone raises the presumption of the regime: a listed entity in the chain
under a regime that names entities, an input that the packet itself places in the region, or a firm placed
there by two signs. Major for one sign of place, for a listed entity under another regime, and for an
affiliate of a listed entity: an affiliate is not itself listed. A name that may be a listed one is a question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unpick.cases.review.asked import only_lines, raises_by_list
from unpick.cases.review.facts import Exhibit, ListedName, PacketFacts, spot
from unpick.cases.review.region_ties import DENIED, concedes, region_named, region_ties
from unpick.cases.review.registry import Detector
from unpick.cases.review.steps import firm_key, same_firm
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, NotLooked, Severity, Spot
from unpick.places.watched import TWO_SIGNS

__all__ = ["DETECTOR", "check"]

_PLACES: Final = {"CN-XJ": "Xinjiang", "KP": "North Korea"}

_WORDS: Final = (
    (
        "CN-XJ",
        # A street, a dish or a restaurant named for the region is no place in it.
        re.compile(
            r"\bCN-XJ\b|(?:xinjiang|sinkiang)(?![\s-]*(?:(?:east|west|north|south|middle|central)\s+)?"
            r"(?:road|rd\b|street|st\b|avenue|ave\b|lane|bridge|style|noodle|restaurant|cuisine|food|kitchen|[东西南北中]?[路街]))"
            r"|新疆(?![东西南北中]?[路街巷桥]|菜|餐|饭|面馆|风味)|신장(?!비|이식|투석|로\b|길\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "KP",
        re.compile(
            r"\bKP\b|north\s+korea|\bDPRK\b|\bDPR\s+Korea\b|朝鲜|朝鮮|북한|조선민주주의", re.IGNORECASE
        ),
    ),
)

_NAMED_FOR: Final = re.compile(r"xinjiang|sinkiang|新疆|신장", re.IGNORECASE)

_POSTAL: Final = re.compile(r"(?<!\d)8[34]\d{4}(?!\d)")
"""Postal codes of Xinjiang, 830000 to 849999: a sign of its own beside the words. From memory of the Chinese
postal system; unverified, do not rely."""

_PLACING: Final = (
    "chain",
    "production",
    "order",
    "invoice",
    "packing",
    "transport",
    "payment",
    "origin",
    "certificate",
    "site",
    "entry",
)
"""Kinds in which a place is the place of a firm or an input. Papers on workers are not among them: where a
person comes from is no tie of a supplier."""

_SALE: Final = ("transport", "production", "invoice", "packing", "order")
"""Papers of trade, in which a line that names a place is the place of a party, of loading or of making."""

_CELLS: Final = ("place", "address", "origin", "area", "country", "grower")

_AFFILIATES: Final = re.compile(
    r"parent|affiliate|owner|shareholder|subsidiar|holding|group|sister|母公司|子公司|股东|关联|모회사|계열|주주|자회사",
    re.IGNORECASE,
)

_RESTS: Final = ("research, law, 1a US-UFLPA-LIST and 3.2 C8",)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """One sign that a firm or an input is at a place; `material` where it is the origin of an input."""

    place: str
    firm: str
    material: bool
    where: Spot


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield ties by list, by affiliation, by place and by programs of labor."""
    if packet.side not in ("importer", "producer"):
        return
    yield from _listed(packet)
    yield from _placed(packet)
    yield from region_ties(packet, seen=frozenset(_PLACING))
    if "names" not in packet.looked:
        yield NotLooked(code="D12", why="the firms of the packet were not compared with the lists")


def _listed(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    known = {one.id: one for one in packet.exhibits}
    for name in packet.listed:
        exhibit = known.get(name.exhibit)
        if name.outcome != "same":
            yield NotLooked(
                code="D12", why=f"'{name.name}' may be a listed name ({name.listing}): a person must look"
            )
        elif exhibit is not None and exhibit.by != "submitter":
            yield NotLooked(
                code="D12",
                why=f"'{name.name}' is listed ({name.listing}), but only {name.exhibit}, which is not the submitter's, names it",
            )
        elif _is_affiliate(packet, name):
            yield _affiliate(packet, name, exhibit)
        else:
            yield _entity(packet, name, exhibit)


def _is_affiliate(packet: PacketFacts, name: ListedName) -> bool:
    if _AFFILIATES.search(name.role):
        return True
    roles = [note.subject for _, note in packet.said("party") if same_firm(note.value, name.name)]
    return bool(roles) and all(_AFFILIATES.search(role) for role in roles)


def _where(name: ListedName, exhibit: Exhibit | None) -> Spot:
    return Spot(says=name.name, exhibit=name.exhibit, file=exhibit.file if exhibit else "", place=name.place)


def _entity(packet: PacketFacts, name: ListedName, exhibit: Exhibit | None) -> Defect:
    decides = raises_by_list(packet)
    role = f" as {name.role}" if name.role else ""
    return Defect(
        code="D12",
        check="listed_entity",
        says=f"the packet names {name.name}{role}: {name.listing}",
        reason="A listed entity anywhere in the chain raises the presumption, whatever its share."
        if decides
        else "The regime asked does not turn on this list; the listing is a reason to ask who worked there.",
        severity=Severity.DECISIVE if decides else Severity.MAJOR,
        spots=(_where(name, exhibit),),
        cure="records showing that the goods contain nothing of this entity, input by input, or the order that removed it from the list",
        lines=only_lines(packet),
        turns=(name.exhibit,) if name.exhibit else (),
        bounds=(("list", name.list_id),),
        rests_on=_sources(name),
    )


def _affiliate(packet: PacketFacts, name: ListedName, exhibit: Exhibit | None) -> Defect:
    return Defect(
        code="D12",
        check="affiliate_of_listed",
        says=f"the packet names {name.name} as a parent or affiliate of a firm in it: {name.listing}",
        reason="An affiliate of a listed entity is not itself listed: this is a reason for suspicion and raises "
        "no presumption by itself.",
        severity=Severity.MAJOR,
        spots=(_where(name, exhibit),),
        cure="ownership and supply records showing which inputs, workers or premises the two firms share",
        lines=only_lines(packet),
        bounds=(("list", name.list_id),),
        rests_on=_sources(name),
    )


def _sources(name: ListedName) -> tuple[str, ...]:
    source = ", ".join(part for part in (name.source.get("title", ""), name.source.get("url", "")) if part)
    return (source, *_RESTS) if source else _RESTS


def _placed(packet: PacketFacts) -> Iterator[Defect]:
    if concedes(packet):
        return  # that the rule reaches the goods is where such a request begins
    signs: dict[tuple[str, str, bool], list[_Sign]] = {}
    for sign in _signs(packet):
        signs.setdefault((sign.place, firm_key(sign.firm), sign.material), []).append(sign)
    for (place, _, material), found in signs.items():
        yield _place_defect(packet, place, found, material=material)


def _place_defect(packet: PacketFacts, place: str, found: list[_Sign], *, material: bool) -> Defect:
    firm = found[0].firm or "a firm or input of the chain"
    named = region_named(packet, place)
    count = len({(one.where.exhibit, one.where.place) for one in found})
    count += place == "CN-XJ" and any(_POSTAL.search(one.where.says) for one in found)
    enough = material or count >= 2
    what = f"states that {found[0].firm or 'an input'} comes from" if material else f"places {firm} in"
    return Defect(
        code="D12",
        check="input_from_region" if material else "firm_in_region",
        says=f"the packet itself {what} {_PLACES[place]} ({count} sign{'s' if count > 1 else ''})",
        reason="The regime names this region: what comes from it falls under it, whatever the amount."
        if named
        else "The regime asked does not name this region; another may, and the tie must be explained.",
        severity=Severity.DECISIVE if named and enough else Severity.MAJOR,
        spots=tuple(one.where for one in found),
        cure="records of this shipment showing another origin for the input, or that the firm made nothing of it",
        lines=only_lines(packet),
        turns=tuple(dict.fromkeys(one.where.exhibit for one in found)) if named and enough else (),
        bounds=(("signs", count), ("region", place)),
        rests_on=() if material else (TWO_SIGNS,),
    )


def _signs(packet: PacketFacts) -> Iterator[_Sign]:
    for exhibit in packet.filed(*_PLACING):
        for note in exhibit.said("place_region", "origin", "address"):
            place = _place_of(note)
            if place and not DENIED.search(note.text):
                yield _Sign(
                    place=place, firm=note.subject, material=note.topic == "origin", where=spot(exhibit, note)
                )
        yield from _cells(exhibit)
        if exhibit.kind in _SALE and not any(True for _ in exhibit.said("place_region", "origin")):
            yield from _lines(exhibit)


def _lines(exhibit: Exhibit) -> Iterator[_Sign]:
    """Yield lines of a trade paper that name a place of concern, where no reader told which place it is."""
    for page in exhibit.reading.pages:
        for line in page.text.splitlines():
            place = _place_in(line)
            if place and not DENIED.search(line):
                yield _Sign(
                    place=place,
                    firm="",
                    material=False,
                    where=Spot(
                        says=line.strip()[:200],
                        exhibit=exhibit.id,
                        file=exhibit.file,
                        place=f"page {page.number}",
                    ),
                )


def _place_of(note: Note) -> str:
    if note.value in _PLACES:
        # The words may name no place but a street; where they name the region otherwise, the reader's word holds.
        street = _NAMED_FOR.search(note.text) and not _place_in(note.text)
        return "" if street else note.value
    return _place_in(note.value) if note.topic == "address" else ""


def _place_in(text: str) -> str:
    return next((place for place, pattern in _WORDS if pattern.search(text)), "")


def _cells(exhibit: Exhibit) -> Iterator[_Sign]:
    for table in exhibit.tables:
        if table.role not in ("chain", "raw", "production"):
            continue
        for row, place in zip(table.rows, table.places, strict=True):
            for column in _CELLS:
                found = _place_in(row.get(column, ""))
                if found and not DENIED.search(row[column]):
                    yield _Sign(
                        place=found,
                        firm=row.get("firm", "") or row.get("grower", ""),
                        material=column == "origin",
                        where=Spot(
                            says=f"{column}: {row[column]}",
                            exhibit=exhibit.id,
                            file=exhibit.file,
                            place=f"{place}, {column}",
                        ),
                    )


DETECTOR = Detector(
    code="D12",
    asks="Is a firm of the packet listed, an affiliate of a listed one, or in the region?",
    check=check,
)
