"""The targets of the issue beside what a run measured: read from the tables of its report."""

from collections.abc import Callable
from typing import Any

from _names_report import Report, Table

__all__ = ["targets"]

Line = tuple[str, str, dict[str, str], str, Callable[[Any], float | None], str, float]


def _share(cell: Any) -> float | None:
    return None if cell is None else cell["share"]


def _f1(cell: Any) -> float | None:
    return None if cell is None else cell["f1"]


def _number(cell: Any) -> float | None:
    return cell


def _lines(half: str) -> list[Line]:
    """Return figure, table, row, column, reading, bound and limit of each target (issue "Names", figures)."""
    at_least, at_most = ">=", "<="
    ours = {"scorer": "unpick"}
    native = {"set": f"pairs, {half} half", "scripts": "hangul or hanzi to latin", **ours}
    traps = "Negatives accepted, by kind"
    script = f"Calibration, pairs, {half} half"
    lines: list[Line] = [
        ("hard set, open half: recall at precision 0.90", "Hard pairs", {"set": "hard set, open half", **ours},
         "recall at P 0.90", _share, at_least, 0.90),
        (f"our pairs, {half} half: recall at precision 0.90", "Hard pairs", {"set": f"pairs, {half} half", **ours},
         "recall at P 0.90", _share, at_least, 0.90),
        (f"Hangul and Hanzi to English, {half} half: recall at precision 0.95", "Hard pairs by script", native,
         "recall at P 0.95", _share, at_least, 0.93),
    ]  # fmt: skip
    lines += [
        (f"traps of kind {kind} accepted", traps, {"set": "traps, seed 20261126", "kind": kind, **ours},
         "said same", _share, at_most, 0.01)
        for kind in ("near_brand", "number", "place")
    ]  # fmt: skip
    lines += [
        (f"public bench, {names}: F1 ({labels})", "Public bench of nomenklatura",
         {"names": names, "labels": labels, **ours}, "F1", _f1, at_least, limit)
        for names, limit in (("companies", 0.90), ("persons", 0.80))
        for labels in ("all labels", "without doubted labels")
    ]  # fmt: skip
    return [
        *lines,
        ("alerts `same` per 1,000 generated innocents", "Alerts on innocent names", {"names": "generated, all"},
         "same per 1,000", _number, at_most, 2.0),
        ("alerts per 1,000 at recall 0.95, whole entry", "Alerts at the threshold of a recall", {"recall": "0.95"},
         "alerts per 1,000 ", _number, at_most, 2.0),
        ("calibration error, all scripts", script, {"scripts": "all"}, "error at the stated rate", _number, at_most, 0.03),
        ("calibration error, latin-latin", script, {"scripts": "latin-latin"}, "error at the stated rate", _number, at_most, 0.05),
        *((f"calibration error, {one}, all {half} halves", f"Calibration, all {half} halves", {"scripts": one},
           "error at the stated rate", _number, at_most, limit)
          for one, limit in (("all", 0.03), ("latin-latin", 0.05), ("hangul-latin", 0.05), ("hanzi-latin", 0.05))),
        ("us a pair, compiled", "CPU time of a pair", {"scorer": "unpick, compiled, findings and outcome"},
         "us a pair", _number, at_most, 3.0),
        ("one screening, wall ms, p95", "One screening with explanation, in process", {}, "wall ms, p95", _number,
         at_most, 3.0),
    ]  # fmt: skip


def _cell(report: Report, title: str, row: dict[str, str], column: str) -> Any:
    for table in report.tables:
        if table["title"] != title:
            continue
        for cells in table["rows"]:
            named = dict(zip(table["columns"], cells, strict=True))
            if all(str(named[key]) == value for key, value in row.items()):
                return named[column]
    return None


def targets(report: Report, half: str) -> Table:
    """Return the targets; what was not measured, or has too few pairs to be told, has no value."""
    rows = []
    for name, title, row, column, read, bound, limit in _lines(half):
        value = read(_cell(report, title, row, column))
        met = None if value is None else value >= limit if bound == ">=" else value <= limit
        rows.append([name, value, f"{bound} {limit:g}", met])
    return Table(
        "Targets", ("figure", "measured", "target", "met"), rows, "Details, n and bounds in the tables below."
    )
