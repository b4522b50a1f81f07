"""Sums that a sentence shows: their inputs, their result, and whether the one follows from the other."""

import ast
import datetime as dt
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

__all__ = ["parts_of", "whole_months", "wrong_sum"]

_OPERATIONS: Final[dict[type, Callable[[Fraction, Fraction], Fraction]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}

_SIGNS: Final = str.maketrans({"×": "*", "−": "-", "÷": "/"})


def parts_of(text: str) -> tuple[str, str]:
    """Return the inputs and the result of a sum, as it shows them.

    >>> parts_of("days: 2020-12-23 to 2021-03-05 = 72")
    ('days: 2020-12-23 to 2021-03-05', '72')
    """
    before, _, after = text.rpartition("=")
    return before.strip(), after.strip()


def wrong_sum(text: str) -> str:
    """Return why a sum does not stand, or an empty string.

    Known forms: `count: a; b = 2`, `newest: DAY; DAY = DAY`, `oldest: ...`, `days: DAY to DAY = n`,
    `months: DAY to DAY = n` (whole months), and arithmetic with + − × / and brackets, rounded as printed.

    >>> wrong_sum("0.7 × 100 = 70"), wrong_sum("count: row 1; row 2 = 3")
    ('', 'count: row 1; row 2 = 3: it is 2')
    """
    inputs, told = parts_of(text)
    if not inputs or not told:
        return f"{text}: a sum has inputs, = and a result"
    kind, colon, rest = inputs.partition(":")
    try:
        found = _FORMS[kind](rest.strip()) if colon and kind in _FORMS else _arithmetic(inputs, told)
    except (ValueError, SyntaxError, ZeroDivisionError) as error:
        return f"{text}: {error}"
    return "" if found == told else f"{text}: it is {found}"


def whole_months(first: dt.date, last: dt.date) -> int:
    """Return how many whole months lie between two days; 0 where the last is before the first.

    >>> whole_months(dt.date(2020, 12, 23), dt.date(2021, 3, 5))
    2
    """
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return max(0, months)


def _arithmetic(inputs: str, told: str) -> str:
    value = _value(ast.parse(inputs.replace(",", "").translate(_SIGNS), mode="eval").body)
    plain = told.replace(",", "")
    places = len(plain.partition(".")[2])
    rounded = round(Decimal(value.numerator) / Decimal(value.denominator), places)
    return told if rounded == Decimal(plain) else str(rounded)


def _value(node: ast.expr) -> Fraction:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Fraction(str(node.value))
    raise ValueError("only numbers, + - x / and brackets make a sum")


def _pair(text: str) -> tuple[dt.date, dt.date]:
    first, last = (dt.date.fromisoformat(one.strip()) for one in text.split(" to "))
    return first, last


def _days(text: str) -> list[str]:
    return [dt.date.fromisoformat(one.strip()).isoformat() for one in text.split(";")]


_FORMS: Final[dict[str, Callable[[str], str]]] = {
    "count": lambda text: str(len({one.strip() for one in re.split(r";", text) if one.strip()})),
    "newest": lambda text: max(_days(text)),
    "oldest": lambda text: min(_days(text)),
    "days": lambda text: str((_pair(text)[1] - _pair(text)[0]).days),
    "months": lambda text: str(whole_months(*_pair(text))),
}
