"""Notes from pieces: what every reader of a document shares."""

from dataclasses import dataclass, field
from typing import Any, Final

from unpick.exhibits.note import Note
from unpick.exhibits.notes_pieces import Piece, without_persons

__all__ = ["Context", "say"]

_LONGEST: Final = 400


@dataclass(slots=True)
class Context:
    """What the readers of one document know of it, and what they carry from piece to piece.

    Attributes:
        kind: of exhibits.note.KINDS. order: mdy, dmy or '' where days in digits are open.
        year: of the last dated day. party: the firm named last, for the address after it.
        asking: a list of what is asked for has begun and not ended.
    """

    kind: str
    order: str = ""
    year: int | None = None
    party: str = ""
    asking: bool = False
    seen: set[object] = field(default_factory=set)


def say(piece: Piece, topic: str, **more: Any) -> Note:
    """Return a note on what a piece says; names of persons are blanked."""
    text = " ".join(without_persons(piece.text, piece.label).split())
    return Note(topic=topic, text=text[:_LONGEST], place=piece.place, **more)
