"""D14: whether the audit came unannounced and its interviews were free.

Severity. Minor where notice was given and nothing else speaks against the interviews, because most social
audits are announced; major where somebody of the management sat in, translated or chose the workers, where
interviews were not private, or where they were held in a language that the workers are not said to speak.
An unannounced audit of the same firm with free interviews answers for an announced one beside it.
"""

from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.firms import about_same_firm, firm_of
from unpick.cases.review.question import is_answered, is_denied, labor_is_asked, stake
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["DETECTOR", "check", "unfree"]

_NO: Final = frozenset({"no", "n", "false", "0", "否", "아니오"})

_REST: Final = "Sedex SMETA Best Practice Guidance, pp. 25-27 [C]: interviewees are chosen by the auditors, never by management"


def check(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one defect per audit that was announced or whose interviews were not free."""
    if not is_answered(facts) or not (labor_is_asked(facts) or facts.regime):
        return
    audits = facts.filed("audit")
    for exhibit in audits:
        ways, announced = unfree(exhibit), _flags(exhibit, "announced")
        if not ways and not announced:
            continue
        if not ways and _better(exhibit, audits, facts):
            continue
        yield _defect(facts, ways, announced)


def _flags(exhibit: Exhibit, topic: str) -> list[tuple[str, Spot]]:
    says = {"announced": "it was announced"}
    return [
        (says.get(topic, topic), spot(exhibit, note)) for note in exhibit.said(topic) if not is_denied(note)
    ]


def unfree(exhibit: Exhibit) -> list[tuple[str, Spot]]:
    """Return in which ways the interviews of an audit were not free, with where it says so."""
    found: list[tuple[str, Note]] = []
    for note in exhibit.said("minder_present", "chosen_by_management"):
        if not is_denied(note):
            words = (
                "management or a minder took part"
                if note.topic == "minder_present"
                else "management chose the workers"
            )
            found.append((words, note))
    found += [
        ("interviews were not private", note)
        for note in exhibit.said("private_interviews")
        if is_denied(note)
    ]
    spots = [(words, spot(exhibit, note)) for words, note in found]
    return [*spots, *_rows(exhibit), *_language(exhibit)]


def _rows(exhibit: Exhibit) -> Iterator[tuple[str, Spot]]:
    for table in exhibit.tables:
        if table.role != "interviews":
            continue
        open_ones = [
            p
            for row, p in zip(table.rows, table.places, strict=True)
            if row.get("private", "").strip().casefold() in _NO
        ]
        chosen = [
            p
            for row, p in zip(table.rows, table.places, strict=True)
            if "manage" in row.get("chosen_by", "").casefold()
        ]
        for words, places in (
            ("interviews were not private", open_ones),
            ("management chose the workers", chosen),
        ):
            if places:
                says = f"{len(places)} of {len(table.rows)} rows: {words}"
                yield words, Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=places[0])


def _language(exhibit: Exhibit) -> Iterator[tuple[str, Spot]]:
    """Yield the language of interviews when the document itself says that the workers speak others.

    Which language a worker speaks is never guessed from a name or a people.
    """
    spoken = {
        subject: [n for n in exhibit.said("language") if n.subject.casefold().startswith(subject)]
        for subject in ("interview", "worker")
    }
    workers = {note.value for note in spoken["worker"]}
    for note in spoken["interview"]:
        if workers and note.value not in workers:
            yield (
                "interviews were held in a language that the workers are not said to speak",
                spot(exhibit, note),
            )
            return


def _better(exhibit: Exhibit, audits: list[Exhibit], facts: PacketFacts) -> bool:
    """Tell whether the audit, or another of the same firm, came unannounced and was free.

    A report on remedies by those who came without notice and heard the workers is such a one.
    """
    later = [one for one in facts.filed("remediation") if any(True for _ in one.said("private_interviews"))]
    return any(
        _flags(other, "unannounced")
        and not unfree(other)
        and about_same_firm(firm_of(other), firm_of(exhibit), facts)
        for other in (*audits, *later)
    )


def _defect(facts: PacketFacts, ways: list[tuple[str, Spot]], announced: list[tuple[str, Spot]]) -> Defect:
    words = list(dict.fromkeys(words for words, _ in (*announced, *ways)))
    listed = "; ".join(words)
    why = (
        "Workers who are watched or chosen cannot speak freely"
        if ways
        else "Notice gives time to move workers and records"
    )
    return Defect(
        code="D14",
        check="interviews_not_free" if ways else "announced",
        says=f"The audit was not free: {listed}.",
        reason=f"{stake(facts)} {why}, so what they did not say shows little.",
        severity=Severity.MAJOR if ways else Severity.MINOR,
        spots=tuple(dict.fromkeys(where for _, where in (*announced, *ways))),
        cure=(
            "An audit without notice, with workers drawn by the auditor and spoken to alone, off site where they wish, "
            "through an interpreter whom the producer does not pay."
        ),
        rests_on=(_REST,) if any("chose" in one for one in words) else (),
    )


DETECTOR = Detector(
    code="D14", asks="Was the audit unannounced, and were its interviews free?", needs=("text",), check=check
)
