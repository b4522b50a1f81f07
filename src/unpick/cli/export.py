"""The command `export`: everything out again; protected sources stay in."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, reveal_options

__all__ = ["export_command"]


@click.command(name="export")
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["ftm", "bods", "xlsx", "csv", "geojson", "prov", "nomenklatura"]),
    help="What to write.",
)
@click.option("--out", type=click.Path(path_type=Path), help="A new folder (default: one in exports/).")
@click.option("--handover", is_flag=True, help="A copy of the workspace without sealed originals.")
@reveal_options
@common_options
def export_command(
    settings: Settings,
    form: str,
    out: Path | None,
    handover: bool,
    reveal: tuple[str, ...],
    reason: str,
    by: str,
) -> int:
    """Write the workspace out: tables, a workbook, entities, or a copy to hand over; protected text redacted.

    \b
    Example:
      unpick export --format csv --out tables
    """
    from unpick.app.export import export_workspace
    from unpick.app.workspace import find_workspace, now

    document = export_workspace(
        find_workspace(settings.workspace),
        form=form,
        at=now(),
        out=out,
        handover=handover,
        known_at=settings.known_at,
        reveal=reveal,
        reason=reason,
        by=by,
    )
    emit(settings, document, _words)
    return 0 if document["ok"] else 1


def _words(document: dict[str, Any]) -> None:
    click.echo(f"{document['rows']} rows in {len(document['files'])} files: {document['folder']}")
    if document["redacted"]:
        click.echo(f"{document['redacted']} protected documents are redacted.")
    for line in (*document["notes"], *document["problems"]):
        click.echo(line)
