"""The common result of every list reader: one dated version of a list as four flat tables."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pyarrow as pa

from unpick.datasets.lists.overrides import corrected
from unpick.model.days import FOREVER, LONG_AGO, Span
from unpick.model.reject import Reject

__all__ = ["TABLES", "UNKNOWN", "Collector", "ListFile", "ListVersion", "short_id"]

_DAYS = ("from_earliest", "from_latest", "to_earliest", "to_latest", "public_from", "told_from")

_END = ("document", "locator", "reliability")
_ENTITY = ("entity_id", "schema")

_TEXTS: Final = {
    "listing": (
        *("listing_id", "entity_id", "schema", "caption", "authority", "list", "ref", "program", "section"),
        *("measure", "nexus", "reason", "source_url", "note", *_END),
    ),
    "name": (*_ENTITY, "name", "original", "kind", "lang", *_END),
    "identifier": (*_ENTITY, "kind", "value", "original", *_END),
    "address": (*_ENTITY, "address", "country", "original", *_END),
}


def _schema(name: str) -> pa.Schema:
    days = _DAYS if name == "listing" else ("public_from",)
    return pa.schema([(text, pa.string()) for text in _TEXTS[name]] + [(day, pa.date32()) for day in days])


TABLES: Final[Mapping[str, pa.Schema]] = {name: _schema(name) for name in _TEXTS}
"""Grain: listing, one row per entity and entry of the list (a UFLPA entity in two sub-lists has two);
name, identifier, address, one row per value. `document` is the sha256 of the file the row was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """One original that a version was read from."""

    name: str
    sha256: str
    size: int
    media_type: str = "text/csv"
    content: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListVersion:
    """One dated version of one list.

    Attributes:
        list_id: such as us_ofac_sdn, un_sc, eu_1509.
        version: what the source calls it, else the as-of day.
        as_of: the last day this copy speaks for.
        history_from: the first day this copy speaks for (as_of when it has no history): only between the
            two does a missing entry mean "not listed".
        partial: a sentence on what is missing, empty when the copy is whole.
        notes: sentences on what was found while reading and belongs in the report.
        reliability: grade of the copy, not of the authority: a secondary carrier is graded lower.
    """

    list_id: str
    version: str
    as_of: dt.date
    history_from: dt.date
    title: str
    source_url: str
    licence: str
    sha256: str
    partial: str
    reliability: str
    files: tuple[ListFile, ...]
    notes: tuple[str, ...]
    rejects: tuple[Reject, ...]
    listing: pa.Table
    name: pa.Table
    identifier: pa.Table
    address: pa.Table

    @property
    def entities(self) -> int:
        """Return the number of distinct entities with a listing."""
        return len(set(self.listing["entity_id"].to_pylist()))


