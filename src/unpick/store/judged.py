"""What people decided, read from the log: what stands, what was undone or replaced, what others sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from unpick.store.decisions import Entry

__all__ = ["NOTHING_KNOWN", "Decision", "End", "Past", "past_decisions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What a decision remembers of one of its two things, so that it is known again under another id.

    Attributes:
        names: keys of its spellings (`names.key`). numbers: its identifiers, as `kind:value`.
        listed: it stood on an official list; such a thing is known again by its id alone.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    listed: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return what the log keeps."""
        return {"names": list(self.names), "numbers": list(self.numbers), "listed": self.listed}


NOTHING_KNOWN: Final = End()
"""Of a thing that the workspace did not hold when it was decided on, or of a decision of an older version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement of a person on two things, as it stands now.

    Attributes:
        at: when it was made; of an imported one, as its file says it.
        imported: name of the file it came in, empty when it was made here.
        score: what another system's matcher gave the pair, when the file said it.
    """

    id: str
    a: str
    b: str
    verdict: str
    by: str
    why: str
    at: str
    end_a: End = NOTHING_KNOWN
    end_b: End = NOTHING_KNOWN
    imported: str = ""
    score: float | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two things, in order."""
        return self.a, self.b


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A decision with what became of it.

    Attributes:
        status: standing, undone, replaced (by a later one on the pair) or outvoted (an imported one, where
            somebody here decided on the pair).
        ended_at, ended_by, ended_why: of what ended it; empty while it stands. by_decision: what replaced it.
    """

    decision: Decision
    status: str = "standing"
    ended_at: str = ""
    ended_by: str = ""
    ended_why: str = ""
    by_decision: str = ""


def past_decisions(entries: Iterable["Entry"]) -> list[Past]:
    """Return every decision of a log, in the order of the log, each with what became of it.

    What was decided here stands over what was imported, whichever came later: a file from elsewhere never
    overrules the people of the workspace in silence.
    """
    rows = list(entries)
    undone = {row.what["id"]: row for row in rows if row.action == "undo"}
    made = [_decision(row) for row in rows if row.action == "decide"]
    standing: dict[tuple[str, str], Decision] = {}
    for one in made:
        held = standing.get(one.pair)
        if one.id not in undone and not (held and one.imported and not held.imported):
            standing[one.pair] = one
    return [_past(one, undone.get(one.id), standing.get(one.pair)) for one in made]


def _past(one: Decision, undo: "Entry | None", standing: Decision | None) -> Past:
    if undo is not None:
        said = undo.what.get("imported", {})
        return Past(
            decision=one,
            status="undone",
            ended_at=said.get("at") or undo.at,
            ended_by=undo.by,
            ended_why=undo.why,
        )
    if standing is None or standing.id == one.id:
        return Past(decision=one)
    outvoted = bool(one.imported) and not standing.imported
    return Past(
        decision=one,
        status="outvoted" if outvoted else "replaced",
        ended_at=standing.at,
        ended_by=standing.by,
        ended_why=standing.why,
        by_decision=standing.id,
    )


def _decision(entry: "Entry") -> Decision:
    what = entry.what
    imported: Mapping[str, Any] = what.get("imported", {})
    known = what.get("known", {})
    return Decision(
        id=entry.hash[:16],
        a=what["a"],
        b=what["b"],
        verdict=what["verdict"],
        by=entry.by,
        why=entry.why,
        at=imported.get("at") or entry.at,
        end_a=_end(known.get(what["a"])),
        end_b=_end(known.get(what["b"])),
        imported=imported.get("file", ""),
        score=imported.get("score"),
    )


def _end(known: Mapping[str, Any] | None) -> End:
    if not known:
        return NOTHING_KNOWN
    return End(names=tuple(known["names"]), numbers=tuple(known["numbers"]), listed=known["listed"])
