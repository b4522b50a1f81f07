"""Weighing evidence: a ledger of log-likelihood ratios that a person can add up by hand."""

from unpick.weigh.ledger import Counted, Flip, Ledger, weigh
from unpick.weigh.line import FAMILIES, STATISTICAL, Line
from unpick.weigh.ratios import Ratio, bundled_ratios, ratio_of
from unpick.weigh.words import BANDS, band_of, confidence_of

__all__ = [
    "BANDS",
    "FAMILIES",
    "STATISTICAL",
    "Counted",
    "Flip",
    "Ledger",
    "Line",
    "Ratio",
    "band_of",
    "bundled_ratios",
    "confidence_of",
    "ratio_of",
    "weigh",
]
