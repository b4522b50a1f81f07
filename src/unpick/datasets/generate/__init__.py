"""Synthetic bills and networks: invented firms, planted chains with known truth, watermarked."""

from unpick.datasets.generate.names import assert_no_real_name
from unpick.datasets.generate.network import InventedNetwork, generate_network
from unpick.datasets.generate.network_files import write_network
from unpick.datasets.generate.season import LAYOUTS, Truth, generate_season

__all__ = [
    "LAYOUTS",
    "InventedNetwork",
    "Truth",
    "assert_no_real_name",
    "generate_network",
    "generate_season",
    "write_network",
]
