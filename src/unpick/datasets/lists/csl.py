"""The US consolidated screening list (trade.gov) in CSV, 29 columns.

Traps: the header may stand twice; OFAC's remarks stand among the identifiers; the file may end inside a quoted field and is then reported as cut short.
"""

import datetime as dt

from unpick.datasets.lists.nexus import nexus_of
from unpick.datasets.lists.text import csv_rows, decode, exact, read_day, split_list, within
from unpick.datasets.lists.version import Collector, ListVersion
from unpick.model.days import FOREVER
from unpick.model.errors import ListFault

__all__ = ["read_csl"]

_LIST = "us_csl"
_SCHEMAS = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_NUMBERS = {
    "imo": "imoNumber",
    "passport": "passportNumber",
    "unified social credit code (uscc)": "uscCode",
    "legal entity number": "leiCode",
    "d-u-n-s number": "dunsCode",
    "registration number": "registrationNumber",
    "business registration number": "registrationNumber",
    "company number": "registrationNumber",
    "tax id no.": "taxNumber",
    "swift/bic": "swiftBic",
    "mmsi": "mmsi",
}


def read_csl(file: tuple[str, bytes], *, as_of: dt.date, grade: str = "A") -> ListVersion:
    """Return the version of the day given; the file itself carries no day.

    Raises:
        ListFault: no row under the header of this list.
    """
    name, content = file
    into = Collector(list_id=_LIST, as_of=as_of, grade=grade)
    into.open(name, content)
    rows, cut = csv_rows(decode(content))
    header = rows[0][1] if rows else []
    if not {"source", "entity_number", "alt_names"} <= set(header):
        raise ListFault(
            name, "no header of the consolidated screening list", "give consolidated.csv of trade.gov"
        )
    whole = 0
    for line, cells in rows[1:]:
        if cells == header:
            into.notes.append(f"the header stands again in line {line}; it is skipped")
        elif len(cells) != len(header):
            problem = (
                "the file ends inside a quoted field" if cut else f"{len(cells)} columns of {len(header)}"
            )
            into.reject(
                line, header[min(len(cells), len(header)) - 1], cells[-1], problem, "download the list again"
            )
            into.partial = "the file is cut short: entries after the last whole row are missing"
        else:
            whole += _entry(into, dict(zip(header, cells, strict=True)), line)
    if not whole:
        raise ListFault(name, "the list holds no whole row", "download it again")
    return into.finish(
        title="Consolidated Screening List (US Departments of Commerce, State and the Treasury)",
        source_url="https://www.trade.gov/consolidated-screening-list",
        licence="US government work, public domain",
    )


def _entry(into: Collector, row: dict[str, str], line: int) -> int:
    where = f"row:{line}"
    if not row["name"].strip():
        into.reject(line, "name", "", "an entry needs a name", "check the list")
        return 0
    number = row["entity_number"] or row["_id"]
    entity = (f"{_LIST}-{number}", _SCHEMAS.get(row["type"].casefold(), "LegalEntity"))
    program = "; ".join(split_list(row["programs"].replace("] [", ";")))
    start, end = read_day(row["start_date"]), read_day(row["end_date"])
    into.listing(
        span=exact(start, end or FOREVER) if start else within(into.as_of),
        locator=where,
        listing_id=f"{entity[0]}.listing-{row['_id']}",
        entity_id=entity[0],
        schema=entity[1],
        caption=row["name"],
        authority=row["source"].rpartition(" - ")[2],
        ref=number,
        program=program,
        section=row["source"],
        measure=row["license_policy"][:200],
        # What OFAC says in its remarks, this list has among the identifiers.
        nexus=nexus_of(program=program, remark=f"{row['remarks']}; {row['ids']}", scope=row["addresses"]),
        reason=row["remarks"] or row["federal_register_notice"],
        source_url=row["source_information_url"] or row["source_list_url"],
    )
    into.name(entity, row["name"], "name", locator=where, public_from=start)
    for alias in split_list(row["alt_names"]):
        into.name(entity, alias, "alias", locator=where)
    for address in split_list(row["addresses"]):
        code = address.rsplit(",", 1)[-1].strip()
        into.address(
            entity, address, country=code if len(code) == 2 and code.isupper() else "", locator=where
        )
    for clause in split_list(row["ids"]):
        kind, _, rest = clause.partition(",")
        if prop := _NUMBERS.get(kind.strip().casefold()):
            into.identifier(entity, prop, rest.split(",")[0], original=clause, locator=where)
    return 1
