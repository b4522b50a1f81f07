"""Links and supplier lists that a person keyed into a table: each row becomes cited statements."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.model.days import FOREVER, LONG_AGO, parse_day
from unpick.model.reject import Reject
from unpick.model.share import read_share
from unpick.model.statement import GRADES, Statement
from unpick.names.key import name_key

__all__ = ["LINK_KINDS", "Keyed", "is_links", "is_suppliers", "named_entity", "read_links", "read_suppliers"]

EXTRACTOR: Final = "links/1"

LINK_KINDS: Final = (
    *("supplies", "ships_to", "owns", "directs", "subcontracts", "shares_site", "transfers_labor_to"),
    *("located_at", "sells_brand", "part_of_group", "predecessor_of", "branch_of"),
)
"""Kinds of link (docs/architecture.md)."""

_ID_KINDS: Final = ("uscCode", "leiCode", "registrationNumber", "dunsCode", "imoNumber")
_PROPS: Final = ("quote", "attribution", "certainty", "product")


@dataclass(slots=True, kw_only=True)
class Keyed:
    """The statements of a table and the rows that were left out."""

    statements: list[Statement] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    rows_read: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """Where a row stands and how far it is trusted."""

    file: str
    document: str
    dataset: str
    public_from: dt.date
    protected: bool


def is_links(header: Sequence[str]) -> bool:
    """Tell whether these are the columns of a table of links."""
    return {"kind", "subject", "object"} <= {column.strip().casefold() for column in header}


def is_suppliers(header: Sequence[str]) -> bool:
    """Tell whether these are the columns of the supplier list template."""
    return {"supplier", "buyer"} <= {column.strip().casefold() for column in header}


def named_entity(name: str) -> str:
    """Return the id of an entity of which only the name is known; equal spellings share it.

    The fold is that of the party view, so that a supplier and a shipper of the same spelling meet.

    >>> named_entity("Invented Mill, Ltd.") == named_entity("INVENTED MILL LTD")
    True
    """
    return f"nam-{name_key(name)}"


def read_links(
    rows: Sequence[tuple[int, Mapping[str, str]]],
    *,
    file: str,
    document: str,
    dataset: str,
    public_from: dt.date,
    protected: bool = False,
) -> Keyed:
    """Return the statements of a table of links.

    Args:
        rows: number of the row as a spreadsheet shows it, and column to cell, columns in lower case.
        public_from: for rows that do not say when their source was published.
    """
    origin = _Origin(
        file=file, document=document, dataset=dataset, public_from=public_from, protected=protected
    )
    keyed = Keyed()
    for number, row in rows:
        keyed.rows_read += 1
        fault = _link_fault(row)
        if fault:
            keyed.rejects.append(_reject(origin, number, row, *fault))
        else:
            keyed.statements.extend(_link(origin, number, row, row["kind"]))
    return keyed


def read_suppliers(
    rows: Sequence[tuple[int, Mapping[str, str]]],
    *,
    file: str,
    document: str,
    dataset: str,
    public_from: dt.date,
    protected: bool = False,
) -> Keyed:
    """Return the statements of a supplier list: the suppliers, their names, addresses, ids, and `supplies`."""
    origin = _Origin(
        file=file, document=document, dataset=dataset, public_from=public_from, protected=protected
    )
    keyed = Keyed()
    for number, row in rows:
        keyed.rows_read += 1
        linked = {
            **row,
            "kind": "supplies",
            "subject": row.get("supplier", ""),
            "object": row.get("buyer", ""),
        }
        fault = _link_fault(linked) or _identifier_fault(row)
        if fault:
            named = {"subject": "supplier", "object": "buyer"}.get(fault[0], fault[0])
            keyed.rejects.append(_reject(origin, number, row, named, *fault[1:]))
            continue
        keyed.statements.extend(_supplier(origin, number, row))
        keyed.statements.extend(_link(origin, number, linked, "supplies"))
    return keyed


def _link_fault(row: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return column, problem and remedy of a faulty row."""
    if row.get("kind", "") not in LINK_KINDS:
        return "kind", "no kind of link", f"use one of {', '.join(LINK_KINDS)}"
    for column in ("subject", "object"):
        if not row.get(column, "").strip():
            return column, "a link needs both ends", "name the firm or drop the row"
    for column in ("start", "end", "published"):
        if not _is_day(row.get(column, "")):
            return column, "no ISO year, month or day", "write it as 2021-03-05, 2021-03 or 2021"
    if row.get("share", "").strip() and read_share(_in_percent(row["share"])) is None:
        return (
            "share",
            "no share between 0 and 100 percent",
            "write it as 51, 51%, 25-50, majority or up to 30%",
        )
    if row.get("reliability", "") not in ("", *GRADES):
        return "reliability", "no grade", "use A to F"
    if row.get("polarity", "") not in ("", "stated", "denied"):
        return "polarity", "neither stated nor denied", "use one of the two"
    if not row.get("source", "").strip():
        return "source", "a statement without a source is none", "name the source that says so"
    return None


