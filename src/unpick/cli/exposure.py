"""`unpick exposure`: what a buyer, brand, public body or product is exposed to."""

from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["exposure_command"]


@click.command("exposure")
@click.argument("name")
@click.option("--tiers", default=6, show_default=True, help="Steps on a chain at most.")
@click.option("--top", default=5, show_default=True, help="Chains to show.")
@common_options
def exposure_command(settings: Settings, name: str, tiers: int, top: int) -> int:
    """Shipments, chains and amounts of one buyer; a count that somebody states stays a claim.

    Example: unpick exposure "Invented Outfitters"
    """
    from unpick.app.exposure import exposure
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(find_workspace(settings.workspace))
    document = exposure(workspace, name, at=now(), known_at=settings.known_at, tiers=tiers, top=top)
    emit(settings, document, _words)
    return exit_code()


def _words(document: dict[str, Any]) -> None:
    from unpick.cli.trace import write_chains

    shipments = document["shipments"]
    click.echo(f"{document['subject']['name']}: {shipments['known']} shipments known")
    click.echo(f"claimed by sources, not in the records: {shipments['unknown']}")
    write_chains(document["chains"])
    for amount in document["amounts"]:
        click.echo(f"{amount['what']}: {amount['value']} {amount.get('unit', '')}".rstrip())
    for assessment in document["assessments"]:
        click.echo(f"{assessment['regime']}: {assessment['outcome']}")
    for message in document["messages"]:
        click.echo(message)
    click.echo(f"Searched: {document['coverage']['says']}")
