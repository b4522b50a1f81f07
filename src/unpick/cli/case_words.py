"""What a notice tells, in words, and the questions of a guided `case add`."""

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from unpick.app.case_packet import Claimed

__all__ = ["ask_claims", "notice_lines"]


def notice_lines(notice: dict[str, Any] | None) -> Iterator[tuple[str, int]]:
    """Yield what a notice tells, line by line with its indent, and what it does not tell."""
    if notice is None:
        return
    yield f"Notice {notice['file']}: {notice['regime'] or 'no rule is named that is known here'}", 0
    for entry in notice["entries"]:
        yield f"entry {entry}", 2
    for line in notice["lines"]:
        yield f"line {line['id']}: {line['description']}", 2
    for day, step in ((day, step) for step, day in notice["events"].items()):
        yield f"{step}: {day}", 2
    for one in notice["requests"]:
        yield f"{one['id']} asked: {one['asked']} ({one['place']})", 2
    for one in notice["deadlines"]:
        day = one["day"] or "no day set"
        yield f"Deadline: {one['what']}, {day} ({one['rule']}; {one['mark']})", 2
    for one in notice["due"]:
        yield f"The notice itself sets {one['day']}: {one['says']}", 2
    for missing in notice["not_told"]:
        yield f"Not told: {missing}", 2
    for fault in notice["unread"]:
        yield f"Not read: {fault['place']}: {fault['problem']}; {fault['remedy']}", 2


def ask_claims(
    folder: Path, case: str, path: Path, claimed: "Claimed", why: str, *, at: dt.datetime
) -> "tuple[Claimed, str]":
    """Return the claims with what a person answers on a terminal; elsewhere they come back as they are.

    Asked is what the file is submitted for and which request it answers: never whether it is good.
    """
    from unpick.app.case import show_case
    from unpick.app.case_packet import look_at_file

    seen = look_at_file(path)
    tables = f", tables: {', '.join(seen['tables'])}" if seen["tables"] else ""
    click.echo(f"{seen['file']} reads as: {seen['kind']}, {seen['pages']} pages{tables}", err=True)
    for fault in seen["unread"]:
        click.echo(f"  not read: {fault}", err=True)
    if not sys.stdin.isatty():
        return claimed, why
    (record,) = show_case(folder, case, known_at=None, at=at)["cases"]
    asked = (record.get("notice") or {}).get("requests", [])
    says = claimed.says or click.prompt("What is it submitted for", default="", show_default=False)
    kind = claimed.kind or click.prompt("What is it", default=seen["kind"])
    answers = claimed.answers
    if asked and not answers:
        for one in asked:
            click.echo(f"  {one['id']}: {one['asked']}")
        given = click.prompt("Which requests does it answer (ids, or none)", default="", show_default=False)
        answers = tuple(given.replace(",", " ").split())
    return replace(claimed, says=says, kind=kind, answers=answers), why
