"""D08, tests of lists against chance: all of a packet in one family, so that many lists make no remark by themselves."""

from collections.abc import Iterator
from typing import Final

from unpick.cases.review.copied_rows import copies
from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.list_clocks import clocks
from unpick.cases.review.list_columns import digits, months_agree
from unpick.model.copied import holm
from unpick.model.defect import Defect
from unpick.model.permuted import SHUFFLES

__all__ = ["check_lists"]

_LEVEL: Final = 0.01
"""Share of honest packets with any remark of this kind at most: a convention of this project. At 5% one honest packet of
twenty would carry one."""

_PER_TEST: Final = 200
"""Orders drawn at most for each test of the packet: half of what Holm's first step at this level asks can then be reached."""


def check_lists(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one remark per test that holds at 1% after correction over all tests of the packet (Holm 1979)."""
    tests = [*copies(facts), *digits(facts), *months_agree(facts), *clocks(facts)]
    most = max(SHUFFLES, _PER_TEST * len(tests))
    outcomes = [test(most) for test in tests]
    for one, holds in zip(outcomes, holm([one.p for one in outcomes], _LEVEL), strict=True):
        if holds and (found := one.remark(len(tests))):
            yield found
