"""How the name benchmark shows its figures: tables as text, as Markdown for docs/benchmarks.md, as JSON."""

import dataclasses
import json
import math
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from _names_metrics import F1, Rate, f1_interval
from unpick.model.chance import wilson

__all__ = ["Report", "Table", "show", "write_into"]

BEGIN, END = "<!-- names: written by bench/names.py -->", "<!-- names: end -->"


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A titled table; cells are numbers, words, rates, counts of F1 or None.

    Attributes:
        brief: it stands in docs/benchmarks.md; the others are printed and written as JSON only.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""
    brief: bool = True


@dataclasses.dataclass(slots=True)
class Report:
    """Tables in order, and how they came about."""

    about: dict[str, Any]
    tables: list[dict[str, Any]] = dataclasses.field(default_factory=list)

    def add(self, table: Table, *, first: bool = False) -> None:
        """Add a table, at the end or before all others, and print it."""
        plain = {
            "title": table.title,
            "columns": list(table.columns),
            "rows": [[_plain(cell) for cell in row] for row in table.rows],
            "note": table.note,
            "brief": table.brief,
        }
        self.tables.insert(0 if first else len(self.tables), plain)
        print(as_text(plain), flush=True)

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        held = {"about": self.about, "tables": self.tables}
        path.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @staticmethod
    def read(path: Path) -> "Report":
        """Read what `write` wrote."""
        held = json.loads(path.read_text(encoding="utf-8"))
        return Report(held["about"], held["tables"])


def _plain(cell: Any) -> Any:
    if isinstance(cell, Rate):
        low, high = wilson(cell.hits, cell.n) if cell.n else (None, None)
        return {"hits": cell.hits, "n": cell.n, "share": cell.hits / cell.n if cell.n else None,
                "low": low, "high": high}  # fmt: skip
    if isinstance(cell, F1):
        low, high = f1_interval(cell)
        return {"f1": cell.value, "low": low, "high": high, "true": cell.true, "false": cell.false,
                "missed": cell.missed, "rest": cell.rest}  # fmt: skip
    if isinstance(cell, np.generic):
        cell = cell.item()
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell


def show(cell: Any) -> str:
    """Return a cell of the JSON as text: a rate with its Wilson interval and its counts, None as a dash."""
    if cell is None:
        return "-"
    if isinstance(cell, dict) and "share" in cell:
        if not cell["n"]:
            return "- (n 0)"
        digits = 4 if cell["high"] < 0.002 else 3 if cell["high"] < 0.02 or cell["n"] > 5000 else 2
        spread = f"{cell['low']:.{digits}f}-{cell['high']:.{digits}f}"
        return f"{cell['share']:.{digits}f} ({spread}) {cell['hits']}/{cell['n']}"
    if isinstance(cell, dict):
        return f"{cell['f1']:.3f} ({cell['low']:.3f}-{cell['high']:.3f})"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.3f}" if abs(cell) < 100 else f"{cell:,.0f}"
    if isinstance(cell, int):
        return f"{cell:,}"
    return str(cell)


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def as_text(table: dict[str, Any]) -> str:
    """Return a table for the terminal."""
    cells = [table["columns"], *([show(cell) for cell in row] for row in table["rows"])]
    widths = [max(map(_wide, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(c + " " * (w - _wide(c)) for c, w in zip(row, widths, strict=True)).rstrip()
             for row in cells]  # fmt: skip
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(["", table["title"], *([table["note"]] if table["note"] else []), *lines])


def as_markdown(report: Report) -> str:
    """Return the tables of a report that are brief as the section of docs/benchmarks.md."""
    about = report.about
    lines = [
        "## Names",
        "",
        f"Measured on {about['day']} with `{about['command']}`; written into this page by `--docs`. Every rate has its 95% Wilson "
        f"interval and its counts. Calibration kernel {about['kernel']:.2f} CPU s. {about['remark']}".strip(),
    ]
    for table in report.tables:
        if not table["brief"]:
            continue
        lines += ["", f"**{table['title']}.** {table['note']}".rstrip(), ""]
        lines.append("| " + " | ".join(table["columns"]) + " |")
        lines.append("|" + "---|" * len(table["columns"]))
        lines += [
            "| " + " | ".join(show(cell).replace("|", "\\|") for cell in row) + " |" for row in table["rows"]
        ]
    return "\n".join(lines)


def write_into(page: Path, report: Report) -> None:
    """Put the section between its two marks on the page.

    Raises:
        SystemExit: the page lacks the marks.
    """
    text = page.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise SystemExit(
            f"{page}: the marks '{BEGIN}' and '{END}' are missing; put them where the section belongs"
        )
    head, rest = text.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    page.write_text(f"{head}{BEGIN}\n\n{as_markdown(report)}\n\n{END}{tail}", encoding="utf-8")
