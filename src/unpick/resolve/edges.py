"""Decisions as edges of nomenklatura's resolver: JSON lines or its CSV, read and written.

A line is `[target, source, judgement, score, user, created_at]`, where the greater of the two ids is the
target. Its CSV has the same columns and `deleted_at`, the moment from which an edge no longer holds; lines
may carry that as a seventh place, which its reader takes. We write an eighth, an object of our own, where
the format cannot say it: `related` is not one of its judgements and travels as `negative`.

Source: nomenklatura 4.17.4, `resolver/edge.py`, `resolver/identifier.py`, `judgement.py` (MIT).
"""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from unpick.model.reject import Reject
from unpick.store.judged import Past

__all__ = ["COLUMNS", "JUDGEMENTS", "Edge", "edge_of", "in_order", "line_of", "read_edges"]

COLUMNS: Final = ("target", "source", "judgement", "score", "user", "created_at", "deleted_at")

JUDGEMENTS: Final = {"same": "positive", "different": "negative", "related": "negative", "unsure": "unsure"}
"""Our verdicts in its words; what is related is two things, so it must not be merged there."""

_VERDICTS: Final = {"positive": "same", "negative": "different", "unsure": "unsure", "no_judgement": ""}
_OURS: Final = "unpick"
_LONGEST_ID: Final = 512
"""Its table keeps ids and users of this length (`resolver/resolver.py`)."""

_LONGEST_LINE: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One edge; `verdict` is empty where a system only suggests (no_judgement).

    Attributes:
        created_at, deleted_at: as the file spells them; a moment, of which the day is checked.
    """

    target: str
    source: str
    verdict: str
    score: float | None = None
    user: str = ""
    created_at: str = ""
    deleted_at: str = ""


def edge_of(past: Past) -> Edge:
    """Return a decision as an edge; one that no longer stands carries the moment from which it did not."""
    one = past.decision
    target, source = sorted((one.a, one.b), key=_weight, reverse=True)
    return Edge(
        target=target,
        source=source,
        verdict=one.verdict,
        score=one.score,
        user=one.by,
        created_at=one.at,
        deleted_at=past.ended_at,
    )


def line_of(edge: Edge) -> str:
    """Return an edge as a line, without its end of line.

    >>> line_of(Edge(target="b", source="a", verdict="same", user="one", created_at="2026-11-20"))
    '["b", "a", "positive", null, "one", "2026-11-20", null]'
    """
    judgement = JUDGEMENTS.get(edge.verdict, "no_judgement")
    row: list[Any] = [edge.target, edge.source, judgement, edge.score]
    row += [edge.user or None, edge.created_at or None, edge.deleted_at or None]
    if edge.verdict == "related":
        row.append({_OURS: {"verdict": edge.verdict}})
    return json.dumps(row, ensure_ascii=False)


def read_edges(text: str, *, file: str) -> tuple[list[Edge], list[Reject]]:
    """Return the edges of a file and the rows that are none, each with what to do about it."""
    edges: list[Edge] = []
    rejects: list[Reject] = []
    for number, row in _rows(text):
        found = row if isinstance(row, str) else _fault(row)
        if isinstance(row, str):
            rejects.append(_reject(file, number, ("", row[:200], *_no_row(row))))
        elif found:
            rejects.append(_reject(file, number, found))
        else:
            edges.append(_edge(row))
    return edges, rejects


_Row = dict[str, Any]


def _rows(text: str) -> Iterator[tuple[int, "_Row | str"]]:
    """Yield the number of each row and its fields, or the text that holds none."""
    head = text.lstrip("\ufeff \t\r\n").partition("\n")[0]
    if head.replace('"', "").strip().casefold().startswith("target,source"):
        yield from _table(text.lstrip("\ufeff"))
        return
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if line.strip():
            yield number, _line(line)


def _line(line: str) -> "_Row | str":
    if len(line) > _LONGEST_LINE:
        return line[:200]
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        return line
    if isinstance(held, list) and len(held) >= len(COLUMNS) - 1:
        row = dict(zip(COLUMNS, held, strict=False))
        return row | ({_OURS: held[7]} if len(held) > 7 else {})
    return held if isinstance(held, dict) and {"target", "source", "judgement"} <= held.keys() else line


def _table(text: str) -> Iterator[tuple[int, "_Row | str"]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        named = {str(key).strip().casefold(): value for key, value in row.items() if key is not None}
        yield reader.line_num, {name: value or None for name, value in named.items()}


def _no_row(text: str) -> tuple[str, str]:
    remedy = "write [target, source, judgement, score, user, created_at], one edge to a line"
    return ("no edge stands in the line", remedy) if text else ("the line is empty", remedy)


_Fault = tuple[str, str, str, str]
"""Column, value, problem, remedy."""


def _fault(row: _Row) -> _Fault | None:
    for column in ("target", "source"):
        value = row.get(column)
        if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_ID:
            return column, str(value)[:200], "it is no id", f"give an id of 1 to {_LONGEST_ID} characters"
    if row["target"] == row["source"]:
        return "source", row["source"], "the edge leads from a thing to itself", "name two things"
    if row.get("judgement") not in _VERDICTS:
        return (
            "judgement",
            str(row.get("judgement")),
            "no such judgement",
            f"use one of {', '.join(_VERDICTS)}",
        )
    return _number_fault(row) or _moment_fault(row) or _person_fault(row)


def _number_fault(row: _Row) -> _Fault | None:
    score = row.get("score")
    try:
        number = float(score) if isinstance(score, str | int | float) else 0.0
    except ValueError:
        number = float("nan")
    if isinstance(score, bool | list | dict) or not abs(number) < float("inf"):
        return "score", str(score)[:200], "the score is no number", "give a number, or null"
    return None


def _moment_fault(row: _Row) -> _Fault | None:
    judged = row["judgement"] != "no_judgement"
    for column in ("created_at", "deleted_at"):
        value = row.get(column)
        if value in (None, "") and (column == "deleted_at" or not judged):
            continue
        if not _is_moment(value):
            problem = "no day is given" if value in (None, "") else "it does not begin with a day"
            return column, str(value or "")[:200], problem, "write it as 2024-05-01T10:00:00"
    return None


def _is_moment(value: object) -> bool:
    """Tell whether a text begins with a day; its own writer cuts moments at 28 characters, amid the zone."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d(?:[T ][0-9:.,+\-Z ]{1,24})?", value):
        return False
    try:
        dt.date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


