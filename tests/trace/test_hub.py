"""A hub with a million shipments: every one that fits is followed, none is cut, and one question stays small."""

import numpy as np
import pytest

from unpick.trace.arrays import Columns, Starts, compile_columns
from unpick.trace.edges import CONCERN, LAST_DAY
from unpick.trace.near import Near
from unpick.trace.passes import reach

MAKER, HUB, BUYERS, ARRIVED = 0, 1, 50_000, 737_500
N = 1_000_000


@pytest.fixture(scope="module")
def hub() -> Columns:
    """Return one shipment to a hub, and a million from it on days around that day."""
    rng = np.random.default_rng(5)
    days = rng.integers(ARRIVED - 500, ARRIVED + 500, N)
    return Columns(
        sender=np.concatenate([[MAKER], np.full(N, HUB)]).astype(np.int32),
        receiver=np.concatenate([[HUB], 2 + rng.integers(0, BUYERS, N)]).astype(np.int32),
        day=np.concatenate([[ARRIVED], days]).astype(np.int32),
        product=np.full(N + 1, 6204, np.int32),
    )


def starts() -> Starts:
    return Starts(
        entity=np.array([MAKER], np.int32),
        product=np.array([CONCERN], np.int32),
        first=np.array([1], np.int64),
        last=np.array([LAST_DAY], np.int64),
    )


@pytest.mark.parametrize("hold_days", [None, 30])
def test_every_shipment_of_a_hub_that_fits_is_followed(hub: Columns, hold_days: int | None):
    late = hub.day if hold_days is None else np.minimum(hub.day, hub.day * (hub.day <= ARRIVED + hold_days))
    fits = np.flatnonzero((late > ARRIVED) & (hub.sender == HUB))
    arrays = compile_columns(hub, n_entities=BUYERS + 2)
    found = reach(arrays, starts(), tiers=6, hold_days=hold_days)
    assert np.array_equal(np.unique(found.entity), np.unique([MAKER, HUB, *hub.receiver[fits].tolist()]))
    assert found.touched_rows().size == fits.size + 1


def test_one_buyer_of_a_hub_has_its_chain_and_only_its_own_shipments(hub: Columns):
    near = Near(hub, BUYERS + 2)
    buyer = int(hub.receiver[1 + np.argmax(hub.day[1:] > ARRIVED)])
    own = np.flatnonzero((hub.receiver == buyer) & (hub.day > ARRIVED))
    found = near.explain(starts(), buyer, top=5)
    assert found.complete
    assert [one.rows[0] for one in found.chains] == [0]
    assert near.between(starts(), np.array([buyer], np.int32)).tolist() == [0, *own.tolist()]
