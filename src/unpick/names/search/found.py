"""What a search found, what it cost, and what it left out."""

from dataclasses import dataclass

import pyarrow as pa

from unpick.names.search.rows import Array

__all__ = ["Found", "HotGram", "Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HotGram:
    """A gram whose list was left out: its letters, in how many queries, and in how many documents it is."""

    text: str
    queries: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a search cost and what it left out.

    Attributes:
        queries: keys asked. distinct: different keys among them; equal ones are searched once.
        postings: list entries read. capped: queries that left out at least one list over the budget.
        stopped: distinct queries with further grams that the spending limit left unread. cut: distinct queries
            longer than the letters read. left_out: lists left out over the budget, counted per query. hot: the grams
            left out most often.
    """

    queries: int
    distinct: int
    postings: int
    capped: int
    stopped: int
    cut: int
    left_out: int
    hot: tuple[HotGram, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Candidates, in the order of the queries, best first: query row, watch owner, score.

    A score is the sum of the weights of the shared grams, in parts of `constants.SCALE`; it ranks within one
    query and compares nothing across queries.
    """

    query: Array
    watch: Array
    score: Array
    report: Report

    def to_batch(self) -> pa.RecordBatch:
        """Return the candidates as an Arrow batch."""
        return pa.RecordBatch.from_arrays(
            [pa.array(self.query), pa.array(self.watch), pa.array(self.score)], ["query", "watch", "score"]
        )
