"""Which role a table has: by the columns that a role must have, by how many it explains, by what its cells are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.cells import clock_of, hours_of, is_day_like, number_of
from unpick.exhibits.columns import ROLES
from unpick.exhibits.flows import place_flows
from unpick.exhibits.heads import Meaning, head_unit, meanings

__all__ = ["Columns", "choose_role", "kind_of_column"]

_PAY: Final = (
    "gross",
    "net",
    "base_pay",
    "overtime_pay",
    "rate_hour",
    "rate_day",
    "rate_piece",
    "deductions",
)
_MUST: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    # Of each group, at least one column; in the order in which equals are decided.
    "payroll": (_PAY, ("worker", "days", "hours", "overtime_hours", "period", "gross", "pieces")),
    "attendance": (("time_in", "time_out", "hours", "overtime_hours"), ("worker", "day"), ("day", "time_in")),
    "identity": (("issued", "valid_to", "page", "+identity"), ("worker", "nationality")),
    "workers": (
        ("worker", "job", "hired"),
        ("job", "department", "nationality", "hired", "left", "contract"),
    ),
    "interviews": (
        ("count", "private", "chosen_by", "language"),
        ("worker", "day", "department", "private", "chosen_by"),
    ),
    "remedies": (("indicator", "finding"), ("remedy", "status", "verified_by")),
    "payments": (("payer", "payee"), ("amount",)),
    "raw": (
        ("unit_no", "grower", "vessel", "area", "origin"),
        ("weight_kg", "lot", "origin", "firm", "day", "vessel"),
    ),
    "packing": (
        ("cartons", "net_kg", "gross_kg", "container"),
        ("style", "quantity", "lot", "order", "cartons"),
    ),
    # What each style is made of is a table of lines too: the scope of an order is decided by it.
    "lines": (
        ("hs", "entry", "line", "value", "material"),
        ("description", "style", "hs"),
        ("hs", "entry", "value", "material"),
    ),
    "invoice": (("price", "amount"), ("quantity", "description", "style"), ("price", "quantity")),
    "production": (
        ("output", "input", "waste"),
        ("day", "step", "lot", "input_lot", "machine", "workers", "order"),
    ),
    "chain": (
        ("firm",),
        ("step", "address", "country", "place", "document"),
        ("step", "number", "address", "country"),
    ),
    "requests": (("asked",), ("number", "due", "answer", "annex")),
    "index": (("annex", "pages"), ("title",)),
    "site": (("building", "area_m2"), ("use", "area_m2", "visited", "firm")),
}
_NUMBERS: Final = frozenset(
    {
        "days",
        "minutes_per_piece",
        "pieces",
        "bonus",
        "workers",
        "cartons",
        "quantity",
        "net_kg",
        "gross_kg",
        "price",
        "amount",
    }
    | {"value", "weight_kg", "area_m2", "count", "waste", *_PAY}
)
_DAYS: Final = frozenset({"day", "hired", "left", "issued", "valid_to", "paid_day", "due"})
_INTERVIEW: Final = re.compile(r"interview|访谈|訪談|面谈|면담|인터뷰")
_HINTS: Final = {
    "chain": re.compile(r"chain|tiers?\b|traceab|supply map|供应链|공급망"),
    "index": re.compile(r"\b(?:index|contents|list of (?:annexes|exhibits))\b|目录|목차"),
}
_HINTED: Final = 3.0
"""What the title of a table says for a role, in columns: production logs and chains share most of theirs."""

_NONE: Final = re.compile(r"^\s*(?:-|—|–|/|n/?a|nil|无|없음)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How the columns of a table are read in one role.

    Attributes:
        at: canonical column to its index; without the worker.
        workers: the indices of the columns that name a worker: its number, its identity paper, its name.
        unread: indices of columns that no word explains in this role.
        materials: further columns that say what the goods are made of: face, lining, filling.
    """

    role: str
    at: Mapping[str, int]
    workers: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    unread: tuple[int, ...]
    materials: tuple[int, ...] = ()


_OF_WORKERS: Final = ("payroll", "attendance", "workers", "identity")
_OWN_CODE: Final = re.compile(r"[A-Za-z]{1,5}[-./ ]?\d{1,6}")
_CODES: Final = 0.8
"""Share of cells that must be codes; lines below a table are not. A convention of this project."""