def _person_fault(row: _Row) -> _Fault | None:
    user = row.get("user")
    judged = row["judgement"] != "no_judgement"
    if judged and (not isinstance(user, str) or not user.strip()):
        return "user", str(user or ""), "nobody is named who decided", "name the person or the program"
    return None


def _edge(row: _Row) -> Edge:
    score = row.get("score")
    verdict = _VERDICTS[row["judgement"]]
    related = verdict == "different" and row.get(_OURS) == {_OURS: {"verdict": "related"}}
    return Edge(
        target=row["target"],
        source=row["source"],
        verdict="related" if related else verdict,
        score=None if score in (None, "") else float(score),
        user=str(row.get("user") or "").strip(),
        created_at=row.get("created_at") or "",
        deleted_at=row.get("deleted_at") or "",
    )


def _reject(file: str, number: int, fault: Sequence[str]) -> Reject:
    column, value, problem, remedy = fault
    return Reject(file=file, row=number, column=column, value=value, problem=problem, remedy=remedy)


def _weight(one: str) -> tuple[int, str]:
    """Order two ids as nomenklatura does: Wikidata over its own canonical ids over all others, then by text."""
    if re.fullmatch(r"Q\d+", one):
        return 3, one
    return (2 if one.startswith("NK-") else 1), one


def in_order(edges: Iterable[Edge]) -> list[Edge]:
    """Return edges in the order in which they were made, so that a later one on a pair replaces the earlier."""
    return sorted(edges, key=lambda edge: edge.created_at)
