"""D03: how many hidden workers the interviews of an audit leave room for.

The rule. The defect is raised only where the packet must or does claim that *no* worker was of the barred kind
(`question.claims_zero`), where that claim is not carried by records of every worker, and where the sample, even
if drawn at random, leaves room for at least one.

Its reason. Goods made "in part" with barred labor are barred, so the tolerance of the claim is zero workers: a
free random sample of 10 of 49 misses one hidden worker in four of five draws. A sample as such proves zero only
when nearly everybody was asked (47 of 49 at 95%). A packet can do without: identity papers with a nationality
and a payroll for every worker counted anywhere carry a claim on nationality, a payroll and time cards for every
worker carry one on forced labor. Then interviews only corroborate, and the detector is silent.

Severity. Decisive where the claim is on nationality and no identity paper that was read stands beside the
interviews, since a payroll names no nation; major where papers exist but do not cover everybody, and for claims
on forced labor.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from unpick.cases.review.changes import is_accounted
from unpick.cases.review.counts import NAMES, noted_counts, rolls, table_counts
from unpick.cases.review.counts_parts import named_parts
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.firms import about_same_firm, firm_of
from unpick.cases.review.question import Claim, claims_zero, stake
from unpick.cases.review.registry import Detector
from unpick.cases.review.who_chose import Choice, who_chose
from unpick.exhibits.notes_numbers import in_digits
from unpick.model.chance import hidden_upper, hidden_upper_told, hidden_upper_weighted, sample_needed
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check", "covered", "interview_bounds", "interviewed"]

_LIKELY: Final = (0.5, 0.25)
"""How likely a hidden worker may be picked against another, and may tell (research, evidence section 3)."""

_TRUE_HEADCOUNTS: Final = (100, 200, 500)
"""Headcounts to test the list of workers against, which is a claim itself (research, evidence section 3)."""

_SMETA: Final = (
    "Sedex SMETA Best Practice Guidance, p. 86 [C]: one auditor day and 50 workers, six single interviews and "
    "one group of four"
)

_CARRY: Final[dict[Claim, tuple[str, str]]] = {
    "nationality": ("identity", "payroll"),
    "forced_labor": ("payroll", "attendance"),
}
"""The two records that must name every worker, so that a claim of zero does not rest on interviews."""


_SEEN: Final = re.compile(
    r"\b(?:identity|ID|resident identity) (?:card|paper|document)s?\b[^.;]{0,50}\b(?:each|all|every(?:one)?)\b[^.;\d]{0,25}(\d{1,5})\b"
    r"|\b(?:each|all|every one)\b[^.;\d]{0,20}(\d{1,5})\b[^.;]{0,60}\b(?:identity|ID|resident identity) (?:card|paper|document)s?\b[^.;]{0,40}\b(?:seen|inspected|held against|compared|checked|examined)",
    re.IGNORECASE,
)
"""Words by which an audit saw the identity paper of each of so many workers."""


_SEEN_ALL: Final = re.compile(
    r"\b(?:seen|inspected|checked|examined|compared|saw)\b[^.;]{0,20}\b(?:the )?original\b[^.;]{0,40}\b(?:identity|ID)\b[^.;]{0,20}\b(?:cards?|papers|documents)\b[^.;]{0,15}\bof (?:all|each|every)\b"
    r"|(?:查验|核对|检查)[^。；]{0,12}(?:全部|全体|每名|每位)[^。；]{0,8}身份证原件|전원의? ?신분증 ?원본[^.]{0,12}(?:확인|대조)",
    re.IGNORECASE,
)
"""The same without a number."""


def check(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield one defect per firm whose best audit leaves room for hidden workers."""
    claim = claims_zero(facts)
    if claim is None:
        return
    best: list[tuple[Exhibit, Spot, int, int]] = []
    for exhibit in facts.filed("audit", "certificate", "questionnaire", "other"):
        asked = interviewed(exhibit)
        n = _workforce(exhibit, facts)
        if claim == "nationality" and _all_papers_seen(exhibit, n):
            continue  # who holds which passport was looked up for everybody; whether the list is whole is D05's
        if asked is None:
            if exhibit.kind == "audit" and not covered(facts, claim, firm_of(exhibit)):
                yield NotLooked(
                    code="D03", why=f"{exhibit.id} does not say how many workers were interviewed"
                )
        elif n is None:
            yield NotLooked(
                code="D03", why=f"no document says of how many workers the {asked[1]} were interviewed"
            )
        else:
            _keep_best(best, (exhibit, asked[0], asked[1], max(n, asked[1])), facts)
    for exhibit, seen, k, n in best:
        if not covered(facts, claim, firm_of(exhibit)) and _room(exhibit, facts, n, k) > 0:
            yield _defect(facts, claim, exhibit, seen=seen, n=n, k=k)


