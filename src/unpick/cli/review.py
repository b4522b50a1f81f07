"""`unpick review`: a rebuttal packet, tested as the authority would test it."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["review_command"]

_COLORS = {"decisive": "red", "major": "yellow", "minor": "cyan"}
"""Beside the word itself, which always prints: color alone says nothing to those who do not see it."""


@click.command("review")
@click.argument("packet", type=click.Path(exists=True, path_type=Path))
@click.option("--by", default="", help="Who asks; the log of reviews keeps it.")
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="A new file: the page to read and print."
)
@click.option(
    "--confirm",
    nargs=3,
    multiple=True,
    metavar="EXHIBIT PLACE READS",
    help="What you read by eye where a machine read: a burnt-in day, K/N copies that can be read, the kind of match of two photographs; needs --by.",
)
@click.option(
    "--fail-on", type=click.Choice(["minor", "major", "decisive"]), help="Exit 3 at or above this level."
)
@common_options
def review_command(
    settings: Settings,
    packet: Path,
    by: str,
    html: Path | None,
    confirm: tuple[tuple[str, str, str], ...],
    fail_on: str | None,
) -> int:
    """Test a rebuttal packet (a folder or zip with packet.yml) as customs tests it.

    \b
    Example:
      unpick review my-packet/ --html review.html
      unpick review packet.zip --json --fail-on major
    """
    from unpick.app.review import reaches, reviewed
    from unpick.app.review_page import check_new, write_page
    from unpick.app.workspace import find_workspace, now

    if html:
        check_new(html)
    document = reviewed(
        packet,
        find_workspace(settings.workspace),
        by=by,
        at=now(),
        on=settings.on,
        known_at=settings.known_at,
        confirm=confirm,
    )
    if html:
        document = write_page(document, html, lang=settings.lang)
    emit(settings, document, lambda shown: _print(shown, settings.lang))
    at_level = bool(fail_on) and reaches(document, str(fail_on))
    return exit_code(rejected=len(document["rejects"]), at_level=at_level)


def _print(document: dict[str, Any], lang: str) -> None:
    import os
    import shutil

    from unpick.cli.review_words import review_lines, wrapped

    width = shutil.get_terminal_size((80, 24)).columns
    color = False if "NO_COLOR" in os.environ else None
    for row in review_lines(document, lang=lang):
        for line in wrapped(row, width):
            click.secho(line, color=color, bold=row.style in ("head", *_COLORS), fg=_COLORS.get(row.style))
    if document.get("html"):
        click.echo(f"\nPage: {document['html']}")
