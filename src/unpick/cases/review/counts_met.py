"""How counts meet: an undated one takes the day of its equal, and payrolls of departments add up."""

from collections.abc import Sequence
from dataclasses import replace

from unpick.cases.review.counts import Count

__all__ = ["dated", "is_part"]


def dated(counts: Sequence[Count]) -> list[Count]:
    """Return the counts, those without days with the days of a count of the same number of the same firm.

    A list of workers without a date that counts as many as the audit is taken to be of the audit's time.
    """
    found = []
    for one in counts:
        if one.when is None:
            equal = next(
                (
                    other
                    for other in counts
                    if other.when
                    and other.number == one.number
                    and other.firm in (one.firm, "")
                    and other.of != "made"
                ),
                None,
            )
            found.append(replace(one, when=equal.when) if equal else one)
        else:
            found.append(one)
    return found


def is_part(one: Count, counts: Sequence[Count]) -> bool:
    """Tell whether a record and its like of the same days make up a number that another kind of count gives."""
    return any(_makes_up(one, other, counts) for other in counts if other.of != one.of and other.of != "made")


def _makes_up(part: Count, whole: Count, counts: Sequence[Count]) -> bool:
    """Tell whether records of the kind and days of one, which share no worker, give the number of another together.

    A packet may hold one payroll for each department; none of them counts the plant.
    """
    if not part.people:
        return False
    together = set(part.people)
    low = part.low
    for other in counts:
        same = other.of == part.of and other.firm == part.firm and other.when == part.when and other.people
        if same and not together & other.people and other is not part:
            together |= other.people
            low += other.low
    return len(together) > len(part.people) and low <= whole.high and whole.low <= len(together)
