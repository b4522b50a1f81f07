"""Figures of the trace benchmark: printed as JSON lines, kept for the section `Chains` of docs/benchmarks.md."""

from pathlib import Path
from typing import Any

import _frame

__all__ = ["Figures", "write_into"]

BEGIN, END = "<!-- chains: written by bench/trace.py -->", "<!-- chains: end -->"


class Figures:
    """Figures in their order."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def tell(self, name: str, value: float | None, unit: str, **more: Any) -> None:
        """Print a figure and keep it.

        An answer that differs from its peer's has no ratio and meets no target, whatever its speed.
        """
        if more.get("same_answer") is False:
            more |= {"ratio": None, "met": False}
        self.rows.append({"figure": name, "value": value, "unit": unit, **more})
        _frame.figure(name, value, unit, **more)  # type: ignore[arg-type]


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value).replace("|", "\\|")


def as_markdown(figures: Figures, *, command: str, day: str, kernel: float) -> str:
    """Return the section."""
    names = ("figure", "value", "unit", "peer", "peer_value", "ratio", "target", "met", "n", "same_answer")
    titles = ("figure", "value", "unit", "peer", "peer's", "ratio", "target", "met", "n", "same answer")
    about = (
        f"Measured on {day} with `{command}`; written into this page by `--docs`. Networks are generated "
        "(invented names, fixed seed). `whole` is such a network with forwarders, withheld parties, links and "
        "shipments without an HS code; `coded` has its shipments with a code only, the shape of the study in "
        f"which the ways to trace were measured. Calibration kernel {kernel:.2f} CPU s."
    )
    lines = [
        about,
        "",
        "| " + " | ".join(titles) + " |",
        "|" + "---|" * len(titles),
    ]
    lines += ["| " + " | ".join(_cell(row.get(name)) for name in names) + " |" for row in figures.rows]
    return "\n".join(lines)


def write_into(page: Path, figures: Figures, **about: Any) -> None:
    """Put the figures between the two marks on the page.

    Raises:
        SystemExit: the page lacks the marks.
    """
    text = page.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise SystemExit(f"{page}: the marks '{BEGIN}' and '{END}' are missing; put them where it belongs")
    head, rest = text.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    page.write_text(f"{head}{BEGIN}\n\n{as_markdown(figures, **about)}\n\n{END}{tail}", encoding="utf-8")
