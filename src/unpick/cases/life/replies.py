"""Replies of firms: what a firm was asked, what it answered word for word, printed beside what it answers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from unpick.law.wording import spell_day
from unpick.model.paper import Cite, Item, Kind, Line, Section, Table

__all__ = ["Reply", "SaidOf", "meets", "replies_section", "unasked", "weights"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One letter to a firm and what came back.

    Attributes:
        firm: as it writes itself. asked: the day it was asked, None when it wrote unasked. day: of the reply, None when
        none came. due: the day named to it. text: the reply, every word; empty when none came. label: of the annex that
        holds the original. about: ids of the claims that it answers, empty for all that is said of the firm.
    """

    firm: str
    asked: dt.date | None = None
    due: dt.date | None = None
    day: dt.date | None = None
    text: str = ""
    label: str = ""
    about: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """Return the reply as printed: its words whole, or that none came and since when."""
        if self.text:
            return self.text
        asked = f"asked on {spell_day(self.asked)}" if self.asked else "not asked"
        due = f", until {spell_day(self.due)}" if self.due else ""
        return f"No reply is recorded ({asked}{due})."


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOf:
    """One sentence of a paper about a firm: id of the claim, the firms it speaks of, the sentence, its cites."""

    id: str
    firms: tuple[str, ...]
    text: str
    cites: tuple[Cite, ...] = ()
    why: tuple[str, ...] = ()


def replies_section(number: str, said: Sequence[SaidOf], replies: Sequence[Reply]) -> Section:
    """Return the section that prints every reply whole, in the same table and size as what it answers.

    A sentence about a firm without a letter to it stands there too, with "not asked". A reply that answers no sentence of
    the paper follows below the table: none is left out.
    """
    rows, used = [], set[int]()
    for one in said:
        found = [at for at, reply in enumerate(replies) if meets(reply, one)]
        used |= set(found)
        answers = [_item(replies[at]) for at in found] or [
            Item(text="The firm was not asked about this by us.", kind=Kind.UNKNOWN)
        ]
        rows += [
            (Item(text=one.text, kind=Kind.STATED, cites=one.cites, why=one.why), each) for each in answers
        ]
    blocks: list[Line | Table] = []
    if rows:
        blocks.append(
            Table(
                caption="What is said, and what the firm replied",
                heads=("Said", "Reply, word for word"),
                rows=tuple(rows),
            )
        )
    blocks += [
        Line(items=(_item(reply),), style="quote") for at, reply in enumerate(replies) if at not in used
    ]
    if not blocks:
        blocks.append(
            Line(items=(Item(text="No firm is spoken of, and none replied.", kind=Kind.BOILERPLATE),))
        )
    return Section(number=number, heading="Replies", blocks=tuple(blocks), rule="right of reply")


def unasked(said: Sequence[SaidOf], replies: Sequence[Reply]) -> tuple[str, ...]:
    """Return the firms that are spoken of and were neither asked nor wrote by themselves."""
    firms = {firm for one in said for firm in one.firms}
    return tuple(sorted(firms - {reply.firm for reply in replies}))


def weights(section: Section) -> tuple[int, int]:
    """Return how many letters the section prints of what is said, each sentence once, and of the replies."""
    said: set[str] = set()
    answers: set[str] = set()
    for block in section.blocks:
        if isinstance(block, Table):
            said |= {row[0].text for row in block.rows}
            answers |= {row[1].text for row in block.rows}
        else:
            answers |= {item.text for item in block.items}
    return sum(map(len, said)), sum(map(len, answers))


def meets(reply: Reply, said: SaidOf) -> bool:
    """Tell whether a reply answers a sentence: it names it, or it names none and comes from a firm spoken of there."""
    return said.id in reply.about if reply.about else reply.firm in said.firms


def _item(reply: Reply) -> Item:
    if not reply.text:
        return Item(text=f"{reply.firm}: {reply.says}", kind=Kind.UNKNOWN)
    head = f"{reply.firm}, {spell_day(reply.day)}" if reply.day else reply.firm
    cites = (Cite(annex=reply.label, quote=reply.text),) if reply.label else ()
    return Item(text=f"{head}: “{reply.says}”", kind=Kind.CONTRARY, cites=cites)
