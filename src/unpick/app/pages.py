"""From an answer to the document that a page is drawn from: assessments in order, claims, gaps, what would change it."""

import datetime as dt
from typing import Any, Final

from unpick.app.workspace import answer_head

__all__ = ["question_page", "what_is_missing"]

_ORDER: Final = (
    "prohibited",
    "presumed",
    "rebutted",
    "not_rebutted",
    "insufficient_facts",
    "proposed",
    "not_triggered",
    "not_in_force",
)
"""Assessments that say most come first."""


def question_page(answer: dict[str, Any], *, at: dt.datetime) -> dict[str, Any]:
    """Return the page of one question in the shape of `unpick.report/1`."""
    rows = [row for rows in answer["lines"].values() for row in rows]
    shown = sorted(
        rows,
        # A rule that bars no goods by itself stands after those that do.
        key=lambda row: (_ORDER.index(row["outcome"]), bool(row["means"]), row["regime"], row["line"]),
    )
    return {
        **answer_head("report", at=at, coverage=answer.get("coverage") or _coverage(answer)),
        "title": answer["title"],
        "answer": answer["says"],
        "subject": answer.get("subject_name", answer["subject"]),
        "on": answer["asked_on"],
        "known_at": answer["known_at"],
        **({"chains": answer["chains"]} if answer.get("chains") else {}),
        "assessments": shown,
        "matches": answer.get("matches", []),
        "claims": answer.get("claims", []),
        "missing": what_is_missing(shown),
        "flips": _flips(shown),
        "lists": answer.get("lists", []),
        "synthetic": bool(answer.get("synthetic")),
        "watermark": "INVENTED FIRMS" if answer.get("synthetic") else "",
    }


def what_is_missing(assessments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each missing fact once, with every place where it may be found, in the order first met."""
    gaps: dict[str, list[str]] = {}
    for row in assessments:
        if row["outcome"] in ("not_in_force", "not_triggered"):
            continue
        for element in row["elements"]:
            for what in element["missing"]:
                places = gaps.setdefault(what, [])
                places += [place for place in element["where_to_get"] if place not in places]
    return [{"what": what, "where_to_get": places} for what, places in gaps.items()]


def _flips(assessments: list[dict[str, Any]]) -> list[str]:
    """Return what would change the answer, from the elements themselves."""
    flips = []
    for row in assessments:
        for element in row["elements"]:
            if (
                row["outcome"] in ("presumed", "prohibited")
                and element["state"] == "met"
                and element["supported_by"]
            ):
                flips.append(f"{row['regime']}: primary evidence against “{element['required']}”")
            if row["outcome"] == "insufficient_facts" and element["missing"]:
                flips.append(f"{row['regime']}: a dated, cited fact on “{element['required']}”")
    return list(dict.fromkeys(flips))


def _coverage(answer: dict[str, Any]) -> dict[str, Any]:
    return {
        "says": f"The cited sources of this case that were public by {answer['known_at']}. Absence proves nothing.",
        "modes": [],
        "countries": [],
        "not_looked": [
            "shipments that no cited source shows",
            "lists other than those named",
            "sources not stored",
        ],
    }
