"""The plan of inspections as a file, and what came back: outcomes per arrival, read strictly, counted honestly."""

import csv
import datetime as dt
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import answer_head
from unpick.cases.rank.draw import HOW
from unpick.cases.rank.estimate import CONFIDENCE, Stratum, estimate
from unpick.cases.rank.policy import PARTS, POLICY
from unpick.model.errors import TooManyRejects, UnreadableFile, UsageError
from unpick.model.reject import Reject

if TYPE_CHECKING:
    from unpick.app.rank_memory import Inspected
    from unpick.cases.rank.estimate import Estimate

__all__ = ["OUTCOMES", "PLAN_COLUMNS", "inspected_of", "read_outcomes", "write_plan"]

Json = dict[str, Any]

OUTCOMES: Final = ("found", "nothing", "")
"""What an inspection gave: goods that were looked for, none of them; empty is not inspected."""

PLAN_COLUMNS: Final = (
    *("rank", "how", "chance", "stratum_arrivals", "stratum_chosen", "seed", "file", "document", "row"),
    *("bill_no", "day", "shipper", "consignee", "hs_code", "description", "points"),
    *(f"points_{one.key}" for one in PARTS),
    *("reason_1", "reason_2", "reason_3", "statements", "lowers", "why_not_higher", "watermark", "outcome"),
)
"""Columns of a plan; grain: one row per arrival to inspect. A person fills `outcome`."""

_SHARE_REJECTED: Final = 0.2
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def write_plan(document: Json, out: Path) -> None:
    """Write the arrivals to inspect as CSV, whole or not at all; no cell is one that a spreadsheet takes for a formula.

    Raises:
        UsageError: the file ends otherwise, or its folder is not there.
    """
    if out.suffix.lower() != ".csv":
        raise UsageError("--out", f"'{out.name}' is no CSV file", "let it end with .csv")
    if not out.resolve().parent.is_dir():
        raise UsageError("--out", f"there is no folder '{out.parent}'", "make it, or choose another one")
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, PLAN_COLUMNS, lineterminator="\n")
    writer.writeheader()
    strata = {one["how"]: one for one in document["draw"]["strata"]}
    for row in document["rows"]:
        writer.writerow({name: _harmless(cell) for name, cell in _plan_row(document, row, strata).items()})
    scratch = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        scratch.write_text(text.getvalue(), encoding="utf-8")
        scratch.replace(out)
    finally:
        scratch.unlink(missing_ok=True)


def _plan_row(document: Json, row: Json, strata: Mapping[str, Json]) -> dict[str, object]:
    held = strata[row["how"]]
    points = {f"points_{one['part']}": one["points"] for one in row["because"]}
    reasons = {f"reason_{n}": text for n, text in enumerate(row["reasons"], start=1)}
    return {
        **{
            name: row.get(name)
            for name in (
                "rank",
                "how",
                "file",
                "document",
                "row",
                "day",
                "shipper",
                "consignee",
                "hs_code",
                "description",
            )
        },
        "chance": repr(row["chance"]),
        "stratum_arrivals": held["arrivals"],
        "stratum_chosen": held["chosen"],
        "seed": document["draw"]["seed"],
        "bill_no": row["id"],
        "points": row["score"],
        **points,
        **reasons,
        "statements": " ".join(dict.fromkeys(one for because in row["because"] for one in because["why"])),
        "lowers": "; ".join(row["lowers"]),
        "why_not_higher": row["why_not_higher"],
        "watermark": "SYNTHETIC - INVENTED" if document["synthetic"] else "",
        "outcome": "",
    }


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet runs (`store/sql/harmless.sql`: OWASP, CSV Injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def read_outcomes(path: Path, *, at: dt.datetime, accept: bool = False) -> Json:
    """Return what inspections found (schema `unpick.rank/1`, without a ranking).

    Args:
        path: a plan that `write_plan` wrote, with its column `outcome` filled. accept: count on when rows are faulty.

    Raises:
        UnreadableFile: it is no plan. TooManyRejects: over a fifth of the rows are faulty.
    """
    rows = _rows(path)
    rejects: list[Reject] = []
    strata: dict[str, dict[str, int]] = {}
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows, start=2):
        fault = _fault(row, strata, seen)
        if fault:
            rejects.append(Reject(file=path.name, row=number, **fault))
            continue
        held = strata.setdefault(
            row["how"],
            {
                "size": int(row["stratum_arrivals"]),
                "chosen": int(row["stratum_chosen"]),
                "found": 0,
                "nothing": 0,
            },
        )
        if said := row["outcome"].strip().casefold():
            held[said] += 1
    if len(rejects) > _SHARE_REJECTED * len(rows) and not accept:
        first = rejects[0]
        problem = f"{len(rejects)} of {len(rows)} rows are faulty, the first in row {first.row}, column '{first.column}', value '{first.value}'"
        raise TooManyRejects(path.name, f"{problem}: {first.problem}", "mend them, or use --accept")
    given = [Stratum(how=how, **strata[how]) for how in HOW if how in strata]
    return _document(path, given, rows, rejects, at)


