"""The command `petition`: a draft whose every sentence has an exhibit, or the reason why there is none."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import DAY, Settings, common_options, emit, hide_option, reveal_options

__all__ = ["petition_command"]


@click.command(name="petition")
@click.argument("case")
@click.option(
    "--target", default="wro", show_default=True, help="wro, finding, caatsa, uflpa, nkspea205 or eu."
)
@click.option("--producer", default="", help="Name or id; needed when the case speaks of several.")
@click.option(
    "--class", "words", default="", metavar="TEXT", help="A class of goods in the stead of a producer."
)
@click.option("--heading", multiple=True, help="Beginning of the HS codes of the class; repeat for several.")
@click.option(
    "--region", default="", help="Code of the country or region that the class comes from (KP, CN-XJ)."
)
@click.option("--from", "start", type=DAY, help="First day of the allegation (default: 24 months before).")
@click.option(
    "--petitioner", "petitioner", multiple=True, help="A line that names who asks; repeat for several."
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
def petition_command(
    settings: Settings,
    case: str,
    target: str,
    producer: str,
    words: str,
    heading: tuple[str, ...],
    region: str,
    start: Any,
    petitioner: tuple[str, ...],
    out: Path | None,
    also: tuple[str, ...],
    hide: Path | None,
    reveal: tuple[str, ...],
    reason: str,
    by: str,
) -> int:
    """Draft a petition of a case: every sentence with its exhibit, gaps named; refused where it must not be filed.

    \b
    Example:
      unpick petition poof --known-at 2021-03-05 --target caatsa
      unpick petition poof --known-at 2021-03-05 --out petition.docx --also pdf
      unpick petition mills --class "knitted dolls" --heading 9503 --region KP
    """
    from unpick.app.filing_out import write_draft
    from unpick.app.petition import Reveal, petition
    from unpick.app.petition_class import GoodsClass
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    at = now()
    if (heading or region) and not words:
        raise click.UsageError("--heading and --region belong to --class TEXT.")
    goods = GoodsClass(words=words, headings=heading, region=region) if words else None
    workspace = Workspace.open(find_workspace(settings.workspace))
    paper, document = petition(
        workspace,
        case,
        at=at,
        target=target,
        producer=producer,
        on=settings.on,
        known_at=settings.known_at,
        start=start,
        petitioner=petitioner,
        reveal=Reveal(documents=reveal, reason=reason, by=by),
        goods=goods,
    )
    document = write_draft(paper, document, out, also, folder=workspace.folder, hide=hide, at=at)
    emit(settings, document, _words)
    return 1 if paper.refused else 0


def _words(document: dict[str, Any]) -> None:
    from unpick.cli.filing_words import echo_bars, echo_gaps, echo_paper, echo_tail
    from unpick.cli.terminal import echo_wrapped

    click.secho(document["title"], bold=True)
    period = document["period"]
    click.echo(
        f"case {document['case']}, known on {document['known_at']}, period {period['from']} to {period['to']}\n"
    )
    if document["refused"]:
        click.secho("REFUSED: no paper is written.", bold=True)
    else:
        echo_paper(document)
    customs = document["target"] not in ("uflpa", "eu")
    click.secho(f"\nWould {'customs' if customs else 'the authority'} return it?", bold=True)
    for one in document["returned"]:
        echo_wrapped(f"  {one['state']:<8}", f"{one['asks']}: {one['says']}", width=80)
    echo_bars(document)
    echo_gaps(document)
    echo_tail(document)
