"""What can be wrong with one row of a shipment file, and what to do about it."""

from typing import Final

from unpick.model.reject import Reject

__all__ = ["MAX_LISTED", "SHARE_REJECTED", "reject_of"]

SHARE_REJECTED: Final = 0.2
"""Over this share of faulty rows a file is taken for misread and nothing of it is loaded (design, section 5)."""

MAX_LISTED: Final = 1000
"""Faulty rows listed by name; all are counted."""

_CORRECT: Final = "correct the cell or drop the row"
_NUMBER: Final = ("is no number", "write it with digits and one decimal mark")

_FAULTS: Final[dict[str, tuple[str, str, str]]] = {
    "over": ("", "the row has more cells than the header", "quote cells that hold the delimiter"),
    "total": ("", "the row names no party, bill or date: a total or a remark", "drop the row"),
    "date": ("date", "no day of the calendar in a format of this layout", _CORRECT),
    "day": ("date", "the day lies before 1970 or after the day of loading", _CORRECT),
    "hs": ("hs_code", "no HS code of 2 to 12 digits", _CORRECT),
    "hs_cut": (
        "hs_code",
        "the HS code lost digits when a spreadsheet turned it into a number",
        "format the column as text and export again",
    ),
    "unit": ("weight_unit", "unknown unit of weight", "write kg, lb or t"),
    "quantity": ("quantity", *_NUMBER),
    "gross_weight_kg": ("gross_weight_kg", *_NUMBER),
    "net_weight_kg": ("net_weight_kg", *_NUMBER),
    "value_usd": ("value_usd", *_NUMBER),
    "quantity_negative": ("quantity", "a quantity below zero", _CORRECT),
    "gross_weight_kg_negative": ("gross_weight_kg", "a weight below zero", _CORRECT),
    "net_weight_kg_negative": ("net_weight_kg", "a weight below zero", _CORRECT),
    "value_usd_negative": ("value_usd", "a value below zero", _CORRECT),
}
"""Code of parse.sql to (field, problem, remedy)."""


def reject_of(*, file: str, row: int, fault: str, columns: dict[str, str]) -> Reject:
    """Return the reject that a fault of parse.sql means.

    Args:
        fault: code and value, such as `date|00/12/2020`.
        columns: canonical field to the column as the file spells it.
    """
    code, _, value = fault.partition("|")
    field, problem, remedy = _FAULTS[code]
    column = columns.get(field, field)
    return Reject(file=file, row=row, column=column, value=value[:200], problem=problem, remedy=remedy)
