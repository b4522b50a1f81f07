"""Why a firm counts as owned by listed persons: the fewest stakes that reach the line, back to who is listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unpick.law.ownership import Rule
from unpick.model.share import WHOLE
from unpick.trace.ownership import Holding, Holdings, Kind
from unpick.trace.ownership_rule import Decided, Decision, Reached

__all__ = ["Step", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One firm on the way, with the holdings that together reach the line; without any one of them it is not reached.

    Attributes:
        held: what the holdings come to at the ends that were reckoned with, in parts of `WHOLE`.
        surely: reckoned with the low ends and those who are surely listed; else with the high ends.
    """

    owned: str
    kind: Kind
    holdings: tuple[Holding, ...]
    held: int
    surely: bool


def explain(holdings: Holdings, rule: Rule, firm: str, decision: Decision) -> tuple[Step, ...]:
    """Return the steps from a firm back to those who are listed, the firm itself first.

    For `yes` the steps show what decides, for `not_decided` what would if every share were at its high end,
    for `no` nothing. Each firm on the way comes once; the holders of a step were reached before it, so that
    a circle of firms never explains itself.
    """
    if decision.state is Decided.NO:
        return ()
    surely = decision.state is Decided.YES
    found = decision.low if surely else decision.high
    line = rule.line if rule.line is not None else 1
    return tuple(_steps(holdings.counted, found, firm, line, surely=surely))


def _steps(
    counted: Sequence[Holding], found: Reached, firm: str, line: int, *, surely: bool
) -> Iterator[Step]:
    asked, seen = [firm], {firm}
    for owned in asked:
        if not found.rounds.get(owned):
            continue
        step = _step(counted, found, owned, line, surely=surely)
        yield step
        new = sorted({one.owner for one in step.holdings} - seen, key=lambda one: (found.rounds[one], one))
        asked += new
        seen |= set(new)


def _step(counted: Sequence[Holding], found: Reached, owned: str, line: int, *, surely: bool) -> Step:
    """Return the fewest holdings that reach the line, the largest first; of each kind, the kind with the fewest.

    What is stated above the whole is taken off before the line is reached, as the rule does.
    """
    options = []
    for kind in Kind:
        of = [one for one in counted if one.owned == owned and one.kind is kind]
        too_much = max(0, sum(one.share.low for one in of) - WHOLE) if surely else 0
        before = found.rounds[owned]
        earlier = [one for one in of if found.rounds.get(one.owner, before) < before]
        ends = {one.owner: one.share.low if surely else one.share.high for one in earlier}
        taken: list[Holding] = []
        for one in sorted(earlier, key=lambda one: (-ends[one.owner], one.owner)):
            if sum(ends[held.owner] for held in taken) >= line + too_much:
                break
            taken.append(one)
        held = sum(ends[one.owner] for one in taken)
        if taken and held >= line + too_much:
            options.append(
                Step(
                    owned=owned,
                    kind=kind,
                    holdings=tuple(taken),
                    held=min(WHOLE, held - too_much),
                    surely=surely,
                )
            )
    # Control has no measure: shares and votes explain before it.
    return min(options, key=lambda one: (one.kind is Kind.CONTROL, len(one.holdings)))
