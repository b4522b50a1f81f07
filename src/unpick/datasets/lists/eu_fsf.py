"""The EU consolidated financial sanctions file 1.1: one row per name, address or paper, parted by semicolons.

Column names as the file spells them; which of its 118 columns are there differs between copies, so only
those needed are asked for by name.
"""

import csv
import datetime as dt
import io

from unpick.datasets.lists.nexus import nexus_of
from unpick.datasets.lists.text import country_code, decode, exact, read_day, within
from unpick.datasets.lists.version import Collector, ListVersion
from unpick.model.days import Span
from unpick.model.errors import ListFault

__all__ = ["read_eu_fsf"]

_NEEDED = ("fileGenerationDate", "Entity_LogicalId", "Entity_Regulation_Programme", "NameAlias_WholeName")
_SCHEMAS = {"person": "Person", "p": "Person"}
_PROGRAMS = {"PRK": "EU-PRK"}


def read_eu_fsf(file: tuple[str, bytes], *, as_of: dt.date | None = None, grade: str = "A") -> ListVersion:
    """Return the version that the file says it is (fileGenerationDate, dd/mm/yyyy).

    Raises:
        ListFault: columns are missing, or no day.
    """
    name, content = file
    rows = list(csv.DictReader(io.StringIO(decode(content), newline=""), delimiter=";"))
    missing = [column for column in _NEEDED if not rows or column not in rows[0]]
    if missing:
        raise ListFault(
            name, f"columns missing: {', '.join(missing)}", "give the consolidated file 1.1 (CSV)"
        )
    day = as_of or _european(rows[0]["fileGenerationDate"])
    if day is None:
        raise ListFault(name, "the file does not say when it was generated", "give the day with --as-of")
    into = Collector(list_id="eu_fsf", as_of=day, grade=grade)
    into.open(name, content)
    known: set[str] = set()
    for line, row in enumerate(rows, 2):
        _row(
            into,
            {
                key: (value or "").strip()
                for key, value in row.items()
                if isinstance(key, str) and not isinstance(value, list)
            },
            line,
            known,
        )
    return into.finish(
        title="EU consolidated list of persons, groups and entities subject to financial sanctions",
        source_url="https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
        licence="European Commission, reuse with attribution",
    )


def _row(into: Collector, row: dict[str, str], line: int, known: set[str]) -> None:
    number, caption = row["Entity_LogicalId"], row["NameAlias_WholeName"]
    if not number:
        into.reject(line, "Entity_LogicalId", "", "a row needs an entity number", "check the list")
        return
    kind = (
        row.get("Entity_SubjectType_ClassificationCode") or row.get("Entity_SubjectType") or ""
    ).casefold()
    entity = (f"eu_fsf-{number}", _SCHEMAS.get(kind, "LegalEntity"))
    where = f"row:{line}"
    if caption:
        into.name(entity, caption, "alias" if number in known else "name", locator=where)
        if number not in known:
            known.add(number)
            _listing(into, row, entity, caption, where)
    country = row.get("Address_CountryDescription", "")
    parts = [row.get(f"Address_{part}", "") for part in ("Street", "City", "ZipCode")]
    text = ", ".join(part for part in (*parts, country) if part)
    into.address(entity, text, country=country_code(country), locator=where)
    paper, kind = (
        row.get("Identification_Number", ""),
        row.get("Identification_TypeDescription", "").casefold(),
    )
    if paper and ("passport" in kind or "imo" in kind or "registration" in kind):
        prop = (
            "passportNumber" if "passport" in kind else "imoNumber" if "imo" in kind else "registrationNumber"
        )
        into.identifier(entity, prop, paper, locator=where)


def _listing(into: Collector, row: dict[str, str], entity: tuple[str, str], caption: str, where: str) -> None:
    program = _PROGRAMS.get(row["Entity_Regulation_Programme"], row["Entity_Regulation_Programme"])
    into.listing(
        span=_span(row, into.as_of),
        locator=where,
        listing_id=f"{entity[0]}.listing",
        entity_id=entity[0],
        schema=entity[1],
        caption=caption,
        authority="Council of the European Union",
        ref=row.get("Entity_EU_ReferenceNumber", "") or entity[0],
        program=program,
        section=row.get("Entity_Regulation_NumberTitle", ""),
        measure="asset freeze",
        nexus=nexus_of(program=program, scope=row.get("Entity_Remark", "")),
        reason=row.get("Entity_Remark", ""),
        source_url=row.get("Entity_Regulation_PublicationUrl", ""),
    )


def _span(row: dict[str, str], as_of: dt.date) -> Span:
    """Return when the entry began: its designation day, else by the day of the regulation named last.

    That regulation may be an amendment of an older entry, so it gives the latest day only.
    """
    if day := read_day(row.get("Entity_DesignationDate", "")):
        return exact(day)
    published = read_day(row.get("Entity_Regulation_PublicationDate", ""))
    return within(published or as_of)


def _european(text: str) -> dt.date | None:
    """Read dd/mm/yyyy or an ISO day."""
    parts = text.split("/")
    return read_day("-".join(reversed(parts)) if len(parts) == 3 else text)
