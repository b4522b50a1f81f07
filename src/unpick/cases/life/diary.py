"""The diary of a petition: which steps were taken, who says so, what speaks against the order they are told in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.law.clocks import EVENTS
from unpick.law.wording import spell_day

__all__ = ["STEPS", "Step", "current", "events_of", "faults_of", "rounds_of", "standing"]

_PETITION: Final = {
    "petitioned": ("petition filed", ()),
    "received": ("petition received by customs", ("petitioned",)),
    "returned": ("petition returned as not conforming", ("petitioned", "received")),
    "referred": ("petition referred to headquarters", ("petitioned", "received")),
    "accepted": ("investigation opened", ("petitioned", "received", "referred")),
    "refused": ("petition refused or not pursued", ("petitioned", "received")),
    "ordered": ("withhold release order issued", ()),
    "finding": ("finding published", ()),
    "modified": ("order or finding modified", ("ordered", "finding")),
    "revoked": ("order or finding revoked", ("ordered", "finding")),
    "withdrawn": ("petition withdrawn by the petitioner", ("petitioned", "received")),
}
"""Steps of a petition: words, and the steps of which one must come before. Most are events of the law's clocks.

Source: 19 CFR 12.42(a)-(d) in the words of the regime US-PETITION-1242 (non-conforming filings go back with reasons,
conforming ones to headquarters), and the orders that can follow. An order needs no petition: customs may begin by itself.
"""

STEPS: Final[dict[str, str]] = {
    **{step: words for step, (words, _) in _PETITION.items()},
    **{event: words for event, words in EVENTS.items() if event not in _PETITION},
}
"""Every step that a diary takes: those of a petition, then those of goods at customs (`law.clocks.EVENTS`)."""

_ANSWERS: Final = frozenset({"received", "returned", "referred", "accepted", "refused"})
"""Steps that answer one filing: each filing has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the diary.

    Attributes:
        id: hash of its row in the log. step: one of `STEPS`. says: who says so. exhibit: id of the exhibit that shows it,
        empty when none does. instead: id of the line that this one corrects, empty when none.
    """

    id: str
    step: str
    day: dt.date
    says: str
    exhibit: str = ""
    note: str = ""
    by: str = ""
    at: str = ""
    instead: str = ""


def standing(lines: Sequence[Step]) -> tuple[Step, ...]:
    """Return the lines that no later line corrects, by day; on one day in the order they were written."""
    corrected = {line.instead for line in lines if line.instead}
    return tuple(sorted((line for line in lines if line.id not in corrected), key=lambda line: line.day))


def rounds_of(lines: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
    """Return the standing lines by filing: what was returned and filed again has two rounds."""
    rounds: list[list[Step]] = [[]]
    for line in standing(lines):
        if line.step == "petitioned" and any(one.step == "petitioned" for one in rounds[-1]):
            rounds.append([])
        rounds[-1].append(line)
    return tuple(tuple(one) for one in rounds)


def events_of(lines: Sequence[Step]) -> dict[str, dt.date]:
    """Return the events for the clocks of the law: answers count for the last filing only."""
    found: dict[str, dt.date] = {}
    rounds = rounds_of(lines)
    for number, lot in enumerate(rounds):
        for line in lot:
            if line.step in EVENTS and (line.step not in _ANSWERS or number == len(rounds) - 1):
                found[line.step] = line.day
    return found


def current(lines: Sequence[Step]) -> str:
    """Return where the petition stands, in a sentence; what is not recorded is not known."""
    ours = [line for line in standing(lines) if line.step in _PETITION]
    if not ours:
        return "No step of a petition is recorded; whether one was taken is not known."
    last = ours[-1]
    words = _PETITION[last.step][0]
    return f"Last recorded step: {words} on {spell_day(last.day)}, as {last.says} says."


def faults_of(lines: Sequence[Step], *, today: dt.date, exhibits: Mapping[str, str]) -> list[str]:
    """Return what is wrong or open in a diary, in sentences, each naming its line and what to do.

    Args:
        today: the day of asking. exhibits: id of each exhibit of the case, to its title.
    """
    found: list[str] = []
    for number, lot in enumerate(rounds_of(lines)):
        seen: dict[str, dt.date] = {}
        for line in lot:
            found += _faults_of_line(line, seen, today=today, exhibits=exhibits, first=number == 0)
            seen.setdefault(line.step, line.day)
    return found


def _faults_of_line(
    line: Step, seen: Mapping[str, dt.date], *, today: dt.date, exhibits: Mapping[str, str], first: bool
) -> list[str]:
    what = f"{line.step} of {line.day.isoformat()}"
    found: list[str] = []
    before = _PETITION[line.step][1] if line.step in _PETITION else ()
    if line.day > today:
        found.append(f"{what}: the day has not come yet; correct it with --instead {line.id}")
    if before and not set(before) & set(seen) and (first or line.step in _ANSWERS):
        words = " or ".join(before)
        found.append(f"{what}: no {words} is recorded before it; add it, or correct the day")
    if line.step in seen and line.step in _ANSWERS and seen[line.step] != line.day:
        found.append(
            f"{what}: a {line.step} of {seen[line.step].isoformat()} is recorded for the same filing; "
            f"correct one with --instead"
        )
    if not line.exhibit:
        found.append(f"{what}: no exhibit shows it; add the letter with `case add` and name it")
    elif line.exhibit not in exhibits:
        found.append(f"{what}: '{line.exhibit}' is no exhibit of the case")
    return found
