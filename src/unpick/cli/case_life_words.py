"""The life of a case on the terminal: diary, harm page, replies, jigsaw check, exports, recalls."""

import textwrap
from collections.abc import Iterable
from typing import Any

import click

__all__ = [
    "print_diary",
    "print_exports",
    "print_harm",
    "print_jigsaw",
    "print_joint",
    "print_merge",
    "print_recalls",
    "print_replies",
    "print_sheet",
    "wrapped",
]

_WIDTH = 96
_SHOWN = 12
"""Sentences of the case that the terminal prints beside a question of the harm page."""


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
    for message in document.get("messages", ()):
        click.echo(f"\n{message}")


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
        for claim in one["case_says"][:_SHOWN]:
            wrapped(f"the case: {claim['says']}", first="    ", rest="      ")
        if len(one["case_says"]) > _SHOWN:
            click.echo(
                f"    and {len(one['case_says']) - _SHOWN} more sentences of the case; --json and --out hold all"
            )
    for one in page["signed"]:
        click.echo(f"\nRead and signed by {one['by']}, {one['at'][:10]}")
    missing = [one["id"] for one in page["questions"] if not one["answer"]]
    if missing:
        click.echo(
            f"\nOpen: {', '.join(missing)}. Nothing should leave before each is answered and a second person signed."
        )
    else:
        _bullets("Open", (f"{one['says']}: {one['close']}" for one in page["open"]))
    print_written(document)


def print_written(document: dict[str, Any]) -> None:
    """Print which files were written."""
    for file in document.get("files", ()):
        click.echo(f"written: {file['path']}")


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
            click.echo("Replied: the firm was not asked about this by us.")
        click.echo("")
    for at, letter in enumerate(letters):
        if at not in told:
            _letter(letter)
            click.echo("")
    _bullets("Not asked", replies["not_asked"])


def _letter(letter: dict[str, Any]) -> None:
    day = f", {letter['day']}" if letter["day"] else ""
    wrapped(f"{letter['firm']}{day}: {letter['says']}", first="Replied: ", rest="         ")


def print_jigsaw(document: dict[str, Any]) -> None:
    """Print the check of each protected statement, decisions, and what others can reach."""
    check = document["jigsaw"]
    if not check["findings"]:
        click.echo("No protected source speaks in this case, or no check was run.")
    for one in check["findings"]:
        wrapped(f"{one['claim']}: {one['outcome']}", first="")
        if "says" in one:
            wrapped(one["says"], first="  ", rest="  ")
        for option in one.get("options", ()):
            people = f" ({option['people']} people)" if option["people"] else ""
            wrapped(f"{option['how']}: {option['says']}{people}", first="  - ", rest="    ")
        if one["decided"]:
            until = f" until {one['decided']['until']}" if one["decided"]["until"] else ""
            wrapped(
                f"decided: {one['decided']['way']}{until}, {one['decided']['by']}: {one['decided']['why']}",
                first="  ",
            )
    _reach(document["reach"])
    _bullets("Rows left out", (_fault(one) for one in document["rejects"]))


def _fault(one: dict[str, Any]) -> str:
    return (
        f"{one['file']} row {one['row']}, {one['column']} '{one['value']}': {one['problem']}; {one['remedy']}"
    )


def _reach(reach: dict[str, list[str]]) -> None:
    heads = {
        "border_search": "What a border search can reach",
        "freedom_of_information": "What a request for documents can reach",
        "court": "What a court can reach",
    }
    for part, head in heads.items():
        _bullets(head, reach[part])


