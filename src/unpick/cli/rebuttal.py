"""The command `rebuttal`: the packet of a case reviewed first, then drafted with what is still missing."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, hide_option, reveal_options

__all__ = ["rebuttal_command"]


@click.command(name="rebuttal")
@click.argument("case")
@click.option(
    "--product", default="", help="Kind of goods whose tiers are traced, where the packet does not tell."
)
@click.option("--submitter", multiple=True, help="A line that names who files; repeat for several.")
@click.option(
    "--same-as", default="", metavar="CASE", help="An earlier case: draft the short report on the same chain."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; its ending gives the format.",
)
@click.option(
    "--also", multiple=True, help="A further ending, written beside it under the same name; repeat."
)
@hide_option
@reveal_options
@common_options
def rebuttal_command(
    settings: Settings,
    case: str,
    product: str,
    submitter: tuple[str, ...],
    same_as: str,
    out: Path | None,
    also: tuple[str, ...],
    hide: Path | None,
    reveal: tuple[str, ...],
    reason: str,
    by: str,
) -> int:
    """Draft a rebuttal packet: the review's findings first, then index, answers, checklists, tiers, masses, meters.

    \b
    Example:
      unpick rebuttal mycase --product garment --out rebuttal.docx --also pdf
      unpick rebuttal mycase --product garment --same-as earlier --out same.docx
    """
    from unpick.app.filing_out import write_draft
    from unpick.app.petition import Reveal
    from unpick.app.rebuttal import rebuttal
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    at = now()
    workspace = Workspace.open(find_workspace(settings.workspace))
    paper, document = rebuttal(
        workspace,
        case,
        at=at,
        product=product,
        by=by,
        submitter=submitter,
        on=settings.on,
        known_at=settings.known_at,
        reveal=Reveal(documents=reveal, reason=reason, by=by if reveal or reason else ""),
        same_as=same_as,
    )
    document = write_draft(paper, document, out, also, folder=workspace.folder, hide=hide, at=at)
    emit(settings, document, _words)
    return 1 if paper.refused else 0


def _words(document: dict[str, Any]) -> None:
    from unpick.cli.filing_words import echo_draft

    echo_draft(document, "rebuttal")
