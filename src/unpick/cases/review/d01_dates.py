"""D01: days that cannot all be so, inside a document or between documents.

The statements of days and the order they must have make a small constraint model (`days`). What comes out are
the smallest sets that contradict themselves; a contradiction says that two statements cannot both be right and
never which of them, or why. A day that can be read in several ways contradicts only when every reading does;
otherwise both readings are shown as not decided.

Look-alikes that stay silent: a report dated weeks after its audit, a file saved again before it was filed, a
template made years before and filled in later, a certificate that is valid longer, an audit older than the
production (D11 and D19 speak of that), a day's difference of time zones in metadata, a signature at the closing
meeting, a photograph of a fire drill or of an earlier state that is captioned so.

Severity. Major; minor for orders that have a usual explanation (goods made for stock, a certificate that ran
out, a file changed after filing, a signature before the final date). Never decisive: the claim may stand on
other documents.
"""

from collections.abc import Iterator
from typing import Final

from unpick.cases.review.day_links import links_of
from unpick.cases.review.days import Conflict, Doubt, Rule, by_rule, day_words, solve
from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.file_days import check_files
from unpick.cases.review.question import is_answered, stake
from unpick.cases.review.registry import Detector
from unpick.cases.review.row_days import check_rows
from unpick.model.defect import Defect, NotLooked, Severity

__all__ = ["DETECTOR", "check"]

_CURE: Final = (
    "The primary record of the event from whoever keeps it apart from the producer: the audit firm's own calendar and "
    "original file, the carrier's or bank's record, the camera's original pictures."
)


def check(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield one defect per rule and pair of documents, and each day that only one reading makes wrong."""
    if not is_answered(facts):
        return
    conflicts, doubts = solve(list(links_of(facts)))
    for rule, group in by_rule(conflicts):
        yield _defect(facts, rule, group)
    for doubt in doubts:
        yield NotLooked(code="D01", why=_doubt(doubt))
    yield from check_rows(facts)
    yield from check_files(facts)


def _defect(facts: PacketFacts, rule: Rule, group: list[Conflict]) -> Defect:
    first = group[0]
    links = first.links
    says = " ".join(_says(link.rule, link.left.words, link.right.words) for link in links)
    statements = dict.fromkeys(one for conflict in group for one in conflict.statements)
    common = set.intersection(*(set(conflict.statements) for conflict in group))
    more = f"; {len(group)} such pairs" if len(group) > 1 else ""
    return Defect(
        code="D01",
        check=rule.name,
        says=f"{says[:-1]}{more}.",
        reason=f"{stake(facts)} {rule.why} The statements cannot all be right; which is not, they do not tell.",
        severity=Severity.MINOR if all(link.rule.minor for link in links) else Severity.MAJOR,
        spots=tuple(one.spot for one in statements),
        cure=_CURE,
        bounds=(
            ("contradictory_sets", len(group)),
            ("statements", [one.words for one in first.statements]),
            *((("in_every_set", [one.words for one in common]),) if len(group) > 1 and common else ()),
        ),
    )


def _says(rule: Rule, left: str, right: str) -> str:
    return rule.says.format(left=left, right=right)


def _doubt(doubt: Doubt) -> str:
    """Return the open question with every reading of both days."""
    link = doubt.link
    readings = [" or ".join(day_words(*option) for option in one.options) for one in (link.left, link.right)]
    where = " and ".join(dict.fromkeys(one.exhibit or "packet.yml" for one in (link.left, link.right)))
    return f"{where}: {doubt.why}: {link.left.topic} {readings[0]}, {link.right.topic} {readings[1]}; not decided"


DETECTOR = Detector(
    code="D01",
    asks="Can the days that the documents state all be so?",
    needs=("text", "metadata"),
    check=check,
)