def inspected_of(plans: Sequence[Path]) -> "list[Inspected]":
    """Return the inspected arrivals of earlier plans; rows without an outcome teach nothing.

    Raises:
        UnreadableFile: a file is no plan, or a row of it cannot be counted; nothing is learned from a part of a plan.
    """
    from unpick.app.rank_memory import Inspected

    found = []
    for path in plans:
        strata: dict[str, dict[str, int]] = {}
        seen: set[tuple[str, str]] = set()
        for number, row in enumerate(_rows(path), start=2):
            fault = _fault(row, strata, seen) or _no_chance(row)
            if fault:
                says = f"row {number}, column {fault['column']}, '{fault['value']}': {fault['problem']}"
                raise UnreadableFile(path.name, says, fault["remedy"])
            size, chosen = int(row["stratum_arrivals"]), int(row["stratum_chosen"])
            strata.setdefault(row["how"], {"size": size, "chosen": chosen})
            said, shipper = row["outcome"].strip().casefold(), row.get("shipper", "").removeprefix("'")
            if said and shipper:
                found.append(
                    Inspected(
                        shipper=shipper,
                        found=said == "found",
                        chance=float(row["chance"]),
                        why=f"{path.name}#{number}",
                    )
                )
    return found


def _no_chance(row: Mapping[str, str]) -> dict[str, str] | None:
    try:
        value = float(row["chance"])
    except ValueError:
        value = 0.0
    if 0 < value <= 1:
        return None
    return _said(
        "chance", row["chance"], "it is no chance above 0 and at most 1", "leave it as the plan has it"
    )


def _rows(path: Path) -> list[dict[str, str]]:
    from unpick.app.names_file import text_of_file

    if not path.is_file():
        raise UnreadableFile(
            path.name, "there is no such file", "give the plan that `unpick rank --out` wrote"
        )
    reader = csv.DictReader(io.StringIO(text_of_file(path), newline=""), strict=True, restval="")
    wanted = ("how", "chance", "stratum_arrivals", "stratum_chosen", "document", "row", "outcome")
    try:
        rows = list(reader)
    except csv.Error as error:
        raise UnreadableFile(path.name, f"it is no CSV ({error})", "save it as UTF-8 CSV") from error
    lacking = [name for name in wanted if name not in (reader.fieldnames or ())]
    if lacking or not rows:
        problem = f"it has no column '{lacking[0]}'" if lacking else "it has no row"
        raise UnreadableFile(
            path.name, problem, "give the plan that `unpick rank --out` wrote, with its outcomes"
        )
    return rows


def _fault(
    row: Mapping[str, str], strata: Mapping[str, Mapping[str, int]], seen: set[tuple[str, str]]
) -> dict[str, str] | None:
    """Return column, value, problem and remedy of a row that cannot be counted; note that it was seen."""
    if row["how"] not in HOW:
        return _said("how", row["how"], "it is no way of choosing", f"leave it as written: {', '.join(HOW)}")
    for name in ("stratum_arrivals", "stratum_chosen"):
        if not row[name].isascii() or not row[name].isdigit() or int(row[name]) < 1:
            return _said(name, row[name], "it is no count above 0", "leave it as the plan has it")
    size, chosen = int(row["stratum_arrivals"]), int(row["stratum_chosen"])
    held = strata.get(row["how"])
    if chosen > size or (held and (held["size"], held["chosen"]) != (size, chosen)):
        remedy = "use one plan at a time, as it was written"
        return _said(
            "stratum_chosen", row["stratum_chosen"], "another row of its kind says otherwise", remedy
        )
    if row["outcome"].strip().casefold() not in OUTCOMES:
        return _said(
            "outcome", row["outcome"], "it is no outcome", "write found or nothing, or leave it empty"
        )
    key = (row["document"], row["row"])
    if key in seen:
        return _said("row", row["row"], "this arrival stands twice", "keep one of the two rows")
    seen.add(key)
    return None


def _said(column: str, value: str, problem: str, remedy: str) -> dict[str, str]:
    return {"column": column, "value": value[:200], "problem": problem, "remedy": remedy}


def _document(
    path: Path,
    strata: Sequence[Stratum],
    rows: Sequence[Mapping[str, str]],
    rejects: Sequence[Reject],
    at: dt.datetime,
) -> Json:
    # Chosen arrivals whose rows are missing or faulty are arrivals without an outcome.
    found = estimate(strata)
    inspected = sum(one.found + one.nothing for one in strata)
    coverage = {
        "says": f"{len(rows)} rows of a plan over {found.arrivals} arrivals, {inspected} of them with an outcome.",
        "modes": [],
        "countries": [],
        "not_looked": ["arrivals outside the plan", "what an inspection itself misses"],
    }
    return {
        **answer_head("rank", at=at, coverage=coverage),
        "policy": POLICY,
        "arrivals": found.arrivals,
        "rows": [],
        "rejects": [one.as_dict() for one in rejects],
        "outcomes": _estimate_document(path, strata, found),
        "synthetic": any(row.get("watermark") for row in rows),
        "messages": [
            "An inspection that found nothing clears nobody.",
            *(f"The total is not estimated: {one}." for one in found.missing),
        ],
    }


def _estimate_document(path: Path, strata: Sequence[Stratum], found: "Estimate") -> Json:
    return {
        "file": path.name,
        "strata": [
            {
                "how": one.how,
                "arrivals": one.size,
                "chosen": one.chosen,
                "chance": one.chance,
                "found": one.found,
                "nothing": one.nothing,
                "no_outcome": one.open,
            }
            for one in strata
        ],
        "confidence": CONFIDENCE,
        "hits": {"estimate": _rounded(found.total), "low": found.low, "high": found.high},
        "top_rate": _rounded(found.top_rate),
        "lift": {
            "estimate": _rounded(found.lift),
            "low": _rounded(found.lift_low),
            "high": _rounded(found.lift_high),
        },
        "method": (
            "Horvitz-Thompson over the known chances; exact hypergeometric bounds by stratum, together at 95% (Bonferroni); an arrival "
            "without an outcome counts as nothing below and as found above"
        ),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
