"""Names and aliases of many lists at one day, in JSON lines: no program, no date, no number.

Good for freshness and for false-positive counts; never an authority for a listing.
"""

import datetime as dt
import json

from unpick.datasets.lists.text import decode, within
from unpick.datasets.lists.version import Collector, ListVersion
from unpick.model.errors import ListFault

__all__ = ["read_names"]

_PARTIAL = "names and aliases only: no program, date, address or number; not an authority"


def read_names(file: tuple[str, bytes], *, as_of: dt.date, list_id: str = "names_2026_06") -> ListVersion:
    """Return a version whose entries say only that a list carried this name by the day.

    Raises:
        ListFault: no line is a record with a full_name.
    """
    name, content = file
    into = Collector(list_id=list_id, as_of=as_of, grade="C")
    into.open(name, content, "application/jsonl")
    into.partial = _PARTIAL
    for line, text in enumerate(decode(content).splitlines(), 1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except json.JSONDecodeError:
            into.reject(line, "", text, "no JSON", "the line is cut short; download the file again")
            continue
        if not isinstance(record, dict) or not isinstance(record.get("full_name"), str):
            into.reject(line, "full_name", text, "a record needs a full_name", "check the file")
            continue
        _entry(into, record, line, stem=name.split(".")[0])
    if not into.rows["listing"]:
        raise ListFault(name, "no line has a full_name", "give a JSON lines file of names")
    return into.finish(title="Names of sanctions lists", source_url="", licence="government publications")


def _entry(into: Collector, record: dict[str, object], line: int, *, stem: str) -> None:
    entity = (f"{into.list_id}-{stem}-{record.get('id', line)}", "LegalEntity")
    where, source = f"row:{line}", str(record.get("source", ""))
    caption = str(record["full_name"]).strip()
    into.listing(
        span=within(into.as_of),
        locator=where,
        listing_id=f"{entity[0]}.listing",
        entity_id=entity[0],
        schema=entity[1],
        caption=caption,
        authority=source,
        section=source,
        note="name only",
    )
    into.name(entity, caption, "name", locator=where)
    aliases = record.get("aliases")
    for alias in aliases if isinstance(aliases, list) else []:
        into.name(entity, str(alias), "alias", locator=where)
