"""D22: annexes are untranslated or unnumbered.

Severity: minor; major where a record that the regime turns on stands in another language without translation,
or where an annex that the packet leans on is not there.
"""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import LABOR_KINDS, asks_inputs, asks_labor, defends
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.cases.review.tongues import has_twin, is_in_both
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

_WANTED: Final = {"US": ("en", "eng"), "CA": ("en", "eng", "fr", "fra"), "KR": ("ko", "kor")}
"""Languages in which the authority of a jurisdiction reads; US: English translations (CBP guidance of 2023-02-23)."""

_NO_TEXT: Final = frozenset({"photograph", "identity"})
"""Papers of names and pictures; legibility, not language, is asked of them."""

_TRANSLATION: Final = re.compile(r"translat|译|번역", re.IGNORECASE)

_LEANS: Final = frozenset({"protest", "questionnaire", "recruitment", "remediation", "index"})
"""Papers in which the submitter speaks; an audit or a lease has annexes of its own."""

_OF_ANOTHER: Final = re.compile(
    r"\b(?:its|their) own (?:annex|exhibit|appendix|attachment)|\b(?:annex|exhibit|appendix|attachment)\s\S+ (?:of|to|in) (?:the |that |this |its )?(?:audit|report|contract|lease|certificate|notice|order|petition|letter|regulation|decision|E\d)",
    re.IGNORECASE,
)
"""Words by which an annex is one of another paper and not of the packet."""

_ENOUGH: Final = 400
"""Letters from which the language of a text in Latin script is taken at its word. A convention of this project."""

_OTHER_SCRIPTS: Final = frozenset(
    {
        "zh",
        "zho",
        "ko",
        "kor",
        "ja",
        "jpn",
        "ru",
        "rus",
        "ar",
        "ara",
        "th",
        "tha",
        "ug",
        "uig",
        "hi",
        "hin",
        "bn",
        "ben",
    }
)