def _in_percent(share: str) -> str:
    """Return a share of this table, whose numbers are percent, as `model.share.read_share` reads it.

    >>> _in_percent("51%"), _in_percent("0.5"), _in_percent("25 to 50%")
    ('51', '0.5%', '25 to 50%')
    """
    number = share.strip().rstrip("%").strip()
    if not number.replace(".", "", 1).isdigit() or not number.isascii():
        return share.strip()
    return number if float(number) > 1 else f"{number}%"


def _identifier_fault(row: Mapping[str, str]) -> tuple[str, str, str] | None:
    if row.get("supplier_id", "") and row.get("supplier_id_kind", "") not in _ID_KINDS:
        return "supplier_id_kind", "no kind of identifier", f"use one of {', '.join(_ID_KINDS)}"
    return None


def _is_day(text: str) -> bool:
    try:
        return not text or bool(parse_day(text))
    except ValueError:
        return False


def _reject(
    origin: _Origin, number: int, row: Mapping[str, str], column: str, problem: str, remedy: str
) -> Reject:
    value = row.get(column, "")[:200]
    return Reject(file=origin.file, row=number, column=column, value=value, problem=problem, remedy=remedy)


def _supplier(origin: _Origin, number: int, row: Mapping[str, str]) -> Iterator[Statement]:
    entity = named_entity(row["supplier"])
    said = {"address": "supplier_address", "country": "supplier_country"}
    for prop, column in said.items():
        if row.get(column, "").strip():
            yield _say(origin, number, row, (entity, "LegalEntity", prop, row[column].strip()))
    if row.get("supplier_id", ""):
        yield _say(origin, number, row, (entity, "LegalEntity", row["supplier_id_kind"], row["supplier_id"]))


def _link(origin: _Origin, number: int, row: Mapping[str, str], kind: str) -> Iterator[Statement]:
    start = parse_day(row["start"])[0] if row.get("start") else LONG_AGO
    end = parse_day(row["end"])[1] if row.get("end") else FOREVER
    for column in ("subject", "object"):
        name = row[column].strip()
        yield _say(origin, number, row, (named_entity(name), "LegalEntity", "name", name))
    values = {prop: row.get(prop, "").strip() for prop in _PROPS}
    values |= {"kind": kind, "subject": named_entity(row["subject"]), "object": named_entity(row["object"])}
    values |= {"share": _in_percent(row.get("share", "")), "polarity": row.get("polarity") or "stated"}
    values |= {"startDate": row.get("start", ""), "endDate": row.get("end", "")}
    values |= {"goods": row.get("hs_code", ""), "sourceUrl": row.get("source_url", "")}
    link = f"link-{origin.document[:12]}-{number}"
    for prop, value in values.items():
        if value:
            yield _say(origin, number, row, (link, "Link", prop, value), valid=(start, end))


def _say(
    origin: _Origin,
    number: int,
    row: Mapping[str, str],
    said: tuple[str, str, str, str],
    *,
    valid: tuple[dt.date, dt.date] = (LONG_AGO, FOREVER),
) -> Statement:
    entity, schema, prop, value = said
    published = parse_day(row["published"])[0] if row.get("published") else origin.public_from
    return Statement(
        entity_id=entity,
        schema=schema,
        prop=prop,
        value=value,
        dataset=origin.dataset,
        origin=row["source"].strip(),
        document=origin.document,
        locator=f"row:{number}",
        valid_from=valid[0],
        valid_to=valid[1],
        public_from=published,
        method="keyed",
        extractor=EXTRACTOR,
        reliability=row.get("reliability") or "F",
        protected=origin.protected,
    )