def kind_of_column(role: str, column: str) -> str:
    """Return number, hours, day, clock, month or text: how the cells of a column are written."""
    if column in ("hours", "overtime_hours"):
        return "hours"
    if column in ("time_in", "time_out"):
        return "clock"
    if column == "period":
        return "month"
    if column in _DAYS:
        return "day"
    flows = column in ("input", "output") and role == "production"
    return "number" if flows or column in _NUMBERS else "text"


def choose_role(heads: Sequence[str], rows: Sequence[Sequence[str]], *, hint: str = "") -> Columns | None:
    """Return the role that explains most of a table; none where no role has the columns that it must have.

    Args:
        heads: heads of the columns. rows: cells, as long as the heads.
        hint: name and title of the table. Interviews are told from other lists by it or by a head.
    """
    best: tuple[float, Columns] | None = None
    interviews = bool(_INTERVIEW.search(f"{hint} {' '.join(heads)}".casefold()))
    for role, must in _MUST.items():
        if role == "interviews" and not interviews:
            continue
        columns, weight = _read_as(role, heads, rows)
        names = {*columns.at, *(["worker"] if any(columns.workers) else [])}
        names |= {"+identity"} if columns.workers[1] and len(names) <= 2 else set()
        if len(names - {"+identity"}) < 2 and "+identity" not in names:
            continue
        weight += _HINTED if role in _HINTS and _HINTS[role].search(hint.casefold()) else 0.0
        if all(names & set(group) for group in must) and (best is None or weight > best[0] + 1e-9):
            best = weight, columns
    return best[1] if best else None


def _read_as(role: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Columns, float]:
    """Return the columns of a table read in one role, and how much of it they explain.

    Heads with one meaning are placed first; one with several takes the first that is still free.
    """
    at: dict[str, tuple[int, bool]] = {}
    workers: dict[str, list[int]] = {"number": [], "identity": [], "name": []}
    several = [
        [m for m in meanings(head) if role in m.roles and not m.column.startswith("-")] for head in heads
    ]
    dropped = {
        place for place, head in enumerate(heads) if any(m.column.startswith("-") for m in meanings(head))
    }
    placed: set[int] = set()
    for place in sorted(range(len(heads)), key=lambda place: (len(several[place]) > 1, place)):
        for meaning in several[place]:
            base, _, kind = meaning.column.partition(".")
            if kind:
                workers[kind].append(place)
            elif base in at and (at[base][1] or not meaning.exact):
                continue
            elif _cells_fit(role, base, place, rows):
                placed.discard(at.get(base, (-1, False))[0])
                at[base] = place, meaning.exact
            else:
                continue
            placed.add(place)
            break
    plain = {column: place for column, (place, _) in at.items()}
    placed |= _settle_workers(role, workers, rows, dropped)
    if role == "chain":
        placed |= _settle_steps(plain, rows, len(heads), placed | dropped)
    if role == "payroll":
        _settle_pay(plain, several)
    if role == "raw":
        placed |= _settle_kilos(plain, heads, placed)
    if role == "production":
        placed |= place_flows(plain, heads, frozenset(placed), rows)
    more = tuple(
        place
        for place, found in enumerate(several)
        if "material" in plain and place not in placed and any(m.column == "material" for m in found)
    )
    unread = tuple(place for place in range(len(heads)) if place not in placed | dropped | set(more))
    groups = (tuple(workers["number"]), tuple(workers["identity"]), tuple(workers["name"]))
    columns = Columns(role=role, at=plain, workers=groups, unread=unread, materials=more)
    weight = sum(_weight(column) * (1.0 if at.get(column, (0, False))[1] else 0.8) for column in plain)
    return columns, weight + sum(map(len, groups)) - 0.1 * len(unread)


def _settle_workers(
    role: str, workers: dict[str, list[int]], rows: Sequence[Sequence[str]], dropped: set[int]
) -> set[int]:
    """Take a column headed `No.` for the worker where it holds codes and no other column names one."""
    if role not in _OF_WORKERS or any(workers.values()):
        return set()
    coded = [place for place in sorted(dropped) if _is_code(rows, place)][:1]
    workers["number"] += coded
    return set(coded)


