"""What belongs to a question of exposure: the subject's claims, the goods it imported, where, and over which days."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.app.evidence import Evidence
from unpick.cases.exposure import COUNTS
from unpick.model.days import FOREVER, LONG_AGO

if TYPE_CHECKING:
    from unpick.store.reader import Reader
    from unpick.trace.gather import Gathered

__all__ = ["IMPORTED", "Scope", "meant_by", "read_scope"]

Json = dict[str, Any]

IMPORTED: Final = "imported"
"""Predicate of a claim that a firm or body imported goods which a source describes (docs/facts.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is said of the subject and of the goods that sources say it imported.

    Attributes:
        claims: every claim, denials among them, with `subject` and `source` as records.
        products: goods that the subject imported, by claim. importers: who imported the subject, if it is goods.
        countries: countries of import that sources give.
        periods: first and last day over which sources say that the goods were imported, by goods.
    """

    claims: Sequence[Json]
    products: Sequence[str]
    importers: Sequence[str]
    countries: Sequence[str]
    periods: Mapping[str, tuple[dt.date, dt.date]]

    @property
    def stated(self) -> list[Json]:
        """Return the claims that are not denials."""
        return [row for row in self.claims if row["polarity"] != "denied"]

    def described(
        self, evidence: Evidence, subject: str, on: dt.date | None
    ) -> list[tuple[Json, dt.date | None]]:
        """Return the goods that no bill shows, each with the day that the law is asked about.

        Where no day is asked and a source says that they were imported between two days, the law is asked on the first
        and on the last: shipments between have their own day, which nobody states.
        """
        found: list[tuple[Json, dt.date | None]] = []
        for goods in self.products or (subject,):
            if not any(said.subject == goods for said in evidence.said):
                continue
            line = {"id": goods, "product": goods, "description": evidence.name(goods)}
            days = () if on else self.periods.get(goods, ())
            found += [
                (
                    {
                        **line,
                        "id": f"{evidence.name(goods)}, {day.isoformat()}, {which} day of the stated period",
                    },
                    day,
                )
                for which, day in zip(("first", "last"), days, strict=False)
            ]
            if not days:
                found.append((line, on))
        return found


def meant_by(reader: "Reader", name: str) -> str:
    """Return the id of the one entity that a source calls so by a weak alias; else the name as it was asked.

    A weak alias ("DHSC") joins no rows, but a person who types it means somebody; a name that anybody bears
    as a name of its own goes first.
    """
    from unpick.trace.build import fold_name

    folded = fold_name(name)
    rows = [row for row in reader.table("name").to_pylist() if row["name"]]
    weak = {
        row["entity_id"] for row in rows if row["kind"] == "weakAlias" and fold_name(row["name"]) == folded
    }
    if len(weak) != 1 or any(row["kind"] != "weakAlias" and fold_name(row["name"]) == folded for row in rows):
        return name
    return str(weak.pop())


def read_scope(
    gathered: "Gathered",
    claims: Sequence[Json],
    entities: Sequence[Json],
    subject: str,
    *,
    tentative: Collection[str],
) -> Scope:
    """Return what belongs to the question.

    Args:
        claims, entities: rows of the tables, as the public knew them. subject: canonical id.
        tentative: certainties with which a source itself leaves open whether it is so.
    """
    canonical = gathered.naming.canonical
    pairs = [
        (canonical(row["subject"] or ""), canonical(row["object"] or ""))
        for row in claims
        if row["predicate"] == IMPORTED and row["polarity"] != "denied" and row["certainty"] not in tentative
    ]
    products = list(dict.fromkeys(goods for who, goods in pairs if who == subject))
    importers = list(dict.fromkeys(who for who, goods in pairs if goods == subject))
    about = {subject, *products}
    return Scope(
        claims=_claims(gathered, claims, about, tentative),
        products=products,
        importers=importers,
        countries=_countries(gathered, entities, {subject, *importers}),
        periods=_periods(gathered, claims, about),
    )


def _periods(
    gathered: "Gathered", claims: Sequence[Json], about: Collection[str]
) -> dict[str, tuple[dt.date, dt.date]]:
    """Return the days between which sources count shipments of goods, or say that they were imported.

    A period with an open end has no first or last day to ask about.
    """
    found: dict[str, tuple[dt.date, dt.date]] = {}
    for row in claims:
        told = row["object"] if row["predicate"] == IMPORTED else row["subject"]
        goods = gathered.naming.canonical(told or "")
        counts = row["predicate"] in (IMPORTED, *COUNTS) and row["polarity"] != "denied"
        if counts and goods in about and row["valid_from"] != LONG_AGO and row["valid_to"] != FOREVER:
            first, last = row["valid_from"], row["valid_to"] - dt.timedelta(days=1)
            before = found.get(goods, (first, last))
            found[goods] = (min(first, before[0]), max(last, before[1]))
    return found


def _claims(
    gathered: "Gathered", rows: Sequence[Json], about: Collection[str], tentative: Collection[str]
) -> list[Json]:
    from unpick.trace.document import party_document

    found = []
    for row in rows:
        who = gathered.naming.canonical(row["subject"] or "")
        if who in about:
            found.append(
                {
                    **row,
                    "subject": party_document(gathered.network, who),
                    "source": gathered.naming.source(row, row["locator"] or ""),
                    "origin": row["origin"] or row["dataset"],
                    "tentative": row["certainty"] in tentative,
                }
            )
    return found


def _countries(gathered: "Gathered", entities: Sequence[Json], buyers: Collection[str]) -> list[str]:
    """Return the countries that sources give for buyers; that of goods is not where they were imported."""
    found = {
        str(country).upper()
        for row in entities
        if gathered.naming.canonical(row["entity_id"]) in buyers and row["schema"] != "Product"
        for country in row["countries"] or ()
    }
    return sorted(found)
