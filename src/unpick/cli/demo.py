"""The command `demo`: build the demonstration, say how it came out, open the report."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["demo_command"]


@click.command(name="demo")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--no-browser", is_flag=True, help="Only print where the report is.")
@common_options
def demo_command(settings: Settings, folder: Path | None, no_browser: bool) -> int:
    """Build a workspace from the bundled listings and the founding cases, ask them, open the report.

    \b
    Example:
      unpick demo
      unpick demo my-demo --no-browser --json
    """
    from unpick.app.demo import DEFAULT_FOLDER, run_demo
    from unpick.app.workspace import now

    document = run_demo((folder or settings.workspace or Path(DEFAULT_FOLDER)).resolve(), at=now())
    emit(settings, document, _print)
    if not no_browser and not settings.as_json and _has_display():
        click.launch(document["report"])
    return 0 if all(row["as_expected"] for row in document["replays"]) else 1


def _has_display() -> bool:
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _print(document: dict[str, Any]) -> None:
    rows = document["replays"]
    for row in rows:
        mark = "ok " if row["as_expected"] else "NOT"
        days = f"on {row['asked_on'] or 'no day'}, knowing what was public by {row['known_at'] or 'today'}"
        click.echo(f"{mark} {row['question']}: {days}")
        click.echo(click.wrap_text(row["outcome"], width=78, initial_indent="    ", subsequent_indent="    "))
        for wrong in row["wrong"]:
            click.echo(f"      {wrong}")
    good = sum(row["as_expected"] for row in rows)
    click.echo(f"\n{good} of {len(rows)} questions of the founding cases came out as the sources say.")
    click.echo(f"Workspace: {document['workspace']}")
    click.echo(f"Report:    {document['report']}")
