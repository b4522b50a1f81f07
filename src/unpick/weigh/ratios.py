"""What kinds of evidence weigh: one cited table, which a workspace may replace."""

import functools
from dataclasses import dataclass
from typing import Any

from unpick.model.bundled import read_bundled_yaml
from unpick.weigh.line import FAMILIES

__all__ = ["Ratio", "Ratios", "bundled_ratios", "ratio_of", "read_ratios"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How much likelier a kind of evidence is under the first proposition; half_life in months, None stays."""

    kind: str
    family: str
    ratio: float
    half_life: float | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratios:
    """A table of ratios.

    Attributes:
        claims: predicate to object or value ("*" for any) to kind. links: kind of link to kind of evidence.
        asks: of each family what would have to be looked at.
    """

    version: str
    kinds: dict[str, Ratio]
    claims: dict[str, dict[str, str]]
    links: dict[str, str]
    asks: dict[str, str]

    def of_claim(self, predicate: str, said: str) -> Ratio | None:
        """Return what a claim weighs by its predicate and object or value; None where it says nothing of the propositions."""
        held = self.claims.get(predicate, {})
        kind = held.get(said) or held.get("*")
        return self.kinds[kind] if kind else None


@functools.cache
def bundled_ratios() -> Ratios:
    """Return the table that ships with the package."""
    return read_ratios(read_bundled_yaml("unpick.weigh", "ratios.yml"))


def read_ratios(told: dict[str, Any]) -> Ratios:
    """Return a table from its YAML.

    Raises:
        ValueError: a row lacks a column or has a value that is none.
    """
    kinds = {}
    for kind, row in told["kinds"].items():
        unknown = {"family", "ratio", "half_life", "says"} ^ set(row)
        if unknown:
            raise ValueError(
                f"ratios: {kind}: {', '.join(sorted(unknown))}: each row has family, ratio, half_life, says"
            )
        if row["family"] not in FAMILIES:
            raise ValueError(f"ratios: {kind}: family '{row['family']}' is none of {', '.join(FAMILIES)}")
        if not float(row["ratio"]) > 0:
            raise ValueError(f"ratios: {kind}: a ratio of {row['ratio']} is none: it is above 0")
        half = row["half_life"]
        kinds[kind] = Ratio(
            kind=kind,
            family=row["family"],
            ratio=float(row["ratio"]),
            half_life=None if half is None else float(half),
            says=row["says"],
        )
    used = {*(kind for row in told["claims"].values() for kind in row.values()), *told["links"].values()}
    if used - kinds.keys():
        raise ValueError(
            f"claims and links name kinds that have no row: {', '.join(sorted(used - kinds.keys()))}"
        )
    return Ratios(
        version=str(told["version"]),
        kinds=kinds,
        claims={
            predicate: {str(key): kind for key, kind in row.items()}
            for predicate, row in told["claims"].items()
        },
        links=dict(told["links"]),
        asks={family: told["ask"][family] for family in FAMILIES},
    )


def ratio_of(kind: str, ratios: Ratios | None = None) -> Ratio:
    """Return the row of a kind of evidence.

    Raises:
        KeyError: the table has no such kind.
    """
    return (ratios or bundled_ratios()).kinds[kind]
