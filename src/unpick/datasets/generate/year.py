"""An invented year of arrivals with planted forced labor, its innocent look-alikes, and what the public got to read of it.

What is planted is not what a ranking reads. Five mechanisms make goods without leaving the record that would give them away:

subcontract   a maker gives part of its orders to a site that no bill names
rotation      workers move through the plants of a group, another one each quarter
material      a mill puts tainted fiber into part of its lots; few of its bills are recorded
successor     a listed firm stops, and another one, of another name, goes on with its customer
diversion     a site ships to a firm in another country, which ships on as its own; few first legs are recorded

Reports reach the public late, speak of some of it, are wrong about some firms, and are out of date after a rotation. All firms are
invented; cities are real places. Every number of the world is drawn within the ranges of `Setting.draw`, which were fixed before
any ranking was run on them.
"""

import dataclasses
import datetime as dt
from typing import Any, Final

import numpy as np

from unpick.datasets.generate.names import goods, stage_names

__all__ = ["DAYS", "FIRST_DAY", "MECHANISMS", "SEATS", "Firms", "Setting", "Year", "make_firms", "make_year"]

Array = np.ndarray[Any, np.dtype[Any]]

FIRST_DAY: Final = dt.date(2025, 1, 1)
DAYS: Final = 365

MECHANISMS: Final = ("none", "subcontract", "rotation", "material", "successor", "diversion")
NONE, SUBCONTRACT, ROTATION, MATERIAL, SUCCESSOR, DIVERSION = range(len(MECHANISMS))

SEATS: Final = (
    # city, first digits of its postal codes, country, port, share of firms outside the watched places
    ("SHANGHAI", "200", "CN", "SHANGHAI", 0.22),
    ("QINGDAO", "266", "CN", "QINGDAO", 0.16),
    ("NINGBO", "315", "CN", "NINGBO", 0.16),
    ("DALIAN", "116", "CN", "DALIAN", 0.08),
    ("HAIPHONG", "18", "VN", "HAIPHONG", 0.14),
    ("CHITTAGONG", "40", "BD", "CHITTAGONG", 0.14),
    ("TIRUPPUR", "641", "IN", "TUTICORIN", 0.10),
    ("DANDONG", "118", "CN", "DANDONG", 0.0),
    ("KASHGAR", "844", "CN", "SHANGHAI", 0.0),
    ("AKSU", "843", "CN", "QINGDAO", 0.0),
)
"""Where makers sit; the last three are the watched places. Shares are made up; postal codes begin as those of the cities do."""

WATCHED: Final = (7, 8, 9)
DALIAN: Final = 3
_CUSTOMERS: Final = 3
_PER_FIRM: Final = 20


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a world is like.

    Attributes:
        planted: share of makers with a mechanism. watched: share of makers in watched places. odds: how many times likelier one there
        has a mechanism. mix: shares of the five mechanisms. recall: share of what is planted that a report ever speaks of.
        false: reports about innocent firms for each true one. recorded: share of inner bills on record. cheaper: by how much the
        logarithm of a planted value lies lower. through: share of makers in Dandong that ship from its own port.
    """

    planted: float
    watched: float
    odds: float
    mix: tuple[float, ...]
    recall: float
    false: float
    recorded: float
    cheaper: float
    through: float

    @staticmethod
    def draw(seed: int) -> "Setting":
        """Return the world of a seed."""
        random = np.random.Generator(np.random.PCG64([seed, 1]))

        def between(low: float, high: float) -> float:
            return round(float(random.uniform(low, high)), 4)

        return Setting(
            planted=between(0.015, 0.04),
            watched=between(0.03, 0.09),
            odds=between(3, 10),
            mix=tuple(round(float(one), 4) for one in random.dirichlet(np.full(5, 3.0))),
            recall=between(0.15, 0.5),
            false=between(0.3, 1.5),
            recorded=between(0.2, 0.6),
            cheaper=between(0.0, 0.25),
            through=between(0.3, 0.9),
        )


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Firms:
    """The makers of a world, a row each; arrays are by maker.

    Attributes:
        names: of makers; importers, mills, sites, old: of the others. weight: how much each ships. seat: a place in SEATS. port: of its
        own shipments, a place in SEATS. importer: three customers of each. product: two of each, places in `goods(3)`. mill: two of
        each. group: makers under one roof share a number. mechanism: a place in MECHANISMS. partner: the mill, site, old firm or group
        behind it, -1 for none. part: share of its lots that are planted. since: day from which, before the year below 0.
        moved: day on which it starts to use another port, DAYS for never. effect: of the firm on its values.
    """

    names: list[str]
    importers: list[str]
    mills: list[str]
    sites: list[str]
    old: list[str]
    weight: Array
    seat: Array
    port: Array
    importer: Array
    product: Array
    mill: Array
    group: Array
    mechanism: Array
    partner: Array
    part: Array
    since: Array
    moved: Array
    effect: Array


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Arrivals of the year before (day below 0) and of the year, in the order of days; a row each.

    Attributes:
        day: from FIRST_DAY. maker: a row of `firms`, or -1 - n for the old firm n. planted: the truth.
        inner: bills between firms abroad: day, sender, receiver (names), product code, country.
    """

    seed: int
    setting: Setting
    firms: Firms
    day: Array
    maker: Array
    importer: Array
    product: Array
    port: Array
    quantity: Array
    value: Array
    planted: Array
    inner: list[tuple[int, str, str, str, str]]


