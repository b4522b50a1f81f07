"""The command `case`: open, fill, list and show cases."""

from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, reveal_options

__all__ = ["case_command"]


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
def show_command(settings: Settings, case: str, reveal: tuple[str, ...], reason: str) -> None:
    """Show one case: what is said, by whom, and what is denied; protected sources redacted."""
    from unpick.app.case import show_case
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    document = show_case(folder, case, known_at=settings.known_at, at=now(), reveal=reveal, reason=reason)
    emit(settings, document, _print_case)


@case_command.command(name="new")
@click.argument("case")
@click.option("--title", default="", help="What the case is about.")
@click.option("--by", required=True, help="Who opens it.")
@common_options
def new_command(settings: Settings, case: str, title: str, by: str) -> None:
    """Open a case."""
    from unpick.app.case import open_case
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, open_case(folder, case, title=title, by=by, at=now()), _print_list)


@case_command.command(name="add")
@click.argument("case")
@click.argument("document")
@click.option("--by", required=True, help="Who adds it.")
@click.option("--why", required=True, help="Why it belongs to the case.")
@common_options
def add_command(settings: Settings, case: str, document: str, by: str, why: str) -> None:
    """Make a loaded document an exhibit of a case."""
    from unpick.app.case import add_exhibit
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, add_exhibit(folder, case, document, by=by, why=why, at=now()), _print_list)


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
