"""The codes of one supplier put together: which suppliers have the same codes, and one test over all of them."""

import math
from collections.abc import Sequence

from unpick.weigh.signals.breaks.monthly import Kind, Monthly, logs
from unpick.weigh.signals.breaks.panel import rank_panel
from unpick.weigh.signals.breaks.pool import Broken, few, grain_of, unfit
from unpick.weigh.signals.breaks.rank import FEWEST, LEAST_MONTHS, TOLD, Underpowered

__all__ = ["rank_codes"]


def rank_codes(
    asked: Sequence[Monthly], others: Sequence[Monthly], *, direction: int
) -> list[tuple[Broken, tuple[str, ...]]]:
    """Return for each supplier with two codes or more one test over all of them, and the codes.

    Months are those that all its codes span. Only suppliers that have every one of the codes stand as controls.
    """
    by_subject: dict[tuple[str, Kind], list[Monthly]] = {}
    for one in (*asked, *others):
        if one.kind[2]:
            kind: Kind = (*one.kind[:2], "", *one.kind[3:])
            by_subject.setdefault((one.subject, kind), []).append(one)
    found = []
    for key in sorted({(one.subject, (*one.kind[:2], "", *one.kind[3:])) for one in asked}):
        own = by_subject.get(key, [])
        if len(own) > 1 and not any(unfit(one, logs) for one in own):
            found.append((_tested(own, key[1], by_subject, direction), tuple(one.kind[2] for one in own)))
    return found


def _tested(
    own: list[Monthly], kind: Kind, by_subject: dict[tuple[str, Kind], list[Monthly]], direction: int
) -> Broken:
    import numpy as np

    first = max(one.first for one in own)
    count = min(one.first + len(one.values) for one in own) - first
    sums = [sum(row) for row in zip(*(one.between(first, max(count, 0)) for one in own), strict=True)]
    series = Monthly(
        subject=own[0].subject,
        kind=kind,
        first=first,
        values=tuple(sums),
        why=tuple(dict.fromkeys(why for one in own for why in one.why)),
    )
    if count < LEAST_MONTHS:
        refused = f"too few months: its codes share {max(count, 0)} of {LEAST_MONTHS}"
        return Broken(
            series=Monthly(
                subject=own[0].subject, kind=kind, first=own[0].first, values=own[0].values, why=series.why
            ),
            outcome=Underpowered(refused=refused, lacks="figures of all its codes over the same months"),
        )
    products = [one.kind[2] for one in own]
    names, panels = [own[0].subject], [_rows(own, products, first, count)]
    for (subject, its_kind), theirs in sorted(by_subject.items()):
        same = its_kind[:2] == kind[:2] and its_kind[3] == kind[3] and bool(its_kind[4]) == bool(kind[4])
        if subject == own[0].subject or not same or grain_of(subject) is not grain_of(own[0].subject):
            continue
        rows = _rows(theirs, products, first, count)
        if rows is not None:
            names.append(subject)
            panels.append(rows)
    if panels[0] is None or len(names) - 1 < FEWEST:
        return Broken(series=series, outcome=few(len(names) - 1, "the same codes"))
    codes = [np.array([rows[at] for rows in panels if rows is not None]) for at in range(len(products))]
    outcome = rank_panel(codes, np.arange(first, first + count, dtype=np.int64) % 12, direction=direction)
    if isinstance(outcome, Underpowered):
        return Broken(series=series, outcome=outcome)
    return Broken(series=series, outcome=outcome, controls=tuple(names[one] for one in outcome.controls))


def _rows(
    theirs: Sequence[Monthly], products: Sequence[str], first: int, count: int
) -> list[list[float]] | None:
    """Return the logs of each code over some months; None when one is missing, sparse, short or in conflict."""
    held = {one.kind[2]: one for one in theirs if not one.conflict}
    rows = []
    for product in products:
        values = held[product].between(first, count) if product in held else []
        if sum(not math.isnan(value) for value in values) < TOLD * count:
            return None
        row = logs(values)
        if row is None:
            return None
        rows.append(row)
    return rows
