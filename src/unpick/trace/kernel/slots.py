"""How a slot is written: the number of its product, with a flag for departures and one for the last of an entity."""

import numpy as np

__all__ = ["AHEAD", "DEP", "LAST", "NONE", "OF_CLASS"]

OF_CLASS = np.uint16(0x3FFF)
"""The number of the product: 10,000 headings and the three first numbers fit into 14 bits."""
DEP, LAST = np.uint16(0x4000), np.uint16(0x8000)
NONE = DEP | LAST | np.uint16(2)
"""The only slot of an entity without edges: a departure of goods (`arrays.CLASS_ANYTHING`) that nothing becomes."""

AHEAD = 3
"""Slots that are read behind one without a look at whether they are of the same entity; arrays are longer by these."""
