"""The OFAC SDN list in its legacy CSV form: sdn, alt, add and comments, with or without its history.

Traps of the format: no header; `-0- ` is null; the last line is a bare 0x1A; several programs are joined
by `] [`; remarks are cut at 1,000 characters and continued in the comments file.
"""

import csv
import datetime as dt
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from unpick.datasets.lists.nexus import nexus_of
from unpick.datasets.lists.remarks import names_in_remark, numbers_in_remark
from unpick.datasets.lists.text import country_code, csv_rows, decode, read_day, within
from unpick.datasets.lists.version import Collector, ListVersion
from unpick.model.days import LONG_AGO, Span
from unpick.model.errors import ListFault

__all__ = ["COLUMNS", "read_ofac"]

COLUMNS = (12, 5, 6, 2)
"""Cells of a row of sdn, alt, add and comments."""

_LIST = "us_ofac_sdn"
_END = "\x1a"
_SCHEMAS = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_ALIAS_KINDS = {"aka": "alias", "fka": "previousName", "nka": "alias"}
_RIGHTS_PROGRAMS = {"GLOMAG", "UHRPA"}
_LINKED = re.compile(r"Linked To: ([^;.]*)")
_LIMIT = 1000
"""Length at which the remarks of sdn.csv are cut (measured in the file of 2024-05-03: 18 remarks)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """When an entry was on the list, from daily copies of it."""

    name: str
    kind: str
    program: str
    dprk: bool
    span: Span


def read_ofac(
    sdn: tuple[str, bytes],
    *,
    as_of: dt.date,
    alt: tuple[str, bytes] | None = None,
    add: tuple[str, bytes] | None = None,
    comments: tuple[str, bytes] | None = None,
    history: tuple[str, bytes] | None = None,
    alt_as_of: dt.date | None = None,
    grade: str = "A",
) -> ListVersion:
    """Return a version of the SDN list.

    Args:
        sdn: name and bytes of sdn.csv; alt, add, comments: of its companions, any of which may be missing.
        as_of: the day of sdn.csv; alt_as_of: of the companions, when they are of another day.
        history: a table of ent_num, name, type, program, first_seen, last_seen, dprk_nexus.

    Raises:
        ListFault: sdn holds no row of twelve columns.
    """
    into = Collector(list_id=_LIST, as_of=as_of, grade=grade)
    seen = _history(into, history, as_of) if history else {}
    told = _remarks_continued(into, comments)
    known = _entries(into, sdn, seen=seen, told=told)
    into.as_of = alt_as_of or as_of
    orphans = _aliases(into, alt, known) if alt else {}
    _orphan_entries(into, orphans, as_of, into.as_of)
    if add:
        _addresses(into, add, {**known, **dict.fromkeys(orphans, "LegalEntity")})
    into.as_of = as_of
    missing = [name for name, file in (("alt", alt), ("add", add)) if file is None]
    if missing:
        into.notes.append(f"read without {' and '.join(missing)}: aliases or addresses are missing")
    return into.finish(
        title="Specially Designated Nationals and Blocked Persons List (OFAC)",
        source_url="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.CSV",
        licence="US government work, public domain",
    )


def _rows(into: Collector, file: tuple[str, bytes], width: int) -> list[tuple[int, list[str]]]:
    """Return the whole rows of a file, nulls emptied; tells a missing end mark and rows of another width."""
    name, content = file
    into.open(name, content)
    text = decode(content)
    if not text.rstrip("\r\n").endswith(_END):
        into.notes.append(f"{name} does not end with the end mark 0x1A: it may be cut short")
    rows, open_quote = csv_rows(text.replace(_END, ""))
    whole = [(number, [_null(cell) for cell in cells]) for number, cells in rows if len(cells) == width]
    if not whole:
        raise ListFault(name, f"no row has {width} columns", "give the OFAC file of that kind")
    for number, cells in rows:
        if len(cells) != width:
            problem = f"{len(cells)} columns instead of {width}" + (
                ", inside an open quote" if open_quote else ""
            )
            into.reject(number, "", ",".join(cells), problem, "download the list again")
            into.partial = f"{name} has rows that could not be read; the list may be cut short"
    return whole


def _null(cell: str) -> str:
    return "" if cell.strip() == "-0-" else cell.strip()


def _history(into: Collector, file: tuple[str, bytes], as_of: dt.date) -> dict[str, _Seen]:
    name, content = file
    into.open(name, content)
    rows = list(csv.DictReader(decode(content).splitlines()))
    if not rows or not {"ent_num", "first_seen", "last_seen"} <= rows[0].keys():
        raise ListFault(name, "not a table of first and last days", "columns ent_num, first_seen, last_seen")
    days = sorted(
        {dt.date.fromisoformat(row[column]) for row in rows for column in ("first_seen", "last_seen")}
    )
    start, end = days[0], days[-1]
    if end == as_of:
        into.history_from = start
    after = dict(itertools.pairwise(days))
    seen = {}
    for row in rows:
        first, last = (dt.date.fromisoformat(row[column]) for column in ("first_seen", "last_seen"))
        earliest = LONG_AGO if first == start else first
        gone = {} if last == end else {"to_earliest": last + dt.timedelta(1), "to_latest": after[last]}
        seen[row["ent_num"]] = _Seen(
            name=_null(row["name"]),
            kind=_null(row["type"]),
            program=_programs(row["program"]),
            dprk=row.get("dprk_nexus") == "1",
            span=Span(from_earliest=earliest, from_latest=first, **gone),
        )
    return seen


def _programs(cell: str) -> str:
    """Return the programs joined by a semicolon; the source writes `A] [B`."""
    parts = re.split(r"\]\s*\[", _null(cell))
    return "; ".join(part.strip(" []") for part in parts if part.strip(" []"))


def _remarks_continued(into: Collector, file: tuple[str, bytes] | None) -> dict[str, str]:
    if file is None:
        return {}
    return {cells[0]: cells[1] for _, cells in _rows(into, file, 2)}


def _entries(
    into: Collector, sdn: tuple[str, bytes], *, seen: Mapping[str, _Seen], told: Mapping[str, str]
) -> dict[str, str]:
    """Add every entry of sdn.csv; return schema by entry number."""
    known: dict[str, str] = {}
    unjoined = 0
    for row, cells in _rows(into, sdn, 12):
        number, name, kind, _, _title, call_sign, _, _, _, flag, _, remark = cells
        if not number.isdigit() or not name:
            into.reject(row, "ent_num", number, "an entry needs a number and a name", "check the list")
            continue
        known[number] = _SCHEMAS.get(kind, "LegalEntity")
        remark, left = _joined(remark, told.get(number, ""))
        unjoined += left
        span = seen[number].span if number in seen else within(into.as_of)
        _entry(into, number, cells, remark=remark, span=span, locator=f"row:{row}")
        entity = (f"{_LIST}-{number}", known[number])
        if call_sign:
            into.identifier(entity, "callSign", call_sign, locator=f"row:{row}")
        if flag:
            into.address(entity, "", country=country_code(flag), locator=f"row:{row}")
    if unjoined:
        into.notes.append(
            f"{unjoined} continued remarks fit no cut remark (files of different days) and are left out"
        )
    _removed(into, seen, known)
    return known


def _joined(remark: str, more: str) -> tuple[str, int]:
    """Return the whole remark; a complete one ends with a full stop and takes no continuation."""
    if not more:
        return remark, 0
    return (remark, 1) if remark.endswith(".") else (remark + more, 0)


def _entry(
    into: Collector, number: str, cells: list[str], *, remark: str, span: Span, locator: str, note: str = ""
) -> None:
    entity = (f"{_LIST}-{number}", _SCHEMAS.get(cells[2], "LegalEntity"))
    program = _programs(cells[3])
    public = into.listing(
        span=span,
        locator=locator,
        listing_id=f"{entity[0]}.listing",
        entity_id=entity[0],
        schema=entity[1],
        caption=cells[1],
        authority="US Treasury, Office of Foreign Assets Control",
        ref=number,
        program=program,
        measure="blocking",
        nexus=nexus_of(
            program=program,
            remark=remark,
            scope=_rights_scope(program, cells[1], remark),
            xinjiang_law="UHRPA" in program,
        ),
        reason=remark,
        source_url=f"https://sanctionssearch.ofac.treas.gov/Details.aspx?id={number}",
        note=note,
    )
    into.name(entity, cells[1], "name", locator=locator, public_from=public)
    for name, kind in names_in_remark(remark):
        into.name(entity, name, kind, locator=locator)
    for prop, value, original in numbers_in_remark(remark, entity[1]):
        into.identifier(entity, prop, value, original=original, locator=locator)


def _rights_scope(program: str, name: str, remark: str) -> str:
    """Return what tells whether a human-rights designation concerns Xinjiang: its name, and who it is linked to.

    A birthplace or an address in Xinjiang does not: the list holds an entry under SDGT and one under HK-EO13936
    that mention Xinjiang as a birthplace alone (copy of 2024-05-03).
    """
    if not _RIGHTS_PROGRAMS.intersection(program.split("; ")):
        return ""
    return "; ".join([name, *_LINKED.findall(remark)])


def _removed(into: Collector, seen: Mapping[str, _Seen], known: Mapping[str, str]) -> None:
    """Add the entries that the history knows and this copy no longer has."""
    if not seen:
        return
    document, into.document = into.document, into.files[0].sha256
    for number, was in seen.items():
        if number not in known:
            cells = [number, was.name, was.kind, was.program]
            remark = "North Korea Sanctions Regulations (remark of an earlier copy)" if was.dprk else ""
            _entry(
                into, number, cells, remark=remark, span=was.span, locator=f"ent_num:{number}", note="removed"
            )
    into.document = document


def _aliases(into: Collector, file: tuple[str, bytes], known: Mapping[str, str]) -> dict[str, str]:
    """Add the aliases; return the first alias, by number, of entries that sdn.csv does not have."""
    orphans: dict[str, str] = {}
    count = 0
    for row, (number, _, kind, name, _) in _rows(into, file, 5):
        schema = known.get(number, "LegalEntity")
        into.name((f"{_LIST}-{number}", schema), name, _ALIAS_KINDS.get(kind, "alias"), locator=f"row:{row}")
        if number not in known:
            orphans.setdefault(number, name)
            count += 1
    if orphans:
        into.notes.append(
            f"{count} aliases belong to {len(orphans)} entries that sdn.csv does not have (listed later); "
            "they are kept without a primary name, program or remark"
        )
    return orphans


def _orphan_entries(into: Collector, orphans: Mapping[str, str], earliest: dt.date, latest: dt.date) -> None:
    for number, alias in orphans.items():
        _entry_of_alias(into, number, alias, Span(from_earliest=earliest, from_latest=latest))


def _entry_of_alias(into: Collector, number: str, alias: str, span: Span) -> None:
    into.listing(
        span=span,
        locator=f"ent_num:{number}",
        listing_id=f"{_LIST}-{number}.listing",
        entity_id=f"{_LIST}-{number}",
        schema="LegalEntity",
        caption=alias,
        authority="US Treasury, Office of Foreign Assets Control",
        ref=number,
        measure="blocking",
        source_url=f"https://sanctionssearch.ofac.treas.gov/Details.aspx?id={number}",
        note="caption is an alias: the primary name, program and remark are not in this copy",
    )


def _addresses(into: Collector, file: tuple[str, bytes], known: Mapping[str, str]) -> None:
    strangers = set()
    for row, (number, _, street, city, country, _) in _rows(into, file, 6):
        if number not in known:
            strangers.add(number)
            continue
        text = ", ".join(part for part in (street, city, country) if part)
        into.address(
            (f"{_LIST}-{number}", known[number]), text, country=country_code(country), locator=f"row:{row}"
        )
    if strangers:
        into.notes.append(
            f"{len(strangers)} entries have an address but no name in this copy; they are left out"
        )


def published(text: str) -> dt.date | None:
    """Return the day in a file name such as sdn_2024-05-03.csv."""
    found = re.search(r"\d{4}-\d{2}-\d{2}", text)
    return read_day(found[0]) if found else None