def interviewed(exhibit: Exhibit) -> tuple[Spot, int] | None:
    """Return where and how many workers were interviewed, each once; None when the document does not tell.

    A total stands without a subject; single interviews and groups stand with theirs and add up.
    """
    notes = [note for note in exhibit.said("interviewed") if note.number is not None]
    whole = [note for note in notes if not note.subject or "total" in note.subject.casefold()]
    parts = {note.subject: note for note in notes if note not in whole}
    numbers = [int(note.number or 0) for note in whole] + (
        [sum(int(n.number or 0) for n in parts.values())] if parts else []
    )
    rows = [row for table in exhibit.tables if table.role == "interviews" for row in table.rows]
    if rows:
        people = {row["worker"] for row in rows if row.get("worker")}
        numbers.append(
            max(len(people), sum(int(row["count"]) for row in rows if row.get("count", "").isdigit()))
        )
    if not numbers or (not any(numbers) and not notes):
        return None
    k = max(numbers)
    seen = spot(exhibit, (whole or list(parts.values()))[0]) if notes else None
    return seen or Spot(
        says=f"{k} workers interviewed", exhibit=exhibit.id, file=exhibit.file, place="interviews"
    ), k


def covered(facts: PacketFacts, claim: Claim, firm: str = "") -> bool:
    """Tell whether two independent records name every worker that any document counts.

    Identity papers count with a stated nationality in a row of their own, or as copies that a legibility reader
    found readable throughout; a mere list of numbers is no paper. Workers are matched by their pseudonyms where
    the two records use the same ones, else by their number.
    """
    counts = [
        one for one in (*noted_counts(facts), *table_counts(facts)) if about_same_firm(one.firm, firm, facts)
    ]
    whole = [one for one in counts if one.of in ("headcount", *NAMES) and not one.part]
    most = max((one.number for one in whole), default=0)
    if not most:
        return False
    first, second = (_named(facts, role) for role in _CARRY[claim])
    most = _own(facts, most, len(second))
    if len(second) < most or (
        len(first) < most
        and not (claim == "nationality" and max(_copies_read(facts), _papers_seen(facts)) >= most)
    ):
        return False
    return not first & second or second <= first


def _own(facts: PacketFacts, most: int, paid: int) -> int:
    """Return the workers whom the payroll must name: without those whom a paper says another pays."""
    apart = named_parts(facts).get(paid) == most or is_accounted(facts, most - paid)
    return paid if paid < most and apart else most


def _all_papers_seen(exhibit: Exhibit, n: int | None) -> bool:
    """Tell whether an audit saw the original identity paper of every worker that it counts."""
    text = in_digits(exhibit.prose)
    numbers = [int(next(group for group in match.groups() if group)) for match in _SEEN.finditer(text)]
    return exhibit.kind == "audit" and (bool(_SEEN_ALL.search(text)) or (n is not None and n in numbers))


def _papers_seen(facts: PacketFacts) -> int:
    """Return of how many workers an audit says that it saw the identity paper of each, where a list tells their nationality."""
    told = len(
        {
            row["worker"]
            for _, table in facts.tables("workers", "identity")
            for row in table.rows
            if row.get("worker") and row.get("nationality", "").strip()
        }
    )
    seen = max(
        (
            int(next(group for group in match.groups() if group))
            for one in facts.filed("audit")
            for match in _SEEN.finditer(in_digits(one.prose))
        ),
        default=0,
    )
    if any(_SEEN_ALL.search(one.prose) for one in facts.filed("audit")):
        return told
    return min(seen, told)


def _named(facts: PacketFacts, role: str) -> set[str]:
    """Return the pseudonyms that the tables of a role name; of identity papers those with a nationality."""
    found: set[str] = set()
    for _, _, _, people in rolls(facts, role):
        found |= {
            one for one, row in people.items() if role != "identity" or row.get("nationality", "").strip()
        }
    return found


def _copies_read(facts: PacketFacts) -> int:
    """Return the number of identity copies of exhibits whose copies can all be read."""
    total = 0
    for exhibit in facts.filed():
        shares = [note.number for note in exhibit.said("legible") if note.number is not None]
        copies = [int(note.number) for note in exhibit.said("identity_copies") if note.number is not None]
        total += max(copies, default=0) if shares and min(shares) >= 1 else 0
    return total


def _workforce(exhibit: Exhibit, facts: PacketFacts) -> int | None:
    """Return the workers of the audited site: as the audit counts them, else as the packet does at most."""
    counts = [
        one for one in (*noted_counts(facts), *table_counts(facts)) if not one.part and one.of != "made"
    ]
    own = [one.number for one in counts if one.spot.exhibit == exhibit.id]
    same = [one.number for one in counts if about_same_firm(one.firm, firm_of(exhibit), facts)]
    return max(own or same, default=None)


