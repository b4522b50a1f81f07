"""What the papers of a packet tell where its list does not: whose it is, under which rule, what it must show, of which goods, when."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.model.days import exact_day

__all__ = ["events_of", "product_of", "question_of", "regime_of", "side_of"]

_EVENT_OF: Final = {
    "imported_day": "imported",
    "detained_day": "detained",
    "notice_day": "notice",
    "filed_day": "filed",
}
"""Topics of notes that tell a step of the matter, in the documents of authorities and on entry papers."""

_DETENTION: Final = re.compile(r"\bdetain|\bdetention|扣留|扣押|억류|유치", re.IGNORECASE)
_REQUEST_ONLY: Final = re.compile(r"request for (?:further |more )?information|\bform 28\b", re.IGNORECASE)

_COVERS: Final = ("protest", "questionnaire", "index", "other")
_HANDS_IN: Final = re.compile(
    r"\b(?:we|importer|counsel|client) (?:hereby |herewith )?(?:submits?|encloses?|answers?|files?|hands? in|asks? for|transmits?)\b|\benclosed\b|\battached (?:are|is|please)\b"
    r"|\bin (?:answer|reply|response) to\b|\b(?:submission|answer to (?:the|your)|index of|list of exhibits)\b|\bnotice of\b|随函|附件|현|동봉|제출합니다",
    re.IGNORECASE,
)
"""Words of a letter or list by which papers are handed in; its own day is the earliest on which they can have been."""

_HEAD: Final = 40
"""Letters of a line that holds a day and little else: the day of a letter at its head."""


def events_of(
    body: Mapping[str, Any], exhibits: Sequence[Exhibit], notices: Sequence[Exhibit]
) -> dict[str, dt.date]:
    """Return the dated steps: what the list says, else what notices and entry papers say, the first of each."""
    found = {name: day for name, text in dict(body.get("events", {})).items() if (day := exact_day(text))}
    for row in body.get("entries", []):
        if isinstance(row, Mapping):
            for name in ("imported", "detained"):
                if (day := exact_day(row.get(name))) and name not in found:
                    found[name] = day
    for one in notices:
        for topic, name in _EVENT_OF.items():
            days = [note.first for note in one.said(topic) if note.first and note.certain]
            if days and name not in found:
                found[name] = min(days)
    if "detained" not in found and (day := _detained(notices)):
        found["detained"] = day
    filed = [one.submitted for one in exhibits if one.submitted and one.by == "submitter"]
    filed += [
        note.first
        for one in exhibits
        if one.by == "submitter" and one.kind in ("protest", "questionnaire")
        for note in one.said("filed_day")
        if note.first and note.certain
    ]
    filed = filed or _letter_days(exhibits)
    if filed and "filed" not in found:
        found["filed"] = max(filed)
    return found


def _detained(notices: Sequence[Exhibit]) -> dt.date | None:
    """Return the day of the first notice of a detention that tells no other: who detains gives notice the same day."""
    days = [
        note.first
        for one in notices
        if one.kind == "notice"
        and _DETENTION.search(one.reading.text)
        and not _REQUEST_ONLY.search(one.reading.text)
        for note in one.said("notice_day")
        if note.first and note.certain
    ]
    return min(days, default=None)


def _letter_days(exhibits: Sequence[Exhibit]) -> list[dt.date]:
    """Return the days at the heads of the letters by which the submitter hands papers in.

    Where a file of the packet was made after the last of them, more was handed in later, and no day is told.
    """
    own = [one for one in exhibits if one.by == "submitter"]
    days = [
        note.first
        for one in own
        if one.kind in _COVERS and _HANDS_IN.search(one.reading.text)
        for note in one.said("document_day", "signed_day", "filed_day")
        if note.first and note.certain and note.first == note.last and len(note.text) <= _HEAD
    ]
    made = [note.first for one in own for note in one.said("file_created", "file_modified") if note.first]
    return days if days and max(days) >= max(made, default=dt.date.min) else []


_GENERAL: Final = frozenset({"US-1307", "US-WRO"})
"""Rules that more special ones rest on."""


def regime_of(notices: Sequence[Exhibit], exhibits: Sequence[Exhibit]) -> str:
    """Return the rule that the notices name most often, else the one that the submitter's papers name."""
    for group in (notices, exhibits):
        named = Counter(note.value for one in group for note in one.said("regime") if note.value)
        if named:
            # A paper under an order cites the Tariff Act beside it: the order is the rule.
            return min(named, key=lambda regime: (regime in _GENERAL, -named[regime], regime))
    return ""


