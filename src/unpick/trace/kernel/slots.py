"""How a slot is written: the number of its product, with a flag for departures and one for the last of an entity.

What may leave after an arrival is written beside each shipment in 16 bits: how many slots behind its arrival slot
the first such departure stands, and eight flags for that slot and the seven behind it.
"""

import numpy as np

__all__ = ["DEP", "FLAGS_FROM", "LAST", "NONE", "OF_CLASS", "SPREAD", "WALK"]

OF_CLASS = np.uint16(0x3FFF)
"""The number of the product: 10,000 headings and the three first numbers fit into 14 bits."""
DEP, LAST = np.uint16(0x4000), np.uint16(0x8000)
NONE = DEP | LAST | np.uint16(2)
"""The only slot of an entity without edges: a departure of goods (`arrays.CLASS_ANYTHING`) that nothing becomes."""

FLAGS_FROM = 8
WALK = np.uint16(0xFFFF)
"""In place of these bits: go from slot to slot. Some departure stands too far behind, or has links to go along."""

SPREAD = np.array([sum(1 << 8 * at for at in range(8) if flags >> at & 1) for flags in range(256)], np.uint64)
"""Eight flags as eight bytes of 1, the first one lowest: times the tiers, what eight slots are to get."""
