"""`unpick exposure`: what a buyer, brand, public body or product is exposed to."""

from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["exposure_command"]

LEVELS = {"presumed": ("presumed", "prohibited", "not_rebutted"), "prohibited": ("prohibited",)}

BARS = ("entry", "blocking")
"""Effects that stop goods or dealings (docs/regimes.md)."""


@click.command("exposure")
@click.argument("name")
@click.option("--tiers", default=6, show_default=True, help="Steps on a chain at most.")
@click.option("--top", default=5, show_default=True, help="Chains to show.")
@click.option("--fail-on", type=click.Choice(sorted(LEVELS)), help="Exit 3 at or above this outcome.")
@common_options
def exposure_command(settings: Settings, name: str, tiers: int, top: int, fail_on: str | None) -> int:
    """Shipments, chains, amounts and the law of each country for one subject, by day of entry.

    A buyer, brand, public body or product. A count that somebody states stays a claim.

    Example: unpick exposure "Invented Outfitters"
    """
    from unpick.app.exposure import exposure
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(find_workspace(settings.workspace))
    document = exposure(
        workspace, name, at=now(), on=settings.on, known_at=settings.known_at, tiers=tiers, top=top
    )
    emit(settings, document, lambda answer: _words(settings, answer))
    # What binds states alone, or bars nothing by itself, is no level of a buyer.
    reached = [
        row
        for row in document["assessments"]
        if fail_on and row["outcome"] in LEVELS[fail_on] and row["effect"] in BARS
    ]
    return exit_code(at_level=bool(reached))


def _words(settings: Settings, document: dict[str, Any]) -> None:
    import os
    import shutil
    import sys

    from unpick.report.terminal import render_terminal

    width = shutil.get_terminal_size((80, 24)).columns
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    titled = {**document, "title": document["subject"]["name"]}
    click.echo(render_terminal(titled, width=width, color=color, lang=settings.lang), nl=False)
    for message in document["messages"]:
        click.echo(click.wrap_text(message, width=width))
