"""All stakes of a workspace as columns for the compiled ownership rule, and its answers back by entity."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from unpick.app.stakes import Register
from unpick.law.ownership import Authority, Rule
from unpick.model.days import Known
from unpick.model.share import Share
from unpick.trace.ownership import Listed
from unpick.trace.ownership_rule import Decided

__all__ = ["Firm", "reached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A firm or person that the rule reaches, or may reach; `listed` when it is on a list itself."""

    firm: str
    state: Decided
    held: Share
    listed: bool


def reached(
    register: Register, who: Iterable[Listed], authority: Authority, rule: Rule, *, on: dt.date
) -> list[Firm]:
    """Return everybody whom the rule of a day reaches or may reach: surely first, then by the share, then by name."""
    import numpy as np

    from unpick.trace.ownership_arrays import KINDS, NO, YES, Columns, count_columns, decide_columns

    stakes = register.stakes
    entities = sorted({end for one in stakes for end in (one.owner, one.owned)})
    place = {one: number for number, one in enumerate(entities)}
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    origins: dict[str, int] = {}
    n = len(stakes)
    columns = Columns(
        owner=np.fromiter((place[one.owner] for one in stakes), np.int32, n),
        owned=np.fromiter((place[one.owned] for one in stakes), np.int32, n),
        kind=np.fromiter((kinds[one.kind] for one in stakes), np.int8, n),
        low=np.fromiter((one.share.low for one in stakes), np.int64, n),
        high=np.fromiter((one.share.high for one in stakes), np.int64, n),
        begins=np.fromiter((one.valid_from.toordinal() for one in stakes), np.int32, n),
        ends=np.fromiter((one.valid_to.toordinal() for one in stakes), np.int32, n),
        origin=np.fromiter((origins.setdefault(one.origin, len(origins)) for one in stakes), np.int32, n),
        indirect=np.fromiter((one.indirect for one in stakes), np.bool_, n),
    )
    days = [(one.entity_id, one.span.covers(on)) for one in who if one.entity_id in place]
    surely = sorted({place[one] for one, known in days if known is Known.YES})
    perhaps = sorted({place[one] for one, known in days if known is Known.NOT_KNOWN} - set(surely))
    counted = count_columns(columns, authority, on=on, entities=len(entities))
    found = decide_columns(counted, rule, surely, perhaps)
    listed = {*surely, *perhaps}
    firms = [
        Firm(
            firm=entities[one],
            state=Decided.YES if state == YES else Decided.NOT_DECIDED,
            held=Share(low=low, high=high),
            listed=one in listed,
        )
        for one, state, low, high in zip(
            *(column.tolist() for column in (found.entity, found.state, found.low, found.high)), strict=True
        )
        if state != NO
    ]
    return sorted(
        firms,
        key=lambda one: (one.state is not Decided.YES, -one.held.low, register.name(one.firm), one.firm),
    )
