"""The plan of a made-up packet: every number and day that its papers will show, sound until a fault is planted."""

import datetime as dt
import random
from dataclasses import dataclass, replace

from unpick.datasets.generate.names import brands

__all__ = ["FAMILIES", "Plan", "draw_plan"]

FAMILIES = ("workers", "cotton")
"""workers: garments stopped on who sewed them; cotton: cotton goods stopped on where the cotton grew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the papers of one packet say; days in order: order, production, audit, shipment, detention, filing.

    Attributes:
        seed: of every choice of wording and form. family: of FAMILIES.
        headcount: workers of the maker. on_payroll, on_roster, claimed: what payroll, roster and protest show.
        interviewed, buildings, visited: what the audit shows.
        steps: steps of the chain with their firms, the raw material first.
        dropped: papers that are left out. texts: sentences that replace the sound ones, by name.
        amiss: what was planted, as codes.
    """

    seed: int
    family: str
    importer: str
    maker: str
    auditor: str
    style: str
    order_no: str
    invoice_no: str
    bill_no: str
    container: str
    entry_no: str
    lot: str
    quantity: int
    price: str
    headcount: int
    on_payroll: int
    on_roster: int
    claimed: int
    interviewed: int
    buildings: int
    visited: int
    rate: str
    days: int
    ordered: dt.date
    made_first: dt.date
    made_last: dt.date
    audited: dt.date
    reported: dt.date
    audit_file: dt.date
    invoiced: dt.date
    shipped: dt.date
    imported: dt.date
    detained: dt.date
    filed: dt.date
    paid: dt.date
    month: dt.date
    steps: tuple[tuple[str, str], ...]
    untied: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    texts: tuple[tuple[str, str], ...] = ()
    amiss: frozenset[str] = frozenset()

    def text(self, name: str, sound: str) -> str:
        """Return the sentence planted under this name, else the sound one."""
        return dict(self.texts).get(name, sound)

    def but(self, code: str, **changed: object) -> "Plan":
        """Return the plan with a fault planted."""
        return replace(self, amiss=self.amiss | {code}, **changed)  # type: ignore[arg-type]

    def saying(self, code: str, **sentences: str) -> "Plan":
        """Return the plan with sentences replaced, as a fault."""
        return self.but(code, texts=tuple({**dict(self.texts), **sentences}.items()))

    def without(self, code: str, *papers: str) -> "Plan":
        """Return the plan with papers left out, as a fault."""
        return self.but(code, dropped=self.dropped | set(papers))


_FIRM_ENDS = ("Garment Co., Ltd.", "Textile Industrial Co., Ltd.", "Clothing Works", "Apparel Mfg. Co.")
_CHAIN = (
    ("cotton farm", "Growers Cooperative", "AU"),
    ("ginning", "Gin Pty", "AU"),
    ("spinning", "Spinning Mills", "IN"),
    ("weaving", "Weaving Mill", "IN"),
    ("dyeing", "Dye House", "IN"),
    ("cutting and sewing", "", ""),
)


def draw_plan(seed: int) -> Plan:
    """Return a sound plan; the same seed gives the same plan."""
    draw = random.Random(seed)  # noqa: S311 - made-up papers, no secret
    words = brands()
    names = [words[draw.randrange(len(words))].title() for _ in range(9)]
    family = FAMILIES[seed % 2]
    maker = f"{names[0]} {draw.choice(_FIRM_ENDS)} (invented)"
    ordered = dt.date(2022, 9, 1) + dt.timedelta(days=draw.randrange(0, 500))
    first = ordered + dt.timedelta(days=draw.randrange(12, 30))
    if first.day > 6:  # all of the production lies in one month, after the order
        first = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=draw.randrange(1, 7))
    last = first + dt.timedelta(days=draw.randrange(14, 21))
    shipped = last + dt.timedelta(days=draw.randrange(4, 9))
    imported = shipped + dt.timedelta(days=draw.randrange(18, 30))
    detained = imported + dt.timedelta(days=draw.randrange(2, 6))
    audited = first + dt.timedelta(days=draw.randrange(3, 10))
    head = draw.randrange(24, 140)
    buildings = draw.randrange(2, 6)
    return Plan(
        seed=seed,
        family=family,
        importer=f"{names[1]} {draw.choice(('Outfitters LLC', 'Trading Inc.', 'Home Goods LLC'))} (invented)",
        maker=maker,
        auditor=f"{names[2]} Assurance (invented)",
        style=f"{names[0][:2].upper()}-{draw.randrange(100, 999)}",
        order_no=f"PO-{draw.randrange(10_000, 99_999)}",
        invoice_no=f"INV{draw.randrange(100_000, 999_999)}",
        bill_no=f"QZIX{draw.randrange(10_000_000, 99_999_999)}",
        container=f"QZIU{draw.randrange(1_000_000, 9_999_999)}",
        entry_no=f"XQZ-{draw.randrange(1_000_000, 9_999_999)}-{draw.randrange(10)}",
        lot=f"L{draw.randrange(1000, 9999)}",
        quantity=draw.randrange(8, 60) * 100,
        price=f"{draw.randrange(350, 1900) / 100:.2f}",
        headcount=head,
        on_payroll=head,
        on_roster=head,
        claimed=head,
        interviewed=head,
        buildings=buildings,
        visited=buildings,
        rate=f"{draw.randrange(15, 26)}.50",
        days=draw.randrange(20, 24),
        ordered=ordered,
        made_first=first,
        made_last=last,
        audited=audited,
        reported=audited + dt.timedelta(days=draw.randrange(6, 25)),
        audit_file=audited + dt.timedelta(days=6),
        invoiced=last + dt.timedelta(days=draw.randrange(0, 4)),
        shipped=shipped,
        imported=imported,
        detained=detained,
        filed=detained + dt.timedelta(days=draw.randrange(12, 27)),
        paid=shipped + dt.timedelta(days=draw.randrange(2, 14)),
        month=first.replace(day=1),
        steps=_steps(maker, names),
    )


def _steps(maker: str, names: list[str]) -> tuple[tuple[str, str], ...]:
    firms = iter(names[3:])
    return tuple((step, f"{next(firms)} {end} (invented)" if end else maker) for step, end, _ in _CHAIN)
