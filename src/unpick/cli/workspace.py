"""The command `init`: an empty workspace."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["init_command"]


@click.command(name="init")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@common_options
def init_command(settings: Settings, folder: Path | None) -> None:
    """Make an empty workspace in FOLDER; without it in the user data folder, where commands look last.

    \b
    Example:
      unpick init unpick-workspace
    """
    from unpick.app.custody import make_workspace
    from unpick.app.workspace import find_workspace, now

    place = folder or find_workspace(settings.workspace)
    emit(settings, make_workspace(place, at=now()), _print_init)


def _print_init(document: dict[str, Any]) -> None:
    click.echo(f"An empty workspace is in {document['workspace']}.")
