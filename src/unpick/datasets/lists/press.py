"""Native names of listed firms as the press writes them: each with the page that prints it and its day.

No list and no listing: the table only says that a name in Hangul or Hanzi and a name in Latin letters mean one
firm. The lists print native names of few firms; the press of Seoul, Hong Kong and Taipei prints them when a
designation is reported. A spelling is the paper's, not the firm's own.
"""

import calendar
import csv
import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from unpick.datasets.lists.text import decode
from unpick.datasets.lists.version import Collector, ListVersion, short_id
from unpick.model.errors import ListFault
from unpick.names import normalise
from unpick.names.scripts import scripts_of

__all__ = ["LIST", "read_press_names"]

LIST: Final = "press_names"

_DAY: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?\)")
_OFAC: Final = re.compile(r"^OFAC SDN (\d+)$")
_LANGUAGES: Final = {"hangul": "kor", "han": "zho"}

_Entities = Mapping[str, tuple[str, str]]


def read_press_names(
    file: tuple[str, bytes], *, as_of: dt.date, listed: Iterable[ListVersion] = ()
) -> ListVersion:
    """Return the table as a version without listings: names alone.

    A row is tied to the entry that it gives by number, or whose name in Latin letters it gives; where the
    lists at hand lack that entry, the firm stands for itself under its Latin name.

    Args:
        file: columns entity, latin (parted by |), native, kind, source; the day stands in the source.
        as_of: the day on which the pages were read; a page without a day counts as public from then.
        listed: the lists that the names belong to.

    Raises:
        ListFault: columns are missing.
    """
    name, content = file
    rows = list(csv.DictReader(io.StringIO(decode(content), newline="")))
    if not rows or not {"entity", "latin", "native", "source"} <= rows[0].keys():
        raise ListFault(name, "not the table of native names", "columns entity, latin, native, kind, source")
    into = Collector(list_id=LIST, as_of=as_of, grade="C")
    into.open(name, content)
    into.partial = "names only, as newspapers print them; it lists nobody and lacks most firms"
    schemas, keyed = _known(listed)
    for line, row in enumerate(rows, 2):
        latin = [one.strip() for one in row["latin"].split("|") if one.strip()]
        entities = _meant(row["entity"], latin, schemas, keyed)
        if not entities:
            into.notes.append(f"row {line}: '{row['entity']}' is on none of the lists and is left out")
        for entity, own in entities:
            day, where = _public(row["source"], as_of), row["source"]
            for text in latin if own else ():
                into.name(
                    entity, text, "name" if text == latin[0] else "alias", locator=where, public_from=day
                )
            lang = _LANGUAGES.get(next(iter(scripts_of(row["native"]) - {"latin"}), ""), "")
            into.name(entity, row["native"], "alias", locator=where, public_from=day, lang=lang)
    return into.finish(
        title="Native names of listed firms, as the press writes them",
        source_url="",
        licence="facts, each with its page",
    )


def _known(listed: Iterable[ListVersion]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return schema by entity, and the firms by the key of each name that is not weak."""
    schemas: dict[str, str] = {}
    keyed: dict[str, list[str]] = defaultdict(list)
    for version in listed:
        columns = (version.name[one].to_pylist() for one in ("entity_id", "schema", "name", "kind"))
        for entity, schema, name, kind in zip(*columns, strict=True):
            schemas[entity] = schema
            if schema != "Person" and kind != "weakAlias":
                keyed[normalise(name).typed_key].append(entity)
    return schemas, keyed


def _meant(
    given: str, latin: list[str], schemas: Mapping[str, str], keyed: Mapping[str, list[str]]
) -> list[tuple[tuple[str, str], bool]]:
    """Return the entities that a row means as (id, schema), each with whether it is the table's own."""
    if found := _OFAC.match(given):
        entity = f"us_ofac_sdn-{found[1]}"
        return [((entity, schemas[entity]), False)] if entity in schemas else []
    keys = dict.fromkeys(normalise(one).typed_key for one in latin)
    entities = dict.fromkeys(entity for key in keys for entity in keyed.get(key, ()))
    if entities:
        return [((entity, schemas[entity]), False) for entity in entities]
    return [((short_id(LIST, latin[0]), "LegalEntity"), True)] if latin else []


def _public(source: str, as_of: dt.date) -> dt.date:
    """Return the day of a page; of a month its last day."""
    found = _DAY.search(source)
    if not found:
        return as_of
    year, month = int(found[1]), int(found[2])
    return dt.date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
