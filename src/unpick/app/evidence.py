"""What the workspace says about a subject: its claims and links, each with source, quote and counter-claim."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unpick.model.days import FOREVER, LONG_AGO

if TYPE_CHECKING:
    from unpick.store.reader import Reader

__all__ = ["Evidence", "Said", "Source", "count_origins", "read_evidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says it: title, address, day of publication, grade, and the origin that copies share."""

    id: str
    title: str
    url: str
    date: str
    document: str
    locator: str
    reliability: str
    origin: str
    public_from: dt.date

    def as_dict(self) -> dict[str, str]:
        """Return the source as the JSON documents carry it."""
        return {
            "title": self.title,
            "url": self.url,
            "date": self.date or self.public_from.isoformat(),
            "document": self.document,
            "locator": self.locator,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim or link: subject, predicate (or kind of link), object or value, period, polarity, source."""

    id: str
    schema: str
    subject: str
    predicate: str
    object: str
    value: str
    unit: str
    bound: str
    quote: str
    attribution: str
    certainty: str
    kind: str
    goods: str
    denied: bool
    valid_from: dt.date
    valid_to: dt.date
    why: tuple[str, ...]
    source: Source

    def held_on(self, day: dt.date) -> bool:
        """Tell whether the period of the claim covers the day; an open end covers it."""
        return self.valid_from <= day and (day < self.valid_to or self.valid_to == FOREVER)

    @property
    def period(self) -> str:
        """Return the period in words, empty when the claim has none."""
        start = "" if self.valid_from == LONG_AGO else f"from {self.valid_from.isoformat()}"
        last = self.valid_to - dt.timedelta(days=1)
        end = "" if self.valid_to == FOREVER else f"to {last.isoformat()}"
        return " ".join(part for part in (start, end) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All claims and links that were public, by subject, in a fixed order."""

    said: tuple[Said, ...]
    names: Mapping[str, str]
    schemas: Mapping[str, str]

    def about(self, subject: str, predicate: str | None = None) -> list[Said]:
        """Return what is said of a subject, with one predicate or with any."""
        return [said for said in self.said if said.subject == subject and predicate in (None, said.predicate)]

    def name(self, entity: str) -> str:
        """Return the caption of an entity, or its id when it has none."""
        return self.names.get(entity, entity)


def count_origins(said: Iterable[Said]) -> int:
    """Return from how many origins the claims come: copies of one report count once."""
    return len({one.source.origin for one in said})


_STATEMENTS = """
select entity_id, schema, prop, value, id, dataset, origin, document, locator,
       valid_from, valid_to, public_from, reliability
from statement
where schema in ('Claim', 'Link', 'Document')
   or (prop = 'name' and schema in ('Company', 'Organization', 'PublicBody', 'LegalEntity', 'Site', 'Product', 'Vessel'))
order by entity_id, prop, id
"""


def read_evidence(reader: "Reader") -> Evidence:
    """Return every claim and link that the reader can see.

    Args:
        reader: opened with the `known_at` of the question; what became public later is not in it.
    """
    cursor = reader.connection.execute(_STATEMENTS)
    columns = [column[0] for column in cursor.description or []]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    entities = _pivot(rows)
    sources = {entity: props for entity, props in entities.items() if props["schema"] == "Document"}
    said = [
        _said(entity, props, sources)
        for entity, props in entities.items()
        if props["schema"] in ("Claim", "Link")
    ]
    named = {entity: props["name"] for entity, props in entities.items() if "name" in props}
    schemas = {entity: props["schema"] for entity, props in entities.items()}
    return Evidence(said=tuple(said), names=named, schemas=schemas)


def _pivot(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return one record per entity: first value per property, all statement ids, the row of the first."""
    entities: dict[str, dict[str, Any]] = {}
    for row in rows:
        props = entities.setdefault(row["entity_id"], {"schema": row["schema"], "why": [], "row": row})
        props.setdefault(row["prop"], row["value"])
        props["why"].append(row["id"])
    return entities


def _said(entity: str, props: dict[str, Any], sources: Mapping[str, dict[str, Any]]) -> Said:
    row = props["row"]
    texts = ("object", "value", "unit", "bound", "quote", "attribution", "certainty", "goods")
    return Said(
        id=entity,
        schema=row["schema"],
        subject=props.get("subject", ""),
        predicate=props.get("predicate", "") if row["schema"] == "Claim" else props.get("kind", ""),
        kind=props.get("kind", "") if row["schema"] == "Claim" else "",
        denied=props.get("polarity") == "denied",
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        why=tuple(props["why"]),
        source=_source(row, sources.get(props.get("proof", ""), {})),
        **{text: props.get(text, "") for text in texts},
    )


def _source(row: dict[str, Any], about: Mapping[str, Any]) -> Source:
    return Source(
        id=row["dataset"],
        title=about.get("title", row["dataset"]),
        url=about.get("sourceUrl", ""),
        date=about.get("publishedAt", ""),
        document=row["document"],
        locator=row["locator"],
        reliability=row["reliability"],
        origin=row["origin"] or row["dataset"],
        public_from=row["public_from"],
    )