@dataclass(slots=True, kw_only=True)
class Collector:
    """Gathers the rows of one version while a reader walks its files.

    `grade` is the reliability that rows carry; `document` the file being read at the moment.
    """

    list_id: str
    as_of: dt.date
    grade: str = "A"
    document: str = ""
    partial: str = ""
    history_from: dt.date | None = None
    files: list[ListFile] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def open(self, name: str, content: bytes, media_type: str = "text/csv") -> None:
        """Begin a file: the rows that follow were read from it."""
        self.document = hashlib.sha256(content).hexdigest()
        self.files.append(
            ListFile(
                name=name, sha256=self.document, size=len(content), media_type=media_type, content=content
            )
        )

    def listing(self, *, span: Span, locator: str, told_from: dt.date | None = None, **texts: str) -> dt.date:
        """Add an entry of the list and return the day from which it is public.

        A designation is itself a public act, so an entry is public from the day it surely held; an
        undated one from the day of this copy. Its wording (reason, note) is public from told_from, else
        from the day of this copy.
        """
        span, texts["note"] = corrected(self.list_id, texts.get("ref", ""), span, texts.get("note", ""))
        public = min(span.from_latest, self.as_of)
        days = (
            span.from_earliest,
            span.from_latest,
            span.to_earliest,
            span.to_latest,
            public,
            told_from or self.as_of,
        )
        self._add("listing", {"list": self.list_id, **texts}, locator, days)
        return public

    def name(
        self,
        entity: tuple[str, str],
        name: str,
        kind: str,
        *,
        locator: str,
        public_from: dt.date | None = None,
        lang: str = "",
        original: str = "",
    ) -> None:
        """Add a name; entity is (entity_id, schema), kind one of name, alias, weakAlias, previousName."""
        cleaned = " ".join(name.split())
        if cleaned:
            texts = {"name": cleaned, "original": original or name, "kind": kind, "lang": lang}
            self._value("name", entity, texts, locator, public_from)

    def identifier(
        self,
        entity: tuple[str, str],
        kind: str,
        value: str,
        *,
        locator: str,
        original: str = "",
        public_from: dt.date | None = None,
    ) -> None:
        """Add an identifier; kind is the property of the statement, such as imoNumber."""
        if value.strip():
            texts = {"kind": kind, "value": value.strip(), "original": original or value}
            self._value("identifier", entity, texts, locator, public_from)

    def address(
        self,
        entity: tuple[str, str],
        address: str,
        *,
        locator: str,
        country: str = "",
        public_from: dt.date | None = None,
    ) -> None:
        """Add an address; country is an ISO code or empty."""
        if address.strip() or country:
            texts = {"address": " ".join(address.split()), "country": country, "original": address}
            self._value("address", entity, texts, locator, public_from)

    def reject(self, row: int, column: str, value: str, problem: str, remedy: str) -> None:
        """Report a row that could not be read."""
        file = self.files[-1].name if self.files else ""
        self.rejects.append(
            Reject(file=file, row=row, column=column, value=value[:200], problem=problem, remedy=remedy)
        )

    def finish(self, *, title: str, source_url: str, licence: str, version: str = "") -> ListVersion:
        """Return the version; rows that repeat word for word count once."""
        return ListVersion(
            list_id=self.list_id,
            version=version or self.as_of.isoformat(),
            as_of=self.as_of,
            history_from=self.history_from or self.as_of,
            title=title,
            source_url=source_url,
            licence=licence,
            sha256=_joint(self.files),
            partial=self.partial,
            reliability=self.grade,
            files=tuple(self.files),
            notes=tuple(self.notes),
            rejects=tuple(self.rejects),
            **{name: _table(name, rows) for name, rows in self.rows.items()},
        )

    def _value(
        self,
        table: str,
        entity: tuple[str, str],
        texts: dict[str, str],
        locator: str,
        public_from: dt.date | None,
    ) -> None:
        own = {"entity_id": entity[0], "schema": entity[1], **texts}
        self._add(table, own, locator, (public_from or self.as_of,))

    def _add(self, table: str, texts: Mapping[str, str], locator: str, days: tuple[dt.date, ...]) -> None:
        own = {"document": self.document, "locator": locator, "reliability": self.grade, **texts}
        self.rows[table].append((*(own.get(column, "") for column in _TEXTS[table]), *days))


def short_id(list_id: str, *parts: str) -> str:
    """Return a stable id for an entity that its source does not number.

    >>> short_id("us_dhs_uflpa", "An Invented Mill Co., Ltd.")
    'us_dhs_uflpa-b9b49e64217d'
    """
    folded = "\x1f".join("".join(c for c in part.casefold() if c.isalnum()) for part in parts)
    return f"{list_id}-{hashlib.sha256(folded.encode()).hexdigest()[:12]}"


def _joint(files: Sequence[ListFile]) -> str:
    """Return the hash of the one file, else a hash over the hashes of all."""
    if len(files) == 1:
        return files[0].sha256
    return hashlib.sha256("\n".join(file.sha256 for file in files).encode()).hexdigest()


def _table(name: str, rows: list[tuple[object, ...]]) -> pa.Table:
    schema = TABLES[name]
    columns = list(zip(*dict.fromkeys(rows), strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, kind.type) for column, kind in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


UNKNOWN: Final = Span(from_earliest=LONG_AGO, from_latest=FOREVER)
"""A listing that no source dates: never "in force", always "not known"."""
