"""Lines of the ledger that indicators over shipments give: those of one supplier, with the grade of the bills they rest on."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from unpick.model.signal import Resolution, Signal
from unpick.weigh.line import LAMBDA, Line

if TYPE_CHECKING:
    from unpick.model.series import Point
    from unpick.store.reader import Reader
    from unpick.weigh.ratios import Ratios

__all__ = ["Bills", "read_bills"]

Outside = Callable[[dt.date, dt.date, str], str]
"""Whether what held from a day until before another, of some goods, is of the period and goods asked about: why not, or nothing."""

_A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bills:
    """What indicators over shipments found.

    Attributes:
        found: signals of suppliers that fire. documents: id of an original to its row of the table `document`.
    """

    found: tuple[Signal, ...] = ()
    documents: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def lines(self, names: Collection[str], table: "Ratios", outside: Outside) -> Iterator[Line]:
        """Yield the lines of a supplier; a shipment is a claim about itself and no line of its supplier.

        Args:
            names: those of the supplier, folded as `names.key.fold_name` does.
        """
        from unpick.names.key import fold_name

        for signal in self.found:
            if fold_name(signal.subject) not in names or not (signal.start and signal.end):
                continue
            if not outside(signal.start, signal.end + _A_DAY, signal.product):
                yield self._line(signal, table)

    def _line(self, signal: Signal, table: "Ratios") -> Line:
        kind = table.kinds[signal.kind]
        rests = [
            self.documents[why.partition("#")[0]]
            for why in signal.why
            if why.partition("#")[0] in self.documents
        ]
        return Line(
            key=f"{signal.indicator}:{signal.subject}:{signal.product}:{signal.start}",
            says=f"{signal.indicator}: {signal.says}",
            family=kind.family,
            ratio=kind.ratio,
            grade=min((str(one["reliability"] or "F") for one in rests), key=LAMBDA.__getitem__, default="F"),
            origin="shipments: " + "; ".join(sorted({str(one["dataset"] or one["name"]) for one in rests})),
            day=signal.end,
            half_life=kind.half_life,
            told=max((one["public_from"] for one in rests), default=None),
            why=signal.why,
            against=tuple(f"rule out: {one}" for one in signal.innocent),
        )


def read_bills(reader: "Reader", points: "Sequence[Point]", spelled: Mapping[str, str]) -> Bills:
    """Return what the indicators over shipments find of a supplier, beside its figures.

    Args:
        spelled: spellings of the supplier to its name; its shipments count together.
    """
    from unpick.app.signals_tables import Tables
    from unpick.weigh.signals import Inputs, indicators

    over_bills = [
        one for one in indicators() if one.sql and one.kind and one.resolution is Resolution.SUPPLIER
    ]
    inputs = Inputs(
        points=[replace(one, subject=spelled.get(one.subject, one.subject)) for one in points],
        tables=Tables(reader, over_bills, spelled=spelled).tables,
        subjects=tuple(sorted({*spelled, *spelled.values()})),
    )
    found = tuple(signal for one in over_bills for signal in one.measure(inputs) if signal.fires)
    held = reader.table("document").to_pylist() if found else []
    return Bills(found=found, documents={row["document"]: row for row in held})
