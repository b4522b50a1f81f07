"""Names by the million: read in other processes, searched, and compared by compiled code, batch by batch."""

from unpick.resolve.bulk.asking import Batch, read_batch
from unpick.resolve.bulk.frozen import Frozen, freeze
from unpick.resolve.bulk.kernel import HITS, Cost, screen_batch, screen_read
from unpick.resolve.bulk.run import Bulk, BulkReport

__all__ = [
    "HITS",
    "Batch",
    "Bulk",
    "BulkReport",
    "Cost",
    "Frozen",
    "freeze",
    "read_batch",
    "screen_batch",
    "screen_read",
]
