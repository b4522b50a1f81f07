"""I21: a shipper whose goods leave by a port that like shippers do not use."""

from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import Any, Final

from unpick.model.intervals import jeffreys
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks.rank import level_of
from unpick.weigh.signals.figures import MOST_WHY, begin_at

__all__ = ["INDICATOR", "LEAST_CONTROLS", "MOST_CONTROLS"]

_LEAST_ROWS: Final = 10
"""Shipments a shipper needs: with fewer the 90% bound of a share of all is below 0.8."""

LEAST_CONTROLS: Final = 19
"""Controls below which a rank says nothing at 5% (research, indicators, design 4)."""

MOST_CONTROLS: Final = 199
"""Controls taken at most, those nearest in number of shipments: the rank then goes down to 0.5%."""

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each shipper how far its ports differ from those of its peers; refusals only for the subjects asked about."""
    table = inputs.tables.get("signal_ports")
    rows: list[Row] = table.to_pylist() if table is not None else []
    signals = []
    for (origin, destination), found in groupby(rows, key=lambda row: (row["origin"], row["destination"])):
        shippers = {name: list(held) for name, held in groupby(found, key=lambda row: row["shipper"])}
        shares = {
            name: {row["port"]: row["by_port"] / row["bills"] for row in held}
            for name, held in shippers.items()
        }
        for name, held in shippers.items():
            if inputs.subjects and held[0]["shipper_name"] not in inputs.subjects:
                continue
            peers = _peers(name, shippers)
            if len(peers) >= LEAST_CONTROLS:
                signals.append(
                    _ranked(held, peers, shares, f"from {origin} to {destination or 'a country not told'}")
                )
            elif inputs.subjects:
                signals.append(_refused(held, len(peers)))
    return signals


def _peers(name: str, shippers: Mapping[str, list[Row]]) -> list[str]:
    """Return the other shippers between the same countries, those nearest in size first."""
    size = shippers[name][0]["bills"]
    others = [(abs(held[0]["bills"] - size), other) for other, held in shippers.items() if other != name]
    return [other for _, other in sorted(others)[:MOST_CONTROLS]]


def strangeness(own: Mapping[str, float], others: list[Mapping[str, float]]) -> float:
    """Return the chance that a shipment of its own and one of a peer leave by different ports."""
    met = sum(share * sum(one.get(port, 0.0) for one in others) for port, share in own.items())
    return 1 - met / len(others)


def _ranked(held: list[Row], peers: list[str], shares: Mapping[str, Mapping[str, float]], way: str) -> Signal:
    name, first = held[0]["shipper"], held[0]
    group = [name, *peers]
    strange = {one: strangeness(shares[one], [shares[two] for two in group if two != one]) for one in group}
    p = sum(strange[one] >= strange[name] - 1e-12 for one in group) / len(group)
    usual = {
        row["port"]: sum(shares[one].get(row["port"], 0.0) for one in peers) / len(peers) for row in held
    }
    port = max(held, key=lambda row: (row["by_port"] / row["bills"] - usual[row["port"]], row["port"]))
    low, high = jeffreys(port["by_port"], first["bills"], 0.9)
    beside = sorted(shares[one].get(port["port"], 0.0) for one in peers)[-1 - len(peers) // 20]
    return _begun(held, controls=tuple(sorted(peers)), why=tuple(port["why"]))(
        estimate=port["by_port"] / first["bills"],
        low=low,
        high=high,
        n=first["bills"],
        p=p,
        fires=p <= level_of(len(peers)) and low > beside,
        says=f"{port['by_port']} of {first['bills']} shipments {way} were loaded at {port['port']}"
        f"{' in ' + port['port_country'] if port['port_country'] not in ('', first['origin']) else ''} ({low:.0%} to {high:.0%}); of {len(peers)} like "
        f"shippers 95% load at most {beside:.0%} there. Its ports are the {round(p * len(group))}. strangest of {len(group)}.",
    )


def _refused(held: list[Row], peers: int) -> Signal:
    return _begun(held)(
        refused=f"{peers} shippers between the same countries with {_LEAST_ROWS} shipments or more: fewer than {LEAST_CONTROLS} controls",
        lacks="shipments of more shippers of the same countries",
    )


def _begun(held: list[Row], **more: Any) -> "partial[Signal]":
    return begin_at(
        INDICATOR,
        held[0]["shipper_name"],
        (held[0]["first_day"], held[0]["last_day"]),
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
