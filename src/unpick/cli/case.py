"""The command `case`: open, fill, list and show cases."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.case_exports import EXPORT_COMMANDS
from unpick.cli.case_life import LIFE_COMMANDS
from unpick.cli.options import Settings, common_options, emit, reveal_options

__all__ = ["case_command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(name="case")
def case_command() -> None:
    """Cases and their exhibits.

    \b
    Example:
      unpick case list
      unpick case show poof --known-at 2020-12-23
    """


@case_command.command(name="list")
@common_options
def list_command(settings: Settings) -> None:
    """List the cases of the workspace."""
    from unpick.app.case import list_cases
    from unpick.app.workspace import find_workspace, now

    emit(settings, list_cases(find_workspace(settings.workspace), at=now()), _print_list)


@case_command.command(name="show")
@click.argument("case")
@reveal_options
@common_options
def show_command(settings: Settings, case: str, reveal: tuple[str, ...], reason: str, by: str) -> None:
    """Show one case: what is said, by whom, and what is denied; protected sources redacted."""
    from unpick.app.case import show_case
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    document = show_case(
        folder, case, known_at=settings.known_at, at=now(), reveal=reveal, reason=reason, by=by
    )
    emit(settings, document, _print_case)


@case_command.command(name="new")
@click.argument("case")
@click.option("--title", default="", help="What the case is about.")
@click.option("--by", required=True, help="Who opens it.")
@click.option("--notice", type=_FILE, help="The notice of detention: lines, rule, requests, clocks are read.")
@common_options
def new_command(settings: Settings, case: str, title: str, by: str, notice: Path | None) -> None:
    """Open a case, from a notice of detention where there is one."""
    from unpick.app.case import open_case
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, open_case(folder, case, title=title, by=by, at=now(), notice=notice), _print_new)


@case_command.command(name="add")
@click.argument("case")
@click.argument("document")
@click.option("--by", required=True, help="Who adds it.")
@click.option("--why", default="", help="Why it belongs to the case.")
@click.option("--kind", default="", help="What the submitter calls it, such as payroll.")
@click.option("--says", default="", help="What it is submitted for.")
@click.option("--answers", multiple=True, help="Id of a request that it answers; repeat for several.")
@click.option("--submitted", type=click.DateTime(["%Y-%m-%d"]), help="The day it was filed.")
@click.option("--replaces", default="", help="Id of the exhibit that it replaces; both stay in the log.")
@common_options
def add_command(
    settings: Settings, case: str, document: str, by: str, why: str, submitted: Any, **claims: Any
) -> None:
    """Make a file, or a loaded document, an exhibit of a case; on a terminal what is not given is asked.

    \b
    Example:
      unpick case add mine payroll.xlsx --by "A. Clerk"
      unpick case add mine 3a18f6d4b290 --by "A. Clerk" --why "names the maker"
    """
    from unpick.app.case import add_exhibit, add_exhibit_file
    from unpick.app.case_packet import Claimed
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_words import ask_claims

    folder, path = find_workspace(settings.workspace), Path(document)
    if not path.is_file():
        if not why:
            raise click.UsageError("Give --why, or name a file that exists.")
        emit(settings, add_exhibit(folder, case, document, by=by, why=why, at=now()), _print_list)
        return
    day = submitted.date() if submitted else None
    claimed = Claimed(submitted=day, **claims)
    if not settings.as_json and not settings.quiet:
        claimed, why = ask_claims(folder, case, path, claimed, why, at=now())
    why = why or claimed.says or "exhibit of the submitter"
    emit(settings, add_exhibit_file(folder, case, path, claimed, by=by, why=why, at=now()), _print_list)


@case_command.command(name="packet")
@click.argument("case")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="A new folder.")
@common_options
def packet_command(settings: Settings, case: str, out: Path) -> None:
    """Write a case as a packet that `review` reads: packet.yml, files, manifest with the log of reviews."""
    from unpick.app.case import pack_case
    from unpick.app.workspace import find_workspace, now

    document = pack_case(find_workspace(settings.workspace), case, out, at=now())
    emit(settings, document, lambda answer: click.echo(f"written: {answer['packet']}"))


def _print_new(document: dict[str, Any]) -> None:
    from unpick.cli.case_words import notice_lines

    _print_list(document)
    for case in document["cases"]:
        for text, indent in notice_lines(case.get("notice")):
            space = " " * indent
            click.echo(click.wrap_text(text, width=90, initial_indent=space, subsequent_indent=space))


def _print_list(document: dict[str, Any]) -> None:
    for case in document["cases"]:
        click.echo(f"{case['id']:<20} {case['title']}  ({len(case['exhibits'])} exhibits)")
    if not document["cases"]:
        click.echo("No cases. Open one with `unpick case new`, or load a facts file.")


def _print_case(document: dict[str, Any]) -> None:
    (case,) = document["cases"]
    click.echo(
        f"{case['title']}\nwhat was public by {case['known_at'] or 'today'}; {case['origins']} origins\n"
    )
    for claim in case["claims"]:
        mark = "DENIED: " if claim["polarity"] == "denied" else ""
        number = " ".join(str(claim[part]) for part in ("bound", "value", "unit") if claim[part])
        said = (
            f"{claim['predicate'].replace('_', ' ')} {claim['object'] or ''} {number} {claim['period'] or ''}"
        )
        source = claim["source"]
        click.echo(f"- {mark}{claim['subject']['name']}: {' '.join(said.split())}")
        if claim["quote"]:
            click.echo(f"    “{claim['quote']}”")
        who = f"{claim['attribution']}; " if claim["attribution"] else ""
        click.echo(f"    {who}{source['title']}, {source['date']}")


for _command in (*LIFE_COMMANDS, *EXPORT_COMMANDS):
    case_command.add_command(_command)
