"""Indicators: one file each, one line here; what each can and cannot show stands beside its rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Indicator", "Inputs", "indicators"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What an indicator may read: figures of series and claims, and the tables that its SQL made.

    Attributes:
        points: figures, in the order of (subject, measure, start, why).
        controls: figures of subjects that nobody asks about: they stand as controls and are never measured.
        tables: name of an SQL file of `store/sql` to the Arrow table that app ran over the workspace's shipments.
        subjects: ids or names asked about; empty asks for all.
    """

    points: Sequence[Point] = ()
    controls: Sequence[Point] = ()
    tables: "Mapping[str, pa.Table]" = field(default_factory=dict)
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator.

    Attributes:
        id: as in research, indicators 1 (I01 to I33); from I34 on numbers of this project. name: the field's term. kind: its line of `weigh/ratios.yml`, empty when
        it never enters the ledger. resolution: at what grain it speaks. claim: the sentence of a source that it measures.
        source: whose rule it is. can, cannot: what it shows and does not. innocent: what looks alike and is none.
        sql: files of `store/sql` whose tables it reads, none when it reads points. parameters: of each of them, by its name.
        measure: the rule, pure: the same inputs give the same signals in the same order.
    """

    id: str
    name: str
    kind: str
    resolution: Resolution
    claim: str
    source: str
    can: str
    cannot: str
    innocent: tuple[str, ...]
    measure: Callable[[Inputs], list[Signal]]
    sql: tuple[str, ...] = ()
    parameters: "Mapping[str, Mapping[str, object]]" = field(default_factory=dict)


_FILES: Final[tuple[str, ...]] = (
    "i01_price_floor",
    "i02_earnings_cap",
    "i03_implied_output",
    "i04_volume_ratio",
    "i05_order_bump",
    "i06_channel_share",
    "i07_price_push",
    "i08_reject_rate",
    "i09_lateness",
    "i10_mass_balance",
    "i11_inspectors",
    "i12_supply",
    "i13_cost_gap",
    "i14_productivity",
    "i15_capacity",
    "i16_hours",
    "i17_wage_seizure",
    "i18_origin_share",
    "i19_gender_bound",
    "i20_crossings",
    "i21_transit",
    "i22_destinations",
    "i23_relabel",
    "i24_seizures",
    "i25_audit_coverage",
    "i26_buyers",
    "i27_export_ceiling",
    "i28_known_day",
    "i29_seafood",
    "i30_value_per_kg",
    "i31_made_share",
    "i32_name_flip",
    "i33_digits",
    "i34_cell_spread",
    "i35_unit_value",
    "i36_listed_address",
    "i37_mirror_gap",
    "i38_licensed_catch",
    "i39_dark_days",
    "i40_growth",
)
"""Modules of this folder, one per indicator, in the order in which they are shown; each holds `INDICATOR`."""


def indicators() -> tuple[Indicator, ...]:
    """Return all indicators, imported when asked for."""
    import importlib

    return tuple(importlib.import_module(f"{__name__}.{name}").INDICATOR for name in _FILES)
