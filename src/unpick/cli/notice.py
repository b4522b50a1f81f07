"""The command `notice`: an exposure notice to a buyer or brand, or the reason why there is none."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import DAY, Settings, common_options, emit, hide_option, reveal_options

__all__ = ["notice_command"]


@click.command(name="notice")
@click.argument("name", metavar="SUBJECT|CASE")
@click.option("--case", default="", help="The case of the buyer; needed when several speak of it.")
@click.option("--to", "firm", default="", help="The buyer of a case; needed when it speaks of several.")
@click.option("--until", type=DAY, help="The day until which a reply is asked.")
@click.option("--sender", multiple=True, help="A line that names who writes; repeat for several.")
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
def notice_command(
    settings: Settings,
    name: str,
    case: str,
    firm: str,
    until: Any,
    sender: tuple[str, ...],
    out: Path | None,
    also: tuple[str, ...],
    hide: Path | None,
    reveal: tuple[str, ...],
    reason: str,
    by: str,
) -> int:
    """Draft an exposure notice to a buyer: stated, inferred, not known; law and figures; the right of reply.

    \b
    Example:
      unpick notice poof --known-at 2021-03-05 --out notice.html --also docx
    """
    from unpick.app.exposure_notice import exposure_notice
    from unpick.app.filing_out import write_draft
    from unpick.app.petition import Reveal
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    at = now()
    workspace = Workspace.open(find_workspace(settings.workspace))
    paper, document = exposure_notice(
        workspace,
        name,
        at=at,
        case=case,
        firm=firm,
        until=until,
        sender=sender,
        on=settings.on,
        known_at=settings.known_at,
        reveal=Reveal(documents=reveal, reason=reason, by=by),
    )
    document = write_draft(paper, document, out, also, folder=workspace.folder, hide=hide, at=at)
    emit(settings, document, _words)
    return 1 if paper.refused else 0


def _words(document: dict[str, Any]) -> None:
    from unpick.cli.filing_words import echo_draft

    echo_draft(document, "notice")
