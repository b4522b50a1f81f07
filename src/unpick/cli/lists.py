"""The command `lists`: status, update, import, diff."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace

__all__ = ["lists_command"]

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(name="lists")
def lists_command() -> None:
    """The official lists: how old, what changed, bring them in.

    \b
    Example:
      unpick lists status
      unpick lists import --bundled
      unpick lists import sdn.csv alt.csv add.csv sdn_comments.csv
      unpick lists update un_sc us_dhs_uflpa
    """


@lists_command.command(name="status")
@common_options
def status_command(settings: Settings) -> None:
    """Name every list with its version, age, hash, and what it lacks."""
    from unpick.app.lists import lists_status
    from unpick.app.workspace import now

    emit(settings, lists_status(_workspace(settings), at=now()), _print)


@lists_command.command(name="import")
@click.argument("files", nargs=-1, type=_FILE)
@click.option(
    "--bundled", is_flag=True, help="The lists that ship with unpick, where the workspace has no copy."
)
@click.option("--as-of", help="Day the files speak for (YYYY-MM-DD), when they do not say it.")
@click.option("--accept", is_flag=True, help="Take a list that shrank by more than a fifth.")
@click.option("--slot", default="", help="Slot that the files must belong to, such as un_sc.")
@common_options
def import_command(
    settings: Settings, files: tuple[Path, ...], bundled: bool, as_of: str | None, accept: bool, slot: str
) -> int:
    """Import lists in their official formats, told apart by their content.

    \b
    Example:
      unpick lists import --bundled
      unpick lists import sdn.csv alt.csv add.csv sdn_comments.csv

    \b
    OFAC sdn.csv with alt.csv, add.csv, sdn_comments.csv (together in one call)
    UN consolidated list (XML)
    EU annexes of 2017/1509 and 2020/1998 (CSV), EU consolidated file 1.1 (CSV)
    US consolidated screening list (CSV)
    CBP withhold release orders and findings (CSV)
    DHS UFLPA Entity List (the saved HTML page)
    names of lists (JSON lines)
    """
    from unpick.app.lists import import_bundled, lists_import
    from unpick.app.workspace import now

    if bundled == bool(files):
        raise click.UsageError("Name FILES, or say --bundled.")
    if bundled:
        emit(settings, import_bundled(_needed(settings), at=now()), _print)
        return 0
    day = _day(as_of)
    done = lists_import(_needed(settings), files, at=now(), as_of=day, accept=accept, expect=slot)
    emit(settings, done, _print)
    return exit_code(rejected=len(done["rejects"]))


@lists_command.command(name="update")
@click.argument("names", nargs=-1)
@click.option("--accept", is_flag=True, help="Take a list that shrank.")
@common_options
def update_command(settings: Settings, names: tuple[str, ...], accept: bool) -> int:
    """Fetch the official lists; the only command that uses the network."""
    import importlib

    from unpick.app.workspace import now

    # Loaded by name, as commands are: no import of the command line leads to the network but this call.
    update = importlib.import_module("unpick.app.lists_update").lists_update
    done: dict[str, Any] = update(_needed(settings), names, at=now(), accept=accept)
    emit(settings, done, _print)
    return 1 if done["refused"] else exit_code(rejected=len(done["rejects"]))


@lists_command.command(name="diff")
@click.argument("files", nargs=-1, type=_FILE)
@common_options
def diff_command(settings: Settings, files: tuple[Path, ...]) -> None:
    """Show what files would change, without changing anything."""
    from unpick.app.lists import lists_diff
    from unpick.app.workspace import now

    emit(settings, lists_diff(_needed(settings), files, at=now()), _print)


def _workspace(settings: Settings) -> "Workspace | None":
    """Return the workspace if there is one: the bundled lists need none."""
    from unpick.app.workspace import find_workspace
    from unpick.store.workspace import Workspace

    folder = find_workspace(settings.workspace)
    return Workspace.open(folder) if settings.workspace or folder.is_dir() else None


def _needed(settings: Settings) -> "Workspace":
    from unpick.app.workspace import find_workspace
    from unpick.store.workspace import Workspace

    return Workspace.open(find_workspace(settings.workspace))


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"'{text}' is no day; write it as 2021-03-05", param_hint="--as-of"
        ) from error


def _print(document: dict[str, Any]) -> None:
    for row in document["lists"]:
        counts = f"  +{row['added']} -{row['removed']} ~{row['changed']}" if "added" in row else ""
        stale = ", STALE" if row["stale"] else ""
        where = "" if row["in_workspace"] else " (bundled or not imported)"
        click.echo(
            f"{row['name']}  {row['as_of']} ({row['age_days']} days{stale})  {row['entities']} entities{counts}{where}"
        )
        click.echo(f"  {row['title']}; sha256 {row['sha256'][:12]}")
        for sentence in filter(None, (row["partial_says"], *row["notes"])):
            click.echo(f"  {sentence}")
    for fault in document["refused"]:
        click.echo(f"refused {fault['name']}: {fault['problem']}; {fault['remedy']}", err=True)
    for reject in document["rejects"]:
        click.echo(
            f"rejected {reject['file']} row {reject['row']}: {reject['problem']}; {reject['remedy']}",
            err=True,
        )
    if left := document.get("changes_left_out"):
        click.echo(f"{left} further changes are not shown")
    if "case_changes" in document:
        from unpick.cli.watch import print_cases

        print_cases(document)
