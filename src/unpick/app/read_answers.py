"""Answers to proposals: from a file or a person, checked before anything is written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from unpick.model.days import parse_day
from unpick.model.errors import UnreadableFile, UsageError

__all__ = ["ACTIONS", "Answer", "answers_in", "check_fields", "fields_of"]

Json = dict[str, Any]

ACTIONS: Final = ("accept", "edit", "reject", "duplicate")

_EDITABLE: Final = ("subject", "predicate", "object", "value", "unit", "bound", "from", "to", "attribution", "certainty", "polarity", "kind", "goods")  # fmt: skip
_BOUNDS: Final = ("", "=", "<", "<=", ">", ">=", "~", "between")
_CERTAINTIES: Final = ("stated", "alleged", "denied", "conditional")
_KINDS: Final = (
    "report",
    "admission",
    "denial",
    "finding",
    "survey",
    "policy",
    "testimony",
    "label",
    "offer",
    "link",
)
_RANGE: Final = re.compile(r"-?\d+(?:\.\d+)? to -?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person says to one proposal.

    Attributes:
        id: of the proposal. action: one of ACTIONS. changes: fields as the person writes them, with `edit`.
        of: id of the claim that it repeats, with `duplicate`. why: the reason, kept in the log.
    """

    id: str
    action: str
    changes: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    why: str = ""


def answers_in(path: Path) -> list[Answer]:
    """Return the answers of a file: a YAML or JSON list of rows with `id`, `action` and what belongs to it.

    Raises:
        UsageError: there is no such file.
        UnreadableFile: it is no such list, or a row says something else.
    """
    from unpick.datasets.keyed_yaml import KeyedYamlFault, read_keyed_yaml

    if not path.is_file():
        raise UsageError(str(path), "there is no such file", "check the path")
    try:
        rows = read_keyed_yaml(path.read_bytes())
    except KeyedYamlFault as fault:
        raise UnreadableFile(
            path.name, f"this is no YAML ({fault})", "write a list of rows with id and action"
        ) from None
    rows = rows.get("answers") if isinstance(rows, dict) else rows
    if not isinstance(rows, list):
        raise UnreadableFile(
            path.name, "this is no list of answers", "write a list of rows with id and action"
        )
    return [_answer(row, path.name, number) for number, row in enumerate(rows, 1)]


def _answer(row: object, name: str, number: int) -> Answer:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or row.get("action") not in ACTIONS:
        raise UnreadableFile(
            f"{name}, row {number}",
            f"'{str(row)[:80]}' is no answer",
            f"give id and action ({', '.join(ACTIONS)})",
        )
    changes = row.get("changes") or {}
    if not isinstance(changes, dict):
        raise UnreadableFile(
            f"{name}, row {number}", "changes is no table of fields", "write changes: {subject: ...}"
        )
    return Answer(
        id=row["id"],
        action=row["action"],
        changes={str(key): "" if value is None else str(value) for key, value in changes.items()},
        of=str(row.get("of") or ""),
        why=str(row.get("why") or ""),
    )


def fields_of(claim: Json, answer: Answer) -> dict[str, str]:
    """Return the fields of a claim as texts, with the changes of an answer over them."""
    said = {name: "" if claim.get(name) is None else str(claim[name]) for name in (*_EDITABLE, "quote")}
    said["goods"] = claim.get("goods_words") or ""
    if claim["kind"] == "link" and "kind" not in answer.changes:
        said["kind"] = "report"
    if strange := [name for name in answer.changes if name not in _EDITABLE]:
        raise UsageError(answer.id, f"'{strange[0]}' is no field to change", f"use {', '.join(_EDITABLE)}")
    said |= answer.changes
    if said["certainty"] == "denied":
        said["polarity"] = "denied"
    return said


def check_fields(said: Mapping[str, str], claim: str, *, edited: Iterable[str] = ()) -> None:
    """Refuse a claim that cannot be written as it is.

    Args:
        edited: the fields that the person changed.

    Raises:
        UsageError: naming the proposal, the field and what to do.
    """
    from unpick.exhibits.press.privacy import is_person

    def refuse(problem: str, remedy: str) -> None:
        raise UsageError(claim, problem, remedy)

    if not said["subject"].strip() or not said["predicate"].strip():
        refuse("it does not say whose fact it is", "edit it and name the subject")
    if said["predicate"] == "figure":
        refuse("no rule knows what this is a figure of", "edit it and give the predicate")
    # A proposal never has a person as its subject; what somebody writes in its place may.
    if "subject" in edited and is_person(said["subject"]):
        refuse(
            f"'{said['subject']}' looks like a person; people are no subjects",
            "edit it and name the firm, the site or a role",
        )
    if not said["attribution"].strip():
        refuse("it names no speaker", "edit it: a body, a role, or none given")
    if said["certainty"] not in _CERTAINTIES:
        refuse(f"'{said['certainty']}' is no certainty", f"use one of {', '.join(_CERTAINTIES)}")
    if said["certainty"] == "conditional":
        refuse(
            "what is to come or depends on an if is no fact of a time",
            "reject it, or edit its certainty if the text says otherwise",
        )
    if (
        said["bound"] not in _BOUNDS
        or said["polarity"] not in ("stated", "denied")
        or said["kind"] not in _KINDS
    ):
        refuse(
            f"bound '{said['bound']}', polarity '{said['polarity']}' or kind '{said['kind']}' is unknown",
            "see docs/read.md",
        )
    _check_figure(said, refuse)
    _check_days(said, refuse)


def _check_figure(said: Mapping[str, str], refuse: Any) -> None:
    value = said["value"]
    if not value:
        return
    if (said["bound"] == "between") != bool(_RANGE.fullmatch(value)):
        refuse(
            f"'{value}' does not fit the bound '{said['bound']}'",
            "a range is '12 to 15' with the bound between",
        )
    for part in value.split(" to "):
        try:
            Decimal(part)
        except InvalidOperation:
            refuse(f"'{value}' is no figure", "write digits, with a point and without separators")


def _check_days(said: Mapping[str, str], refuse: Any) -> None:
    for name in ("from", "to"):
        try:
            if said[name]:
                parse_day(said[name])
        except ValueError as fault:
            refuse(str(fault), "write it as 2021, 2021-03 or 2021-03-05")
    if said["from"] and said["to"] and parse_day(said["from"])[0] > parse_day(said["to"])[0]:
        refuse(f"the end {said['to']} lies before the start {said['from']}", "exchange or correct them")
