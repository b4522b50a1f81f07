"""Synthetic seasons of bills of lading: invented firms, planted chains with known truth, watermarked."""

from unpick.datasets.generate.names import assert_no_real_name
from unpick.datasets.generate.season import LAYOUTS, Truth, generate_season

__all__ = ["LAYOUTS", "Truth", "assert_no_real_name", "generate_season"]
