"""The roles that a table can have and the columns that each role knows.

Ethnicity is no column here and never will be: where a table has one, it is left unread. Names and numbers of
workers become pseudonyms as soon as they are read (`worker`), so that they can be counted and never printed.
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["ROLES"]

ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    # A row per worker and period, or per worker where the period stands above the table.
    "payroll": (
        "worker",
        "period",
        "days",
        "hours",
        "overtime_hours",
        "rate_hour",
        "rate_day",
        "rate_piece",
        "pieces",
        "base_pay",
        "overtime_pay",
        "bonus",
        "deductions",
        "gross",
        "net",
        "paid_day",
        "nationality",
        "department",
    ),
    # A row per worker and day.
    "attendance": ("worker", "day", "time_in", "time_out", "hours", "overtime_hours", "department"),
    # A row per worker: roster, contracts.
    "workers": ("worker", "job", "department", "nationality", "paper", "hired", "left", "contract"),
    # A row per identity paper.
    "identity": ("worker", "nationality", "issued", "valid_to", "page"),
    # A row per lot, day or batch of one step.
    "production": (
        "day",
        "step",
        "firm",
        "lot",
        "input_lot",
        "style",
        "order",
        "input",
        "output",
        "waste",
        "unit",
        "workers",
        "machine",
        "minutes_per_piece",
    ),
    "packing": ("style", "lot", "order", "cartons", "quantity", "unit", "net_kg", "gross_kg", "container"),
    "invoice": ("style", "description", "material", "quantity", "unit", "price", "amount", "order", "lot"),
    # A row per step or firm of the supply chain.
    "chain": ("number", "step", "firm", "address", "place", "country", "input", "output", "document", "lot"),
    # A row per line of the entry.
    "lines": ("line", "style", "description", "hs", "material", "quantity", "unit", "value", "entry"),
    # A row per thing asked, or per answer to it.
    "requests": ("number", "asked", "due", "answer", "annex"),
    # A row per bale, drum, catch or other unit of raw material.
    "raw": ("unit_no", "origin", "grower", "firm", "vessel", "area", "weight_kg", "lot", "day"),
    "index": ("annex", "title", "language", "pages"),
    # A row per building or area of the site.
    "site": ("building", "use", "firm", "area_m2", "visited", "why_not"),
    # A row per interview or group of them.
    "interviews": ("worker", "day", "department", "language", "private", "chosen_by", "count"),
    "payments": ("day", "payer", "payee", "amount", "currency", "invoice", "order"),
    # A row per indicator of forced labor with its remedy.
    "remedies": ("indicator", "finding", "remedy", "status", "day", "verified_by"),
}
"""Role to its canonical columns (research, evidence 2.4 and 2.5; law 4.1 and 4.2)."""
