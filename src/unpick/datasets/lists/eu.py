"""EU regulations 2017/1509 (North Korea) and 2020/1998 (human rights), as consolidated annex tables in CSV.

One row per annex entry, not per person. Traps: semicolon lists in quotes, aliases in brackets, days as
d.m.yyyy (once in words), record numbers that repeat between annexes or are missing.
"""

import csv
import datetime as dt
import io
import re

from unpick.datasets.lists.brackets import names_in_brackets
from unpick.datasets.lists.nexus import nexus_of
from unpick.datasets.lists.text import country_code, decode, exact, read_day, split_list
from unpick.datasets.lists.version import UNKNOWN, Collector, ListVersion, short_id
from unpick.model.errors import ListFault

__all__ = ["REGULATIONS", "read_eu"]

REGULATIONS = {
    "32017R1509": ("eu_1509", "Council Regulation (EU) 2017/1509 concerning restrictive measures (DPRK)"),
    "32020R1998": ("eu_1998", "Council Regulation (EU) 2020/1998 concerning serious human rights violations"),
}

_NUMBERS = {
    "imoNumber": "imoNumber",
    "passportNumber": "passportNumber",
    "registrationNumber": "registrationNumber",
    "taxNumber": "taxNumber",
    "leiCode": "leiCode",
    "swiftBic": "swiftBic",
    "mmsi": "mmsi",
}
_FORMER = re.compile(r"^f\.?k\.?a\.?:?\s+", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Z]{0,3}\s?\d[\dA-Z/-]{3,}")


def read_eu(file: tuple[str, bytes], *, as_of: dt.date, grade: str = "B") -> ListVersion:
    """Return the version of the regulation that the file holds.

    Graded B by default: the table is a careful carrier's consolidation of the Official Journal.

    Raises:
        ListFault: no `celex` column, or another regulation than the two.
    """
    name, content = file
    rows = list(csv.DictReader(io.StringIO(decode(content), newline="")))
    celex = {row.get("celex") or "" for row in rows}
    if len(celex) != 1 or not celex <= REGULATIONS.keys():
        raise ListFault(
            name, f"regulation '{', '.join(sorted(celex))}'", f"give one of {', '.join(REGULATIONS)}"
        )
    number = celex.pop()
    list_id, title = REGULATIONS[number]
    into = Collector(list_id=list_id, as_of=as_of, grade=grade)
    into.open(name, content)
    taken: set[str] = set()
    for line, row in enumerate(rows, 2):
        _entry(into, {key: (value or "").strip() for key, value in row.items() if key}, line, taken)
    return into.finish(
        title=title,
        source_url=f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{number}",
        licence="EU Official Journal; facts with attribution",
    )


def _entry(into: Collector, row: dict[str, str], line: int, taken: set[str]) -> None:
    if not row["name"]:
        into.reject(line, "name", "", "an entry needs a name", "check the list")
        return
    entity = (_id(into.list_id, row, taken), row["schema"] or "LegalEntity")
    where = f"row:{line}"
    day = read_day(row["startDate"])
    if row["startDate"] and day is None:
        into.reject(
            line, "startDate", row["startDate"], "no day; the listing is kept undated", "write it d.m.yyyy"
        )
    places = "; ".join(row[column] for column in ("name", "alias", "nationality", "address"))
    into.listing(
        span=exact(day) if day else UNKNOWN,
        locator=where,
        listing_id=f"{entity[0]}.listing",
        entity_id=entity[0],
        schema=entity[1],
        caption=row["name"],
        authority="Council of the European Union",
        ref=f"{row['annex']} {row['recordId']}".strip(),
        program=row["programKey"],
        section=row["annex"],
        measure=row["measure"],
        nexus=nexus_of(program=row["programKey"], places=places, scope=f"{places}; {row['reason']}"),
        reason=row["reason"] or row.get("notes", ""),
        source_url=f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{row['celex']}",
    )
    _names(into, row, entity, where=where, day=day)
    for column, prop in _NUMBERS.items():
        for value in split_list(row.get(column, "")):
            clean = value.split(",")[0].split("(")[0].strip()
            if found := _NUMBER.search(clean) or (re.fullmatch(r"\w{7,12}", clean)):
                into.identifier(entity, prop, found[0], original=value, locator=where)
    for address in split_list(row["address"]) if '"' in row["address"] else [row["address"]]:
        into.address(entity, address, country=_country(address, row["nationality"]), locator=where)


def _names(
    into: Collector, row: dict[str, str], entity: tuple[str, str], *, where: str, day: dt.date | None
) -> None:
    into.name(entity, row["name"], "name", locator=where, public_from=day)
    for alias, kind in names_in_brackets(row["name"], entity[1]) if entity[1] != "Person" else ():
        into.name(entity, alias, kind, locator=where, public_from=day)
    for column in ("alias", "weakAlias", "previousName"):
        for part in split_list(row.get(column, "")):
            kind = "previousName" if _FORMER.match(part) else column
            for alias in _comma_list(_FORMER.sub("", part), entity[1]):
                into.name(entity, alias, kind, locator=where)
                for other, weak in names_in_brackets(alias, entity[1]) if entity[1] != "Person" else ():
                    into.name(entity, other, kind if weak == "alias" else weak, locator=where)


def _comma_list(text: str, schema: str) -> list[str]:
    """Split the comma list of a person's names; each part must be a whole name of two words or more."""
    parts = [part.strip() for part in text.split(",")]
    if schema == "Person" and len(parts) > 1 and all(len(part.split()) > 1 for part in parts):
        return parts
    return [text]


def _country(address: str, nationality: str) -> str:
    last = address.rstrip(". ").rsplit(",", 1)[-1]
    return country_code(last) or country_code(nationality)


def _id(list_id: str, row: dict[str, str], taken: set[str]) -> str:
    own = row["recordId"] or (f"imo{row['imoNumber']}" if row.get("imoNumber") else "")
    new = f"{list_id}-{row['annex']}.{own}" if own else short_id(list_id, row["annex"], row["name"])
    while new in taken:
        new = short_id(list_id, row["annex"], row["name"], new)
    taken.add(new)
    return new
