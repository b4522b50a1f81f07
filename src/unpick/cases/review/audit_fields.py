"""What an audit report tells of itself: the fields that WRAP, SMETA and SA8000 reports share, and how much was seen.

Coverage is the product of the shares that the report tells: of the site, the workers, the shifts, the records. A product
holds only if these have nothing to do with each other, so the bounds that hold whatever the case stand beside it
(Frechet). What the report does not tell can take any share away: the lower bound is then 0. A field that is not told is named as such; the scheme's own form may ask for it, and silence is not a failure of the audit.

Source: fields of the three schemes as named in the research on evidence, 2.5; no form of a scheme is reproduced.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from unpick.cases.review.d03_interviews import interviewed
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.firms import firm_of
from unpick.cases.review.question import is_denied
from unpick.exhibits.note import Note
from unpick.exhibits.notes_numbers import in_digits

__all__ = ["AuditSeen", "Share", "audits_seen"]

_SHIFTS: Final = re.compile(
    r"\b(\d{1,2}) (?:out )?of (?:the |all )?(\d{1,2}) (?:work(?:ing)? )?shifts\b", re.IGNORECASE
)
_RECORDS: Final = re.compile(
    r"\b(?:payroll|pay|wage|time|attendance|working[- ]hour|personnel|employment|contract)s?(?: and \w+)? (?:records?|files?|sheets?|slips?|cards?) "
    r"(?:of|for) (\d{1,5}) (?:workers|employees|people)\b[^.;]{0,60}\b(?:sampled|reviewed|checked|examined|inspected|verified)\b"
    r"|\b(?:sampled|reviewed|checked|examined|inspected|verified)\b[^.;]{0,40}\b(?:payroll|pay|wage|time|attendance|personnel|employment)s?(?: and \w+)? "
    r"(?:records?|files?|sheets?|slips?|cards?) (?:of|for) (\d{1,5}) (?:workers|employees|people)\b",
    re.IGNORECASE,
)
_PERSON_DAYS: Final = re.compile(r"\b(\d{1,3}(?:\.\d)?) (?:auditor|person|man)[- ]?days?\b", re.IGNORECASE)
_NO: Final = re.compile(r"\b(?:no|not|never|none|without)\b", re.IGNORECASE)
_CLAUSE: Final = 40
"""Characters before the words in which a denial counts."""

_FLAGS: Final = {
    "unannounced": "unannounced",
    "announced": "announced",
    "private_interviews": "interviews in private",
    "minder_present": "somebody of the management sat in",
    "chosen_by_management": "management chose who was asked",
    "chosen_by_auditor": "the auditor chose who was asked",
    "access_refused": "access refused",
    "access_limited": "access limited",
    "access_full": "full access",
}
_DAYS: Final = ("audit_day", "report_day", "certificate_days")
_WORDS: Final = ("scheme", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many; `seen` is at most `whole`, which is above 0."""

    of: str
    seen: int
    whole: int

    @property
    def part(self) -> Fraction:
        """Return the share."""
        return Fraction(self.seen, self.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditSeen:
    """One audit report.

    Attributes:
        fields: name to what the report says, in its words, or None where it does not tell.
        shares: of the site and of the workers, as far as it tells both numbers. unknown: shares that it does not tell.
    """

    exhibit: str
    fields: dict[str, str | None]
    shares: tuple[Share, ...]
    unknown: tuple[str, ...]

    @property
    def if_independent(self) -> float | None:
        """Return the product of the shares; None where the report tells none."""
        found = Fraction(1)
        for share in self.shares:
            found *= share.part
        return float(found) if self.shares else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Return the least and the most that can have been seen of everything, whatever the shares have to do with each other.

        With shares that are not told the least is 0. Frechet: at least the sum less the number of shares but one,
        at most the smallest.

        >>> AuditSeen(exhibit="E1", fields={}, unknown=(), shares=(
        ...     Share(of="site", seen=6, whole=7), Share(of="workers", seen=40, whole=49))).bounds[0] > 0.67
        True
        """
        if not self.shares:
            return 0.0, 1.0
        least = sum((one.part for one in self.shares), Fraction(0)) - (len(self.shares) - 1)
        return (
            0.0 if self.unknown else float(max(Fraction(0), least)),
            float(min(one.part for one in self.shares)),
        )

    @property
    def says(self) -> str:
        """Return one sentence on how much was seen."""
        if not self.shares:
            return f"{self.exhibit} does not tell of how much it saw how much."
        said = [f"{one.seen} of {one.whole} {one.of}" for one in self.shares]
        told = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
        low, high = self.bounds
        together = (
            f"together {100 * (self.if_independent or 0):.0f}% if these have nothing to do with each other, "
            if len(self.shares) > 1
            else ""
        )
        missing = f"; not told: {', '.join(self.unknown)}" if self.unknown else ""
        return f"{self.exhibit} saw {told}: {together}between {100 * low:.0f}% and {100 * high:.0f}% whatever holds{missing}."

    def as_dict(self) -> dict[str, Any]:
        """Return what the JSON document carries."""
        low, high = self.bounds
        return {
            "exhibit": self.exhibit,
            "fields": self.fields,
            "shares": [
                {"of": one.of, "seen": one.seen, "whole": one.whole, "share": round(float(one.part), 4)}
                for one in self.shares
            ],
            "coverage": {
                "if_independent": None if self.if_independent is None else round(self.if_independent, 4),
                "low": round(low, 4),
                "high": round(high, 4),
            },
            "unknown": list(self.unknown),
            "says": self.says,
        }


def audits_seen(facts: PacketFacts) -> Iterator[AuditSeen]:
    """Yield what each audit report of the submitter tells of itself."""
    for exhibit in facts.filed("audit"):
        found = (_site(exhibit), _workers(exhibit), _shifts(exhibit), _records(exhibit))
        shares = [one for one in found if one is not None]
        told = {one.of.removesuffix(" by area") for one in shares}
        lacking = [
            name for name in ("buildings", "workers", "shifts", "records of workers") if name not in told
        ]
        yield AuditSeen(
            exhibit=exhibit.id,
            fields=dict(_fields(exhibit)),
            shares=tuple(shares),
            unknown=tuple(f"share of the {one}" for one in lacking),
        )


def _site(exhibit: Exhibit) -> Share | None:
    """Return the smaller of the shares of buildings and of floor that the report tells; they overlap, so one counts."""
    found = [
        Share(of=of, seen=min(seen, whole), whole=whole)
        for of, part, all_ in (
            ("buildings", "buildings_visited", "buildings"),
            ("buildings by area", "area_visited_m2", "area_m2"),
        )
        if (seen := _most(exhibit, part)) is not None and (whole := _most(exhibit, all_) or 0) > 0
    ]
    return min(found, key=lambda one: one.part, default=None)


def _workers(exhibit: Exhibit) -> Share | None:
    asked, whole = interviewed(exhibit), _most(exhibit, "headcount")
    if asked is None or not whole:
        return None
    return Share(of="workers", seen=min(asked[1], whole), whole=whole)


def _shifts(exhibit: Exhibit) -> Share | None:
    found = [
        Share(of="shifts", seen=int(one[1]), whole=int(one[2]))
        for one in _said(_SHIFTS, exhibit)
        if 0 < int(one[1]) <= int(one[2])
    ]
    return max(found, key=lambda one: one.part, default=None)


def _records(exhibit: Exhibit) -> Share | None:
    whole = _most(exhibit, "headcount")
    sampled = [int(one[1] or one[2]) for one in _said(_RECORDS, exhibit)]
    if not whole or not sampled:
        return None
    return Share(of="records of workers", seen=min(max(sampled), whole), whole=whole)


def _said(pattern: re.Pattern[str], exhibit: Exhibit) -> Iterator[re.Match[str]]:
    text = in_digits(exhibit.prose)
    for match in pattern.finditer(text):
        before = re.split(r"[.;]", text[max(0, match.start() - _CLAUSE) : match.start()])[-1]
        if not _NO.search(before):
            yield match


def _fields(exhibit: Exhibit) -> Iterator[tuple[str, str | None]]:
    yield "firm", firm_of(exhibit) or None
    auditors = (note.value for note in exhibit.said("party") if "audit" in note.subject.casefold())
    yield "auditor", _joined(auditors)
    for topic in _WORDS:
        yield topic, _joined(note.value for note in exhibit.said(topic) if note.value)
    for topic in _DAYS:
        yield topic, _joined(_day(note) for note in exhibit.said(topic))
    for topic in ("headcount", "buildings", "buildings_visited", "area_m2", "area_visited_m2"):
        most = _most(exhibit, topic)
        yield topic, None if most is None else str(most)
    asked = interviewed(exhibit)
    yield "interviewed", None if asked is None else str(asked[1])
    flags = [
        words for topic, words in _FLAGS.items() if any(not is_denied(one) for one in exhibit.said(topic))
    ]
    yield "conduct", "; ".join(flags) or None
    days = next((one[1] for one in _said(_PERSON_DAYS, exhibit)), None)
    yield "auditor_days", days
    shifts, records = _shifts(exhibit), _records(exhibit)
    yield "shifts_seen", f"{shifts.seen} of {shifts.whole}" if shifts else None
    yield "records_sampled", str(records.seen) if records else None


def _most(exhibit: Exhibit, topic: str) -> int | None:
    return max((int(note.number) for note in exhibit.said(topic) if note.number is not None), default=None)


def _day(note: Note) -> str:
    if note.first is None or note.last is None:
        return ""
    return note.first.isoformat() if note.first == note.last else f"{note.first} to {note.last}"


def _joined(said: Iterator[str]) -> str | None:
    return "; ".join(dict.fromkeys(one for one in said if one)) or None
