"""Scope and exception as two questions, each with its standard and who holds it; and what a review makes of them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from unpick.law.marks import printed_mark

if TYPE_CHECKING:
    from unpick.law.regime import Regime, Version

__all__ = ["REVIEWED", "questions_of", "with_review"]

REVIEWED: Final = ("rebutted", "not_rebutted")
"""The outcomes that only the review of a packet sets; the facts of a line alone never do."""


def questions_of(
    regime: "Regime",
    version: "Version",
    elements: Sequence[Mapping[str, Any]],
    contested: Sequence[Mapping[str, Any]],
    scope: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Return the questions of a regime: does it reach the goods; then its exception, or the proof that an order asks.

    Args:
        elements: the elements of the trigger, as the assessment carries them.
        contested, scope: those that were public. Readings that differ stand side by side, and then
            the question has no standard of its own: nothing is resolved here.
    """
    readings = [_reading(row) for row in contested if row.get("question") == "scope"]
    settled = {} if readings else _settled(scope)
    found = [
        {
            "question": "scope",
            "says": scope.get("says") or "whether the rule reaches these goods",
            "standard": settled.get("standard") or None,
            "standard_held_by": settled.get("held_by") or None,
            "mark": settled.get("mark"),
            "contested": bool(readings),
            "readings": readings,
            "elements": list(elements),
        }
    ]
    if regime.exception:
        found.append(_exception(regime.exception, contested))
    elif version.standard and (regime.kind == "order" or version.standard == "satisfactory_evidence"):
        found.append(_admissibility(version))
    return found


def _settled(scope: Mapping[str, Any]) -> dict[str, str]:
    """Return the standard of the scope question where the file states one and nobody contests it."""
    if not scope:
        return {}
    return {
        "standard": str(scope.get("standard", "")),
        "held_by": str(scope["held_by"]),
        "mark": printed_mark(str(scope["mark"])),
    }


def _admissibility(version: "Version") -> dict[str, Any]:
    """Return the second question under an order of customs: whether the detained goods are admissible."""
    says = "the detained goods are shown to be admissible"
    # 19 CFR 12.42(g), which names satisfactory evidence, was not read again.
    mark = "M" if version.standard == "satisfactory_evidence" else version.mark
    return {
        "question": "admissibility",
        "says": says,
        "standard": version.standard,
        "standard_held_by": "19 CFR 12.42(g)" if version.standard == "satisfactory_evidence" else None,
        "mark": printed_mark(mark),
        "contested": False,
        "readings": [],
        "elements": [
            _open_element(
                {
                    "required": says,
                    "mark": mark,
                    "cite": "19 CFR 12.43",
                    "where_to_get": [
                        "certificate of origin signed by the foreign seller",
                        "statement of the importer on every input and the labor used",
                    ],
                }
            )
        ],
    }


def _reading(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "standard": row.get("standard"),
        "standard_held_by": row["held_by"],
        "reading": row["reading"],
        "cite": row["cite"],
        "mark": printed_mark(str(row.get("mark", "M"))),
    }


def _exception(exception: Mapping[str, Any], contested: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    readings = [_reading(row) for row in contested if row.get("question") == "exception"]
    rows = exception.get("elements") or [{"required": exception["says"], "mark": exception["mark"]}]
    return {
        "question": "exception",
        "says": exception["says"],
        "standard": None if readings else exception["standard"],
        "standard_held_by": exception.get("held_by", "the provision itself"),
        "mark": printed_mark(str(exception["mark"])),
        "contested": bool(readings),
        "readings": readings,
        "elements": [_open_element(row) for row in rows],
    }


def _open_element(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an element of an exception: open until a packet is reviewed, since the importer must show it."""
    return {
        "required": row["required"],
        "state": "unknown",
        "supported_by": [],
        "contradicted_by": [],
        "missing": [row["required"]],
        "where_to_get": list(row.get("where_to_get", [])),
        "cite": row.get("cite", ""),
        "mark": printed_mark(str(row["mark"])),
    }


def with_review(assessment: Mapping[str, Any], outcome: str, why: Sequence[str]) -> dict[str, Any]:
    """Return a copy of an assessment with the outcome that the review of a packet gives.

    Args:
        assessment: one that presumes, or could not yet be decided, under a regime with a presumption.
        outcome: rebutted or not_rebutted.
        why: the reasons, each a clause or sentence, the deciding one first.

    Raises:
        ValueError: the outcome is another, no reason is given, or there is no presumption to rebut.
    """
    if outcome not in REVIEWED:
        raise ValueError(f"a review gives one of {', '.join(REVIEWED)}, not '{outcome}'")
    reasons = [why] if isinstance(why, str) else [str(one) for one in why]
    if not reasons:
        raise ValueError("no conclusion stands without a reason: give `why`")
    open_to_review = ("presumed", "insufficient_facts", *REVIEWED)
    if not assessment.get("presumption") or assessment["outcome"] not in open_to_review:
        raise ValueError(f"{assessment['regime']} raises no presumption here that a packet could rebut")
    from unpick.law.plain import result_of

    changed = {**assessment, "outcome": outcome, "review": {"outcome": outcome, "why": reasons}}
    said = [one for one in assessment["plain"] if not one.startswith("Result:")]
    place = next(
        (number for number, one in enumerate(assessment["plain"]) if one.startswith("Result:")), len(said)
    )
    return {**changed, "plain": [*said[:place], result_of(changed), *said[place:]]}
