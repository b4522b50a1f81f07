"""A batch of party fields, read: the names in them, their keys and their words as arrays."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from unpick.names.columns import no_collection
from unpick.names.identifiers import identifiers
from unpick.names.lexicon import Tables
from unpick.names.normalise import read_name, read_plain
from unpick.names.parts import Name
from unpick.names.party import party_names, plain_field
from unpick.names.score.dialects import dialects_of
from unpick.names.score.packed import Packed, pack
from unpick.names.search import search_key
from unpick.names.search.rows import Array
from unpick.resolve.asked import reading

_DIGIT: Final = re.compile(r"\d")

__all__ = ["Batch", "form_key", "read_batch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Names of a batch of fields; arrays only, so that one process reads them and another compares them.

    Attributes:
        fields: how many there were. field: of each name, the number of its field; a field may hold several names or none.
        keys: for the search. typed: one for names that differ in form only. texts: the names, cleaned.
        legal: bool, a legal form stands in the name, so that it is a firm's. packed: for the scorer. numbered: fields in which an identifier stands, to be answered one by one.
        seconds: CPU that reading took.
    """

    fields: int
    field: Array
    keys: pa.Array
    typed: pa.Array
    texts: pa.Array
    legal: Array
    packed: Packed
    numbered: tuple[int, ...]
    seconds: float

    def __len__(self) -> int:
        return int(self.field.size)


def read_batch(texts: Iterable[str | None], tables: Tables) -> Batch:
    """Read party fields; null is read as the empty text."""
    began = time.process_time()
    names: list[Name] = []
    field: list[int] = []
    numbered: list[int] = []
    count = 0
    with no_collection():
        for count, text in enumerate(texts, 1):
            given = text or ""
            plain = plain_field(given)
            if plain is not None:
                names.append(read_plain(*plain, tables))
                field.append(count - 1)
                continue
            digits = _DIGIT.search(given) is not None
            if digits and identifiers(given):
                numbered.append(count - 1)
            for one in reading(given).names if digits else party_names(given):
                names.append(read_name(one, tables))
                field.append(count - 1)
        told = [dialects_of(name) for name in names]
        keys = [search_key(*both) for both in zip(names, told, strict=True)]
        return Batch(
            fields=count,
            field=np.array(field, np.int32),
            keys=pa.array(keys, pa.large_string()),
            typed=pa.array([form_key(name) for name in names], pa.large_string()),
            texts=pa.array([name.text for name in names], pa.large_string()),
            legal=np.array([bool(name.of("legal")) for name in names], np.bool_),
            packed=pack(names, dialects=told),
            numbered=tuple(numbered),
            seconds=time.process_time() - began,
        )


def form_key(name: Name) -> str | None:
    """Return the key of names that differ in form only, None for a name of form words alone."""
    return name.typed_key or None
