"""The ledger of a supplier or product on a day: what the workspace says for and against, weighed line by line."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.asked import check_name
from unpick.app.evidence import read_evidence
from unpick.app.weigh_lines import Asked, Gathered
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError
from unpick.model.shift import with_shift_note
from unpick.model.signal import WORDING, Resolution
from unpick.weigh import FAMILIES, bundled_ratios, weigh
from unpick.weigh.ledger import Ledger
from unpick.weigh.line import STATISTICAL
from unpick.weigh.ratios import Ratios, read_ratios
from unpick.weigh.words import confidence_of

if TYPE_CHECKING:
    from unpick.model.series import Point
    from unpick.store.workspace import Workspace
    from unpick.trace.gather import Gathered as Network

__all__ = ["Asked", "document_of", "rows_of", "weigh_subject", "write_ledger"]

Json = dict[str, Any]

_NOT_A_STANDARD: Final = (
    "No word of likelihood is a legal standard; which one holds, and who has to meet it, `unpick law` says, and no formula "
    "joins the two."
)
_NOT_GUILT: Final = "The ledger speaks of the evidence under two propositions; it finds nobody guilty."


def weigh_subject(
    workspace: "Workspace",
    subject: str,
    asked: Asked,
    *,
    at: dt.datetime,
    known_at: dt.date | None = None,
    ratios: Path | None = None,
) -> Json:
    """Return the ledger of a subject (schema `unpick.weigh/1`).

    Args:
        subject: a firm, site or product, by name or id. ratios: a table of one's own, in the form of the bundled one.

    Raises:
        UsageError: the name is empty, is not there or belongs to several; the base rate or the table is none.
    """
    from unpick.app.exposure_scope import meant_by
    from unpick.app.identity import read_question
    from unpick.app.own_tables import own_tables
    from unpick.app.signals import points_of
    from unpick.trace.build import party_id
    from unpick.trace.gather import resolve_name

    check_name("SUBJECT", subject)
    table = _table(ratios)
    if not 0 < asked.prior < 1:
        raise UsageError("--prior", f"{asked.prior} is no share", "give one between 0 and 1, such as 0.02")
    with workspace.reader(known_at=known_at) as reader:
        evidence = read_evidence(reader)
        name, points = meant_by(reader, subject), points_of(reader, evidence)
        question = read_question(workspace, reader, evidence, subjects=[name], known_at=known_at or at.date())
        figured = _of_figures(question.gathered, name, points)
        entity = party_id(figured) if figured else resolve_name(question.gathered, name)
        gathered = Gathered(question, evidence, table, asked, entity, points, named=figured)
        gathered.look_up(reader, workspace.decisions.decisions())
    with own_tables(workspace.folder) as own:
        lines, left = gathered.lines()
    ledger = weigh(lines, on=asked.on, prior=asked.prior)
    named = figured or question.gathered.network.names.get(entity) or evidence.name(entity)
    return with_shift_note(
        {
            **answer_head(
                "weigh", at=at, versions={"ratios": table.version, **own}, coverage=gathered.coverage()
            ),
            "known_at": known_at.isoformat() if known_at else None,
            "subject": {"id": entity, "name": named},
            "product": asked.product or None,
            "period": _period(asked),
            "propositions": [
                f"Goods of {named} were made wholly or partly with the forced labor that the lines name.",
                f"Goods of {named} were made with ordinary paid labor.",
            ],
            **document_of(ledger, table),
            "left_out": left,
            "messages": [*_grain(ledger), _NOT_GUILT, _NOT_A_STANDARD, *question.messages()],
        }
    )


def _grain(ledger: Ledger) -> list[str]:
    """Return what figures of a supplier may be used for, where they are among the lines that count."""
    by_figures = any(one.weight and one.line.family in STATISTICAL for one in ledger.lines)
    return [WORDING[Resolution.SUPPLIER]] if by_figures else []


def _of_figures(gathered: "Network", name: str, points: "Sequence[Point]") -> str:
    """Return the name under which only series files know a subject, empty where a source or a shipment names it."""
    from unpick.names.key import fold_name

    folded = fold_name(name)
    known = {**gathered.parties, **gathered.network.names}
    if (
        name in known
        or folded in gathered.naming.known
        or any(fold_name(one) == folded for one in known.values())
    ):
        return ""
    return next((one.subject for one in points if fold_name(one.subject) == folded), "")


def document_of(ledger: Ledger, table: Ratios) -> Json:
    """Return the ledger as its document: lines whose weights, with the prior, add up to the total."""
    official = any(one.weight and one.line.family == "official finding" for one in ledger.lines)
    return {
        "prior": {
            "log10_odds": ledger.prior,
            "says": "base rate of like goods and places, an analyst's prior; never one per nationality of an owner",
        },
        "lines": [
            {
                "family": one.line.family,
                "says": one.line.says,
                "weight": one.weight,
                "low": one.low,
                "high": one.high,
                "ratio": one.line.ratio,
                "grade": one.line.grade,
                "left": round(one.left, 4),
                "note": one.note,
                "origin": one.line.origin,
                "day": one.line.day.isoformat() if one.line.day else None,
                "why": list(one.line.why),
                "against": list(one.line.against),
            }
            for one in ledger.lines
        ],
        "total": ledger.total,
        "median": ledger.median,
        "interval": [ledger.low, ledger.high],
        "words": ledger.words,
        "confidence": confidence_of(
            origins=ledger.origins,
            families=ledger.looked,
            bands=ledger.bands,
            official=official,
            graded=len({one.line.origin for one in ledger.lines if one.weight and one.line.grade in "ABC"}),
        ),
        "origins": ledger.origins,
        "moves": list(ledger.moves),
        "flips": [
            {"says": one.says, "origin": one.origin or None, "total": one.total, "words": one.words}
            for one in ledger.flips
        ],
        "not_looked": [
            f"{family}: {table.asks[family]}" for family in FAMILIES if family not in ledger.looked
        ],
    }


def _table(path: Path | None) -> Ratios:
    if path is None:
        return bundled_ratios()
    import yaml

    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return read_ratios(told)
    except OSError as error:
        raise UsageError(
            "--ratios", f"'{path}' cannot be read: {error.strerror}", "give a file that exists"
        ) from error
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UsageError(
            "--ratios", f"'{path.name}': {error}", "take the form of the bundled table, docs/ledger.md"
        ) from error


def _period(asked: Asked) -> Json:
    return {
        "on": asked.on.isoformat(),
        "from": asked.start.isoformat() if asked.start else None,
        "to": asked.end.isoformat() if asked.end else None,
    }


def rows_of(document: Mapping[str, Any]) -> Sequence[Json]:
    """Return at most ten lines to print: those that count, the rest put together by family, so that the sum stays."""
    counted = [one for one in document["lines"] if one["weight"]]
    if len(counted) <= _MOST:
        return counted
    ordered = sorted(counted, key=lambda one: (-abs(one["weight"]), one["says"]))
    kept, rest = ordered[: _MOST - 1], ordered[_MOST - 1 :]
    families = ", ".join(dict.fromkeys(one["family"] for one in rest))
    more = {
        "family": families,
        "says": f"{len(rest)} smaller lines together (--json lists them)",
        "weight": _sum(rest),
        "note": "",
    }
    return [*kept, more]


_MOST: Final = 9
"""Lines that are printed beside the prior, the total and the words: twelve in all."""


def _sum(lines: Iterable[Mapping[str, Any]]) -> float:
    return round(math.fsum(float(one["weight"]) for one in lines), 2)


def write_ledger(document: Json, out: Path) -> Path:
    """Write the ledger as a workbook with live formulas, whole or not at all.

    Raises:
        UsageError: the file is no .xlsx, or its folder is not there.
    """
    from unpick.report.ledger_xlsx import render_ledger

    if out.suffix.lower() != ".xlsx":
        raise UsageError("--out", f"'{out.name}' is no workbook", "let it end with .xlsx")
    if not out.resolve().parent.is_dir():
        raise UsageError("--out", f"there is no folder '{out.parent}'", "make it, or choose another one")
    scratch = out.with_name(f".{out.name}.part")
    try:
        scratch.write_bytes(render_ledger(document))
        scratch.replace(out)
    finally:
        scratch.unlink(missing_ok=True)
    return out
