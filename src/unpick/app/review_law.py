"""The law behind a review: which standard holds for which question, which lines a rule reaches, which days are due."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unpick.cases.review.assess import Scope
from unpick.cases.review.facts import Line, PacketFacts
from unpick.law.facts import Facts

if TYPE_CHECKING:
    from unpick.law.regime import Regime

__all__ = ["Held", "assessments_of", "scope_of", "standards_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the law asks of a packet.

    Attributes:
        standard: of law.regime.STANDARDS, for the packet's question; empty where none is named for it.
        contested: another reading's standard, or `not_named` where one reading names none for the question.
        presumes: the rule puts the burden on the submitter; where none does, nothing is there to rebut.
        due: deadlines as (what, day, rule), only those that a verified rule sets.
    """

    standard: str
    contested: str
    presumes: bool
    due: tuple[tuple[str, dt.date, str], ...]


def assessments_of(facts: PacketFacts, regimes: Sequence["Regime"]) -> dict[str, dict[str, Any]]:
    """Return what the rule of the packet says of each of its lines, by id of the line; no ground is assumed."""
    from unpick.law.engine import assess

    wanted = [one for one in regimes if one.id == facts.regime]
    known_at = facts.known_at or dt.date.max
    return {
        line.id: row
        for line in facts.lines or (Line(id="all"),)
        for row in assess(_facts(facts, line, wanted), wanted, on=facts.on, known_at=known_at)
    }


def _facts(facts: PacketFacts, line: Line, regimes: Sequence["Regime"]) -> Facts:
    country = next((one.jurisdiction for one in regimes), "US")
    return Facts(
        subject=facts.importer or facts.title,
        line=line.id,
        description=line.description,
        import_country=country,
        hs=line.hs,
        materials=_materials(line),
        events=facts.events,
        detained_under=(facts.regime,),
    )


def _materials(line: Line) -> tuple[str, ...]:
    """Return the materials of a line, as it words them and as rules name them: tomato paste is of tomato."""
    from unpick.goods.tiers import has_material, products

    named = (name for name in products() if line.materials and has_material(line.materials, name))
    return tuple(dict.fromkeys((*(material.lower() for material in line.materials), *named)))


def standards_of(facts: PacketFacts, regimes: Sequence["Regime"]) -> Held:
    """Return the standard that holds for the packet's question on the day asked, with a contested reading."""
    row = next(iter(assessments_of(facts, regimes).values()), None)
    if row is None:
        return Held(standard="", contested="", presumes=False, due=())
    # Who asks for an order to be changed, or for goods to be admitted under one, carries the burden.
    under_order = any(one["question"] == "admissibility" for one in row["questions"])
    asks = facts.question == "modification" or (facts.question == "admissibility" and under_order)
    presumes = asks or bool(row["presumption"]) or str(row["burden"] or "").startswith("importer")
    if facts.question == "listing":
        return Held(standard="reasonable_cause", contested="", presumes=False, due=_due(row))
    standard, contested = _of_question(row, facts.question)
    return Held(standard=standard, contested=contested, presumes=presumes, due=_due(row))


def _of_question(row: Mapping[str, Any], question: str) -> tuple[str, str]:
    """Return the standard of a question of an assessment, and `not_named` where a public reading names none.

    Where two readings are public the law resolves nothing; a packet is measured against the stricter one,
    and the other is shown beside it.
    """
    asked = {one["question"]: one for one in row["questions"]}
    other = "admissibility" if question != "scope" and "admissibility" in asked else "scope"
    wanted = "exception" if question == "exception" else other
    own = asked.get(wanted) or {}
    if own.get("standard"):
        return str(own["standard"]), ""
    readings = [one for one in row["contested"] if one.get("question") == wanted and one.get("standard")]
    if readings:
        return str(readings[0]["standard"]), "not_named"
    return ("", "") if wanted == "scope" and wanted in asked else (str(row["standard"] or ""), "")


def _due(row: Mapping[str, Any]) -> tuple[tuple[str, dt.date, str], ...]:
    return tuple(
        (str(one["what"]), dt.date.fromisoformat(one["day"]), str(one["rule"]))
        for one in row["deadlines"]
        if one["day"]
    )


def scope_of(facts: PacketFacts, regimes: Sequence["Regime"]) -> dict[str, Scope]:
    """Return, by line, whether the rule reaches the goods by what they are and where they come in.

    Who worked on them and where an input came from is what the packet must show; it is not asked here.
    """
    return {line: _scope(row) for line, row in assessments_of(facts, regimes).items()}


def _scope(row: Mapping[str, Any]) -> Scope:
    if row["outcome"] in ("not_in_force", "proposed"):
        return Scope(state="out", why=f"{row['title']}: {row['outcome'].replace('_', ' ')} on {row['on']}")
    missing = [one["required"] for one in row["elements"] if one["state"] == "not_met"]
    if row["outcome"] == "not_triggered":
        return Scope(
            state="out", why=f"not within the rule: {'; '.join(missing)} is not met on what is stated"
        )
    return Scope(state="in", why="")