def _is_code(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Tell whether a column headed `No.` holds codes with letters, which name somebody, and no running numbers."""
    cells = _filled(rows, place)
    return bool(cells) and sum(bool(_OWN_CODE.fullmatch(cell.strip())) for cell in cells) > _CODES * len(
        cells
    )


def _settle_kilos(at: dict[str, int], heads: Sequence[str], placed: set[int]) -> set[int]:
    """Read the one column in kilograms that no word explains as the weight of the raw material."""
    kilos = [place for place in range(len(heads)) if place not in placed and head_unit(heads[place]) == "kg"]
    if "weight_kg" in at or len(kilos) != 1:
        return set()
    at["weight_kg"] = kilos[0]
    return {kilos[0]}


_ONLY_NUMBER: Final = re.compile(r"(?:step|stage|tier|no\.?|#)?\s*(?:\d{1,2}|[ivx]{1,4})[.)]?", re.IGNORECASE)
_CODE: Final = re.compile(r"[\W\d_]*(?:[A-Z]{0,4}[-/ ]?\d[\w/-]*)?[\W\d_]*")


def _settle_steps(
    at: dict[str, int], rows: Sequence[Sequence[str]], width: int, taken: frozenset[int] | set[int]
) -> set[int]:
    """Read a column that numbers the steps as their number, and find the column that names them.

    A map of a chain heads "Step" or "Stage" over 1, 2, 3, and says beside it what is done or what comes out.

    Returns:
        The columns that are placed by this.
    """
    place = at.get("step")
    cells = [] if place is None else _filled(rows, place)
    if not cells or not all(_ONLY_NUMBER.fullmatch(cell) for cell in cells):
        return set()
    del at["step"]
    at.setdefault("number", place if place is not None else 0)
    free = [one for one in range(width) if one not in taken and _is_words(_filled(rows, one))]
    named = free[0] if free else at.get("output", at.get("input"))
    if named is None:
        return set()
    at["step"] = named
    return {named}


def _filled(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place].strip() for row in rows if place < len(row) and not _NONE.match(row[place])]


def _is_words(cells: Sequence[str]) -> bool:
    """Tell whether most cells are words, not lots, amounts or days."""
    worded = [cell for cell in cells if re.search(r"[^\W\d_]{3,}", cell) and not _CODE.fullmatch(cell)]
    return bool(cells) and len(worded) * 2 > len(cells) and not any(is_day_like(cell) for cell in cells)


def _settle_pay(at: dict[str, int], several: Sequence[Sequence[Meaning]]) -> None:
    """Call wages gross where nothing beside them adds up to a gross: they are all that was earned."""
    place = at.get("base_pay")
    beside = {"overtime_pay", "bonus", "gross", "rate_hour", "rate_day"} & set(at)
    if place is not None and not beside and any(meaning.column == "gross" for meaning in several[place]):
        at["gross"] = at.pop("base_pay")


def _weight(column: str) -> float:
    """Return what a column says for a role: more where few roles know it."""
    return 1.0 + 1.0 / sum(1 for columns in ROLES.values() if column in columns)


def _cells_fit(role: str, column: str, place: int, rows: Sequence[Sequence[str]]) -> bool:
    """Return whether at least a third of the filled cells are what the column holds; an empty column fits."""
    kind = kind_of_column(role, column)
    if kind in ("text", "month"):
        return True
    cells = [row[place] for row in rows[:200] if place < len(row) and not _NONE.match(row[place])]
    if not cells:
        return True
    if kind == "number":
        good = sum(1 for cell in cells if number_of(cell))
    elif kind == "hours":
        good = sum(1 for cell in cells if _hours_fit(role, cell))
    elif kind == "clock":
        good = sum(1 for cell in cells if ":" in clock_of(cell))
    else:
        good = sum(1 for cell in cells if is_day_like(cell) or (cell.isdigit() and 1 <= int(cell) <= 31))
    return good * 3 >= len(cells)


def _hours_fit(role: str, cell: str) -> bool:
    """Return whether hours are possible: of one day at most 24, of a month at most 744."""
    found = hours_of(cell)
    if not found or found[0].endswith("%"):
        return False
    return 0 <= float(found[0]) <= (24 if role == "attendance" else 744)
