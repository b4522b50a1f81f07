"""I21: a shipper whose goods leave by a port that like shippers do not use."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, Final

from unpick.model.intervals import jeffreys
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks.rank import level_of, seen_among
from unpick.weigh.signals.figures import MOST_WHY, begin_at, land

__all__ = ["INDICATOR", "LEAST_CONTROLS", "MOST_CONTROLS"]

_LEAST_ROWS: Final = 10
"""Shipments a shipper needs: with fewer the 90% bound of a share of all is below 0.8."""

LEAST_CONTROLS: Final = 19
"""Controls below which a rank says nothing at 5% (research, indicators, design 4)."""

MOST_CONTROLS: Final = 199
"""Controls taken at most, those nearest in number of shipments: the rank then goes down to 0.5%."""

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return how far the ports of shippers differ from those of their peers: of the subjects asked about, else of those that fire."""
    table = inputs.tables.get("signal_ports")
    rows: list[Row] = table.to_pylist() if table is not None else []
    signals = []
    for _, found in groupby(rows, key=lambda row: (row["origin"], row["destination"])):
        shippers = [_Ports(list(held)) for _, held in groupby(found, key=lambda row: row["shipper"])]
        shippers.sort(key=lambda one: (one.first["bills"], one.first["shipper"]))
        asked = [place for place, one in enumerate(shippers) if one.first["shipper_name"] in inputs.subjects]
        if len(shippers) <= LEAST_CONTROLS:
            signals += [_refused(shippers[place], len(shippers) - 1) for place in asked]
            continue
        ranked = [
            _ranked(shippers, place, shown=bool(inputs.subjects))
            for place in (asked if inputs.subjects else range(len(shippers)))
        ]
        signals += [one for one in ranked if one is not None and (one.fires or inputs.subjects)]
    return signals


class _Ports:
    """The ports of one shipper between two countries: its rows, and the share of its shipments by port."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows, self.first = rows, rows[0]
        self.shares = {row["port"]: row["by_port"] / row["bills"] for row in rows}


def _peers(shippers: Sequence[_Ports], place: int) -> list[_Ports]:
    """Return the other shippers between the same countries that are nearest in the order of size, at most MOST_CONTROLS."""
    low = max(0, min(place - MOST_CONTROLS // 2, len(shippers) - MOST_CONTROLS - 1))
    return [one for one in shippers[low : low + MOST_CONTROLS + 1] if one is not shippers[place]]


def strangeness(group: Sequence[Mapping[str, float]]) -> list[float]:
    """Return for each the chance that a shipment of its own and one of another of the group leave by different ports.

    >>> [round(one, 2) for one in strangeness([{"A": 1.0}, {"A": 1.0}, {"B": 1.0}])]
    [0.5, 0.5, 1.0]
    """
    whole: Counter[str] = Counter()
    for shares in group:
        whole.update(shares)
    others = len(group) - 1
    return [
        1 - sum(share * (whole[port] - share) for port, share in shares.items()) / others for shares in group
    ]


def _ranked(shippers: Sequence[_Ports], place: int, *, shown: bool) -> Signal | None:
    """Return the signal of a shipper; None when it cannot fire and is not to be shown."""
    own, peers = shippers[place], _peers(shippers, place)
    first, strange = own.first, strangeness([own.shares, *(one.shares for one in peers)])
    rank = sum(one >= strange[0] - 1e-12 for one in strange)
    if not shown and rank / len(strange) > level_of(len(peers)):
        return None
    usual = {port: sum(one.shares.get(port, 0.0) for one in peers) / len(peers) for port in own.shares}
    port = max(own.rows, key=lambda row: (own.shares[row["port"]] - usual[row["port"]], row["port"]))
    low, high = jeffreys(port["by_port"], first["bills"], 0.9)
    beside = sorted(one.shares.get(port["port"], 0.0) for one in peers)[-1 - len(peers) // 20]
    where = f" in {land(port['port_country'])}" if port["port_country"] not in ("", first["origin"]) else ""
    return _begun(own, controls=tuple(one.first["shipper_name"] for one in peers), why=tuple(port["why"]))(
        estimate=port["by_port"] / first["bills"],
        low=low,
        high=high,
        n=first["bills"],
        p=rank / len(strange),
        # Half by a port of its own halves the chance to share one.
        power=seen_among(strange[1:], [(1 + one) / 2 for one in strange[1:]]),
        power_for="half of the shipments by a port that no peer uses",
        fires=rank / len(strange) <= level_of(len(peers)) and low > beside,
        says=f"{port['by_port']} of {first['bills']} shipments from {land(first['origin'])} to {land(first['destination'])} were loaded at "
        f"{port['port']}{where} (a share of {low:.0%} to {high:.0%}); 95% of {len(peers)} like shippers load "
        f"{f'at most {beside:.0%} of theirs' if beside else 'nothing'} there. Its ports are the {f'{_nth(rank)} ' * (rank > 1)}most unlike those of others among "
        f"{len(strange)}; {len(shippers)} shippers can be ranked so, of whom {level_of(len(peers)):.0%} stand so high by chance.",
    )


def _nth(rank: int) -> str:
    """Return a rank in a sentence.

    >>> [_nth(one) for one in (1, 2, 3, 11, 22)]
    ['1st', '2nd', '3rd', '11th', '22nd']
    """
    return f"{rank}{'th' if 10 < rank % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th')}"


def _refused(own: _Ports, peers: int) -> Signal:
    return _begun(own)(
        refused=f"{peers} shippers between the same countries with {_LEAST_ROWS} shipments or more: fewer than {LEAST_CONTROLS} controls",
        lacks="shipments of more shippers of the same countries",
    )


def _begun(own: _Ports, **more: Any) -> "partial[Signal]":
    return begin_at(
        INDICATOR,
        own.first["shipper_name"],
        (own.first["first_day"], own.first["last_day"]),
        unit="share of shipments",
        null_model="its ports are drawn as those of other shippers between the same countries, nearest in number of shipments",
        ask="bills of every leg from the plant to the port, and who chose the route",
        **more,
    )


INDICATOR = Indicator(
    id="I21",
    name="transit by an unusual port",
    kind="signal_routing",
    resolution=Resolution.SUPPLIER,
    claim="ships some of its wares through Busan",
    source="rank of the chance to share a port with peers, and Jeffreys bound; research, indicators 1 (I21)",
    can="that this shipper's goods leave by another port than those of like shippers, and how often",
    cannot="why: a hub is a usual port for cargo of a coast, and where the goods were before is not told",
    innocent=(
        "a hub of transshipment",
        "another plant of the firm near that port",
        "a contract with one carrier",
    ),
    measure=measure,
    sql=("signal_ports",),
    parameters={"signal_ports": {"least_rows": _LEAST_ROWS, "most_why": MOST_WHY}},
)
