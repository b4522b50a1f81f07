"""The command `watch`."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from unpick.cli.options import DAY, Settings, common_options, emit, exit_code
from unpick.cli.screen import LEVELS, tell_names_file

__all__ = ["print_cases", "watch_command"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(name="watch")
@click.argument("file", type=_FILE, required=False)
@click.option("--name", "names", multiple=True, help="A name to watch; give it more than once for more.")
@click.option("--case", "cases", multiple=True, metavar="CASE", help="A case to watch; repeat for several.")
@click.option("--since", type=DAY, help="Tell the flips of earlier runs from this day on.")
@click.option(
    "--full", is_flag=True, help="Also screen every name anew and compare: a check of the short way."
)
@click.option(
    "--forget", multiple=True, metavar="NAME|FILE", help="Take a name, or a file's names, off the watch."
)
@click.option("--fail-on", type=LEVELS, help="Exit 3 when a name came to a match at least this strong.")
@common_options
def watch_command(
    settings: Settings,
    file: Path | None,
    names: tuple[str, ...],
    cases: tuple[str, ...],
    since: dt.date | None,
    full: bool,
    forget: tuple[str, ...],
    fail_on: str | None,
) -> int:
    """Watch names and cases: what new lists, evidence, withdrawals or decisions change about them, and why.

    FILE is a list of names as `screen` reads it; its names are added to those under watch. Without a file
    all names under watch are asked about again. Only those are screened whose candidates changed.
    Cases under watch are asked anew each time; what changed of their conclusions is told, before and after.

    \b
    Example:
      unpick watch suppliers.csv
      unpick watch --case poof
      unpick lists update && unpick watch --fail-on unsure
    """
    from unpick.app.names_file import NamesFile, read_names
    from unpick.app.watch import empty_watch, forget_names, has_names, watch_names, watch_reaches
    from unpick.app.watch_cases import watch_cases
    from unpick.app.workspace import find_workspace, now

    if settings.known_at is not None:
        raise click.UsageError("watch asks about what is known today; use screen --known-at for another day")
    folder = find_workspace(settings.workspace)
    if forget:
        if file or names or cases or full or since:
            raise click.UsageError("give --forget alone")
        emit(settings, forget_names(folder, forget, at=now()), _print_forgotten)
        return exit_code()
    read = read_names(file) if file else NamesFile(names=[])
    asked = [(name, file.name) for name in read.names if name.strip()] if file else []
    if not settings.quiet:
        tell_names_file(read)
    asked += [(name, "--name") for name in names]
    told = watch_cases(folder, cases, at=now(), on=settings.on, since=since)
    # Whoever watches cases alone has no names to ask about.
    only_cases = bool(told["cases"]) and not asked and not has_names(folder)
    if only_cases:
        document = {**empty_watch(at=now()), **told}
        emit(settings, document, print_cases)
        return exit_code()
    document = watch_names(folder, asked, at=now(), on=settings.on, since=since, full=full) | told
    emit(settings, document, _print)
    failed = full and not document["full"]["equal"]
    return 1 if failed else exit_code(at_level=bool(fail_on) and watch_reaches(document, fail_on or ""))


def _print_forgotten(document: dict[str, Any]) -> None:
    click.echo(f"Names taken off the watch: {document['forgotten']}; what flipped stays on record.")


def _print(document: dict[str, Any]) -> None:
    name = ""
    for one in document["changes"]:
        if one["subject"] != name:
            name = one["subject"]
            click.echo(f"{name} ({one['file']})")
        told = f", told on {one['told_at']}" if one.get("told_at") else ""
        click.echo(f"  {one['entity']['name']}: {_state(one['before'])} -> {_state(one['after'])}{told}")
        click.echo(f"    because {one['because']}")
    if document["changes"]:
        click.echo("")
    for row in document["lists"]:
        counts = f"+{row['added']} -{row['removed']} ~{row['changed']}"
        click.echo(f"{row['name']}: copy of {row['before'] or 'none'} -> {row['after'] or 'none'}, {counts}")
    added = f" ({document['added']} new)" if document["added"] else ""
    click.echo(f"Names under watch: {document['names']}{added}; screened again: {document['screened']}.")
    out = document["outcomes"]
    strongest = ", ".join(f"{out[one]} {one}" for one in ("same", "related", "unsure", "no match"))
    click.echo(f"Strongest match per name: {strongest}; no match clears nobody.")
    for message in document["messages"]:
        click.echo(message)
    print_cases(document)
    if "full" in document:
        _print_full(document["full"])


def print_cases(document: dict[str, Any]) -> None:
    """Print which conclusions of which cases changed, before and after."""
    case = ""
    for one in document.get("case_changes", ()):
        if one["case"] != case:
            case = one["case"]
            click.echo(f"case {case}")
        told = f", told on {one['told_at']}" if one.get("told_at") else ""
        click.echo(f"  {one['conclusion']}: {one['before'] or 'none'} -> {one['after'] or 'none'}{told}")
        click.echo(f"    because {one['because']}")
    for row in document.get("cases", ()):
        new = " (new)" if row["new"] else ""
        click.echo(f"Case under watch: {row['case']}{new}, {row['conclusions']} conclusions.")


def _print_full(full: dict[str, Any]) -> None:
    if full["equal"]:
        click.echo(f"Screening all {full['names']} names anew gives the same answers.")
    else:
        click.echo(f"NOT the same when screened anew: {', '.join(full['differing'][:10])}", err=True)


def _state(state: dict[str, Any] | None) -> str:
    if state is None:
        return "no match"
    if state["outcome"] == "different":
        return "different, by decision"
    rows = [f"{row['list']} {row['ref']}: {row['listed_on']}".replace(" :", ":") for row in state["listings"]]
    listed = f" (listed? {'; '.join(rows)})" if rows else ""
    return f"{state['outcome']}{listed}"
