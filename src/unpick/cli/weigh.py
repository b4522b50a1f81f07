"""The command `weigh`: the ledger of one supplier or product, to be added up by hand."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import DAY, Settings, common_options, emit, exit_code

__all__ = ["weigh_command"]

_WIDTH = 100
"""Signs of a row of the ledger: the whole stands on twelve lines of a terminal, to be added by hand."""


@click.command(name="weigh")
@click.argument("subject")
@click.option(
    "--product", default="", help="Goods in words or a heading: claims about other goods are left out."
)
@click.option("--from", "start", type=DAY, help="First day of the period; what ended before is left out.")
@click.option("--to", "end", type=DAY, help="Last day of the period; what began later is left out.")
@click.option(
    "--prior",
    type=float,
    default=0.02,
    show_default=True,
    help="Share of like goods and places where it is so.",
)
@click.option("--ratios", type=click.Path(path_type=Path), help="A table of ratios of your own.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the ledger as XLSX with live formulas.")
@common_options
def weigh_command(
    settings: Settings,
    subject: str,
    product: str,
    start: Any,
    end: Any,
    prior: float,
    ratios: Path | None,
    out: Path | None,
) -> int:
    """Weigh what speaks for and against, in lines whose weights add up to the total.

    \b
    Example:
      unpick weigh "Invented River Mill" --on 2024-06-01
      unpick weigh "Invented River Mill" --out ledger.xlsx
    """
    from unpick.app.weigh import Asked, weigh_subject, write_ledger
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    at = now()
    document = weigh_subject(
        Workspace.open(find_workspace(settings.workspace)),
        subject,
        Asked(on=settings.on or at.date(), start=start, end=end, product=product, prior=prior),
        at=at,
        known_at=settings.known_at,
        ratios=ratios,
    )
    if out is not None:
        document["written"] = {"path": str(write_ledger(document, out))}
    emit(settings, document, _words)
    return exit_code()


def _words(document: dict[str, Any]) -> None:
    from unpick.app.weigh import rows_of
    from unpick.cli.terminal import echo_wrapped

    subject = document["subject"]["name"]
    click.secho(f"{subject}, on {document['period']['on']}", bold=True)
    for label, says in zip(("for", "against"), document["propositions"], strict=True):
        click.echo(f"{label}: {says}")
    click.echo("")
    low, high = document["interval"]
    rows = [(line["weight"], line["family"], f"{line['says']}{_note(line)}") for line in rows_of(document)]
    total = f"log10 odds ({low:+.2f} to {high:+.2f}): {document['words']}"
    cut = [_row(document["prior"]["log10_odds"], "prior", document["prior"]["says"])]
    cut += [_row(*row) for row in rows]
    click.echo(f"{'':-<7}")
    cut += [_row(document["total"], "total", total)]
    click.echo("")
    for weight, says in filter(None, cut):
        echo_wrapped(f"{weight} in full: ", says, width=70)
    echo_wrapped("", document["confidence"], width=90)
    for flip in document["flips"]:
        echo_wrapped("would change it: ", flip["says"], width=73)
    for line in document["not_looked"]:
        echo_wrapped("not looked at: ", line, width=75)
    silent = [one for one in document["lines"] if not one["weight"]]
    if silent:
        lines = "line counts" if len(silent) == 1 else "lines count"
        echo_wrapped(
            f"{len(silent)} {lines} nothing: ", "; ".join(sorted({one["note"] for one in silent})), width=65
        )
    if document["left_out"]:
        click.echo(
            f"{len(document['left_out'])} claims are of another time or about other goods; --json lists them"
        )
    for message in document["messages"]:
        echo_wrapped("", message, width=90)


def _row(weight: float, label: str, says: str) -> tuple[str, str] | None:
    """Print one row of the ledger on one line, and return what was cut off with its weight, so that it can be told below."""
    line, told = f"{weight:+6.2f}  {label}: ", f"{label}: {says}"
    room = _WIDTH - len(line)
    if len(says) <= room:
        click.echo(line + says)
        return None
    click.echo(f"{line}{says[: room - 1].rstrip()}\u2026")
    return f"{weight:+6.2f}", told


def _note(line: dict[str, Any]) -> str:
    return f" ({line['note']})" if line.get("note") else ""
