"""How a slot is written: the number of its product, with a flag for departures and one for the last of an entity."""

import numpy as np

__all__ = ["DEP", "LAST", "OF_CLASS"]

OF_CLASS = np.uint16(0x3FFF)
"""The number of the product: 10,000 headings and the three first numbers fit into 14 bits."""
DEP, LAST = np.uint16(0x4000), np.uint16(0x8000)
