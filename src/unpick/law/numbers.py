"""A stated number against a line that the law draws, with the bound its source gives it; in three values."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from unpick.law.facts import Ground

__all__ = ["compare"]

_OPEN: Final = Decimal("Infinity")
_EXACT: Final = ("", "=")
_FROM: Final = (">", ">=", "over", "at least")
_TO: Final = ("<", "<=", "up to", "at most", "under")
_STRICT: Final = (">", "<", "over", "under")


def compare(ground: Ground, condition: Mapping[str, Any]) -> bool | None:
    """Tell whether a stated number is at least, or at most, what the condition says; None when it may be either.

    Args:
        ground: one value, with `bound` and `unit` as the source gives them; "about" decides nothing.
        condition: `number: {at_least: N}` or `number: {at_most: N}`, and `unit` where the law names one.

    >>> ground = Ground(predicate="parcel_value", values=("800",), unit="USD", text="", why=(), source={})
    >>> compare(ground, {"number": {"at_most": 800}, "unit": "USD"})
    True
    """
    if ground.unit != condition.get("unit", ground.unit) or len(ground.values) != 1:
        return None
    span = _span(ground.values[0], ground.bound)
    if span is None:
        return None
    low, high = span
    strict = ground.bound in _STRICT
    if "at_least" in condition["number"]:
        line = Decimal(str(condition["number"]["at_least"]))
        below = high < line or (strict and high == line)
        return True if low >= line else False if below else None
    line = Decimal(str(condition["number"]["at_most"]))
    above = low > line or (strict and low == line)
    return True if high <= line else False if above else None


def _span(value: str, bound: str) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most that a stated number can be."""
    try:
        number = Decimal(value.replace(",", ""))
    except InvalidOperation:
        return None
    if number.is_nan():
        return None
    if bound in _EXACT:
        return number, number
    if bound in _FROM:
        return number, _OPEN
    return (-_OPEN, number) if bound in _TO else None
