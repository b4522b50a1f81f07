"""Names by the million: read in other processes, searched, and compared by compiled code, batch by batch."""

from unpick.resolve.bulk.asking import Batch, read_batch
from unpick.resolve.bulk.frozen import Frozen, freeze
from unpick.resolve.bulk.itself import Itself, SelfReport, resolve_many
from unpick.resolve.bulk.kernel import HITS, Cost, screen_batch, screen_read
from unpick.resolve.bulk.run import Bulk, BulkReport
from unpick.resolve.bulk.spark import screen_with_spark

__all__ = [
    "HITS",
    "Batch",
    "Bulk",
    "BulkReport",
    "Cost",
    "Frozen",
    "Itself",
    "SelfReport",
    "freeze",
    "read_batch",
    "resolve_many",
    "screen_batch",
    "screen_read",
    "screen_with_spark",
]
