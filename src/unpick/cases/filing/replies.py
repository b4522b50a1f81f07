"""Replies of firms in a petition: every word, in the same table and size as what they answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from unpick.cases.filing.measure import View
from unpick.cases.filing.record import Letter, Told
from unpick.cases.filing.sentences import Desk
from unpick.cases.life.replies import Reply, SaidOf, replies_section
from unpick.law.wording import spell_day
from unpick.model.paper import Item, Line, Section, Table

__all__ = ["letters_beside", "letters_words", "replies"]


def replies(desk: Desk, view: View) -> list[Section]:
    """Return the part of section 10 that prints replies whole beside what they answer; none where no firm was written to."""
    letters = view.matter.letters
    return [letters_beside(desk, letters, (*view.labor, *view.nexus), "10.1")] if letters else []


def letters_beside(desk: Desk, letters: Sequence[Letter], stated: Iterable[Told], number: str) -> Section:
    """Return the section that prints each letter whole beside the statements that it answers."""
    said = []
    for told in stated:
        item = desk.state(told)
        said.append(
            SaidOf(
                id=told.id, firms=(told.subject, told.object), text=item.text, cites=item.cites, why=item.why
            )
        )
    labels = {one.document: desk.label(one.document) for one in letters if one.document}
    shown = [replace(one.reply, label=labels.get(one.document, "")) for one in letters]
    section = replies_section(number, said, shown)
    places = {labels[one.document]: f"letter: {_words(one.reply)}" for one in letters if one.document}
    return replace(section, blocks=tuple(_placed(block, places) for block in section.blocks))


def letters_words(letters: Iterable[Letter]) -> list[str]:
    """Return the words on letters that a sentence on what is not known may use: who was asked, when, until when."""
    return [f"{_words(one.reply)} {one.reply.says}" for one in letters if not one.document]


def _words(reply: Reply) -> str:
    days = (spell_day(day) for day in (reply.asked, reply.due, reply.day) if day)
    return "; ".join((reply.firm, *days))


def _placed(block: Line | Table, places: dict[str, str]) -> Line | Table:
    """Return the block with the place of each letter: the firm and the days, which the letter itself may not name."""

    def placed(item: Item) -> Item:
        cites = tuple(replace(cite, place=places.get(cite.annex, cite.place)) for cite in item.cites)
        return replace(item, cites=cites)

    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(placed(one) for one in row) for row in block.rows))
    return replace(block, items=tuple(placed(one) for one in block.items))
