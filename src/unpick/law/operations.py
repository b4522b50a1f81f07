"""The operations that a formula of the law may name: no other arithmetic runs, and none runs text.

An operation gets the arguments that the YAML file gives it and the inputs that were found. It returns what
comes out, or why nothing comes out. Money is counted in decimals; nothing is rounded here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

__all__ = ["OPERATIONS", "Given", "Operation", "Result", "run"]

BOUNDS: Final = ("=", "~", ">", ">=", "<", "<=", "up to")
"""How a source bounds a figure (docs/facts.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was found for one input of a formula.

    Attributes:
        amount: a sum of money; None when none is stated. bound: one of BOUNDS, as the source states it.
        each: the value of each transaction that is known by itself. whole: no transaction lacks its value.
        choice: which of several holds; empty when that is not stated, or not by one source alone.
        unit: currency of the amount. open: why the input is not known, empty when it is.
    """

    amount: Decimal | None = None
    bound: str = "="
    each: tuple[Decimal, ...] = ()
    whole: bool = True
    choice: str = ""
    unit: str = ""
    open: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an operation gives: an amount with its bound, or the reason for none.

    Attributes:
        low: the smallest of several, where one figure is asked for each transaction; else None.
        n: how many transactions have a figure of their own.
        status: computed; fixed, where the law itself names the figure; cited, where another matter had it.
    """

    amount: Decimal | None = None
    bound: str = "="
    low: Decimal | None = None
    n: int = 0
    unit: str = ""
    status: str = "computed"
    open: tuple[str, ...] = ()


Inputs = Mapping[str, Given]
Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation: the arguments it asks for, which of them name an input, of which kind."""

    run: Callable[[Arguments, Inputs, str], Result]
    arguments: tuple[str, ...]
    inputs: Mapping[str, str]


def run(compute: Arguments, inputs: Inputs, unit: str) -> Result:
    """Return what a formula gives for these inputs.

    Args:
        compute: `operation` and its arguments, as the YAML file has them; checked when it was read.
        inputs: what was found, by name of input.
        unit: currency of the amounts that the law itself names.
    """
    return OPERATIONS[compute["operation"]].run(compute, inputs, unit)


def _share_of_value(arguments: Arguments, inputs: Inputs, unit: str) -> Result:
    """Return a fixed share of a sum of money, with the bound of the sum."""
    given = inputs[arguments["value"]]
    if given.amount is None:
        return Result(open=(given.open,))
    share = Fraction(str(arguments["share"]))
    amount = given.amount * share.numerator / share.denominator
    return Result(amount=amount, bound=given.bound, unit=given.unit or unit)


def _up_to_value(arguments: Arguments, inputs: Inputs, unit: str) -> Result:
    """Return a sum of money as the most that may be asked; of a sum stated as a lower bound, no most follows."""
    given = inputs[arguments["value"]]
    if given.amount is None:
        return Result(open=(given.open,))
    if given.bound in (">", ">="):
        return Result(
            unit=given.unit or unit,
            open=(f"the value is stated as a lower bound ({given.bound} {given.amount:f}): no most follows",),
        )
    return Result(amount=given.amount, bound="~" if given.bound == "~" else "up to", unit=given.unit or unit)


def _per_violation_greater_of(arguments: Arguments, inputs: Inputs, unit: str) -> Result:
    """Return, for each transaction with a value, the greater of a cap and a multiple; never their sum."""
    given = inputs[arguments["transactions"]]
    cap, times = Decimal(str(arguments["cap"])), Decimal(str(arguments["times"]))
    if not given.each:
        return Result(open=(given.open,))
    if given.unit and given.unit != unit:
        return Result(open=(f"the values are in {given.unit}, the cap is in {unit}; no rate is assumed",))
    most = sorted(max(cap, times * value) for value in given.each)
    partial = () if given.whole else ("transactions whose value is not known are left out",)
    return Result(amount=most[-1], low=most[0], bound="up to", n=len(most), unit=unit, open=partial)


def _fixed(arguments: Arguments, _inputs: Inputs, unit: str) -> Result:
    """Return a figure that the law itself names as the most."""
    return Result(amount=Decimal(str(arguments["amount"])), bound="up to", unit=unit, status="fixed")


def _cited(arguments: Arguments, _inputs: Inputs, unit: str) -> Result:
    """Return a figure of another matter, as a source gives it: a precedent, never an estimate of this one."""
    return Result(amount=Decimal(str(arguments["amount"])), unit=unit, status="cited")


def _not_found(arguments: Arguments, _inputs: Inputs, _unit: str) -> Result:
    """Return that no figure was found, with the reason."""
    return Result(open=(str(arguments["why"]),))


OPERATIONS: Final[Mapping[str, Operation]] = {
    "share_of_value": Operation(run=_share_of_value, arguments=("value", "share"), inputs={"value": "money"}),
    "up_to_value": Operation(run=_up_to_value, arguments=("value",), inputs={"value": "money"}),
    "per_violation_greater_of": Operation(
        run=_per_violation_greater_of,
        arguments=("transactions", "cap", "times"),
        inputs={"transactions": "transactions"},
    ),
    "fixed": Operation(run=_fixed, arguments=("amount",), inputs={}),
    "cited": Operation(run=_cited, arguments=("amount",), inputs={}),
    "not_found": Operation(run=_not_found, arguments=("why",), inputs={}),
}
"""Every operation by name; a formula that names another is refused when it is read."""
