"""Identifiers as evidence: which entity carries a number, and which two numbers make two things of two records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from unpick.names.identifiers import NAMES_ONE, Identifier, identifier_key, is_valid

__all__ = ["Numbered", "clash", "holders", "references"]

_REFERENCES: Final = {
    "us_ofac_sdn": "ofacRef",
    "un_sc": "unRef",
    "eu_1509": "euRef",
    "eu_1998": "euRef",
}
"""Lists whose reference numbers name one entry, as people quote them."""

_ALSO: Final = {
    # The lists keep the IMO number of a company among its registration numbers (datasets/lists/remarks.py).
    "imoCompanyNumber": frozenset({"registrationNumber", "imoNumber"}),
    "imoNumber": frozenset({"registrationNumber"}),
    "krBusinessNumber": frozenset({"registrationNumber", "taxNumber"}),
    "customsCode": frozenset({"registrationNumber"}),
}
"""Kinds under which a record may carry a number of another kind."""

_CALLED: Final = {
    "imoNumber": "IMO number",
    "leiCode": "LEI",
    "uscCode": "USCC",
    "ofacRef": "OFAC reference",
    "unRef": "UN reference",
}


class Numbered(Protocol):
    """What knows the identifiers of entities."""

    @property
    def by_identifier(self) -> Mapping[str, Sequence[str]]: ...  # noqa: D102
    @property
    def numbers(self) -> Mapping[str, Sequence[tuple[str, str]]]: ...  # noqa: D102


def references(listings: Mapping[str, Iterable[Mapping[str, Any]]]) -> Iterator[tuple[str, str, str]]:
    """Yield (entity, kind, key) of the reference numbers under which official lists name entities."""
    for entity, rows in listings.items():
        for row in rows:
            kind = _REFERENCES.get(str(row.get("list") or ""))
            if kind and row.get("ref"):
                yield entity, kind, identifier_key(str(row["ref"]))


def holders(index: Numbered, one: Identifier) -> list[str]:
    """Return the entities that carry a number, under its kind or one that may stand for it."""
    kinds = {one.kind, "", *_ALSO.get(one.kind, ())}
    entities = dict.fromkeys(index.by_identifier.get(one.value, ()))
    return [
        entity
        for entity in entities
        if any(key == one.value and kind in kinds for kind, key in index.numbers.get(entity, ()))
    ]


def clash(a: Iterable[tuple[str, str]], b: Iterable[tuple[str, str]]) -> str:
    """Return in words why two sets of numbers name two things, or nothing.

    Only kinds of which a thing has one count, and only numbers with a right check digit; a number that both
    carry outweighs all others.

    >>> clash([("ofacRef", "9524")], [("ofacRef", "9525")])
    'OFAC reference 9524 and 9525: two numbers of a kind of which a thing has one'
    """
    first, second = _one_each(a), _one_each(b)
    if any(held & second.get(kind, set()) for kind, held in first.items()):
        return ""
    for kind in sorted(first.keys() & second.keys()):
        told = f"{_CALLED[kind]} {', '.join(sorted(first[kind]))} and {', '.join(sorted(second[kind]))}"
        return f"{told}: two numbers of a kind of which a thing has one"
    return ""


def _one_each(numbers: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for kind, key in numbers:
        if kind in NAMES_ONE and is_valid(Identifier(kind=kind, value=key)):
            held.setdefault(kind, set()).add(key)
    return held
