"""CBP's withhold release orders and findings: the official CSV (Latin-1), and the names-only table.

An order without a day is "not known", never "in force": the table keeps revoked and modified orders.
"""

import csv
import datetime as dt
import functools
import io
import re
from collections.abc import Mapping, Sequence

from unpick.datasets.lists.brackets import names_in_brackets, spelled_otherwise
from unpick.datasets.lists.nexus import nexus_of
from unpick.datasets.lists.text import country_code, csv_rows, decode, exact, read_day
from unpick.datasets.lists.version import UNKNOWN, Collector, ListVersion, short_id
from unpick.model.bundled import bundled_names, read_bundled_csv
from unpick.model.days import Span
from unpick.model.errors import ListFault

__all__ = ["COLUMNS", "names_of", "read_cbp", "read_cbp_names"]

COLUMNS = (
    "Entity",
    "Country",
    "Industry",
    "Status",
    "WRO/Finding",
    "Effective Date",
    "Merchandise",
    "Remarks",
    "Press Release",
    "Calendar Year",
    "Country Code",
)

_LIST = "us_cbp_wro"
_TITLE = "Withhold Release Orders and Findings (US Customs and Border Protection)"
_URL = "https://www.cbp.gov/trade/forced-labor/withhold-release-orders-and-findings"
_AUTHORITY = "US Customs and Border Protection"
_AKA = re.compile(r"[,;]?\s*\(?\b(a/k/a|aka|f/k/a|fka)\b:?\s+", re.IGNORECASE)
_TAIL = re.compile(
    r",?\s+\(?(and (?:its |their |all )?(?:subsidiaries|subordinates)"
    r"(?: and (?:joint ventures|affiliates))?)\.?\)?$",
    re.IGNORECASE,
)
_VESSEL = re.compile(r"^fishing vessels?:\s*", re.IGNORECASE)
_NO_FIRM = re.compile(
    r"\b(all .* cotton|produced in|small mines|diamond fields|autonomous region)\b", re.IGNORECASE
)
"""Orders on a region or on goods: they are no firm, and must not be matched as one."""

Names = Sequence[tuple[str, tuple[str, ...], str]]


def read_cbp(file: tuple[str, bytes], *, as_of: dt.date, grade: str = "A") -> ListVersion:
    """Return the version of the day given, with status, merchandise and remarks.

    Raises:
        ListFault: columns are missing.
    """
    name, content = file
    into = Collector(list_id=_LIST, as_of=as_of, grade=grade)
    into.open(name, content)
    rows, cut = csv_rows(decode(content))
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    missing = [column for column in COLUMNS[:9] if column not in header]
    if missing:
        raise ListFault(name, f"columns missing: {', '.join(missing)}", "give the dataset of CBP's WRO table")
    for line, cells in rows[1:]:
        if len(cells) != len(header):
            into.reject(line, "", ",".join(cells), "another number of columns", "download the list again")
            into.partial = (
                "the file is cut short or damaged: rows are missing" if cut else "rows could not be read"
            )
            continue
        _entry(into, dict(zip(header, (cell.strip() for cell in cells), strict=True)), line)
    return into.finish(title=_TITLE, source_url=_URL, licence="US government work, public domain")


def read_cbp_names(file: tuple[str, bytes], *, as_of: dt.date, grade: str = "B") -> ListVersion:
    """Return names of the orders and findings without day, status or goods: all "not known"."""
    name, content = file
    into = Collector(list_id=_LIST, as_of=as_of, grade=grade)
    into.open(name, content)
    into.partial = "names of CBP orders and findings only: no dates, no status, no merchandise"
    rows = list(csv.DictReader(io.StringIO(decode(content), newline="")))
    if not rows or not {"cbp_entity_text", "name", "aliases"} <= rows[0].keys():
        raise ListFault(
            name, "not the table of CBP names", "columns cbp_entity_text, name, aliases, notes, country"
        )
    for line, row in enumerate(rows, 2):
        aliases = tuple(part.strip() for part in row["aliases"].split(";") if part.strip())
        told = {"Entity": row["cbp_entity_text"], "Country": row["country"], "Remarks": row["notes"]}
        for one in _each((row["name"], aliases, row["notes"]), row["cbp_entity_text"]):
            _add(into, one, told, UNKNOWN, line)
    return into.finish(title=_TITLE, source_url=_URL, licence="facts; US government work")


def _entry(into: Collector, row: dict[str, str], line: int) -> None:
    if not row["Entity"]:
        into.reject(line, "Entity", "", "an order needs an entity", "check the list")
        return
    day = read_day(row["Effective Date"])
    if row["Effective Date"] and day is None:
        into.reject(
            line, "Effective Date", row["Effective Date"], "no day; kept as not known", "write it mm/dd/yyyy"
        )
    span = _span(day, row["Status"], into.as_of)
    for told in _curated().get(_fold(row["Entity"]), ()) or names_of(row["Entity"]):
        for one in _each(told, row["Entity"]):
            _add(into, one, row, span, line)