def print_exports(document: dict[str, Any]) -> None:
    """Print the register, and whether a file that was looked up left."""
    if not document["exports"]:
        click.echo("Nothing is recorded as having left; what left without being recorded is not known.")
    for one in document["exports"]:
        wrapped(
            f"{one['day']}  {one['form'] or 'export'} to {one['to'] or 'nobody recorded'} ({one['kind']})  [{one['id']}]"
        )
        for file in one["files"]:
            click.echo(f"    {file['sha256'][:16]}  {file['path']}")
        click.echo(f"    rests on {len(one['rests_on'])} claims")
        if one["harm_page"] not in (None, "signed"):
            wrapped(f"left without a signed harm page: {one['harm_page']}", first="    ", rest="    ")
    _bullets(
        "Written here, and not entered as left",
        (
            f"{one['day']}  {one['form']}, {one['volume']} volume: {', '.join(file['path'] for file in one['files'])}"
            for one in document["written"]
        ),
    )
    if "checked" in document:
        checked = document["checked"]
        for one in checked["left"]:
            click.echo(
                f"{checked['file']}: these very bytes left on {one['day']} to {one['to'] or 'nobody recorded'}"
            )
        if not checked["left"]:
            click.echo(f"{checked['file']}: no export of this register has these bytes.")
    _reach(document["reach"])


def print_recalls(document: dict[str, Any]) -> None:
    """Print each recall: what is gone, to whom it went, its letter."""
    if not document["recalls"]:
        click.echo("Nothing that left rests on withdrawn evidence, as far as the register knows.")
    for one in document["recalls"]:
        state = f"sent {one['sent']}" if one["sent"] else "open"
        wrapped(f"{one['id']}  {one['day']} to {one['to'] or 'nobody recorded'}: {state}")
        for gone in one["gone"]:
            wrapped(f"withdrawn {gone['withdrawn']}: {gone['says']}", first="  - ", rest="    ")
        for text in one["letter"]:
            wrapped(text, first="    | ", rest="    | ")
    for file in document.get("files", ()):
        click.echo(f"written: {file['path']}")


def print_joint(document: dict[str, Any]) -> None:
    """Print each joint site: the days, both signs, the ties, what is denied."""
    for one in document["joint"]:
        click.echo(f"{', '.join(one['where'])}  [{one['when'].replace('_', ' ')}]")
        wrapped(one["says"], first="  ", rest="  ")
        for text in (
            one["north_korean"]["says"],
            one["xinjiang"]["says"],
            *(tie["says"] for tie in one["ties"]),
        ):
            wrapped(text, first="  - ", rest="    ")
        for against in one["against"]:
            wrapped(against["says"], first="  against: ", rest="    ")
    if not document["joint"]:
        click.echo("No place is told of with both kinds of labor.")
    wrapped(document["coverage"]["says"])
    if document["too_wide"]:
        wrapped(f"Too wide to tie anybody: {', '.join(document['too_wide'])}.")


def print_sheet(document: dict[str, Any]) -> None:
    """Print the fact-check sheet line by line."""
    sheet = document["sheet"]
    for line in sheet["lines"]:
        wrapped(line["says"], first=f"{line['claim']}  ", rest="    ")
        wrapped(
            f"“{line['quote']}” ({line['source']})" if line["quote"] else f"no quote; {line['source']}",
            first="    quote: ",
            rest="      ",
        )
        for text in line["against"]:
            wrapped(text, first="    against: ", rest="      ")
        for text in line["replies"]:
            wrapped(text, first="    reply: ", rest="      ")
        wrapped(line["signed"], first="    ", rest="      ")
    click.echo(f"{sheet['right']} of {len(sheet['lines'])} lines are signed off as right.")
    for file in document.get("files", ()):
        click.echo(f"written: {file['path']}")


def print_merge(document: dict[str, Any]) -> None:
    """Print what came over from another group, and what stayed there."""
    merged = document["merged"]
    for file in merged["files"]:
        click.echo(
            f"read: {file['file']} ({file['layout']}, {file['rows_loaded']} rows, {file['rows_rejected']} left out)"
        )
    if merged["rows_of_sealed"]:
        click.echo(f"{merged['rows_of_sealed']} open statements of sealed files came over.")
    click.echo(f"{merged['here_already']} documents were here already.")
    _bullets(
        "Stayed with the other group",
        (f"{one['name'] or one['document'][:12]}: {one['why']}" for one in merged["left"]),
    )
    _bullets(
        "One id, different names",
        (f"{one['id']}: {one['here']} here, {one['there']} there" for one in merged["conflicts"]),
    )
