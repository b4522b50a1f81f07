"""What the packet must show about labor, what it claims, and in whose words that is said."""

from typing import Final, Literal

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.exhibits.note import Note

__all__ = [
    "LABOR_PAPERS",
    "Claim",
    "asked_for",
    "claims_zero",
    "is_answered",
    "is_denied",
    "labor_is_asked",
    "origin_is_asked",
    "stake",
    "statement_of_claim",
]

Claim = Literal["nationality", "forced_labor"]

LABOR_PAPERS: Final = ("payroll", "attendance", "workers", "identity", "recruitment")
"""Kinds of document that an authority asks for when it asks who worked and how (research, law 4.1)."""

_LABOR_REGIMES: Final = ("US-CAATSA", "US-1307", "US-WRO", "US-FIND", "US-UFLPA", "CA-9897", "EU-FLR", "MX-")
"""Regimes whose trigger or exception speaks of labor (research, law 1a and 1c)."""

_ORIGIN_REGIMES: Final = (
    "US-EO13570",
    "US-OFAC",
    "US-UFLPA",
    "US-WRO",
    "CA-SOR2011",
    "EU-DPRK",
    "KR-INTER",
    "UN-",
)
"""Regimes whose trigger speaks of where the goods or their inputs come from (research, law 1a to 1c)."""

_NO: Final = frozenset({"no", "false", "0", "none", "not", "n"})

_STANDARDS: Final = {
    "clear_and_convincing": "by clear and convincing evidence",
    "satisfactory_evidence": "by satisfactory evidence",
    "preponderance": "by a preponderance of the evidence",
}


def is_denied(note: Note) -> bool:
    """Tell whether a yes-or-no note says no, such as private interviews: no."""
    return note.value.strip().casefold() in _NO


def is_answered(facts: PacketFacts) -> bool:
    """Tell whether the packet is one that answers customs; petitions and findings are asked other questions."""
    return facts.side in ("importer", "producer") and facts.question not in ("finding", "listing")


def asked_for(facts: PacketFacts, *topics: str) -> set[str]:
    """Return which of these kinds of document an authority asked for."""
    return {topic for request in facts.requests for topic in request.topics} & set(topics)


def statement_of_claim(facts: PacketFacts) -> tuple[Exhibit, Note] | None:
    """Return where the packet first claims that nobody worked there under the bar, None when it does not."""
    for exhibit, note in facts.said("no_north_koreans", "no_forced_labor"):
        if not is_denied(note):
            return exhibit, note
    return None


def claims_zero(facts: PacketFacts) -> Claim | None:
    """Return what the packet must or does claim of every worker, None when no such claim is at stake.

    Under CAATSA 321 the labor of any North Korean national brings the presumption ("wholly or in part"), so the
    scope question is a claim about every single worker, whether or not the packet writes it down. A
    modification asks whether named indicators were remedied, a finding or listing is the agency's burden: no
    claim of zero is at stake there (research, law 1a and S109).
    """
    if not is_answered(facts) or facts.question == "modification":
        return None
    caatsa = facts.regime.startswith("US-CAATSA")
    if caatsa and facts.question == "exception":
        return "forced_labor"
    topics = {
        note.topic for _, note in facts.said("no_north_koreans", "no_forced_labor") if not is_denied(note)
    }
    if caatsa or "no_north_koreans" in topics:
        return "nationality"
    return "forced_labor" if "no_forced_labor" in topics else None


def labor_is_asked(facts: PacketFacts) -> bool:
    """Tell whether the packet must or does say something about labor.

    A scope question under a region or entity order (UFLPA applicability, a withhold release order) is one of
    origin and makers; labor comes in there only when customs asked for its papers or the packet claims it.
    """
    if not is_answered(facts):
        return False
    if facts.question == "modification" or claims_zero(facts) or asked_for(facts, *LABOR_PAPERS):
        return True  # an order on a maker is modified when its indicators, all of labor, are remedied
    return facts.question == "exception" and facts.regime.startswith(_LABOR_REGIMES)


def origin_is_asked(facts: PacketFacts) -> bool:
    """Tell whether the packet must show where goods or inputs come from."""
    return is_answered(facts) and (
        facts.regime.startswith(_ORIGIN_REGIMES) or "origin" in asked_for(facts, "origin")
    )


def stake(facts: PacketFacts) -> str:
    """Return in one sentence what the packet has to show, for the reason of a defect."""
    standard = _STANDARDS.get(facts.standard, "")
    shown = (
        f"The importer has to show {standard}".rstrip()
        if facts.side != "producer"
        else "The producer has to show"
    )
    match claims_zero(facts):
        case "nationality":
            return (
                f"{shown} that no North Korean national took part in making the goods; "
                "the labor of one is enough for the presumption."
            )
        case "forced_labor":
            return f"{shown} that no part of the goods was made with forced labor."
    if labor_is_asked(facts):
        return (
            f"{shown} who made the goods and under which conditions; customs asked for the papers on labor."
        )
    return f"{shown} what the packet claims of the maker and its site."