def _each(told: tuple[str, tuple[str, ...], str], cell: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Return the firms that an order names collectively each as its own: they are no aliases of each other."""
    name, aliases, note = told
    if "collectively" not in cell.casefold():
        return [told]
    together = "; ".join(filter(None, (note, f"named together as {name}")))
    return [(name, (), note), *((one, (), together) for one in aliases)]


def _span(day: dt.date | None, status: str, as_of: dt.date) -> Span:
    """Return when the order held; of an order that is no longer active only that it ended by this copy."""
    if day is None:
        return UNKNOWN
    if status.casefold() in ("active", "partially active"):
        return exact(day)
    return Span(from_earliest=day, from_latest=day, to_earliest=day, to_latest=as_of)


def _add(
    into: Collector, told: tuple[str, tuple[str, ...], str], row: Mapping[str, str], span: Span, line: int
) -> None:
    name, aliases, note = told
    schema = "LegalEntity"
    if _VESSEL.match(row["Entity"]):
        schema = "Vessel"
    elif _NO_FIRM.search(name):
        schema = "Site"
    country = row.get("Country", "")
    entity = (short_id(_LIST, name, country), schema)
    where = f"row:{line}"
    goods, kind = row.get("Merchandise", ""), row.get("WRO/Finding", "")
    into.listing(
        span=span,
        locator=where,
        listing_id=f"{entity[0]}.{short_id('order', row['Entity'], kind, row.get('Effective Date', ''))}",
        entity_id=entity[0],
        schema=schema,
        caption=name,
        authority=_AUTHORITY,
        ref=row["Entity"],
        program="19 U.S.C. 1307",
        section=kind,
        measure="; ".join(filter(None, (row.get("Status", "") or "status not known", goods))),
        nexus=nexus_of(scope="; ".join((row["Entity"], goods, row.get("Remarks", "")))),
        reason=row.get("Remarks", ""),
        source_url=row.get("Press Release", "") or _URL,
        note="; ".join(
            filter(None, (note, "an order on a region or goods, not a firm" if schema == "Site" else ""))
        ),
    )
    into.name(entity, name, "name", locator=where, original=row["Entity"])
    for alias in aliases:
        into.name(entity, alias, "alias", locator=where, original=row["Entity"])
    for text in (name, *aliases) if schema == "LegalEntity" else ():
        for other in spelled_otherwise(text):
            into.name(entity, other, "alias", locator=where, original=row["Entity"])
        for other, kind in names_in_brackets(text, schema):
            into.name(entity, other, kind, locator=where, original=row["Entity"])
    into.address(entity, "", country=country_code(country), locator=where)


def names_of(entity: str) -> Names:
    """Return (name, aliases, note) of each entity in a cell of CBP's table.

    A semicolon parts entities; `a/k/a` begins an alias. A plain "and" is left alone: it stands inside
    names ("Hide and Garment Factory") as often as between them.

    >>> names_of("Wuyi Machinery Plant, a/k/a Zhejiang Province No. 1 Prison")
    [('Wuyi Machinery Plant', ('Zhejiang Province No. 1 Prison',), '')]
    >>> names_of("An Invented Group and its Subsidiaries")
    [('An Invented Group', (), 'and its Subsidiaries')]
    """
    found = []
    for part in re.split(r";\s+(?!a/k/a|aka|f/k/a|fka)", _VESSEL.sub("", entity.strip())):
        tail = _TAIL.search(part)
        bare = part[: tail.start()] if tail else part
        pieces = [
            piece.strip(" ,;()") if piece.count("(") != piece.count(")") else piece.strip(" ,;")
            for piece in _AKA.split(bare)[::2]
        ]
        names = [piece for piece in pieces if piece]
        if names:
            found.append((names[0], tuple(names[1:]), tail[1] if tail else ""))
    return found


def _fold(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@functools.cache
def _curated() -> dict[str, tuple[tuple[str, tuple[str, ...], str], ...]]:
    """Return the names that a person read out of CBP's longer cells, by the folded cell."""
    if "cbp_cells.csv" not in bundled_names("unpick.data.lists", ".csv"):
        return {}
    cells: dict[str, tuple[tuple[str, tuple[str, ...], str], ...]] = {}
    for row in read_bundled_csv("unpick.data.lists", "cbp_cells.csv"):
        aliases = tuple(filter(None, row["aliases"].split("; ")))
        key = _fold(row["cbp_entity_text"])
        cells[key] = (*cells.get(key, ()), (row["name"], aliases, row["notes"]))
    return cells
