"""Replies of firms kept as they came: the letter as an original, its words whole, printed beside what it answers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import (
    life_answer,
    must_name,
    opened_case,
    rows_of,
    said_of_case,
    sentence_of,
    store_letter,
)
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.cases.life.replies import Reply, SaidOf
    from unpick.model.paper import Section
    from unpick.store.workspace import Workspace

__all__ = [
    "Letter",
    "keep_reply",
    "letters_of",
    "note_asked",
    "replies_of_case",
    "section_of_replies",
    "show_replies",
    "spoken_of",
]

_ASKED: Final = "asked"
_REPLIED: Final = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A reply as a person hands it in: the file, who wrote it, when it came, which claims it answers (ids)."""

    file: Path
    firm: str
    day: dt.date
    about: tuple[str, ...] = ()


def note_asked(
    folder: Path, case: str, firm: str, *, day: dt.date, due: dt.date | None, by: str, at: dt.datetime
) -> dict[str, Any]:
    """Record that a firm was asked, and by when it was to answer.

    Raises:
        UsageError: there is no such case, nobody is named, or the time ends before it begins.
    """
    workspace, _ = opened_case(folder, case)
    must_name(by, "case reply")
    if due is not None and due < day:
        raise UsageError("case reply", f"the time ends on {due}, before {day}", "give --until a later day")
    what = {"case": case, "firm": firm, "day": day.isoformat(), "due": due.isoformat() if due else ""}
    workspace.decisions.record(_ASKED, by=by, why="right of reply", at=at, what=what)
    return show_replies(folder, case, at=at)


def keep_reply(folder: Path, case: str, letter: Letter, *, by: str, at: dt.datetime) -> dict[str, Any]:
    """Store a reply, untouched, with its words in the log, and return the replies of the case.

    Raises:
        UsageError: there is no such case, file or claim, the letter has no words that can be read, or it is kept already.
    """
    workspace, record = opened_case(folder, case)
    must_name(by, "case reply")
    if not letter.firm.strip():
        raise UsageError("case reply", "no firm is named", "give --from FIRM")
    known = {one.id for one in said_of_case(workspace, record)[1]}
    strange = [one for one in letter.about if one not in known]
    if strange:
        raise UsageError(
            "case reply",
            f"the case has no claim '{strange[0]}'",
            "give ids as `case show CASE --json` prints them",
        )
    text = _words(letter.file)
    document = store_letter(workspace, case, letter.file, layout="reply", at=at)
    if any(entry.what["document"] == document for entry in rows_of(workspace, _REPLIED, case)):
        raise UsageError("case reply", f"'{letter.file.name}' is kept already", "nothing was added")
    what: dict[str, Any] = {
        "case": case,
        "firm": letter.firm,
        "day": letter.day.isoformat(),
        "document": document,
    }
    what |= {"file": letter.file.name, "text": text, "about": list(letter.about)}
    workspace.decisions.record(_REPLIED, by=by, why="reply", at=at, what=what)
    return show_replies(folder, case, at=at)


def _words(file: Path) -> str:
    """Return the words of a letter, line by line as they stand.

    Raises:
        UsageError: the file is no letter that can be read, or holds no words.
    """
    from unpick.datasets.documents import read_document

    if not file.is_file():
        raise UsageError("case reply", f"there is no file '{file.name}'", "name the letter as it came")
    data = file.read_bytes()
    if file.suffix.casefold() in (".txt", ".md"):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise UsageError(
                f"reply '{file.name}'",
                f"it is not UTF-8 at byte {fault.start}",
                "save it as UTF-8, or hand in the PDF",
            ) from fault
    else:
        reading = read_document(data, file.name)
        text = "\n\n".join(page.text for page in reading.pages)
    if not text.strip():
        raise UsageError(
            f"reply '{file.name}'",
            "no words could be read in it",
            "hand in the letter as text beside it; a picture of a letter is not read here",
        )
    return text.strip("\n")


