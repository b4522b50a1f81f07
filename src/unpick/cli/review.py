"""`unpick review`: a rebuttal packet, tested as the authority would test it."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["review_command"]

_COLORS = {"decisive": "red", "major": "yellow", "minor": "cyan"}


@click.command("review")
@click.argument("packet", type=click.Path(exists=True, path_type=Path))
@click.option("--by", default="", help="Who asks; the log of reviews keeps it.")
@click.option(
    "--fail-on", type=click.Choice(["minor", "major", "decisive"]), help="Exit 3 at or above this level."
)
@common_options
def review_command(settings: Settings, packet: Path, by: str, fail_on: str | None) -> int:
    """Test a rebuttal packet (a folder or zip with packet.yml) as customs tests it.

    \b
    Example:
      unpick review my-packet/
      unpick review packet.zip --json --fail-on major
    """
    from unpick.app.review import reaches, reviewed
    from unpick.app.workspace import find_workspace, now

    document = reviewed(
        packet,
        find_workspace(settings.workspace),
        by=by,
        at=now(),
        on=settings.on,
        known_at=settings.known_at,
    )
    emit(settings, document, _print)
    at_level = bool(fail_on) and reaches(document, str(fail_on))
    return exit_code(rejected=len(document["rejects"]), at_level=at_level)


def _print(document: dict[str, Any]) -> None:
    from unpick.cli.review_words import review_lines

    for text, style, indent in review_lines(document):
        space = " " * indent
        wrapped = (
            click.wrap_text(text, width=90, initial_indent=space, subsequent_indent=space) if text else ""
        )
        click.secho(wrapped, bold=style == "head", fg=_COLORS.get(style))
