"""What the bundled registers of sites and goods share: their sources, dated events, their check, how a name is folded."""

import difflib
import functools
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from unpick.model.bundled import bundled_bytes, read_bundled_yaml
from unpick.model.errors import UnreadableFile

__all__ = [
    "CitedEvent",
    "CitedSource",
    "checked_register",
    "event_of",
    "fold_name",
    "nearest_names",
    "sources_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """Where a sentence stands.

    Attributes:
        date: ISO day, month or year of publication; empty when the page has none.
        origin: who said it first; sources of one origin count once.
        read_in: the source that quotes this one, when it was read there.
    """

    id: str
    title: str
    url: str
    date: str
    lang: str
    reliability: str
    origin: str
    read_in: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedEvent:
    """What happened, from and to an ISO day, month or year; an open end is empty."""

    start: str
    end: str
    says: str
    source: CitedSource
    regime: str


@functools.cache
def checked_register(package: str, stem: str) -> dict[str, Any]:
    """Return the document `STEM.yml` of a package after its check against `STEM.schema.json`.

    Raises:
        UnreadableFile: the document breaks its schema.
    """
    import jsonschema

    document: dict[str, Any] = read_bundled_yaml(package, f"{stem}.yml")
    schema = json.loads(bundled_bytes(package, f"{stem}.schema.json"))
    fault = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(document))
    if fault is not None:
        raise UnreadableFile(
            f"{stem}.yml at {fault.json_path}", fault.message, f"see {stem}.schema.json beside it"
        )
    return document


def sources_of(document: dict[str, Any]) -> dict[str, CitedSource]:
    """Return the sources of a register by id."""
    return {
        key: CitedSource(
            id=key,
            title=row["title"],
            url=row.get("url", ""),
            date=row["date"] or "",
            lang=row.get("lang", "en"),
            reliability=row["reliability"],
            origin=row.get("origin", key),
            read_in=row.get("read_in", ""),
            mark=row.get("mark", ""),
        )
        for key, row in document["sources"].items()
    }


def event_of(row: dict[str, Any], sources: dict[str, CitedSource]) -> CitedEvent:
    """Return a dated event.

    Raises:
        KeyError: it cites a source that is not among them.
    """
    return CitedEvent(
        start=row["from"] or "",
        end=row["to"] or "",
        says=row["says"],
        source=sources[row["source"]],
        regime=row.get("regime", ""),
    )


def fold_name(text: str) -> str:
    """Return a name for comparison: letters and digits only, no case, accents or width.

    >>> fold_name("Sinŭiju-City"), fold_name("개성 공단") == fold_name("개성공단")
    ('sinuijucity', True)
    """
    loose = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in loose if unicodedata.category(letter)[0] in "LN")
    return unicodedata.normalize("NFKC", kept)


def nearest_names(text: str, names: Iterable[str], *, most: int) -> tuple[str, ...]:
    """Return the names that look most like a text, best first; of names that fold to one, the last."""
    shown = {fold_name(name): name for name in names}
    return tuple(
        shown[near] for near in difflib.get_close_matches(fold_name(text), list(shown), n=most, cutoff=0.5)
    )