_CORE: Final = (*LABOR_KINDS, "origin", "production", "chain")
_RESTS: Final = (
    "research, law, 4.1: executive summary, table of contents, English translations; steps numbered",
)
_NUMBER: Final = re.compile(
    r"(?:annex|exhibit|appendix|attachment|app|att|ex|附件|附录|별첨|첨부|부록)?[\s._#-]*(?:no\.?)?[\s._-]*0*(\d{1,3}|[a-z])(?![a-z\d])",
    re.IGNORECASE,
)
_DIGITS: Final = 3
"""Digits of the longest number of an annex."""
_NAMED: Final = re.compile(
    r"(?:annex|exhibit|appendix|attachment|(?<![a-z])ex|附件|附录|별첨|첨부|부록)[\s._#-]*(?:no\.?)?[\s._-]*0*(\d{1,3}|[a-z])(?![a-z\d])"
    r"|^0*(\d{1,3})(?=[\s._-])|(?<![a-z\d])e0*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield untranslated papers, annexes that are referred to and absent, and steps without numbers."""
    if packet.side not in ("importer", "producer"):
        return
    yield from _languages(packet)
    yield from _absent(packet)
    yield from _steps(packet)


def _languages(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    wanted = _WANTED.get(packet.regime.partition("-")[0] or "US")
    if wanted is None:
        yield NotLooked(code="D22", why="which language the authority reads is not known for this regime")
        return
    named = {
        _fold(word) for _, note in packet.said("translated") for word in (note.subject, note.value) if word
    }
    foreign = [
        (one, note)
        for one in packet.filed()
        for note in [_foreign(one, wanted)]
        if note and not _among(one, named)
    ]
    foreign = [(one, note) for one, note in foreign if not has_twin(one, packet.filed())]
    translations = _translations(packet, wanted)
    foreign = _without_translation(foreign, translations)
    whole = [one.id for one in translations if _of_everything(one)]
    if foreign and whole:
        ids = ", ".join(one.id for one, _ in foreign)
        yield NotLooked(code="D22", why=f"whether {', '.join(whole)} translates {ids} too is not told")
    elif foreign:
        yield _untranslated(packet, foreign)


def _of_everything(exhibit: Exhibit) -> bool:
    """Tell whether a paper is called a translation and names no single paper that it translates."""
    stem = exhibit.file.rpartition(".")[0]
    rest = re.sub(
        r"(?:certified|sworn|english|of|the|into|translations?|번역문?|译文|[\W\d_])+",
        "",
        stem,
        flags=re.IGNORECASE,
    )
    return bool(_TRANSLATION.search(stem)) and len(rest) <= 2


def _translations(packet: PacketFacts, wanted: tuple[str, ...]) -> list[Exhibit]:
    """Return papers that are translations and can be read."""
    return [
        one
        for one in packet.filed()
        if not _foreign(one, wanted)
        and (any(True for _ in one.said("translated")) or _TRANSLATION.search(f"{one.file} {one.says}"))
    ]


def _without_translation(
    foreign: list[tuple[Exhibit, Note]], translations: list[Exhibit]
) -> list[tuple[Exhibit, Note]]:
    """Return the papers for which no translation is left: one of the same kind first, then any."""
    spare = list(translations)
    for same_kind in (True, False):
        rest: list[tuple[Exhibit, Note]] = []
        for one, note in foreign:
            match = next((other for other in spare if not same_kind or other.kind == one.kind), None)
            if match is None:
                rest.append((one, note))
            else:
                spare.remove(match)
        foreign = rest
    return foreign


def _foreign(exhibit: Exhibit, wanted: tuple[str, ...]) -> Note | None:
    """Return the note of a language that the authority does not read, where the paper has no other and no translation."""
    if exhibit.kind in _NO_TEXT or any(not note.subject for note in exhibit.said("translated")):
        return None
    notes = [note for note in exhibit.said("language") if note.subject in ("", "document")]
    if exhibit.kind != "index" and "en" in wanted and is_in_both(exhibit):
        return None
    if not notes or any(note.value.casefold() in wanted for note in notes):
        return None
    # A form or table of a few words in Latin letters is told from another language by chance.
    short = len(exhibit.reading.text) < _ENOUGH and notes[0].value.casefold() not in _OTHER_SCRIPTS
    return None if short else notes[0]


def _among(exhibit: Exhibit, named: set[str]) -> bool:
    """Tell whether another paper says that it translates this one, by its id, file or title."""
    own = {
        _fold(exhibit.id),
        _fold(exhibit.file),
        _fold(exhibit.file.rpartition(".")[0]),
        _fold(exhibit.says),
    }
    return bool((own - {""}) & named)


def _untranslated(packet: PacketFacts, foreign: list[tuple[Exhibit, Note]]) -> Defect:
    turned = asks_labor(packet) or asks_inputs(packet)
    core = [one for one, _ in foreign if one.kind in _CORE]
    listed = ", ".join(f"{one.id} ({note.value})" for one, note in foreign)
    count = len(foreign)
    return Defect(
        code="D22",
        check="untranslated",
        says=f"{count} of {len(packet.filed())} exhibits {'stand' if count > 1 else 'stands'} in another language without translation: {listed}",
        reason="What the authority cannot read does not answer it; translations are asked for.",
        severity=Severity.MAJOR if core and turned else Severity.MINOR,
        spots=tuple(spot(one, note) for one, note in foreign),
        cure="a translation by somebody named, filed beside the original, which stays in the packet",
        bounds=(("exhibits", len(packet.filed())), ("untranslated", count)),
        rests_on=_RESTS,
    )


def _absent(packet: PacketFacts) -> Iterator[Defect]:
    """Yield annexes that a paper or the index names and that no exhibit is."""
    have = _have(packet)
    missing: dict[str, Spot] = {}
    for exhibit, note in packet.said("number_annex"):
        number = _number(note.value)
        if exhibit.kind in _LEANS and number and number not in have and not _OF_ANOTHER.search(note.text):
            missing.setdefault(number, spot(exhibit, note))
    for exhibit, table in packet.tables("index"):
        for row, place in zip(table.rows, table.places, strict=True):
            cell = row.get("annex", "")
            # An invoice number in a table of papers is no number of an annex.
            number = _number(cell) if sum(sign.isdigit() for sign in cell) <= _DIGITS else ""
            title = row.get("title", "")
            if number and number not in have and not _titled(packet, title):
                says = f"annex {row['annex']}: {title}".strip(": ")
                missing.setdefault(
                    number, Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=place)
                )
    if missing:
        yield Defect(
            code="D22",
            check="annex_absent",
            says=f"{len(missing)} annex{'es are' if len(missing) > 1 else ' is'} referred to and not filed: {', '.join(sorted(missing))}",
            reason="A statement that leans on a paper which is not there stands alone.",
            severity=Severity.MAJOR,
            spots=tuple(missing[number] for number in sorted(missing)),
            cure="the paper itself, or access to it",
            bounds=(("absent", sorted(missing)),),
            rests_on=_RESTS,
        )


def _have(packet: PacketFacts) -> set[str]:
    """Return the numbers that exhibits carry in their id, file name, title or own words."""
    found: set[str] = set()
    for one in packet.filed():
        found.add(_number(one.id))
        for text in (one.id, one.file, one.says):
            found |= {
                next(group for group in hit.groups() if group).casefold() for hit in _NAMED.finditer(text)
            }
        found |= {_number(note.value) for note in one.said("numbered") if note.value}
    # An index that lists the annex beside a title that is filed gives the paper its number.
    for _, table in packet.tables("index"):
        found |= {
            _number(row.get("annex", "")) for row in table.rows if _titled(packet, row.get("title", ""))
        }
    return found - {""}


def _number(text: str) -> str:
    """Return the number or letter of an annex, however it is written.

    >>> _number("Annex 05"), _number("E5"), _number("Exhibit B"), _number("附件3")
    ('5', '5', 'b', '3')
    """
    digits = re.search(r"(\d{1,3})\D*$", text)
    if digits:
        return digits.group(1).lstrip("0") or "0"
    hit = _NUMBER.search(text.strip().rpartition(" ")[2])
    return hit.group(1).casefold() if hit else ""


def _titled(packet: PacketFacts, title: str) -> bool:
    key = _fold(title)
    return len(key) >= 4 and any(
        key in _fold(f"{one.says} {one.file}") or (one.says and _fold(one.says) in key)
        for one in packet.filed()
    )


def _fold(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _steps(packet: PacketFacts) -> Iterator[NotLooked]:
    """Say which map of the chain has steps without number and annex, where the chain is asked about."""
    if not defends(packet) or not asks_inputs(packet):
        return
    for exhibit, table in packet.tables("chain"):
        # A step that names its annex can be found as well as one that has a number.
        bare = [
            at
            for at, row in enumerate(table.rows)
            if not (row.get("number") or row.get("document") or "").strip()
        ]
        if len(table.rows) < 2 or len(bare) < len(table.rows) or any(True for _ in exhibit.said("numbered")):
            continue
        yield NotLooked(
            code="D22",
            why=f"the {len(bare)} steps in {exhibit.id} have neither a number nor an annex; customs asks for numbered steps "
            "with each annex numbered to its step (research, law, 4.1)",
        )


DETECTOR = Detector(
    code="D22", asks="Can the authority read and find each annex?", needs=("text", "tables"), check=check
)
