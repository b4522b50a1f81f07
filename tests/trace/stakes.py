"""Random stakes for the tests of the ownership rule: circles, ranges, contradictions, days, kinds."""

import datetime as dt

import numpy as np
from hypothesis import strategies as st

from unpick.model.days import FOREVER, LONG_AGO, Span
from unpick.model.share import NOT_STATED, WHOLE, Share
from unpick.trace.ownership import Kind, Listed, Stake
from unpick.trace.ownership_arrays import KINDS, Columns

ON = dt.date(2026, 1, 1)
FIRMS = [f"firm {one}" for one in range(7)]

_POINTS = st.sampled_from(
    [0, 1, WHOLE // 10, WHOLE // 6, WHOLE // 4, WHOLE // 3, WHOLE // 2 - 1, WHOLE // 2, WHOLE // 2 + 1, WHOLE]
)
_SHARES = st.one_of(
    _POINTS.map(lambda one: Share(low=one, high=one)),
    st.tuples(_POINTS, _POINTS).map(lambda two: Share(low=min(two), high=max(two))),
    st.just(NOT_STATED),
)
_DAYS = st.sampled_from(
    [
        (LONG_AGO, FOREVER),
        (LONG_AGO, FOREVER),
        (ON, ON + dt.timedelta(days=1)),
        (LONG_AGO, ON),
        (ON, ON),
        (FOREVER, LONG_AGO),
    ]
)


@st.composite
def stakes(draw: st.DrawFn) -> list[Stake]:
    """Draw up to fourteen stakes among seven firms."""
    number = draw(st.integers(0, 14))
    made = []
    for one in range(number):
        begins, ends = draw(_DAYS)
        made.append(
            Stake(
                fact_id=f"fact {one:02d}",
                owner=draw(st.sampled_from(FIRMS)),
                owned=draw(st.sampled_from(FIRMS)),
                share=draw(_SHARES),
                kind=draw(st.sampled_from([Kind.SHARES, Kind.SHARES, Kind.VOTES, Kind.CONTROL])),
                indirect=draw(st.integers(0, 5)) == 0,
                origin=draw(st.sampled_from(["a", "b"])),
                valid_from=begins,
                valid_to=ends,
            )
        )
    return made


@st.composite
def listings(draw: st.DrawFn) -> list[Listed]:
    """Draw up to three listings, some of them only perhaps on the day."""
    spans = [Span(from_latest=LONG_AGO), Span(from_latest=LONG_AGO), Span(), Span(from_earliest=FOREVER)]
    who = draw(st.lists(st.sampled_from(FIRMS), max_size=3))
    return [
        Listed(entity_id=one, listing_id=f"listing {number}", span=draw(st.sampled_from(spans)))
        for number, one in enumerate(who)
    ]


def columns_of(made: list[Stake], entities: list[str]) -> Columns:
    """Return stakes as columns, with the place of an entity in the list as its number."""
    place = {one: number for number, one in enumerate(entities)}
    origins = sorted({one.origin for one in made})

    def column(values: list[int], kind: type) -> np.ndarray:
        return np.array(values, kind)

    return Columns(
        owner=column([place[one.owner] for one in made], np.int32),
        owned=column([place[one.owned] for one in made], np.int32),
        kind=column([KINDS.index(one.kind) for one in made], np.int8),
        low=column([one.share.low for one in made], np.int64),
        high=column([one.share.high for one in made], np.int64),
        begins=column([one.valid_from.toordinal() for one in made], np.int32),
        ends=column([one.valid_to.toordinal() for one in made], np.int32),
        origin=column([origins.index(one.origin) for one in made], np.int32),
        indirect=column([one.indirect for one in made], np.bool_),
    )