def make_firms(count: int, setting: Setting, random: np.random.Generator, seed: int) -> Firms:
    """Return the makers of a world, and what is wrong with some of them."""
    names = stage_names(3, count, seed)[0].to_pylist()
    importers = stage_names(4, max(20, count // 4), seed)[0].to_pylist()
    mills = stage_names(1, max(20, count // 8), seed)[0].to_pylist()
    hidden = stage_names(2, max(40, count // 8), seed)[0].to_pylist()
    shares = np.array([one[4] for one in SEATS])
    seat = random.choice(len(SEATS), count, p=shares / shares.sum())
    near = random.random(count) < setting.watched
    seat[near] = random.choice(WATCHED, int(near.sum()), p=(0.5, 0.25, 0.25))
    port = seat.copy()
    elsewhere = (seat == WATCHED[0]) & (random.random(count) > setting.through)
    port[elsewhere] = DALIAN
    rank = random.permutation(count)
    firms = Firms(
        names=names,
        importers=importers,
        mills=mills,
        sites=hidden[: len(hidden) // 2],
        old=hidden[len(hidden) // 2 :],
        weight=(rank + 5.0) ** -0.9,
        seat=seat,
        port=port,
        importer=(len(importers) * random.random((count, _CUSTOMERS)) ** 1.8).astype(np.int64),
        product=random.integers(0, len(goods(3)), (count, 2)),
        mill=random.integers(0, len(mills), (count, 2)),
        group=np.arange(count) // random.integers(2, 6),
        mechanism=np.zeros(count, np.int64),
        partner=np.full(count, -1, np.int64),
        part=np.zeros(count),
        since=np.full(count, -DAYS, np.int64),
        # A strike, a cheaper line: innocent makers move to another port as well.
        moved=np.where(random.random(count) < 0.04, random.integers(0, DAYS, count), DAYS),
        effect=random.normal(0, 0.2, count),
    )
    _plant(firms, setting, random)
    return firms


def _plant(firms: Firms, setting: Setting, random: np.random.Generator) -> None:
    """Choose who has a mechanism, and what stands behind it."""
    count = len(firms.names)
    likely = np.where(np.isin(firms.seat, WATCHED), setting.odds, 1.0)
    chosen = random.choice(count, round(setting.planted * count), replace=False, p=likely / likely.sum())
    firms.mechanism[chosen] = 1 + random.choice(5, chosen.size, p=np.array(setting.mix) / sum(setting.mix))
    firms.part[chosen] = random.uniform(0.3, 1.0, chosen.size)
    abroad = np.flatnonzero((firms.seat >= 4) & (firms.seat <= 6))
    tainted = random.choice(len(firms.mills), max(1, len(firms.mills) // 20), replace=False)
    for number, maker in enumerate(chosen.tolist()):
        kind = firms.mechanism[maker]
        if kind == SUBCONTRACT:
            firms.since[maker] = random.integers(-DAYS, 300)
        elif kind == ROTATION:
            # A group rotates among its plants in place of one of them alone.
            firms.partner[maker], firms.part[maker] = firms.group[maker], 1.0
        elif kind == MATERIAL:
            firms.partner[maker] = firms.mill[maker, 0] = int(random.choice(tainted))
            firms.part[maker] = random.uniform(0.2, 0.6)
        elif kind == SUCCESSOR:
            firms.partner[maker], firms.part[maker] = number % len(firms.old), 1.0
            firms.since[maker] = random.integers(-200, 250)
        else:
            firms.partner[maker] = number % len(firms.sites)
            firms.seat[maker] = firms.port[maker] = firms.seat[random.choice(abroad)]
            if random.random() < 0.3:
                firms.moved[maker] = random.integers(0, DAYS)


def make_year(arrivals: int, seed: int, setting: Setting | None = None) -> Year:
    """Return a year of so many arrivals, and half as many of the year before; the same arguments give the same year.

    Raises:
        ValueError: there are fewer than 2,000 arrivals: too few firms for every mechanism.
    """
    if arrivals < 2_000:
        raise ValueError(f"{arrivals} arrivals are too few: give 2,000 or more")
    chosen = setting or Setting.draw(seed)
    random = np.random.Generator(np.random.PCG64([seed, 2]))
    firms = make_firms(arrivals // _PER_FIRM, chosen, random, seed)
    before = arrivals // 2
    day = np.sort(np.concatenate([random.integers(-DAYS, 0, before), random.integers(0, DAYS, arrivals)]))
    maker = random.choice(len(firms.names), day.size, p=firms.weight / firms.weight.sum())
    slot = (random.random(day.size) ** 2 * _CUSTOMERS).astype(np.int64)
    importer = firms.importer[maker, slot]
    product = firms.product[maker, (random.random(day.size) < 0.3).astype(np.int64)]
    port = np.where(
        (day >= firms.moved[maker]) & (random.random(day.size) < 0.5),
        (firms.port[maker] + 1) % 4,
        firms.port[maker],
    )
    planted = _truth(firms, maker, day, random)
    price = (
        random.normal(3.2, 0.5, len(goods(3)))[product]
        + firms.effect[maker]
        + random.normal(0, 0.25, day.size)
    )
    # Off-price lots of honest makers are cheaper than anything that is planted.
    price -= np.where(random.random(day.size) < 0.01, 1.2, 0.0) + chosen.cheaper * planted
    # Before its day a successor's trade is that of the listed firm.
    old = (firms.mechanism[maker] == SUCCESSOR) & (day < firms.since[maker])
    return Year(
        seed=seed,
        setting=chosen,
        firms=firms,
        day=day,
        maker=np.where(old, -1 - firms.partner[maker], maker),
        importer=importer,
        product=product,
        port=port,
        quantity=random.integers(20, 2_000, day.size),
        value=np.exp(price),
        planted=planted,
        inner=_inner(firms, chosen, random),
    )


def _truth(firms: Firms, maker: Array, day: Array, random: np.random.Generator) -> Array:
    """Return which arrivals are made with forced labor."""
    lot = random.random(maker.size) < firms.part[maker]
    kind = firms.mechanism[maker]
    plain = np.isin(kind, (SUBCONTRACT, MATERIAL, DIVERSION)) & lot & (day >= firms.since[maker])
    followed = kind == SUCCESSOR
    planted = plain | followed
    for group in np.unique(firms.partner[firms.mechanism == ROTATION]).tolist():
        members = np.flatnonzero(firms.group == group)
        turn = members[(day // 91) % members.size]
        planted |= maker == turn
    return np.asarray(planted)


def _inner(
    firms: Firms, setting: Setting, random: np.random.Generator
) -> list[tuple[int, str, str, str, str]]:
    """Return the bills between mills, sites and makers that are on record."""
    bills = []
    cloth = goods(2)
    for maker in range(len(firms.names)):
        country = SEATS[int(firms.seat[maker])][2]
        for mill in firms.mill[maker].tolist():
            for day in range(-DAYS, DAYS, 45):
                if random.random() < setting.recorded / 2:
                    code = cloth[int(random.integers(len(cloth)))]["hs_code"]
                    bills.append(
                        (day + int(random.integers(40)), firms.mills[mill], firms.names[maker], code, country)
                    )
        if firms.mechanism[maker] == DIVERSION:
            code = goods(3)[int(firms.product[maker, 0])]["hs_code"]
            for day in range(-DAYS, DAYS, 30):
                if random.random() < setting.recorded:
                    receiver = (
                        firms.names[maker] if random.random() < 0.5 else "SYNTHETIC FREIGHT FORWARDING CO LTD"
                    )
                    bills.append(
                        (
                            day + int(random.integers(25)),
                            firms.sites[int(firms.partner[maker])],
                            receiver,
                            code,
                            country,
                        )
                    )
    return sorted(bills)
