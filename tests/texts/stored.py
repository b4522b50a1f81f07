"""Reads the stored texts and brings what `unpick read` prints into the form that the scorer takes."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.texts.score import place

__all__ = ["FOLDER", "SECOND", "proposals", "texts"]

FOLDER: Final = Path(__file__).parent
SECOND: Final = FOLDER / "second"
"""Texts of a later author, the half that rules are not written from."""


def texts(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Return the labels of every text of a set, with its plain text as `plain`, in the order of the ids."""
    found = []
    for path in sorted(folder.glob("[th][0-9]*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        labels["plain"] = path.with_suffix(".txt").read_text(encoding="utf-8")
        found.append(labels)
    return found


def proposals(claims: Sequence[Mapping[str, Any]], plain: str) -> list[dict[str, Any]]:
    """Return claims of the command `read` as the scorer takes them: flat, with spans in the plain text of the labels.

    A claim has `period_from` and `period_to` or a `date`, a subject that is a name or a party, a polarity beside its
    certainty, and `quote`, the words of its span in the order of the text.
    """
    spans = place([str(claim.get("quote") or "") for claim in claims], plain)
    return [
        {
            **claim,
            "subject": _name(claim.get("subject")),
            "object": _name(claim.get("object")),
            "from": claim.get("period_from") or claim.get("from") or claim.get("date") or "",
            "to": claim.get("period_to") or claim.get("to") or claim.get("date") or "",
            "attribution": claim.get("attribution") or "none",
            "certainty": "denied" if claim.get("polarity") == "denied" else claim.get("certainty") or "",
            "span": None if span is None else {"start": span[0], "end": span[1]},
        }
        for claim, span in zip(claims, spans, strict=True)
    ]


def _name(party: object) -> str:
    if isinstance(party, Mapping):
        return str(party.get("name") or party.get("id") or "")
    return "" if party is None else str(party)
