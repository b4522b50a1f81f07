"""D20: a test was made on the wrong node of the chain.

Severity: decisive where the test is the only evidence on the origin of the input and origin is in question;
major where other records exist but do not show the raw material; minor beside records of it.
"""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import asks_inputs, only_lines
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, NotLooked, Severity

__all__ = ["DETECTOR", "check"]

_WRONG: Final = {
    "raw_sample": "a sample of the raw material",
    "processor_sample": "a sample of the processor",
}

_SAMPLE: Final = re.compile(
    r"^\W*(?:sample|specimen|material|article|item)s?\b(?!\s+size)|样品|시료", re.IGNORECASE
)
_FINISHED: Final = re.compile(
    r"finished|garment|from\s+the\s+(?:detained|imported)|成品|成衣|완제품", re.IGNORECASE
)

_PICKED: Final = re.compile(
    r"\b(?:drawn|taken|chosen|picked|selected|sent|supplied|provided|submitted|collected)\b[^.;]{0,30}\b(?:at|by|from|in) (?:the )?(?:client|mill|plant|factory|maker|producer|processor|manufacturer|supplier|exporter|seller|works)\b"
    r"|委托方送样|送样|의뢰인 ?제공",
    re.IGNORECASE,
)
"""Words by which a sample is one that its maker or client picked."""

_FIBERS: Final = re.compile(
    r"\bfib(?:er|re)s? (?:content|composition)|\bcomposition\b|成分|혼용률", re.IGNORECASE
)
_ORIGIN: Final = re.compile(r"isotop|\bDNA\b|trace element|IRMS|ICP|origin|同位素|동위원소", re.IGNORECASE)
"""Words of a test of composition and of one of origin."""

_BEFORE: Final = re.compile(
    r"\byarn|\bcones?\b|\bfabric|\bgreige|\blint\b|\bbales?\b|\bresin\b|\bbillet|\bwafer|\bswatch|纱|坯布|面料|원사|원단",
    re.IGNORECASE,
)
"""What a component is before the goods are made up; a button or a panel cut from the article is not among them."""


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield the defect where samples were tested and no finished article was."""
    tested = [(exhibit, note) for exhibit, note in packet.said("tested") if exhibit.kind in ("test", "other")]
    tested = [pair for pair in tested if not _of_fibers(pair[0])]
    noted = {exhibit.id for exhibit, note in tested if note.value != "unknown"}
    tested += [
        pair
        for one in packet.filed("test")
        if one.id not in noted and not _of_fibers(one)
        for pair in _sampled(one, packet)
    ]
    if any(note.value == "finished_article" for _, note in tested):
        return
    wrong = [
        (exhibit, note)
        for exhibit, note in tested
        if note.value in _WRONG or (note.value == "component" and _BEFORE.search(note.text))
    ]
    if wrong:
        yield _defect(packet, wrong)
        return
    unclear = [one.id for one in packet.filed("test")]
    if unclear:
        yield NotLooked(code="D20", why=f"what was tested is not told in {', '.join(unclear)}")


def _of_fibers(exhibit: Exhibit) -> bool:
    """Tell whether a test asks what the goods are made of and not where it comes from."""
    text = exhibit.reading.text
    return bool(_FIBERS.search(text)) and not _ORIGIN.search(text)


def _names_goods(line: str, packet: PacketFacts) -> bool:
    """Tell whether a sample is one of a style of the entry."""
    return any(one.style and one.style.casefold() in line.casefold() for one in packet.lines)


def _sampled(exhibit: Exhibit, packet: PacketFacts) -> Iterator[tuple[Exhibit, Note]]:
    """Yield what the lines on the sample say, in a test report of which no reader told what was tested."""
    for page in exhibit.reading.pages:
        for line in page.text.splitlines():
            if _SAMPLE.search(line):
                value = (
                    "finished_article"
                    if _FINISHED.search(line) or _names_goods(line, packet)
                    else "processor_sample"
                    if _PICKED.search(line)
                    else "component"
                    if _BEFORE.search(line)
                    else ""
                )
                if value:
                    yield (
                        exhibit,
                        Note(
                            topic="tested",
                            text=" ".join(line.split())[:200],
                            place=f"page {page.number}",
                            value=value,
                        ),
                    )


def _defect(packet: PacketFacts, wrong: list[tuple[Exhibit, Note]]) -> Defect:
    values = list(dict.fromkeys(note.value for _, note in wrong))
    records = len(packet.filed("origin")) + sum(1 for _ in packet.tables("raw"))
    severity = Severity.MINOR if records else Severity.DECISIVE if asks_inputs(packet) else Severity.MAJOR
    beside = (
        f"{records} other records of the raw material" if records else "no other record of the raw material"
    )
    return Defect(
        code="D20",
        check="sample_not_article",
        says=f"the test was made on {' and '.join(_WRONG.get(one, 'a component before making-up') for one in values)}, not on a finished article; "
        f"{beside} in the packet",
        reason="A sample that a processor picks need not be in these goods; customs has accepted tests of the "
        "finished article and not of a processor's sample.",
        severity=severity,
        spots=tuple(spot(exhibit, note) for exhibit, note in wrong),
        cure="a test of finished articles drawn from this shipment by somebody independent of the processor",
        lines=only_lines(packet),
        bounds=(("tested", values), ("origin_records", records)),
        rests_on=("research, law, section 2: isotopic tests (S95, V)",),
    )


DETECTOR = Detector(
    code="D20", asks="Was the finished article tested, or a sample of somebody's choice?", check=check
)
