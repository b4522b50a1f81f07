"""The dials of the candidate search: how much of a query is looked up, and how much that may cost."""

from dataclasses import dataclass, fields

__all__ = ["Dials"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dials:
    """How grams are made and how many are looked up; the first two are fixed when the index is built.

    A fixed number of rarest grams costs most on names of common words and gains least there, so a query reads
    its rarest grams as long as postings are left to spend: the recall of 14 fixed grams for less
    (docs/benchmarks.md, "Candidate search").

    Attributes:
        gram: letters of a gram. bits: of the hash; two grams that share a slot share a list.
        keep: grams looked up at most. least: grams looked up whatever they cost, within the budget.
        share: grams taken from one word before others get more: an odd word must not fill the query.
        spend: postings up to which grams beyond `least` are taken. budget: postings of a query at most; only
            the rarest gram may exceed it, and what is left out is reported.
        top: answers of a query at most. floor: per mille of the weight looked up below which there is no answer.
    """

    gram: int = 4
    bits: int = 20
    keep: int = 24
    share: int = 5
    least: int = 8
    spend: int = 10_000
    budget: int = 100_000
    top: int = 100
    floor: int = 0

    def __post_init__(self) -> None:
        if not (2 <= self.gram <= 8 and 8 <= self.bits <= 24 and 1 <= self.keep <= 200):
            raise ValueError(f"gram 2 to 8, bits 8 to 24, keep 1 to 200; got {self}")
        if min(self.share, self.least, self.spend, self.budget, self.top) < 1 or not 0 <= self.floor <= 1000:
            raise ValueError(f"share, least, spend, budget, top from 1, floor 0 to 1000; got {self}")

    def numbers(self) -> tuple[int, ...]:
        """Return the dials in the order in which the compiled search takes them."""
        return tuple([getattr(self, one.name) for one in fields(self)])
