"""What is known for each input of a formula: from claims with their sources, and from the bills a rule reaches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from unpick.law.amount import NOT_KNOWN, Formula, money
from unpick.law.operations import Given

__all__ = ["Basis", "Found", "decimal_of", "find_inputs", "input_rows"]

Row = Mapping[str, Any]

_LEAVES_OPEN: Final = "one of"
"""The bound of a claim whose source does not say which of the values holds (docs/facts.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An input as it was found: what the formula gets, and what a reader is shown."""

    given: Given
    text: str = ""
    source: Any = None
    shown: tuple[Row, ...] = ()


Basis = Mapping[str, Found]
"""One way to fill all inputs of a formula; two sources that differ give two, side by side."""


def find_inputs(
    formula: Formula, *, claims: Sequence[Row], bills: Sequence[Row], partly: bool, cut: bool = False
) -> list[Basis]:
    """Return each way in which the inputs of a formula are known; one, with gaps, where little is known.

    Sums of money that differ are not added and none is preferred: each gives an answer of its own.

    Args:
        claims: of the subject, denials among them. bills: known shipments that the rule reaches.
        partly: the rule reaches only a part of what the sources count.
        cut: further known shipments were not held against the rule, so a sum of bills is a lower bound.
    """
    fixed: dict[str, Found] = {}
    several: dict[str, list[Found]] = {}
    for name, wanted in formula.inputs.items():
        said = [claim for claim in claims if claim["predicate"] in wanted["predicates"]]
        beside = tuple(claim for claim in claims if claim["predicate"] in wanted.get("shown", ()))
        if wanted["kind"] == "choice":
            fixed[name] = _choice(wanted, said, beside)
        elif wanted["kind"] == "transactions":
            fixed[name] = _transactions(wanted, bills, cut=cut)
        else:
            several[name] = _sums(wanted, said, bills if wanted.get("bills") else (), partly=partly, cut=cut)
    bases: list[Basis] = [fixed]
    for name, found in several.items():
        bases = [{**basis, name: one} for basis in bases for one in found]
    return bases


def input_rows(formula: Formula, basis: Basis) -> list[dict[str, Any]]:
    """Return the inputs as the document carries them, in the order of the formula."""
    return [
        {
            "name": name,
            "required": wanted["required"],
            "value": _shown_value(basis[name]),
            "bound": basis[name].given.bound if basis[name].given.amount is not None else "",
            "unit": basis[name].given.unit,
            "says": basis[name].text,
            "source": basis[name].source,
            "open": basis[name].given.open,
            "beside": [_beside(claim) for claim in basis[name].shown],
        }
        for name, wanted in formula.inputs.items()
    ]


def decimal_of(value: object) -> Decimal | None:
    """Return a figure of a source as a decimal; None when it is no figure of 0 or more.

    >>> decimal_of("4427019.26"), decimal_of("many")
    (Decimal('4427019.26'), None)
    """
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() and found >= 0 else None


def _choice(wanted: Row, said: Iterable[Row], beside: tuple[Row, ...]) -> Found:
    """Return which of several holds, where the sources that say so firmly say the same and none denies it."""
    said = list(said)
    firm = [row for row in said if not row.get("tentative") and row.get("bound") != _LEAVES_OPEN]
    stated = {_word(row) for row in firm if row.get("polarity") != "denied"}
    denied = [row for row in said if row.get("polarity") == "denied"]
    required = wanted["required"]
    if len(stated) == 1 and not denied:
        (value,) = stated
        return Found(
            given=Given(choice=value), source=firm[0].get("source"), text=_says(firm[0]), shown=beside
        )
    if stated:
        differ = f"not known: {required}: sources differ ({', '.join(sorted(stated))}"
        why = f"{differ}{', and one denies it' if denied else ''})"
    elif said:
        why = f"not known: {required}: what is stated is tentative or denied"
    else:
        why = f"not known: {required}"
    return Found(given=Given(open=why), shown=(*said, *beside))


def _transactions(wanted: Row, bills: Sequence[Row], *, cut: bool) -> Found:
    values = [decimal_of(row["value_usd"]) for row in bills if row.get("value_usd") is not None]
    each = tuple(value for value in values if value is not None)
    if not each:
        why = f"not known: {wanted['required']}: no known shipment that the rule reaches states one; a total is no value of one"
        return Found(given=Given(open=why))
    given = Given(each=each, whole=len(each) == len(bills) and not cut, unit="USD")
    return Found(given=given, text=f"{len(each)} of {len(bills)} known shipments, as declared")


def _sums(wanted: Row, said: Iterable[Row], bills: Sequence[Row], *, partly: bool, cut: bool) -> list[Found]:
    """Return each sum that is known: of the bills, then of each claim that states another."""
    found = _of_bills(bills, cut=cut)
    seen: set[tuple[Any, ...]] = set()
    for row in said:
        sum_ = _of_claim(row, partly=partly)
        if sum_ is None:
            continue
        key = (sum_.given.amount, sum_.given.bound, sum_.given.unit)
        if key not in seen:
            seen.add(key)
            found.append(sum_)
    return found or [Found(given=Given(open=f"not known: {wanted['required']}"))]


def _of_bills(bills: Sequence[Row], *, cut: bool) -> list[Found]:
    """Return the sum of the declared values, a lower bound where one is missing; nothing where none is declared."""
    values = [decimal_of(row["value_usd"]) for row in bills if row.get("value_usd") is not None]
    valued = [value for value in values if value is not None]
    if not valued:
        return []
    whole = len(valued) == len(bills) and not cut
    given = Given(amount=sum(valued, Decimal(0)), bound="=" if whole else ">=", unit="USD")
    says = f"{len(valued)} of {len(bills)} known shipments that the rule reaches, as declared"
    return [Found(given=given, text=says)]


def _of_claim(row: Row, *, partly: bool) -> Found | None:
    """Return the sum that a claim states firmly; of a part only, it is the most that the part can be."""
    amount = decimal_of(row.get("value"))
    bound = row.get("bound") or "="
    if amount is None or row.get("tentative") or row.get("polarity") == "denied" or bound == _LEAVES_OPEN:
        return None
    if partly and bound in (">", ">="):
        return None
    bound = "<=" if partly else bound
    given = Given(amount=amount, bound=bound, unit=str(row.get("unit") or ""))
    return Found(given=given, text=_says(row), source=row.get("source"))


def _word(row: Row) -> str:
    return str(row.get("object") or row.get("value") or "yes").strip().casefold().replace(" ", "_")


def _says(row: Row) -> str:
    who = f" ({row['attribution']})" if row.get("attribution") else ""
    return f"{str(row['predicate']).replace('_', ' ')}{who}"


def _shown_value(found: Found) -> str | int | float:
    given = found.given
    if given.amount is not None:
        return money(given.amount)
    if given.each:
        return f"{len(given.each)} values"
    return given.choice or NOT_KNOWN


def _beside(claim: Row) -> dict[str, Any]:
    """Return a claim that bears on an input and does not decide it."""
    denied = "denied: " if claim.get("polarity") == "denied" else ""
    what = claim.get("object") or claim.get("value") or ""
    text = f"{denied}{str(claim['predicate']).replace('_', ' ')} {what}".strip()
    return {"text": text, "attribution": claim.get("attribution") or "", "source": claim.get("source")}
