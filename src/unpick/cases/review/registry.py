"""The detectors in the order of their codes; a new one is a file and a line here."""

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from unpick.cases.review.facts import PacketFacts
from unpick.model.defect import Defect, NotLooked

__all__ = ["MODULES", "Detector", "detectors"]

Check = Callable[[PacketFacts], Iterable[Defect | NotLooked]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """One detector.

    Attributes:
        code: of model.defect.CODES. asks: the question it puts to a packet, in plain words.
        needs: readers it rests on (PacketFacts.looked); where one did not run it is not asked.
        check: from the facts of a packet to defects, or to what it could not look at. Pure.
    """

    code: str
    asks: str
    check: Check
    needs: tuple[str, ...] = ("text",)


MODULES: Final[tuple[str, ...]] = (
    "d01_dates",
    "d02_site",
    "d03_interviews",
    "d04_legibility",
    "d05_headcount",
    "d06_photographs",
    "d07_requests",
    "d08_records",
    "d09_processing",
    "d10_chain_end",
    "d11_tied",
    "d12_ties",
    "d13_compound",
    "d14_free_audit",
    "d15_standard",
    "d16_producer",
    "d17_late",
    "d18_record_cites",
    "d19_about_else",
    "d20_test_node",
    "d21_audit_scope",
    "d22_annexes",
)
"""Names of the modules of this room that hold a DETECTOR."""


def detectors() -> tuple[Detector, ...]:
    """Return the detectors in the order of their codes."""
    found = (importlib.import_module(f"unpick.cases.review.{name}").DETECTOR for name in MODULES)
    return tuple(sorted(found, key=lambda one: one.code))
