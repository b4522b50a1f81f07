"""A proposal that a person accepted, as statements: its source, whom it speaks of, the claim or link, place by place."""

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from unpick.datasets.facts import source_entity
from unpick.model.days import FOREVER, LONG_AGO, parse_day
from unpick.model.statement import Statement

__all__ = ["LINKS", "Accepted", "Kept", "dataset_of", "party_id", "statements_of"]

LINKS: Final = frozenset(
    {"supplies", "ships_to", "owns", "subcontracts", "shares_site", "transfers_labor_to", "part_of_group"}
)
"""Relations between two parties that become links; a relation to a place or to goods stays a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The text that a claim stands in.

    Attributes:
        document: SHA-256 of the original. origin: what copies of one report share. grade: A to F.
        text_sha256: hash of the text that offsets count in.
    """

    document: str
    title: str
    published: dt.date | None
    public_from: dt.date
    origin: str
    grade: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A claim as a person accepted it.

    Attributes:
        said: subject, predicate, object, value, unit, bound, from, to, attribution, certainty, polarity, kind, goods, quote as
            texts; absent ones empty. start, end: its place in the text. by, day: who accepted it and when.
        subject_id, object_id: entities that the workspace knows under these names; empty makes new ones.
        schemas: FtM schema of subject and object where they are parties. extractor: rules, model or hand.
    """

    id: str
    said: Mapping[str, str]
    start: int
    end: int
    by: str
    day: dt.date
    is_link: bool
    subject_id: str = ""
    object_id: str = ""
    method: str = "parsed"
    extractor: str = "press/1"


def dataset_of(document: str) -> str:
    """Return the dataset of a text: each is a source of its own."""
    return f"press.{document[:12]}"


def party_id(name: str) -> str:
    """Return the entity id of a name that the workspace does not know: the same for the same name in every text.

    >>> party_id("Invented River Mill"), party_id("INVENTED  River mill") == party_id("Invented River Mill")
    ('pr-invented-river-mill', True)
    """
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if plain.isascii() and slug and len(slug) <= 60:
        return f"pr-{slug}"
    return f"pr-{hashlib.sha256(plain.encode()).hexdigest()[:16]}"


def statements_of(one: Accepted, kept: Kept) -> Iterator[Statement]:
    """Yield the statements of an accepted claim.

    A range becomes two claims, one for each end: what reads figures reads one number with a bound.
    """
    write = _Writer(kept=kept, one=one)
    yield from write.source()
    subject = one.subject_id or party_id(one.said["subject"])
    if not one.subject_id:
        yield from write.party(subject, one.said["subject"])
    if one.is_link:
        other = one.object_id or party_id(one.said["object"])
        if not one.object_id:
            yield from write.party(other, one.said["object"])
        yield from write.link(subject, other)
        return
    for part, value, bound in _ends(one.said):
        yield from write.claim(subject, part, value, bound)


def _ends(said: Mapping[str, str]) -> list[tuple[str, str, str]]:
    low, to, high = said.get("value", "").partition(" to ")
    if to:
        return [("-low", low, ">="), ("-high", high, "<=")]
    return [("", said.get("value", ""), said.get("bound", ""))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    kept: Kept
    one: Accepted

    def source(self) -> Iterator[Statement]:
        kept = self.kept
        dataset = dataset_of(kept.document)
        values = {
            "title": kept.title or dataset,
            "publishedAt": kept.published.isoformat() if kept.published else "",
            "publicFrom": kept.public_from.isoformat(),
            "reliability": kept.grade,
            "origin": kept.origin,
            "notes": f"offsets count in the text with SHA-256 {kept.text_sha256}",
        }
        for prop, value in values.items():
            if value:
                yield self._one((source_entity(dataset), "Document", prop, value), locator="document")

    def party(self, entity: str, name: str) -> Iterator[Statement]:
        schema = (
            "Company"
            if re.search(r"\b(?:Co|Ltd|Inc|Corp|Company|LLC|Group|Trading)\b|公司|회사", name)
            else "LegalEntity"
        )
        yield self._one((entity, schema, "name", name))

    def claim(self, subject: str, part: str, value: str, bound: str) -> Iterator[Statement]:
        said = self.one.said
        props = {name: said.get(name, "") for name in ("predicate", "object", "unit", "kind", "goods")}
        if not value:
            props["unit"] = ""
        yield from self._dated(
            f"claim-{self.one.id}{part}",
            "Claim",
            {**props, "subject": subject, "value": value, "bound": bound if value else ""},
        )

    def link(self, subject: str, other: str) -> Iterator[Statement]:
        said = self.one.said
        share = said.get("value", "") if said.get("unit") == "share" else ""
        props = {
            "kind": said["predicate"],
            "subject": subject,
            "object": other,
            "share": share,
            "goods": said.get("goods", ""),
        }
        yield from self._dated(f"link-{self.one.id}", "Link", props)

    def _dated(self, entity: str, schema: str, props: Mapping[str, str]) -> Iterator[Statement]:
        said = self.one.said
        shared = {name: said.get(name, "") for name in ("quote", "attribution", "certainty")}
        shared |= {
            "polarity": said.get("polarity") or "stated",
            "proof": source_entity(dataset_of(self.kept.document)),
        }
        shared |= {"reviewedBy": self.one.by, "reviewedAt": self.one.day.isoformat()}
        start = parse_day(said["from"])[0] if said.get("from") else LONG_AGO
        end = parse_day(said["to"])[1] if said.get("to") else FOREVER
        for prop, value in {**props, **shared}.items():
            if value:
                yield self._one((entity, schema, prop, value), valid=(start, end))

    def _one(
        self,
        said: tuple[str, str, str, str],
        *,
        locator: str = "",
        valid: tuple[dt.date, dt.date] = (LONG_AGO, FOREVER),
    ) -> Statement:
        entity, schema, prop, value = said
        return Statement(
            entity_id=entity,
            schema=schema,
            prop=prop,
            value=value,
            dataset=dataset_of(self.kept.document),
            origin=self.kept.origin,
            document=self.kept.document,
            locator=locator or f"offset:{self.one.start}-{self.one.end}",
            valid_from=valid[0],
            valid_to=valid[1],
            public_from=self.kept.public_from,
            method=self.one.method,
            extractor=self.one.extractor,
            reliability=self.kept.grade,
        )
