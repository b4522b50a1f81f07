"""The life of a case on the terminal: diary, harm page, replies."""

import textwrap
from collections.abc import Iterable
from typing import Any

import click

__all__ = ["print_diary", "print_harm", "print_replies", "wrapped"]

_WIDTH = 96


def wrapped(text: str, *, first: str = "", rest: str = "") -> None:
    """Print a text line by line, each wrapped; its own line ends stay."""
    for number, line in enumerate(text.split("\n")):
        lead = first if number == 0 else rest
        click.echo(
            "\n".join(textwrap.wrap(line, _WIDTH, initial_indent=lead, subsequent_indent=rest))
            or rest.rstrip()
        )


def _bullets(head: str, texts: Iterable[str]) -> None:
    found = list(texts)
    if found:
        click.echo(f"\n{head}")
    for text in found:
        wrapped(text, first="- ", rest="  ")


def print_diary(document: dict[str, Any]) -> None:
    """Print the diary: where it stands, its lines, time limits, what is open."""
    diary = document["diary"]
    wrapped(diary["says"])
    for line in diary["lines"]:
        mark = "" if line["stands"] else "  (corrected)"
        shown = f", {line['exhibit']}" if line["exhibit"] else ""
        wrapped(
            f"{line['day']}  {line['words']}{mark}; {line['says']}{shown}  [{line['id']}]",
            first="  ",
            rest="      ",
        )
        if line["note"]:
            wrapped(line["note"], first="      ", rest="      ")
    _bullets("Time limits", (_limit(one) for one in diary["deadlines"]))
    _bullets("Open", diary["open"])


def _limit(row: dict[str, Any]) -> str:
    from unpick.law.plain import time_limit

    done = f"; met by {row['done']['says']}" if row["done"] else ""
    return f"{time_limit(row)}{done}"


def print_harm(document: dict[str, Any]) -> None:
    """Print the harm page: each question, its answer, what the case says to it; signatures and what is open."""
    page = document["harm"]
    for one in page["questions"]:
        click.echo(f"\n{one['asks']}  [{one['id']}]")
        wrapped(one["answer"] or f"No answer yet. It holds {one['holds']}.", first="  ", rest="  ")
        if one["by"]:
            click.echo(f"  {one['by']}, {one['at'][:10]}")
        for claim in one["case_says"]:
            wrapped(f"the case: {claim['says']}", first="    ", rest="      ")
    for one in page["signed"]:
        click.echo(f"\nRead and signed by {one['by']}, {one['at'][:10]}")
    missing = [one["id"] for one in page["questions"] if not one["answer"]]
    if missing:
        click.echo(
            f"\nOpen: {', '.join(missing)}. Nothing should leave before each is answered and a second person signed."
        )
    else:
        _bullets("Open", (f"{one['says']}: {one['close']}" for one in page["open"]))


def print_replies(document: dict[str, Any]) -> None:
    """Print every reply whole, beside what it answers."""
    replies = document["replies"]
    letters = replies["letters"]
    told: set[int] = set()
    for one in replies["beside"]:
        wrapped(one["says"], first="Said:    ", rest="         ")
        for at in one["replies"]:
            told.add(at)
            _letter(letters[at])
        if not one["replies"]:
            click.echo("Replied: the firm was not asked about this.")
        click.echo("")
    for at, letter in enumerate(letters):
        if at not in told:
            _letter(letter)
            click.echo("")
    _bullets("Not asked", replies["not_asked"])


def _letter(letter: dict[str, Any]) -> None:
    day = f", {letter['day']}" if letter["day"] else ""
    wrapped(f"{letter['firm']}{day}: {letter['says']}", first="Replied: ", rest="         ")
