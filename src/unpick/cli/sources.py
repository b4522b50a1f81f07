"""The command `sources`: who protected sources are, sealed; pseudonyms per case; opened, erased, listed."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, passphrase_option

__all__ = ["sources_command"]

_BY = click.option("--by", required=True, help="Who does it; the log keeps the name.")


@click.group(name="sources")
def sources_command() -> None:
    """Protected sources: identities sealed, pseudonyms per case, each opening in the log, erasure by key.

    \b
    Example:
      unpick sources add witness.yml --case mine --by "A. Clerk"
      unpick sources open S-K3Q7ZTAB --reason "counsel asks" --by "A. Clerk"
      unpick sources erase S-K3Q7ZTAB --why "she asked for it" --by "A. Clerk"
    """


@sources_command.command(name="add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--case", "case", required=True, help="The case that gets a pseudonym for her.")
@_BY
@passphrase_option
@common_options
def add_command(settings: Settings, file: Path, case: str, by: str, passphrase_file: Path | None) -> None:
    """Seal who a source is (YAML with `name`, contact, documents); prints what the case calls her."""
    from unpick.app.sources import add_source
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(
        settings,
        add_source(folder, file, case=case, by=by, at=now(), passphrase_file=passphrase_file),
        _print,
    )


@sources_command.command(name="open")
@click.argument("which", metavar="PSEUDONYM|DOCUMENT")
@click.option("--reason", default="", help="Why it is opened; the log keeps the reason.")
@click.option("--by", default="", help="Who opens it; the log keeps the name.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="For a document: a new file, written in clear.",
)
@passphrase_option
@common_options
def open_command(settings: Settings, which: str, **given: Any) -> None:
    """Show who a pseudonym stands for, or write a sealed original to a file; the log has it first."""
    from unpick.app.sources import open_source
    from unpick.app.workspace import find_workspace, now

    emit(settings, open_source(find_workspace(settings.workspace), which, at=now(), **given), _print)


@sources_command.command(name="erase")
@click.argument("which", metavar="PSEUDONYM|DOCUMENT")
@click.option("--why", required=True, help="Why it is erased; the log keeps the reason.")
@click.option("--documents", is_flag=True, help="With a pseudonym: erase what she gave as well.")
@_BY
@passphrase_option
@common_options
def erase_command(settings: Settings, which: str, **given: Any) -> None:
    """Destroy the key of an identity or a sealed document for good; log and proofs stay whole."""
    from unpick.app.sources import erase_source
    from unpick.app.workspace import find_workspace, now

    emit(settings, erase_source(find_workspace(settings.workspace), which, at=now(), **given), _print)


@sources_command.command(name="list")
@click.option("--case", "case", default="", help="Of one case only.")
@common_options
def list_command(settings: Settings, case: str) -> None:
    """List pseudonyms and protected documents; no name is told and no passphrase needed."""
    from unpick.app.sources import list_sources
    from unpick.app.workspace import find_workspace, now

    emit(settings, list_sources(find_workspace(settings.workspace), at=now(), case=case), _print)


@sources_command.command(name="seal")
@passphrase_option
@common_options
def seal_command(settings: Settings, passphrase_file: Path | None) -> None:
    """Seal protected rows that an older version left in clear in facts/parts."""
    from unpick.app.sources import seal_rows
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, seal_rows(folder, at=now(), passphrase_file=passphrase_file), _print)


@sources_command.command(name="passphrase")
@click.option(
    "--new-passphrase-file",
    "new_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File whose first line is the new passphrase (default: the variable UNPICK_NEW_PASSPHRASE, or typed).",
)
@_BY
@passphrase_option
@common_options
def passphrase_command(
    settings: Settings, new_file: Path | None, by: str, passphrase_file: Path | None
) -> None:
    """Set another passphrase for all that is sealed; a change that was broken off is ended by running it again."""
    from unpick.app.passphrase import new_passphrase
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    typed = _typed(passphrase_file, new_file)
    document = new_passphrase(
        folder, by=by, at=now(), passphrase_file=passphrase_file, new_file=new_file, typed=typed
    )
    emit(settings, document, _print)


def _typed(passphrase_file: Path | None, new_file: Path | None) -> str:
    """Ask at a terminal for what neither files nor the environment hold; return the new passphrase, or nothing."""
    import os
    import sys

    from unpick.app.passphrase import NEW_VARIABLE
    from unpick.app.protect import keep_passphrase, read_passphrase

    if not sys.stdin.isatty():
        return ""
    if not read_passphrase(passphrase_file):
        keep_passphrase(click.prompt("Present passphrase", hide_input=True, err=True))
    if new_file or os.environ.get(NEW_VARIABLE):
        return ""
    typed: str = click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True)
    return typed


def _print(document: dict[str, Any]) -> None:
    for one in document["sources"]:
        click.echo(f"{one['source']}  case {one['case']}  {one['state']}, opened {_times(one['opened'])}")
        for name, value in one.get("identity", {}).items():
            if value:
                click.echo(f"  {name}: {', '.join(value) if isinstance(value, list) else value}")
    for one in document["documents"]:
        click.echo(f"{one['document'][:16]}  {one['state']}, opened {_times(one['opened'])}")
    if document["erased"]:
        click.echo(f"Erased: {len(document['erased'])} files of sealed/, their keys first.")
    if document["action"] == "list" and not document["sources"] and not document["documents"]:
        click.echo("No protected source.")
    if document["rows_in_clear"]:
        click.echo(
            f"{document['rows_in_clear']} protected rows lie in clear in facts/parts: run `unpick sources seal`."
        )
    for line in (*document["notes"], *document["limits"]):
        click.echo(line)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times" if count else "never"
