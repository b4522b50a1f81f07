"""What the workspace says about a subject: its claims and links, each with its source."""

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

    def as_claim(self, evidence: "Evidence") -> dict[str, Any]:
        """Return the claim as the JSON documents carry it."""
        return {
            "id": self.id,
            "subject": {"id": self.subject, "name": evidence.name(self.subject)},
            "predicate": self.predicate,
            "object": self._object(evidence),
            "bound": self.bound if self.value else None,
            "value": self.value or None,
            "unit": self.unit or None,
            "period": self.period or None,
            "quote": self.quote or None,
            "attribution": self.attribution or None,
            "certainty": self.certainty or None,
            "date": self.source.date or self.source.public_from.isoformat(),
            "polarity": "denied" if self.denied else "stated",
            "kind": self.kind or self.schema.lower(),
            "origin": self.source.origin,
            "why": list(self.why),
            "source": self.source.as_dict(),
        }

    def _object(self, evidence: "Evidence") -> str | None:
        """Return what is said of the subject; of several that are left open, all, with "or" between."""
        return " or ".join(evidence.name(one) for one in self.object.split("|")) if self.object else None

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


_TEXTS = ("object", "value", "unit", "bound", "quote", "attribution", "certainty", "goods", "kind")


def read_evidence(reader: "Reader") -> Evidence:
    """Return every claim and link that the reader can see.

    Args:
        reader: opened with the `known_at` of the question; what became public later is not in it.
    """
    said = [_said(row) for row in reader.rows("unpick.store", "sql/said.sql")]
    entities = reader.table("entity").select(["entity_id", "schema", "caption"]).to_pylist()
    return Evidence(
        said=tuple(said),
        names={row["entity_id"]: row["caption"] for row in entities},
        schemas={row["entity_id"]: row["schema"] for row in entities},
    )


def _said(row: dict[str, Any]) -> Said:
    return Said(
        id=row["id"],
        schema=row["schema"],
        subject=row["subject"] or "",
        predicate=row["predicate"] or "",
        denied=row["polarity"] == "denied",
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        why=tuple(row["why"]),
        source=_source(row),
        **{text: row[text] or "" for text in _TEXTS},
    )


def _source(row: dict[str, Any]) -> Source:
    return Source(
        id=row["dataset"],
        title=row["source_title"],
        url=row["source_url"] or "",
        date=row["source_date"] or "",
        document=row["document"],
        locator=row["locator"],
        reliability=row["reliability"],
        origin=row["origin"] or row["dataset"],
        public_from=row["public_from"],
    )
