"""D21: whether the audits looked at quality where labor or origin is in question.

Raised for an audit that says it is about quality and nowhere that it covers labor or origin, when the packet
leans on it: it is the only audit, or the submitter claims labor or origin from it. Silent where its scope, or
another audit of the same firm, covers what is asked (the e.l.f. matter: the audits of the supplier looked at
quality only, and four fifths of the kits held North Korean material).

Severity. Decisive where no record of labor or origin stands beside it; else major.
"""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.audits_else import is_elsewhere
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.firms import about_same_firm, firm_of
from unpick.cases.review.question import is_denied, labor_is_asked, origin_is_asked, stake
from unpick.cases.review.registry import Detector
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["DETECTOR", "check"]

_CLAIMS: Final = {
    "labor": re.compile(r"labou?r|worker|social|north korea|wage|human rights|用工|劳动|노동", re.IGNORECASE),
    "origin": re.compile(r"origin|made in|source|traceab|material|产地|原产|원산지", re.IGNORECASE),
}

_GOODS_WORDS: Final = re.compile(
    r"\b(?:needles?|metal detect\w+|colou?r fastness|azo|formaldehyde|gsm|shrinkage|calibration|tolerances?|defects?|aql|moisture|"
    r"workmanship|gauge|yarn count|seams?|swabs?|pest control|hygiene|housekeeping|maintenance|traceability of batches|sampling plan|iso 9001)\b",
    re.IGNORECASE,
)
"""Words of an assessment of goods, machines and hygiene."""
_GOODS_LEAST: Final = 4
"""Different ones of them that make an assessment one of goods. A convention of this project."""
_LABOR_WORDS: Final = re.compile(
    r"\b(?:wages?|pa(?:y|id|yroll)|overtime|working (?:hours|time|conditions)|interview\w*|labou?r|contracts? of employment|recruit\w*|passports?|"
    r"identity|freedom|forced|union|ages?|minors?|dormitor\w+|grievance\w*)\b",
    re.IGNORECASE,
)
"""Words of an assessment that looked at labor."""

_RECORDS: Final = {
    "labor": ("payroll", "attendance", "workers", "identity"),
    "origin": ("origin", "chain", "production", "test"),
}


def check(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one defect per quality audit that the packet leans on for labor or for origin."""
    asked = {"labor": labor_is_asked(facts), "origin": origin_is_asked(facts)}
    for exhibit in facts.filed("audit", "certificate"):
        if (
            not (
                _says(exhibit, "scope_quality")
                or _excludes(exhibit, "scope_labor")
                or _of_goods_only(exhibit)
            )
            or _says(exhibit, "scope_labor")
            or _says(exhibit, "scope_origin")
        ):
            continue
        about = [topic for topic, is_asked in asked.items() if is_asked and _leans(facts, exhibit, topic)]
        if about:
            yield _defect(facts, exhibit, about)


def _says(exhibit: Exhibit, topic: str) -> bool:
    """Tell whether an audit says that it covers a topic; where its text excludes it, its title counts for nothing."""
    notes = list(exhibit.said(topic))
    return bool(notes) and not any(is_denied(note) for note in notes)


def _of_goods_only(exhibit: Exhibit) -> bool:
    """Tell whether an assessment speaks of the goods and the machines all through and of no worker."""
    text = exhibit.reading.text
    about = {match.group().casefold() for match in _GOODS_WORDS.finditer(text)}
    return len(about) >= _GOODS_LEAST and not _LABOR_WORDS.search(text)


def _spoken_of(exhibit: Exhibit) -> Spot:
    words = dict.fromkeys(match.group().casefold() for match in _GOODS_WORDS.finditer(exhibit.reading.text))
    return Spot(
        says=f"speaks of {', '.join(words)}, and of no worker",
        exhibit=exhibit.id,
        file=exhibit.file,
        place="the document",
    )


def _excludes(exhibit: Exhibit, topic: str) -> bool:
    """Tell whether an audit that heard no worker says itself that it did not look at a topic."""
    heard = any(True for _ in exhibit.said("interviewed", "private_interviews"))
    return not heard and any(is_denied(note) for note in exhibit.said(topic))


def _leans(facts: PacketFacts, exhibit: Exhibit, topic: str) -> bool:
    """Tell whether the packet rests its claim on this audit: by its words, or because no other audit covers it.

    Papers that trace the inputs carry a claim on origin without any audit; a payroll is what an audit of labor
    is there to test, so that it does not take its place.
    """
    if _CLAIMS[topic].search(exhibit.says):
        return True
    if not _is_audit(exhibit) or (topic == "origin" and facts.filed("origin", "chain")):
        return False
    others = [one for one in facts.filed("audit") if one.id != exhibit.id and not is_elsewhere(facts, one)]
    same = [one for one in others if about_same_firm(firm_of(one), firm_of(exhibit), facts)]
    return not any(_says(one, f"scope_{topic}") or not _says(one, "scope_quality") for one in same)


def _is_audit(exhibit: Exhibit) -> bool:
    """Tell whether a document reports or certifies an audit; a certificate of conformity of goods does not."""
    called = "audit" in f"{exhibit.says} {exhibit.claimed_kind}".casefold()
    return exhibit.kind == "audit" or called or any(True for _ in exhibit.said("audit_day", "scheme"))


def _defect(facts: PacketFacts, exhibit: Exhibit, about: list[str]) -> Defect:
    beside = [
        topic
        for topic in about
        if facts.filed(*_RECORDS[topic]) or any(True for _ in facts.tables(*_RECORDS[topic]))
    ]
    what = " and ".join(about)
    return Defect(
        code="D21",
        check="scope",
        says=(
            f"{exhibit.id} is an audit of quality; it says nothing of {what}."
            if _says(exhibit, "scope_quality") or _of_goods_only(exhibit)
            else f"{exhibit.id} is an audit that leaves {what} out, as it says itself."
        ),
        reason=f"{stake(facts)} A check of quality neither asks who made the goods nor where their inputs came from.",
        severity=Severity.MAJOR if len(beside) == len(about) else Severity.DECISIVE,
        spots=tuple(
            spot(exhibit, note)
            for note in exhibit.said("scope_quality", "scope_labor")
            if is_denied(note) == (note.topic == "scope_labor")
        )
        or (_spoken_of(exhibit),),
        cure=f"An audit whose stated scope is {what}, with access to workers, their records and the records of the inputs.",
    )


DETECTOR = Detector(
    code="D21", asks="Did the audits look at labor and origin, or at quality?", needs=("text",), check=check
)
