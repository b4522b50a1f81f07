"""Shipments that are rows and shipments that are only counted; amounts as sources state them. A count stays a claim."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

__all__ = ["AMOUNTS", "COUNTS", "count_shipments", "list_amounts"]

Row = Mapping[str, Any]

COUNTS: Final = ("shipments", "shipments_from", "shipments_shown", "shipments_stopped", "entries_stopped")
"""Predicates of claims that count shipments (docs/facts.md)."""

AMOUNTS: Final = ("value_of_shipments", "value_stopped", "base_penalty", "statutory_maximum", "settled_for")
"""Predicates of claims that state an amount of money."""

NOT_KNOWN: Final = "not known"


def count_shipments(shipments: Sequence[Row], claims: Iterable[Row]) -> dict[str, Any]:
    """Return the shipments that are rows, and those that are only counted by somebody.

    A claim such as "over 100 shipments" is printed as it stands; it never becomes rows and is never added
    to another, for two sources may count the same shipments.

    >>> count_shipments([], [])["unknown"]
    'not known'
    """
    counted = [row for row in claims if row["predicate"] in COUNTS]
    first: dict[tuple[Any, ...], Row] = {}
    copies: Counter[tuple[Any, ...]] = Counter()
    for row in counted:
        # Copies of one report are one count, whoever prints it.
        key = (row.get("origin") or id(row), row.get("bound"), row.get("value"), row.get("unit"))
        first.setdefault(key, row)
        copies[key] += 1
    texts = list(dict.fromkeys(_count_text(row, copies[key] - 1) for key, row in first.items()))
    return {
        "known": len(shipments),
        "undated": sum(1 for row in shipments if row.get("date") is None),
        "unknown": "; ".join(texts) if texts else NOT_KNOWN,
        "claims": [_claim(row) for row in counted],
    }


def list_amounts(shipments: Sequence[Row], claims: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the value of the known shipments, or "not known", then each amount that a source states.

    What a source states is cited as it stands. Nothing here is computed but the first row, and no row is
    added to another: a value, a penalty and a settlement are three different things.
    """
    values = [row.get("value_usd") for row in shipments]
    valued = [value for value in values if value is not None]
    what = (
        f"value of {len(valued)} of {len(shipments)} known shipments, as declared"
        if shipments
        else "value of shipments in the records (there are none)"
    )
    own: dict[str, Any] = {
        "what": what,
        "value": sum(valued) if valued else NOT_KNOWN,
        "unit": "USD",
        "source": None,
        "status": "computed" if valued else NOT_KNOWN,
        "says": "",
    }
    stated = [
        {
            "what": str(row["predicate"]).replace("_", " "),
            "value": row.get("value") or NOT_KNOWN,
            "bound": row.get("bound") or "",
            "unit": row.get("unit") or "",
            "source": row.get("source"),
            "status": "cited",
            "says": row.get("attribution") or "",
        }
        for row in claims
        if row["predicate"] in AMOUNTS
    ]
    return [own, *stated]


def _count_text(row: Row, copies: int = 0) -> str:
    bound = {">": "over ", ">=": "at least ", "<": "under ", "<=": "at most ", "~": "about "}.get(
        row.get("bound") or "", f"{row['bound']} " if row.get("bound") not in (None, "", "=") else ""
    )
    title = (row.get("source") or {}).get("title") or "a source"
    again = f"; {copies} more of the same origin" if copies else ""
    return f"{bound}{row.get('value') or NOT_KNOWN} {row.get('unit') or 'shipments'} ({title}{again})"


def _claim(row: Row) -> dict[str, Any]:
    names = ("predicate", "value", "unit", "quote", "attribution", "source")
    claim: dict[str, Any] = {name: row.get(name) or None for name in names}
    return {"subject": row["subject"], **claim, "bound": row.get("bound") or ""}