def show_replies(folder: Path, case: str, *, at: dt.datetime) -> dict[str, Any]:
    """Return what firms were asked and what they replied, whole, and which firms that are spoken of were not asked."""
    from unpick.cases.life.replies import meets, unasked

    workspace, record = opened_case(folder, case)
    evidence, said = said_of_case(workspace, record)
    replies = replies_of_case(workspace, case, evidence, said)
    spoken = spoken_of(evidence, said)
    rows = [
        {
            "firm": one.firm,
            "asked": one.asked.isoformat() if one.asked else None,
            "due": one.due.isoformat() if one.due else None,
            "day": one.day.isoformat() if one.day else None,
            "says": one.says,
            "label": one.label or None,
            "about": list(one.about),
        }
        for one in replies
    ]
    beside = [
        {
            "claim": one.id,
            "says": one.text,
            "replies": [at for at, reply in enumerate(replies) if meets(reply, one)],
        }
        for one in spoken
    ]
    answer = {"letters": rows, "beside": beside, "not_asked": list(unasked(spoken, replies))}
    return life_answer("reply", record, at, replies=answer)


def replies_of_case(
    workspace: "Workspace", case: str, evidence: "Evidence", said: "Sequence[Said]"
) -> "tuple[Reply, ...]":
    """Return the letters of a case: replies in the order they came, then firms that were asked and have not answered.

    A firm is known by the name under which the case speaks of it, however it signs.
    """
    from unpick.cases.life.replies import Reply

    names = {_folded(name): name for one in spoken_of(evidence, said) for name in one.firms}
    asked: dict[str, tuple[dt.date, dt.date | None]] = {}
    for entry in rows_of(workspace, _ASKED, case):
        day, due = entry.what["day"], entry.what["due"]
        firm = names.get(_folded(entry.what["firm"]), entry.what["firm"])
        asked[firm] = (dt.date.fromisoformat(day), dt.date.fromisoformat(due) if due else None)
    found: list[Reply] = []
    for number, entry in enumerate(rows_of(workspace, _REPLIED, case), start=1):
        firm = names.get(_folded(entry.what["firm"]), entry.what["firm"])
        day, due = asked.get(firm, (None, None))
        found.append(
            Reply(
                firm=firm,
                asked=day,
                due=due,
                day=dt.date.fromisoformat(entry.what["day"]),
                text=entry.what["text"],
                label=f"R-{number}",
                about=tuple(entry.what["about"]),
            )
        )
    answered = {one.firm for one in found}
    found += [
        Reply(firm=firm, asked=day, due=due) for firm, (day, due) in asked.items() if firm not in answered
    ]
    return tuple(found)


def letters_of(workspace: "Workspace", case: str) -> list[tuple[str, str, str, dt.date, str]]:
    """Return each letter of a firm: label, name of the file, the firm as it was keyed, day, SHA-256 of the original."""
    return [
        (
            f"R-{number}",
            entry.what["file"],
            entry.what["firm"],
            dt.date.fromisoformat(entry.what["day"]),
            entry.what["document"],
        )
        for number, entry in enumerate(rows_of(workspace, _REPLIED, case), start=1)
    ]


def section_of_replies(workspace: "Workspace", case: str, number: str) -> "Section":
    """Return the section of a paper that prints the replies of a case whole, beside what they answer."""
    from unpick.app.case import known_case
    from unpick.cases.life.replies import replies_section

    evidence, said = said_of_case(workspace, known_case(workspace, case))
    return replies_section(
        number, spoken_of(evidence, said), replies_of_case(workspace, case, evidence, said)
    )


def spoken_of(evidence: "Evidence", said: "Sequence[Said]") -> "list[SaidOf]":
    """Return the sentences of a case that speak of a firm, denials left out: a denial is itself a reply."""
    from unpick.cases.life.replies import SaidOf
    from unpick.model.paper import Cite

    firms = {"Company", "Organization", "LegalEntity"}
    found = []
    for one in said:
        ends = [end for end in (one.subject, one.object) if evidence.schemas.get(end) in firms]
        if ends and not one.denied:
            cite = Cite(annex=one.source.title, quote=one.quote)
            names = tuple(evidence.name(end) for end in ends)
            text = sentence_of(one, evidence)
            found.append(SaidOf(id=one.id, firms=names, text=text, cites=(cite,), why=one.why))
    return found


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
