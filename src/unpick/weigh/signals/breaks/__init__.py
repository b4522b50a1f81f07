"""Break tests: whether one series changed its level where its peers did not, ranked among matched controls.

The rank, not the scan, keeps false alarms down (research, indicators 0 and 4b): off-the-shelf change points fire on 27% to
97% of quiet series. Method and error rates: docs/breaks.md.
"""

from unpick.weigh.signals.breaks.codes import rank_codes
from unpick.weigh.signals.breaks.monthly import Monthly, series_of
from unpick.weigh.signals.breaks.panel import rank_panel
from unpick.weigh.signals.breaks.pool import Broken, grain_of, rank_series
from unpick.weigh.signals.breaks.rank import Trial, Underpowered, rank_break
from unpick.weigh.signals.breaks.shares import rates_of, shares_of
from unpick.weigh.signals.breaks.told import break_signal

__all__ = [
    "Broken",
    "Monthly",
    "Trial",
    "Underpowered",
    "break_signal",
    "grain_of",
    "rank_break",
    "rank_codes",
    "rank_panel",
    "rank_series",
    "rates_of",
    "series_of",
    "shares_of",
]