def _keep_best(
    best: list[tuple[Exhibit, Spot, int, int]], new: tuple[Exhibit, Spot, int, int], facts: PacketFacts
) -> None:
    """Keep of the audits of one firm the one that excludes most."""
    for index, old in enumerate(best):
        if about_same_firm(firm_of(old[0]), firm_of(new[0]), facts):
            if _left(new, facts) < _left(old, facts):
                best[index] = new
            return
    best.append(new)


def _left(one: tuple[Exhibit, Spot, int, int], facts: PacketFacts) -> float:
    exhibit, _, k, n = one
    return _room(exhibit, facts, n, k) / n


def _room(exhibit: Exhibit, facts: PacketFacts, n: int, k: int) -> int:
    """Return the most hidden workers under any statement on who chose the interviewed."""
    return n - k if who_chose(exhibit, facts).management else hidden_upper(n, k)


def interview_bounds(n: int, k: int) -> tuple[tuple[str, Any], ...]:
    """Return what k clean interviews of n workers leave room for, under each assumption.

    >>> dict(interview_bounds(49, 10))["if_random_95"]
    11
    """
    return (
        ("interviewed", k),
        ("workers", n),
        ("if_random_95", hidden_upper(n, k)),
        ("if_random_99", hidden_upper(n, k, 0.99)),
        ("if_chosen_by_management", n - k),
        *((f"if_picked_{part}_as_likely_95", hidden_upper_weighted(n, k, part)) for part in _LIKELY),
        *((f"if_tells_with_{part}_95", hidden_upper_told(n, k, part)) for part in _LIKELY),
        *((f"if_headcount_is_{more}_95", hidden_upper(more, k)) for more in _TRUE_HEADCOUNTS if more > n),
        ("random_sample_for_none_hidden_95", sample_needed(n, 0)),
    )


def _defect(facts: PacketFacts, claim: Claim, exhibit: Exhibit, *, seen: Spot, n: int, k: int) -> Defect:
    choice = who_chose(exhibit, facts)
    smeta = any("smeta" in f"{note.value} {note.text}".casefold() for note in exhibit.said("scheme"))
    usual = (
        " The number follows the scheme's own example; it proves only this bound."
        if smeta and k >= 10 and n <= 50
        else ""
    )
    alone = claim == "nationality" and not _named(facts, "identity")
    return Defect(
        code="D03",
        check="interview_coverage",
        says=f"{k} of {n} workers interviewed ({100 * k / n:.0f}%): {_drawn(choice, n, k)}.",
        reason=f"{stake(facts)} Interviews of a part leave room for the rest.{usual}",
        severity=Severity.DECISIVE if alone else Severity.MAJOR,
        spots=tuple(dict.fromkeys((seen, *choice.management, *choice.auditor))) if choice.differs else (seen,),
        cure=(
            f"Free and private interviews of workers drawn by the auditor from everybody on site, {sample_needed(n, 0)} "
            f"of {n} to exclude a single one at 95%, or original records of identity and pay of every worker."
        ),
        bounds=(*interview_bounds(n, k), *_readings(choice, n, k)),
        rests_on=(
            "exact one-sided hypergeometric bound (unpick.model.chance)",
            *((_SMETA,) if smeta else ()),
        ),
    )  # fmt: skip


def _drawn(choice: Choice, n: int, k: int) -> str:
    """Return what follows from who chose the interviewed; both readings where two statements differ."""
    random = f"up to {hidden_upper(n, k)} hidden workers remain possible at 95%"
    if choice.differs:
        return (
            f"two statements differ on who chose them, and both are reckoned. If the auditor drew them at random, as "
            f"{_places(choice.auditor)} says, {random}; if management chose them, as {_places(choice.management)} says, "
            f"{n - k} were never asked"
        )
    if choice.management:
        return f"management chose them, so {n - k} were never asked"
    shown = "the auditor chose them" if choice.auditor else "the draw was not shown to be random"
    return f"if drawn at random, {random}; {shown}"


def _places(spots: tuple[Spot, ...]) -> str:
    return " and ".join(dict.fromkeys(f"{one.exhibit} ({one.place})" for one in spots))


def _readings(choice: Choice, n: int, k: int) -> tuple[tuple[str, Any], ...]:
    """Return each reading with its bound and the statements that it rests on, where two differ."""
    if not choice.differs:
        return ()
    return (
        ("hidden_at_most_if_auditor_drew", hidden_upper(n, k)),
        ("auditor_drew_by", [f"{one.exhibit} {one.place}" for one in choice.auditor]),
        ("hidden_at_most_if_management_chose", n - k),
        ("management_chose_by", [f"{one.exhibit} {one.place}" for one in choice.management]),
    )


DETECTOR = Detector(
    code="D03",
    asks="How many hidden workers do the interviews leave room for?",
    needs=("text",),
    check=check,
)