_ASKS_EXCEPTION: Final = re.compile(
    r"\b(?:ask|request|appl|support|grant|seek|claim|entitled|memorandum|petition)\w*\b[^.]{0,60}\bexception\b|\bexception\b[^.]{0,20}\b(?:is |be )?(?:requested|sought|granted|asked)|例外|예외",
    re.IGNORECASE,
)
_ATTACKS_LISTING: Final = re.compile(
    r"\bdelist\w*|\bremov\w+\b[^.]{0,30}\bfrom (?:the )?(?:\w+ ){0,3}list\b|\b(?:the |its |this )listing\b[^.]{0,40}\b(?:set aside|vacated?|unlawful|arbitrary|reversed)",
    re.IGNORECASE,
)


def question_of(facts: PacketFacts) -> str:
    """Return what the packet must show, as its side, its rule and its papers tell."""
    if facts.side in ("agency", "petitioner"):
        return "finding"
    texts = [one.reading.text for one in facts.filed(*_COVERS)]
    kinds = {one.kind for one in facts.filed()}
    if "remediation" in kinds and facts.regime.startswith(("US-WRO", "US-FINDING", "US-1307")):
        return "modification"
    if facts.regime.startswith("US-UFLPA") and any(_ATTACKS_LISTING.search(text) for text in texts):
        return "listing"
    if facts.regime.startswith(("US-CAATSA321", "US-UFLPA")):
        return (
            "exception" if any(_ASKS_EXCEPTION.search(text) for text in texts) or _admits(facts) else "scope"
        )
    return "admissibility"


def _admits(facts: PacketFacts) -> bool:
    """Tell whether a packet under the rule on North Korean labor states such nationals and claims that none was forced."""
    if not facts.regime.startswith("US-CAATSA321"):
        return False
    nationals = any(note.value == "KP" for _, note in facts.said("nationality"))
    return any(facts.said("no_forced_labor")) and (
        nationals or not any(facts.said("no_north_koreans", "nationality"))
    )


def side_of(body: Mapping[str, Any], exhibits: Sequence[Exhibit]) -> str:
    """Return whose packet it is: as its list says, else as the kinds of its own papers tell.

    A finding or an allegation among the papers that are handed in, and no brief of a defence, is its maker's own.
    """
    if body.get("side"):
        return str(body["side"])
    kinds = [one.kind for one in exhibits if one.id in _own_ids(body)]
    if {"protest", "questionnaire", "payroll", "invoice"} & set(kinds):
        return "importer"
    if "allegation" in kinds:
        return "petitioner"
    if "decision" in kinds:
        return "agency"
    return "producer" if "remediation" in kinds else "importer"


def _own_ids(body: Mapping[str, Any]) -> set[str]:
    """Return the ids of the exhibits, as against those of the record."""
    return {str(row.get("id", f"E{number}")) for number, row in enumerate(body.get("exhibits", []), start=1)}


_GOODS_PAPERS: Final = ("entry", "invoice", "order", "packing", "transport")


def product_of(facts: PacketFacts) -> str:
    """Return the product whose tiers are traced: of the lines, else of the notice, else of the papers of the sale."""
    from unpick.goods import tiers

    for line in facts.lines:
        if found := tiers.product_of(materials=line.materials, hs=line.hs, text=line.description):
            return found
    notices = [_without_rules(one.reading.text) for one in facts.others("notice")]
    sales = [one.reading.text for one in facts.filed(*_GOODS_PAPERS)]
    whole = [_ORDERED_GOODS.sub(" ", one.reading.text) for one in facts.others("notice")]
    found = next((found for text in (*notices, *sales, *whole) if (found := tiers.product_of(text=text))), "")
    # Goods under the rule on workers are traced by who cut, made and packed them, whatever they are made of.
    return found or (
        "garment" if facts.regime.startswith("US-CAATSA321") and (facts.lines or notices) else ""
    )


def _without_rules(text: str) -> str:
    """Return the lines and sentences of a notice that do not name its rule: an order on cotton makes no sauce of cotton."""
    parts = re.split(r"(?<=[.;])\s+|\n", text)
    return "\n".join(part for part in parts if not _RULE.search(part))


_RULE: Final = re.compile(
    r"\border\b|withhold|Xinjiang|XUAR|XPCC|\bAct\b|1307|9241a|section 321|CAATSA|UFLPA|新疆|North Korea",
    re.IGNORECASE,
)

_ORDERED_GOODS: Final = re.compile(
    r"\b(?:cotton|tomato(?:es)?)(?:,? and (?:cotton|tomato(?:es)?))?(?: products?)?\b(?=[^.]{0,60}(?:Xinjiang|XUAR|XPCC))",
    re.IGNORECASE,
)
"""Goods that an order names, which need not be those that were stopped."""
