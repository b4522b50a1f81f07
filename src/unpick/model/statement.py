"""The statement: one sentence of one source about one property of one entity, with where it stands.

FollowTheMoney's thirteen fields, plus where in the document it stands, when it held, when it became
public, how it was read, how good the source is and whether its source is protected.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from unpick.model.days import FOREVER, LONG_AGO

__all__ = ["COLUMNS", "GRADES", "METHODS", "Statement", "statement_id"]

METHODS = ("parsed", "keyed", "ocr", "model")
"""How a value came out of its document."""

GRADES = ("A", "B", "C", "D", "E", "F")
"""Reliability of a source, A completely reliable to F cannot be judged (the Admiralty code)."""

COLUMNS = (
    "id",
    "entity_id",
    "schema",
    "prop",
    "value",
    "original_value",
    "lang",
    "dataset",
    "origin",
    "external",
    "first_seen",
    "last_seen",
    "document",
    "locator",
    "valid_from",
    "valid_to",
    "public_from",
    "method",
    "extractor",
    "reliability",
    "protected",
)
"""Columns of the statement table. canonical_id is never stored: it is joined from `cluster` on read."""

_HASHED = (
    "entity_id",
    "schema",
    "prop",
    "original_value",
    "lang",
    "dataset",
    "document",
    "locator",
)


def statement_id(
    *,
    entity_id: str,
    schema: str,
    prop: str,
    original_value: str,
    lang: str,
    dataset: str,
    document: str,
    locator: str,
    valid_from: dt.date,
    valid_to: dt.date,
) -> str:
    """Return the id of a statement: the first 40 hex digits of a SHA-256 over what makes it that statement.

    Left out on purpose: canonical_id, first and last seen, extractor version, reliability (design,
    section 2), so that a re-read or a better grade does not make a new statement.
    """
    parts = (entity_id, schema, prop, original_value, lang, dataset, document, locator)
    text = "\x1f".join((*parts, valid_from.isoformat(), valid_to.isoformat()))
    return hashlib.sha256(text.encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement.

    Attributes:
        entity_id: the thing spoken of; stable within its dataset.
        schema: FollowTheMoney schema, or one of ours that declares a stock ancestor.
        prop: property of that schema.
        value: the value, cleaned.
        original_value: the value as the source spells it; defaults to `value`.
        lang: ISO 639-3 of the value, empty when it has none.
        dataset: who speaks, such as `us_ofac_sdn`.
        origin: witness, dataset or document the statement goes back to; copies share it and count once.
        document: SHA-256 of the original it was read from.
        locator: where in the document: `row:12`, `page:3 box:...`, `offset:120-180`.
        valid_from, valid_to: when the fact held, half-open; open ends are LONG_AGO and FOREVER.
        public_from: the day the source became public; else the list version; else retrieval.
        method: one of METHODS. extractor: name and version of the reader.
        reliability: one of GRADES. protected: its source must not leave in an export.
    """

    entity_id: str
    schema: str
    prop: str
    value: str
    dataset: str
    public_from: dt.date
    original_value: str = ""
    lang: str = ""
    origin: str = ""
    external: bool = False
    first_seen: dt.date | None = None
    last_seen: dt.date | None = None
    document: str = ""
    locator: str = ""
    valid_from: dt.date = LONG_AGO
    valid_to: dt.date = FOREVER
    method: str = "parsed"
    extractor: str = ""
    reliability: str = "F"
    protected: bool = False
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Fill original_value and the id; refuse what no table may hold."""
        if self.method not in METHODS or self.reliability not in GRADES:
            raise ValueError(f"method '{self.method}' or reliability '{self.reliability}' is unknown")
        if not self.original_value:
            object.__setattr__(self, "original_value", self.value)
        hashed = {name: getattr(self, name) for name in _HASHED}
        new = statement_id(**hashed, valid_from=self.valid_from, valid_to=self.valid_to)
        object.__setattr__(self, "id", new)

    def as_row(self) -> dict[str, object]:
        """Return the statement as a row of the statement table."""
        return {name: getattr(self, name) for name in COLUMNS}
