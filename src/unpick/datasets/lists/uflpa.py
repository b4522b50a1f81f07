"""The UFLPA Entity List: the DHS page (an HTML table per clause), and a partial table of other sources.

One entity can stand in two tables: it is one entity with two listings. The count is computed, never quoted.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from unpick.datasets.lists.text import decode, exact, read_day
from unpick.datasets.lists.version import Collector, ListVersion, short_id
from unpick.model.days import FOREVER, Span
from unpick.model.errors import ListFault

__all__ = ["EntityNames", "parse_entity", "read_uflpa_page", "read_uflpa_table"]

_LIST = "us_dhs_uflpa"
_URL = "https://www.dhs.gov/uflpa-entity-list"
_FIRST = dt.date(2022, 6, 21)
"""The presumption and the first list took effect that day (DHS page; Pub. L. 117-78, section 3)."""

_CLAUSE = re.compile(r"2\s*\(d\)\s*\(2\)\s*\(B\)\s*\((i{1,3}|iv|v)\)", re.IGNORECASE)
_UPDATED = re.compile(r"Last Updated?:?\s*([A-Za-z]+ \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_ALIASES = re.compile(
    r"\s*\((?:(?:and|including|with) (?P<count>\w+) alias(?:es)?\s*:"
    r"|(?P<word>also known as|formerly known as|aka|fka|f/k/a|a/k/a)\b)\s*(?P<list>.*)\)",
    re.IGNORECASE | re.DOTALL,
)
_OTHERS = re.compile(
    r",?\s+and (?P<note>(?:its )?(?:\w+ )?(?:[\w-]+-based )?"
    r"(?:subsidiar(?:y|ies)|subordinate and affiliated entities))"
    r"(?:,?\s*(?:which include|including|:)?\s+(?P<list>.+))?$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"^(?:and\s+)?(?:formerly known as|fka|f/k/a)\s+", re.IGNORECASE)
_ALSO = re.compile(r"^(?:and\s+)?(?:also known as|aka|a/k/a)\s+", re.IGNORECASE)
_LEGAL_FORM = re.compile(r"^(?:Ltd|Inc|LLC|Limited|Corp|Branch|Xinye Branch)\b\.?", re.IGNORECASE)
_CUT = re.compile(r"\s*\((?:alias )?text cut\)|\(text cut\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityNames:
    """What one cell says: the entity, its other names, its subsidiaries, what stays a note."""

    name: str
    aliases: tuple[tuple[str, str], ...] = ()
    subsidiaries: tuple[str, ...] = ()
    note: str = ""


def parse_entity(cell: str) -> EntityNames:
    """Return what a cell of "Name of Entity" says.

    >>> parse_entity("X Mill Co., Ltd. (and two aliases: A; and B)").aliases
    (('A', 'alias'), ('B', 'alias'))
    >>> parse_entity("X (also known as A; B; and formerly known as C)").aliases
    (('A', 'alias'), ('B', 'alias'), ('C', 'previousName'))
    """
    text = " ".join(cell.split())
    aliases: tuple[tuple[str, str], ...] = ()
    if found := _ALIASES.search(text):
        former = (found["word"] or "").casefold() in ("formerly known as", "fka", "f/k/a")
        parts = _alias_parts(
            found["list"], plural=(found["count"] or "one").casefold() not in ("a", "an", "one")
        )
        aliases = tuple(_alias_list(parts, former=former))
        text = (text[: found.start()] + text[found.end() :]).strip()
    subsidiaries: tuple[str, ...] = ()
    note = ""
    if others := _OTHERS.search(text):
        note = "and " + others["note"]
        subsidiaries = tuple(_firms(others["list"] or ""))
        text = text[: others.start()].strip()
    return EntityNames(name=text.rstrip(" ,;"), aliases=aliases, subsidiaries=subsidiaries, note=note)


def _alias_parts(text: str, *, plural: bool) -> list[str]:
    """Part a list of aliases; a plain "and" parts only where the source announces several.

    "Heze Cotton and Linen Trading" is one name.
    """
    if ";" in text:
        return text.split(";")
    pattern = r"\s+and\s+(?=formerly|also|fka|aka)" + (r"|,?\s+and\s+(?=[A-Z])" if plural else "")
    return re.split(pattern, text)


def _alias_list(parts: Iterable[str], *, former: bool = False) -> list[tuple[str, str]]:
    """Return (name, kind) of aliases; "formerly known as" holds for all that follow it."""
    kind = "previousName" if former else "alias"
    names = []
    for part in parts:
        bare = part.strip(" ;,")
        if _FORMER.match(bare):
            kind, bare = "previousName", _FORMER.sub("", bare)
        elif _ALSO.match(bare):
            kind, bare = "alias", _ALSO.sub("", bare)
        bare = bare.removeprefix("and ").strip(" ;,")
        if bare and bare.casefold() != "and":
            names.append((bare, kind))
    return names


def _firms(text: str) -> list[str]:
    """Split a comma list of firms without parting a firm from its legal form."""
    parts: list[str] = []
    joined = re.split(r";\s*(?:and\s+)?|,\s+(?:and\s+)?|\s+and\s+(?=[A-Z])", text.strip())
    for part in joined:
        if parts and _LEGAL_FORM.match(part):
            parts[-1] += f", {part}"
        elif part.strip():
            parts.append(part.strip())
    return parts


class _Tables(HTMLParser):
    """Collects (clause, cells) of every table whose first header is "Name of Entity"."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[str, int, list[str]]] = []
        self.text = ""
        self.tables = self.cut = 0
        self._clause = ""
        self._cells: list[str] | None = None
        self._inside = self._ours = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "table":
            found = _CLAUSE.findall(self.text)
            self._clause = found[-1].lower() if found else ""
            self._ours, self.cut = False, 1
        elif tag == "tr":
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append("")
            self._inside = True
        elif tag in ("br", "p") and self._inside and self._cells:
            self._cells[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False
        elif tag == "tr" and self._cells:
            self._row([" ".join(cell.split()) for cell in self._cells])
            self._cells = None
        elif tag == "table":
            self.cut = 0

    def handle_data(self, data: str) -> None:
        if self._inside and self._cells:
            self._cells[-1] += data
        else:
            self.text += data

    def _row(self, cells: list[str]) -> None:
        if cells[0].casefold() in ("name of entity", "entity name"):
            self._ours = True
            self.tables += 1
        elif self._ours:
            self.rows.append((self._clause, self.getpos()[0], cells))


def read_uflpa_page(
    file: tuple[str, bytes], *, as_of: dt.date | None = None, grade: str = "A"
) -> ListVersion:
    """Return the list of the DHS page; as_of defaults to the day the page says it was updated.

    Raises:
        ListFault: no table of entities, or no day.
    """
    name, content = file
    page = _Tables()
    text = decode(content)
    page.feed(text)
    if not page.tables:
        raise ListFault(
            name, 'no table with the column "Name of Entity"', "save the page dhs.gov/uflpa-entity-list"
        )
    told = _UPDATED.search(page.text)
    day = as_of or (read_day(told[1]) if told else None)
    if day is None:
        raise ListFault(name, "the page does not say when it was updated", "give the day with --as-of")
    into = Collector(list_id=_LIST, as_of=day, grade=grade)
    into.open(name, content, "text/html")
    if page.cut or "</html>" not in text[-2000:].casefold():
        into.partial = "the page is cut short: entries may be missing"
    for clause, line, cells in page.rows:
        effective = read_day(cells[1]) if len(cells) > 1 else None
        if effective is None:
            into.reject(
                line, "Effective Date", cells[-1], "no day; the listing is kept undated", "check the page"
            )
        _add(into, parse_entity(cells[0]), clause, effective, locator=f"line:{line}", source=_URL)
    return _finish(into)


def read_uflpa_table(file: tuple[str, bytes], *, as_of: dt.date, total: int, grade: str = "C") -> ListVersion:
    """Return the partial table put together from secondary sources, one source per row.

    Args:
        total: entities that the official list had on as_of, for the sentence on what is missing.
    """
    name, content = file
    into = Collector(list_id=_LIST, as_of=as_of, grade=grade)
    into.open(name, content)
    rows = list(csv.DictReader(io.StringIO(decode(content), newline="")))
    if not rows or not {"name", "section", "effective_date", "source"} <= rows[0].keys():
        raise ListFault(
            name, "not the table of UFLPA entities", "columns name, aliases, section, effective_date, source"
        )
    for line, row in enumerate(rows, 2):
        if row["name"].endswith("(subsidiaries)"):
            into.notes.append(f"row {line}: '{row['name']}' names no listed firm and is left out")
            continue
        names, note = _secondary_names(row["name"], row["aliases"])
        clauses = row["section"].split(",") if row["section"] else [""]
        for clause in clauses:
            told = EntityNames(name=names[0], aliases=tuple(_alias_list(names[1:])), note=note)
            _add(
                into,
                told,
                clause.strip(),
                read_day(row["effective_date"]),
                locator=f"row:{line}",
                source=row["source"],
            )
    share = f"{len(rows)} of {total} entries as of {as_of.isoformat()}"
    into.partial = f"{share}, from secondary sources; not a screening list"
    return _finish(into)


def _secondary_names(name: str, aliases: str) -> tuple[list[str], str]:
    """Part real aliases from what is only a remark in the alias cell: it becomes a note, never a name."""
    found: list[str] = [name]
    notes: list[str] = []
    for part in aliases.split(";"):
        bare = part.strip()
        cut = _CUT.sub("", bare).strip()
        if bare != cut:
            notes.append("the source cuts the alias text short")
        if cut.startswith(("and ", "subsidiary of ")):
            notes.append(cut)
        elif cut and cut not in ("fka", "aka"):
            found.append(cut)
    return found, "; ".join(notes)


def _add(
    into: Collector, names: EntityNames, clause: str, day: dt.date | None, *, locator: str, source: str
) -> None:
    _one(into, names, clause, day, locator=locator, source=source)
    for subsidiary in names.subsidiaries:
        own = EntityNames(name=subsidiary, note=f"listed as a subsidiary of {names.name}")
        _one(into, own, clause, day, locator=locator, source=source)


def _one(
    into: Collector, names: EntityNames, clause: str, day: dt.date | None, *, locator: str, source: str
) -> None:
    entity = (short_id(_LIST, names.name), "Company")
    undated = Span(from_earliest=_FIRST, from_latest=FOREVER)
    into.listing(
        span=exact(day) if day else undated,
        locator=locator,
        listing_id=f"{entity[0]}.listing-{clause or 'x'}",
        entity_id=entity[0],
        schema=entity[1],
        caption=names.name,
        authority="US Department of Homeland Security, Forced Labor Enforcement Task Force",
        ref=names.name,
        program="UFLPA",
        section=f"2(d)(2)(B)({clause})" if clause else "",
        measure="rebuttable presumption",
        nexus="XJ",
        source_url=source,
        note="; ".join(filter(None, (names.note, "" if clause else "the source names no clause"))),
    )
    into.name(entity, names.name, "name", locator=locator, public_from=day)
    for alias, kind in names.aliases:
        into.name(entity, alias, kind, locator=locator, public_from=day)
    into.address(entity, "", country="CN", locator=locator, public_from=day)


def _finish(into: Collector) -> ListVersion:
    return into.finish(
        title="UFLPA Entity List (US Department of Homeland Security)",
        source_url=_URL,
        licence="US government work; facts",
    )
