"""What can be wrong with one row of a series file, and what to do about it."""

import difflib
from typing import Final

from unpick.model.reject import Reject
from unpick.model.series import MEASURES

__all__ = ["reject_of"]

_PERIOD: Final = "write it as 2024, 2024-03, 2024-03-05, 2024-Q1, 2024-H2 or 2024-03-01/2024-03-15"
_NAMED: Final = "fill the cell or drop the row"
_SUM: Final = (
    "a sum over others, in a file that holds its parts: adding it up would count them twice",
    "drop the row, or load the sums in a file of their own",
)

_FAULTS: Final[dict[str, tuple[str, str, str]]] = {
    "over": ("", "the row has more cells than the header", "quote cells that hold the delimiter"),
    "subject": ("subject", "the row names no subject", _NAMED),
    "measure": ("measure", "the row names no measure", _NAMED),
    "period": ("period", "the row names no period", _PERIOD),
    "period_form": ("period", "no period", _PERIOD),
    "period_order": ("period", "the end lies before the start", "exchange or correct them"),
    "period_late": (
        "period",
        "a time that begins after the file became public: nobody can have counted it",
        "correct it, or give --public-from",
    ),
    "value": ("value", "the row has no value", _NAMED),
    "value_comma": (
        "value",
        "the comma can mark thousands or a fraction",
        "write 1500 or 1.5, without marks of thousands",
    ),
    "value_form": ("value", "no number", "write digits and one decimal point; the unit has its own column"),
    "value_negative": ("value", "a figure below zero", "correct the cell or drop the row"),
    "unit": ("unit", "a figure without a unit is none", "write it as CNY/piece, kg, people, shipments"),
    "share": ("value", "a yield above 1", "write it as a share, 0.92 for 92%"),
    "months": ("value", "more than 12 months", "give the months of one year that were published"),
    "bound": ("bound", "no bound", "use =, <, <=, >, >=, ~ or up to"),
    "verified": ("verified", "neither yes nor no", "write yes only where the unit was read on a document"),
    "reliability": ("reliability", "no grade", "use A to F"),
    "published": ("published", "no ISO year, month or day", "write it as 2024-03-05, 2024-03 or 2024"),
    "published_late": (
        "published",
        "a day after the file became public",
        "correct it, or give --public-from",
    ),
    "again": ("", "the same figure as an earlier row", "drop one of the two"),
    "total_subject": ("subject", *_SUM),
    "total_partner": ("partner", *_SUM),
    "total_place": ("place", *_SUM),
    "total_product": ("product", *_SUM),
}
"""Code of series.sql to (column, problem, remedy)."""


def reject_of(*, file: str, row: int, fault: str) -> Reject:
    """Return the reject that a fault of series.sql means.

    Args:
        fault: code and value, such as `period_form|2024-13`.

    >>> reject_of(file="a.csv", row=3, fault="measure_unknown|unit_prise").remedy[:27]
    "did you mean 'unit_price'? "
    """
    code, _, value = fault.partition("|")
    if code == "measure_unknown":
        near = difflib.get_close_matches(value, MEASURES, n=1)
        hint = f"did you mean '{near[0]}'? " if near else ""
        column, problem, remedy = "measure", "no measure", f"{hint}use one of {', '.join(MEASURES)}"
    else:
        column, problem, remedy = _FAULTS[code]
    return Reject(file=file, row=row, column=column, value=value[:200], problem=problem, remedy=remedy)
