"""Facts files: what cited sources say, written by a person in YAML, read into statements and shipments.

A facts file names its sources once (title, address, day it became public, grade) and then says, row by
row, what each of them says. Nothing in it stands without a source. `docs/facts.md` explains the rows.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from unpick.model.bundled import bundled_bytes
from unpick.model.days import FOREVER, LONG_AGO, parse_day
from unpick.model.errors import UnreadableFile
from unpick.model.reject import Reject
from unpick.model.statement import Statement

__all__ = ["EXTRACTOR", "FactsFile", "FactsSource", "origin_of", "read_facts", "source_entity"]

EXTRACTOR: Final = "facts/1"
"""Name and version of this reader, as statements carry it."""

_LINK_PROPS: Final = ("kind", "share", "quote", "attribution", "certainty", "polarity", "product", "goods")
_CLAIM_PROPS: Final = (
    *("predicate", "object", "value", "unit", "bound", "quote"),
    *("attribution", "certainty", "polarity", "kind", "goods", "about"),
)
_SHIPMENT_OWN: Final = ("source", "date", "quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsSource:
    """One cited source of a facts file; `dataset` is its id within the workspace.

    Attributes:
        lang: language of its words (BCP 47). translated: by whom. archive, archived: where and when it was archived.
    """

    dataset: str
    title: str
    url: str
    published: str
    public_from: dt.date
    reliability: str
    origin: str
    read_in: str
    note: str
    protected: bool
    lang: str = ""
    translated: str = ""
    archive: str = ""
    archived: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsFile:
    """What a facts file says.

    Attributes:
        id: slug of the file. title: what it is about. invented: every row is made up.
        sources: by the short id that the rows use.
        rejects: rows that were left out, with the reason.
        questions: what is asked of the case, with the expected answers; empty but for the replays.
    """

    id: str
    title: str
    invented: bool
    name: str
    sources: dict[str, FactsSource]
    rows: dict[str, list[dict[str, Any]]]
    rejects: list[Reject] = field(default_factory=list)

    @property
    def questions(self) -> list[dict[str, Any]]:
        """Return what is asked of the case, with the expected answers."""
        return self.rows["questions"]

    def statements(self, document: str) -> Iterator[Statement]:
        """Yield every statement of the file, located in the document with this SHA-256."""
        writer = _Writer(file=self, document=document)
        for source in self.sources.values():
            yield from writer.of_source(source)
        for number, row in enumerate(self.rows["entities"]):
            yield from writer.of_entity(row, f"entities/{number}")
        for number, row in enumerate(self.rows["links"]):
            yield from writer.of_link(row, f"links/{number}")
        for number, row in enumerate(self.rows["claims"]):
            yield from writer.of_claim(row, f"claims/{number}")

    def shipments(self) -> list[dict[str, Any]]:
        """Return the shipment rows in the columns of the shipment table, but for the document.

        A day given as a year or a month stays out of `date`: an undated shipment is undecided, never
        dated by guess.
        """
        return [self._shipment(number, row) for number, row in enumerate(self.rows["shipments"])]

    def _shipment(self, number: int, row: dict[str, Any]) -> dict[str, Any]:
        source = self.sources[row["source"]]
        first, after = parse_day(row["date"]) if row.get("date") else (None, None)
        exact = first if first and after and (after - first).days == 1 else None
        own = {key: value for key, value in row.items() if key not in _SHIPMENT_OWN}
        return {
            **own,
            "row": number,
            "date": exact,
            "dataset": source.dataset,
            "public_from": source.public_from,
            "reliability": source.reliability,
            "protected": source.protected,
        }


def source_entity(dataset: str) -> str:
    """Return the id of the document entity that describes a dataset.

    >>> source_entity("poof.ruling")
    'src-poof.ruling'
    """
    return f"src-{dataset}"


def read_facts(data: bytes, name: str, *, protected: bool = False) -> FactsFile:
    """Read a facts file.

    Args:
        data: the bytes of the YAML file.
        name: its name, for messages.
        protected: every source of the file is protected, whatever it says itself.

    Raises:
        UnreadableFile: it is no YAML, no facts file, or breaks the schema at the top.
    """
    document = _parse(data, name)
    _check(document, name)
    sources = {row["id"]: _source(document["id"], row, protected=protected) for row in document["sources"]}
    sources = {one: replace(source, origin=origin_of(one, sources)) for one, source in sources.items()}
    rejects: list[Reject] = []
    known = {row["id"] for row in document.get("entities", [])}
    rows = {
        part: [
            row
            for number, row in enumerate(document.get(part, []))
            if _sound(row, sources, rejects, (name, part, number))
        ]
        for part in ("entities", "shipments", "links", "claims")
    }
    rows["questions"] = document.get("questions", [])
    _warn_of_strangers(rows, known, name)
    return FactsFile(
        id=document["id"],
        title=document["title"],
        invented=bool(document.get("invented", False)),
        name=name,
        sources=sources,
        rows=rows,
        rejects=rejects,
    )


def _parse(data: bytes, name: str) -> dict[str, Any]:
    from unpick.datasets.keyed_yaml import KeyedYamlFault, read_keyed_yaml

    try:
        document = read_keyed_yaml(data)
    except KeyedYamlFault as fault:
        raise UnreadableFile(
            name, f"this is no YAML of facts ({fault})", "correct the line, and save as UTF-8"
        ) from None
    if not isinstance(document, dict) or document.get("unpick") != "facts/1":
        raise UnreadableFile(
            name, "the line 'unpick: facts/1' is missing", "start from `unpick template facts`"
        )
    return document


def _check(document: dict[str, Any], name: str) -> None:
    import jsonschema

    schema = json.loads(bundled_bytes("unpick.datasets", "facts.schema.json"))
    problems = sorted(
        jsonschema.Draft202012Validator(schema).iter_errors(document), key=lambda e: list(map(str, e.path))
    )
    if problems:
        first = problems[0]
        where = "/".join(str(step) for step in first.path) or "top"
        raise UnreadableFile(
            f"{name} at {where}", first.message, "see `unpick template facts` for the form of each row"
        )


def origin_of(named: str, sources: dict[str, FactsSource]) -> str:
    """Return what a text goes back to in the end: a copy of a copy goes back to what was copied first.

    Args:
        named: an origin as it is written: a source of the file by its short id, a dataset, or any other name.
        sources: of the file, by their short ids; their origins as they are written.
    """
    held = {**{one.dataset: one for one in sources.values()}, **sources}
    met: list[str] = []
    while named in held and held[named].dataset not in met:
        met.append(held[named].dataset)
        named = held[named].origin
    # Sources that name each other in a circle are one origin, whichever is asked about.
    return min(met[met.index(held[named].dataset) :]) if named in held else named


def _source(file_id: str, row: dict[str, Any], *, protected: bool) -> FactsSource:
    return FactsSource(
        dataset=f"{file_id}.{row['id']}",
        title=row["title"],
        url=row.get("url", ""),
        published=row.get("published", ""),
        # A month or a year became public on its last day at the latest: nothing is known early.
        public_from=parse_day(row["public_from"])[1] - dt.timedelta(days=1),
        reliability=row["reliability"],
        origin=row.get("origin", f"{file_id}.{row['id']}"),
        read_in=row.get("read_in", ""),
        note=row.get("note", ""),
        lang=row.get("lang", ""),
        translated=row.get("translated", ""),
        archive=row.get("archive", ""),
        archived=row.get("archived", ""),
        protected=protected or bool(row.get("protected", False)),
    )


def _sound(
    row: dict[str, Any], sources: dict[str, FactsSource], rejects: list[Reject], where: tuple[str, str, int]
) -> bool:
    """Tell whether a row can be kept; if not, add the reason."""
    name, part, number = where
    problem = _problem(row, sources)
    if problem:
        column, value, says, remedy = problem
        rejects.append(
            Reject(
                file=name,
                row=number + 1,
                column=f"{part}.{column}",
                value=value[:200],
                problem=says,
                remedy=remedy,
            )
        )
    return not problem


def _problem(row: dict[str, Any], sources: dict[str, FactsSource]) -> tuple[str, str, str, str] | None:
    if row["source"] not in sources:
        return "source", row["source"], "no source of this name in the file", "add it under sources"
    for column in ("from", "to", "date"):
        if row.get(column):
            try:
                parse_day(row[column])
            except ValueError as error:
                return column, str(row[column]), str(error), "write it as 2021, 2021-03 or 2021-03-05"
    if row.get("from") and row.get("to") and parse_day(row["from"])[0] > parse_day(row["to"])[0]:
        return (
            "to",
            str(row["to"]),
            f"the end lies before the start {row['from']}",
            "exchange or correct them",
        )
    return None


def _warn_of_strangers(rows: dict[str, list[dict[str, Any]]], known: set[str], name: str) -> None:
    """Refuse a link or claim about an entity that the file does not introduce.

    Raises:
        UnreadableFile: naming the first such row.
    """
    for part, columns in (("links", ("subject", "object")), ("claims", ("subject",))):
        for number, row in enumerate(rows[part]):
            for column in columns:
                if row[column] not in known:
                    raise UnreadableFile(
                        f"{name} at {part}/{number}",
                        f"'{row[column]}' is no entity of this file",
                        "add it under entities",
                    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Turns rows of one file into statements."""

    file: FactsFile
    document: str

    def of_source(self, source: FactsSource) -> Iterator[Statement]:
        values = {"title": source.title, "sourceUrl": source.url, "publishedAt": source.published}
        values |= {"notes": source.note, "processingStatus": source.read_in, "origin": source.origin}
        values |= {"language": source.lang, "translatedBy": source.translated}
        values |= {"archiveUrl": source.archive, "archivedAt": source.archived}
        values |= {"publicFrom": source.public_from.isoformat(), "reliability": source.reliability}
        yield from self._all(
            source_entity(source.dataset), "Document", values, source, f"sources/{source.dataset}"
        )

    def of_entity(self, row: dict[str, Any], where: str) -> Iterator[Statement]:
        source = self.file.sources[row["source"]]
        for number, name in enumerate(row["names"]):
            speaker = self.file.sources[name.get("source", row["source"])]
            lang = name.get("lang", "eng")
            yield self._one(
                (row["id"], row["schema"], name.get("kind", "name"), name["name"]),
                speaker,
                f"{where}/names/{number}",
                lang=lang,
            )
        values = {key: row.get(key, "") for key in ("country", "address", "role", "note")}
        values = {("notes" if key == "note" else key): value for key, value in values.items()}
        yield from self._all(
            row["id"], row["schema"], {**values, **row.get("identifiers", {})}, source, where
        )
        for code in row.get("hs", []):
            yield self._one((row["id"], row["schema"], "hsCode", code), source, where)

    def of_link(self, row: dict[str, Any], where: str) -> Iterator[Statement]:
        values = {"subject": row["subject"], "object": row["object"]}
        values |= {prop: str(row.get(prop, "")) for prop in _LINK_PROPS}
        values["polarity"] = values["polarity"] or "stated"
        yield from self._dated(row, where, "Link", values, ("startDate", "endDate"))

    def of_claim(self, row: dict[str, Any], where: str) -> Iterator[Statement]:
        values = {"subject": row["subject"]} | {prop: str(row.get(prop, "")) for prop in _CLAIM_PROPS}
        values["polarity"] = values["polarity"] or "stated"
        yield from self._dated(row, where, "Claim", values, ("periodFrom", "periodTo"))

    def _dated(
        self, row: dict[str, Any], where: str, schema: str, values: dict[str, str], days: tuple[str, str]
    ) -> Iterator[Statement]:
        source = self.file.sources[row["source"]]
        entity = f"{schema.lower()}-{self.file.id}-{where.replace('/', '-')}"
        start = parse_day(row["from"])[0] if row.get("from") else LONG_AGO
        end = parse_day(row["to"])[1] if row.get("to") else FOREVER
        values |= {days[0]: str(row.get("from", "")), days[1]: str(row.get("to", ""))}
        values |= {"proof": source_entity(source.dataset), "sourceUrl": source.url}
        if row.get("origin"):
            # What this sentence restates, where the source has others of its own or from elsewhere.
            source = replace(source, origin=origin_of(row["origin"], self.file.sources))
        for prop, value in values.items():
            if value:
                yield self._one((entity, schema, prop, value), source, where, valid=(start, end))

    def _all(
        self, entity: str, schema: str, values: dict[str, str], source: FactsSource, where: str
    ) -> Iterator[Statement]:
        for prop, value in values.items():
            if value:
                yield self._one((entity, schema, prop, str(value)), source, where)

    def _one(
        self,
        said: tuple[str, str, str, str],
        source: FactsSource,
        where: str,
        *,
        lang: str = "",
        valid: tuple[dt.date, dt.date] = (LONG_AGO, FOREVER),
    ) -> Statement:
        entity, schema, prop, value = said
        return Statement(
            entity_id=entity,
            schema=schema,
            prop=prop,
            value=value,
            lang=lang,
            dataset=source.dataset,
            origin=source.origin,
            document=self.document,
            locator=where,
            valid_from=valid[0],
            valid_to=valid[1],
            public_from=source.public_from,
            method="keyed",
            extractor=EXTRACTOR,
            reliability=source.reliability,
            protected=source.protected,
        )
